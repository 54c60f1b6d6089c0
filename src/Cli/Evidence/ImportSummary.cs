using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.Reporting.Evidence;

namespace Testudo.Cli.Evidence;

/// <summary>Says what was read, repaired and set aside, and what a newer version changed.</summary>
internal sealed class ImportSummary(Terminal terminal, Words words)
{
    // Changes shown where not every line is asked for.
    private const int FewChanges = 5;

    private readonly Page page = Page.On(terminal);

    /// <summary>Says what became of the rows of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reader">The file, read to its end.</param>
    /// <param name="lines">What was noticed.</param>
    public void Tell(string file, RecordReader reader, ImportLines lines)
    {
        var counts = reader.Counts;
        page.Paragraph(words.Format($"{file}: columns {reader.Columns.Count:N0}, delimiter \"{reader.Delimiter}\", SHA-256 {reader.Sha256![..12]}"), style: Page.Bold);
        page.Paragraph(words.Format($"Rows read {counts.Read:N0} = kept {counts.Kept:N0} + set aside {counts.SetAside:N0}. Of those kept, repaired {counts.Repaired:N0}, remarked {counts.Remarked:N0}."));
        foreach (var remark in reader.Remarks)
        {
            page.Paragraph("- " + words.Say(remark.Message), indent: 4, first: 2);
        }

        List(words["Set aside"], [.. lines.SetAside.Select(s => new SaidOfLine(s.Line, Reason(s)))], counts.SetAside);
        List(words["Repaired, or taken as not reported"], [.. lines.Repairs.Select(Retold)], counts.Repaired);
        List(words["Remarked"], [.. lines.Remarks.Select(Retold)], counts.Remarked);
    }

    /// <summary>Says what a newer version changed.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="before">The version that counts.</param>
    /// <param name="showsAll">Whether every change is shown.</param>
    public void Tell(RecordChanges changes, RecordImport before, bool showsAll)
    {
        page.Line();
        page.Paragraph(words.Format($"Against version {before.Id} ({before.File.Name}): added {changes.Added.Count:N0}, revised {changes.Revised.Count:N0}, withdrawn {changes.Withdrawn.Count:N0}, unchanged {changes.Unchanged:N0}."), style: Page.Bold);
        TellColumns(changes);
        if (!changes.ArePaired)
        {
            page.Paragraph(words["So much changed that rows were not matched one by one; a revised row may stand as withdrawn and added."]);
        }

        var most = showsAll ? int.MaxValue : FewChanges;
        Change(words["Revised"], changes.Revised.Count, most, changes.Revised.Select(r => $"{Row(r.After)}: {string.Join("; ", r.Fields.Select(f => $"{f.Column} {Written(f.From)} → {Written(f.To)}"))}"));
        Change(words["Withdrawn"], changes.Withdrawn.Count, most, changes.Withdrawn.Select(Row));
        Change(words["Added"], changes.Added.Count, most, changes.Added.Select(Row));
    }

    /// <summary>The same for machines.</summary>
    /// <param name="output">Knows the command.</param>
    /// <param name="hand">The store, as it was before.</param>
    /// <param name="before">The version that it was compared with; null where there was none.</param>
    /// <param name="reader">The file, read to its end.</param>
    /// <param name="lines">What was noticed.</param>
    /// <param name="changes">What changed against the version that counted; null where there was none, or it is the same.</param>
    /// <param name="outcome">What became of it.</param>
    public ImportDocument Document(EvidenceOutput output, EvidenceAtHand hand, RecordImport? before, RecordReader reader, ImportLines lines, RecordChanges? changes, ImportOutcome outcome)
    {
        var counts = reader.Counts;
        return new ImportDocument
        {
            Provenance = output.Provenance(hand.Catalogue, null) with { Record = new RecordUsed(Path.GetFileName(reader.File), reader.Sha256!, counts.Kept) },
            IsAccepted = outcome != ImportOutcome.Waiting,
            Counts = new ImportCounts(counts.Read, counts.Kept, counts.SetAside, counts.Repaired, counts.Remarked),
            SetAside = [.. lines.SetAside.Select(s => new SetAsideEntry(s.Line, Reason(s), s.Text))],
            Repairs = [.. lines.Repairs.Select(l => new LineEntry(l.Line, words.Retell(l.Text)))],
            Remarks = [.. reader.Remarks.Select(r => new LineEntry(0, words.Say(r.Message))), .. lines.Remarks.Select(l => new LineEntry(l.Line, words.Retell(l.Text)))],
            Changes = changes is null || before is null ? null : ImportChanges.Of(new RecordUsed(before.File.Name, before.File.Sha256, before.Counts.Kept), changes),
        };
    }

    // Its place is told before it.
    private string Reason(SetAsideRow row)
    {
        var reason = row.Reason;
        var text = words.Say(reason.Message) + (reason.Suggestion is null ? "" : $" ({words.Say(reason.Suggestion)})");
        return reason.Location.Key.Length > 0 ? $"{reason.Location.Key}: {text}" : text;
    }

    private void TellColumns(RecordChanges changes)
    {
        if (changes.NewColumns.Count > 0)
        {
            page.Paragraph(words.Format($"New columns: {string.Join(", ", changes.NewColumns)}"));
        }

        if (changes.LostColumns.Count > 0)
        {
            page.Paragraph(words.Format($"Columns that are gone: {string.Join(", ", changes.LostColumns)}"));
        }
    }

    private void Change(string title, int count, int most, IEnumerable<string> lines)
    {
        if (count == 0)
        {
            return;
        }

        page.Line(title);
        foreach (var line in lines.Take(most))
        {
            page.Paragraph(line, indent: 6, first: 2);
        }

        TellMore(count - most);
    }

    private void List(string title, IReadOnlyList<SaidOfLine> lines, int count)
    {
        if (lines.Count == 0)
        {
            return;
        }

        page.Line(title);
        foreach (var (line, text) in lines)
        {
            page.Paragraph(words.Format($"line {line:0}: {text}"), indent: 6, first: 2);
        }

        TellMore(count - lines.Select(l => l.Line).Distinct().Count());
    }

    private SaidOfLine Retold(SaidOfLine line) => line with { Text = words.Retell(line.Text) };

    private void TellMore(int more)
    {
        if (more > 0)
        {
            page.Paragraph(words.Format($"and {more:N0} more; {"--lines"} shows all"), first: 2);
        }
    }

    private static string Written(string text) => text.Length == 0 ? "\"\"" : text;

    private static string Row(RecordRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{ClaimWords.Window(row.Time)} {row.Model} {row.Launched?.ToString(CultureInfo.InvariantCulture) ?? "?"}/{row.Destroyed?.ToString(CultureInfo.InvariantCulture) ?? "?"} {row.Target}").TrimEnd();
}
