using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Planning.Comparison;
using Testudo.Reporting.Page;

namespace Testudo.Cli.Results;

/// <summary>What the user asked of the output of an analysis, as written.</summary>
internal sealed record AnalysisPlaces
{
    /// <summary>Where the files go.</summary>
    public string? Folder { get; init; }

    /// <summary>A further place for the result; <c>-</c> for standard output.</summary>
    public string? Json { get; init; }

    /// <summary>Whether no page is wanted.</summary>
    public bool IsWithoutReport { get; init; }

    /// <summary>Whether the page is opened once it is written.</summary>
    public bool IsOpened { get; init; }

    /// <summary>The language in which the page opens; null for that of the reader's browser.</summary>
    public string? PageLanguage { get; init; }

    /// <summary>Whether neither progress nor summary is shown.</summary>
    public bool IsQuiet { get; init; }
}

/// <summary>Runs an analysis so that Ctrl-C stops it cleanly, and writes its files all together.</summary>
/// <param name="terminal">Standard output and error.</param>
/// <param name="words">The language.</param>
/// <param name="places">What was asked.</param>
/// <param name="name">The name of the files, without their endings.</param>
internal sealed class AnalysisOutput(Terminal terminal, Words words, AnalysisPlaces places, string name)
{
    private readonly OutputPlace output = new(words);
    private string? folder;
    private int isStopTold;
    private Func<string?>? whatIsKept;

    /// <summary>Whether standard output is kept for the result.</summary>
    private bool IsJsonOnOutput => places.Json == "-";

    /// <summary>The folder of the files, once the places were tried; null where none is wanted.</summary>
    public string? Folder => folder;

    private bool HasPage => folder is not null && !places.IsWithoutReport && DataPage.IsAvailable;

    /// <summary>Makes sure, before the work, that the files can be made.</summary>
    /// <param name="scenario">The id of the scenario.</param>
    /// <exception cref="Failure">One cannot, or options exclude each other.</exception>
    public void TryPlaces(string scenario)
    {
        if (places.IsWithoutReport && places.IsOpened)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--no-report"} and {"--open"} exclude each other"));
        }

        folder = places.Folder ?? (IsJsonOnOutput ? null : Path.Combine("out", scenario));
        if (folder is { Length: 0 } || places.Json is { Length: 0 })
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        if (places.IsOpened && folder is null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--open"} with {"--json -"} needs {"--out"}"));
        }

        if (!DataPage.IsAvailable && !places.IsWithoutReport && folder is not null)
        {
            if (places.IsOpened)
            {
                throw OutputPlace.NoPage(words);
            }

            if (!places.IsQuiet)
            {
                terminal.Error.WriteLine(words["There will be no report page: Node.js 20 or its packages were not there when Testudo was built. Everything else is complete."]);
            }
        }

        if (folder is not null)
        {
            output.TryFolder(folder);
        }

        if (places.Json is not null && !IsJsonOnOutput)
        {
            output.TryFile(places.Json);
        }
    }

    /// <summary>A file of the folder; null where there is none.</summary>
    /// <param name="ending">The ending of its name.</param>
    public string? FileOf(string ending) => folder is null ? null : Path.Combine(folder, name + ending);

    /// <summary>The folder in which finished runs are kept until all are; null where there is none.</summary>
    public string? Unfinished => FileOf(".unfinished");

    /// <summary>What to say of finished runs that are kept; null where there are none.</summary>
    public string? KeptRuns() => Unfinished is { } unfinished && RunShelf.IsAnyIn(unfinished) ? words.Format($"Stopped; finished runs are in {unfinished}, and the same command goes on from there.") : null;

    /// <summary>Does the work while its progress is shown; after Ctrl-C nothing is written, unless the work answers with what it has.</summary>
    /// <typeparam name="T">What it makes.</typeparam>
    /// <param name="title">What runs, beside the bar.</param>
    /// <param name="work">The work.</param>
    /// <param name="kept">Says, after Ctrl-C, what of the work is kept; null, or a null answer, where nothing is.</param>
    /// <param name="isWaitedFor">Whether work that is stopped answers with what it has, however long that takes; a second Ctrl-C ends the program.</param>
    /// <returns>What was made; null where it was stopped.</returns>
    public T? Run<T>(string title, Func<IProgress<double>, CancellationToken, T> work, Func<string?>? kept = null, bool isWaitedFor = false)
        where T : class
    {
        whatIsKept = kept;
        using var interruption = new Interruption(Leave);
        if (isWaitedFor)
        {
            interruption.Wait();
        }

        var progress = new RunProgress(terminal, places.IsQuiet, title, (done, _) => words.Format($"{title}: {done:N0} %"));
        try
        {
            var result = progress.Show(() => work(progress, interruption.Token));
            interruption.Wait();
            return result;
        }
        catch (OperationCanceledException)
        {
            interruption.Wait();
            Abandon();
            return null;
        }
        catch
        {
            output.Abandon();
            throw;
        }
    }

    /// <summary>Writes the files, the result and the summary.</summary>
    /// <param name="writeJson">Writes the result.</param>
    /// <param name="writePage">Writes the page.</param>
    /// <param name="more">Further files in the folder, by ending.</param>
    /// <param name="tell">Tells the summary.</param>
    public void Write(Action<Stream> writeJson, Action<Stream> writePage, IReadOnlyList<(string Ending, Action<Stream> Write)> more, Action<Page> tell)
    {
        var written = new List<string>();
        void File(string file, Action<Stream> write)
        {
            output.Write(file, write);
            written.Add(file);
        }

        var page = HasPage ? Path.Combine(folder!, name + ".html") : null;
        if (folder is not null)
        {
            // Two runs into one folder take turns, so that all files are of the same run.
            using var turn = FolderTurn.Take(folder);
            File(Path.Combine(folder, name + ".json"), writeJson);
            foreach (var (ending, write) in more)
            {
                File(Path.Combine(folder, name + ending), write);
            }

            if (page is not null)
            {
                File(page, writePage);
            }
        }

        if (IsJsonOnOutput)
        {
            terminal.Write(writeJson);
        }
        else if (places.Json is { } json)
        {
            File(json, writeJson);
        }

        if (!IsJsonOnOutput && !places.IsQuiet)
        {
            tell(Page.On(terminal));
            Page.On(terminal).Paragraph(words.Format($"Written: {string.Join(", ", written)}"));
        }

        if (places.IsOpened && page is not null)
        {
            Browser.Open(page, terminal, words);
        }
    }

    /// <summary>How a page is to be.</summary>
    /// <param name="command">The command that makes it again.</param>
    public PageOptions PageOptions(string command) => new() { Language = places.PageLanguage, Command = command };

    private void Leave()
    {
        TemporaryFile.RemoveAll();
        if (terminal.IsErrorScreen)
        {
            // The progress bar hides the cursor and had no time to show it again.
            terminal.Error.Write("\e[?25h");
        }

        Abandon();
    }

    // The run and the second Ctrl-C may come to their ends at the same time.
    private void Abandon()
    {
        output.Abandon();
        if (Interlocked.Exchange(ref isStopTold, 1) == 0)
        {
            terminal.Error.WriteLine(whatIsKept?.Invoke() ?? words["Stopped; nothing was written."]);
        }
    }
}
