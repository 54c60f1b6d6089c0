using System.CommandLine;
using System.CommandLine.Parsing;
using Testudo.Cli.Commands;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World.Text;

namespace Testudo.Cli.Evidence;

/// <summary>The command <c>evidence</c> with its commands and options.</summary>
/// <param name="terminal">Where commands write.</param>
/// <param name="words">The language.</param>
/// <param name="languageOption">Chooses the language.</param>
/// <param name="examples">Takes complete commands to copy.</param>
internal sealed class EvidenceTree(Terminal terminal, Words words, Option<string?> languageOption, Dictionary<Command, string[]> examples)
{
    private readonly Option<string?> db = CommandTree.Text("--db", "STORE", words["The store: a file, or postgres://user@host:port/database. Default: the variable TESTUDO_DB, else a file of your own."]);
    private readonly Option<string?> facts = CommandTree.Text("--facts", "FOLDER", words["The facts files. Default: evidence/ in TESTUDO_HOME, beside the program, or here, the first that has them."]);
    private readonly Option<string?> catalogue = CommandTree.CatalogueOption(words);
    private readonly Option<bool> json = new("--json") { Description = words["Write the result as JSON."] };
    private readonly Option<string?> csv = CommandTree.Text("--csv", "FILE|-", words["Write the result as CSV; - writes it to standard output in place of the table."]);
    private readonly Option<string?> plot = CommandTree.Text("--plot", "FILE", words["Write a page to look at and to send on: one HTML file."]);
    private readonly Option<bool> open = new("--open") { Description = words["Open the page in the browser once it is written."] };
    private readonly Option<string?> from = CommandTree.Text("--from", "DAY", words["The first day on which a raid ended, such as 2023-12-01; a month or a year is its first day."]);
    private readonly Option<string?> to = CommandTree.Text("--to", "DAY", words["The last day on which a raid ended, such as 2024-01-31; a month or a year is its last day."]);

    /// <summary>The options of every command that learns from the public record: store, catalogue, JSON.</summary>
    public IReadOnlyList<Option> OfRecord => [db, catalogue, json];

    /// <summary>The options of a period, and the one that opens a page.</summary>
    public IReadOnlyList<Option> OfPeriodAndPage => [from, to, open];

    /// <summary>Makes the command.</summary>
    public Command Make()
    {
        foreach (var option in (Option[])[db, facts, catalogue, json])
        {
            option.Recursive = true;
        }

        var command = new Command("evidence", words["What was reported about raids, by whom, with what hedge, and where reports disagree."])
        {
            Import(), Raids(), Show(), Rates(), Read(), Statements(), Check(), Versions(), Regimes(), db, facts, catalogue, json,
        };
        examples[command] =
        [
            "testudo evidence show 2024-01-02",
            "testudo evidence import missile_attacks_daily.csv",
            "testudo evidence raids --from 2023-12-01 --to 2024-01-31",
            "testudo evidence rates --by month --class drone --outcome stopped --plot rates.html",
        ];
        return command;
    }

    /// <summary>Where evidence is, as a command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public EvidencePlaces Places(ParseResult parsed) =>
        new() { Db = parsed.GetValue(db), Facts = parsed.GetValue(facts), Catalogue = parsed.GetValue(catalogue) };

    /// <summary>Where the result goes, as a command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="page">Names the page where the command has another option than <c>--plot</c> for it.</param>
    public EvidenceOutput Output(ParseResult parsed, Option<string?>? page = null) => new(terminal, words)
    {
        IsJson = parsed.GetValue(json),
        Csv = parsed.GetValue(csv),
        Plot = parsed.GetValue(page ?? plot),
        PlotOption = (page ?? plot).Name,
        IsOpened = parsed.GetValue(open),
        Command = Again(parsed),
        PageLanguage = CommandTree.PageLanguage(parsed, languageOption, terminal, words),
    };

    // What decides the result; not where it goes, nor where things lie on one machine, nor a password in the name of a store.
    private string Again(ParseResult parsed)
    {
        Option[] left = [db, facts, catalogue, json, csv, open, languageOption];
        var parts = new List<string> { "./" + HelpPage.Path(parsed.CommandResult.Command) };
        foreach (var child in parsed.CommandResult.Children)
        {
            var tokens = child.Tokens.Select(t => ShellText.Quoted(ShellText.WithoutFolders(t.Value)));
            parts.AddRange(child switch
            {
                ArgumentResult => tokens,
                OptionResult { Implicit: false } option when !left.Contains(option.Option) => [option.Option.Name, .. tokens],
                _ => [],
            });
        }

        return string.Join(' ', parts);
    }

    /// <summary>The period that a command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="Failure">It is no period.</exception>
    public (DateOnly? From, DateOnly? To) Period(ParseResult parsed) => WrittenDay.Period(parsed.GetValue(from), parsed.GetValue(to), words);

    private Command Import()
    {
        var file = new Argument<string>("FILE") { Description = words["The public data set \"Massive Missile Attacks on Ukraine\" in any of its versions, a CSV file."] };
        var accept = new Option<bool>("--accept") { Description = words["Accept what a newer version changed without being asked."] };
        var lines = new Option<bool>("--lines") { Description = words["Show every row that was repaired, remarked or set aside, and every change, line by line."] };
        var quiet = new Option<bool>("--quiet") { Description = words["Show no progress and no summary."] };
        var command = new Command("import", words["Read the public record of raids into the store: what was read, repaired, set aside and why."]) { file, accept, lines, quiet };
        command.SetAction(parsed => new ImportCommand(terminal, words, Places(parsed), Output(parsed))
        {
            IsAccepted = parsed.GetValue(accept),
            ShowsLines = parsed.GetValue(lines),
            IsQuiet = parsed.GetValue(quiet),
        }.Run(parsed.GetValue(file)!));
        examples[command] =
        [
            "testudo evidence import missile_attacks_daily.csv",
            "testudo evidence import missile_attacks_daily.csv --lines",
            "testudo evidence import newer.csv --accept --db postgres://team@db.example/evidence",
        ];
        return command;
    }

    private Command Raids()
    {
        var command = new Command("raids", words["List the raids that were reported, with what was launched and stopped."]) { from, to, csv, plot, open };
        command.SetAction(parsed => new RaidsCommand(terminal, words, Places(parsed), Output(parsed)).Run(Period(parsed)));
        examples[command] =
        [
            "testudo evidence raids --from 2023-12-01 --to 2024-01-31",
            "testudo evidence raids --from 2024 --csv raids.csv",
            "testudo evidence raids --plot raids.html --open",
        ];
        return command;
    }

    private Command Show()
    {
        var raid = new Argument<string>("RAID") { Description = words["The id of a raid, or the day on which it ended."] };
        var command = new Command("show", words["Put all claims about one raid side by side: who says what, what agrees, what conflicts."]) { raid, csv, plot, open };
        command.SetAction(parsed => new ShowCommand(terminal, words, Places(parsed), Output(parsed)).Run(parsed.GetValue(raid)!));
        examples[command] = ["testudo evidence show 2024-01-02", "testudo evidence show 2023-12-29 --plot raid.html --open", "testudo evidence show 2024-01-02 --json"];
        return command;
    }

    private Command Rates()
    {
        var periods = string.Join('|', Enum.GetValues<RatePeriod>().Select(p => MapReader.WordFor(p)));
        var by = CommandTree.Text("--by", periods, words["The length of time of each rate. Default: month."]);
        var ofClass = CommandTree.Text("--class", "CLASS", words.Format($"One of: {string.Join(", ", RecordClasses.OfRaids.Append(RateOptions.Missiles))}; several with commas. Default: {"drone,missiles"}."));
        var outcome = CommandTree.Text("--outcome", "OUTCOME", words.Format($"One of: {string.Join(", ", Enum.GetValues<RateOutcome>().Select(o => MapReader.WordFor(o)))}; several with commas. Default: {"stopped"}, the one that can be compared across time."));
        var command = new Command("rates", words["Say which share of what was launched came to an outcome, with intervals and reporting regimes."]) { by, ofClass, outcome, from, to, csv, plot, open };
        command.SetAction(parsed => new RatesCommand(terminal, words, Places(parsed), Output(parsed)).Run(parsed.GetValue(by), parsed.GetValue(ofClass), parsed.GetValue(outcome), Period(parsed)));
        examples[command] =
        [
            "testudo evidence rates --by month --class drone --outcome stopped --plot rates.html",
            "testudo evidence rates --by quarter --class cruise,ballistic --from 2024 --csv -",
        ];
        return command;
    }

    private Command Read()
    {
        var files = new Argument<string[]>("FILE") { Description = words["Texts: news reports or posts in Ukrainian, English or Russian; - reads standard input."], Arity = ArgumentArity.OneOrMore };
        var published = CommandTree.Text("--published", "DAY", words["When the report was published; without it \"yesterday\" and dates without a year stay open."]);
        var publisher = CommandTree.Text("--publisher", "NAME", words["Who published it."]);
        var source = CommandTree.Text("--source", "LINK", words["Where it was published."]);
        var language = CommandTree.Text("--text-lang", "en|uk|ru", words["The language of the text. Default: it is found out."]);
        var lexicon = CommandTree.Text("--lexicon", "FOLDER", words["The words that the reader knows. Default: evidence/lexicon/ in TESTUDO_HOME, beside the program, or here, the first that exists."]);
        var save = new Option<bool>("--save") { Description = words["Keep the claims in the store, so that other commands put them beside those of others."] };
        var command = new Command("read", words["Turn a news report or a post into claims, each with the words that it came from."]) { files, published, publisher, source, language, lexicon, save, csv };
        command.SetAction(parsed => new ReadCommand(terminal, words, Places(parsed), Output(parsed))
        {
            Published = parsed.GetValue(published),
            Publisher = parsed.GetValue(publisher),
            Source = parsed.GetValue(source),
            Language = parsed.GetValue(language),
            Lexicon = parsed.GetValue(lexicon),
            IsSaved = parsed.GetValue(save),
        }.Run(parsed.GetValue(files)!));
        examples[command] =
        [
            "testudo evidence read report.txt --published 2024-01-03",
            "testudo evidence read post-1.txt post-2.txt --publisher \"Air Force of Ukraine\" --save",
            "testudo evidence read - --json < report.txt",
        ];
        return command;
    }

    private Command Statements()
    {
        var kind = CommandTree.Text("--kind", "statement|pledge|request", words["Only these."]);
        var lever = CommandTree.Text("--lever", "LEVER", words.Format($"Only what is about one of: {string.Join(", ", Enum.GetValues<Lever>().Select(l => MapReader.WordFor(l)))}."));
        var first = CommandTree.Text("--from", "DAY", words["The first day on which it was said."]);
        var last = CommandTree.Text("--to", "DAY", words["The last day on which it was said."]);
        var command = new Command("statements", words["List who said, promised or asked for what, and of whom."]) { kind, lever, first, last, csv };
        command.SetAction(parsed => new StatementsCommand(terminal, words, Places(parsed), Output(parsed)).Run(parsed.GetValue(kind), parsed.GetValue(lever), WrittenDay.Period(parsed.GetValue(first), parsed.GetValue(last), words)));
        examples[command] = ["testudo evidence statements", "testudo evidence statements --kind request --lever ammunition"];
        return command;
    }

    private Command Check()
    {
        var what = new Argument<string>("KIND") { Description = words["What is checked: published, the figures that newspapers and officials published about the record."] };
        var command = new Command("check", words["Recompute published figures from the record and say which match, under which definition."]) { what, csv };
        command.SetAction(parsed => new CheckCommand(terminal, words, Places(parsed), Output(parsed)).Run(parsed.GetValue(what)!));
        examples[command] = ["testudo evidence check published", "testudo evidence check published --json"];
        return command;
    }

    private Command Versions()
    {
        var accept = CommandTree.Text("--accept", "NUMBER", words["Make this version the one that counts again."]);
        var compare = CommandTree.Text("--compare", "A,B", words["Show what is different between two versions."]);
        var lines = new Option<bool>("--lines") { Description = words["Show every change."] };
        var command = new Command("versions", words["List the versions of the public record in the store, compare them, or go back to one."]) { accept, compare, lines };
        command.SetAction(parsed => new VersionsCommand(terminal, words, Places(parsed), Output(parsed)).Run(parsed.GetValue(accept), parsed.GetValue(compare), parsed.GetValue(lines)));
        examples[command] = ["testudo evidence versions", "testudo evidence versions --compare 1,2", "testudo evidence versions --accept 1"];
        return command;
    }

    private Command Regimes()
    {
        var command = new Command("regimes", words["List the reporting regimes: what \"destroyed\" meant, and when."]);
        command.SetAction(parsed => new RegimesCommand(terminal, words, Output(parsed)).Run());
        examples[command] = ["testudo evidence regimes", "testudo evidence regimes --lang uk"];
        return command;
    }
}
