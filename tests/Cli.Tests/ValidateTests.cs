using System.Text;
using System.Text.Json;

namespace Testudo.Cli.Tests;

public sealed class ValidateTests
{
    [Fact]
    public void Every_scenario_of_the_repository_is_valid()
    {
        var outcome = Cli.Run(["validate", .. Cli.Scenarios]);

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Equal(Cli.Scenarios.Count(), outcome.Lines.Length);
        Assert.All(outcome.Lines, line => Assert.Matches(@"\.yaml: ok: threats [\d,]+, batteries [\d,]+, sensors [\d,]+, assets [\d,]+$", line));
    }

    [Fact]
    public void Good_and_bad_files_are_told_apart()
    {
        using var scratch = new Scratch();
        var bad = scratch.Write("bad.yaml", "scenario: Bad Name\ndate: 2024-01-02\n");

        var outcome = Cli.Run("validate", scratch.Raid(), bad, scratch["absent.yaml"]);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains("raid.yaml: ok: threats 25, batteries 4, sensors 4, assets 3", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains(outcome.Lines, l => l.StartsWith($"{bad}:1: scenario: \"Bad Name\" is not an id", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith($"{scratch["absent.yaml"]}: there is no such file", StringComparison.Ordinal));
    }

    [Fact]
    public void Machines_get_a_list()
    {
        using var scratch = new Scratch();

        Assert.Equal(new Outcome(ExitCodes.Ok, "[]\n", ""), Cli.Run("validate", "--json", scratch.Raid()));
        var outcome = Cli.Run("validate", "--json", scratch.Raid("nasams", "nasmas"));
        using var list = JsonDocument.Parse(outcome.Output);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        var problem = Assert.Single(list.RootElement.EnumerateArray());
        Assert.Equal(14, problem.GetProperty("line").GetInt32());
        Assert.Equal("laydown.batteries[1].system", problem.GetProperty("key").GetString());
        Assert.Contains("nasams", problem.GetProperty("suggestion").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("system: nasams", "system: nasmas", ":14: laydown.batteries[1].system: the system \"nasmas\" is not in the catalogue (did you mean \"nasams\"?)")]
    [InlineData("{Kyiv: 8,", "{Kyjiv: 8,", ":9: raid[1].targets.Kyjiv: the target \"Kyjiv\" is neither an asset of this scenario nor a known place nor a unit of its laydown (did you mean \"kyiv\"?)")]
    [InlineData("    count: 12", "    cuont: 12", ":6: raid[1].cuont: the key \"cuont\" is not known here; allowed are: ")]
    [InlineData("    count: 12", "    count: -12", ":6: raid[1].count: found \"-12\"; allowed is from 1 to 20000")]
    [InlineData("    count: 12", "    count: 0", ":6: raid[1].count: found \"0\"; allowed is from 1 to 20000")]
    [InlineData("    count: 12", "    count: 1e300", ":6: raid[1].count: found \"1e300\"; allowed is from 1 to 20000")]
    [InlineData("    count: 12", "    count: many", ":6: raid[1].count: found \"many\" where a whole number was expected (for example 4)")]
    [InlineData("rounds: 12", "rounds: 0", ":14: laydown.batteries[1].rounds: found \"0\"; allowed is from 1 to 100000")]
    [InlineData("rounds: 12", "rounds: 12 km", ":14: laydown.batteries[1].rounds: found \"12 km\" where a whole number was expected (for example 4)")]
    [InlineData("id: dnipro-1", "id: kyiv-1", ":15: laydown.batteries[2].id: the id \"kyiv-1\" is used twice in the laydown")]
    [InlineData("id: drones", "id: north", ":10: raid[2].id: the id \"north\" is used by two salvos")]
    [InlineData("threat: kh-101", "threat: *kh", ":5: anchors (&name) and aliases (*name) are not read; write the value out")]
    [InlineData("threat: kh-101", "threat: [kh-101", "this is not YAML: ")]
    [InlineData("    count: 12", "    count: 12\n    count: 12", ":7: raid[1].count: the key \"count\" stands twice in the same block")]
    [InlineData("date: 2024-01-02", "date: 2024-02-31", ":2: date: found \"2024-02-31\" where a date was expected (write it as 2024-01-02)")]
    public void A_mistake_is_told_with_its_place_and_a_suggestion(string from, string to, string message)
    {
        using var scratch = new Scratch();
        var file = scratch.Raid(from, to);

        var outcome = Cli.Run("validate", file);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains(outcome.Lines, l => l.StartsWith(file, StringComparison.Ordinal) && l.Contains(message, StringComparison.Ordinal));
        var run = Cli.Run("assess", file, "--out", scratch["results"]);
        Assert.Equal(ExitCodes.WrongInput, run.ExitCode);
        Assert.Equal(outcome.Output, run.Error);
        Assert.False(Directory.Exists(scratch["results"]));
    }

    [Fact]
    public void A_raid_without_threats_is_refused()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("raid.yaml", "scenario: empty\ndate: 2024-01-02\nraid: []\nlaydown: {}\n");

        Assert.Equal([$"{file}:3: raid: the list \"raid\" is empty"], Cli.Run("validate", file).Lines);
    }

    [Fact]
    public void Files_that_are_not_text_or_too_large_are_refused()
    {
        using var scratch = new Scratch();
        var text = File.ReadAllText(scratch.Raid("sample\n", "sample\ntitle: {en: Raid, uk: Наліт, ru: Налёт}\n"));
        // Windows-1251 by hand: the letters of the Russian alphabet stand at 0xC0 and after.
        byte[] cyrillic = [.. text.Select(c => c is >= 'А' and <= 'я' ? (byte)(c - 'А' + 0xC0) : c < 128 ? (byte)c : (byte)'?')];
        (string Name, byte[] Bytes, string Message)[] cases =
        [
            ("utf-16.yaml", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray(), "the text is UTF-16"),
            ("windows-1251.yaml", cyrillic, "it may be Windows-1251"),
            ("huge.yaml", new byte[5 * 1024 * 1024], "the largest that is read"),
            ("empty.yaml", [], "the file is empty"),
            ("laughs.yaml", Encoding.UTF8.GetBytes("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), "anchors"),
            ("deep.yaml", Encoding.UTF8.GetBytes("a: " + new string('[', 5_000) + new string(']', 5_000)), "levels deep"),
            ("zeros.yaml", new byte[100], ""),
        ];

        foreach (var (name, bytes, message) in cases)
        {
            File.WriteAllBytes(scratch[name], bytes);
            var outcome = Cli.Run("validate", scratch[name]);

            Assert.Equal((name, ExitCodes.WrongInput), (name, outcome.ExitCode));
            Assert.Empty(outcome.Error);
            Assert.Contains(message, Assert.Single(outcome.Lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_number_of_the_catalogue_without_a_source_is_refused()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["catalogue"]);
        foreach (var file in Directory.EnumerateFiles(Cli.File("catalogue")))
        {
            File.Copy(file, Path.Combine(scratch["catalogue"], Path.GetFileName(file)));
        }

        var threats = scratch["catalogue/threats.yaml"];
        var lines = File.ReadAllLines(threats);
        var at = Array.FindIndex(lines, l => l.Contains("source: ", StringComparison.Ordinal));
        lines[at] = System.Text.RegularExpressions.Regex.Replace(lines[at], "source: [^,]+, ", "");
        File.WriteAllLines(threats, lines);

        var outcome = Cli.Run("validate", scratch.Raid(), "--catalogue", scratch["catalogue"]);
        var json = Cli.Run("validate", scratch.Raid(), "--catalogue", scratch["catalogue"], "--json");

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Matches($@"threats\.yaml:{at + 1}: [\w.-]+: the key ""source"" is missing", outcome.Error);
        Assert.Contains("is missing", json.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongInput, json.ExitCode);
    }

    [Fact]
    public void Mistakes_are_told_in_the_language_that_was_asked_for()
    {
        using var scratch = new Scratch();
        var file = scratch.Raid("system: nasams", "system: nasmas");

        Assert.Contains(":14: laydown.batteries[1].system: ", Cli.Run("validate", file, "--lang", "uk").Output, StringComparison.Ordinal);
        Assert.Matches("[іїє]", Cli.Run("validate", file, "--lang", "uk").Output);
        Assert.Matches("[ыэё]|нет", Cli.Run("validate", file, "--lang", "ru").Output);
    }
}
