namespace Testudo.Simulation.Sensitivity;

/// <summary>Something that depends on uncertain numbers and on chance. One object serves one thread.</summary>
internal interface IUncertainOutcomes
{
    /// <summary>How many uncertain numbers there are.</summary>
    int Parameters { get; }

    /// <summary>How many outcomes are looked at.</summary>
    int Outcomes { get; }

    /// <summary>How many controls there are: what chance did, with the mean zero whatever the uncertain numbers are.</summary>
    int Controls { get; }

    /// <summary>The independent standard normal deviates of a draw; the same for the same draw, in any thread.</summary>
    /// <param name="draw">The number of the draw.</param>
    /// <param name="deviates">One deviate for each uncertain number.</param>
    void Draw(uint draw, Span<double> deviates);

    /// <summary>Takes the uncertain numbers for the replications to come.</summary>
    /// <param name="deviates">One deviate for each uncertain number.</param>
    void Use(ReadOnlySpan<double> deviates);

    /// <summary>What one replication gives.</summary>
    /// <param name="replication">The number of the replication: another one is another chance.</param>
    /// <param name="outcomes">One value for each outcome.</param>
    /// <param name="controls">One value for each control.</param>
    void Observe(uint replication, Span<double> outcomes, Span<double> controls);
}
