using Testudo.World.Text;

namespace Testudo.Campaigns.Tests;

/// <summary>Schedules that cannot be, and names that are not there: said with file, line, key and what is allowed.</summary>
public sealed class BadInputTests
{
    private const string Good = """
        campaign: test
        from: 2024-01-01
        to: 2024-04-09
        scenario: test.yaml
        raids: {given: [{date: 2024-01-05, cruise: 3}]}
        stocks: [{id: rounds, systems: guard, rounds: 100, deliveries: [{on: 2024-02-01, rounds: 10}]}]
        adversary: [{class: cruise, stock: 20, productionPerMonth: 1}]
        """;

    [Fact]
    public void The_good_one_is_read() => Assert.Equal(10, TestCampaigns.Read(Good).Stocks[0].Deliveries[0].Rounds.Value);

    [Theory]
    [InlineData("on: 2024-02-01", "on: 2023-12-31", "campaign.yaml:6: stocks[1].deliveries[1].on: 2023-12-31 is not a day of the campaign, which goes from 2024-01-01 to 2024-04-09")]
    [InlineData("on: 2024-02-01", "on: 2024-05-01", "2024-05-01 is not a day of the campaign")]
    [InlineData("on: 2024-02-01", "on: soon", "found \"soon\" where a date was expected")]
    [InlineData("rounds: 10}", "rounds: -10}", "found \"-10\"; allowed is from 0 to 1E+07")]
    [InlineData("rounds: 10}", "rounds: 10, until: 2024-03-01}", "an end goes with everyDays")]
    [InlineData("rounds: 10}", "rounds: 10, everyDays: 5, until: 2024-01-15}", "the deliveries end on 2024-01-15, before the first on 2024-02-01")]
    [InlineData("rounds: 10}", "rounds: 10, delayDays: -1}", "found \"-1\"")]
    [InlineData("systems: guard", "systems: gard", "the laydown of the scenario has no system \"gard\"; it has: guard (did you mean \"guard\"?)")]
    [InlineData("cruise: 3", "cruise: 30", "by 2024-01-05 the raids given launch 30 of the class cruise; the adversary's stock and production allow 20 at the most")]
    [InlineData("cruise: 3", "drone: 3", "the scenario has no threat of the class drone")]
    [InlineData("cruise: 3", "cruse: 3", "the key \"cruse\" is not known here")]
    [InlineData("class: cruise", "class: cruises", "found \"cruises\"; allowed are: drone, cruise, ballistic, supersonic, sam (did you mean \"cruise\"?)")]
    [InlineData("to: 2024-04-09", "to: 2023-04-09", "the campaign ends on 2023-04-09 and begins on 2024-01-01")]
    [InlineData("given: [{date: 2024-01-05, cruise: 3}]", "", "no raid comes: write one or more of record, given and months")]
    [InlineData("cruise: 3", "cruise: 3, facts: 2024-01-02", "a raid has either numbers of threats by class")]
    [InlineData("adversary:", "policy: hope\nadversary:", "\"hope\" is not one of the policies: as-the-scenario")]
    [InlineData("adversary:", "policies: [{id: a, keep: [{stock: round, rounds: 5, for: cruise}]}]\nadversary:", "the campaign has no stock \"round\"; it has: rounds (did you mean \"rounds\"?)")]
    [InlineData("adversary:", "policies: [{id: a, doctrine: balancd}]\nadversary:", "the doctrine \"balancd\" is not in the catalogue")]
    [InlineData("adversary:", "arrivals: [{batteries: guard-9, on: 2024-02-01}]\nadversary:", "the scenario has no battery \"guard-9\"")]
    [InlineData("adversary:", "losses: [{systems: guard, perMonth: 2}]\nadversary:", "found \"2\"; allowed is from 0 to 0.99")]
    public void The_wrong_one_is_refused_with_what_is_allowed(string good, string bad, string expected)
    {
        var wrong = Assert.Throws<InputException>(() => TestCampaigns.Read(Good.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raid_that_the_facts_files_do_not_have_is_refused()
    {
        var campaign = TestCampaigns.Read(Good.Replace("cruise: 3", "facts: 2024-01-05", StringComparison.Ordinal));
        var wrong = Assert.Throws<InputException>(() => TestCampaigns.Assess(campaign));
        Assert.Contains("the facts files have no raid \"2024-01-05\"", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scenario_is_looked_for_beside_the_campaign()
    {
        var wrong = Assert.Throws<InputException>(() => CampaignLoader.ScenarioText(TestCampaigns.Yaml("here/campaign.yaml", "scenario: nowhere.yaml")));
        Assert.Contains("nowhere.yaml", wrong.Message, StringComparison.Ordinal);
    }
}
