using System.CommandLine;
using Testudo.Cli.Results;

namespace Testudo.Cli.Commands;

/// <summary>The argument and the options that every run takes.</summary>
/// <param name="terminal">Standard output and error.</param>
/// <param name="words">The language.</param>
/// <param name="language">Chooses the language.</param>
/// <param name="file">What the file is.</param>
/// <param name="where">What goes where, by default and otherwise.</param>
internal sealed class RunOptions(Terminal terminal, Words words, Option<string?> language, string file, string where)
{
    private readonly Argument<string> file = new("FILE") { Description = file };
    private readonly Option<string?> seed = Seed(words);
    private readonly Option<string?> threads = Threads(words);
    private readonly Option<string?> folder = CommandTree.Text("--out", "FOLDER", where);
    private readonly Option<string?> json = CommandTree.Text("--json", "FILE|-", words["Write the result there too; - writes it to standard output in place of the summary, and no files unless --out is given."]);
    private readonly Option<bool> noReport = new("--no-report") { Description = words["Write no report page."] };
    private readonly Option<bool> open = new("--open") { Description = words["Open the report page in the browser once it is written."] };
    private readonly Option<string?> catalogue = CommandTree.CatalogueOption(words);
    private readonly Option<bool> quiet = new("--quiet") { Description = words["Show no progress and no summary."] };

    /// <summary>The option of the seed.</summary>
    /// <param name="words">The language.</param>
    public static Option<string?> Seed(Words words) => CommandTree.Text("--seed", "S", words["Seed of the random numbers; the same seed gives the same result. Default: 1."]);

    /// <summary>The option of the worker threads.</summary>
    /// <param name="words">The language.</param>
    public static Option<string?> Threads(Words words) => CommandTree.Text("--threads", "N", words["Worker threads; changes nothing but the time taken. Default: all cores."]);

    /// <summary>Makes a command with the argument first and the options last.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="own">Its own options.</param>
    public Command Command(string name, string description, params IReadOnlyList<Option> own)
    {
        var command = new Command(name, description) { file };
        foreach (var option in (IEnumerable<Option>)[.. own, seed, threads, folder, json, noReport, open, catalogue, quiet])
        {
            command.Add(option);
        }

        return command;
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public RunAsked Asked(ParseResult parsed) => new(parsed.GetValue(file)!, parsed.GetValue(seed), parsed.GetValue(threads), parsed.GetValue(catalogue), new AnalysisPlaces
    {
        Folder = parsed.GetValue(folder),
        Json = parsed.GetValue(json),
        IsWithoutReport = parsed.GetValue(noReport),
        IsOpened = parsed.GetValue(open),
        PageLanguage = CommandTree.PageLanguage(parsed, language, terminal, words),
        IsQuiet = parsed.GetValue(quiet),
    });
}
