using System.Text;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Tests.Records;

/// <summary>What a table means when it is sound.</summary>
public sealed class RecordFileTests
{
    [Fact]
    public void A_row_is_read_with_every_field()
    {
        var row = Sheet.Row("2024-03-01 20:00,2024-03-02 06:30,X-101/X-555 and Kalibr,\"Black Sea, Caspian Sea\",Ukraine,12.0,10,1.0,kpszsu/posts/a1");

        Assert.Equal(2, row.Line);
        Assert.Equal("X-101/X-555 and Kalibr", row.Model);
        Assert.Equal(["kh-101", "kh-555", "kalibr"], row.Threats);
        Assert.Equal("cruise", row.Class);
        Assert.Equal((new DateTime(2024, 3, 1, 20, 0, 0), new DateTime(2024, 3, 2, 6, 30, 0), false), (row.Time.From, row.Time.To, row.Time.IsDateOnly));
        Assert.Equal(("Black Sea, Caspian Sea", "Ukraine", "kpszsu/posts/a1"), (row.LaunchPlace, row.Target, row.Source));
        Assert.Equal((12, 10, 1, null, 11), (row.Launched, row.Destroyed, row.NotReached, row.StillFlying, row.Stopped));
        Assert.True(row.IsNational);
        Assert.Empty(row.Repairs);
        Assert.Empty(row.Remarks);
        Assert.Equal("12.0", row.Fields["launched"]);
        Assert.Equal(9, row.Fields.Count);
    }

    [Fact]
    public void Missing_is_not_zero()
    {
        var import = Sheet.Read("2024-03-01,2024-03-01,Kalibr,,Ukraine,,,,kpszsu/posts/a", "2024-03-01,2024-03-01,Kalibr,,Ukraine,0,0,0,kpszsu/posts/b", "2024-03-02,2024-03-02,Kalibr,,Ukraine,NaN,2,nan,kpszsu/posts/c");

        Assert.Equal([null, 0, null], import.Rows.Select(r => r.Launched));
        Assert.Equal([null, 0, 2], import.Rows.Select(r => r.Destroyed));
        Assert.Equal([null, 0, null], import.Rows.Select(r => r.NotReached));
        Assert.Equal([null, 0, null], import.Rows.Select(r => r.Stopped));
        Assert.All(import.Rows, r => Assert.Empty(r.Repairs));
    }

    [Theory]
    [InlineData("\"93,0\"", 93)]
    [InlineData("9.3e1", 93)]
    [InlineData(" 93 ", 93)]
    public void A_count_may_be_written_in_several_ways(string written, double count)
    {
        var row = Sheet.Row($"2024-03-01,2024-03-01,Kalibr,,Ukraine,{written},1,,kpszsu/posts/a");

        Assert.Equal(count, row.Launched);
        Assert.Empty(row.Repairs);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-3")]
    [InlineData("2.5")]
    [InlineData("\"1,000\"")]
    [InlineData("1e99")]
    [InlineData("Infinity")]
    public void What_is_no_count_is_taken_as_not_reported_and_noted(string written)
    {
        var row = Sheet.Row($"2024-03-01,2024-03-01,Kalibr,,Ukraine,{written},1,,kpszsu/posts/a");

        Assert.Null(row.Launched);
        Assert.StartsWith("launched is ", Assert.Single(row.Repairs));
        Assert.Equal(written.Trim('"'), row.Fields["launched"]);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    public void Both_delimiters_and_any_order_of_columns_are_read(string delimiter)
    {
        string[] header = ["source", "affected region", "Destroyed", "launched", "MODEL", "time_end", "time_start"];
        string[] row = ["kpszsu/posts/a", "\"['Kyiv oblast', 'Sumy oblast']\"", "4", "5", "\"Kalibr\"", "2024-03-01 08:00", "2024-03-01"];
        var import = Sheet.ReadText(string.Join(delimiter, header) + "\r\n" + string.Join(delimiter, row) + "\r\n");

        var read = Assert.Single(import.Rows);
        Assert.Equal(delimiter[0], import.Delimiter);
        Assert.Equal(("Kalibr", 5, 4), (read.Model, read.Launched, read.Destroyed));
        Assert.Equal("['Kyiv oblast', 'Sumy oblast']", read.Fields["affected_region"]);
        // The version lacks columns; what they would say is missing, and the reader is told.
        Assert.Equal(("", "", null), (read.Target, read.LaunchPlace, read.NotReached));
        Assert.Contains(import.Remarks, r => Sheet.Said(r).Contains("target, launch_place, not_reach_goal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_Excels_first_line_and_blank_lines_do_not_matter()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var plain = Sheet.Read("2024-03-01,2024-03-01,Молнія,,south,1,1,,PvKPivden/posts/a");
        var marked = Sheet.ReadBytes([.. mark, .. Encoding.UTF8.GetBytes("sep=,\r\n\r\n" + Sheet.Header + "\r\n\r\n2024-03-01,2024-03-01,Молнія,,south,1,1,,PvKPivden/posts/a\r\n\r\n")]);

        Assert.Equal(Assert.Single(plain.Rows).Key, Assert.Single(marked.Rows).Key);
        Assert.Equal(5, marked.Rows[0].Line);
        Assert.Equal(1, marked.Counts.Read);
    }

    [Fact]
    public void Columns_that_nobody_knows_are_kept_and_told()
    {
        var import = Sheet.ReadText("time_start,time_end,model,launched,destroyed,source,weather\n2024-03-01,2024-03-01,Kalibr,1,1,kpszsu/posts/a,fog\n");

        Assert.Equal("fog", import.Rows[0].Fields["weather"]);
        Assert.Contains(import.Remarks, r => Sheet.Said(r).EndsWith("kept as they are: weather", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kpszsu/posts/a", "Odesa oblast", "Kalibr", true)]
    [InlineData("GeneralStaff.ua/posts/a", "", "Kalibr", true)]
    [InlineData("https://facebook.com/CinCAFU/posts/a", "", "Orlan-10", true)]
    [InlineData("PvKPivden/posts/a", "Odesa oblast", "Kalibr", false)]
    [InlineData("PvKPivden/posts/a", "Ukraine", "Kalibr", true)]
    [InlineData("PvKPivden/posts/a", "Ukraine", "Orlan-10", false)]
    [InlineData("PvKPivden/posts/shared-from-kpszsu", "south", "Kalibr", false)]
    [InlineData("", "south", "Kalibr", false)]
    public void National_is_who_posted_it_or_a_raid_on_the_whole_country(string source, string target, string model, bool isNational) =>
        Assert.Equal(isNational, Sheet.Row($"2024-03-01,2024-03-01,{model},,{target},1,1,,{source}").IsNational);

    [Fact]
    public void A_window_of_missiles_over_a_day_was_typed_a_day_early_and_one_of_drones_was_not()
    {
        var missiles = Sheet.Row("2024-03-01 07:00,2024-03-02 08:00,Kalibr,,Ukraine,1,1,,kpszsu/posts/a");
        var drones = Sheet.Row("2024-03-01 07:00,2024-03-02 08:00,Shahed-136/131,,Ukraine,1,1,,kpszsu/posts/a");
        var exactly = Sheet.Row("2024-03-01 08:00,2024-03-02 08:00,Kalibr,,Ukraine,1,1,,kpszsu/posts/a");
        var dates = Sheet.Row("2024-03-01,2024-03-03,Kalibr,,Ukraine,1,1,,kpszsu/posts/a");

        Assert.Equal(new DateTime(2024, 3, 2, 7, 0, 0), missiles.Time.From);
        Assert.Contains("moved a day on", Assert.Single(missiles.Repairs), StringComparison.Ordinal);
        Assert.Equal("2024-03-01 07:00", missiles.Fields["time_start"]);
        Assert.All([drones, exactly, dates], r => Assert.Empty(r.Repairs));
        Assert.Equal(new DateTime(2024, 3, 3, 23, 59, 0), dates.Time.To);
    }

    [Fact]
    public void A_night_whose_end_has_the_date_of_its_evening_ends_the_next_morning()
    {
        var night = Sheet.Row("2024-03-01 23:00,2024-03-01 06:00,Shahed-136/131,,Ukraine,1,1,,kpszsu/posts/a");
        var dates = Sheet.Row("2024-03-02,2024-03-01,Kalibr,,Ukraine,1,1,,kpszsu/posts/a");

        Assert.Equal(new DateTime(2024, 3, 2, 6, 0, 0), night.Time.To);
        Assert.Single(night.Repairs);
        Assert.Equal((new DateTime(2024, 3, 1), new DateTime(2024, 3, 2, 23, 59, 0)), (dates.Time.From, dates.Time.To));
        Assert.Single(dates.Repairs);
    }

    [Fact]
    public void More_stopped_than_launched_is_kept_as_written_and_remarked()
    {
        var row = Sheet.Row("2024-03-01,2024-03-01,Shahed-136/131,,Mykolaiv oblast,16,15,11,kpszsu/posts/a");

        Assert.Equal((16, 15, 11, 16), (row.Launched, row.Destroyed, row.NotReached, row.Stopped));
        Assert.Contains("more than launched 16", Assert.Single(row.Remarks), StringComparison.Ordinal);
        Assert.Empty(row.Repairs);
    }

    [Fact]
    public void Python_details_are_read_and_checked_against_the_sums()
    {
        const string header = "time_start,time_end,model,launched,destroyed,source,destroyed_details,launched_details\n";
        var import = Sheet.ReadText(header
            + "2024-03-01,2024-03-01,Kalibr and Iskander-K,9,5,kpszsu/posts/a,\"{'south': 4, 'east': NaN}\",\"{'Kalibr': 6, 'Iskander-K': 3}\"\n"
            + "2024-03-02,2024-03-02,Kalibr and Iskander-K,9,5,kpszsu/posts/b,\"{'south': 4, 'east': 3}\",\"{'Kalibr': 6, 'Iskander-K': 4}\"\n"
            + "2024-03-03,2024-03-03,Kalibr,9,5,kpszsu/posts/c,\"{'south': \",{}\n");

        Assert.Equal([4, null], import.Rows[0].DestroyedDetails.Values);
        Assert.Equal(6, import.Rows[0].LaunchedDetails["Kalibr"]);
        Assert.Empty(import.Rows[0].Remarks);
        Assert.Equal(["destroyed_details sum to 7, more than destroyed 5", "launched_details sum to 10, not to launched 9"], import.Rows[1].Remarks);
        Assert.Empty(import.Rows[2].DestroyedDetails);
    }

    [Fact]
    public void Tactical_drones_and_unknown_models_are_marked()
    {
        var import = Sheet.Read(
            "2024-03-01,2024-03-01,Orlan-10 and ZALA,,south,2,2,,PvKPivden/posts/a",
            "2024-03-01,2024-03-01,Shahed-136/131 and Lancet,,south,2,2,,PvKPivden/posts/a",
            "2024-03-01,2024-03-01,Zmiy-7,,south,2,2,,PvKPivden/posts/a",
            "2024-03-01,2024-03-01,Geran-2,,south,2,2,,PvKPivden/posts/a");

        Assert.Equal([true, false, false, false], import.Rows.Select(r => r.IsTactical));
        Assert.All(import.Rows, r => Assert.Equal("other", r.Class));
        Assert.Contains("\"Zmiy-7\" is not known", Assert.Single(import.Rows[2].Remarks), StringComparison.Ordinal);
        // The catalogue knows the name, the table of the record does not.
        Assert.Equal(["shahed-136"], import.Rows[3].Threats);
    }

    [Fact]
    public void Rows_of_one_key_have_numbers_and_a_row_that_is_there_twice_counts_once()
    {
        const string row = "2024-03-01 3:30,2024-03-01 06:00,Kalibr,,Ukraine,2,1,,kpszsu/posts/a";
        var import = Sheet.Read(row, row, "2024-03-01 03:30 ,2024-03-01 06:00,Kalibr,,Ukraine,5,1,,kpszsu/posts/a");

        Assert.Equal(["", "|#3"], import.Rows.Select(r => r.Key["2024-03-01 03:30|2024-03-01 06:00|Kalibr||Ukraine|kpszsu/posts/a".Length..]));
        Assert.Equal("the same in every field as line 2; counted once", Sheet.Said(Assert.Single(import.SetAside).Reason));
        Assert.Equal(2, import.Counts.Kept);
    }

    [Fact]
    public void A_file_can_be_gone_through_row_by_row_and_gives_the_same()
    {
        var path = PublicFile.Path("missile_attacks_daily.csv");
        using var reader = RecordFile.Open(path, PublicFile.Catalogue, TestContext.Current.CancellationToken);
        Assert.Null(reader.Sha256);
        var rows = reader.Entries().Select(e => e.Row!).ToList();

        Assert.Equal(PublicFile.Record.Rows.Select(r => r.Key), rows.Select(r => r.Key));
        Assert.Equal(PublicFile.Record.Sha256, reader.Sha256);
        Assert.Equal(new FileInfo(path).Length, reader.BytesRead);
        Assert.Throws<InvalidOperationException>(() => reader.Entries().Any());
    }

    [Fact]
    public void The_public_file_is_read_whole()
    {
        var import = PublicFile.Record;

        Assert.Equal(import.Counts.Read, import.Rows.Count + import.SetAside.Count);
        Assert.Empty(import.SetAside);
        Assert.Equal(22, import.Columns.Count);
        Assert.Equal((3, 6), (import.Rows.Count(r => r.Launched is null), import.Rows.Count(r => r.Destroyed is null)));
        Assert.Equal(4, import.Rows.Count(r => r.Repairs.Count > 0 && r.IsNational && RecordClasses.MakesRaid(r.Class)));
        Assert.Equal("2024-12-27 23:00", Assert.Single(import.Rows, r => r.Remarks.Count > 0).Fields["time_start"]);
        Assert.Equal(import.Rows.Count, import.Rows.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count());
    }
}
