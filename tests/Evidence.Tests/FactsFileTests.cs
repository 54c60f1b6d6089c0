using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests;

public sealed class FactsFileTests
{
    [Fact]
    public void A_facts_file_becomes_reports_with_claims()
    {
        var facts = TestFacts.Read(FactsMistakes.Right);
        var raid = Assert.Single(facts.Raids);
        var (airForce, seed) = (raid.Accounts[0], raid.Accounts[1]);

        Assert.Equal(new DateOnly(2024, 1, 2), raid.Date);
        Assert.Equal(new ReportedTime(new DateTime(2024, 1, 1, 20, 0, 0), new DateTime(2024, 1, 2, 9, 0, 0), false), raid.Time);
        Assert.Equal(["kyiv"], raid.Targets);
        Assert.True(airForce.IsComplete);
        Assert.Equal(Confidence.Official, airForce.Report.Confidence);
        Assert.Equal(new DateTime(2024, 1, 2), airForce.Report.Published);
        Assert.Equal(6, airForce.Claims.Count);
        Assert.Equal((ReportedOutcome.Launched, 99, "missile"), (airForce.Claims[0].Outcome, airForce.Claims[0].Quantity!.Stated, airForce.Claims[0].Subject.Class));
        Assert.Equal(["kh-101", "kh-555", "kalibr"], airForce.Claims[4].Subject.Threats);
        Assert.Equal("Kh-101/Kh-555 and Kalibr", airForce.Claims[4].Subject.Text);
        Assert.Equal((ReportedOutcome.NotReached, Hedge.Unstated), (airForce.Claims[5].Outcome, airForce.Claims[5].Quantity!.Hedge));
        Assert.Equal((ReportedOutcome.Destroyed, 72, 99), (seed.Claims[0].Outcome, seed.Claims[0].Quantity!.Stated, seed.Claims[0].OutOf!.Stated));
        Assert.Equal("missiles without Kalibr 3M14", seed.Claims[1].Subject.Text);
        Assert.Equal(["kalibr"], seed.Claims[1].Subject.Excluding);
        Assert.Equal([ClaimKind.Casualties, ClaimKind.Casualties], seed.Claims.TakeLast(2).Select(c => c.Kind));
        Assert.All(seed.Claims, c => Assert.Equal(raid.Time, c.Time));
    }

    [Fact]
    public void A_report_that_is_cited_twice_stands_once_with_all_its_claims()
    {
        var facts = TestFacts.Read(FactsMistakes.Right);
        var seed = Assert.Single(facts.Reports, r => r.Id == "seed");

        Assert.Equal(6, seed.Claims.Count);
        Assert.Same(seed, facts.Raids[0].Accounts[1].Report);
        Assert.Same(seed, facts.Statements[0].Report);
    }

    [Fact]
    public void A_pledge_has_its_words_and_its_number()
    {
        var pledge = Assert.Single(TestFacts.Read(FactsMistakes.Right).Statements);

        Assert.Equal("NATO", pledge.Who);
        Assert.Equal(ClaimKind.Pledge, pledge.Claim.Kind);
        Assert.Equal([Lever.AirDefenceSystems, Lever.Ammunition], pledge.Claim.Levers);
        Assert.Null(pledge.Claim.Quantity);
        Assert.Equal(new HedgedQuantity(1000, Hedge.UpTo), pledge.Number!.Quantity);
        Assert.Equal("missiles", pledge.Number.Subject.Text);
        Assert.Equal((new DateTime(2024, 1, 1), new DateTime(2024, 1, 31, 23, 59, 0)), (pledge.Claim.Time!.From, pledge.Claim.Time.To));
    }

    [Fact]
    public void The_same_publication_has_the_same_id_in_every_file()
    {
        var one = TestFacts.Read(FactsMistakes.Right).Raids[0].Accounts[0].Report.Id;
        var other = TestFacts.Read(FactsMistakes.Right.Replace("launched: 99", "launched: 98", StringComparison.Ordinal)).Raids[0].Accounts[0].Report.Id;
        var another = TestFacts.Read(FactsMistakes.Right.Replace("kpszsu/posts/1", "kpszsu/posts/2", StringComparison.Ordinal)).Raids[0].Accounts[0].Report.Id;

        Assert.StartsWith("air-force-of-ukraine-2024-01-02-", one, StringComparison.Ordinal);
        Assert.Equal(one, other);
        Assert.NotEqual(one, another);
    }

    public static TheoryData<int> Mistakes => [.. Enumerable.Range(0, FactsMistakes.All.Length)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused(int index)
    {
        var (from, to) = FactsMistakes.All[index];
        Assert.Contains(from, FactsMistakes.Right, StringComparison.Ordinal);

        Assert.NotEmpty(TestFacts.ProblemsOf(FactsMistakes.Right.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("destroyed: 72}", "destroid: 72}", "the key \"destroid\" is not known here", "did you mean \"destroyed\"?")]
    [InlineData("of: Kinzhal", "of: Kinzal", "\"Kinzal\" is not a threat of the catalogue", "did you mean \"kinzhal\"?")]
    [InlineData("of: missiles, launched", "of: misiles, launched", "nor one of: air targets, missiles, drones", "did you mean \"missiles\"?")]
    [InlineData("excluding: Kalibr", "excluding: Calibr", "\"Calibr\" is not a threat of the catalogue", "did you mean \"kalibr\"?")]
    [InlineData("about 73", "abot 73", "found \"abot 73\" where a count was expected", "did you mean \"about 73\"?")]
    [InlineData("to: 2024-01-02 09:00", "to: 2024-01-02 25:00", "found \"2024-01-02 25:00\" where a day and a clock time were expected", "write it as 2024-01-02 06:00")]
    [InlineData("to: 2024-01-02 09:00", "to: 2023-01-02 09:00", "the raid ends before it begins", "")]
    [InlineData("to: 2024-01-02 09:00", "to: 2024-02-02 09:00", "the raid would last 757 hours; at most 72 are believed", "")]
    [InlineData("published: 2024-01-02", "published: 2024-02-30", "found \"2024-02-30\" where a date was expected", "write 2024, 2024-01, 2024-01-02 or 2024-01-02 06:00")]
    [InlineData("report: seed\n        targets", "report: sead\n        targets", "the report \"sead\" is not listed under \"reports\"", "did you mean \"seed\"?")]
    [InlineData("levers: [air-defence-systems,", "levers: [air-defense-systems,", "found \"air-defense-systems\"; allowed are: air-defence-systems", "did you mean \"air-defence-systems\"?")]
    [InlineData("destroyed: 72, outOf: 99", "destroyed: 72, lost: 3, outOf: 99", "\"outOf\" goes with one number", "")]
    [InlineData("        source: kpszsu/posts/1\n", "", "a number without a source does not load", "give the link or the path of the post, or say in words where it stands")]
    [InlineData("published: 2024-01-02", "published: 2024-01", "the day of publication is not given; say in \"note\" what is known of it", "")]
    public void A_mistake_is_told_with_its_place_and_what_was_meant(string from, string to, string message, string suggestion)
    {
        var text = FactsMistakes.Right.Replace(from, to, StringComparison.Ordinal);
        var line = 1 + text.Split('\n').Zip(FactsMistakes.Right.Split('\n')).TakeWhile(l => l.First == l.Second).Count();

        var problem = Assert.Single(TestFacts.ProblemsOf(text));

        Assert.Contains(message, TestFacts.Said(problem.Message), StringComparison.Ordinal);
        Assert.Equal(suggestion, problem.Suggestion is null ? "" : TestFacts.Said(problem.Suggestion));
        // What is missing is told at the first line of the block in which it is missing.
        Assert.InRange(problem.Location.Line, line - (message.Contains("source", StringComparison.Ordinal) ? 2 : message.Contains("note", StringComparison.Ordinal) ? 1 : 0), line);
        Assert.NotEmpty(problem.Location.Key);
    }

    [Fact]
    public void Two_raids_with_one_id_are_refused()
    {
        var raid = FactsMistakes.Right[FactsMistakes.Right.IndexOf("  - id: 2024", StringComparison.Ordinal)..FactsMistakes.Right.IndexOf("statements:", StringComparison.Ordinal)];
        var problem = Assert.Single(TestFacts.ProblemsOf(FactsMistakes.Right.Replace("statements:", raid + "statements:", StringComparison.Ordinal)));

        Assert.Equal("the id \"2024-01-02\" is used twice", TestFacts.Said(problem.Message));
    }

    [Fact]
    public void A_report_that_two_files_describe_differently_is_refused()
    {
        var one = TestFacts.Read(FactsMistakes.Right);
        var statements = FactsMistakes.Right[..FactsMistakes.Right.IndexOf("raids:", StringComparison.Ordinal)] + FactsMistakes.Right[FactsMistakes.Right.IndexOf("statements:", StringComparison.Ordinal)..];

        Assert.Equal(8, one.With(TestFacts.Read(statements)).Reports.Single(r => r.Id == "seed").Claims.Count);
        var problem = Assert.Single(Assert.Throws<InputException>(() => one.With(TestFacts.Read(statements.Replace("A newspaper", "Another", StringComparison.Ordinal)))).Diagnostics);
        Assert.StartsWith("the report \"seed\" is described in another way", TestFacts.Said(problem.Message), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => one.With(one));
    }

    [Fact]
    public void A_raid_is_found_by_its_id_or_by_the_day_on_which_it_ended()
    {
        var facts = TestFacts.Read(FactsMistakes.Right.Replace("id: 2024-01-02", "id: second", StringComparison.Ordinal));

        Assert.Equal("second", Assert.Single(facts.Find("second")).Id);
        Assert.Equal("second", Assert.Single(facts.Find("2024-01-02")).Id);
        Assert.Empty(facts.Find("2024-01-01"));
        Assert.Empty(facts.Find("no such"));
    }
}
