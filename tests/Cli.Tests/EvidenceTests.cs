using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Testudo.Cli.Tests;

public sealed class EvidenceTests
{
    [Fact]
    public void Without_the_public_record_the_facts_files_are_shown()
    {
        var raids = Cli.Run("evidence", "raids", "--from", "2023-12-29", "--to", "2024-01-02");
        var raid = Cli.Run("evidence", "show", "2024-01-02");

        Assert.Equal(ExitCodes.Ok, raids.ExitCode);
        Assert.Matches(@"2023-12-29 +12-28 23:00 +158 +114 +72.% ", raids.Output);
        Assert.Matches(@"2024-01-02 +01-01 20:00 +134 +107 +80.% +35/35 +62/73 +10/22 +0/4 ", raids.Output);
        Assert.Contains("From the facts files: raids", raids.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, raid.ExitCode);
        Assert.Contains("missiles, shot down: agree", raid.Output, StringComparison.Ordinal);
        Assert.Contains("  at least 99 The Kyiv Independent", raid.Output.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.False(File.Exists(Cli.NoStore));
    }

    [Fact]
    public void The_largest_raid_of_December_2023_shows_why_reports_differ()
    {
        var shown = Cli.Run("evidence", "show", "2023-12-29").Output.ReplaceLineEndings(" ");

        Assert.Contains("excluding Kalibr, launched: CONFLICT", shown, StringComparison.Ordinal);
        Assert.Matches("158 is what Air Force of Ukraine has for air targets, which counts besides: +36 Shahed-136/131", shown);
    }

    [Fact]
    public void What_is_imported_is_counted_and_grouped()
    {
        using var scratch = new Scratch();
        var (file, db) = (scratch.Write("record.csv", RecordSheet.Text([.. RecordSheet.Month, "2031-03-22,never,Kalibr,,Ukraine,1,1,,x"])), scratch["e.db"]);

        var import = Cli.Run("evidence", "import", file, "--db", db);
        var raids = Cli.Run("evidence", "raids", "--db", db, "--from", "2031");

        Assert.Equal((ExitCodes.Ok, ""), (import.ExitCode, import.Error));
        Assert.Contains("Rows read 9 = kept 8 + set aside 1.", import.Output, StringComparison.Ordinal);
        Assert.Contains("line 10: time_end: found \"never\" where a time was expected", import.Output, StringComparison.Ordinal);
        Assert.Contains("Version 1 is in the store", import.Output, StringComparison.Ordinal);
        Assert.Matches(@"2031-03-02 +03-01 20:00 +60 +51 +85.% +36/40 +15/20", raids.Output);
        Assert.Contains("Raids: 5. Launched 156, stopped (shot down or lost on the way) 136: 87 %.", raids.Output.Replace('\u00A0', ' ').ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Rows that lack launched or destroyed, and are in no share: 1; launched in these: 0.", raids.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_version_shows_its_changes_before_it_counts()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        var first = scratch.Write("first.csv", RecordSheet.Text(RecordSheet.Month));
        string[] rows = [.. RecordSheet.Month];
        rows[3] = rows[3].Replace("30,25,2", "31,26,2", StringComparison.Ordinal);
        var second = scratch.Write("second.csv", RecordSheet.Text([.. rows[..^1], "2031-03-25 20:00,2031-03-26 04:00,Shahed-136/131,,Ukraine,9,9,0,kpszsu/posts/6"]));
        Cli.Run("evidence", "import", first, "--db", db);

        var again = Cli.Run("evidence", "import", first, "--db", db);
        var waiting = Cli.Run("evidence", "import", second, "--db", db);
        var before = Cli.Run("evidence", "versions", "--db", db);
        var accepted = Cli.Run("evidence", "import", second, "--db", db, "--accept");
        var after = Cli.Run("evidence", "raids", "--db", db, "--csv", "-", "--from", "2031");
        var back = Cli.Run("evidence", "versions", "--db", db, "--accept", "1");
        var older = Cli.Run("evidence", "raids", "--db", db, "--csv", "-", "--from", "2031");

        Assert.Equal(ExitCodes.Ok, again.ExitCode);
        Assert.Contains("has this very file already", again.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotAccepted, waiting.ExitCode);
        Assert.Contains("Against version 1 (first.csv): added 1, revised 1, withdrawn 1, unchanged 6.", waiting.Output, StringComparison.Ordinal);
        Assert.Contains("launched 30 → 31; destroyed 25 → 26", waiting.Output.ReplaceLineEndings(" ").Replace("       ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("--accept", waiting.Output, StringComparison.Ordinal);
        Assert.Contains("versions 1,", before.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, accepted.ExitCode);
        Assert.Contains("2031-03-06,2031-03-05T22:00,2031-03-06T05:00,false,record,drone,31,26,2,28,1,0,0,0,0", after.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, back.ExitCode);
        Assert.Contains("2031-03-06,2031-03-05T22:00,2031-03-06T05:00,false,record,drone,30,25,2,27,1,0,0,0,0", older.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("evidence", "versions", "--db", db, "--accept", "7").ExitCode);
        Assert.Contains("added 1, revised 1, withdrawn 1", Cli.Run("evidence", "versions", "--db", db, "--compare", "1,2").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n", ExitCodes.Ok)]
    [InlineData("Yes\n", ExitCodes.Ok)]
    [InlineData("n\n", ExitCodes.NotAccepted)]
    [InlineData("", ExitCodes.NotAccepted)]
    public void Who_sits_at_the_screen_is_asked(string answer, int exitCode)
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        Cli.Run("evidence", "import", scratch.Write("first.csv", RecordSheet.Text(RecordSheet.Month)), "--db", db);
        var terminal = new Terminal(new StringWriter(), new StringWriter()) { IsErrorScreen = true, Input = () => new StringReader(answer) };

        var told = Cli.RunOn(terminal, "evidence", "import", scratch.Write("second.csv", RecordSheet.Text(RecordSheet.Month[1..])), "--db", db);

        Assert.Equal(exitCode, told.ExitCode);
        Assert.Contains("Accept these changes?", told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", "HTML")]
    [InlineData("{\"rows\": []}", "JSON")]
    [InlineData("time_start\tmodel\n2031\tKalibr\n", "separated by")]
    [InlineData("a,b,c\n1,2,3\n", "not the header of the record")]
    [InlineData("", "empty")]
    public void What_is_not_the_record_is_refused_in_a_line(string text, string said)
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];

        var refused = Cli.Run("evidence", "import", scratch.Write("record.csv", text), "--db", db);

        Assert.Equal(ExitCodes.WrongInput, refused.ExitCode);
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        Assert.Single(refused.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(0, Versions(Cli.Run("evidence", "versions", "--db", db, "--json")));
    }

    [Fact]
    public void A_store_that_is_none_or_not_there_is_refused()
    {
        using var scratch = new Scratch();
        var text = scratch.Write("notes.txt", new string('x', 5_000));

        var missing = Cli.Run("evidence", "raids", "--db", scratch["typo.db"]);
        var wrong = Cli.Run("evidence", "raids", "--db", text);
        var scheme = Cli.Run("evidence", "raids", "--db", "mysql://db/x");
        var server = Cli.Run("evidence", "raids", "--db", "postgres://nobody:secret@127.0.0.1:1/none");

        Assert.All([missing, wrong, scheme, server], o => Assert.Equal(ExitCodes.WrongInput, o.ExitCode));
        Assert.Contains("there is no store at", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(scratch["typo.db"]));
        Assert.Contains("not a store of Testudo", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("mysql", scheme.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", server.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", server.Error, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5_000), File.ReadAllText(text));
    }

    [Fact]
    public void Rates_say_where_the_meaning_of_words_changed()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        var record = scratch.Write("record.csv", RecordSheet.Text(
            "2025-07-10 20:00,2025-07-11 06:00,Shahed-136/131,,Ukraine,100,50,40,kpszsu/posts/1",
            "2025-07-28 20:00,2025-07-29 06:00,Shahed-136/131,,Ukraine,100,90,0,kpszsu/posts/2"));
        Cli.Run("evidence", "import", record, "--db", db);

        var stopped = Cli.Run("evidence", "rates", "--db", db, "--class", "drone");
        var destroyed = Cli.Run("evidence", "rates", "--db", db, "--class", "drones", "--outcome", "destroyed");

        Assert.Matches(@"2025-07 +200 +180 +90.% +\[.*\] +2 +mixes regimes\n", stopped.Output);
        Assert.Matches(@"2025-07 +200 +140 +70.% +\[.*\] +2 +mixes regimes: no rate", destroyed.Output);
        Assert.Contains("NOT COMPARABLE across time: shot down.", destroyed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT COMPARABLE", stopped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_leaves_out_what_was_lost_gives_no_rate_of_what_was_stopped()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        var record = scratch.Write("record.csv", "time_start,time_end,model,launch_place,target,launched,destroyed,source\n2025-02-10 20:00,2025-02-11 06:00,Shahed-136/131,,Ukraine,100,58,kpszsu/posts/1\n2025-02-12 20:00,2025-02-13 06:00,X-22,,Ukraine,4,,kpszsu/posts/2\n");

        var import = Cli.Run("evidence", "import", record, "--db", db);
        var rates = Cli.Run("evidence", "rates", "--db", db, "--class", "drone");
        var raids = Cli.Run("evidence", "raids", "--db", db, "--csv", "-", "--from", "2025-02-10", "--to", "2025-02-13");

        Assert.Matches(@"what\s+was\s+stopped\s+is\s+counted\s+too\s+low", import.Output);
        Assert.Matches(@"2025-02 +100 +58 +58.% +\[.*\] +1 +too low: lost not told", rates.Output);
        Assert.Contains("2025-02-13,2025-02-12T20:00,2025-02-13T06:00,false,record,supersonic,,,,,0,1,4,0,0", raids.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_there_twice_counts_once()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];

        var import = Cli.Run("evidence", "import", scratch.Write("record.csv", RecordSheet.Text([.. RecordSheet.Month, RecordSheet.Month[0]])), "--db", db);
        var raids = Cli.Run("evidence", "raids", "--db", db, "--from", "2031");

        Assert.Contains("kept 8 + set aside 1.", import.Output, StringComparison.Ordinal);
        Assert.Contains("line 10: the same in every field as line 2; counted once", import.Output, StringComparison.Ordinal);
        Assert.Matches(@"2031-03-02 +03-01 20:00 +60 +51 ", raids.Output);
    }

    [Fact]
    public async Task Two_first_imports_at_once_do_not_replace_each_other_unseen()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        scratch.Write("a.csv", RecordSheet.Text(RecordSheet.Month));
        scratch.Write("b.csv", RecordSheet.Text(RecordSheet.Month[1..]));

        var both = await Task.WhenAll(Cli.RunProcess(scratch.Folder, "evidence", "import", "a.csv", "--db", db), Cli.RunProcess(scratch.Folder, "evidence", "import", "b.csv", "--db", db));

        Assert.Contains(both, o => o.ExitCode == ExitCodes.Ok);
        Assert.Contains(both, o => o.ExitCode is ExitCodes.NotAccepted or ExitCodes.WrongInput);
        Assert.Equal(1, Versions(Cli.Run("evidence", "versions", "--db", db, "--json")));
    }

    [Theory]
    [InlineData("--by", "fortnight", "day, month, quarter, year, all")]
    [InlineData("--class", "cruisse", "did you mean cruise?")]
    [InlineData("--outcome", "hit", "destroyed, not-reached, stopped, leaked")]
    [InlineData("--from", "yesterday", "2024-01-02, 2024-01 or 2024")]
    public void A_wrong_option_says_what_is_allowed(string option, string value, string said)
    {
        var wrong = Cli.Run("evidence", "rates", option, value);

        Assert.Equal(ExitCodes.WrongInput, wrong.ExitCode);
        Assert.Contains($"{option} is \"{value}\"", wrong.Error, StringComparison.Ordinal);
        Assert.Contains(said, wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_figures_need_the_record()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];

        var without = Cli.Run("evidence", "check", "published");
        Cli.Run("evidence", "import", scratch.Write("record.csv", RecordSheet.Text(RecordSheet.Month)), "--db", db);
        var other = Cli.Run("evidence", "check", "published", "--db", db);

        Assert.Equal(ExitCodes.WrongInput, without.ExitCode);
        Assert.Contains("import it: testudo evidence import", without.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, other.ExitCode);
        Assert.Contains("The record does not reach over the whole period.", other.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("evidence", "check", "everything", "--db", db).ExitCode);
    }

    [Fact]
    public void The_public_file_gives_the_published_figures()
    {
        var folder = Environment.GetEnvironmentVariable("TESTUDO_DATA") is { Length: > 0 } named ? named : Cli.File("..", "shared", "data");
        var file = Path.Combine(folder, "missile_attacks_daily.csv");
        Assert.SkipUnless(File.Exists(file), "The public record is not here; name its folder with TESTUDO_DATA.");
        using var scratch = new Scratch();
        var db = scratch["e.db"];

        var import = Cli.Run("evidence", "import", file, "--db", db, "--json");
        var figures = Cli.Run("evidence", "check", "published", "--db", db).Output.Replace('\u00A0', ' ');
        var raids = Cli.Run("evidence", "raids", "--db", db, "--to", "2025-09-30", "--json");

        using var document = JsonDocument.Parse(import.Output);
        var counts = document.RootElement.GetProperty("counts");
        Assert.Equal(counts.GetProperty("read").GetInt32(), counts.GetProperty("kept").GetInt32() + counts.GetProperty("setAside").GetInt32());
        Assert.Contains("72.7 % (589 of 810; published 73 %)", figures, StringComparison.Ordinal);
        Assert.Contains("9.1 % (31 of 342; published 10 %)", figures, StringComparison.Ordinal);
        Assert.Contains("10.8 % (7 of 65; published 10 %)", figures, StringComparison.Ordinal);
        Assert.Contains("1,334 (published 1,339)", figures, StringComparison.Ordinal);
        using var list = JsonDocument.Parse(raids.Output);
        Assert.Equal(814, list.RootElement.GetProperty("raids").EnumerateArray().Count(r => r.GetProperty("origin").GetString() == "record"));
    }

    [Fact]
    public void A_report_is_read_and_kept_beside_the_others()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        var text = scratch.Write("report.txt", "On the night of January 2, air defence shot down 72 Russian missiles out of 98, the General Staff said. At least five people were killed.");

        var read = Cli.Run("evidence", "read", text, "--published", "2024-01-02", "--publisher", "A newspaper", "--save", "--db", db);
        var shown = Cli.Run("evidence", "show", "2024-01-02", "--db", db, "--csv", "-");
        var twice = Cli.Run("evidence", "read", text, "--published", "2024-01-02", "--publisher", "A newspaper", "--save", "--db", db);

        Assert.Equal((ExitCodes.Ok, ""), (read.ExitCode, read.Error));
        Assert.Contains("shot down: 72 of 98", read.Output, StringComparison.Ordinal);
        Assert.Contains("killed: at least 5", read.Output, StringComparison.Ordinal);
        Assert.Contains("new 1, revised 0, unchanged 0", read.Output, StringComparison.Ordinal);
        Assert.Contains(shown.Lines, l => l.Contains(",launched,,conflict,General Staff of the Armed Forces of Ukraine,A newspaper,98,exact,98,98,out-of,", StringComparison.Ordinal));
        Assert.Contains("new 0, revised 0, unchanged 1", twice.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_claims_says_so_and_is_not_an_error()
    {
        using var scratch = new Scratch();

        var football = Cli.Run("evidence", "read", scratch.Write("a.txt", "Dynamo Kyiv beat Shakhtar 2:1 in front of 15,000 people on Sunday."));
        var empty = Cli.Run("evidence", "read", scratch.Write("b.txt", ""), "--json");

        Assert.Equal(ExitCodes.Ok, football.ExitCode);
        Assert.Contains("makes no claim", football.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, empty.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(empty.Output).RootElement.GetProperty("claims").GetArrayLength());
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_refused_by_name()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["cp1251.txt"], [0xC2, 0xF1, 0xE5, 0xE3, 0xEE]);

        Assert.Contains("not a text in UTF-8", Cli.Run("evidence", "read", scratch["cp1251.txt"]).Error, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Cli.Run("evidence", "read", scratch["none.txt"]).Error, StringComparison.Ordinal);
        Assert.Contains("this is a folder", Cli.Run("evidence", "read", scratch.Folder).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("evidence", "read", scratch["none.txt"]).ExitCode);
    }

    [Theory]
    [InlineData("1999-01-01")]
    [InlineData("tomorrow")]
    [InlineData("2024-01-02-zz")]
    public void A_raid_that_is_not_known_is_said_to_be_so(string raid)
    {
        var shown = Cli.Run("evidence", "show", raid);

        Assert.Equal(ExitCodes.WrongInput, shown.ExitCode);
        Assert.Contains($"no raid \"{raid}\" is known", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_document_for_machines_fits_its_schema()
    {
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        var record = scratch.Write("record.csv", RecordSheet.Text([.. RecordSheet.Month, "2031-03-22,never,Kalibr,,Ukraine,1,1,,x"]));
        Cli.Run("evidence", "import", scratch.Write("before.csv", RecordSheet.Text(RecordSheet.Month[2..])), "--db", db);
        var text = scratch.Write("report.txt", "On January 2, 72 Russian missiles out of 99 were shot down. NATO will provide more air defence systems.");
        string[][] commands =
        [
            ["import", record, "--accept"],
            ["raids"],
            ["rates", "--by", "quarter", "--outcome", "destroyed,stopped"],
            ["show", "2023-12-29"],
            ["show", "2031-03-02"],
            ["check", "published"],
            ["read", text],
            ["statements"],
            ["versions"],
            ["versions", "--compare", "1,2"],
            ["regimes"],
        ];

        var files = new List<string>();
        foreach (var (number, command) in commands.Index())
        {
            var outcome = Cli.Run(["evidence", .. command, "--json", "--db", db]);
            Assert.Equal((ExitCodes.Ok, ""), (outcome.ExitCode, outcome.Error));
            files.Add(scratch.Write($"{number}.json", outcome.Output));
        }

        Assert.All(await SchemaChecker.Verdicts(scratch, "evidence-output.schema.json", isStrict: true, files), v => Assert.Equal("valid", v));
    }

    [Fact]
    public void Documents_carry_what_they_were_made_from_and_no_secrets()
    {
        using var scratch = new Scratch();
        var db = scratch["my private folder.db"];
        Cli.Run("evidence", "import", scratch.Write("record.csv", RecordSheet.Text(RecordSheet.Month)), "--db", db);

        using var document = JsonDocument.Parse(Cli.Run("evidence", "rates", "--db", db, "--json", "--by", "quarter", "--from", "2031-03").Output);

        var provenance = document.RootElement.GetProperty("provenance");
        Assert.Equal("./testudo evidence rates --by quarter --from 2031-03", provenance.GetProperty("command").GetString());
        Assert.Equal("record.csv", provenance.GetProperty("record").GetProperty("file").GetString());
        Assert.Equal(64, provenance.GetProperty("record").GetProperty("sha256").GetString()!.Length);
        Assert.Equal(64, provenance.GetProperty("catalogueHash").GetString()!.Length);
    }

    [Fact]
    public async Task An_import_that_is_stopped_leaves_the_store_as_it_was()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs signals");
        using var scratch = new Scratch();
        var db = scratch["e.db"];
        await Cli.RunProcess(scratch.Folder, "evidence", "import", scratch.Write("first.csv", RecordSheet.Text(RecordSheet.Month)), "--db", db);
        scratch.Write("long.csv", RecordSheet.Long(400_000));
        using var process = Cli.Start(scratch.Folder, "evidence", "import", "long.csv", "--accept", "--db", db);

        // Its first line of progress says that it is under way.
        var first = await process.StandardError.ReadLineAsync();
        using (Process.Start("kill", ["-TERM", process.Id.ToString()]))
        {
        }

        var clock = Stopwatch.StartNew();
        await process.WaitForExitAsync();
        var versions = await Cli.RunProcess(scratch.Folder, "evidence", "versions", "--db", db, "--json");

        Assert.Matches(@"^long\.csv: \d+ %$", first);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 3);
        Assert.Equal(ExitCodes.Stopped, process.ExitCode);
        Assert.Contains("the store is as it was", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Versions(versions));
        Assert.DoesNotContain(scratch.Files, f => f.EndsWith("-journal", StringComparison.Ordinal));
    }

    [Fact]
    public void Pledges_and_requests_are_listed_with_who_asks_whom()
    {
        var all = Cli.Run("evidence", "statements");
        var requests = Cli.Run("evidence", "statements", "--kind", "request", "--lever", "sanctions");

        Assert.Equal((ExitCodes.Ok, ""), (all.ExitCode, all.Error));
        Assert.Contains("over 10,000", all.Output.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Kuleba", all.Output, StringComparison.Ordinal);
        Assert.Contains("sanctions", requests.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Kuleba", requests.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, Cli.Run("evidence", "statements", "--kind", "threat").ExitCode);
    }

    private static int Versions(Outcome outcome) => JsonDocument.Parse(outcome.Output).RootElement.GetProperty("versions").GetArrayLength();

    [Fact]
    public void Spreadsheets_do_not_take_words_of_reports_for_formulas()
    {
        using var scratch = new Scratch();
        var text = scratch.Write("report.txt", "\"=HYPERLINK(1)\" said: 72 Russian missiles out of 99 were shot down on January 2, 2024.");

        var csv = Cli.Run("evidence", "read", text, "--publisher", "=cmd()", "--csv", "-");

        Assert.Equal(ExitCodes.Ok, csv.ExitCode);
        Assert.DoesNotContain(csv.Output.Split(',', '\n'), field => field.StartsWith('=') || field.StartsWith("\"=", StringComparison.Ordinal));
        Assert.Equal(Encoding.UTF8.GetByteCount(csv.Output), csv.Output.Length + csv.Output.Count(c => c > 127));
    }
}
