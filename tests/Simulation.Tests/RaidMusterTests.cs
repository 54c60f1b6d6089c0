using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Threats;

namespace Testudo.Simulation.Tests;

public sealed class RaidMusterTests
{
    private const string Wave = "id: wave, threat: dart, count: 12, launch: from 01:00 to 05:00, from: launch-site, spread: 0 km, targets: {test-city: 12}";

    private static RaidModel Model(int count = 12) => RaidModel.Prepare(TestScenarios.With(
        Wave.Replace("12", $"{count}", StringComparison.Ordinal), "{system: guard, near: test-city, rounds: 10, reserve: 10}", "rules: [{salvo: 1, looks: 3}]",
        TestScenarios.Definitions.Replace("rounds: 1000,", "rounds: 1000, reload: 5 min,", StringComparison.Ordinal)));

    private static long[] Row(RaidModel model, TallyLayout layout, uint replication)
    {
        var runner = new ReplicationRunner(model, layout, 7);
        runner.UseDraw(3);
        runner.Run(replication, default(NoTracer));
        return runner.Row.ToArray();
    }

    [Fact]
    public void A_muster_of_all_fights_as_the_model_does()
    {
        var model = Model();
        var (muster, layout) = (new RaidMuster(model), new TallyLayout(model));
        for (var replication = 0u; replication < 50; replication++)
        {
            Assert.Equal(Row(model, layout, replication), Row(muster.Model, layout, replication));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_part_of_a_salvo_fights_as_a_scenario_of_that_size(int threats)
    {
        var muster = new RaidMuster(Model());
        muster.SetThreats(0, threats);
        var layout = new TallyLayout(muster.Model);
        // A scenario has one threat at least.
        var alone = threats > 0 ? Model(threats) : null;
        var runner = new ReplicationRunner(muster.Model, layout, 7);
        runner.UseDraw(3);
        for (var replication = 0u; replication < 50; replication++)
        {
            // After a raid of all: nothing of it is left.
            muster.SetThreats(0, 12);
            runner.Run(replication + 100, default(NoTracer));
            muster.SetThreats(0, threats);
            runner.Run(replication, default(NoTracer));
            var row = runner.Row.ToArray();
            Assert.Equal(threats, row[layout.Of(layout.Whole, ClassTally.Launched)]);
            if (alone is not null)
            {
                Assert.Equal(Row(alone, new TallyLayout(alone), replication), row);
            }
        }
    }

    [Fact]
    public void A_battery_fires_no_more_than_it_was_given_and_one_that_is_not_there_nothing()
    {
        var muster = new RaidMuster(Model());
        var layout = new TallyLayout(muster.Model);
        long Fired(uint replication) => Row(muster.Model, layout, replication)[layout.Of(0, BatteryTally.Rounds)];
        for (var given = 0; given <= 20; given++)
        {
            muster.SetRounds(0, given);
            Assert.InRange(Fired(1), 0, given);
            Assert.True(given < 12 || Fired(1) >= 12);
        }

        muster.SetThere(0, false);
        Assert.Equal(0, Fired(1));
        muster.SetThere(0, true);
        Assert.True(Fired(1) >= 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => muster.SetRounds(0, 21));
        Assert.Throws<ArgumentOutOfRangeException>(() => muster.SetThreats(0, 13));
    }

    [Fact]
    public void Rounds_that_are_kept_are_fired_at_those_they_are_kept_for_only()
    {
        var muster = new RaidMuster(Model());
        var layout = new TallyLayout(muster.Model);
        long Fired() => Row(muster.Model, layout, 1)[layout.Of(0, BatteryTally.Rounds)];
        var all = Fired();
        muster.SetKeep(0, 17, new HashSet<ThreatClass> { ThreatClass.Ballistic });
        Assert.Equal(3, Fired());
        muster.SetKeep(0, 0, new HashSet<ThreatClass> { ThreatClass.Ballistic });
        Assert.Equal(all, Fired());
        muster.SetKeep(0, 17, new HashSet<ThreatClass> { ThreatClass.Cruise });
        Assert.Equal(all, Fired());
    }

    [Fact]
    public void Nothing_is_allocated_from_raid_to_raid()
    {
        var muster = new RaidMuster(Model());
        var runner = new ReplicationRunner(muster.Model, new TallyLayout(muster.Model), 1);
        void Fight(int first)
        {
            for (var r = first; r < first + 200; r++)
            {
                muster.SetThreats(0, r % 13);
                muster.SetRounds(0, r % 21);
                muster.SetThere(0, r % 5 != 0);
                runner.Run((uint)r, default(NoTracer));
            }
        }

        Fight(0);
        Fight(200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fight(200);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
