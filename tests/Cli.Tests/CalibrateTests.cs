using System.Text.Json;
using Testudo.Reporting.Calibrations;

namespace Testudo.Cli.Tests;

public sealed class CalibrateTests
{
    private const string Schema = "calibration-report.schema.json";
    private static readonly string National = Cli.File("scenarios", "national.yaml");
    private static readonly string[] Quick = ["--points", "20", "--replications", "8", "--steps", "1000", "--no-report"];

    [Fact]
    public async Task A_calibration_says_what_the_record_tells_and_can_be_used()
    {
        using var scratch = new Scratch();
        var record = scratch.Write("record.csv", RecordSheet.Text(RecordSheet.Nights(30)));

        var told = Cli.Run(["calibrate", National, "--evidence", record, "--from", "2031-01", "--to", "2031-01-31", "--out", scratch["o"], .. Quick]);

        Assert.Equal(ExitCodes.Ok, told.ExitCode);
        Assert.Contains("fitted to raids that ended from 2031-01-01 to 2031-01-31: 20, held out: 10", told.Output.ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches(@"missiles against cruise missiles +-?\d+\.\d\d", told.Output);
        Assert.Matches(@"Drones +10 +", told.Output);
        Assert.False(File.Exists(scratch["o/calibration.partial"]));
        Assert.DoesNotContain("2031-01-0", File.ReadAllText(scratch["o/calibration.overlay.yaml"]).Replace("2031-01-01", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var broken = scratch.Write("broken.json", File.ReadAllText(scratch["o/calibration.json"]).Replace("\"fitted\": 20", "\"fitted\": \"20\"", StringComparison.Ordinal));
        var verdicts = await SchemaChecker.Verdicts(scratch, Schema, isStrict: true, scratch["o/calibration.json"], broken);
        Assert.Equal("valid", verdicts[0]);
        Assert.Contains("/fitted", verdicts[1], StringComparison.Ordinal);

        var used = Cli.Run("assess", Cli.File("scenarios", "2024-01-02.yaml"), "--calibrated", scratch["o/calibration.overlay.yaml"], "--replications", "40", "--no-report", "--out", scratch["a"]);
        Assert.Equal(ExitCodes.Ok, used.ExitCode);
        Assert.Contains("Numbers drawn from the calibration", used.Output, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(File.ReadAllText(scratch["a/result.json"]));
        Assert.Equal(20, result.RootElement.GetProperty("calibration").GetProperty("raids").GetInt32());
        Assert.Equal("valid", Assert.Single(await SchemaChecker.Verdicts(scratch, "result.schema.json", isStrict: true, scratch["a/result.json"])));

        var explained = Cli.Run("explain", scratch["a/result.json"], "--leaker", "1");
        Assert.Equal(ExitCodes.WrongInput, explained.ExitCode);
        Assert.Contains("was made with --calibrated", explained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_with_the_same_bytes()
    {
        using var scratch = new Scratch();
        var record = scratch.Write("record.csv", RecordSheet.Text(RecordSheet.Nights(30)));
        string Overlay(string folder, params string[] more)
        {
            Assert.Equal(ExitCodes.Ok, Cli.Run(["calibrate", National, "--evidence", record, "--from", "2031", "--to", "2031", "--out", scratch[folder], "--quiet", .. Quick, .. more]).ExitCode);
            return File.ReadAllText(scratch[$"{folder}/calibration.overlay.yaml"]);
        }

        var whole = Overlay("whole", "--threads", "1");
        Directory.CreateDirectory(scratch["again"]);

        // What a stop leaves behind: a heading and some lines, the last of them torn.
        File.WriteAllText(scratch["again/calibration.partial"], "testudo-calibration-checkpoint/1 of another run\n0 1 2\n");

        Assert.Equal(whole, Overlay("again", "--threads", "3"));
    }

    [Theory]
    [InlineData("--from 2030-01 --to 2030-02", "no raid ended from 2030-01-01 to 2030-02-28; the record has raids from 2031-01-02")]
    [InlineData("--from 2031-01-01 --to 2031-01-08", "only 5 of 7, since every third is held out")]
    [InlineData("--points 3", "--points is \"3\"; allowed is a whole number from 20 to 5,000")]
    [InlineData("--from 2031-02 --to 2031-01", "--from 2031-02-01 is after --to 2031-01-31")]
    public void What_cannot_be_calibrated_is_said_with_what_is_missing(string arguments, string said)
    {
        using var scratch = new Scratch();
        var record = scratch.Write("record.csv", RecordSheet.Text(RecordSheet.Nights(20)));

        var told = Cli.Run(["calibrate", National, "--evidence", record, "--out", scratch["o"], .. arguments.Split(' ')]);

        Assert.Equal(ExitCodes.WrongInput, told.ExitCode);
        Assert.Contains(said, told.Error, StringComparison.Ordinal);
        Assert.Single(told.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(scratch["o"]));
    }

    [Fact]
    public void Without_the_record_or_with_drawn_targets_one_message_says_so()
    {
        using var scratch = new Scratch();
        var drawn = scratch.Write("drawn.yaml", File.ReadAllText(National).Replace("count: 7\n    arrive: from 06:00 to 08:00\n    from: Engels", "count: {poisson: 7}\n    arrive: from 06:00 to 08:00\n    from: Engels", StringComparison.Ordinal).Replace("    targets: {Kyiv: 7}\n", "    shares: {Kyiv: 100%}\n", StringComparison.Ordinal));

        var none = Cli.Run("calibrate", National, "--evidence");
        var draws = Cli.Run("calibrate", drawn, "--evidence");

        Assert.Equal((ExitCodes.WrongInput, ExitCodes.WrongInput), (none.ExitCode, draws.ExitCode));
        Assert.Contains("there is no public record of raids in the store", none.Error, StringComparison.Ordinal);
        Assert.Contains("the salvo cruise-north draws its number or its targets", draws.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare --options", "")]
    [InlineData("plan --from", "--budget 5M")]
    public void Reinforcements_are_weighed_with_a_calibration_too(string command, string more)
    {
        using var scratch = new Scratch();
        var run = Cli.Run([.. command.Split(' '), Cli.File("options", "tutorial.yaml"), Cli.File("scenarios", "tutorial.yaml"), .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--replications", "40", "--calibrated", "--no-report", "--out", scratch["o"]]);

        Assert.True(run.ExitCode == ExitCodes.Ok, run.Error);
        Assert.Contains("Numbers drawn from the calibration", run.Output, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(File.ReadAllText(scratch[$"o/{command.Split(' ')[0]}.json"]));
        Assert.Equal(192, result.RootElement.GetProperty("calibration").GetProperty("raids").GetInt32());
    }

    [Fact]
    public void An_overlay_that_does_not_fit_is_refused_kindly()
    {
        using var scratch = new Scratch();
        var shipped = File.ReadAllText(Cli.File("calibration", "national.overlay.yaml"));
        var raid = Cli.File("scenarios", "2024-01-02.yaml");
        var broken = scratch.Write("broken.yaml", shipped.Replace("id: guns", "id: gunz", StringComparison.Ordinal));

        var wrong = Cli.Run("assess", raid, "--calibrated", broken);
        var absent = Cli.Run("assess", raid, "--calibrated", scratch["absent.yaml"]);
        var both = Cli.Run("assess", raid, "--calibrated", "--why");
        var good = Cli.Run("assess", raid, "--calibrated", "--replications", "40", "--no-report", "--quiet", "--out", scratch["o"]);

        Assert.All([wrong, absent, both], t => Assert.Equal(ExitCodes.WrongInput, t.ExitCode));
        Assert.Contains("broken.yaml:", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("gunz", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("there is no such file", absent.Error, StringComparison.Ordinal);
        Assert.Contains("--calibrated and --why exclude each other", both.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Ok, ""), (good.ExitCode, good.Error));
    }

    [Fact]
    public void The_published_schema_describes_the_types()
    {
        var generated = DocumentSchema.Of(
            CalibrationJson.Default.Options,
            [("testudo-calibration-report/1", typeof(CalibrationDocument))],
            "What testudo calibrate writes into calibration.json",
            "What was fitted, what the record could tell, and how well raids that were not fitted are foretold. Deviates are standard normal before anything is learned. A number that cannot be told is null.");
        DocumentSchema.Check(Schema, generated);
    }
}
