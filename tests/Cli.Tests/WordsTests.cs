using System.Text.Json;
using System.Text.RegularExpressions;
using Testudo.World.Text;

namespace Testudo.Cli.Tests;

public sealed partial class WordsTests
{
    [Theory]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Every_text_is_translated_and_no_translation_is_left_over(string language)
    {
        var tables = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(Cli.File("src", "Cli", "Words", $"{language}.json")))!;
        (string Table, SortedSet<string> Keys)[] all = [("words", WordKeys.OfCli()), ("diagnostics", WordKeys.OfDiagnostics()), ("arguments", WordKeys.OfArguments()), ("told", WordKeys.OfTold())];

        var missing = all.SelectMany(t => t.Keys.Except(tables[t.Table].Keys).Select(k => $"{language}.json has no \"{t.Table}\" for: {k}"));
        var unused = all.SelectMany(t => tables[t.Table].Keys.Except(t.Keys).Select(k => $"{language}.json has \"{t.Table}\" that nothing says: {k}"));
        var holes = all.SelectMany(t => tables[t.Table].Where(e => t.Keys.Contains(e.Key) && !Holes(e.Key).SetEquals(Holes(e.Value))).Select(e => $"{language}.json puts other values into: {e.Key}"));

        var wrong = missing.Concat(unused).Concat(holes).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Keys_are_found_as_the_compiler_makes_them()
    {
        Assert.Contains("Launched", WordKeys.OfCli());
        Assert.Contains("{0:N0} of {1:N0} replications", WordKeys.OfCli());
        Assert.Contains("the {0} \"{1}\" is not in the catalogue", WordKeys.OfDiagnostics());
        Assert.Contains("the shares add up to {0:0.####}; they must add up to 1 (100%)", WordKeys.OfDiagnostics());
        Assert.Contains("did you mean \"{0}\"?", WordKeys.OfDiagnostics());
        Assert.Contains("a length with its unit (m, km)", WordKeys.OfArguments());
        Assert.Contains("nothing", WordKeys.OfArguments());
    }

    [Fact]
    public void A_diagnostic_is_translated_with_the_texts_put_into_it()
    {
        var diagnostic = new Diagnostic(new TextLocation("a.yaml", 3, "raid[1].spread"), $"found \"{"12"}\" where {"a length with its unit (m, km)"} was expected", $"for example {"15 km"}");

        Assert.Equal("a.yaml:3: raid[1].spread: found \"12\" where a length with its unit (m, km) was expected (for example 15 km)", Words.In("en").Tell(diagnostic));
        Assert.StartsWith("a.yaml:3: raid[1].spread: ", Words.In("uk").Tell(diagnostic), StringComparison.Ordinal);
        Assert.DoesNotContain("length", Words.In("uk").Tell(diagnostic), StringComparison.Ordinal);
        Assert.DoesNotContain("example", Words.In("ru").Tell(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_three_significant_digits_and_groups()
    {
        var (english, ukrainian) = (Words.In("en").Numbers, Words.In("uk").Numbers);

        Assert.Equal(["1,234", "31.2", "3.12", "0.312", "0", "<0.001", "-"], new[] { 1234.4, 31.23, 3.123, 0.3123, 0, 0.0004, double.NaN }.Select(english.Short));
        Assert.Equal(["1\u202F234", "31,2"], new[] { 1234.4, 31.23 }.Select(ukrainian.Short));
        Assert.Equal("[30.9, 31.5]", english.Interval(30.91, 31.49, 1));
        Assert.Equal("[30,9; 31,5]", ukrainian.Interval(30.91, 31.49, 1));
        Assert.Equal("-", english.Interval(null, null, 1));
        Assert.Equal(["45 s", "12 min", "2.5 h", "-"], new double?[] { 45, 730, 9000, null }.Select(english.Duration));
        Assert.Equal(["12.3 M USD", "1.23 k USD", "123 USD"], new[] { 12.3e6, 1230, 123 }.Select(english.Money));
    }

    private static HashSet<string> Holes(string format) => [.. Hole().Matches(format).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Hole();
}
