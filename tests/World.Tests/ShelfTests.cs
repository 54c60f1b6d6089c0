using Testudo.World.Text;

namespace Testudo.World.Tests;

/// <summary>What a scenario defines for itself, laid over the catalogue.</summary>
public sealed class ShelfTests
{
    [Fact]
    public void An_entry_like_another_takes_what_it_does_not_say()
    {
        var catalogue = Defined("threats: [{id: fast, like: kh-101, speed: 300 m/s}]");
        var (fast, model) = (catalogue.Threats.Find("fast")!, TestFolder.Catalogue.Threats.Find("kh-101")!);
        Assert.Equal(300, fast.Speed.Value);
        Assert.Equal(("scenario", "fast.speed"), (fast.Speed.Source, fast.Speed.Path));
        Assert.Equal(model.Range with { Path = "fast.range" }, fast.Range);
        Assert.Equal((model.Class, model.Profile, model.IsArmed), (fast.Class, fast.Profile, fast.IsArmed));
    }

    [Fact]
    public void An_entry_like_another_does_not_take_its_names()
    {
        var fast = Defined("threats: [{id: fast, like: kh-101}]").Threats.Find("fast")!;
        Assert.Empty(fast.Aliases);
        Assert.Equal("fast", fast.Name.English);
    }

    [Fact]
    public void A_like_names_its_model_in_any_way_and_may_follow_another()
    {
        var catalogue = Defined("threats: [{id: a, like: X-101/X-555, speed: 300 m/s}, {id: b, like: a, warhead: 10 kg}]");
        var b = catalogue.Threats.Find("b")!;
        Assert.Equal((300, 10), (b.Speed.Value, b.Warhead.Value));
        Assert.Equal(TestFolder.Catalogue.Threats.Find("kh-101")!.Range.Value, b.Range.Value);
    }

    [Fact]
    public void Blocks_are_laid_over_each_other_and_numbers_replaced_whole()
    {
        var system = Defined("systems: [{id: mine, like: nasams, against: {cruise: {kill: 0.9}}}]").Systems.Find("mine")!;
        var model = TestFolder.Catalogue.Systems.Find("nasams")!;
        var (cruise, before) = (system.Against[Threats.ThreatClass.Cruise], model.Against[Threats.ThreatClass.Cruise]);
        Assert.Equal((0.9, 0.9, 0.9), (cruise.Kill.Value, cruise.Kill.Low, cruise.Kill.High));
        Assert.Equal(before.Range!.Value, cruise.Range!.Value);
        Assert.Equal(model.Against.Keys, system.Against.Keys);
        // A new number with its own source leaves nothing of the old one.
        var sourced = Defined("systems: [{id: mine, like: nasams, reaction: {value: 3 s, confidence: press}}]").Systems.Find("mine")!.Reaction!;
        Assert.Equal((3, 3, "scenario"), (sourced.Low, sourced.High, sourced.Source));
    }

    [Fact]
    public void An_entry_of_the_same_id_replaces_that_of_the_catalogue_in_its_place()
    {
        var catalogue = Defined("threats: [{id: kh-101, like: kh-101, speed: 300 m/s}]");
        Assert.Equal(300, catalogue.Threats.Find("kh-101")!.Speed.Value);
        Assert.Equal(TestFolder.Catalogue.Threats.Ids, catalogue.Threats.Ids);
        Assert.Equal(TestFolder.Catalogue.Threats.Items.Count, catalogue.Threats.Items.Count);
        Assert.Same(catalogue.Threats.Find("kh-101"), catalogue.Threats.Items[catalogue.Threats.Ids.ToList().IndexOf("kh-101")]);
        // The shelf below is left alone.
        Assert.Equal(200, TestFolder.Catalogue.Threats.Find("kh-101")!.Speed.Value);
    }

    [Fact]
    public void What_is_replaced_is_not_found_by_its_old_names_any_more()
    {
        var found = Defined("threats: [{id: kh-101, like: kh-101, speed: 300 m/s}]").Threats.Find("X-101/X-555");
        Assert.True(found is null || found.Speed.Value == 300, "the alias X-101/X-555 still finds the entry that was replaced");
    }

    [Fact]
    public void A_sensor_that_is_replaced_is_the_one_that_systems_use()
    {
        var scenario = TestFolder.Scenario(Text("sensors: [{id: an-mpq-53, like: an-mpq-53, range: 5 km}]", "{system: patriot-pac-3, near: Kyiv}"));
        Assert.Equal(5000, scenario.Batteries[0].Sensor!.Range!.Value);
    }

    [Fact]
    public void An_unknown_model_is_named_and_a_near_one_suggested()
    {
        var problem = Assert.Single(TestFolder.ProblemsOf(Text("threats: [{id: x, like: kh-102}]")));
        Assert.Equal("\"kh-102\" is not in the catalogue", TestFolder.Said(problem));
        Assert.Equal("did you mean \"kh-101\"?", TestFolder.Suggested(problem));
        Assert.Equal("define.threats[1].like", problem.Location.Key);
    }

    [Fact]
    public void Two_definitions_of_one_id_are_refused() =>
        Assert.Contains(TestFolder.ProblemsOf(Text("threats: [{id: x, like: kh-101}, {id: x, like: kh-555}]")), p => TestFolder.Said(p) == "the id \"x\" is used twice");

    [Fact]
    public void A_definition_that_lacks_something_is_told_what()
    {
        var problems = TestFolder.ProblemsOf(Text("threats: [{id: x, class: cruise, profile: cruise, speed: 200 m/s}]"));
        Assert.Equal(
            ["altitude", "flightReliability", "jamming", "launchReliability", "radarCrossSection", "range", "unitCost", "warhead"],
            problems.Select(p => p.Location.Key.Split('.')[^1]).Order(StringComparer.Ordinal));
        Assert.All(problems, p => Assert.StartsWith("x.", p.Location.Key));
    }

    [Fact]
    public void What_a_definition_spoils_is_told_with_a_line_of_the_scenario()
    {
        // nasams has a dead zone of more than 100 m; its line in the catalogue says nothing to whoever wrote the scenario.
        var text = Text("systems: [{id: mine, like: nasams, against: {cruise: {range: 100 m}}}]");
        var problem = Assert.Single(TestFolder.ProblemsOf(text));
        Assert.Contains("minRange must be smaller than range", TestFolder.Said(problem));
        Assert.InRange(problem.Location.Line, 1, text.Split('\n').Length);
    }

    [Fact]
    public void A_kind_of_thing_that_cannot_be_defined_is_refused() =>
        Assert.Contains(TestFolder.ProblemsOf(Text("colours: [{id: red}]")), p => TestFolder.Said(p).StartsWith("the key \"colours\" is not known here", StringComparison.Ordinal));

    [Fact]
    public void Nothing_near_is_answered_with_some_of_what_there_is() =>
        Assert.StartsWith("known are: shahed-136, ", TestFolder.Catalogue.Threats.Suggest("zzzzzzzzzz")!.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Nodes_laid_over_each_other_keep_the_upper_and_add_the_lower()
    {
        var upper = TestFolder.Yaml("a: 1\nb: {x: 1}\nc: {value: 1}\n").Root;
        var lower = TestFolder.Yaml("b: {x: 2, y: 2}\nc: {value: 2, low: 1}\nd: 2\nid: low\n").Root;
        var merged = upper.Over(lower);
        Assert.Equal("1", ((ScalarNode)merged["a"]!).Value);
        Assert.Equal(["x", "y"], ((MapNode)merged["b"]!).Entries.Select(e => e.Key));
        Assert.Equal("1", ((ScalarNode)((MapNode)merged["b"]!)["x"]!).Value);
        Assert.Equal(["value"], ((MapNode)merged["c"]!).Entries.Select(e => e.Key));
        Assert.Equal(("2", "low"), (((ScalarNode)merged["d"]!).Value, ((ScalarNode)merged["id"]!).Value));
        Assert.Equal(merged.Entries.Count, merged.Entries.Select(e => e.Key).Distinct().Count());
    }

    private static Catalogue Defined(string define) => TestFolder.Scenario(Text(define)).Catalogue;

    private static string Text(string define, string batteries = "") => $$"""
        scenario: test
        date: 2024-01-02
        define:
          {{define}}
        raid:
          - {threat: kh-101, count: 1, launch: at 06:00, from: Engels and Saratov launch area, targets: Kyiv}
        laydown:
          batteries: [{{batteries}}]
        """;
}
