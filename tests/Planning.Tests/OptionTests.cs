using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Planning.Options;
using Testudo.World.Text;

namespace Testudo.Planning.Tests;

public sealed class OptionTests
{
    [Theory]
    [InlineData("- {set: doctrin.looks, to: 2}", "options.yaml:4: doctrin: the key \"doctrin\" is not known here", "doctrine")]
    [InlineData("- {add: laydown.batteries, item: {system: training-batery, near: training-town}}", "options.yaml:4: laydown.batteries[2].system: the system \"training-batery\" is not in the catalogue", "training-battery")]
    [InlineData("- {remove: laydown.batteries, where: {system: gepard}}", "options.yaml:4: options[1].changes[1]: nothing in laydown.batteries has system: gepard", "training-battery")]
    [InlineData("- {remove: laydown.battery, where: {system: gepard}}", "there is no list laydown.battery to change", "batteries")]
    [InlineData("- {scale: rounds, of: laydown.batteries, by: 2}", "cannot be scaled: found nothing where a number was expected", "set")]
    [InlineData("- {scale: count, of: raid, by: -1}", "options.yaml:4: options[1].changes[1].by", "0")]
    [InlineData("- {add: laydown.batteries}", "the key \"item\" is missing", "item")]
    [InlineData("- {add: raid, remove: raid}", "are two changes", "item of its own")]
    [InlineData("- {drop: raid}", "a change begins with one of: add, deliver, remove, move, scale, set, kill", "add")]
    [InlineData("- {kill: training-batery, odds: 2}", "the system \"training-batery\" is not in the catalogue", "training-battery")]
    [InlineData("- {kill: all}", "write either \"odds\"", "odds: 0.8")]
    [InlineData("- {kill: all, to: 1.5}", "changes[1].to", "1.5")]
    [InlineData("- {move: laydown.batteries, where: {system: training-battery}, to: Atlantis}", "options.yaml:4: laydown.batteries[1].near: the place \"Atlantis\" is not known", "Atlantis")]
    [InlineData("- {remove: raid, where: {threat: training-missile}}", "with \"a\" the scenario is wrong", "options.yaml:3")]
    public void What_is_wrong_is_told_where_it_is_written(string change, string message, string suggestion)
    {
        var told = Bench.WrongWith($"set: wrong\noptions:\n  - id: a\n    changes: [{change[2..]}]\n");
        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.Contains(suggestion, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{set: rounds, of: laydown.batteries, to: 8}", "{set: rounds, of: laydown.batteries, to: 9}")]
    [InlineData("{set: rounds, of: laydown.batteries, to: 8}", "{remove: laydown.batteries, where: {system: training-battery}}")]
    [InlineData("{remove: laydown.batteries, where: {system: training-battery}}", "{move: laydown.batteries, where: {system: training-battery}, to: Kyiv}")]
    [InlineData("{set: doctrine, to: {defaults: ideal}}", "{set: doctrine.coordination, to: autonomous}")]
    [InlineData("{scale: count, of: raid, by: 2}", "{set: count, of: raid, where: {id: first}, to: 5}")]
    [InlineData("{add: more, of: laydown.batteries, item: {a: 1}}", "{set: more, of: laydown.batteries, to: []}")]
    [InlineData("{add: more, of: laydown.batteries, item: {a: 1}}", "{remove: laydown.batteries, where: {system: training-battery}}")]
    public void Options_that_contradict_each_other_are_told(string one, string other)
    {
        var told = Bench.WrongWith($"set: wrong\noptions:\n  - {{id: a, changes: [{one}]}}\n  - {{id: b, changes: [{other}]}}\n  - {{id: both, of: [a, b]}}\n");
        Assert.Contains("contradicts line 3 (options[1].changes[1])", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  - {id: a}\n  - {id: a}\n", "the id \"a\" is used twice")]
    [InlineData("  - {id: both, of: [patriod]}\n  - {id: patriot}\n", "there is no option \"patriod\" above this one")]
    [InlineData("  - {id: baseline}\n", "\"baseline\" is the scenario as it is")]
    [InlineData("  - {id: a, cost: {low: 2 USD, high: 1 USD}}\n", "low may not be the greater")]
    [InlineData("  - {id: a, cost: 5}\n", "5")]
    [InlineData("  - {id: a, date: soon}\n", "found \"soon\" where a date was expected")]
    [InlineData("  - {id: a, chnges: []}\n", "did you mean \"changes\"?")]
    [InlineData("  - {id: a}\nflips:\n  - {id: f, between: [b], vary: {kill: all}, from: 0, to: 1}\n", "there is no option \"b\"")]
    [InlineData("  - {id: a}\nflips:\n  - {id: f, between: [a], vary: {kill: all}, from: 0.5, to: 2}\n", "probabilities go from 0 to 1")]
    public void Files_of_options_are_checked(string options, string message) =>
        Assert.Contains(message, Bench.WrongWith("set: wrong\noptions:\n" + options), StringComparison.Ordinal);

    [Fact]
    public void Packages_do_what_their_options_do_in_any_order()
    {
        string[] changes =
        [
            "{add: laydown.batteries, item: {id: new, system: training-battery, near: training-town}}",
            "{set: rounds, of: laydown.batteries, where: {system: training-battery}, to: 7}",
            "{scale: count, of: raid, where: {id: [first, second]}, by: 3}",
            "{set: doctrine.coordination, to: autonomous}",
            "{remove: raid, where: {id: fourth}}",
        ];
        var written = string.Concat(changes.Select((c, i) => $"  - {{id: o{i}, changes: [{c}]}}\n"));
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, changes.Length).ToArray()).ToArbitrary(), order =>
        {
            var file = Bench.Read($"set: s\noptions:\n{written}  - {{id: package, of: [{string.Join(", ", order.Select(i => $"o{i}"))}]}}\n");
            var scenario = Bench.Tutorial.With(file.File, file.Options[^1]);
            Assert.Equal([3, 3, 1], scenario.Raid.Select(s => s.Count));
            // What one option adds, another does not reach.
            Assert.Equal([("training-town-training-battery", 7), ("new", 12)], scenario.Batteries.Select(b => (b.Id, b.Rounds)));
            Assert.Equal(World.Scenarios.Coordination.Autonomous, scenario.Doctrine.Coordination);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Scaling_keeps_the_total_and_targets_add_up_to_counts()
    {
        var numbers = Gen.ListOf(Gen.Choose(1, 30), 6);
        Prop.ForAll(numbers.ToArbitrary(), Gen.Choose(5, 300).ToArbitrary(), (counts, percent) =>
        {
            var by = percent / 100.0;
            var raid = string.Concat(Enumerable.Range(0, 3).Select(i => $"  - {{id: s{i}, count: {counts[2 * i] + counts[(2 * i) + 1]}, targets: {{a: {counts[2 * i]}, b: {counts[(2 * i) + 1]}}}}}\n"));
            var context = new ReadingContext("o.yaml", null);
            var scaled = DocumentPatch.Apply(
                YamlSource.Parse("d.yaml", Encoding.UTF8.GetBytes("raid:\n" + raid)).Root, [[new Scaling(new TextLocation("o.yaml", 1, "x"), "raid", Selection.All, "count", by)]], context);
            context.ThrowIfAny();
            var items = ((ListNode)scaled["raid"]!).Items.Cast<MapNode>().ToList();
            var total = 0;
            foreach (var item in items)
            {
                var sum = ((MapNode)item["targets"]!).Entries.Sum(e => Whole(e.Value));
                Assert.Equal(sum, Whole(item["count"]!));
                total += sum;
            }

            // At one half either way is right: the sum of products is off by its last digit.
            Assert.InRange(total - (counts.Sum() * by), -0.5 - 1e-9, 0.5 + 1e-9);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Factors_of_two_options_multiply_and_units_stay()
    {
        var context = new ReadingContext("o.yaml", null);
        var place = new TextLocation("o.yaml", 1, "x");
        var patched = DocumentPatch.Apply(
            YamlSource.Parse("d.yaml", "a: {b: 40 km}\nc: [{d: 10}, {d: 0.5}]\n"u8).Root,
            [[new Scaling(place, null, Selection.All, "a.b", 0.5), new Scaling(place, "c", Selection.All, "d", 3)], [new Scaling(place, null, Selection.All, "a.b", 0.25)]],
            context);
        context.ThrowIfAny();
        Assert.Equal("5 km", ((ScalarNode)((MapNode)patched["a"]!)["b"]!).Value);
        Assert.Equal(["30", "1.5"], ((ListNode)patched["c"]!).Items.Select(i => ((ScalarNode)((MapNode)i)["d"]!).Value));
    }

    [Fact]
    public void Odds_of_a_kill_are_multiplied_and_certainty_stays()
    {
        var file = Bench.Read("set: s\noptions:\n  - {id: a, changes: [{kill: training-battery, odds: 0.8}]}\n  - {id: b, changes: [{kill: all, to: 0.25}]}\n");
        double Kill(int option) => Bench.Tutorial.With(file.File, file.Options[option]).Batteries[0].System.Against.Single().Value.Kill.Value;
        Assert.Equal(0.8 * 0.6 / (0.4 + (0.8 * 0.6)), Kill(0), 12);
        Assert.Equal(0.25, Kill(1));
    }

    [Fact]
    public void The_shipped_options_fit_the_shipped_scenarios_and_say_where_they_come_from()
    {
        var file = OptionFileReader.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "options", "seed-levers.yaml"));
        Assert.InRange(file.Options.Count, 12, 20);
        Assert.All(file.Options, o => Assert.True(o is { Source: not null, Date: not null, Confidence: not null }, o.Id));
        Assert.All(file.Options.Where(o => o.Id != "sanctions"), o => Assert.NotNull(o.Cost));
        foreach (var name in new[] { "national.yaml", "2024-01-02.yaml" })
        {
            var bench = Bench.Of(name);
            foreach (var option in file.Options)
            {
                var scenario = bench.With(file.File, option);
                var isOther = scenario.Batteries.Count != bench.Baseline.Batteries.Count || scenario.Raid.Sum(s => s.Count) < bench.Baseline.Raid.Sum(s => s.Count)
                    || scenario.Batteries.Sum(b => b.Reserve) != bench.Baseline.Batteries.Sum(b => b.Reserve);
                Assert.True(isOther, $"{option.Id} changes nothing in {name}");
                Assert.All(option.Changes.SelectMany(c => c).Select(ChangeSentence.Of), s => Assert.True(s.En.Length > 0 && s.Uk != s.En && s.Ru != s.Uk, s.En));
            }
        }
    }

    private static int Whole(SourceNode node) => int.Parse(((ScalarNode)node).Value, CultureInfo.InvariantCulture);
}
