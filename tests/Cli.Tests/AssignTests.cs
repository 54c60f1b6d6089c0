using System.Text.Json;

namespace Testudo.Cli.Tests;

/// <summary>The command <c>assign</c> from end to end.</summary>
public sealed class AssignTests
{
    private const string Own = "weapon,units,Kinzhal,Kh-101,Shahed\nvalue,,100,60,15\nPAC-3,4,0.7,0.8,0.9\nIRIS-T,6,0,0.75,0.85\n";

    [Fact]
    public void The_plan_its_proof_and_the_value_of_one_more_are_shown()
    {
        using var scratch = new Scratch();

        var outcome = Cli.Run("assign", scratch.Write("own.csv", Own), "--json", scratch["own.json"]);

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Contains("Read as: each row is a weapon type, each column a target.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Optimal: proven that no plan lets less through.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Value  1.381875 of 175 gets through", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("PAC-3 x4", outcome.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(scratch["own.json"]));
        var root = json.RootElement;
        Assert.Equal("testudo-assignment/1", root.GetProperty("format").GetString());
        Assert.Equal("optimal", root.GetProperty("status").GetString());
        // 100 x .3^4 + 60 x .25^4 + 15 x .15^2.
        Assert.Equal(1.381875, root.GetProperty("value").GetDouble(), 12);
        Assert.Equal(1.381875, root.GetProperty("byTarget").EnumerateArray().Sum(t => t.GetProperty("left").GetDouble()), 12);
        // One more PAC-3 goes to the Kinzhal: 0.81 x 0.7.
        Assert.Equal(0.567, root.GetProperty("byWeapon")[0].GetProperty("oneMoreAtLeast").GetDouble(), 12);
        Assert.All(root.GetProperty("byWeapon").EnumerateArray(), w => Assert.True(w.GetProperty("oneMoreAtLeast").GetDouble() <= w.GetProperty("oneMoreAtMost").GetDouble()));
    }

    [Fact]
    public void Json_on_standard_output_is_alone_there()
    {
        using var scratch = new Scratch();

        using var json = JsonDocument.Parse(Cli.Run("assign", scratch.Write("own.csv", Own), "--json", "-", "--method", "greedy").Output);

        Assert.Equal("feasible", json.RootElement.GetProperty("status").GetString());
        Assert.True(json.RootElement.GetProperty("bound").GetDouble() <= 1.381875);
    }

    [Theory]
    [InlineData("uk", "Оптимально")]
    [InlineData("ru", "Оптимально")]
    [InlineData("uk", "кожен рядок — тип засобу")]
    [InlineData("ru", "каждая строка — тип средства")]
    public void It_speaks_three_languages(string language, string says)
    {
        using var scratch = new Scratch();

        Assert.Contains(says, Cli.Run("assign", scratch.Write("own.csv", Own), "--lang", language).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_square_instance_says_how_its_rows_are_read()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("square", "2\n10 9\n.9 .8\n.8 .1\n");

        Assert.Contains("each row of probabilities is a weapon", string.Join(' ', Cli.Run("assign", file).Lines), StringComparison.Ordinal);
        Assert.Contains("each row of probabilities is a target", string.Join(' ', Cli.Run("assign", file, "--rows", "targets").Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawn_instance_is_saved_and_solved_alike()
    {
        using var scratch = new Scratch();
        string Value(params string[] args) => JsonDocument.Parse(Cli.Run(["assign", .. args, "--json", "-"]).Output).RootElement.GetProperty("value").GetRawText();

        var drawn = Value("--random", "6x9", "--units", "2", "--kill", "0.2..0.8", "--seed", "3", "--save", scratch["drawn.txt"]);

        Assert.Equal(drawn, Value(scratch["drawn.txt"]));
        Assert.Equal(drawn, Value("--random", "6x9", "--units", "2", "--kill", "0.2..0.8", "--seed", "3", "--threads", "3"));
    }

    [Fact]
    public void After_the_time_limit_the_best_plan_is_shown_with_its_gap()
    {
        var outcome = Cli.Run("assign", "--random", "300x300", "--time-limit", "0.05s");

        Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
        Assert.Contains("Time limit: the best plan so far", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Gap ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_shows_the_best_plan_so_far()
    {
        Assert.SkipWhen(Testudo.Tests.Signals.IsInterruptIgnored, "Ctrl-C is ignored by whoever started the tests");
        using var scratch = new Scratch();
        // Half a minute of work.
        using var process = Cli.Start(scratch.Folder, "assign", "--random", "1500x1500", "--json", "plan.json", "--time-limit", "none");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken).AsTask());
        // The first line of progress comes when the search is well under way.
        Assert.Contains("best plan", await error, StringComparison.Ordinal);
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Stopped, process.ExitCode);
        Assert.Contains("Interrupted: the best plan so far", await output, StringComparison.Ordinal);
        Assert.Contains("\"interrupted\"", await File.ReadAllTextAsync(scratch["plan.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name an instance, or draw one with --random 200x400")]
    [InlineData("no/such/file: there is no such file", "no/such/file")]
    [InlineData("INSTANCE and --random, --units, --kill, --seed, --save exclude each other", "a", "--seed", "1")]
    [InlineData("--random is \"5x\"; allowed are weapons and targets, such as 200x400", "--random", "5x")]
    [InlineData("--random is \"0x5\"; allowed are weapons and targets, such as 200x400", "--random", "0x5")]
    [InlineData("would take about 16,008.0 GB of memory", "--random", "1000000x1000000")]
    [InlineData("--kill is \"0.9..0.1\"; allowed are two probabilities, the smaller first, such as 0.6..0.9", "--random", "5x5", "--kill", "0.9..0.1")]
    [InlineData("--units is \"-1\"; allowed is a whole number from 0 to 1,000,000", "--random", "5x5", "--units", "-1")]
    [InlineData("--time-limit is \"60\"; allowed is a time with its unit, such as 60s or 5 min, or none", "--random", "5x5", "--time-limit", "60")]
    [InlineData("--method is \"best\"; allowed are: exact, local, greedy, quiz", "--random", "5x5", "--method", "best")]
    [InlineData("--rows is \"threats\"; allowed are: weapons, targets", "a", "--rows", "threats")]
    [InlineData("--round-value is \"-1\"; allowed is a number of 0 or more, in the unit of the values of targets", "--random", "5x5", "--round-value", "-1")]
    [InlineData("--threads is \"0\"; allowed is a whole number from 1 to 1,024", "--random", "5x5", "--threads", "0")]
    public void What_is_wrong_is_told_in_one_line(string message, params string[] args)
    {
        var outcome = Cli.Run(["assign", .. args]);

        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_wrong_file_is_told_with_its_line_in_every_language()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("bad.txt", "2 2 1\n3\n4\n0 0 .5\n0 1 .5\n1 0 NaN\n1 1 .4\n");

        foreach (var language in new[] { "en", "uk", "ru" })
        {
            var outcome = Cli.Run("assign", file, "--lang", language);
            Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
            Assert.StartsWith($"{file}:6: ", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_result_of_a_result_that_cannot_be_written_is_not_computed()
    {
        using var scratch = new Scratch();

        Assert.Equal(ExitCodes.CannotWrite, Cli.Run("assign", "--random", "5x5", "--json", scratch.Folder).ExitCode);
    }
}
