using Testudo.Cli.Commands;

namespace Testudo.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void The_version_is_one_line()
    {
        Assert.Equal(new Outcome(ExitCodes.Ok, $"testudo {CommandLine.Version}\n", ""), Cli.Run("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", CommandLine.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("assess")]
    [InlineData("validate")]
    [InlineData("catalogue")]
    [InlineData("catalogue list")]
    [InlineData("catalogue show")]
    public void Every_command_has_help_with_examples_in_every_language(string command)
    {
        foreach (var language in Words.Languages)
        {
            var outcome = Cli.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", language]);

            Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
            Assert.Empty(outcome.Error);
            Assert.Contains(Words.In(language)["Examples:"], outcome.Lines);
            Assert.Contains("130", outcome.Output, StringComparison.Ordinal);
            Assert.Contains($"  testudo {command}".TrimEnd(), outcome.Output, StringComparison.Ordinal);
            Assert.All(outcome.Lines, line => Assert.True(line.Length <= Terminal.UsualWidth, line));
        }
    }

    [Fact]
    public void Every_example_names_a_command_and_options_that_exist()
    {
        var tree = new CommandTree(new Terminal(TextWriter.Null, TextWriter.Null), Words.In("en"));
        var commands = new[] { tree.Command }.Concat(tree.Command.Subcommands).Concat(tree.Command.Subcommands.SelectMany(c => c.Subcommands));
        var examples = commands.SelectMany(tree.ExamplesOf).Select(e => e.Split(" | ")[0].Split(' ')).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.Empty(tree.Command.Parse(e[1..]).Errors));
    }

    [Fact]
    public void No_command_shows_help() => Assert.Equal(Cli.Run("--help"), Cli.Run());

    [Theory]
    [InlineData("testudo: testudo has no command \"asses\" (did you mean assess?)", "asses", "x.yaml")]
    [InlineData("testudo: testudo has no command \"fly\" (there are: assess, explain, footprint, knee, compare, plan, campaign, assign, diff, validate, catalogue, evidence, forecast, score, calibrate)", "fly")]
    [InlineData("testudo: testudo assess has no option --replication-count (did you mean --replication?)", "assess", "x.yaml", "--replication-count", "5")]
    [InlineData("testudo: testudo assess has no option --zzz (see testudo assess --help)", "assess", "x.yaml", "--zzz=5")]
    [InlineData("testudo: FILE is missing (see testudo assess --help)", "assess")]
    [InlineData("testudo: FILE is missing (see testudo validate --help)", "validate")]
    [InlineData("testudo: ID is missing (see testudo catalogue show --help)", "catalogue", "show")]
    [InlineData("testudo: a command is missing; there are: list, show (see testudo catalogue --help)", "catalogue")]
    [InlineData("testudo: testudo assess does not know what to do with \"b.yaml\" (see testudo assess --help)", "assess", "a.yaml", "b.yaml")]
    [InlineData("testudo: --seed needs a value: S (see testudo assess --help)", "assess", "a.yaml", "--seed")]
    [InlineData("testudo: --seed is given more than once (see testudo assess --help)", "assess", "a.yaml", "--seed", "1", "--seed", "2")]
    [InlineData("testudo: --seed is \"x\"; allowed is a whole number from 0 to 18,446,744,073,709,551,615", "assess", "a.yaml", "--seed", "x")]
    [InlineData("testudo: --replications is \"-5\"; allowed is a whole number from 1 to 5,000,000", "assess", "a.yaml", "--replications", "-5")]
    [InlineData("testudo: --replications is \"0\"; allowed is a whole number from 1 to 5,000,000", "assess", "a.yaml", "--replications", "0")]
    [InlineData("testudo: --replications is \"9999999999999999999999\"; allowed is a whole number from 1 to 5,000,000", "assess", "a.yaml", "--replications", "9999999999999999999999")]
    [InlineData("testudo: --threads is \"0\"; allowed is a whole number from 1 to 1,024", "assess", "a.yaml", "--threads", "0")]
    [InlineData("testudo: --leakers is \"some\"; allowed is a whole number from 0 to 2,147,483,647", "assess", "a.yaml", "--leakers", "some")]
    [InlineData("testudo: --precision is \"0\"; allowed is from 0.00001 to 1, or from 0.001% to 100%", "assess", "a.yaml", "--precision", "0")]
    [InlineData("testudo: --replications and --precision exclude each other", "assess", "a.yaml", "--precision", "1%", "--replications", "5")]
    [InlineData("testudo: --replication says what --trace and the page show, and needs one of them", "assess", "a.yaml", "--replication", "3", "--no-report")]
    [InlineData("testudo: --no-report and --report exclude each other", "assess", "a.yaml", "--no-report", "--report", "a.html")]
    [InlineData("testudo: --no-report and --open exclude each other", "assess", "a.yaml", "--no-report", "--open")]
    [InlineData("testudo: --open with --json - needs --report or --out", "assess", "a.yaml", "--open", "--json", "-")]
    [InlineData("testudo: --lang: the language \"de\" is not spoken here; allowed are: en, uk, ru", "assess", "a.yaml", "--lang", "de")]
    [InlineData("testudo: the name of a file or folder is empty", "validate", "")]
    public void A_wrong_command_line_is_one_line_with_a_suggestion(string message, params string[] args) =>
        Assert.Equal(new Outcome(ExitCodes.WrongInput, "", message + "\n"), Cli.Run(args));

    [Fact]
    public void The_language_comes_from_the_option_before_the_environment()
    {
        Terminal Speaking(string language) => new(TextWriter.Null, TextWriter.Null) { Variable = name => name == "TESTUDO_LANG" ? language : null };

        var russian = Cli.RunOn(Speaking("ru"), "--help");
        var ukrainian = Cli.RunOn(Speaking("ru"), "--help", "--lang=uk");

        Assert.Contains(Words.In("ru")["Examples:"], russian.Lines);
        Assert.Contains(Words.In("uk")["Examples:"], ukrainian.Lines);
        Assert.Equal(ExitCodes.WrongInput, Cli.RunOn(Speaking("fr"), "--help").ExitCode);
    }

    [Fact]
    public async Task The_program_runs_as_a_process()
    {
        using var scratch = new Scratch();

        Assert.Equal(new Outcome(ExitCodes.Ok, $"testudo {CommandLine.Version}\n", ""), await Cli.RunProcess(scratch.Folder, "--version"));
        Assert.Equal(ExitCodes.WrongInput, (await Cli.RunProcess(scratch.Folder, "nothing")).ExitCode);
    }

    [Fact]
    public void A_fault_of_the_program_is_one_sentence()
    {
        var broken = new Terminal(TextWriter.Null, TextWriter.Null) { Variable = name => name == "TESTUDO_LANG" ? throw new InvalidOperationException("the wheel came off.") : null };
        var traced = new Terminal(TextWriter.Null, TextWriter.Null) { Variable = name => name == "TESTUDO_LANG" ? throw new InvalidOperationException("the wheel came off.") : "1" };

        var quiet = Cli.RunOn(broken, "assess", "a.yaml");
        var loud = Cli.RunOn(traced, "assess", "a.yaml");

        Assert.Equal(ExitCodes.Fault, quiet.ExitCode);
        Assert.Single(quiet.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains("the wheel came off.", quiet.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", loud.Error, StringComparison.Ordinal);
    }
}
