using Testudo.Calibration.Raids;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;

namespace Testudo.Calibration.Tests.Raids;

public sealed class NationalRaidTests
{
    private static readonly NationalRaid Raid = TestRaid.National();

    [Fact]
    public void A_place_without_a_battery_is_thinly_covered()
    {
        Assert.True(Raid.HasBoth(TestRaid.Drone), string.Join(" ", Raid.StoppedAlone));
        Assert.True(Raid.HasBoth(TestRaid.Cruise));
        Assert.True(Raid.HasBoth(TestRaid.Ballistic));
        Assert.Equal([0.2, 0.2, 0.5, 1, 1], Raid.ThinShares);
        Assert.Equal([10, 10, 4, 0, 0], Raid.Launched);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(37, 11, 3)]
    [InlineData(0, 0, 1)]
    public void A_raid_has_the_numbers_that_were_asked(int drones, int cruise, int ballistic)
    {
        var model = Raid.Of([drones, cruise, ballistic, 5, 7], Same(new Spreading(0.3, 0.2)), new RandomSequence(1, 3));
        var layout = new TallyLayout(model);
        var runner = new ReplicationRunner(model, layout, 1);
        runner.Run(0, default(NoTracer));

        // Classes that the scenario does not have are left out.
        Assert.Equal(drones + cruise + ballistic, runner.Row[layout.Of(layout.Whole, ClassTally.Launched)]);
        Assert.InRange(Raid.StoppedIn(TestRaid.Drone, layout, runner.Row), 0, drones);
        Assert.Equal(0, Raid.StoppedIn(TestRaid.Supersonic, layout, runner.Row));
    }

    [Theory]
    [InlineData(0.25, 0)]
    [InlineData(0.25, 0.6)]
    [InlineData(0.7, 0.3)]
    public void The_share_of_thin_targets_and_the_correlation_of_two_are_those_asked(double thin, double together)
    {
        const int Draws = 4000;
        const int Launched = 6;
        var (first, square) = (0.0, 0.0);
        for (var d = 0; d < Draws; d++)
        {
            double count = Raid.ThinIn(TestRaid.Cruise, Raid.Of([0, Launched, 0, 0, 0], Same(new Spreading(thin, together)), new RandomSequence(7, (uint)d)));
            first += count / Draws;
            square += count * count / Draws;
        }

        // Hoppe's urn makes a beta-binomial of the thin targets: variance n t (1 - t) (1 + (n - 1) r).
        var variance = Launched * thin * (1 - thin) * (1 + ((Launched - 1) * together));
        var fourth = 3 * variance * variance;
        Assert.InRange(first - (Launched * thin), -5 * Math.Sqrt(variance / Draws), 5 * Math.Sqrt(variance / Draws));
        Assert.InRange(square - (first * first) - variance, -5 * Math.Sqrt(fourth / Draws), 5 * Math.Sqrt(fourth / Draws));
    }

    [Fact]
    public void A_raid_made_from_solved_routes_is_the_same_as_one_made_anew()
    {
        var parts = RaidParts.Of(TestRaid.Small);
        int[] counts = [3, 1, 4, 2, 1, 1];
        var fast = Raid.Model.WithCounts(counts);
        var anew = RaidModel.Prepare(TestRaid.Small with { Raid = [.. parts.Select((p, i) => p with { Count = counts[i], Targets = [p.Targets[0] with { Count = counts[i] }] })] });
        var layout = new TallyLayout(fast);
        var (first, second) = (new ReplicationRunner(fast, layout, 5), new ReplicationRunner(anew, new TallyLayout(anew), 5));
        for (var r = 0u; r < 50; r++)
        {
            first.Run(r, default(NoTracer));
            second.Run(r, default(NoTracer));
            Assert.Equal(first.Row.ToArray(), second.Row.ToArray());
        }
    }

    [Fact]
    public void A_scenario_that_draws_its_targets_is_refused()
    {
        var drawn = TestRaid.Small with { Raid = [TestRaid.Small.Raid[0] with { IsPoisson = true }] };

        Assert.Throws<ArgumentException>(() => new NationalRaid(drawn, 1));
    }

    private static Spreading[] Same(Spreading spreading) => [spreading, spreading, spreading, spreading, spreading];
}
