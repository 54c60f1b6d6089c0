using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Testudo.Evidence.Reading;
using Testudo.Simulation.Measures;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Cli;

/// <summary>What the program says, in one language.</summary>
/// <remarks>
/// As with gettext, the English text in the code is the key. Uk.json and ru.json beside this file hold three tables: words (texts of
/// this room), diagnostics (formats of the messages of the rooms below), and arguments (pieces of text put into those). A
/// test lists every key that is missing or no longer used. Sentences are built so that no number decides a word's form.
/// </remarks>
internal sealed partial class Words
{
    /// <summary>The languages, the first being the one in the code.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "uk", "ru"];

    private static readonly Dictionary<string, Lazy<Words>> Made = Languages.ToDictionary(l => l, l => new Lazy<Words>(() => Make(l)));

    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string> diagnostics;
    private readonly Dictionary<string, string> arguments;
    // Patterns take time to make, and few commands retell anything.
    private readonly Lazy<List<(string Format, Regex? Pattern, string Translation)>> told;

    private Words(string language, Dictionary<string, Dictionary<string, string>> tables)
    {
        Language = language;
        words = tables.GetValueOrDefault("words") ?? [];
        diagnostics = tables.GetValueOrDefault("diagnostics") ?? [];
        arguments = tables.GetValueOrDefault("arguments") ?? [];
        told = new(() => [.. (tables.GetValueOrDefault("told") ?? []).Select(t => (t.Key, Pattern(t.Key), t.Value))]);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (language != "en")
        {
            culture.NumberFormat.NumberDecimalSeparator = ",";
            // Narrow no-break space.
            culture.NumberFormat.NumberGroupSeparator = "\u202F";
        }

        Culture = culture;
        Numbers = new Numbers(this);
    }

    /// <summary><c>en</c>, <c>uk</c> or <c>ru</c>.</summary>
    public string Language { get; }

    /// <summary>How numbers are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Writes numbers.</summary>
    public Numbers Numbers { get; }

    /// <summary>The text in this language; the English one where a translation is missing.</summary>
    /// <param name="english">The English text.</param>
    public string this[string english] => words.GetValueOrDefault(english, english);

    /// <summary>The words of a language.</summary>
    /// <param name="language"><c>en</c>, <c>uk</c> or <c>ru</c>.</param>
    public static Words In(string language) =>
        Made.TryGetValue(language, out var made) ? made.Value : throw new ArgumentOutOfRangeException(nameof(language), language, "There are no words for this language.");

    private static Words Make(string language)
    {
        if (language == "en")
        {
            return new Words(language, []);
        }

        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"{language}.json")
            ?? throw new InvalidOperationException($"The assembly was built without {language}.json.");
        return new Words(language, JsonSerializer.Deserialize(stream, WordsJson.Default.DictionaryStringDictionaryStringString)!);
    }

    /// <summary>Marks an English text that is looked up later.</summary>
    /// <param name="english">The text.</param>
    public static string Mark(string english) => english;

    /// <summary>A sentence with values, whose English format is the key.</summary>
    /// <param name="sentence">The sentence.</param>
    public string Format(FormattableString sentence) =>
        string.Format(Culture, words.GetValueOrDefault(sentence.Format, sentence.Format), sentence.GetArguments());

    /// <summary>A name in this language.</summary>
    /// <param name="name">The name.</param>
    public string Of(LocalisedText name) => name.In(Language);

    /// <summary>A name in this language.</summary>
    /// <param name="name">The name.</param>
    public string Of(Names name) => Language switch { "uk" => name.Uk, "ru" => name.Ru, _ => name.En };

    /// <summary>What is wrong with the input, as <c>file:line: key: message (suggestion)</c>.</summary>
    /// <param name="diagnostic">What is wrong.</param>
    public string Tell(Diagnostic diagnostic) =>
        $"{diagnostic.Location}: {Say(diagnostic.Message)}" + (diagnostic.Suggestion is null ? "" : $" ({Say(diagnostic.Suggestion)})");

    /// <summary>A message of the rooms below.</summary>
    /// <param name="message">The message.</param>
    public string Say(FormattableString message) =>
        string.Format(
            Culture,
            diagnostics.GetValueOrDefault(message.Format, message.Format),
            [.. message.GetArguments().Select(a => a switch { FormattableString inner => Say(inner), string text => arguments.GetValueOrDefault(text, text), _ => a })]);

    /// <summary>A message of the rooms below in every language.</summary>
    /// <param name="message">The message.</param>
    public static Names SayInAll(FormattableString message) => new(Made["en"].Value.Say(message), Made["uk"].Value.Say(message), Made["ru"].Value.Say(message));

    /// <summary>A text that is kept in English, with its values in it, in this language.</summary>
    /// <remarks>The table <c>told</c> holds the formats of such texts; several may be joined by a semicolon. What fits none stays as it is.</remarks>
    /// <param name="english">The text.</param>
    public string Retell(string english) => told.Value.Count == 0 ? english
        : Retold(english) ?? string.Join(Doubts.Separator, english.Split(Doubts.Separator).Select(part => Retold(part) ?? part));

    // Holes stand in order: {0}, {1} ...
    private static Regex? Pattern(string format) => format.Contains('{', StringComparison.Ordinal)
        ? new Regex("^" + Hole().Replace(Regex.Escape(format), "(.*?)") + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant)
        : null;

    private string? Retold(string english)
    {
        foreach (var (format, pattern, translation) in told.Value)
        {
            if (english == format)
            {
                return translation;
            }

            if (pattern?.Match(english) is { Success: true } match)
            {
                return string.Format(Culture, translation, [.. match.Groups.Values.Skip(1).Select(g => g.Value)]);
            }
        }

        return null;
    }

    // As Regex.Escape leaves a hole of a format.
    [GeneratedRegex(@"\\\{\d+\}")]
    private static partial Regex Hole();
}
