using CsvHelper;
using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Evidence.Store;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Forecasts;
using Testudo.Reporting.Page;
using Testudo.World;

namespace Testudo.Cli.Evidence;

/// <summary>Where the result of a command goes: a table, JSON, CSV, a page.</summary>
/// <param name="terminal">Standard output and error.</param>
/// <param name="words">The language.</param>
internal sealed class EvidenceOutput(Terminal terminal, Words words)
{
    private readonly OutputPlace place = new(words);

    /// <summary>Whether machines read standard output.</summary>
    public bool IsJson { get; init; }

    /// <summary>Where CSV goes; <c>-</c> for standard output; null for nowhere.</summary>
    public string? Csv { get; init; }

    /// <summary>Where the page goes; null for nowhere.</summary>
    public string? Plot { get; init; }

    /// <summary>The option that names the page, for messages.</summary>
    public string PlotOption { get; init; } = "--plot";

    /// <summary>Whether the page is opened.</summary>
    public bool IsOpened { get; init; }

    /// <summary>The command that makes the result again.</summary>
    public required string Command { get; init; }

    /// <summary>The language of the page; null for that of its reader's browser.</summary>
    public string? PageLanguage { get; init; }

    /// <summary>Whether JSON or a page is made.</summary>
    public bool IsDocumented => IsJson || Plot is not null;

    /// <summary>Whether people read standard output.</summary>
    public bool IsTable => !IsJson && Csv != "-";

    /// <summary>Makes sure, before the work, that the files can be made.</summary>
    /// <exception cref="Failure">One cannot, or options exclude each other.</exception>
    public void TryPlaces()
    {
        if (IsJson && Csv == "-")
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--json"} and {"--csv -"} exclude each other"));
        }

        if (IsOpened && Plot is null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--open"} needs {PlotOption}"));
        }

        if (Plot is not null && !EvidencePage.IsAvailable)
        {
            throw OutputPlace.NoPage(words);
        }

        if (Csv is { Length: 0 } || Plot is { Length: 0 })
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        foreach (var file in new[] { Csv == "-" ? null : Csv, Plot }.OfType<string>())
        {
            place.TryFile(file);
        }
    }

    /// <summary>Writes CSV in UTF-8 where it was asked for.</summary>
    /// <param name="columns">The header.</param>
    /// <param name="rows">The rows.</param>
    public void WriteCsv(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        if (Csv is null)
        {
            return;
        }

        WriteCsv(stream =>
        {
            using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
            csv.WriteHeader([.. columns]);
            foreach (var row in rows)
            {
                csv.WriteRecord(row);
            }
        });
    }

    /// <summary>Writes CSV where it was asked for.</summary>
    /// <param name="write">Writes it.</param>
    public void WriteCsv(Action<Stream> write)
    {
        if (Csv == "-")
        {
            terminal.Write(write);
        }
        else if (Csv is { } file)
        {
            place.Write(file, write);
        }
    }

    /// <summary>Writes JSON where it was asked for.</summary>
    /// <param name="write">Writes it.</param>
    public void WriteJson(Action<Stream> write)
    {
        if (IsJson)
        {
            terminal.Write(write);
        }
    }

    /// <summary>Writes the page where it was asked for.</summary>
    /// <param name="content">Makes what it shows.</param>
    /// <param name="catalogue">Names threat types and places.</param>
    public void WritePage(Func<EvidenceContent> content, Catalogue catalogue)
    {
        if (Plot is { } file)
        {
            place.Write(file, stream => EvidencePage.Write(stream, content(), catalogue, PageLanguage));
        }
    }

    /// <summary>Writes the page of scores where it was asked for.</summary>
    /// <param name="scores">The scores.</param>
    public void WritePage(ScoreDocument scores)
    {
        if (Plot is { } file)
        {
            place.Write(file, stream => DataPage.Write(stream, scores, new PageOptions { Command = Command, Language = PageLanguage }));
        }
    }

    /// <summary>What a document is made by and from.</summary>
    /// <param name="catalogue">The catalogue; null where none was used.</param>
    /// <param name="version">The version of the public record; null where none was used.</param>
    public Provenance Provenance(Catalogue? catalogue, RecordImport? version) => new(
        CommandLine.Version, Command, catalogue?.Hash, version is null ? null : RecordUsed.Of(version));

    /// <summary>Says which files there are now, and opens the page.</summary>
    /// <param name="besides">A file that was written besides; null for none.</param>
    public void Finish(string? besides = null)
    {
        var written = new[] { besides, Csv == "-" ? null : Csv, Plot }.OfType<string>().ToList();
        if (written.Count > 0 && IsTable)
        {
            Page.On(terminal).Line();
            Page.On(terminal).Paragraph(words.Format($"Written: {string.Join(", ", written)}"));
        }

        if (IsOpened && Plot is { } page)
        {
            Browser.Open(page, terminal, words);
        }
    }
}
