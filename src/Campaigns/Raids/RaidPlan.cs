using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Campaigns.Raids;

/// <summary>Which raids come: drawn from the public record where there is one, or else those that are given and what the months add to them.</summary>
public sealed record RaidPlan
{
    /// <summary>How the record is drawn from; null where it is not.</summary>
    public RecordWindow? Record { get; init; }

    /// <summary>Raids that come on their day.</summary>
    public IReadOnlyList<GivenRaid> Given { get; init; } = [];

    /// <summary>What was launched in months, those given among it.</summary>
    public IReadOnlyList<MonthTotal> Months { get; init; } = [];

    /// <summary>By class, the part of the threats that come: under 1 where strikes on launchers and stores take effect, over 1 for larger raids.</summary>
    public required IReadOnlyList<double> Scale { get; init; }
}

/// <summary>The part of the record from which raids are drawn.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="BlockDays">Days that are drawn together, so that raids cluster as they did.</param>
/// <param name="WithinDays">The largest distance, in the course of the year, between a day and the one that stands for it; null for any.</param>
public sealed record RecordWindow(DateOnly From, DateOnly To, int BlockDays, int? WithinDays);

/// <summary>A raid that comes on its day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counts">Threats by class; null where <paramref name="Facts"/> says.</param>
/// <param name="Facts">The id of the raid of the facts file that has the numbers; null where they are written here.</param>
/// <param name="Location">Where it is written.</param>
public sealed record GivenRaid(DateOnly Date, IReadOnlyList<int>? Counts, string? Facts, TextLocation Location);

/// <summary>What was launched of one class in one month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Class">The class, as an index in <see cref="CampaignClasses.All"/>.</param>
/// <param name="Launched">How many, raids that are given included.</param>
/// <param name="Days">On how many days of the month.</param>
/// <param name="Stopped">The share that was stopped, as published; null where nobody published it.</param>
public sealed record MonthTotal(DateOnly Month, int Class, Parameter Launched, int Days, Parameter? Stopped);
