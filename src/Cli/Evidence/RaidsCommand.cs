using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Lists the raids that were reported.</summary>
internal sealed class RaidsCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    private static readonly string[] Columns =
    [
        "raid", "begin", "end", "date_only", "origin", "class", "launched", "destroyed", "not_reached", "stopped", "rows", "rows_left_out", "launched_without_outcome", "accounts", "conflicts",
    ];

    // Classes that have a column of their own; the others share one.
    private static readonly string[] Shown = [RecordClasses.Drone, RecordClasses.Cruise, RecordClasses.Ballistic];

    /// <summary>Does what was asked.</summary>
    /// <param name="period">The days on which raids ended.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run((DateOnly? From, DateOnly? To) period)
    {
        output.TryPlaces();
        using var hand = EvidenceAtHand.Find(places, terminal, words);
        var (raids, rows) = hand.Raids(period.From, period.To);
        if (output.IsDocumented)
        {
            var document = RaidsDocument.Of(hand.Provenance(output), hand.IsFromFacts ? [] : rows, hand.Facts, hand.Catalogue, period.From, period.To);
            output.WriteJson(stream => PublishedJson.Write(stream, document, EvidenceJson.Default));
            output.WritePage(() => new EvidenceContent { Provenance = document.Provenance, Raids = document, Rates = hand.IsFromFacts ? null : Rates(hand.Rows(), period, document.Provenance) }, hand.Catalogue);
        }

        if (output.IsTable || output.Csv is not null)
        {
            // Documents do not count conflicts.
            var reports = hand.Reports();
            var told = raids.Select(r => new ToldRaid(r, r.Facts.Count == 0 ? null : r.Evidence(reports, hand.Catalogue, !hand.IsFromFacts))).ToList();
            output.WriteCsv(Columns, told.SelectMany(t => Rows(t, hand)));
            if (output.IsTable)
            {
                Tell(told, hand);
            }
        }

        output.Finish();
        return ExitCodes.Ok;
    }

    // Beside the timeline: what was stopped month by month, and the reporting regimes.
    private static RatesDocument Rates(IReadOnlyList<RecordRow> rows, (DateOnly? From, DateOnly? To) period, Provenance provenance)
    {
        var options = new RateOptions { From = period.From, To = period.To };
        return RatesDocument.Of(provenance, RateTable.Of(rows, options), options);
    }

    private static IEnumerable<string[]> Rows(ToldRaid told, EvidenceAtHand hand)
    {
        var (raid, time) = (told.Raid, told.Raid.Time);
        var counts = raid.Record?.Counts ?? [];
        foreach (var silent in (raid.Record?.Rows ?? []).Where(r => counts.All(c => c.Class != r.Class)).GroupBy(r => r.Class, StringComparer.Ordinal))
        {
            yield return
            [
                raid.Id, Iso(time.From), Iso(time.To), time.IsDateOnly ? "true" : "false", hand.IsFromFacts ? "facts" : "record", silent.Key,
                "", "", "", "", "0", Number(silent.Count()), Number(Launched(silent)), Number(told.Accounts), Number(told.Conflicts),
            ];
        }

        foreach (var count in counts)
        {
            yield return
            [
                raid.Id, Iso(time.From), Iso(time.To), time.IsDateOnly ? "true" : "false", hand.IsFromFacts ? "facts" : "record", count.Class,
                Number(count.Launched), Number(count.Destroyed), Number(count.NotReached), Number(count.Stopped), Number(count.Rows), Number(count.RowsLeftOut), Number(Launched(raid.Record!.Rows.Where(r => r.Class == count.Class && r.Destroyed is null))),
                Number(told.Accounts), Number(told.Conflicts),
            ];
        }
    }

    private static double Launched(IEnumerable<RecordRow> rows) => rows.Sum(r => r.Launched ?? 0);

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private void Tell(List<ToldRaid> raids, EvidenceAtHand hand)
    {
        var page = Page.On(terminal);
        if (raids.Count == 0)
        {
            page.Paragraph(words["No raid is known that ended in this period."]);
            page.Paragraph(hand.Origin(words), style: Page.Dim);
            return;
        }

        var table = new TextTable().Text(words["Raid"]).Text(words["From"], 3).Text(words["To"], 1)
            .Number(words["Launched"]).Number(words["Stopped"]).Number(words["Share"], 7)
            .Number(words["Drones"], 6).Number(words["Cruise"], 5).Number(words["Ballistic"], 4).Number(words["Others"], 2)
            .Number(words["Accounts /\nconflicts"], 2);
        foreach (var told in raids)
        {
            var counts = told.Raid.Record?.Counts ?? [];
            var time = told.Raid.Time;
            table.Row(
                told.Raid.Id, Moment(time.From, time.IsDateOnly), Moment(time.To, time.IsDateOnly),
                told.Raid.Record is { } raid ? words.Numbers.Whole(raid.Launched) : "", told.Raid.Record is null ? "" : words.Numbers.Whole(counts.Sum(c => c.Stopped)), Share(counts),
                Of(counts, Shown[0]), Of(counts, Shown[1]), Of(counts, Shown[2]), Others(counts),
                told.Accounts == 0 ? "" : $"{words.Numbers.Whole(told.Accounts)} / {words.Numbers.Whole(told.Conflicts)}");
        }

        table.Write(page);
        page.Line();
        var all = raids.SelectMany(r => r.Raid.Record?.Counts ?? []).ToList();
        page.Paragraph(words.Format($"Raids: {raids.Count:N0}. Launched {raids.Sum(r => r.Raid.Record?.Launched ?? 0):N0}, stopped (shot down or lost on the way) {all.Sum(c => c.Stopped):N0}: {Share(all)}. Classes: stopped / launched."));
        if (raids.SelectMany(r => r.Raid.Record?.Rows ?? []).Count(r => r is not { Launched: not null, Destroyed: not null }) is > 0 and var left)
        {
            page.Paragraph(words.Format($"Rows that lack launched or destroyed, and are in no share: {left:N0}; launched in these: {raids.Sum(r => r.Raid.Record?.LaunchedWithoutOutcome ?? 0):N0}."));
        }

        if (raids.Exists(r => r.Raid.Record is null))
        {
            page.Paragraph(words["Raids without numbers: no official account counts all types; show has what is known."]);
        }

        page.Paragraph(words["What was launched is partly known only because it was stopped; shares of small raids say little."]);
        page.Paragraph(hand.Origin(words), style: Page.Dim);
    }

    private static string Moment(DateTime moment, bool isDateOnly) =>
        moment.ToString(isDateOnly ? "MM-dd" : "MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string Share(IReadOnlyList<RaidCount> counts) =>
        counts.Sum(c => c.Launched) is > 0 and var launched ? words.Numbers.Percent(counts.Sum(c => c.Stopped) / launched) : "";

    private string Of(IReadOnlyList<RaidCount> counts, string recordClass) => Fraction([.. counts.Where(c => c.Class == recordClass)]);

    private string Others(IReadOnlyList<RaidCount> counts) => Fraction([.. counts.Where(c => !Shown.Contains(c.Class))]);

    private string Fraction(List<RaidCount> counts) =>
        counts.Count == 0 ? "" : $"{words.Numbers.Whole(counts.Sum(c => c.Stopped))}/{words.Numbers.Whole(counts.Sum(c => c.Launched))}";

    private sealed record ToldRaid(KnownRaid Raid, RaidEvidence? Evidence)
    {
        public int Accounts => Evidence?.Raid.Accounts.Count ?? 0;

        public int Conflicts => Evidence?.Groups.Count(g => g.Verdict == Verdict.Conflict) ?? 0;
    }
}
