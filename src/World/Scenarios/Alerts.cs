using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>What has to be known of a tracked threat before the public is alarmed.</summary>
public enum AlertTrigger
{
    /// <summary>It is aimed at an asset of the region.</summary>
    Aimed,

    /// <summary>It was launched, wherever to.</summary>
    Launched,

    /// <summary>It comes near the region, or will within a time.</summary>
    Near,

    /// <summary>It has crossed the border of a country.</summary>
    Border,
}

/// <summary>How an alarm reaches people.</summary>
public enum WarningMeans
{
    /// <summary>Sirens and loudspeakers in the street.</summary>
    Siren,

    /// <summary>An application or a cell broadcast on the telephone.</summary>
    App,

    /// <summary>Television and radio.</summary>
    Broadcast,
}

/// <summary>Who is warned, when, by what.</summary>
/// <remarks>See <c>docs/methods/warning.md</c>.</remarks>
public sealed record AlertPlan
{
    /// <summary>Whether the scenario has a plan; without one, each asset is alarmed for what is aimed at it, and everybody hears it at once.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>The regions; every asset is in exactly one.</summary>
    public required IReadOnlyList<AlertRegion> Regions { get; init; }

    /// <summary>Rules, the first that fits a class and a region wins; where none fits, what is aimed at the region alarms it.</summary>
    public required IReadOnlyList<AlertRule> Rules { get; init; }

    /// <summary>How people hear of it; empty where everybody does at once.</summary>
    public required IReadOnlyList<AlertMeans> Means { get; init; }

    /// <summary>Time without a threat to the region before the all-clear is thought of. Unit: seconds.</summary>
    public required double Quiet { get; init; }

    /// <summary>From then to the all-clear. Unit: seconds.</summary>
    public required Parameter AllClearDelay { get; init; }

    /// <summary>The rule for a class and a region.</summary>
    /// <param name="threatClass">The class.</param>
    /// <param name="region">The region.</param>
    public AlertRule RuleFor(ThreatClass threatClass, AlertRegion region) =>
        Rules.FirstOrDefault(r => r.Against.Contains(threatClass) && (r.Regions is null || r.Regions.Contains(region.Id))) ?? AlertRule.Default;
}

/// <summary>A region that is alarmed as a whole.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name in each language.</param>
/// <param name="Assets">The indices of its assets.</param>
public sealed record AlertRegion(string Id, LocalisedText Name, IReadOnlyList<int> Assets);

/// <summary>When threats of some classes alarm a region.</summary>
public sealed record AlertRule
{
    /// <summary>What is aimed at the region alarms it: the rule where none is written.</summary>
    public static readonly AlertRule Default = new() { Against = Enum.GetValues<ThreatClass>(), Trigger = AlertTrigger.Aimed };

    /// <summary>The classes.</summary>
    public required IReadOnlyList<ThreatClass> Against { get; init; }

    /// <summary>The ids of the regions; null for all.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>What has to be known of the threat, besides that it is tracked.</summary>
    public required AlertTrigger Trigger { get; init; }

    /// <summary>For <see cref="AlertTrigger.Near"/>: distance from the built-up area of an asset. Unit: metres.</summary>
    public double Within { get; init; }

    /// <summary>For <see cref="AlertTrigger.Near"/>: how long before it comes within that distance. Unit: seconds.</summary>
    public double Ahead { get; init; }

    /// <summary>For <see cref="AlertTrigger.Border"/>: the countries whose border counts.</summary>
    public IReadOnlyList<Country> Countries { get; init; } = [];
}

/// <summary>One way in which people hear of an alarm.</summary>
/// <param name="Means">Which.</param>
/// <param name="Delay">From the order to the moment at which those whom it reaches hear it. Unit: seconds.</param>
/// <param name="Reach">Share of people whom it reaches, independently of the others.</param>
public sealed record AlertMeans(WarningMeans Means, Parameter Delay, Parameter Reach);

/// <summary>Who counts as exposed to an impact or to the debris of an intercept.</summary>
/// <remarks>Exposure is not harm: see <c>docs/methods/exposure.md</c>.</remarks>
/// <param name="ScaledDistance">Radius of exposure to a warhead of 1 kg; grows with the cube root of the mass. Unit: metres per cube root of kilograms.</param>
/// <param name="DebrisRadius">Radius within which people count as under the debris of an intercept. Unit: metres.</param>
public sealed record ExposureRule(Parameter ScaledDistance, Parameter DebrisRadius);
