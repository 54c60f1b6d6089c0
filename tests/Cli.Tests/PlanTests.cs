namespace Testudo.Cli.Tests;

/// <summary>The command <c>plan</c>: its schema, bytes, languages and refusals.</summary>
public sealed class PlanTests
{
    private const string Elements = """
        set: few
        options:
          - {id: gepards, name: {en: Gepards, uk: Кулі, ru: Пули}, cost: 20000000 USD, changes: [{add: laydown.batteries, item: {system: gepard, near: Odesa, count: 2, spread: 5 km}}]}
          - {id: nasams, name: NASAMS, cost: 200000000 USD, changes: [{add: laydown.batteries, item: {system: nasams, near: Odesa}}]}
        """;

    private static readonly string Raid = Cli.File("scenarios", "tutorial.yaml");

    private static readonly string[] Quick = ["--replications", "40", "--final-replications", "80"];

    [Fact]
    public async Task A_plan_is_valid_by_its_schema_and_the_same_for_any_threads()
    {
        using var scratch = new Scratch();
        var from = scratch.Write("few.yaml", Elements);
        foreach (var threads in new[] { "1", "3" })
        {
            var run = Cli.Run(["plan", Raid, "--budget", "1bn", "--from", from, .. Quick, "--threads", threads, "--quiet", "--json", scratch[threads + ".json"]]);
            Assert.True(run.ExitCode == ExitCodes.Ok, run.Error);
        }

        Assert.Equal(File.ReadAllText(scratch["1.json"]), File.ReadAllText(scratch["3.json"]));
        var broken = scratch.Write("broken.json", File.ReadAllText(scratch["1.json"]).Replace("\"seed\": 1,", "\"seed\": \"1\",", StringComparison.Ordinal));
        var verdicts = await SchemaChecker.Verdicts(scratch, "plan.schema.json", isStrict: true, [scratch["1.json"], broken]);
        Assert.Equal("valid", verdicts[0]);
        Assert.Contains("/seed", verdicts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "best package")]
    [InlineData("uk", "айкращий")]
    [InlineData("ru", "учший")]
    public void The_summary_comes_in_every_language(string language, string says)
    {
        using var scratch = new Scratch();

        var run = Cli.Run(["plan", Raid, "--budget", "1bn", "--from", scratch.Write("few.yaml", Elements), .. Quick, "--lang", language]);

        Assert.True(run.ExitCode == ExitCodes.Ok, run.Error);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lots", "--budget is \"lots\"; allowed is an amount of US dollars above 0")]
    [InlineData("-5M", "--budget is \"-5M\"")]
    [InlineData("0", "--budget is \"0\"")]
    [InlineData("1M", "too small for anything: the cheapest element, \"gepards\", costs 20,000,000 USD")]
    public void A_budget_that_buys_nothing_is_refused(string budget, string says)
    {
        using var scratch = new Scratch();

        var run = Cli.Run(["plan", Raid, $"--budget={budget}", "--from", scratch.Write("few.yaml", Elements), .. Quick]);

        Assert.Equal(ExitCodes.WrongInput, run.ExitCode);
        Assert.Contains(says, string.Join(' ', run.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_was_stopped_goes_on_by_the_same_command()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs signals");
        using var scratch = new Scratch();
        scratch.Write("few.yaml", Elements);
        string[] command = ["plan", Raid, "--budget", "1bn", "--from", "few.yaml", "--replications", "40000", "--final-replications", "40000", "--threads", "2", "--lang", "en"];
        using var process = Cli.Start(scratch.Folder, [.. command, "--json", "stopped.json"]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var kept = scratch["out/tutorial/plan.unfinished"];
        while (!process.HasExited && !(Directory.Exists(kept) && Directory.EnumerateFiles(kept, "*.run").Any()))
        {
            await Task.Delay(20);
        }

        Assert.False(process.HasExited, "it was over before it could be stopped");
        using (System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
        }

        await process.WaitForExitAsync();
        Assert.Equal(ExitCodes.Stopped, process.ExitCode);
        Assert.Contains("finished runs are in out/tutorial/plan.unfinished, and the same command goes on from there", await error, StringComparison.Ordinal);
        await output;
        var other = await Cli.RunProcess(scratch.Folder, "plan", Cli.File("scenarios", "2024-01-02.yaml"), "--budget", "1M", "--from", "few.yaml");
        Assert.Equal(ExitCodes.WrongInput, other.ExitCode);
        Assert.False(Directory.Exists(scratch["out/2024-01-02"]), "a plan that was refused leaves nothing");

        var gone = await Cli.RunProcess(scratch.Folder, [.. command, "--quiet", "--json", "gone.json"]);
        Assert.True(gone.ExitCode == ExitCodes.Ok, gone.Error);
        Assert.False(Directory.Exists(kept));
        var whole = await Cli.RunProcess(scratch.Folder, [.. command, "--quiet", "--json", "whole.json"]);
        Assert.True(whole.ExitCode == ExitCodes.Ok, whole.Error);
        Assert.Equal(File.ReadAllText(scratch["whole.json"]), File.ReadAllText(scratch["gone.json"]));
    }
}
