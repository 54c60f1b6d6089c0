using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Tests.Records;

/// <summary>What a later version of the record changed.</summary>
public sealed class RecordChangesTests
{
    private const string First = "2024-03-01 20:00,2024-03-02 06:00,Shahed-136/131,,Ukraine,30,28,,kpszsu/posts/a";
    private const string Second = "2024-03-02,2024-03-02,Kalibr,Black Sea,Ukraine,8,8,,kpszsu/posts/b";
    private const string Third = "2024-03-03,2024-03-03,X-59,,Odesa oblast,1,1,,kpszsu/posts/c";

    [Fact]
    public void Added_revised_and_withdrawn_rows_are_told_apart()
    {
        var changes = Between([First, Second], ["2024-03-01 20:00,2024-03-02 6:00,Shahed-136/131,,Ukraine,30.0,29,1,kpszsu/posts/a", Third]);

        Assert.Equal("X-59", Assert.Single(changes.Added).Model);
        Assert.Equal("Kalibr", Assert.Single(changes.Withdrawn).Model);
        var revised = Assert.Single(changes.Revised);
        // 30 and 30.0, 06:00 and 6:00 are the same.
        Assert.Equal([new FieldChange("destroyed", "28", "29"), new FieldChange("not_reach_goal", "", "1")], revised.Fields);
        Assert.False(revised.IsRenamed);
        Assert.Equal(0, changes.Unchanged);
    }

    [Fact]
    public void The_order_of_rows_is_no_change() => Assert.True(Between([First, Second, Third], [Third, First, Second]).AreNone);

    [Theory]
    [InlineData("2024-03-02,2024-03-02,Kalibr,,Ukraine,8,8,,kpszsu/posts/b", "launch_place")]
    [InlineData("2024-03-02,2024-03-02,Kalibr,Black Sea,Ukraine,8,8,,kpszsu/posts/b2", "source")]
    [InlineData("2024-03-02,2024-03-02,Iskander-K,Black Sea,Ukraine,8,8,,kpszsu/posts/b", "model")]
    [InlineData("2024-03-02 05:00,2024-03-02 07:00,Kalibr,Black Sea,Ukraine,8,8,,kpszsu/posts/b", "time_start time_end")]
    public void A_row_that_differs_in_one_part_of_its_key_is_the_same_row(string later, string columns)
    {
        var revised = Assert.Single(Between([First, Second], [First, later]).Revised);

        Assert.True(revised.IsRenamed);
        Assert.Equal(columns, string.Join(' ', revised.Fields.Select(f => f.Column)));
    }

    [Fact]
    public void A_pair_that_could_be_two_is_not_made()
    {
        var changes = Between([Second], [Second.Replace("Black Sea", "Caspian Sea", StringComparison.Ordinal), Second.Replace("Black Sea", "Azov Sea", StringComparison.Ordinal)]);

        Assert.Equal((2, 0, 1), (changes.Added.Count, changes.Revised.Count, changes.Withdrawn.Count));
    }

    [Fact]
    public void Of_equal_keys_the_equal_rows_are_paired_first()
    {
        var other = Second.Replace(",8,8,", ",2,1,", StringComparison.Ordinal);
        var changes = Between([Second, other], [other, Second, Second.Replace(",8,8,", ",5,5,", StringComparison.Ordinal)]);

        Assert.Equal("5", Assert.Single(changes.Added).Fields["launched"]);
        Assert.Equal((0, 0, 2), (changes.Revised.Count, changes.Withdrawn.Count, changes.Unchanged));
    }

    [Fact]
    public void A_version_with_fewer_columns_is_compared_in_those_that_both_have()
    {
        var older = Sheet.ReadText("time_start;time_end;model;launched;destroyed;source\n2024-03-02;2024-03-02;Kalibr;8;7;kpszsu/posts/b\n").Rows;
        var changes = RecordChanges.Between(older, Sheet.Read(Second).Rows);

        Assert.Equal([new FieldChange("destroyed", "7", "8")], Assert.Single(changes.Revised).Fields);
        Assert.Equal(["launch_place", "target", "not_reach_goal"], changes.NewColumns);
        Assert.Empty(changes.LostColumns);
    }

    [Fact]
    public void Everything_is_accounted_for_once()
    {
        var all = PublicFile.Record.Rows;
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var before = all.Where(_ => random.Next(20) > 0).Take(400).ToList();
            var after = all.Where(_ => random.Next(20) > 0).Take(400).OrderBy(_ => random.Next()).ToList();
            var changes = RecordChanges.Between(before, after);
            var same = changes.Revised.Count + changes.Unchanged;
            return changes.Added.Count + same == after.Count && changes.Withdrawn.Count + same == before.Count
                && changes.Unchanged == before.Intersect(after, ReferenceEqualityComparer.Instance).Count();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithQuietOnSuccess(true));
    }

    private static RecordChanges Between(string[] before, string[] after) => RecordChanges.Between(Sheet.Read(before).Rows, Sheet.Read(after).Rows);
}
