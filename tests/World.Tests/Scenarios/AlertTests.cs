using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.World.Tests.Scenarios;

public sealed class AlertTests
{
    [Fact]
    public void Without_a_plan_each_asset_is_a_region_and_everybody_hears_at_once()
    {
        var plan = TestFolder.Scenario(TestScenario.With()).Alerts;
        Assert.False(plan.IsWritten);
        Assert.Equal(["kyiv"], plan.Regions.Select(r => r.Id));
        Assert.Empty(plan.Means);
        Assert.Same(AlertRule.Default, plan.RuleFor(ThreatClass.Cruise, plan.Regions[0]));
    }

    [Fact]
    public void A_plan_says_who_is_warned_when_and_by_what()
    {
        var plan = TestFolder.Scenario(TestScenario.With(rest: """
            assets: [{place: Kyiv}, {place: Odesa}, {place: Lviv}]
            alerts:
              regions: [{id: west-and-south, name: {en: West and south, uk: Захід і південь, ru: Запад и юг}, assets: [Lviv, Odesa]}]
              rules:
                - {against: [cruise, one-way-drone], regions: [west-and-south], when: near, within: 60 km, ahead: 5 min}
                - {against: cruise, when: border, countries: [Ukraine]}
              means: [{by: siren}, {by: app, delay: 7 s, reach: 40%}]
              allClearDelay: 3 min
            """)).Alerts;
        Assert.Equal(["west-and-south", "kyiv"], plan.Regions.Select(r => r.Id));
        var near = plan.RuleFor(ThreatClass.Cruise, plan.Regions[0]);
        Assert.Equal((AlertTrigger.Near, 60_000, 300), (near.Trigger, near.Within, near.Ahead));
        Assert.Equal(AlertTrigger.Border, plan.RuleFor(ThreatClass.Cruise, plan.Regions[1]).Trigger);
        Assert.Equal(AlertTrigger.Aimed, plan.RuleFor(ThreatClass.Ballistic, plan.Regions[1]).Trigger);
        Assert.Equal(TestFolder.Catalogue.Parameters["siren-reach"], plan.Means[0].Reach);
        Assert.Equal((7, 0.4, 300, 180), (plan.Means[1].Delay.Value, plan.Means[1].Reach.Value, plan.Quiet, plan.AllClearDelay.Value));
    }

    [Fact]
    public void With_the_defaults_of_the_catalogue_a_plan_has_all_means_and_everybody_is_counted()
    {
        var scenario = TestFolder.Scenario(TestScenario.With(rest: "doctrine: {defaults: catalogue}\nalerts: {rules: [{when: launched}]}"));
        Assert.Equal(Enum.GetValues<WarningMeans>(), scenario.Alerts.Means.Select(m => m.Means));
        Assert.Equal((8, 300), (scenario.Exposure.ScaledDistance.Value, scenario.Exposure.DebrisRadius.Value));
        Assert.Equal(0.3, scenario.Doctrine.RaidEffects.Shared!.Value);
        Assert.True(TestFolder.Scenario(TestScenario.With(rest: "doctrine: {defaults: catalogue, raidEffect: 0.3}")).Doctrine.RaidEffects.IsOneForAll);
    }

    [Theory]
    [InlineData("alerts: {rules: [{when: near}]}", "the key \"within\" is missing")]
    [InlineData("alerts: {rules: [{when: border}]}", "a rule of the border needs its countries")]
    [InlineData("alerts: {rules: [{when: launched, regions: [kiev]}]}", "the region \"kiev\" is not listed in alerts.regions")]
    [InlineData("alerts: {regions: [{id: a, assets: [Kyiv]}, {id: b, assets: [Kyiv]}]}", "the asset \"Kyiv\" belongs to the region \"a\" already")]
    [InlineData("alerts: {regions: [{id: a}]}", "a region needs at least one asset")]
    [InlineData("alerts: {means: [{by: app}, {by: app}]}", "\"app\" stands twice")]
    [InlineData("alerts: {means: [{by: drum}]}", "found \"drum\"; allowed are: siren, app, broadcast")]
    [InlineData("exposure: {debrisRadius: 20 km}", "found \"20 km\"; allowed is from 0 m to 10 km")]
    [InlineData("doctrine: {raidEffects: {cruise: 9}}", "found \"9\"; allowed is from 0 to 5")]
    public void What_is_wrong_is_said_once(string rest, string message) =>
        Assert.Contains(message, TestScenario.Said(TestScenario.With(rest: rest)));

    [Fact]
    public void A_salvo_goes_together_only_where_its_target_is_drawn()
    {
        const string drawn = "threat: kh-101, count: 4, launch: at 06:00, from: Engels and Saratov launch area, shares: {Kyiv: 50%, Odesa: 50%}, together: true";
        Assert.True(TestFolder.Scenario(TestScenario.With(raid: drawn)).Raid[0].IsTogether);
        Assert.Contains("\"together\" draws one target by the shares; here the targets are fixed", TestScenario.Said(TestScenario.With(raid: TestScenario.Salvo + ", together: true")));
    }
}
