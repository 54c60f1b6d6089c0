using Testudo.Cli.Summary;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Says which share of what was launched came to an outcome.</summary>
internal sealed class RatesCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    /// <summary>Does what was asked.</summary>
    /// <param name="by">The length of time; null for months.</param>
    /// <param name="classes">Classes with commas; null for drones and missiles.</param>
    /// <param name="outcomes">Outcomes with commas; null for stopped.</param>
    /// <param name="period">The days on which rows ended.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string? by, string? classes, string? outcomes, (DateOnly? From, DateOnly? To) period)
    {
        var options = Options(by, classes, outcomes, period);
        output.TryPlaces();
        using var hand = EvidenceAtHand.Find(places, terminal, words);
        var table = RateTable.Of(hand.Rows(), options);
        output.WriteCsv(table.WriteCsv);
        if (output.IsDocumented)
        {
            var document = RatesDocument.Of(hand.Provenance(output), table, options);
            output.WriteJson(stream => PublishedJson.Write(stream, document, EvidenceJson.Default));
            output.WritePage(() => new EvidenceContent { Provenance = document.Provenance, Rates = document }, hand.Catalogue);
        }

        if (output.IsTable)
        {
            Tell(table, hand);
        }

        output.Finish();
        return ExitCodes.Ok;
    }

    private RateOptions Options(string? by, string? classes, string? outcomes, (DateOnly? From, DateOnly? To) period)
    {
        static IEnumerable<string> List(string written) => written.Split(',', StringSplitOptions.TrimEntries);
        var options = new RateOptions { From = period.From, To = period.To };
        return options with
        {
            By = by is null ? options.By : Choice.Of("--by", by, Enum.GetValues<RatePeriod>(), words),
            Classes = classes is null ? options.Classes : [.. List(classes).Select(c => Choice.Of("--class", c, RecordClasses.OfRaids.Append(RateOptions.Missiles), words)).Distinct(StringComparer.Ordinal)],
            Outcomes = outcomes is null ? options.Outcomes : [.. List(outcomes).Select(o => Choice.Of("--outcome", o, Enum.GetValues<RateOutcome>(), words)).Distinct()],
        };
    }

    private void Tell(RateTable table, EvidenceAtHand hand)
    {
        var page = Page.On(terminal);
        if (table.Rates.Count == 0)
        {
            page.Paragraph(words["Nothing of these classes is known that ended in this period."]);
            page.Paragraph(hand.Origin(words), style: Page.Dim);
            return;
        }

        foreach (var series in table.Rates.GroupBy(r => (r.Class, r.Outcome)))
        {
            page.Line($"{words.RecordClass(series.Key.Class)}: {words.Outcome(series.Key.Outcome)}", Page.Bold);
            var lines = new TextTable().Text(words["Period"]).Number(words["Launched"]).Number(words["Number"]).Number(words["Share"]).Text(words["95 %"]).Number(words["Raids"], 3).Text(words["Notes"], 2, least: 20);
            foreach (var rate in series)
            {
                lines.Row(
                    rate.Period, words.Numbers.Whole(rate.Launched), words.Numbers.Whole(rate.Count),
                    rate.Value is { } value ? words.Numbers.Percent(value) : Numbers.None,
                    words.Numbers.Interval(100 * rate.Low, 100 * rate.High, 0), words.Numbers.Whole(rate.Raids), Notes(rate));
            }

            lines.Write(page);
            page.Line();
        }

        TellRegimes(page, table);
        page.Paragraph(words["Intervals take in that weapons of one raid share a fate; they do not take in that bulletins may be wrong."]);
        if (table.Rates.SelectMany(r => r.LeftOut).ToList() is { Count: > 0 } left)
        {
            int Rows(LeftOutReason reason) => left.Where(l => l.Reason == reason).Sum(l => l.Rows);
            page.Paragraph(words.Format($"Rows in no count: on parts of the country {Rows(LeftOutReason.Regional):N0}, launched not reported {Rows(LeftOutReason.NoLaunched):N0}, shot down not reported {Rows(LeftOutReason.NoDestroyed):N0}, lost not reported {Rows(LeftOutReason.NoNotReached):N0}."));
        }

        page.Paragraph(hand.Origin(words), style: Page.Dim);
    }

    private string Notes(Rate rate)
    {
        var notes = new List<string>();
        if (rate.RowsLostUnknown > 0)
        {
            notes.Add(rate.IsComparable ? words["lost not told in some rows"] : words["too low: lost not told"]);
        }
        else if (!rate.IsComparable)
        {
            notes.Add(words["mixes regimes: no rate"]);
        }
        else if (rate.MixesRegimes)
        {
            notes.Add(words["mixes regimes"]);
        }

        if (rate.RowsOverLaunched > 0)
        {
            notes.Add(words["more down than launched in a row"]);
        }

        if (rate.RowsStillFlying > 0)
        {
            notes.Add(words["some still flying"]);
        }

        return string.Join("; ", notes);
    }

    private void TellRegimes(Page page, RateTable table)
    {
        var regimes = ReportingRegimes.Shipped.Items.Where(r => table.Rates.Any(rate => rate.Regimes.Contains(r.Id, StringComparer.Ordinal))).ToList();
        var incomparable = table.Rates.Select(r => r.Outcome).Distinct().Where(o => regimes.GroupBy(r => string.Join(' ', r.Classes), StringComparer.Ordinal).Any(g => !ReportingRegimes.AreComparable(o, [.. g]))).ToList();
        if (incomparable.Count > 0)
        {
            page.Paragraph(words.Format($"NOT COMPARABLE across time: {string.Join(", ", incomparable.Select(o => words.Outcome(o)))}. What the word means changed between reporting regimes; compare {"--outcome stopped"} instead."), style: Page.Bold);
        }

        foreach (var regime in regimes)
        {
            page.Paragraph($"{regime.Id} ({RegimesCommand.Days(regime)}): {words[regime.Destroyed]}", indent: 4, first: 2);
        }
    }
}
