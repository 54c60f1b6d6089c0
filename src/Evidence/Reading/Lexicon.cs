using System.Reflection;
using Testudo.Evidence.Reading.Words;
using Testudo.World.Text;

namespace Testudo.Evidence.Reading;

/// <summary>The words that the reader knows, in Ukrainian, English and Russian: a folder of YAML files that anybody may extend.</summary>
/// <remarks>The format is described in <c>docs/guide/extend-the-lexicon.md</c>.</remarks>
public sealed class Lexicon
{
    /// <summary>The languages that are read.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "uk", "ru"];

    private const string WeaponsFile = "weapons.yaml";
    private const string PlacesFile = "places.yaml";

    private static readonly Lazy<Lexicon> ShippedOnce = new(() => new Lexicon(ReadShipped));

    // One language is read in a third of the time of three, and a report is in one.
    private readonly Dictionary<string, Lazy<LanguageWords>> byLanguage = new(StringComparer.Ordinal);

    private Lexicon(Func<string, YamlSource> file)
    {
        var (weapons, places) = (file(WeaponsFile), file(PlacesFile));
        foreach (var language in Languages)
        {
            byLanguage[language] = new(() => LexiconReader.Read(language, file(language + ".yaml"), weapons, places));
        }
    }

    /// <summary>The lexicon that Testudo is built with.</summary>
    public static Lexicon Shipped => ShippedOnce.Value;

    /// <summary>The ids of threat types that its weapons name, each once.</summary>
    public IReadOnlyList<string> Threats => [.. In("en").Threats.Order(StringComparer.Ordinal)];

    /// <summary>The ids of places that it names, each once.</summary>
    public IReadOnlyList<string> Places => [.. In("en").Places.Order(StringComparer.Ordinal)];

    /// <summary>Reads a lexicon.</summary>
    /// <param name="folder">The folder with <c>en.yaml</c>, <c>uk.yaml</c>, <c>ru.yaml</c>, <c>weapons.yaml</c> and <c>places.yaml</c>.</param>
    /// <exception cref="InputException">A file is missing or something in it is wrong.</exception>
    public static Lexicon Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var lexicon = new Lexicon(name => YamlSource.Read(Path.Combine(folder, name)));
        foreach (var language in Languages)
        {
            lexicon.In(language);
        }

        return lexicon;
    }

    /// <summary>The words of one language.</summary>
    /// <param name="language"><c>en</c>, <c>uk</c> or <c>ru</c>.</param>
    internal LanguageWords In(string language) => byLanguage[language].Value;

    private static YamlSource ReadShipped(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("lexicon/" + name)
            ?? throw new InvalidOperationException($"The assembly was built without the lexicon file {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return YamlSource.Parse(name, bytes);
    }
}
