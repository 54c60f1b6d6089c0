namespace Testudo.Simulation.Measures;

/// <summary>How a raid is replicated.</summary>
public sealed record MonteCarloOptions
{
    /// <summary>Replications where nothing else is asked. The default value is 10,000.</summary>
    public const int DefaultReplications = 10_000;

    /// <summary>From how many replications leakers are kept where nothing else is asked.</summary>
    public const int DefaultLeakerReplications = 1_000;

    /// <summary>The most replications of one run.</summary>
    public const int MostReplications = 5_000_000;

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many replications. The default value is 10,000.</summary>
    public int Replications { get; init; } = DefaultReplications;

    /// <summary>
    /// Width of the 95 % sampling interval of the leakage rate at which to stop; null to run <see cref="Replications"/>. The default value is null.
    /// </summary>
    public double? Precision { get; init; }

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>From how many of the first replications leakers are kept one by one. The default value is 1,000.</summary>
    public int LeakerReplications { get; init; } = DefaultLeakerReplications;
}

/// <summary>How far a run has come.</summary>
/// <param name="Done">Replications done.</param>
/// <param name="Total">Replications asked for; an estimate where a precision is asked.</param>
/// <param name="Width">Width of the sampling interval of the leakage rate; NaN where not known yet.</param>
public readonly record struct MonteCarloProgress(int Done, int Total, double Width);
