using Testudo.Evidence.Store;

namespace Testudo.Reporting.Evidence;

/// <summary>The version of the public record that numbers come from.</summary>
/// <param name="File">The name of the file, without folders.</param>
/// <param name="Sha256">The SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">How many rows of it are used.</param>
public sealed record RecordUsed(string File, string Sha256, long Rows)
{
    /// <summary>A version that is in a store.</summary>
    /// <param name="version">The version.</param>
    public static RecordUsed Of(RecordImport version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new RecordUsed(version.File.Name, version.File.Sha256, version.Counts.Kept);
    }
}

/// <summary>What a document was made by and from.</summary>
/// <param name="Version">The version of Testudo.</param>
/// <param name="Command">The command that makes it again.</param>
/// <param name="CatalogueHash">SHA-256 over the catalogue; null where it was not used.</param>
/// <param name="Record">The version of the public record; null where it was not used.</param>
public sealed record Provenance(string Version, string Command, string? CatalogueHash, RecordUsed? Record);
