using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Reads a version of the public record into the store.</summary>
internal sealed class ImportCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    private readonly ImportSummary summary = new(terminal, words);

    /// <summary>Whether changes are accepted without a question.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Whether every row that was repaired, remarked, set aside or changed is shown.</summary>
    public bool ShowsLines { get; init; }

    /// <summary>Whether nothing is shown.</summary>
    public bool IsQuiet { get; init; }

    private bool IsTold => output.IsTable && !IsQuiet;

    /// <summary>Does what was asked.</summary>
    /// <param name="file">The file.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string file)
    {
        if (file.Length == 0)
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        var isAccepting = false;
        using var interruption = new Interruption(() => terminal.Error.WriteLine(Volatile.Read(ref isAccepting) ? words["Stopped while the store was written; it has the old state or the new."] : words["Stopped; the store is as it was."]));
        try
        {
            using var hand = EvidenceAtHand.ForWriting(places, terminal, words);
            using var reader = RecordFile.Open(file, hand.Catalogue, interruption.Token);
            using var session = hand.Store!.BeginImport(Path.GetFileName(file), DateTime.UtcNow);
            var lines = Read(file, reader, session, interruption.Token);
            // Compared even where there is nothing yet: whoever imports at the same time is then noticed.
            var compared = session.IsSameAsCurrent ? null : session.Changes();
            var before = hand.Store.Imports().FirstOrDefault(i => i.Id == session.ComparedWith);
            var changes = before is null ? null : compared;
            if (IsTold)
            {
                summary.Tell(file, reader, lines);
                if (changes is not null)
                {
                    summary.Tell(changes, before!, ShowsLines);
                }
            }

            interruption.Token.ThrowIfCancellationRequested();
            if (session.IsSameAsCurrent)
            {
                return Finish(hand, before, reader, lines, changes, ImportOutcome.Known, words.Format($"The store {hand.Place.Name} has this very file already; nothing was changed."));
            }

            if (changes is not null && !IsAccepted && !IsAgreed())
            {
                return Finish(hand, before, reader, lines, changes, ImportOutcome.Waiting, words.Format($"Not accepted: the store {hand.Place.Name} is as it was. To accept these changes: {"testudo evidence import"} {file} {"--accept"}"));
            }

            Volatile.Write(ref isAccepting, true);
            interruption.Wait();
            var accepted = session.Accept();
            return Finish(hand, before, reader, lines, changes, ImportOutcome.Accepted, words.Format($"Version {accepted.Id} is in the store {hand.Place.Name}."));
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(words["Stopped; the store is as it was."]);
            return ExitCodes.Stopped;
        }
    }

    private ImportLines Read(string file, RecordReader reader, ImportSession session, CancellationToken cancellation)
    {
        var lines = new ImportLines(ShowsLines || output.IsJson);
        var progress = new RunProgress(terminal, !IsTold, Path.GetFileName(file), (done, _) => words.Format($"{Path.GetFileName(file)}: {done:N0} %"));
        return progress.Show(() =>
        {
            session.Read(reader, progress, lines.Add, cancellation);
            return lines;
        });
    }

    private bool IsAgreed()
    {
        if (!IsTold || !terminal.IsErrorScreen || terminal.Input is not { } input)
        {
            return false;
        }

        terminal.Output.Flush();
        terminal.Error.Write(words["Accept these changes? (y/n) "]);
        return input().ReadLine()?.Trim() is { Length: > 0 } answer && words["y yes"].Split(' ').Contains(answer.ToLowerInvariant());
    }

    private int Finish(EvidenceAtHand hand, RecordImport? before, RecordReader reader, ImportLines lines, RecordChanges? changes, ImportOutcome outcome, string told)
    {
        output.WriteJson(stream => PublishedJson.Write(stream, summary.Document(output, hand, before, reader, lines, changes, outcome), EvidenceJson.Default));
        if (IsTold)
        {
            Page.On(terminal).Line();
            Page.On(terminal).Paragraph(told);
        }

        return outcome == ImportOutcome.Waiting ? ExitCodes.NotAccepted : ExitCodes.Ok;
    }
}
