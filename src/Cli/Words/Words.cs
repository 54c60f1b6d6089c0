using System.Globalization;
using System.Text.Json;
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
internal sealed class Words
{
    /// <summary>The languages, the first being the one in the code.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "uk", "ru"];

    private readonly Dictionary<string, string> words;
    private readonly Dictionary<string, string> diagnostics;
    private readonly Dictionary<string, string> arguments;

    private Words(string language, Dictionary<string, Dictionary<string, string>> tables)
    {
        Language = language;
        words = tables.GetValueOrDefault("words") ?? [];
        diagnostics = tables.GetValueOrDefault("diagnostics") ?? [];
        arguments = tables.GetValueOrDefault("arguments") ?? [];
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
    public static Words In(string language)
    {
        if (language == "en")
        {
            return new Words(language, []);
        }

        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"{language}.json")
            ?? throw new ArgumentOutOfRangeException(nameof(language), language, "There are no words for this language.");
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
            [.. message.GetArguments().Select(a => a is string text ? arguments.GetValueOrDefault(text, text) : a)]);
}
