namespace Testudo.Cli.Evidence;

/// <summary>Where evidence is, as the command line says.</summary>
internal sealed record EvidencePlaces
{
    /// <summary>The store; null for that of <c>TESTUDO_DB</c> or the user's own.</summary>
    public string? Db { get; init; }

    /// <summary>The folder of facts files; null for the usual one.</summary>
    public string? Facts { get; init; }

    /// <summary>The catalogue; null for the usual one.</summary>
    public string? Catalogue { get; init; }
}
