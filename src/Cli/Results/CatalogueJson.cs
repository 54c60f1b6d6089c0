using System.Text.Json.Serialization;
using Testudo.Reporting.Results;
using Testudo.World.Text;

namespace Testudo.Cli.Results;

/// <summary>One thing that is wrong with the input, for machines.</summary>
internal sealed record DiagnosticLine(string File, int? Line, string? Key, string Message, string? Suggestion)
{
    /// <summary>Makes the line.</summary>
    /// <param name="diagnostic">What is wrong.</param>
    /// <param name="words">The language.</param>
    public static DiagnosticLine Of(Diagnostic diagnostic, Words words) => new(
        diagnostic.Location.File,
        diagnostic.Location.Line > 0 ? diagnostic.Location.Line : null,
        diagnostic.Location.Key.Length > 0 ? diagnostic.Location.Key : null,
        words.Say(diagnostic.Message),
        diagnostic.Suggestion is null ? null : words.Say(diagnostic.Suggestion));
}

/// <summary>An entry of the catalogue in a list, for machines.</summary>
internal sealed record ListedEntry(string Kind, string Id, string Name, IReadOnlyDictionary<string, string> Properties);

/// <summary>An entry of the catalogue with all its numbers, for machines.</summary>
internal sealed record ShownEntry(string Kind, string Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyDictionary<string, string> Properties, IReadOnlyList<ShownNumber> Numbers, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description = null);

/// <summary>A number of the catalogue, for machines. Unit: SI, USD for money.</summary>
internal sealed record ShownNumber(string Path, string Quantity, double Value, double Low, double High, string Source, string? SourceTitle, string Date, string Confidence, string? Note);

/// <summary>What <c>validate</c> and <c>catalogue</c> write for machines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(List<DiagnosticLine>))]
[JsonSerializable(typeof(List<ListedEntry>))]
[JsonSerializable(typeof(ShownEntry))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
