using System.Text.Json;
using Testudo.Reporting.Page;

namespace Testudo.Cli.Tests;

public sealed class ForecastTests
{
    [Fact]
    public void Without_the_public_record_one_message_says_what_is_missing()
    {
        foreach (var command in (string[][])[["forecast", "--raid", "drone=150"], ["score"]])
        {
            var told = Cli.Run(command);

            Assert.Equal(ExitCodes.WrongInput, told.ExitCode);
            Assert.Contains("there is no public record of raids in the store", told.Error, StringComparison.Ordinal);
            Assert.Contains("testudo evidence import missile_attacks_daily.csv", told.Error, StringComparison.Ordinal);
            Assert.Single(told.Error.Trim().Split('\n'));
        }
    }

    [Fact]
    public void A_raid_is_forecast_by_class_and_in_total()
    {
        using var scratch = new Scratch();
        var db = Import(scratch);

        var told = Cli.Run("forecast", "--raid", "drone=150,X-101/X-555=12,kalibr=8", "--date", "2031-06-01", "--db", db);

        Assert.Equal((ExitCodes.Ok, ""), (told.ExitCode, told.Error));
        var lines = told.Output.Split('\n');
        Assert.StartsWith("Forecast of a raid on 2031-06-01: launched 170", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^Stopped +Launched +Mean +50 % +80 % +90 %$", lines[2]);
        Assert.Matches(@"^Drones +150 +\d+ +\d+–\d+ +\d+–\d+ +\d+–\d+$", lines[3]);
        Assert.Matches(@"^Cruise missiles +20 +", lines[4]);
        Assert.Matches(@"^Total +170 +", lines[5]);
        Assert.Contains("It rests on raids reported from 2031-01-01 to 2031-04-11: 100,", told.Output, StringComparison.Ordinal);
        Assert.Contains("Take care: the latest report is old, days: 50.", told.Output, StringComparison.Ordinal);
        Assert.Contains("Take care: Cruise missiles: the model Kalibr was not reported before", told.Output, StringComparison.Ordinal);
        Assert.Contains("Take care: Drones: more are launched than in any raid so far", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_later_does_not_matter()
    {
        using var scratch = new Scratch();
        string[] rows = [.. Rows()];
        string Forecast(string name, IEnumerable<string> known)
        {
            var db = scratch[$"{name}.db"];
            Assert.Equal(ExitCodes.Ok, Cli.Run("evidence", "import", scratch.Write($"{name}.csv", RecordSheet.Text(known)), "--db", db).ExitCode);
            var told = Cli.Run("forecast", "--raid", "drone=60,cruise=10", "--date", "2031-03-01", "--db", db, "--json");
            Assert.Equal((ExitCodes.Ok, ""), (told.ExitCode, told.Error));
            using var json = JsonDocument.Parse(told.Output);
            return json.RootElement.GetProperty("total").GetRawText() + json.RootElement.GetProperty("basis").GetRawText();
        }

        var whole = Forecast("whole", rows);

        Assert.Equal(whole, Forecast("shorter", rows.Where(r => string.CompareOrdinal(r, "2031-03-01") < 0)));
        Assert.Equal(whole, Forecast("altered", rows.Select(r => string.CompareOrdinal(r, "2031-03-01") < 0 ? r : r.Replace(",Ukraine,", ",Ukraine,9", StringComparison.Ordinal))));
        Assert.NotEqual(whole, Forecast("past", rows[10..]));
    }

    [Theory]
    [InlineData("forecast needs --raid: what is launched", "forecast")]
    [InlineData("--raid has \"drone\"; write a class or a model, = and a number (such as", "forecast", "--raid", "drone")]
    [InlineData("--raid has \"0\" for drone; it must be a whole number from 1 to 5,000", "forecast", "--raid", "drone=0")]
    [InlineData("--raid has \"1e3\" for drone;", "forecast", "--raid", "drone=1e3")]
    [InlineData("--raid has \"balistic\", of which there is no forecast; classes are: drone, cruise, ballistic, supersonic, sam; models are those of the public record (did you mean ballistic?)", "forecast", "--raid", "balistic=3")]
    [InlineData("--raid has \"mixed\", of which there is no forecast", "forecast", "--raid", "mixed=3")]
    [InlineData("--raid names drone twice (give one number for each)", "forecast", "--raid", "drone=3,drones=4")]
    [InlineData("--raid has 6,000 of the class cruise; at most 5,000 are forecast", "forecast", "--raid", "Kalibr=3000,X-59=3000")]
    [InlineData("--date is \"2031-03\"; write one day, such as 2025-09-15", "forecast", "--raid", "drone=3", "--date", "2031-03")]
    [InlineData("nothing was reported before 2030-01-01 that a forecast could be learned from: the record begins with a raid that ended 2031-01-02 (choose a later date)", "forecast", "--raid", "drone=3", "--date", "2030-01-01")]
    [InlineData("no raid with S-300/400 at the ground ended before 2031-03-01, so that there is nothing to forecast it from; raids with them in the whole record: 0", "forecast", "--raid", "sam=3", "--date", "2031-03-01")]
    [InlineData("no raid ended from 2035-01-01 to 2035-12-31; the record has raids from 2031-01-02 to 2031-04-11", "score", "--from", "2035", "--to", "2035")]
    [InlineData("no raid ended before 2031-01-01: there is nothing to learn from", "score", "--from", "2031", "--to", "2031")]
    public void What_cannot_be_forecast_is_said(string message, params string[] command)
    {
        using var scratch = new Scratch();

        var told = Cli.Run([.. command, "--db", Import(scratch)]);

        Assert.Equal(ExitCodes.WrongInput, told.ExitCode);
        Assert.Contains(message, told.Error, StringComparison.Ordinal);
        Assert.Single(told.Error.Trim().Split('\n'));
    }

    [Fact]
    public void A_period_is_scored_and_dumped()
    {
        using var scratch = new Scratch();
        var db = Import(scratch);

        var told = Cli.Run("score", "--from", "2031-03", "--to", "2031-03", "--dump", scratch["forecasts.jsonl"], "--db", db);

        Assert.Equal(ExitCodes.Ok, told.ExitCode);
        Assert.Contains("Forecasts of raids that ended from 2031-03-01 to 2031-03-31: raids 31, cells 41", told.Output, StringComparison.Ordinal);
        Assert.Matches(@"testudo +41 +\d+\.\d+ +\d+\.\d+", told.Output);
        Assert.Matches(@"B5 +41 +\d+\.\d+ +\d+\.\d+", told.Output);
        Assert.Matches(@"All cells: B2 +31 ", told.Output);
        Assert.Contains($"Written: {scratch["forecasts.jsonl"]}", told.Output.ReplaceLineEndings(""), StringComparison.Ordinal);

        // Scored again by nothing but the file.
        using var json = JsonDocument.Parse(Cli.Run("score", "--from", "2031-03", "--to", "2031-03", "--db", db, "--json").Output);
        var lines = File.ReadLines(scratch["forecasts.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(41, lines.Count);
        Assert.All(lines, l => Assert.Equal(l.GetProperty("launched").GetInt32() + 1, l.GetProperty("probabilities").GetArrayLength()));
        Assert.All(lines, l => Assert.Equal(1, l.GetProperty("probabilities").EnumerateArray().Sum(p => p.GetDouble()), 1e-9));
        var score = lines.Average(l => -Math.Log(l.GetProperty("probabilities")[l.GetProperty("observed").GetInt32()].GetDouble()));
        Assert.Equal(json.RootElement.GetProperty("groups")[0].GetProperty("scores")[0].GetProperty("logScore").GetDouble(), score, 1e-9);
    }

    [Fact]
    public void The_page_holds_the_scores()
    {
        Assert.SkipUnless(AssessmentPage.IsAvailable, "The page was not built.");
        using var scratch = new Scratch();

        var told = Cli.Run("score", "--from", "2031-03", "--to", "2031-03", "--report", scratch["score.html"], "--db", Import(scratch), "--lang", "uk");
        var open = Cli.Run("score", "--open", "--db", scratch["e.db"]);

        Assert.Equal(ExitCodes.Ok, told.ExitCode);
        var page = File.ReadAllText(scratch["score.html"]);
        Assert.Contains("\"page\":\"score\"", page, StringComparison.Ordinal);
        Assert.Contains("\"forecaster\":\"B5\"", page, StringComparison.Ordinal);
        Assert.Contains("testudo score --from 2031-03 --to 2031-03", page, StringComparison.Ordinal);
        Assert.Contains("--open needs --report", open.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_languages_say_it_too()
    {
        using var scratch = new Scratch();
        var db = Import(scratch);

        Assert.Contains("Прогноз нальоту 2031-04-12: випущено 30", Cli.Run("forecast", "--raid", "drone=30", "--db", db, "--lang", "uk").Output, StringComparison.Ordinal);
        Assert.Contains("Всего в налётах из нескольких классов", Cli.Run("score", "--from", "2031-03", "--db", db, "--lang", "ru").Output, StringComparison.Ordinal);
    }

    private static string Import(Scratch scratch)
    {
        Assert.Equal(ExitCodes.Ok, Cli.Run("evidence", "import", scratch.Write("record.csv", RecordSheet.Text(Rows())), "--db", scratch["e.db"]).ExitCode);
        return scratch["e.db"];
    }

    private static IEnumerable<string> Rows() => RecordSheet.Nights(100);
}
