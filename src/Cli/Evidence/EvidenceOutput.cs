using System.Text;
using CsvHelper;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;

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

    /// <summary>Whether the page is opened.</summary>
    public bool IsOpened { get; init; }

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
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--open"} needs {"--plot"}"));
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
            using var memory = new MemoryStream();
            write(memory);
            terminal.Output.Write(Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
        }
        else if (Csv is { } file)
        {
            place.Write(file, write);
        }
    }

    /// <summary>Writes the page where it was asked for.</summary>
    /// <param name="write">Writes it.</param>
    public void WritePage(Action<Stream> write)
    {
        if (Plot is { } file)
        {
            place.Write(file, write);
        }
    }

    /// <summary>Says which files there are now, and opens the page.</summary>
    public void Finish()
    {
        var written = new[] { Csv == "-" ? null : Csv, Plot }.OfType<string>().ToList();
        if (written.Count > 0 && IsTable)
        {
            Page.On(terminal).Line();
            Page.On(terminal).Paragraph(words.Format($"Written: {string.Join(", ", written)}"));
        }

        if (IsOpened && Plot is { } page && !Browser.TryOpen(page))
        {
            terminal.Error.WriteLine(words.Format($"No program was found to open {page} with; open it in a browser."));
        }
    }
}
