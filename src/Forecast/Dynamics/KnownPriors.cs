using Testudo.Evidence.Record;

namespace Testudo.Forecast.Dynamics;

/// <summary>The priors of the classes: grids coarse enough to be written down, wide enough to hold what is plausible.</summary>
/// <remarks>They were chosen on the record up to September 2025; <c>docs/methods/forecast.md</c> has the reason of each, and what was tried.</remarks>
internal static class KnownPriors
{
    // Slopes change over years.
    private const double SlopeDays = 1000;

    // A level may be half lost in half a year, or in a year.
    private static readonly Drift[] Levels = [new(0, 0.7, 365), new(0, 0.5, 180)];

    /// <summary>The prior of a class.</summary>
    /// <param name="recordClass">One of <see cref="RecordClasses.OfCells"/>.</param>
    public static ClassPrior Of(string recordClass) => recordClass switch
    {
        RecordClasses.Drone => Drones(),
        RecordClasses.Cruise => Cruise(),
        RecordClasses.Ballistic => Ballistic(),
        RecordClasses.Supersonic => Supersonic(),
        RecordClasses.Sam => Sam(),
        _ => throw new ArgumentOutOfRangeException(nameof(recordClass), recordClass, "The class has no cells."),
    };

    private static ClassPrior Drones() => new()
    {
        ReferenceSize = 100,
        ReferenceOtherwise = 8,
        Otherwise = new Drift(0, 0.05, SlopeDays),
        OfModel = default,
        ModelGroups = [],
        Members = Grid(1.8, [0.02, 0.04, 0.07, 0.11], [0, 0.3, 0.6], [new(0, 0.3, 5), new(0, 0.4, 15)], new Drift(0.2, 0.3, SlopeDays)),
    };

    private static ClassPrior Cruise() => new()
    {
        ReferenceSize = 10,
        ReferenceOtherwise = 32,
        Otherwise = new Drift(0, 0.05, SlopeDays),
        OfModel = new Drift(0, 0.6, SlopeDays),
        ModelGroups = [["X-101/X-555"], ["Kalibr"], ["Iskander-K"], ["X-59", "X-69", "X-35", "Banderol"]],
        Members = Grid(1, [0.05, 0.12, 0.22, 0.35], [0, 0.4, 0.8], [null, new(0, 0.35, 10)], new Drift(0.15, 0.2, SlopeDays)),
    };

    private static ClassPrior Ballistic() => new()
    {
        ReferenceSize = 3,
        ReferenceOtherwise = 64,
        Otherwise = new Drift(0, 0.05, SlopeDays),
        OfModel = new Drift(0, 0.2, SlopeDays),
        ModelGroups = [["C-300", "C-400"], ["X-47 Kinzhal"], ["KN-23"], ["Iskander-M"]],
        Members =
        [
            .. Levels.SelectMany(level => ((double[])[0.5, 0.65, 0.8]).SelectMany(share => ((double[])[0.1, 0.2, 0.35]).Select(correlation =>
                new Member(new Outcome { Correlation = correlation, DefendedShare = share }, level with { Mean = -0.6 }, null, new Drift(0.9, 0.4, SlopeDays))))),
            .. Grid(-1, [0.5], [0], [null], new Drift(0.8, 0.4, SlopeDays)),
        ],
    };

    private static ClassPrior Supersonic() => new()
    {
        ReferenceSize = 3,
        ReferenceOtherwise = 32,
        Otherwise = new Drift(0, 0.15, SlopeDays),
        OfModel = new Drift(0, 0.6, SlopeDays),
        ModelGroups = [["X-22", "X-32"], ["X-31"], ["P-800"], ["3M22"]],
        Members = Grid(-2.5, [0.3, 0.6, 0.9], [0], [null], new Drift(0.2, 0.3, SlopeDays)),
    };

    // One or two of a hundred raids have any stopped at all: there is nothing to tell apart.
    private static ClassPrior Sam() => new()
    {
        ReferenceSize = 4,
        ReferenceOtherwise = 16,
        Otherwise = new Drift(0, 0.15, SlopeDays),
        OfModel = default,
        ModelGroups = [],
        Members = [.. ((double[])[0.6, 0.9, 0.97]).Select(c => new Member(new Outcome { Correlation = c }, new Drift(-5, 1, 1000), null, new Drift(0.2, 0.3, SlopeDays)))],
    };

    private static Member[] Grid(double mean, double[] correlations, double[] exponents, Drift?[] fast, Drift launched) =>
        [.. correlations.SelectMany(c => exponents.SelectMany(e => Levels.SelectMany(level => fast.Select(f =>
            new Member(new Outcome { Correlation = c, SizeExponent = e }, level with { Mean = mean }, f, launched)))))];
}
