namespace Testudo.Campaigns.Tests;

/// <summary>Campaigns of which the answer is known: one round at each of a known number of threats.</summary>
public sealed class ClosedFormTests
{
    [Theory]
    [InlineData(200, 7)]
    [InlineData(210, 7)]
    [InlineData(1, 1)]
    [InlineData(95, 1)]
    public void A_stock_of_steady_use_is_empty_on_the_day_of_the_closed_form(int rounds, int threats)
    {
        var answer = TestCampaigns.Assess(TestCampaigns.Of(TestCampaigns.Daily(threats), $"rounds: {rounds}"));
        var day = ((rounds + threats - 1) / threats) - 1;
        var expected = new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var stock = Assert.Single(answer.Stocks);
        Assert.Equal(1, stock.Empty.Probability);
        Assert.Equal((expected, expected, expected), (stock.Empty.Date90, stock.Empty.Median, stock.Empty.Date90Late));
        Assert.Equal(rounds, stock.Used.Mean);
        Assert.Equal(rounds, stock.Used.High90);
        Assert.Equal(0, stock.Left.Mean);
    }

    [Fact]
    public void Half_of_the_capability_is_gone_on_the_day_of_the_closed_form()
    {
        // 5 of 400 rounds a day: 200 are left after 40 days.
        var answer = TestCampaigns.Assess(TestCampaigns.Of(TestCampaigns.Daily(5), "rounds: 400"));
        Assert.Equal("2024-02-09", answer.Capability.HalfLife.Median);
        Assert.Equal(0.5, answer.Capability.Days.Median[39], 12);
        Assert.Equal(1, answer.Capability.HalfLife.Probability);
    }

    [Fact]
    public void Use_of_shoot_look_shoot_is_that_of_measures()
    {
        // E[R] = (1 - (1-p)^k) / p with p = .6, k = 3: 1.56 rounds and .936 stopped (measures.md). Variance of R: E[R^2] = .6 + 4 x .24 + 9 x .16 = 3.
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(10), "rounds: 100000", scenario: TestCampaigns.Scenario("{salvo: 1, looks: 3}"));
        const int Campaigns = 40;
        var answer = TestCampaigns.Assess(campaign, new CampaignOptions { Replications = Campaigns, BreakEvenReplications = 0 });
        const double Threats = 1000;
        var variance = 3 - (1.56 * 1.56);
        Assert.Equal(1.56 * Threats, answer.Stocks[0].Used.Mean, 5 * Math.Sqrt(variance * Threats / Campaigns));
        Assert.Equal(0.936, answer.Classes[^1].StoppedRate!.Mean, 5 * Math.Sqrt(0.936 * 0.064 / (Threats * Campaigns)));
        Assert.Equal(Threats, answer.Classes[^1].Launched.Mean);
        Assert.Equal(Threats, answer.Classes[^1].Leaked.Mean + answer.Classes[^1].Stopped.Mean, 9);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(11)]
    public void What_breaks_even_is_what_is_used(int threats)
    {
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(threats), "rounds: 5000, productionPerMonth: 30");
        var even = TestCampaigns.Assess(campaign, new CampaignOptions { Replications = 10, BreakEvenReplications = 10 }).BreakEven!;
        var used = threats * Campaign.DaysOfMonth;
        // The flow is of whole rounds; a fifth of a round a month is the finest that is sought.
        Assert.Equal(used, even.PerMonth, 0.01 * used);
        Assert.InRange(used, even.Low - (0.01 * used), even.High + (0.01 * used));
        Assert.Equal(30, even.ComesPerMonth, 0.4);
        Assert.Equal("rounds", even.Stock);
    }

    [Fact]
    public void What_breaks_even_in_chance_is_the_mean_use()
    {
        // As above, 1.56 rounds at each of 10 threats a day; the stock never runs out on the way.
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(10), "rounds: 5000", scenario: TestCampaigns.Scenario("{salvo: 1, looks: 3}"));
        var even = TestCampaigns.Assess(campaign, new CampaignOptions { Replications = 60, BreakEvenReplications = 60 }).BreakEven!;
        var (used, error) = (15.6 * Campaign.DaysOfMonth, Math.Sqrt((3 - (1.56 * 1.56)) * 1000 / 60) * Campaign.DaysOfMonth / 100);
        Assert.Equal(used, even.PerMonth, (5 * error) + 0.5);
        // The width is that of Student's t with 59 degrees of freedom, of the error that 60 campaigns have; its own error is under 10 %.
        Assert.InRange((even.High - even.Low) / (2 * 2 * error), 0.5, 1.6);
    }

    [Fact]
    public void What_the_other_side_does_not_have_does_not_come()
    {
        // 10 a day wanted; 300 in store and 60 a month made: all of the 300, and then 60 a month.
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(10), "rounds: 5000", "adversary: [{class: cruise, stock: 1100, productionPerMonth: 0}]");
        Assert.Equal(1000, TestCampaigns.Assess(campaign).Classes[^1].Launched.Mean);
        var scarce = campaign with { Adversary = [campaign.Adversary[0] with { Stock = campaign.Adversary[0].Stock with { Value = 300, Low = 300, High = 300 } }] };
        var answer = TestCampaigns.Assess(scarce);
        Assert.Equal(300, answer.Classes[^1].Launched.Mean);
        Assert.Equal(700, answer.Classes[^1].Withheld.Mean);
        Assert.Equal(300, answer.Stocks[0].Used.Mean);
    }

    [Fact]
    public void A_battery_that_comes_later_fires_nothing_before()
    {
        var campaign = TestCampaigns.Of(
            TestCampaigns.Daily(3), "rounds: 5000", "arrivals: [{batteries: test-city-guard, on: 2024-01-31}]");
        var answer = TestCampaigns.Assess(campaign);
        Assert.Equal(3 * 70, answer.Stocks[0].Used.Mean);
        Assert.Equal(0, answer.Batteries.Median[29]);
        Assert.Equal(1, answer.Batteries.Median[30]);
    }

    [Fact]
    public void Batteries_are_lost_at_the_rate_that_is_given()
    {
        // 1 - (1-q)^(days/month) of two batteries each, q = .2 a month over 100 days.
        var campaign = TestCampaigns.Of(TestCampaigns.Daily(1), "rounds: 500000", "losses: [{systems: guard, perMonth: 20%}]", TestCampaigns.Scenario(batteries: 2));
        const int Campaigns = 300;
        var answer = TestCampaigns.Assess(campaign, new CampaignOptions { Replications = Campaigns, BreakEvenReplications = 0 });
        var paths = TestCampaigns.Paths(campaign, Campaigns);
        var survive = Math.Pow(0.8, 100 / Campaign.DaysOfMonth);
        Assert.Equal(2 * survive, paths.Average(p => p.Batteries[^1]), 5 * Math.Sqrt(2 * survive * (1 - survive) / Campaigns));
        Assert.True(answer.Stocks[0].Lost.Mean > 0);
    }
}
