using System.Text;
using Testudo.World.Scenarios;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Tests.Scenarios;

/// <summary>Doctrines of the catalogue, and scenarios that use them.</summary>
public sealed class DoctrineTests
{
    [Theory]
    [InlineData("balanced")]
    [InlineData("save-the-costly")]
    [InlineData("shoot-first")]
    [InlineData("last-ditch")]
    [InlineData("autonomous-local")]
    [InlineData("city-first")]
    [InlineData("matched")]
    public void A_ready_made_doctrine_can_be_used_by_name(string id)
    {
        var doctrine = Read($"use: {id}").Doctrine;

        Assert.Equal(id, doctrine.Use);
        Assert.False(doctrine.IsReplaced);
        Assert.NotEmpty(doctrine.Rules);
        Assert.All(TestFolder.Catalogue.Doctrines.Items, d => Assert.DoesNotContain(d.Description.English, new[] { d.Description.Ukrainian, d.Description.Russian }));
    }

    [Fact]
    public void Keys_of_the_scenario_win_and_its_rules_come_first()
    {
        var doctrine = Read("use: shoot-first, prefer: cheapest, rules: [{against: decoy, hold: true}]").Doctrine;

        Assert.Equal(Preference.Cheapest, doctrine.Prefer);
        Assert.True(doctrine.RuleFor(ThreatClass.Decoy, TestFolder.Catalogue.Systems.Items[0]).Hold);
        Assert.Equal(2, doctrine.RuleFor(ThreatClass.Cruise, TestFolder.Catalogue.Systems.Items[0]).Salvo);
    }

    [Fact]
    public void A_doctrine_that_is_tried_replaces_choices_and_leaves_the_world_as_it_is()
    {
        var doctrine = Read("use: balanced, prefer: cheapest, trackDelay: 17 s, engageOver: Poland, ration: [{rounds: 1}], assetPriority: by-value", "shoot-first").Doctrine;

        Assert.Equal("shoot-first", doctrine.Use);
        Assert.True(doctrine.IsReplaced);
        Assert.Equal(Preference.Earliest, doctrine.Prefer);
        Assert.Equal(17, doctrine.TrackDelay.Value);
        Assert.Single(doctrine.EngageOver);
        Assert.Empty(doctrine.Rations);
        Assert.Empty(doctrine.AssetRanks);
        Assert.Empty(doctrine.Kept);
    }

    [Fact]
    public void Assets_are_served_in_the_order_named_or_by_value()
    {
        Assert.Equal([1, 0, 2], Read("assetPriority: [Odesa, Kyiv]").Doctrine.AssetRanks);
        Assert.Equal([0, 1, 1], Read("assetPriority: by-value").Doctrine.AssetRanks);
    }

    [Theory]
    [InlineData("use: ballanced", "test.yaml:8: doctrine.use: the doctrine \"ballanced\" is not in the catalogue (did you mean \"balanced\"?)")]
    [InlineData("assign: optimal, coordination: autonomous", "needs coordination: central")]
    [InlineData("use: matched, coordination: autonomous", "needs coordination: central")]
    [InlineData("assetPriority: [Lviv]", "\"Lviv\" is not an asset of this scenario; allowed are by-value, or a list of: kyiv, odesa, dnipro")]
    [InlineData("keep: [{rounds: 8}]", "rounds are kept for classes: name one or more")]
    [InlineData("ration: [{against: cruise}]", "the key \"rounds\" is missing")]
    [InlineData("rules: [{within: 3 km}]", "goes with weapons: tight")]
    [InlineData("rules: [{weapons: loose}]", "found \"loose\"; allowed are: free, tight")]
    [InlineData("atOneThreat: [{rounds: 2, systems: [patriott]}]", "the system \"patriott\" is not in the catalogue")]
    public void A_mistake_is_told_with_its_place(string doctrine, string told) =>
        Assert.Contains(told, Assert.Throws<InputException>(() => Read(doctrine)).Message, StringComparison.Ordinal);

    private static Scenario Read(string doctrine, string? instead = null) => ScenarioLoader.Read(
        YamlSource.Parse("test.yaml", Encoding.UTF8.GetBytes($$"""
            scenario: test
            date: 2024-01-02
            raid:
              - {id: s, threat: Kalibr, count: 3, launch: at 06:00, from: Black Sea, targets: {Kyiv: 1, Odesa: 1, Dnipro: 1} }
            laydown:
              batteries: [{system: s-300, near: Kyiv}]
            assets: [{place: Kyiv, value: 3}]
            doctrine: { {{doctrine}} }
            """)),
        TestFolder.Catalogue,
        instead is null ? null : TestFolder.Catalogue.Doctrines.Find(instead));
}
