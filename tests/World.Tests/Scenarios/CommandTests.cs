using Testudo.World.Scenarios;

namespace Testudo.World.Tests.Scenarios;

/// <summary>What a doctrine says about the air picture and command.</summary>
public sealed class CommandTests
{
    [Fact]
    public void What_is_not_named_is_left_out_and_what_the_catalogue_gives_is_its_number()
    {
        Assert.Equal(Command.Ideal, Read("{defaults: ideal}"));
        Assert.Equal(Command.Ideal, TestFolder.Scenario(TestScenario.With()).Doctrine.Command);
        var given = Read("{defaults: catalogue, link: 0.5, operators: 3, deconfliction: sectors}");
        var numbers = TestFolder.Catalogue.Parameters;
        Parameter?[] read = [given.TrackCoast, given.DecoyAsThreat, given.ThreatAsDecoy, given.CommandPost, given.DecisionTime, given.DecisionSpread];
        Assert.Equal(
            new[] { numbers["track-coast"], numbers["classification-decoy-as-threat"], numbers["classification-threat-as-decoy"], numbers["command-post-availability"], numbers["decision-time"], numbers["decision-spread"] },
            read.Select(p => p!));
        Assert.Equal((0.5, "scenario", 3, Deconfliction.Sectors), (given.Link!.Value, given.Link.Source, given.Operators, given.Deconfliction));
    }

    [Theory]
    [InlineData("{operators: 2}", "operators decide in no time without decisionTime, so their number has no effect")]
    [InlineData("{link: 1.5}", "found \"1.5\"; allowed is from 0 to 1")]
    [InlineData("{operators: -1, decisionTime: 5 s}", "found \"-1\"; allowed is from 0 to 1000")]
    public void A_command_that_is_wrong_is_refused(string doctrine, string expected) =>
        Assert.Contains(expected, TestScenario.Said(TestScenario.With(rest: $"doctrine: {doctrine}")));

    [Fact]
    public void A_battery_may_have_a_link_of_its_own() =>
        Assert.Equal(0.25, TestFolder.Scenario(TestScenario.With(batteries: "{system: nasams, near: Kyiv, link: 25%}")).Batteries[0].Link!.Value);

    private static Command Read(string doctrine) => TestFolder.Scenario(TestScenario.With(rest: $"doctrine: {doctrine}")).Doctrine.Command;
}
