namespace Testudo.Reporting.Evidence;

/// <summary>The dated table of reporting regimes.</summary>
public sealed record RegimesDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-regimes/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The regimes in the order of their table.</summary>
    public required IReadOnlyList<RegimeEntry> Regimes { get; init; }
}
