namespace Testudo.Evidence.Store;

/// <summary>How a store is opened.</summary>
public sealed record StoreOptions
{
    /// <summary>How long to wait for whoever else is writing, and for a server to answer. The default value is 20 seconds: importing the public file holds the store for a tenth of a second, a file of a million rows for about ten.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether a store is made where there is none. The default value is true; a command that only reads says no, so that a mistyped name is an error.</summary>
    public bool MayCreate { get; init; } = true;

    /// <summary>The most rows that two versions may have different to be compared in memory, for tests; beyond it they are read from the store, and not paired. The default value is 40,000, which take about 150 MB.</summary>
    internal int MostChangesInMemory { get; init; } = 40_000;

    /// <summary>The migrations, for tests; null for those of this version.</summary>
    internal IReadOnlyList<Migration>? Migrations { get; init; }
}
