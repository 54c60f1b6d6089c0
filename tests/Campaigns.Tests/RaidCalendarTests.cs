using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
using Testudo.World.Text;

namespace Testudo.Campaigns.Tests;

/// <summary>Which raids come.</summary>
public sealed class RaidCalendarTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly int[] Daily = [.. Enumerable.Range(0, 100).Select(d => d % 10 == 0 ? 30 : d % 3)];

    private static int Cruise => CampaignClasses.IndexOf("cruise");

    private static RaidCalendar Drawn(int block, int? within = null) => RaidCalendar.Of(
        TestCampaigns.Of($"record: {{from: 2024-01-01, to: 2024-04-09, blockDays: {block}{(within is null ? "" : $", withinDays: {within}")}}}", "rounds: 100"), TestCampaigns.Record(First, Daily), []);

    [Fact]
    public void A_block_of_the_whole_record_is_the_record_turned_round()
    {
        var calendar = Drawn(100);
        Assert.Equal(RaidOrigin.Record, calendar.Origin);
        Assert.Equal(30, calendar.Most[Cruise]);
        for (var replication = 0u; replication < 20; replication++)
        {
            Assert.Equal(Daily.Sum(), calendar.Raids(new CampaignDraws(1, replication)).Sum(r => r.Counts[Cruise]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void The_mean_of_what_is_drawn_is_that_of_the_record(int block)
    {
        const int Campaigns = 2000;
        var calendar = Drawn(block);
        var totals = Enumerable.Range(0, Campaigns).Select(r => (double)calendar.Raids(new CampaignDraws(1, (uint)r)).Sum(x => x.Counts[Cruise])).ToArray();
        var mean = totals.Average();
        var error = Math.Sqrt(totals.Sum(t => (t - mean) * (t - mean)) / Campaigns / Campaigns);
        Assert.Equal(Daily.Sum(), mean, 5 * error);
        if (block == 1)
        {
            // Days by themselves are independent: the variance of the sum is that of a day, 100 times.
            var day = Daily.Average();
            var variance = 100 * Daily.Average(n => (n - day) * (n - day));
            Assert.Equal(variance, error * error * Campaigns, 0.25 * variance);
        }
    }

    [Fact]
    public void Days_within_none_of_distance_stand_for_themselves()
    {
        var calendar = Drawn(1, within: 0);
        var raids = calendar.Raids(new CampaignDraws(1, 5));
        Assert.Equal(Daily, Enumerable.Range(0, 100).Select(d => raids.Where(r => r.Day == d).Sum(r => r.Counts[Cruise])));
    }

    [Fact]
    public void Without_the_record_a_campaign_of_the_record_says_what_is_missing()
    {
        var campaign = TestCampaigns.Of("record: {from: 2024-01-01, to: 2024-04-09}", "rounds: 100");
        var wrong = Assert.Throws<InputException>(() => RaidCalendar.Of(campaign, [], []));
        Assert.Contains("no such record was imported", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_total_of_a_month_is_met_exactly_whatever_is_drawn()
    {
        var campaign = TestCampaigns.Of("given: [{date: 2024-02-07, cruise: 40}], months: [{month: 2024-02, cruise: {launched: 97, days: 9}}, {month: 2024-03, cruise: {launched: 10, days: 31}}]", "rounds: 100");
        var calendar = RaidCalendar.Of(campaign, [], []);
        Assert.Equal(RaidOrigin.Given, calendar.Origin);
        var seen = new HashSet<string>();
        for (var replication = 0u; replication < 50; replication++)
        {
            var raids = calendar.Raids(new CampaignDraws(1, replication));
            var february = raids.Where(r => r.Day is >= 31 and < 60).ToList();
            Assert.Equal(97, february.Sum(r => r.Counts[Cruise]));
            Assert.Equal(10, raids.Where(r => r.Day is >= 60 and < 91).Sum(r => r.Counts[Cruise]));
            Assert.Equal(40, february.Single(r => r.Day == 37).Counts[Cruise]);
            Assert.InRange(february.Count, 1, 9);
            Assert.All(raids, r => Assert.InRange(r.Counts[Cruise], 1, calendar.Most[Cruise]));
            seen.Add(string.Join(' ', february.Select(r => r.Day)));
        }

        Assert.True(seen.Count > 40);
    }

    [Fact]
    public void Portions_add_up_and_have_their_shares_as_means()
    {
        double[] weights = [3, 0, 1.5, 5.5];
        var sums = new double[4];
        var parts = new int[4];
        const int Draws = 4000;
        for (var d = 0; d < Draws; d++)
        {
            Portions.Of(7, weights, (d + 0.5) / Draws, parts);
            Assert.Equal(7, parts.Sum());
            Assert.Equal(0, parts[1]);
            for (var i = 0; i < 4; i++)
            {
                Assert.InRange(parts[i], Math.Floor(7 * weights[i] / 10), Math.Ceiling(7 * weights[i] / 10));
                sums[i] += parts[i];
            }
        }

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(0.7 * weights[i], sums[i] / Draws, 0.01));
    }
}
