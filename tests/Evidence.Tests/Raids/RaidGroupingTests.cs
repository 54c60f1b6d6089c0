using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Tests.Raids;

/// <summary>Which rows make one raid.</summary>
public sealed class RaidGroupingTests
{
    [Theory]
    [InlineData("2024-03-01 20:00", "2024-03-02 06:00", "2024-03-02 05:00", "2024-03-02 07:00", 1)]
    [InlineData("2024-03-01 20:00", "2024-03-02 06:00", "2024-03-02 06:00", "2024-03-02 07:00", 2)]
    [InlineData("2024-03-01 20:00", "2024-03-02 06:00", "2024-03-02 06:00", "2024-03-02 06:00", 1)]
    [InlineData("2024-03-01 20:00", "2024-03-02 06:00", "2024-03-02 06:01", "2024-03-02 07:00", 2)]
    public void Windows_join_where_they_strictly_overlap_and_those_without_length_where_they_touch(string from1, string to1, string from2, string to2, int raids)
    {
        var groups = RaidGrouping.Group([Rows.Row(from1, to1, source: "kpszsu/1"), Rows.Row(from2, to2, source: "kpszsu/2")]);

        Assert.Equal(raids, groups.Count);
    }

    [Theory]
    [InlineData("2024-03-02 10:00", "kpszsu/1", 1)]
    [InlineData("2024-03-02 10:01", "kpszsu/1", 2)]
    [InlineData("2024-03-02 07:00", "kpszsu/2", 2)]
    public void Rows_of_one_post_join_over_four_hours(string from, string source, int raids) =>
        Assert.Equal(raids, RaidGrouping.Group([Rows.Row("2024-03-01 20:00", "2024-03-02 06:00"), Rows.Row(from, "2024-03-02 12:00", source: source)]).Count);

    [Fact]
    public void A_post_may_join_windows_that_have_other_raids_between_them()
    {
        // The pause is counted from the end of the post's latest row, however long that is.
        var groups = RaidGrouping.Group([
            Rows.Row("2024-03-01 00:00", "2024-03-01 02:00"), Rows.Row("2024-03-01 03:00", "2024-03-01 04:00", source: "kpszsu/2"), Rows.Row("2024-03-01 05:00", "2024-03-01 06:00")]);

        Assert.Equal([2, 1], groups.Select(g => g.Rows.Count));
    }

    [Fact]
    public void A_date_joins_the_raid_that_it_overlaps_most_and_never_bridges_two()
    {
        var groups = RaidGrouping.Group([
            Rows.Row("2024-03-01 20:00", "2024-03-02 02:00", source: "kpszsu/1"), Rows.Row("2024-03-02 10:00", "2024-03-02 15:00", source: "kpszsu/2"), Rows.Row("2024-03-02", "2024-03-02", source: "kpszsu/1")]);

        Assert.Equal([1, 2], groups.Select(g => g.Rows.Count));
    }

    [Fact]
    public void Of_equal_overlaps_the_later_raid_takes_the_date()
    {
        var groups = RaidGrouping.Group([
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", source: "kpszsu/1"), Rows.Row("2024-03-02 10:00", "2024-03-02 12:00", source: "kpszsu/2"), Rows.Row("2024-03-02", "2024-03-02", source: "kpszsu/3")]);

        Assert.Equal(["kpszsu/3", "kpszsu/2"], Assert.Single(groups, g => g.Rows.Count == 2).Rows.Select(r => r.Source));
    }

    [Fact]
    public void Dates_without_any_window_are_one_raid_for_each_begin()
    {
        var groups = RaidGrouping.Group([
            Rows.Row("2024-03-02", "2024-03-02"), Rows.Row("2024-03-02", "2024-03-03", source: "kpszsu/2"), Rows.Row("2024-03-03", "2024-03-03")]);

        Assert.Equal([2, 1], groups.Select(g => g.Rows.Count));
        Assert.True(groups[0].IsDateOnly);
        Assert.Equal(new DateTime(2024, 3, 3, 23, 59, 0), groups[0].End);
    }

    [Fact]
    public void The_id_is_the_date_of_the_end_with_a_letter_for_later_ones()
    {
        var groups = RaidGrouping.Group([.. Enumerable.Range(0, 28).Select(i => Rows.Row($"2024-03-02 {i / 2:00}:{i % 2 * 30:00}", $"2024-03-02 {i / 2:00}:{i % 2 * 30:00}", source: $"kpszsu/{i}")), Rows.Row("2024-03-02 20:00", "2024-03-03 06:00", source: "kpszsu/x")]);

        Assert.Equal(["2024-03-02", "2024-03-02-b", "2024-03-02-c"], groups.Take(3).Select(g => g.Id));
        Assert.Equal(["2024-03-02-z", "2024-03-02-aa", "2024-03-02-ab", "2024-03-03"], groups.Skip(25).Select(g => g.Id));
        Assert.Equal("2024-03-02", RaidGrouping.Find(groups, "2024-03-02")!.Id);
        Assert.Equal("2024-03-02-b", RaidGrouping.Find(groups, "2024-03-02-b")!.Id);
        Assert.Null(RaidGrouping.Find(groups, "2024-03-04"));
        Assert.Null(RaidGrouping.Find(groups, "yesterday"));
    }

    [Fact]
    public void A_raid_is_found_by_the_day_on_which_it_began_where_none_ended_on_it()
    {
        var groups = RaidGrouping.Group([Rows.Row("2024-03-02 20:00", "2024-03-03 06:00")]);

        Assert.Equal("2024-03-03", RaidGrouping.Find(groups, "2024-03-02")!.Id);
    }

    [Fact]
    public void Counts_are_sums_of_rows_that_give_both_numbers()
    {
        var raid = Assert.Single(RaidGrouping.Group([
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", RecordClasses.Drone, 10, 6, 5),
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", RecordClasses.Drone, 10, 8, null, line: 3),
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", RecordClasses.Drone, 30, null, null, line: 4),
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", RecordClasses.Ballistic, null, 2, null),
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", RecordClasses.Cruise, 4, 3, null),
            Rows.Row("2024-03-02 01:00", "2024-03-02 03:00", RecordClasses.Mixed, 6, 1, null)]));

        Assert.Equal(
            [new RaidCount("drone", 20, 14, 5, 2, 1), new RaidCount("cruise", 4, 3, null, 1, 0), new RaidCount("mixed", 6, 1, null, 1, 0)],
            raid.Counts);
        Assert.Equal((19, 1), (raid.Counts[0].Stopped, raid.Counts[0].Leaked));
        Assert.Equal((60, 20), (raid.Launched, raid.Destroyed));
        var cells = RaidGrouping.Cells([raid]);
        Assert.Equal([("cruise", 56), ("drone", 40)], cells.Select(c => (c.Class, c.LaunchedOtherwise)));
        Assert.Equal(2, cells[1].Rows.Count());
    }

    [Fact]
    public void Regional_rows_stand_beside_a_raid_and_in_none()
    {
        RecordRow[] rows = [Rows.Row("2024-03-02 01:00", "2024-03-02 03:00"), Rows.Row("2024-03-02", "2024-03-02", isNational: false, line: 3), Rows.Row("2024-03-04", "2024-03-04", isNational: false, line: 4)];
        var raid = Assert.Single(RaidGrouping.Group(rows));

        Assert.Single(raid.Rows);
        Assert.Equal([3], RaidGrouping.RegionalRows(raid, rows).Select(r => r.Line));
    }

    [Fact]
    public void Groups_are_those_of_the_script_taken_literally() =>
        Prop.ForAll(Rows.Some.ToArbitrary(), rows =>
        {
            var literal = LiteralScript.Group(rows).Select(g => string.Join(' ', g.Select(r => r.Line).Order())).Order(StringComparer.Ordinal);
            var ours = RaidGrouping.Group(rows).Select(g => string.Join(' ', g.Rows.Select(r => r.Line).Order())).Order(StringComparer.Ordinal);
            return literal.SequenceEqual(ours);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithQuietOnSuccess(true));

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        Prop.ForAll(Rows.Some.ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (rows, seed) =>
        {
            var (one, other) = (RaidGrouping.Group(rows), RaidGrouping.Group(Rows.Shuffled(rows, seed)));
            return one.Select(Written).SequenceEqual(other.Select(Written))
                && RaidGrouping.Cells(one).Select(c => (c.Raid.Id, c.Count)).SequenceEqual(RaidGrouping.Cells(other).Select(c => (c.Raid.Id, c.Count)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true));

    [Fact]
    public void Every_national_row_is_in_one_raid_whose_time_holds_it() =>
        Prop.ForAll(Rows.Some.ToArbitrary(), rows =>
        {
            var raids = RaidGrouping.Group(rows);
            return raids.SelectMany(r => r.Rows).Select(r => r.Line).Order().SequenceEqual(rows.Where(r => r.IsNational && RecordClasses.MakesRaid(r.Class)).Select(r => r.Line).Order())
                && raids.All(g => g.Rows.All(r => g.Begin <= r.Time.From && r.Time.To <= g.End))
                && raids.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count() == raids.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true));

    private static string Written(ReportedRaid raid) => $"{raid.Id} {raid.Begin:s} {raid.End:s} {string.Join(' ', raid.Rows.Select(r => r.Key))}";
}
