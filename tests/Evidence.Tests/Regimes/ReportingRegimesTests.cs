using System.Text;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Regimes;

/// <summary>When the words of the bulletins changed their meaning.</summary>
public sealed class ReportingRegimesTests
{
    [Theory]
    [InlineData("2022-10-01", "drone", "drones-destroyed-only")]
    [InlineData("2024-06-30", "drone", "drones-destroyed-only")]
    [InlineData("2024-07-01", "drone", "drones-not-reached-partly")]
    [InlineData("2024-09-30", "drone", "drones-not-reached-partly")]
    [InlineData("2024-10-01", "drone", "drones-not-reached-apart")]
    [InlineData("2025-07-23", "drone", "drones-not-reached-apart")]
    [InlineData("2025-07-24", "drone", "drones-shot-down-or-suppressed")]
    [InlineData("2030-01-01", "drone", "drones-shot-down-or-suppressed")]
    [InlineData("2022-10-01", "cruise", "missiles-destroyed")]
    [InlineData("2025-09-30", "unknown_missile", "missiles-destroyed")]
    public void A_day_has_one_regime_for_each_class(string date, string recordClass, string id) =>
        Assert.Equal(id, ReportingRegimes.Shipped.RegimeOf(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), recordClass).Id);

    [Fact]
    public void Nothing_is_known_of_classes_that_make_no_raids() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingRegimes.Shipped.RegimeOf(new DateOnly(2024, 1, 1), RecordClasses.Other));

    [Fact]
    public void Only_stopped_and_leaked_can_be_compared_across_the_regimes_of_drones()
    {
        var drones = ReportingRegimes.Shipped.Items.Where(r => r.Classes.Contains(RecordClasses.Drone)).ToList();

        Assert.Equal([RateOutcome.Stopped, RateOutcome.Leaked], Enum.GetValues<RateOutcome>().Where(o => ReportingRegimes.AreComparable(o, drones)));
        Assert.All(drones, d => Assert.True(ReportingRegimes.AreComparable(RateOutcome.Destroyed, [d])));
    }

    [Fact]
    public void The_evidence_of_the_table_is_what_the_file_shows()
    {
        var drones = PublicFile.Record.Rows.Where(r => r.IsNational && r.Class == RecordClasses.Drone && r.Time.To < new DateTime(2025, 10, 1)).ToLookup(r => ReportingRegimes.Shipped.RegimeOf(DateOnly.FromDateTime(r.Time.To), r.Class).Id);

        Assert.All(drones["drones-destroyed-only"], r => Assert.Null(r.NotReached));
        Assert.Equal((324, 78, 287, 70), (drones["drones-destroyed-only"].Count(), drones["drones-not-reached-partly"].Count(), drones["drones-not-reached-apart"].Count(), drones["drones-shot-down-or-suppressed"].Count()));
        Assert.Equal((38, 282), (drones["drones-not-reached-partly"].Count(r => r.NotReached > 0), drones["drones-not-reached-apart"].Count(r => r.NotReached > 0)));
        Assert.All(drones["drones-shot-down-or-suppressed"], r => Assert.Equal(0, r.NotReached));
        var apart = drones["drones-not-reached-apart"].ToList();
        Assert.Equal(0.53, apart.Sum(r => r.Destroyed!.Value) / apart.Sum(r => r.Launched!.Value), 2);
        Assert.Equal(0.90, apart.Sum(r => r.Stopped!.Value) / apart.Sum(r => r.Launched!.Value), 2);
    }

    [Theory]
    [InlineData("regimes: []", "the list \"regimes\" is empty")]
    [InlineData("regimes:\n  - {id: a, classes: [drone], from: 2024-01-01, notReached: blank, destroyed: x, evidence: y}", "the regimes of drone do not reach from the first day to the last")]
    [InlineData("regimes:\n  - {id: a, classes: [drone], to: 2024-01-01, notReached: blank, destroyed: x, evidence: y}\n  - {id: b, classes: [drone], from: 2024-01-03, notReached: blank, destroyed: x, evidence: y}", "the regimes a and b of drone overlap or leave days between them")]
    [InlineData("regimes:\n  - {id: a, classes: [drones], notReached: blank, destroyed: x, evidence: y}", "\"drones\" is not a class that makes raids")]
    [InlineData("regimes:\n  - {id: a, classes: [drone], notReached: often, destroyed: x, evidence: y}", "found \"often\"; allowed are: blank, partly, separate, zero")]
    [InlineData("regimes:\n  - {id: a, classes: [drone], from: soon, notReached: blank, destroyed: x, evidence: y}", "found \"soon\" where a day was expected")]
    public void A_table_with_mistakes_is_refused(string text, string message)
    {
        var problems = Assert.Throws<InputException>(() => ReportingRegimes.Read(YamlSource.Parse("regimes.yaml", Encoding.UTF8.GetBytes(text)))).Diagnostics;

        Assert.Contains(problems, p => FormattableString.Invariant(p.Message).StartsWith(message, StringComparison.Ordinal));
    }
}
