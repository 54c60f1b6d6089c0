using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
using Testudo.World.Scenarios;

namespace Testudo.Campaigns.Tests;

/// <summary>What holds in every campaign.</summary>
public sealed class CampaignTests
{
    [Fact]
    public void Every_round_is_used_lost_or_left()
    {
        var small = Gen.Choose(0, 60);
        var campaigns = from stock in small
                        from threats in Gen.Choose(1, 12)
                        from delivered in small
                        from every in Gen.Choose(1, 40)
                        from delay in Gen.Choose(1, 200)
                        from made in small
                        from loss in Gen.Choose(0, 90)
                        from repairable in Gen.Choose(0, 100)
                        from kept in Gen.Choose(1, 60)
                        from theirs in Gen.Choose(0, 2000)
                        from scale in Gen.Choose(0, 20)
                        select (stock, threats, delivered, every, delay, made, loss, repairable, kept, theirs, scale);
        Prop.ForAll(campaigns.ToArbitrary(), c =>
        {
            var campaign = TestCampaigns.Of(
                TestCampaigns.Daily(c.threats) + FormattableString.Invariant($", scale: {{cruise: {c.scale / 10.0}}}"),
                $"rounds: {c.stock}, productionPerMonth: {c.made}, deliveries: [{{on: 2024-01-05, everyDays: {c.every}, until: 2024-03-01, rounds: {c.delivered}, delayDays: {{value: {c.delay}, low: {c.delay / 2.0 + 0.1}, high: {c.delay * 2}}}}}]",
                $$"""
                losses: [{systems: guard, perMonth: {{c.loss}}%, repairable: {{c.repairable}}%, repairDays: 9}]
                adversary: [{class: cruise, stock: {value: {{c.theirs + 1300}}, low: 1200, high: 5000}, productionPerMonth: 3}]
                policies: [{id: keep, keep: [{stock: rounds, rounds: {{c.kept}}, for: ballistic}]}]
                """,
                TestCampaigns.Scenario("{salvo: 2, looks: 2}", batteries: 3));
            var promised = campaign.Stocks[0].Deliveries.Sum(d => (int)d.Rounds.Value);
            return TestCampaigns.Paths(campaign, 2).All(path =>
            {
                var account = path.Rounds[0];
                return account.Initial + account.Delivered + account.Produced == account.Used + account.Lost + account.Left
                    && account.Delivered + account.NotCome == promised
                    && new[] { account.Used, account.Lost, account.Left }.All(n => n >= 0)
                    && path.AtEnd.All(n => n >= 0) && path.AtEnd[^1] == account.Left
                    && path.LaunchedInAll >= path.LeakedInAll + path.Stopped.Sum()
                    && (c.scale != 10 || path.LaunchedInAll + path.Withheld.Sum() == 100 * c.threats)
                    && path.AdversaryLeft[CampaignClasses.IndexOf("cruise")] >= 0;
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void What_is_kept_is_never_fired_at_others()
    {
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(9), "rounds: 500", "policies: [{id: keep, keep: [{stock: rounds, rounds: 77, for: ballistic}]}]");
        Assert.All(TestCampaigns.Paths(campaign, 5), p => Assert.Equal(77, p.Rounds[0].Left));
        Assert.All(TestCampaigns.Paths(campaign, 5), p => Assert.Equal(-1, p.Rounds[0].EmptyOn));
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(7), "rounds: {value: 300, low: 100, high: 600}, productionPerMonth: 10", "losses: [{systems: guard, perMonth: 20%}]", TestCampaigns.Scenario("{salvo: 1, looks: 3}", batteries: 3));
        var one = TestCampaigns.Paths(campaign, 30, threads: 1);
        var four = TestCampaigns.Paths(campaign, 30, threads: 4);
        Assert.Equal(30, four.Count);
        Assert.All(one.Zip(four), p =>
        {
            Assert.Equal(p.First.AtEnd, p.Second.AtEnd);
            Assert.Equal(p.First.Leaked, p.Second.Leaked);
            Assert.Equal(p.First.Batteries, p.Second.Batteries);
        });
    }

    [Fact]
    public void A_lever_of_no_effect_shows_none_and_a_better_one_is_told_apart()
    {
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(7), "rounds: {value: 300, low: 100, high: 600}", scenario: TestCampaigns.Scenario("{salvo: 1, looks: 3}"));
        // A delivery on the last day comes too late for all but the last raid.
        var same = new CampaignLever("same", campaign.Title, campaign with { Id = "same" });
        var more = new CampaignLever("more", campaign.Title, campaign with { Stocks = [campaign.Stocks[0] with { Rounds = campaign.Stocks[0].Rounds with { Value = 600, Low = 200, High = 1200 } }] });
        var answer = TestCampaigns.Assess(campaign, levers: [same, more]);
        Assert.Equal((0, 0, 0), (answer.Levers[0].LeakedMore!.Mean, answer.Levers[0].LeakedMore!.Low, answer.Levers[0].LeakedMore!.High));
        Assert.All(answer.Levers[0].LeftMore, d => Assert.Equal(0, d.Mean));
        Assert.False(answer.Levers[0].LeakedMore!.IsDistinct);
        Assert.True(answer.Levers[1].LeakedMore!.High < 0);
    }

    [Fact]
    public void Policies_are_fought_on_the_same_raids_under_their_own_doctrine()
    {
        var campaign = TestCampaigns.Of(
            TestCampaigns.Daily(7), "rounds: 300", "policies: [{id: as-it-is}, {id: twice, doctrine: shoot-first}, {id: again}]\npolicy: as-it-is", TestCampaigns.Scenario("{salvo: 1, looks: 1}"));
        var answer = TestCampaigns.Assess(campaign);
        Assert.Equal(["as-it-is", "twice", "again"], answer.Policies.Select(p => p.Id));
        Assert.Null(answer.Policies[0].LeakedMore);
        Assert.Equal(0, answer.Policies[2].LeakedMore!.Mean);
        // Two rounds at once empty the stock in half the time: more leaks in the end.
        Assert.True(answer.Policies[1].LeakedMore!.Low > 0);
        Assert.Equal(Preference.Earliest, campaign.Policies[1].Scenario.Doctrine.Prefer);
    }

    [Fact]
    public void A_stopped_run_keeps_what_is_finished_and_goes_on_to_the_same_answer()
    {
        using var stop = new CancellationTokenSource();
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(7), "rounds: {value: 300, low: 100, high: 600}", "policies: [{id: a}, {id: b, prefer: best-kill}]");
        var options = new CampaignOptions { Replications = 30, VariantReplications = 10, BreakEvenReplications = 5 };
        var study = new CampaignStudy(campaign, [], CampaignEvidence.None, options);
        var finished = new FinishedReplications(study.KeyOf("v"));
        var part = study.Fight(finished, new Stop(stop, 0.3), stop.Token).Answer("v");
        Assert.True(part.Interrupted);
        Assert.InRange(part.Replications, 2, 29);
        using var kept = new MemoryStream();
        finished.Write(kept);
        kept.Position = 0;
        var again = FinishedReplications.Read(kept, study.KeyOf("v"));
        Assert.Equal(finished.Count, again.Count);
        kept.Position = 0;
        Assert.Equal(0, FinishedReplications.Read(kept, study.KeyOf("w")).Count);
        Assert.Equal(0, FinishedReplications.Read(new MemoryStream([1, 2, 3]), "v").Count);
        var whole = TestCampaigns.Assess(campaign, options);
        var resumed = new CampaignStudy(campaign, [], CampaignEvidence.None, options).Fight(again, null, CancellationToken.None).Answer("test");
        Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(resumed));
    }

    private sealed class Stop(CancellationTokenSource source, double at) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > at)
            {
                source.Cancel();
            }
        }
    }
}
