using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.World;

namespace Testudo.Evidence.Tests.Store;

public sealed partial class StoredTextTests
{
    // A word that is in somebody's store must be understood for ever.
    [Fact]
    public void The_words_of_the_model_are_stored_as_they_always_were()
    {
        Assert.Equal(["exact", "about", "at_least", "over", "up_to", "under", "between", "unstated"], Words<Hedge>());
        Assert.Equal(["count", "casualties", "statement", "pledge", "request"], Words<ClaimKind>());
        Assert.Equal(
            ["launched", "destroyed", "not_reached", "stopped", "hit", "debris_fell", "still_flying", "crossed_border", "killed", "injured", "deployed", "delivered", "other"],
            Words<ReportedOutcome>());
        Assert.Equal(["air_defence_systems", "ammunition", "combat_drones", "long_range_missiles", "sanctions", "air_policing", "detection"], Words<Lever>());
        Assert.Equal(["measured", "official", "press", "judgement"], Words<Confidence>());
        Assert.Equal(Hedge.UpTo, StoredText.Word<Hedge>("up_to"));
        Assert.Throws<FormatException>(() => StoredText.Word<Hedge>("UpTo"));

        static IEnumerable<string> Words<T>()
            where T : struct, Enum => Enum.GetValues<T>().Select(w => StoredText.Word(w));
    }

    [Fact]
    public void Ordinary_text_is_stored_as_it_is()
    {
        foreach (var text in new[] { "", "Молнія", "a 😀 b", "it's \"so\"", "\r\n", "\u001b[0m" })
        {
            Assert.Same(text, StoredText.Encode(text));
            Assert.Same(text, StoredText.Decode(text));
        }

        Assert.Equal("a\u00100000b", StoredText.Encode("a\0b"));
        Assert.Equal("\u0010d83d!", StoredText.Encode("\uD83D!"));
        Assert.Throws<FormatException>(() => StoredText.Decode("\u001000"));
    }

    [Fact]
    public void Every_text_can_be_stored_and_read() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Gen.Choose(0, char.MaxValue).Select(c => (char)c).Or(Gen.Elements('\0', '\u0010', '0', '\uD83D', '\uDE00')).ListOf().Select(c => string.Concat(c)).ToArbitrary(), text =>
        {
            var stored = StoredText.Encode(text);
            Assert.DoesNotContain('\0', stored);
            Assert.Equal(stored, new System.Text.UTF8Encoding(false, true).GetString(new System.Text.UTF8Encoding(false, true).GetBytes(stored)));
            Assert.Equal(text, StoredText.Decode(stored));
        }));

    [Fact]
    public void Moments_sort_as_texts()
    {
        Assert.Equal("2024-01-02T05:30:00", StoredText.Moment(new DateTime(2024, 1, 2, 5, 30, 0)));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll<long, int>((ticks, step) =>
            {
                var a = new DateTime((ticks & long.MaxValue) % DateTime.MaxValue.Ticks);
                var b = new DateTime(Math.Clamp(a.Ticks + step, 0, DateTime.MaxValue.Ticks));
                Assert.Equal(a, StoredText.Moment(StoredText.Moment(a)));
                Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(string.CompareOrdinal(StoredText.Moment(a), StoredText.Moment(b))));
            }));
    }

    [Fact]
    public void Fields_that_are_the_columns_are_stored_without_their_names()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "\"Ї\"" };

        Assert.Equal("""["1","\"Ї\""]""", StoredText.Fields(fields, ["a", "b"]));
        Assert.Equal("""{"a":"1","b":"\"Ї\""}""", StoredText.Fields(fields, ["b", "a"]));
        Assert.Equal(fields, StoredText.Fields("""["1","\"Ї\""]""", new ColumnNames(["a", "b"])));
        Assert.Throws<FormatException>(() => StoredText.Fields("""["1"]""", new ColumnNames(["a", "b"])));
        Assert.Throws<FormatException>(() => StoredText.Fields("""["1","2","3"]""", new ColumnNames(["a", "b"])));
    }

    // Values go into statements as parameters. What stands in braces inside a statement is a constant of ours, whose name begins with a capital.
    [Fact]
    public void No_statement_is_made_from_a_text()
    {
        var folder = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "src", "Evidence", "Store");
        var statements = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(f => Statement().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToList();

        Assert.NotEmpty(statements);
        Assert.DoesNotContain(statements, MadeFromText().IsMatch);
        Assert.Matches(MadeFromText(), "$\"SELECT {text}\"");
        Assert.Matches(MadeFromText(), "$$\"\"\"SELECT {{text}}\"\"\"");
        Assert.Matches(MadeFromText(), "\"SELECT \" + text");
    }

    // A literal that begins as SQL does, and what comes behind it.
    [GeneratedRegex("""(\$*"{1,3}\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|COPY|PRAGMA|ANALYZE|BEGIN)\b([^"]|\\")*"{1,3})\s*[^;,)]*""", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex("""^\$"[^$]*\{[a-z]|^\$\$[^$]*\{\{[a-z]|"\s*\+\s*[a-z]""", RegexOptions.Singleline)]
    private static partial Regex MadeFromText();
}
