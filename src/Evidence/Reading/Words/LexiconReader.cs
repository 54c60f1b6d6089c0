using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.World.Text;

namespace Testudo.Evidence.Reading.Words;

/// <summary>Reads the files of a lexicon; everything that is wrong is told at once, with file and line.</summary>
internal sealed class LexiconReader
{
    /// <summary>The classes that a lexicon may name: those of the record, and wider ones for words such as "missiles".</summary>
    public static readonly IReadOnlyList<string> Classes =
    [
        "drone", "decoy", "reconnaissance-drone", "cruise", "ballistic", "aeroballistic", "supersonic", "anti-radiation", "sam", "missile", "guided-bomb", "air-target", "mixed",
    ];

    private readonly PhraseTree tree = new();
    private readonly HashSet<string> threats = new(StringComparer.Ordinal);
    private readonly HashSet<string> places = new(StringComparer.Ordinal);

    private LexiconReader()
    {
    }

    /// <summary>Reads the words of one language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="words">Its file.</param>
    /// <param name="weapons">The names of weapons, for all languages.</param>
    /// <param name="places">The names of places, for all languages.</param>
    /// <exception cref="InputException">Something is wrong.</exception>
    public static LanguageWords Read(string language, YamlSource words, YamlSource weapons, YamlSource places)
    {
        var reader = new LexiconReader();
        Whole(weapons, r => reader.Weapons(r));
        Whole(places, r => reader.PlaceNames(r, language));
        LanguageWords? result = null;
        Whole(words, r => result = reader.Words(r, language));
        return result!;
    }

    private static void Whole(YamlSource file, Action<MapReader> read)
    {
        var context = new ReadingContext(file.File, PlainNumberDate: null);
        var reader = new MapReader(context, file.Root, "");
        read(reader);
        reader.Finish();
        context.ThrowIfAny();
    }

    private void Weapons(MapReader reader)
    {
        foreach (var block in reader.Blocks("weapons", required: true))
        {
            var ids = (block.Texts("threats") ?? []).Select(t => t.Value).ToList();
            var threatClass = Class(block);
            var family = block.Text("family", required: true) ?? "";
            var series = block.Text("series");
            threats.UnionWith(ids);
            if (ids.Count == 0 && threatClass is null)
            {
                block.Report("threats", $"a weapon needs threats of the catalogue, or a class where the catalogue has none");
            }

            var subject = new SubjectSense(SubjectGroup.Threat, threatClass, null, ids, family, series) { IsName = true };
            AddAll(block, "words", new Sense(SenseKind.Subject) { Subject = subject }, required: true);
            block.Finish();
        }
    }

    private void PlaceNames(MapReader reader, string language)
    {
        foreach (var block in reader.Blocks("places", required: true))
        {
            var id = block.Text("id", required: true) ?? "";
            places.Add(id);
            var sense = new Sense(SenseKind.Place) { Name = id, Flag = block.Flag("russian", fallback: false) };
            foreach (var each in Lexicon.Languages)
            {
                AddAll(block, each, each == language ? sense : null);
            }

            if (block.Block("listed") is { } listed)
            {
                foreach (var each in Lexicon.Languages)
                {
                    AddAll(listed, each, each == language ? sense with { Kind = SenseKind.ListedPlace } : null);
                }

                listed.Finish();
            }

            block.Finish();
        }
    }

    private LanguageWords Words(MapReader reader, string language)
    {
        if (reader.Text("language", required: true) is { } written && written != language)
        {
            reader.Report("language", $"found \"{written}\" in the file of {language}");
        }

        Numbered(reader, "numbers", SenseKind.Number, 0, 999);
        Numbered(reader, "months", SenseKind.Month, 1, 12);
        Numbered(reader, "weekdays", SenseKind.Weekday, 1, 7);
        Numbered(reader, "days", SenseKind.Day, -31, 31);
        Numbered(reader, "years", SenseKind.YearTold, -10, 0);
        Numbered(reader, "periods", SenseKind.Period, 0, 10_000);
        Scales(reader);
        Hedges(reader);
        Outcomes(reader);
        Subjects(reader);
        Named(reader, "actors", "name", SenseKind.Actor);
        Named(reader, "levers", "lever", SenseKind.Lever);
        Named(reader, "stances", "stance", SenseKind.Stance);
        SmallWords(reader);
        return new LanguageWords
        {
            Language = language,
            Tree = tree,
            Abbreviations = Keys(reader, "abbreviations").ToHashSet(StringComparer.Ordinal),
            AdjectiveEndings = Keys(reader, "adjectiveEndings"),
            CardinalEndings = Keys(reader, "cardinalEndings").ToHashSet(StringComparer.Ordinal),
            Threats = threats,
            Places = places,
        };
    }

    private void Numbered(MapReader reader, string key, SenseKind kind, int least, int most)
    {
        if (reader.Block(key) is not { } block)
        {
            return;
        }

        foreach (var entry in block.Node.Entries)
        {
            if (!int.TryParse(entry.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                block.Report(entry.Key, $"found \"{entry.Key}\"; a whole number from {least} to {most} is needed here");
            }

            AddAll(block, entry.Key, new Sense(kind) { Number = number });
        }

        block.Finish();
    }

    private void Scales(MapReader reader)
    {
        foreach (var block in reader.Blocks("scales"))
        {
            var value = block.Choice("value", Quantity.Number, null, 0.1, 1e9);
            AddAll(block, "words", new Sense(SenseKind.Scale) { Number = value, Flag = true });
            AddAll(block, "alone", new Sense(SenseKind.Scale) { Number = value });
            block.Finish();
        }
    }

    private void Hedges(MapReader reader)
    {
        if (reader.Block("hedges") is not { } hedges)
        {
            return;
        }

        foreach (var hedge in Enum.GetValues<Hedge>())
        {
            if (hedges.Block(MapReader.WordFor(hedge)) is { } block)
            {
                AddAll(block, "before", new Sense(SenseKind.Hedge) { Hedge = hedge });
                AddAll(block, "after", new Sense(SenseKind.HedgeAfter) { Hedge = hedge });
                block.Finish();
            }
        }

        hedges.Finish();
    }

    private void Outcomes(MapReader reader)
    {
        foreach (var block in reader.Blocks("outcomes", required: true))
        {
            var outcome = block.OneOf<ReportedOutcome>("outcome");
            foreach (var (key, form) in new[]
            {
                ("words", OutcomeForm.Free), ("with", OutcomeForm.With), ("before", OutcomeForm.Before), ("after", OutcomeForm.After), ("participles", OutcomeForm.Participle), ("infinitives", OutcomeForm.Infinitive),
            })
            {
                AddAll(block, key, new Sense(SenseKind.Outcome) { Outcome = new OutcomeSense(outcome, form) });
            }

            block.Finish();
        }
    }

    private void Subjects(MapReader reader)
    {
        foreach (var block in reader.Blocks("subjects", required: true))
        {
            var threatClass = Class(block);
            var term = block.Text("term");
            var group = term is null ? SubjectGroup.Threat : block.OneOf<SubjectGroup>("group");
            var family = block.Text("family") ?? term ?? "any";
            if ((threatClass is null) == (term is null))
            {
                block.Report("class", $"a subject needs a class of threats, or a term for what is no threat");
            }

            var subject = new SubjectSense(group, threatClass, term, [], family, null);
            AddAll(block, "words", new Sense(SenseKind.Subject) { Subject = subject });
            AddAll(block, "singular", new Sense(SenseKind.Subject) { Subject = subject with { IsSingular = true } });
            AddAll(block, "loose", new Sense(SenseKind.Subject) { Subject = subject with { IsLoose = true } });
            block.Finish();
        }
    }

    private void Named(MapReader reader, string key, string name, SenseKind kind)
    {
        foreach (var block in reader.Blocks(key))
        {
            AddAll(block, "words", new Sense(kind) { Name = block.Text(name, required: true) ?? "" }, required: true);
            block.Finish();
        }
    }

    private void SmallWords(MapReader reader)
    {
        if (reader.Block("words", required: true) is not { } block)
        {
            return;
        }

        foreach (var kind in Enum.GetValues<SenseKind>().Where(k => k >= SenseKind.Vague))
        {
            AddAll(block, MapReader.WordFor(kind), new Sense(kind));
        }

        block.Finish();
    }

    private static string? Class(MapReader block)
    {
        var written = block.Text("class");
        if (written is not null && !Classes.Contains(written, StringComparer.Ordinal))
        {
            block.Report("class", $"found \"{written}\"; allowed are: {string.Join(", ", Classes)}");
        }

        return written;
    }

    private static List<string> Keys(MapReader reader, string key) =>
        [.. (reader.Texts(key) ?? []).SelectMany(t => Spelling.Spellings(t.Value) ?? [t.Value]).Select(t => Spelling.Key(t))];

    // A null sense only checks the spelling: the names of another language.
    private void AddAll(MapReader reader, string key, Sense? sense, bool required = false)
    {
        if (required && !reader.Has(key))
        {
            reader.Report(key, $"the key \"{key}\" is missing");
        }

        foreach (var text in reader.Texts(key) ?? [])
        {
            var spellings = Spelling.Spellings(text.Value);
            if (spellings is null)
            {
                reader.Context.Report(text.Line, reader.PathOf(key), $"\"{text.Value}\" has brackets that do not match, or stands for more than {Spelling.MostSpellings} spellings", $"write Одес(а|и|і|у|ою) for one word with five endings");
                continue;
            }

            if (sense is not null && !spellings.All(s => tree.Add(s, sense)))
            {
                reader.Context.Report(text.Line, reader.PathOf(key), $"\"{text.Value}\" holds no word");
            }
        }
    }
}
