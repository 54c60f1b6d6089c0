using Testudo.Simulation.Measures;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>The first screen says what the result says.</summary>
public sealed class AnswerTests(Reader reader)
{
    // Of percentiles, intervals and whole parts, as in "nine raids out of ten".
    private static readonly double[] Fixed = [1, 5, 9, 10, 50, 90, 95, 100];

    private static RaidAssessment Assessment => Raid.SecondOfJanuary.Assessment;

    private static double Drones => Assessment.Classes.Single(c => c.Class == "one-way-drone").Launched.Mean;

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public async Task The_sentences_tell_how_many_come_and_how_many_get_through(string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In(language), async visit =>
        {
            var text = await visit.Page.Locator("[data-answer]").InnerTextAsync();
            var leaked = Assessment.Raid.Leaked;

            AssertShown(text, language, ("drones", Drones), ("missiles", Assessment.Raid.Launched.Mean - Drones), ("stopped", Assessment.Raid.Stopped.Expected.Mean), ("leaked", leaked.Expected.Mean), ("5 % of raids", leaked.OneRaidLow), ("95 % of raids", leaked.OneRaidHigh));
            var known = Numbers().ToList();
            Assert.DoesNotContain(ShownNumber.In(text, language), shown => !known.Exists(shown.Shows));
        });

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public async Task Each_row_of_the_classes_tells_what_the_result_says(string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In(language), async visit =>
        {
            var rows = await visit.Ask("() => Object.fromEntries([...document.querySelectorAll('[data-table=classes] tr[data-class]')].map(r => [r.dataset.class, [...r.cells].map(c => c.innerText)]))");
            var shown = rows.EnumerateObject().ToDictionary(r => r.Name, r => r.Value.EnumerateArray().Select(c => c.GetString()!).ToList(), StringComparer.Ordinal);

            Assert.Equal(Assessment.Classes.Select(c => c.Class).Append("all").Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
            Assert.Single(shown.Values.Select(cells => cells.Count).Distinct());
            foreach (var answer in Assessment.Classes.Append(Assessment.Raid))
            {
                AssertShown(string.Join('\n', shown[answer.Class].Skip(1)), language, Expected(answer));
            }
        });

    [Theory]
    [InlineData("en", "12 of 1,234.5 [0.41; 7] 24–40 <0.1 −3 S-300 2024-01-02 90 %", "12 1234.5 0.41 7 24 40 <0.1 -3 90")]
    [InlineData("uk", "12 із 1\u00A0234,5 [0,41; 7] 24–40 <0,1 -3 С-300 90\u00A0%", "12 1234.5 0.41 7 24 40 <0.1 -3 90")]
    [InlineData("ru", "1\u202F234\u202F567 и 5,25, 6.", "1234567 5.25 6")]
    public void Numbers_are_read_as_each_language_writes_them(string language, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ShownNumber.In(text, language)));

    [Theory]
    [InlineData("3.1", 3.14, true)]
    [InlineData("3.1", 3.16, false)]
    [InlineData("3", 2.5, true)]
    [InlineData("<0.1", 0.04, true)]
    [InlineData("<0.1", 0, false)]
    public void A_number_is_compared_at_the_precision_that_is_shown(string shown, double value, bool isSame) =>
        Assert.Equal(isSame, ShownNumber.In(shown, "en")[0].Shows(value));

    private static (string Name, double Value)[] Expected(ClassAnswer answer)
    {
        var leaked = answer.Leaked.Expected;
        List<(string, double?)> expected =
        [
            ("launched", answer.Launched.Mean),
            ("stopped", answer.Stopped.Expected.Mean),
            ("leaked", leaked.Mean),
            ("sampling from", leaked.SamplingLow),
            ("sampling to", leaked.SamplingHigh),
            ("inputs from", leaked.InputLow),
            ("inputs to", leaked.InputHigh),
            ("one raid from", answer.Leaked.OneRaidLow),
            ("one raid to", answer.Leaked.OneRaidHigh),
        ];
        return [.. expected.Where(e => e.Item2 is { } value && double.IsFinite(value)).Select(e => ($"{answer.Class}: {e.Item1}", e.Item2!.Value))];
    }

    private static void AssertShown(string text, string language, params (string Name, double Value)[] expected)
    {
        var shown = ShownNumber.In(text, language);
        Assert.All(expected, e => Assert.True(shown.Any(s => s.Shows(e.Value)), $"{e.Name} is {e.Value}, which is not in \"{text}\" (read as {string.Join(' ', shown)})"));
    }

    /// <summary>Every number of the answer for the raid, its leakers and its cost, as it is and in percent.</summary>
    private static IEnumerable<double> Numbers()
    {
        var (raid, leakers) = (Assessment.Raid, Assessment.Leakers);
        IEnumerable<double?> Of(Estimate e) => [e.Mean, e.SamplingLow, e.SamplingHigh, e.InputLow, e.InputHigh];
        IEnumerable<double?> OfSpread(Spread s) => [.. Of(s.Expected), s.OneRaidLow, s.OneRaidMedian, s.OneRaidHigh];
        IEnumerable<double?> numbers =
        [
            .. Of(raid.Launched), .. OfSpread(raid.Stopped), .. OfSpread(raid.Leaked), .. Of(raid.Failed), .. Of(raid.Expended), .. Of(raid.LeakageRate), .. Of(raid.Rounds),
            leakers.Median.Value, leakers.P90.Value, leakers.P95.Value, leakers.Cvar95, leakers.None.Value, leakers.None.Low, leakers.None.High,
            .. raid.Causes.SelectMany(c => Of(c.Leaked)), .. raid.Causes.Select(c => (double?)(c.Leaked.Mean / raid.Leaked.Expected.Mean)),
            .. Assessment.Classes.Append(raid).SelectMany(c => Of(c.Launched).Concat(OfSpread(c.Leaked)).Concat(Of(c.LeakageRate))),
            raid.Launched.Mean - Drones, .. Assessment.Assets.SelectMany(a => OfSpread(a.Leaked)),
            .. Of(Assessment.Cost.ProtectedShare), .. Of(Assessment.Cost.DamageShare), .. Of(Assessment.Cost.ExchangeRatio), Assessment.Replications,
        ];
        var known = numbers.Where(n => n is { } value && double.IsFinite(value)).Select(n => n!.Value).ToList();
        return known.Concat(known.Select(n => 100 * n)).Concat(Fixed);
    }
}
