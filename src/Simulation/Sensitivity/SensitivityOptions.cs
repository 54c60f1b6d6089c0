namespace Testudo.Simulation.Sensitivity;

/// <summary>How the variance of a result is shared out among the uncertain numbers.</summary>
public sealed record SensitivityOptions
{
    /// <summary>Draws of the uncertain numbers where nothing else is asked.</summary>
    public const int DefaultDraws = 6_000;

    /// <summary>The most draws: with two hundred numbers the table of what is fitted then takes about a gigabyte.</summary>
    public const int MostDraws = 30_000;

    /// <summary>Draws for each function that is fitted: fewer leave too little to tell the fit from chance.</summary>
    public const int DrawsForEachFunction = 8;

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Draws of all uncertain numbers, to which the effect of each by itself is fitted. The default value is 6,000.</summary>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>Replications of each of those draws: few, for another draw tells more than another raid of the same. At least 2. The default value is 5.</summary>
    public int ReplicationsPerDraw { get; init; } = 5;

    /// <summary>Replications of each draw in which some numbers are kept and the others are drawn anew. At least 2. The default value is 20.</summary>
    /// <remarks>There only what the fit leaves unexplained counts, and of that chance is the larger part: more raids of the same draw pay.</remarks>
    public int ReplicationsPerPair { get; init; } = 20;

    /// <summary>How many pairs of draws each group of numbers gets.</summary>
    public int Pairs => Math.Max(20, Draws / 15);

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The fewest draws with which so many uncertain numbers can be told apart.</summary>
    /// <param name="parameters">How many uncertain numbers there are.</param>
    public static int LeastDraws(int parameters) => Math.Max(300, 2 * parameters * DrawsForEachFunction);
}
