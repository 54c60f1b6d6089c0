using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Cli.Evidence;

/// <summary>Puts all claims about one raid side by side.</summary>
internal sealed class ShowCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    private static readonly string[] Columns =
    [
        "raid", "subject", "outcome", "places", "verdict", "who", "publisher", "number", "hedge", "low", "high", "origin", "confidence", "source", "doubt",
    ];

    private readonly Page page = Page.On(terminal);

    /// <summary>Does what was asked.</summary>
    /// <param name="id">The id of a raid, or the day on which it ended.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string id)
    {
        output.TryPlaces();
        using var hand = EvidenceAtHand.Find(places, terminal, words);
        var day = DateOnly.TryParseExact(id.Length >= 10 ? id[..10] : id, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written)
            ? written
            : throw Unknown(id, hand);
        var (raids, rows) = hand.Raids(day.AddDays(-1), day.AddDays(1));
        var reports = hand.Reports();
        var raid = raids.FirstOrDefault(r => r.Id == id || r.Facts.Any(f => f.Id == id))
            ?? (id.Length == 10 ? raids.Where(r => DateOnly.FromDateTime(r.Time.From) <= day && day <= r.Date).MaxBy(r => r.Record?.Launched ?? 0) : null)
            ?? FromReports(id, hand, reports)
            ?? throw Unknown(id, hand);
        var evidence = raid.Evidence(reports, hand.Catalogue, !hand.IsFromFacts);
        output.WriteCsv(Columns, Rows(raid, evidence));
        if (output.IsDocumented)
        {
            var document = RaidDocument.Of(hand.Provenance(output), hand.IsFromFacts ? null : raid.Record, hand.IsFromFacts ? [] : rows, evidence, Words.SayInAll);
            output.WriteJson(stream => PublishedJson.Write(stream, document, EvidenceJson.Default));
            output.WritePage(() => new EvidenceContent { Provenance = document.Provenance, Raid = document }, hand.Catalogue);
        }

        if (output.IsTable)
        {
            Tell(raid, evidence, rows, hand);
            page.Line();
            TellOthersOfTheDay(raid, raids, day);
            page.Paragraph(hand.Origin(words), style: Page.Dim);
        }

        output.Finish();
        return ExitCodes.Ok;
    }

    // A day that only reports read into the store speak of.
    private static KnownRaid? FromReports(string id, EvidenceAtHand hand, IReadOnlyList<Report> reports) =>
        id.Length == 10 && RaidEvidence.Collect(id, FactBook.None, reports, hand.Catalogue) is [{ } only, ..]
            ? new KnownRaid(null, [only.Raid with { Accounts = [] }])
            : null;

    private static IEnumerable<string[]> Rows(KnownRaid raid, RaidEvidence evidence) =>
        from grouped in evidence.Groups
        from entry in grouped.Entries
        select new[]
        {
            raid.Id, grouped.Subject.Text, ClaimWords.Id(grouped.Outcome), string.Join(' ', grouped.Places), ClaimWords.Id(grouped.Verdict),
            entry.Account.Who, entry.Account.Report.Publisher, Number(entry.Quantity?.Stated), entry.Quantity is { } q ? ClaimWords.Id(q.Hedge) : "",
            Number(entry.Low), double.IsFinite(entry.High) ? Number(entry.High) : "", ClaimWords.Id(entry.Origin),
            entry.Account.Report.Confidence is { } c ? ClaimWords.Id(c) : "", entry.Account.Report.Source ?? "", Doubts(entry),
        };

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Doubts(EvidenceEntry entry) => string.Join("; ", entry.Claims.Select(c => c.Doubt).OfType<string>().Distinct(StringComparer.Ordinal));

    private Failure Unknown(string id, EvidenceAtHand hand)
    {
        var near = NameSuggestion.Nearest(id, hand.Raids(null, null).Raids.Select(r => r.Id));
        return new Failure(
            ExitCodes.WrongInput,
            words.Format($"no raid \"{id}\" is known, and none ended on such a day"),
            near is null ? words["testudo evidence raids shows which are known"] : words.Format($"did you mean {near}?"));
    }

    private void Tell(KnownRaid raid, RaidEvidence evidence, IReadOnlyList<RecordRow> rows, EvidenceAtHand hand)
    {
        var catalogue = hand.Catalogue;
        page.Paragraph(words.Format($"Raid {raid.Id}: {ClaimWords.Window(raid.Time)}, Kyiv time"), style: Page.Bold);
        int Count(Verdict verdict) => evidence.Groups.Count(g => g.Verdict == verdict);
        page.Paragraph(words.Format($"Accounts: {evidence.Raid.Accounts.Count:N0}. Numbers: {evidence.Groups.Count:N0}; of these agree {Count(Verdict.Agree):N0}, conflict {Count(Verdict.Conflict):N0}, not comparable {Count(Verdict.NotComparable):N0}, one account only {Count(Verdict.OneAccount):N0}."));
        if (evidence.Raid.Targets is { Count: > 0 } targets)
        {
            page.Paragraph(words.Format($"Main targets as named: {string.Join(", ", targets.Select(t => words.Place(t, catalogue)))}"));
        }

        if (evidence.Raid.Note is { } note)
        {
            page.Paragraph(note);
        }

        if (raid.Record is { } record)
        {
            TellRecord(record, hand.IsFromFacts);
        }

        foreach (var grouped in evidence.Groups)
        {
            TellGroup(grouped, catalogue);
        }

        TellSums(evidence);
        TellAccounts(evidence);
        if (raid.Record is { } known && RaidGrouping.RegionalRows(known, rows) is { Count: > 0 } regional)
        {
            TellRegional(regional);
        }
    }

    private void TellRecord(ReportedRaid raid, bool isFromFacts)
    {
        page.Line();
        page.Line(isFromFacts ? words["Official account, by type"] : words["Public record, by model"], Page.Bold);
        var table = new TextTable().Text(words["Model"], least: TextTable.EnoughOfAName).Number(words["Launched"]).Number(words["Shot down"]).Number(words["Lost"]).Text(words["Target"], 1, least: 20);
        foreach (var model in raid.Rows.GroupBy(r => r.Model, StringComparer.Ordinal))
        {
            string Sum(Func<RecordRow, double?> number) => model.All(r => number(r) is null) ? Numbers.None : words.Numbers.Whole(model.Sum(r => number(r) ?? 0));
            table.Row(model.Key, Sum(r => r.Launched), Sum(r => r.Destroyed), Sum(r => r.NotReached), string.Join("; ", model.Select(r => r.Target).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)));
        }

        // What a row does not tell is missing in the sum too.
        string All(Func<RecordRow, double?> number, bool isAlwaysTold) =>
            raid.Rows.All(r => number(r) is null) ? Numbers.None : (isAlwaysTold && raid.Rows.Any(r => number(r) is null) ? "≥ " : "") + words.Numbers.Whole(raid.Rows.Sum(r => number(r) ?? 0));
        table.Total(words["All"], All(r => r.Launched, true), All(r => r.Destroyed, true), All(r => r.NotReached, false), "");
        table.Write(page);
    }

    private void TellGroup(EvidenceGroup grouped, Catalogue catalogue)
    {
        page.Line();
        var place = grouped.Places.Count > 0 ? $" ({string.Join(", ", grouped.Places.Select(p => words.Place(p, catalogue)))})" : "";
        page.Paragraph($"{grouped.Subject.Text}, {words.Outcome(grouped.Outcome)}{place}: {words.Verdict(grouped.Verdict)}", style: Page.Bold);
        var width = grouped.Entries.Max(e => TextTable.Width(words.Number(e)));
        foreach (var (number, accounts) in grouped.Entries.GroupBy(e => words.Number(e), Who, StringComparer.Ordinal).Select(g => (g.Key, g.Distinct(StringComparer.Ordinal))))
        {
            page.Paragraph(
                $"{Fixed(number)}  {string.Join("; ", accounts)}",
                indent: 4 + width,
                first: 2 + width - TextTable.Width(number));
        }

        foreach (var finding in grouped.Findings)
        {
            page.Paragraph("- " + words.Say(finding.Message), indent: 4, first: 2);
        }
    }

    private string Who(EvidenceEntry entry)
    {
        var how = new[] { words.Origin(entry.Origin), words.Retell(Doubts(entry)) }.Where(t => t.Length > 0).ToList();
        return entry.Account.Label + (how.Count > 0 ? $" ({string.Join("; ", how)})" : "");
    }

    // A number with its hedge stays on one line.
    private static string Fixed(string text) => text.Replace(' ', '\u00A0');

    private void TellSums(RaidEvidence evidence)
    {
        var wrong = evidence.Sums.Where(s => s.Verdict is SumVerdict.FallShort or SumVerdict.Exceed).ToList();
        if (evidence.Sums.Count == 0)
        {
            return;
        }

        page.Line();
        page.Line(words["Do the parts add up?"], Page.Bold);
        page.Paragraph(words.Format($"Totals checked: {evidence.Sums.Count:N0}; add up {evidence.Sums.Count(s => s.Verdict == SumVerdict.AddUp):N0}, not all parts named {evidence.Sums.Count(s => s.Verdict == SumVerdict.NotAllNamed):N0}, do not add up {wrong.Count:N0}."), first: 2);
        foreach (var sum in wrong)
        {
            page.Paragraph($"- {sum.Account.Label}: {words.Say(sum.Message)}", indent: 4, first: 2);
        }
    }

    private void TellAccounts(RaidEvidence evidence)
    {
        page.Line();
        page.Line(words["Accounts"], Page.Bold);
        foreach (var account in evidence.Raid.Accounts.DistinctBy(a => (a.Label, a.Report.Source)))
        {
            var report = account.Report;
            var parts = new[]
            {
                report.Published is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : words["day not known"],
                report.Confidence is { } confidence ? words.Kind(MapReader.WordFor(confidence)) : null,
                report.Source,
                report.Note,
            };
            page.Paragraph($"{account.Label}: {string.Join(", ", parts.OfType<string>())}", indent: 4, first: 2);
        }
    }

    private void TellRegional(IReadOnlyList<RecordRow> rows)
    {
        page.Line();
        page.Line(words["Rows on parts of the country, in no sum above because many repeat it"], Page.Bold);
        var table = new TextTable().Text(words["Model"], least: 20).Number(words["Launched"]).Number(words["Shot down"]).Number(words["Lost"]).Text(words["Target"], 2, least: 20).Text(words["Link"], 1, least: 20);
        foreach (var row in rows)
        {
            string Number(double? value) => value is { } v ? words.Numbers.Whole(v) : Numbers.None;
            table.Row(row.Model, Number(row.Launched), Number(row.Destroyed), Number(row.NotReached), row.Target, row.Source);
        }

        table.Write(page);
    }

    private void TellOthersOfTheDay(KnownRaid shown, IReadOnlyList<KnownRaid> raids, DateOnly day)
    {
        var others = raids.Where(r => r.Date == day && r != shown).Select(r => r.Id).ToList();
        if (others.Count > 0)
        {
            page.Paragraph(words.Format($"Other raids that ended on {day:yyyy-MM-dd}: {string.Join(", ", others)}"));
        }
    }
}
