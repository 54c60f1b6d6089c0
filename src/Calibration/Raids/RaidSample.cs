namespace Testudo.Calibration.Raids;

/// <summary>The raids of a period, divided into those that are fitted and those that only check the fit.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="Fitted">Raids that are fitted.</param>
/// <param name="HeldOut">Raids that are not.</param>
/// <param name="Named">Raids of the whole record that were asked to be held out by name.</param>
public sealed record RaidSample(DateOnly From, DateOnly To, IReadOnlyList<ObservedRaid> Fitted, IReadOnlyList<ObservedRaid> HeldOut, IReadOnlyList<ObservedRaid> Named)
{
    // Of the raids in the order of time, one in so many is held out.
    private const int OneIn = 3;

    /// <summary>The first day of the usual period: from then on the laydown of the shipped scenarios, with Patriot, is about right.</summary>
    public static DateOnly UsualFrom { get; } = new(2023, 5, 1);

    /// <summary>The last day of the usual period: up to then bulletins count drones in one way.</summary>
    public static DateOnly UsualTo { get; } = new(2024, 6, 30);

    /// <summary>The fewest raids that can be fitted: with fewer the priors would answer, not the record.</summary>
    public const int FewestFitted = 12;

    /// <summary>The raids of the report that started the project: they are never fitted.</summary>
    public static IReadOnlyList<string> NeverFitted { get; } = ["2023-12-29", "2024-01-02"];

    /// <summary>Divides the raids of a period.</summary>
    /// <param name="raids">Raids.</param>
    /// <param name="from">The first day on which one ended.</param>
    /// <param name="to">The last day on which one ended.</param>
    public static RaidSample Of(IReadOnlyList<ObservedRaid> raids, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(raids);
        var named = raids.Where(r => NeverFitted.Contains(r.Id, StringComparer.Ordinal)).ToList();
        var inside = raids.Where(r => r.Date >= from && r.Date <= to).Except(named).ToList();
        return new RaidSample(from, to, [.. inside.Where((_, i) => i % OneIn != OneIn - 1)], [.. inside.Where((_, i) => i % OneIn == OneIn - 1)], named);
    }
}
