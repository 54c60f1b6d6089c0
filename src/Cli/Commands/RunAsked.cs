using Testudo.Cli.Results;

namespace Testudo.Cli.Commands;

/// <summary>What the user asked of a run beside its own options, as written.</summary>
/// <param name="File">The scenario or campaign.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Threads">Worker threads.</param>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="Places">Where results go.</param>
internal sealed record RunAsked(string File, string? Seed, string? Threads, string? Catalogue, AnalysisPlaces Places)
{
    /// <summary>The file in the command that makes the same result again, wherever it lies.</summary>
    public string FileAgain => ShellText.Quoted(ShellText.WithoutFolders(File));

    /// <summary>The catalogue in that command, with a space before it; empty for the usual one.</summary>
    public string CatalogueAgain => Catalogue is null ? "" : $" --catalogue {ShellText.Quoted(ShellText.WithoutFolders(Catalogue))}";
}
