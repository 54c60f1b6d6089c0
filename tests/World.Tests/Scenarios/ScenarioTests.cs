using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.World.Tests.Scenarios;

public sealed class ScenarioTests
{
    public static TheoryData<string> Shipped => [.. TestFolder.ScenarioFiles];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_scenario_loads_and_is_named_like_its_file(string file)
    {
        var scenario = ScenarioLoader.Load(Path.Combine(TestFolder.Root, "scenarios", file), TestFolder.Catalogue);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), scenario.Id);
        Assert.NotEmpty(scenario.Raid);
        Assert.All(scenario.Raid, s => Assert.InRange(s.Count, 1, ScenarioLoader.MostThreats));
        Assert.All(scenario.Raid.Where(s => s.Targets[0].Count is not null), s => Assert.Equal(s.Count, s.Targets.Sum(t => t.Count)));
        Assert.NotEmpty(scenario.Batteries);
        Assert.All([scenario.Title.English, scenario.Title.Ukrainian, scenario.Title.Russian], Assert.NotEmpty);
        Assert.Equal(64, scenario.Hash.Length);
    }

    [Fact]
    public void The_raid_of_2_January_2024_has_99_missiles_and_35_drones()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(TestFolder.Root, "scenarios", "2024-01-02.yaml"), TestFolder.Catalogue);
        Assert.Equal(35, scenario.Raid.Where(s => s.Threat.Class == ThreatClass.OneWayDrone).Sum(s => s.Count));
        Assert.Equal(99, scenario.Raid.Where(s => s.Threat.Class != ThreatClass.OneWayDrone).Sum(s => s.Count));
        Assert.Equal(10, scenario.Raid.Where(s => s.Threat.Id == "kinzhal").Sum(s => s.Count));
    }

    [Fact]
    public void The_smallest_scenario_takes_the_defaults()
    {
        var scenario = TestFolder.Scenario(TestScenario.With());
        Assert.Equal(("test", "test", new DateOnly(2024, 1, 2)), (scenario.Id, scenario.Title.English, scenario.Date));
        Assert.Null(scenario.Notes);
        Assert.Equal(TestFolder.Catalogue.Countries, scenario.Watched);
        var doctrine = scenario.Doctrine;
        Assert.Equal((Coordination.Central, Preference.Cheapest), (doctrine.Coordination, doctrine.Prefer));
        Assert.Empty(doctrine.Priority);
        Assert.Empty(doctrine.EngageOver);
        Assert.Same(EngagementRule.Default, doctrine.RuleFor(ThreatClass.Cruise, scenario.Batteries[0].System));
    }

    [Fact]
    public void What_an_ideal_doctrine_leaves_out_is_nought_and_what_the_catalogue_gives_is_its_number()
    {
        static Parameter[] Numbers(Doctrine d) => [d.TrackDelay, d.AlertDelay, d.AssessmentDelay, d.MissedKill, d.FalseKill, d.RaidEffect, d.ShelterTime];
        var ideal = Numbers(TestFolder.Scenario(TestScenario.With(rest: "doctrine: {defaults: ideal}")).Doctrine);
        Assert.All(ideal, p => Assert.Equal((0, "scenario"), (p.Value, p.Source)));
        Assert.Equal(ideal, Numbers(TestFolder.Scenario(TestScenario.With()).Doctrine));
        string[] ids = ["track-delay", "alert-delay", "assessment-delay", "assessment-missed-kill", "assessment-false-kill", "raid-effect", "shelter-time"];
        var given = Numbers(TestFolder.Scenario(TestScenario.With(rest: "doctrine: {defaults: catalogue}")).Doctrine);
        Assert.Equal(ids.Select(i => TestFolder.Catalogue.Parameters[i]), given);
        var own = TestFolder.Scenario(TestScenario.With(rest: "doctrine: {defaults: catalogue, trackDelay: 5 s}")).Doctrine;
        Assert.Equal((5, "scenario", 60), (own.TrackDelay.Value, own.TrackDelay.Source, own.AlertDelay.Value));
    }

    [Fact]
    public void The_first_rule_that_fits_class_and_system_wins()
    {
        var scenario = TestFolder.Scenario(TestScenario.With(rest: """
            doctrine:
              coordination: autonomous
              prefer: best-kill
              priority: [ballistic, cruise]
              rules:
                - {against: cruise, systems: [nasams], salvo: 2, looks: 4, keep: 3}
                - {against: [cruise, decoy], hold: true}
                - {salvo: 3}
            """));
        var doctrine = scenario.Doctrine;
        var (nasams, other) = (scenario.Batteries[0].System, TestFolder.Catalogue.Systems.Find("gepard")!);
        Assert.Equal((2, 4, 3, false), Of(ThreatClass.Cruise, nasams));
        Assert.Equal((1, 3, 0, true), Of(ThreatClass.Cruise, other));
        Assert.Equal((1, 3, 0, true), Of(ThreatClass.Decoy, nasams));
        Assert.Equal((3, 3, 0, false), Of(ThreatClass.Ballistic, other));
        Assert.Equal((Coordination.Autonomous, Preference.BestKill), (doctrine.Coordination, doctrine.Prefer));
        Assert.Equal([ThreatClass.Ballistic, ThreatClass.Cruise], doctrine.Priority);

        (int, int, int, bool) Of(ThreatClass threatClass, DefenceSystem system)
        {
            var rule = doctrine.RuleFor(threatClass, system);
            return (rule.Salvo, rule.Looks, rule.Keep, rule.Hold);
        }
    }

    [Theory]
    [InlineData("doctrine: {coordination: centrall}", "found \"centrall\"; allowed are: central, autonomous")]
    [InlineData("doctrine: {rules: [{against: drone}]}", "found \"drone\"; allowed are: one-way-drone,")]
    [InlineData("doctrine: {rules: [{systems: [nasasm]}]}", "the system \"nasasm\" is not in the catalogue")]
    [InlineData("doctrine: {rules: [{salvo: 0}]}", "found \"0\"; allowed is from 1 to 64")]
    [InlineData("doctrine: {rules: [{salvo: 65}]}", "found \"65\"; allowed is from 1 to 64")]
    [InlineData("doctrine: {rules: {salvo: 1}}", "found a block of keys where a list was expected")]
    [InlineData("doctrine: {trackDelay: 5}", "found \"5\" where a time with its unit")]
    [InlineData("doctrine: {assessmentFalseKill: 120%}", "found \"120%\"; allowed is from 0 to 1")]
    [InlineData("doctrine: {engageOver: [Polland]}", "the country \"Polland\" is not known; known are: Ukraine, Poland,")]
    [InlineData("doctrine: {engageover: [Poland]}", "the key \"engageover\" is not known here")]
    [InlineData("watch: [Atlantis]", "the country \"Atlantis\" is not known")]
    [InlineData("watch: {Poland: 1}", "found a block of keys where a text or a list of texts was expected")]
    [InlineData("wacth: [Poland]", "the key \"wacth\" is not known here")]
    [InlineData("define: {threats: {id: x}}", "found a block of keys where a list was expected")]
    public void What_is_wrong_in_the_rest_is_told(string rest, string expected) =>
        Assert.Contains(TestScenario.Said(TestScenario.With(rest: rest)), s => s.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void Countries_are_found_by_id_or_name_and_once()
    {
        var scenario = TestFolder.Scenario(TestScenario.With(rest: "watch: [Poland, romania, POLAND]\ndoctrine: {engageOver: Ukraine}"));
        Assert.Equal(["poland", "romania"], scenario.Watched.Select(c => c.Id));
        Assert.Equal(["ukraine"], scenario.Doctrine.EngageOver.Select(c => c.Id));
        Assert.Empty(TestFolder.Scenario(TestScenario.With(rest: "watch: []")).Watched);
    }

    [Theory]
    [InlineData("date: 2.1.2024")]
    [InlineData("date: 2024-02-30")]
    [InlineData("date: 2024-01")]
    [InlineData("date: 1812-06-24")]
    [InlineData("date: 2201-01-01")]
    [InlineData("date: yesterday")]
    public void A_date_that_is_none_is_refused(string date)
    {
        var problem = Assert.Single(TestFolder.ProblemsOf(TestScenario.With().Replace("date: 2024-01-02", date)));
        Assert.EndsWith("where a date was expected", TestFolder.Said(problem));
        Assert.Equal("write it as 2024-01-02", TestFolder.Suggested(problem));
        Assert.Equal(2, problem.Location.Line);
    }

    [Fact]
    public void A_date_and_an_id_are_needed()
    {
        Assert.Equal(["the key \"date\" is missing"], TestScenario.Said(TestScenario.With().Replace("date: 2024-01-02", "notes: x")));
        Assert.Equal(["the key \"scenario\" is missing"], TestScenario.Said(TestScenario.With().Replace("scenario: test", "notes: x")));
        Assert.Contains("is not an id", Assert.Single(TestScenario.Said(TestScenario.With().Replace("scenario: test", "scenario: My raid"))));
    }

    [Fact]
    public void Every_mistake_of_a_file_is_told_at_once_with_its_line()
    {
        var text = TestScenario.With("threat: kh-110, count: 0, launch: never, from: Nowhere, targets: Atlantis", "{system: x-wing, near: Kyiv}", "{sensor: crystal-ball, near: Kyiv}", "doctrine: {prefer: luck}\ncolour: red");
        var problems = TestFolder.ProblemsOf(text);
        Assert.Equal([4, 4, 4, 4, 4, 6, 7, 8, 9], problems.Select(p => p.Location.Line));
        Assert.Equal(
            ["raid[1].threat", "raid[1].count", "raid[1].launch", "raid[1].from", "raid[1].targets", "laydown.batteries[1].system", "laydown.sensors[1].sensor", "doctrine.prefer", "colour"],
            problems.Select(p => p.Location.Key));
    }
}
