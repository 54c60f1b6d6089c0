using System.CommandLine;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Comparison;
using Testudo.Cli.Evidence;
using Testudo.Cli.Forecasts;
using Testudo.Cli.Stories;

namespace Testudo.Cli.Commands;

/// <summary>The commands with their options; what they do is loaded when one of them is chosen.</summary>
internal sealed class CommandTree
{
    private readonly Words words;
    private readonly Dictionary<Command, string[]> examples = [];

    /// <summary>Makes the tree.</summary>
    /// <param name="terminal">Where commands write.</param>
    /// <param name="words">The language.</param>
    public CommandTree(Terminal terminal, Words words)
    {
        this.words = words;
        HelpOption = new Option<bool>("--help", "-h", "-?") { Description = words["Show this help."], Recursive = true };
        LanguageOption = Text("--lang", "en|uk|ru", words["Language of all texts; also set by the variable TESTUDO_LANG. Default: en."]);
        LanguageOption.Recursive = true;
        VersionOption = new Option<bool>("--version") { Description = words["Show the version."] };
        var analyses = new AnalysisTree(terminal, words, LanguageOption, examples);
        var evidence = new EvidenceTree(terminal, words, LanguageOption, examples);
        var forecasts = new ForecastTree(terminal, words, evidence, examples);
        Command = new Command("testudo", words["Testudo says what gets through a layered air defence, and why. It reads files and writes files."])
        {
            Assess(terminal),
            Explain(terminal),
            analyses.Footprint(),
            analyses.Knee(),
            analyses.Compare(),
            analyses.Plan(),
            analyses.Campaign(),
            analyses.Assign(),
            Diff(terminal),
            Validate(terminal),
            Catalogue(terminal),
            evidence.Make(),
            forecasts.Forecast(),
            forecasts.Score(),
            analyses.Calibrate(),
            HelpOption,
            LanguageOption,
            VersionOption,
        };
        examples[Command] =
        [
            "testudo assess scenarios/tutorial.yaml",
            "testudo explain out/tutorial/result.json --leaker 1",
            "testudo footprint scenarios/2024-01-02.yaml --threat iskander-m",
            "testudo knee scenarios/2024-01-02.yaml",
            "testudo campaign campaigns/winter-2023.yaml",
            "testudo assign --random 100x200",
            "testudo validate scenarios/*.yaml",
            "testudo catalogue show patriot-pac-3 --lang uk",
            "testudo evidence show 2024-01-02",
            "testudo forecast --raid \"drone=150,cruise=20,ballistic=8\" --date 2025-09-15",
            "testudo calibrate scenarios/national.yaml --evidence",
        ];
    }

    /// <summary>The program itself.</summary>
    public Command Command { get; }

    /// <summary>Asks for help.</summary>
    public Option<bool> HelpOption { get; }

    /// <summary>Chooses the language.</summary>
    public Option<string?> LanguageOption { get; }

    /// <summary>Asks for the version.</summary>
    public Option<bool> VersionOption { get; }

    /// <summary>Complete commands to copy.</summary>
    /// <param name="command">The command that they show.</param>
    public IReadOnlyList<string> ExamplesOf(Command command) => examples.GetValueOrDefault(command, []);

    /// <summary>Whether help was asked for, however wrong the rest of the command line is.</summary>
    /// <param name="parsed">The command line.</param>
    public bool IsHelpAsked(ParseResult parsed) => parsed.GetResult(HelpOption) is { Implicit: false };

    /// <summary>An option that takes one text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What stands for the value in the help.</param>
    /// <param name="description">What it does.</param>
    public static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    /// <summary>The language in which a page opens; null for that of the reader's browser, where none was chosen.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="language">Chooses the language.</param>
    /// <param name="terminal">Standard output and error.</param>
    /// <param name="words">The language of messages.</param>
    public static string? PageLanguage(ParseResult parsed, Option<string?> language, Terminal terminal, Words words) =>
        parsed.GetResult(language) is { Implicit: false } || terminal.Variable("TESTUDO_LANG") is { Length: > 0 } ? words.Language : null;

    private Command Assess(Terminal terminal)
    {
        var run = new RunOptions(terminal, words, LanguageOption, words["The scenario, a YAML file."], words["Where result.json, leakers.csv and report.html go. Default: out/ and the id of the scenario."]);
        var replications = Text("--replications", "N", words["How many raids are simulated, 1 to 5,000,000. Default: 10,000."]);
        var precision = Text("--precision", "P", words["Instead: simulate until the 95 % interval of the leakage rate is this wide, for example 1% or 0.01."]);
        var report = Text("--report", "FILE", words["Where the report page goes: one HTML file to send on. Default: report.html beside result.json."]);
        var trace = Text("--trace", "FILE", words["Write every event of one raid as lines of JSON."]);
        var replication = Text("--replication", "N", words["Which raid the trace shows and the page can play besides others, counted from 0. Default: the first with the median number of leakers."]);
        var leakers = Text("--leakers", "N|all", words["From how many of the first raids leakers.csv has the leakers. Default: 1,000."]);
        var stageHashes = Text("--stage-hashes", "FILE", words["Write a hash of each stage of every raid, to find with testudo diff where two runs part."]);
        var why = new Option<bool>("--why") { Description = words["Say too which small change would have stopped the leakers, from paired re-runs of the raid."] };
        var whyScenarios = Text("--why-scenarios", "FOLDER", words["Write the scenario of each such change there, to assess it by itself."]);
        var sensitivity = new Option<bool>("--sensitivity") { Description = words["Say too which uncertain numbers, and which grade of source, the uncertainty of the result comes from. Takes about a minute."] };
        var draws = Text("--draws", "N", words["Draws of the uncertain numbers for that; more of them narrow its intervals. Default: 6,000."]);
        var doctrine = Text("--doctrine", "NAME", words["Try a doctrine of the catalogue in the place of the scenario's own."]);
        var calibrated = CalibrationAtHand.Option(words);
        var command = run.Command("assess", words["Simulate a raid many times and say what gets through, and why."], replications, precision, report, trace, replication, leakers, stageHashes, why, whyScenarios, sensitivity, draws, calibrated, doctrine);
        command.SetAction(parsed => new AssessCommand(terminal, words, new AssessRequest
        {
            Run = run.Asked(parsed),
            Replications = parsed.GetValue(replications),
            Precision = parsed.GetValue(precision),
            Report = parsed.GetValue(report),
            Trace = parsed.GetValue(trace),
            Replication = parsed.GetValue(replication),
            Leakers = parsed.GetValue(leakers),
            StageHashes = parsed.GetValue(stageHashes),
            IsWhyAsked = parsed.GetValue(why),
            WhyScenarios = parsed.GetValue(whyScenarios),
            IsSensitivityAsked = parsed.GetValue(sensitivity),
            Draws = parsed.GetValue(draws),
            Doctrine = parsed.GetValue(doctrine),
            Calibration = CalibrationAtHand.Asked(parsed, calibrated),
        }).Run());
        examples[command] =
        [
            "testudo assess scenarios/tutorial.yaml",
            "testudo assess scenarios/tutorial.yaml --precision 1% --out results",
            "testudo assess scenarios/2024-01-02.yaml --why",
            "testudo assess scenarios/2024-01-02.yaml --sensitivity",
            "testudo assess scenarios/tutorial.yaml --lang uk --report raid.html --open",
            "testudo assess scenarios/tutorial.yaml --trace raid.jsonl --replication 17",
            "testudo assess scenarios/tutorial.yaml --doctrine shoot-first",
            "testudo assess scenarios/2024-01-02.yaml --calibrated",
            "testudo assess scenarios/tutorial.yaml --json - | jq .raid.leaked.expected.mean",
        ];
        return command;
    }

    private Command Explain(Terminal terminal)
    {
        var file = new Argument<string>("RESULT") { Description = words["The result.json of a run."] };
        var leaker = Text("--leaker", "N", words["The leaker in row N of leakers.csv beside the result, counted from 1."]);
        var replication = Text("--replication", "R", words["Instead of --leaker, any threat: the raid, counted from 0 ..."]);
        var salvo = Text("--salvo", "ID", words["... the salvo ..."]);
        var member = Text("--member", "M", words["... and the number within the salvo, counted from 1."]);
        var scenario = Text("--scenario", "FILE", words["The scenario of the run. Default: found by its id and hash beside the result, here, and in scenarios/."]);
        var catalogue = CatalogueOption(words);
        var json = new Option<bool>("--json") { Description = words["Write the result as JSON."] };
        var command = new Command("explain", words["Tell the story of one leaker, or of any threat, from launch to end: who saw it, who could have stopped it, who tried, and why it came through."])
        {
            file, leaker, replication, salvo, member, scenario, catalogue, json,
        };
        command.SetAction(parsed => new ExplainCommand(terminal, words, new ExplainRequest
        {
            File = parsed.GetValue(file)!,
            Leaker = parsed.GetValue(leaker),
            Replication = parsed.GetValue(replication),
            Salvo = parsed.GetValue(salvo),
            Member = parsed.GetValue(member),
            Scenario = parsed.GetValue(scenario),
            Catalogue = parsed.GetValue(catalogue),
            IsJson = parsed.GetValue(json),
        }).Run());
        examples[command] =
        [
            "testudo explain out/2024-01-02/result.json --leaker 17",
            "testudo explain out/2024-01-02/result.json --leaker 17 --lang uk",
            "testudo explain out/tutorial/result.json --replication 0 --salvo first --member 1",
            "testudo explain out/2024-01-02/result.json --leaker 17 --json | jq .end",
        ];
        return command;
    }

    private Command Diff(Terminal terminal)
    {
        var first = new Argument<string>("A") { Description = words["A trace, or a file of stage hashes."] };
        var second = new Argument<string>("B") { Description = words["Another of the same kind."] };
        var command = new Command("diff", words["Say where two runs part first: in which raid, stage and event."]) { first, second };
        command.SetAction(parsed => new DiffCommand(terminal, words).Run(parsed.GetValue(first)!, parsed.GetValue(second)!));
        examples[command] = ["testudo diff before.stages after.stages", "testudo diff before.jsonl after.jsonl"];
        return command;
    }

    private Command Validate(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = words["Scenarios, campaigns or files of options, YAML files."], Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = words["Write the result as JSON."] };
        var catalogue = CatalogueOption(words);
        var command = new Command("validate", words["Check scenarios, campaigns and files of options without simulating them."]) { files, json, catalogue };
        command.SetAction(parsed => new ValidateCommand(terminal, words).Run(parsed.GetValue(files)!, parsed.GetValue(catalogue), parsed.GetValue(json)));
        examples[command] = ["testudo validate scenarios/*.yaml", "testudo validate campaigns/winter-2023.yaml options/*.yaml", "testudo validate my-raid.yaml --json"];
        return command;
    }

    private Command Catalogue(Terminal terminal)
    {
        var kind = new Argument<string?>("KIND") { Description = words["threats, systems, sensors, places, doctrines or sources; all of them where nothing is named."], Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = words["Write the result as JSON."], Recursive = true };
        var catalogue = CatalogueOption(words);
        catalogue.Recursive = true;
        var list = new Command("list", words["List what scenarios can name."]) { kind };
        list.SetAction(parsed => new CatalogueCommand(terminal, words, parsed.GetValue(catalogue), parsed.GetValue(json)).List(parsed.GetValue(kind)));
        examples[list] = ["testudo catalogue list", "testudo catalogue list systems", "testudo catalogue list places --lang uk"];

        var id = new Argument<string>("ID") { Description = words["An id, a name or another name."] };
        var show = new Command("show", words["Show every number of an entry with its interval, source, date and confidence."]) { id };
        show.SetAction(parsed => new CatalogueCommand(terminal, words, parsed.GetValue(catalogue), parsed.GetValue(json)).Show(parsed.GetValue(id)!));
        examples[show] = ["testudo catalogue show patriot-pac-3", "testudo catalogue show Shahed --json"];

        var command = new Command("catalogue", words["Look at the catalogue of threats, systems, sensors, places, doctrines and sources."]) { list, show, json, catalogue };
        examples[command] = ["testudo catalogue list threats", "testudo catalogue show kyiv"];
        return command;
    }

    /// <summary>The option that names the catalogue.</summary>
    /// <param name="words">The language.</param>
    public static Option<string?> CatalogueOption(Words words) =>
        Text("--catalogue", "FOLDER", words["The catalogue. Default: catalogue/ in TESTUDO_HOME, beside the program, or here, the first that exists."]);
}
