using Testudo.Evidence.Store;

namespace Testudo.Reporting.Evidence;

/// <summary>A version of the public record in a store.</summary>
/// <param name="Number">Its number in the store; later ones are greater.</param>
/// <param name="IsCurrent">Whether it is the one that counts.</param>
/// <param name="Record">The file.</param>
/// <param name="ImportedAt">When it was imported, UTC.</param>
/// <param name="Counts">How many rows were read, and what became of them.</param>
public sealed record VersionEntry(long Number, bool IsCurrent, RecordUsed Record, DateTime ImportedAt, ImportCounts Counts)
{
    /// <summary>The entry of a version.</summary>
    /// <param name="version">The version.</param>
    public static VersionEntry Of(RecordImport version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new VersionEntry(version.Id, version.IsCurrent, RecordUsed.Of(version), version.File.ImportedAt, ImportCounts.Of(version.Counts));
    }
}

/// <summary>The versions of the public record in a store.</summary>
public sealed record VersionsDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-versions/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The versions in the order in which they were imported.</summary>
    public required IReadOnlyList<VersionEntry> Versions { get; init; }
}
