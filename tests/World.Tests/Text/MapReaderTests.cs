using Testudo.World.Text;

namespace Testudo.World.Tests.Text;

public sealed class MapReaderTests
{
    private const string Whole = "value: 0.7, low: 0.5, high: 0.9, source: cited, date: 2024-01, confidence: press";

    private enum Colour
    {
        DeepBlue,
        Red,
    }

    [Fact]
    public void A_sourced_number_has_all_its_parts()
    {
        var number = Number("{" + Whole + ", note: n}", Quantity.Probability)!;
        Assert.Equal((0.7, 0.5, 0.9), (number.Value, number.Low, number.High));
        Assert.Equal(("cited", "2024-01", Confidence.Press, "n", "top.number"), (number.Source, number.Date, number.Confidence, number.Note, number.Path));
        Assert.True(number.IsUncertain);
    }

    [Fact]
    public void A_number_without_low_and_high_is_taken_as_known()
    {
        var number = Number("{value: 15 km, source: cited, date: 2024, confidence: measured}", Quantity.Length)!;
        Assert.Equal((15_000, 15_000, 15_000), (number.Value, number.Low, number.High));
        Assert.False(number.IsUncertain);
    }

    [Theory]
    [InlineData("value")]
    [InlineData("source")]
    [InlineData("date")]
    [InlineData("confidence")]
    public void A_number_of_the_catalogue_needs_each_of_its_parts(string missing)
    {
        var parts = Whole.Split(", ").Where(p => !p.StartsWith(missing + ":", StringComparison.Ordinal));
        var problem = TestFolder.Problem(() => Number($"{{{string.Join(", ", parts)}}}", Quantity.Probability));
        Assert.Equal($"the key \"{missing}\" is missing", TestFolder.Said(problem));
        Assert.Equal(new TextLocation("test.yaml", 2, "top.number." + missing), problem.Location);
    }

    [Fact]
    public void A_number_of_the_catalogue_is_never_plain()
    {
        var problem = TestFolder.Problem(() => Number("0.7", Quantity.Probability));
        Assert.Contains("without a source", TestFolder.Said(problem));
        Assert.Contains("value: 0.7", TestFolder.Suggested(problem));
    }

    [Fact]
    public void A_number_of_a_scenario_may_be_plain_and_is_then_an_assumption_of_the_scenario()
    {
        var number = Number("0.7", Quantity.Probability, inScenario: true)!;
        Assert.Equal((0.7, "scenario", "2024-01-02", Confidence.Judgement), (number.Value, number.Source, number.Date, number.Confidence));
        var spread = Number("{value: 0.7, low: 0.5, high: 0.9}", Quantity.Probability, inScenario: true)!;
        Assert.Equal((0.5, 0.9, "scenario", "2024-01-02"), (spread.Low, spread.High, spread.Source, spread.Date));
    }

    [Fact]
    public void An_unknown_source_is_named_and_a_near_one_suggested()
    {
        var problem = TestFolder.Problem(() => Number("{" + Whole.Replace("cited", "citde") + "}", Quantity.Probability));
        Assert.Equal("the source \"citde\" is not listed in sources.yaml", TestFolder.Said(problem));
        Assert.Equal("did you mean \"cited\"?", TestFolder.Suggested(problem));
        Assert.Equal("top.number.source", problem.Location.Key);
        Assert.Contains("is not listed", TestFolder.Said(TestFolder.Problem(() => Number("{value: 1, source: nowhere-at-all}", Quantity.Number, inScenario: true))));
    }

    [Theory]
    [InlineData("value: 0.7, low: 0.5", "low and high go together")]
    [InlineData("value: 0.7, high: 0.9", "low and high go together")]
    [InlineData("value: 0.7, low: 0.8, high: 0.9", "must rise")]
    [InlineData("value: 0.7, low: 0.5, high: 0.6", "must rise")]
    [InlineData("value: 0.7, low: 0.7, high: 0.7", "must rise")]
    [InlineData("value: 0.7, low: 0, high: 0.9", "must stay inside")]
    [InlineData("value: 0.7, low: 0.5, high: 1", "must stay inside")]
    public void Low_value_and_high_rise_inside_their_range(string numbers, string expected) =>
        Assert.Contains(expected, TestFolder.Said(TestFolder.Problem(() => Number($"{{{numbers}, source: cited, date: 2024, confidence: press}}", Quantity.Probability))));

    [Theory]
    [InlineData("value: 0.7, low: 0.7, high: 0.9")]
    [InlineData("value: 0.7, low: 0.5, high: 0.7")]
    public void A_spread_may_be_on_one_side(string numbers) =>
        Assert.True(Number($"{{{numbers}, source: cited, date: 2024, confidence: press}}", Quantity.Probability)!.IsUncertain);

    [Theory]
    [InlineData("2024-1-2")]
    [InlineData("24")]
    [InlineData("2024-13")]
    [InlineData("2024-02-30")]
    [InlineData("January 2024")]
    public void A_date_is_a_year_a_month_or_a_day(string date) =>
        Assert.Contains("where a date was expected", TestFolder.Said(TestFolder.Problem(() => Number("{" + Whole.Replace("2024-01", date) + "}", Quantity.Probability))));

    [Fact]
    public void A_value_outside_its_range_is_told_with_the_range()
    {
        var problem = TestFolder.Problem(() => Read("top:\n  number: 700 km", r => r.Choice("number", Quantity.Length, null, 10, 500_000)));
        Assert.Equal("found \"700 km\"; allowed is from 10 m to 500 km", TestFolder.Said(problem));
        Assert.Equal(500_000, Read("top:\n  number: 500 km", r => r.Choice("number", Quantity.Length, null, 10, 500_000)));
        Assert.Contains("allowed is from 0 to 1", TestFolder.Said(TestFolder.Problem(() => Number("{" + Whole.Replace("0.9", "1.9") + "}", Quantity.Probability))));
    }

    [Fact]
    public void A_wrong_unit_is_told_with_an_example()
    {
        var problem = TestFolder.Problem(() => Read("top:\n  number: 15", r => r.Choice("number", Quantity.Length, null, 10, 500_000)));
        Assert.Equal("found \"15\" where a length with its unit (m, km) was expected", TestFolder.Said(problem));
        Assert.Equal("for example 15 km", TestFolder.Suggested(problem));
    }

    [Fact]
    public void An_unknown_key_is_told_with_those_allowed_and_the_nearest()
    {
        var problem = TestFolder.Problem(() => Read("top:\n  name: x\n  countt: 2", r =>
        {
            r.Text("name");
            r.Whole("count", 1, 1, 9);
            r.Texts("aliases");
            r.Finish();
            return 0;
        }));
        Assert.Equal("the key \"countt\" is not known here; allowed are: aliases, count, name", TestFolder.Said(problem));
        Assert.Equal("did you mean \"count\"?", TestFolder.Suggested(problem));
        Assert.Equal(new TextLocation("test.yaml", 3, "top.countt"), problem.Location);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_in_the_order_of_the_lines()
    {
        var problems = TestFolder.Problems(() => Read("top:\n  z: 1\n  count: many\n  name: []\n", r =>
        {
            r.Text("name");
            r.Whole("count", 1, 1, 9);
            r.Text("title", required: true);
            r.Finish();
            return 0;
        }));
        Assert.Equal([2, 2, 3, 4], problems.Select(p => p.Location.Line));
        Assert.Equal(["top.count", "top.name", "top.title", "top.z"], problems.Select(p => p.Location.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void At_most_fifty_problems_are_told()
    {
        var context = new ReadingContext("test.yaml", null);
        for (var i = 1; i <= 80; i++)
        {
            context.Report(i, "k", $"wrong");
        }

        var problems = TestFolder.Problems(context.ThrowIfAny);
        Assert.Equal(ReadingContext.MostDiagnostics, problems.Count);
        Assert.Equal(1, problems[0].Location.Line);
    }

    [Fact]
    public void A_word_is_written_in_lower_case_with_hyphens()
    {
        Assert.Equal("deep-blue", MapReader.WordFor(Colour.DeepBlue));
        Assert.Equal(Colour.DeepBlue, Read("top: {colour: deep-blue}", r => r.OneOf<Colour>("colour")));
        Assert.Equal(Colour.Red, Read("top: {a: 1}", r => r.OneOf<Colour>("colour", Colour.Red)));
        var problem = TestFolder.Problem(() => Read("top: {colour: DeepBlue}", r => r.OneOf<Colour>("colour")));
        Assert.Equal("found \"DeepBlue\"; allowed are: deep-blue, red", TestFolder.Said(problem));
        Assert.Equal("did you mean \"deep-blue\"?", TestFolder.Suggested(problem));
        Assert.Contains("missing", TestFolder.Said(TestFolder.Problem(() => Read("top: {a: 1}", r => r.OneOf<Colour>("colour")))));
    }

    [Fact]
    public void Several_words_are_one_word_or_a_list()
    {
        Assert.Equal([Colour.Red], Read("top: {colours: red}", r => r.ManyOf<Colour>("colours"))!);
        Assert.Equal([Colour.Red, Colour.DeepBlue], Read("top: {colours: [red, deep-blue, red]}", r => r.ManyOf<Colour>("colours"))!);
        Assert.Null(Read("top: {a: 1}", r => r.ManyOf<Colour>("colours")));
        Assert.Contains("where a text or a list of texts", TestFolder.Said(TestFolder.Problem(() => Read("top: {colours: {red: 1}}", r => r.ManyOf<Colour>("colours")))));
        Assert.Contains("found a list where a text", TestFolder.Said(TestFolder.Problem(() => Read("top: {colours: [red, [red]]}", r => r.ManyOf<Colour>("colours")))));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    public void A_switch_is_true_or_false(string written, bool expected) =>
        Assert.Equal(expected, Read($"top: {{on: {written}}}", r => r.Flag("on", !expected)));

    [Fact]
    public void A_switch_is_nothing_else()
    {
        Assert.Contains("allowed are true and false", TestFolder.Said(TestFolder.Problem(() => Read("top: {on: maybe}", r => r.Flag("on", false)))));
        Assert.True(Read("top: {a: 1}", r => r.Flag("on", fallback: true)));
    }

    [Theory]
    [InlineData("kyiv-east-1")]
    [InlineData("2024-01-02")]
    [InlineData("a.b")]
    public void An_id_has_small_letters_digits_points_and_hyphens(string id) =>
        Assert.Equal(id, Read($"top: {{id: {id}}}", r => r.Id("id")));

    [Theory]
    [InlineData("Kyiv")]
    [InlineData("київ")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Anything_else_is_no_id(string id) =>
        Assert.Contains("is not an id", TestFolder.Said(TestFolder.Problem(() => Read($"top: {{id: {id}}}", r => r.Id("id")))));

    [Fact]
    public void A_name_is_one_text_or_one_for_each_language()
    {
        Assert.Equal(LocalisedText.Same("Kyiv"), Read("top: {name: Kyiv}", r => r.Localised("name", null)));
        Assert.Equal(new LocalisedText("Kyiv", "Київ", "Kyiv"), Read("top: {name: {en: Kyiv, uk: Київ}}", r => r.Localised("name", null)));
        Assert.Equal(LocalisedText.Same("fallback"), Read("top: {a: 1}", r => r.Localised("name", "fallback")));
        Assert.Contains("\"en\" is missing", TestFolder.Said(TestFolder.Problem(() => Read("top: {name: {uk: Київ}}", r => r.Localised("name", null)))));
        Assert.Contains("\"de\" is not known", TestFolder.Said(TestFolder.Problem(() => Read("top: {name: {en: Kyiv, de: Kiew}}", r => r.Localised("name", null)))));
        var name = new LocalisedText("a", "b", "c");
        Assert.Equal("abca", name.In("en") + name.In("uk") + name.In("ru") + name.In("de"));
    }

    [Theory]
    [InlineData("top: {a: 1}", "the key \"list\" is missing")]
    [InlineData("top: {list: }", "the list \"list\" is empty")]
    [InlineData("top: {list: []}", "the list \"list\" is empty")]
    [InlineData("top: {list: {a: 1}}", "found a block of keys where a list was expected")]
    [InlineData("top: {list: [a]}", "found \"a\" where a block of keys was expected")]
    public void A_list_of_blocks_that_is_needed_is_there(string text, string expected) =>
        Assert.Equal(expected, TestFolder.Said(TestFolder.Problem(() => Read(text, r => r.Blocks("list", required: true).Count()))));

    [Fact]
    public void Blocks_are_numbered_from_one() =>
        Assert.Equal(["top.list[1]", "top.list[2]"], Read("top: {list: [{a: 1}, {a: 2}]}", r => r.Blocks("list").Select(b => b.Path).ToList()));

    private static Parameter? Number(string written, Quantity quantity, bool inScenario = false) =>
        Read($"top:\n  number: {written}", r => r.Number("number", quantity, 0, quantity == Quantity.Probability ? 1 : 1e9), inScenario);

    private static T Read<T>(string text, Func<MapReader, T> read, bool inScenario = false)
    {
        var context = new ReadingContext("test.yaml", inScenario ? "2024-01-02" : null, new HashSet<string>(StringComparer.Ordinal) { "cited", "other" });
        var result = read(new MapReader(context, TestFolder.Yaml(text).Root, "").Block("top")!);
        context.ThrowIfAny();
        return result;
    }
}
