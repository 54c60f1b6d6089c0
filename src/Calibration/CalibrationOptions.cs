namespace Testudo.Calibration;

/// <summary>How much is simulated for a calibration, and how.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Points of the factors at which the simulation is tried. The default value is 300.</summary>
    public int Points { get; init; } = 300;

    /// <summary>Raids of different sizes at each point. The default value is 10.</summary>
    public int Settings { get; init; } = 10;

    /// <summary>Draws of targets for each of them. The default value is 24.</summary>
    public int Spreads { get; init; } = 24;

    /// <summary>Replications for each draw of targets. The default value is 8.</summary>
    public int Replications { get; init; } = 8;

    /// <summary>Markov chains. The default value is 4.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Steps of each chain; the first half is left out. The default value is 120,000.</summary>
    public int Steps { get; init; } = 120_000;

    /// <summary>Draws of the posterior that are kept. The default value is 200.</summary>
    public int Draws { get; init; } = 200;

    /// <summary>The seed. The default value is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Worker threads; changes nothing but the time taken. The default value is 1.</summary>
    public int Threads { get; init; } = 1;
}
