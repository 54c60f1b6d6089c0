using System.IO.Compression;
using System.Text;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Records;

/// <summary>What is said of files that are not as they should be.</summary>
public sealed class DamagedFileTests
{
    private const string Good = "2024-03-01,2024-03-01,Kalibr,,Ukraine,1,1,,kpszsu/posts/good";
    private const string GoodToo = "2024-03-09,2024-03-09,Kalibr,,Ukraine,1,1,,kpszsu/posts/good";

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_named()
    {
        var folder = Directory.CreateTempSubdirectory("testudo-record-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "missile_attacks_daily.csv"), "x");
            var missing = Problem(Path.Combine(folder.FullName, "missile_attack_daily.csv"));
            Assert.Equal("there is no such file", Sheet.Said(missing));
            Assert.EndsWith("missile_attacks_daily.csv?", FormattableString.Invariant(missing.Suggestion!));
            Assert.StartsWith("this is a folder", Sheet.Said(Problem(folder.FullName)));
            Assert.Equal("there is no such file", Sheet.Said(Problem(Path.Combine(folder.FullName, "no", "such.csv"))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n\n", "the file is empty")]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", "this is HTML")]
    [InlineData("\n  <html>\n", "this is HTML")]
    [InlineData("{\"rows\": []}\n", "this looks like JSON")]
    [InlineData("%PDF-1.7\n", "this is a PDF")]
    [InlineData("time_start\ttime_end\tmodel\tlaunched\tdestroyed\tsource\n2024-03-01\t2024-03-01\tKalibr\t1\t1\tx\n", "the columns are separated by tabs")]
    [InlineData("time_start|time_end|model|launched|destroyed|source\n", "the columns are separated by \"|\"")]
    [InlineData("time_start,time_end,model,launched,destroyed,source\n", "the file has a header and no rows")]
    [InlineData("model,category,national_origin\nKalibr,cruise missile,russia\n", "this is the list of weapons that comes with the record")]
    [InlineData("2024-03-01,2024-03-01,Kalibr,1,1,kpszsu\n2024-03-01,2024-03-01,Kalibr,1,1,kpszsu\n", "the column \"2024_03_01\" stands twice in the header")]
    [InlineData("Dear reader, nothing here.\n", "the first line is not the header of the record: found dear_reader, nothing_here.")]
    [InlineData("time_start,time_end,model,launched,destroyed,launched,source\n", "the column \"launched\" stands twice")]
    [InlineData("time_start,time_end,model,launched,destroyed\n", "the columns \"source\" and \"target\" are both missing")]
    [InlineData("\"time_start,time_end,model,launched,destroyed,source\n", "the header is damaged")]
    public void A_file_that_is_no_record_is_refused(string text, string message)
    {
        var problem = Assert.Single(Sheet.Problems(text));
        Assert.StartsWith(message, Sheet.Said(problem));
        Assert.EndsWith(".csv", problem.Location.File);
    }

    [Fact]
    public void Columns_that_are_missing_are_named_each_with_what_may_be_meant()
    {
        var problems = Sheet.Problems("time_start,time_end,model,launch,destroid,source\n");

        Assert.Equal(["the column \"launched\" is missing", "the column \"destroyed\" is missing"], problems.Select(Sheet.Said));
        Assert.Equal(["is it \"launch\"?", "is it \"destroid\"?"], problems.Select(p => FormattableString.Invariant(p.Suggestion!)));
    }

    [Fact]
    public void Archives_and_other_encodings_are_refused()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("missile_attacks_daily.csv");
        }

        Assert.StartsWith("this is a ZIP archive", Sheet.Said(Assert.Single(Sheet.Problems(zip.ToArray()))));
        Assert.StartsWith("this is UTF-16", Sheet.Said(Assert.Single(Sheet.Problems([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sheet.Header)]))));
        Assert.StartsWith("the first line holds NUL bytes", Sheet.Said(Assert.Single(Sheet.Problems(Encoding.Unicode.GetBytes(Sheet.Header)))));
        Assert.StartsWith("the first line holds NUL bytes", Sheet.Said(Assert.Single(Sheet.Problems(new byte[300_000]))));
        Assert.StartsWith("the header is not UTF-8", Sheet.Said(Assert.Single(Sheet.Problems([0xC0, 0xC1, (byte)'\n']))));
    }

    [Fact]
    public void A_header_without_end_is_refused_whatever_its_length() =>
        Assert.StartsWith("the header has no end within", Sheet.Said(Assert.Single(Sheet.Problems(new string('a', 5_000_000)))));

    [Theory]
    [InlineData("2024-03-01,2024-03-01,Kalibr,,Ukraine,1", "the row has 6 fields instead of 9, separated by \",\"")]
    [InlineData("2024-03-01;2024-03-01;Kalibr;;Ukraine;1;1;;kpszsu", "the row has 1 fields instead of 9, separated by \",\"")]
    [InlineData("2024-03-01,2024-03-01,Kalibr,,Ukraine,1,1,,kpszsu,more", "the row has 10 fields instead of 9, separated by \",\"")]
    [InlineData("2024-03-01,2024-03-01,,,Ukraine,1,1,,kpszsu", "no model is written")]
    [InlineData(",2024-03-01,Kalibr,,Ukraine,1,1,,kpszsu", "no time is written")]
    [InlineData("2024-03-01,yesterday,Kalibr,,Ukraine,1,1,,kpszsu", "found \"yesterday\" where a time was expected, such as 2024-01-02 06:00 or 2024-01-02")]
    [InlineData("2024-02-30,2024-03-01,Kalibr,,Ukraine,1,1,,kpszsu", "found \"2024-02-30\" where a time was expected, such as 2024-01-02 06:00 or 2024-01-02")]
    [InlineData("2024-03-05 20:00,2024-03-01 06:00,Kalibr,,Ukraine,1,1,,kpszsu", "it ends on 2024-03-01 06:00, more than a day before it begins on 2024-03-05 20:00")]
    [InlineData(",,,,,,,,", "the row is empty")]
    [InlineData("   ", "the row is empty")]
    [InlineData("2024-03-01,2024-03-01,Kalibr\0,,Ukraine,1,1,,kpszsu", "the line holds a NUL byte")]
    [InlineData("2024-03-01,2024-03-01,\"Kalibr\"s,,Ukraine,1,1,,kpszsu", "text follows a closing quote; inside a quoted field a quote is written twice")]
    [InlineData("2024-03-01,2024-03-01,\"Kalibr,,Ukraine,1,1,,kpszsu", "a quote is opened and not closed")]
    public void A_row_that_cannot_be_used_is_set_aside_with_its_reason(string row, string reason) => Assert.Equal(reason, Sheet.WhyAside(row));

    [Fact]
    public void Blank_fields_behind_the_last_column_are_left_out()
    {
        var row = Sheet.Row(Good + ",, ,");

        Assert.Equal(["left out 3 blank fields behind the last column"], row.Repairs);
        Assert.Equal("kpszsu/posts/good", row.Source);
    }

    [Fact]
    public void One_bad_quote_costs_one_row()
    {
        var import = Sheet.Read(Good, "2024-03-02,2024-03-02,Kalibr,\"Black Sea,Ukraine,1,1,,kpszsu/posts/bad", "2024-03-03,2024-03-03,Kalibr,\"Chauda, Crimea\",Ukraine,1,1,,kpszsu/posts/next", GoodToo);

        Assert.Equal([2, 4, 5], import.Rows.Select(r => r.Line));
        Assert.Equal("Chauda, Crimea", import.Rows[1].LaunchPlace);
        Assert.Equal([3], import.SetAside.Select(s => s.Line));
        Assert.StartsWith("2024-03-02,2024-03-02,Kalibr", import.SetAside[0].Text);
    }

    [Fact]
    public void A_field_of_several_lines_is_read_with_the_line_on_which_it_begins()
    {
        var import = Sheet.Read(Good, "2024-03-02,2024-03-02,Kalibr,\"Black Sea\n\nand\n\"\"Caspian\"\" Sea\",Ukraine,1,1,,kpszsu/posts/long", GoodToo);

        Assert.Equal([2, 3, 7], import.Rows.Select(r => r.Line));
        Assert.Equal("Black Sea\n\nand\n\"Caspian\" Sea", import.Rows[1].LaunchPlace);
        Assert.Empty(import.SetAside);
    }

    [Fact]
    public void A_quote_inside_an_unquoted_field_is_a_letter() =>
        Assert.Equal("the \"Black\" Sea", Sheet.Row("2024-03-02,2024-03-02,Kalibr,the \"Black\" Sea,Ukraine,1,1,,kpszsu/posts/a").LaunchPlace);

    [Theory]
    [InlineData("2024-03-02,2024-03-02,Kalibr,,Ukr", "the row has 5 fields instead of 9; the file may be cut off here")]
    [InlineData("2024-03-02,2024-03-02,Kalibr,\"Black Se", "a quote is opened and not closed; the file may be cut off here")]
    public void A_file_that_is_cut_off_loses_its_last_row_only(string last, string reason)
    {
        var import = Sheet.ReadText($"{Sheet.Header}\n{Good}\n{last}");

        Assert.Single(import.Rows);
        Assert.Equal(reason, Sheet.Said(Assert.Single(import.SetAside).Reason));
        Assert.Contains(import.Remarks, r => Sheet.Said(r).StartsWith("the file does not end with a line break", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_cut_off_in_its_last_field_is_remarked()
    {
        var import = Sheet.ReadText($"{Sheet.Header}\n{Good}\n2024-03-02,2024-03-02,Kalibr,,Ukraine,1,1,,kps");

        Assert.Equal(2, import.Rows.Count);
        Assert.Single(import.Remarks, r => Sheet.Said(r).Contains("may be cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_in_Windows_1251_are_read_and_noted_and_others_set_aside()
    {
        var text = Encoding.UTF8.GetBytes($"{Sheet.Header}\n{Good}\n2024-03-02,2024-03-02,");
        byte[] cyrillic = [0xCC, 0xEE, 0xEB, 0xED, 0xB3, 0xFF];
        byte[] nonsense = [0xFF, 0x8F, 0x9A];
        var rest = Encoding.UTF8.GetBytes(",,south,1,1,,PvKPivden/posts/a\n2024-03-02,2024-03-02,");
        var end = Encoding.UTF8.GetBytes(",,south,1,1,,PvKPivden/posts/a\n" + GoodToo + "\n");
        var import = Sheet.ReadBytes([.. text, .. cyrillic, .. rest, .. nonsense, .. end]);

        Assert.Equal("Молнія", import.Rows[1].Model);
        Assert.Equal(["read as Windows-1251, because it is not UTF-8"], import.Rows[1].Repairs);
        Assert.True(import.Rows[1].IsTactical);
        Assert.Equal("the line is neither UTF-8 nor Windows-1251", Sheet.Said(Assert.Single(import.SetAside).Reason));
        Assert.Equal(4, import.SetAside[0].Line);
    }

    [Fact]
    public void A_very_long_line_is_set_aside_and_the_next_is_read()
    {
        var line = "2024-03-02,2024-03-02,Kalibr," + new string('x', 3_000_000) + ",Ukraine,1,1,,kpszsu/posts/long";
        var import = Sheet.Read(Good, line, GoodToo);

        Assert.Equal([2, 4], import.Rows.Select(r => r.Line));
        Assert.Equal($"the line has {line.Length} bytes; a row has at most 65536", Sheet.Said(Assert.Single(import.SetAside).Reason));
        Assert.InRange(import.SetAside[0].Text.Length, 1, 200);
    }

    [Fact]
    public void A_file_of_which_no_row_can_be_used_is_refused_with_the_first_reasons()
    {
        var problems = Sheet.Problems(Sheet.Header + "\n" + string.Concat(Enumerable.Repeat("2024-03-01;2024-03-01;Kalibr;;Ukraine;1;1;;kpszsu\n", 9)));

        Assert.Equal("none of the 9 rows can be used; the first reasons follow", Sheet.Said(problems[0]));
        Assert.Equal([2, 3, 4, 5, 6], problems.Skip(1).Select(p => p.Location.Line));
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        var path = PublicFile.Path("missile_attacks_daily.csv");
        using var reader = RecordFile.Open(path, PublicFile.Catalogue, source.Token);
        var read = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var entry in reader.Entries())
            {
                read += entry.Row is null ? 0 : 1;
                source.Cancel();
            }
        });
        Assert.InRange(read, 1, 1000);
    }

    private static Diagnostic Problem(string path) => Assert.Single(Assert.Throws<InputException>(() => RecordFile.Read(path, PublicFile.Catalogue)).Diagnostics);
}
