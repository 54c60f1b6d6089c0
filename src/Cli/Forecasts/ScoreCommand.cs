using Testudo.Cli.Evidence;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Scoring;
using Testudo.Reporting.Forecasts;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Forecasts;

/// <summary>Forecasts the raids of a period one after the other, and scores the forecasts against baselines.</summary>
internal sealed class ScoreCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    // Above this, raids are few enough that a mean score says little.
    private const int FewRaids = 20;

    /// <summary>Does what was asked.</summary>
    /// <param name="period">The days on which raids ended.</param>
    /// <param name="dump">Where every forecast goes with its probabilities; null for nowhere.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run((DateOnly? From, DateOnly? To) period, string? dump)
    {
        output.TryPlaces();
        var place = new OutputPlace(words);
        if (dump is not null)
        {
            if (dump.Length == 0)
            {
                throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
            }

            place.TryFile(dump);
        }

        using var hand = EvidenceAtHand.Find(places, terminal, words);
        var cells = KnownCells.Of(hand, words);
        var (from, to) = Period(period, cells);
        using var interruption = new Interruption(() => terminal.Error.WriteLine(words["Stopped; nothing was written."]));
        RollingScores scores;
        try
        {
            var progress = new RunProgress(terminal, isQuiet: false, words["Raids"], (done, _) => words.Format($"Raids scored: {done:N0} %"));
            scores = progress.Show(() => RollingScores.Of(cells, from, to, progress, interruption.Token));
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(words["Stopped; nothing was written."]);
            return ExitCodes.Stopped;
        }

        var document = ScoreDocument.Of(hand.Provenance(output), from, to, scores);
        if (dump is not null)
        {
            place.Write(dump, stream => ForecastJson.WriteLines(stream, scores));
        }

        output.WriteJson(stream => PublishedJson.Write(stream, document, ForecastJson.Default));
        output.WritePage(document);
        if (output.IsTable)
        {
            Tell(document, hand);
        }

        output.Finish(dump);
        return ExitCodes.Ok;
    }

    // Without days, all that can be scored: half a year is needed to learn from.
    private (DateOnly From, DateOnly To) Period((DateOnly? From, DateOnly? To) period, IReadOnlyList<ForecastCell> cells)
    {
        var (first, last) = (DateOnly.FromDateTime(cells[0].End), DateOnly.FromDateTime(cells[^1].End));
        var to = period.To ?? last;
        var from = period.From ?? to.AddMonths(-6).AddDays(1);
        if (!cells.Any(c => DateOnly.FromDateTime(c.End) is var date && date >= from && date <= to))
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"no raid ended from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}; the record has raids from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}"),
                words.Format($"choose another period with {"--from"} and {"--to"}, or import a newer record"));
        }

        return !cells.Any(c => DateOnly.FromDateTime(c.End) < from)
            ? throw new Failure(ExitCodes.WrongInput, words.Format($"no raid ended before {from:yyyy-MM-dd}: there is nothing to learn from"), words.Format($"choose a later {"--from"}; the record begins {first:yyyy-MM-dd}"))
            : (from, to);
    }

    private void Tell(ScoreDocument document, EvidenceAtHand hand)
    {
        var page = Page.On(terminal);
        page.Paragraph(words.Format($"Forecasts of raids that ended from {document.From:yyyy-MM-dd} to {document.To:yyyy-MM-dd}: raids {document.Raids:N0}, cells {document.Cells:N0}"), style: Page.Bold);
        page.Paragraph(words["Each is made from what was reported before its raid began; what was launched is given. A cell is one class in one raid. Lower scores are better."]);
        page.Line();
        foreach (var group in document.Groups.Where(g => g.Kind is "all" or "class" or "total"))
        {
            Scores(page, Title(group), group);
        }

        Sizes(page, [.. document.Groups.Where(g => g.Kind == "size")]);
        Differences(page, document);
        page.Paragraph(words.Format($"Where what happened stands in its forecast, in tenths; 10 % each if it is calibrated: {string.Join(" ", document.Groups[0].Scores[0].Histogram.Select(h => words.Numbers.Percent(h)))}"));
        if (document.Raids < FewRaids)
        {
            page.Paragraph(words.Format($"Take care: raids: only {document.Raids:N0}, too few to tell forecasters apart."), style: Page.Bold);
        }

        page.Paragraph(hand.Origin(words), style: Page.Dim);
    }

    private string Title(ScoreGroupEntry group) => group.Kind switch
    {
        "all" => words["All cells"],
        "total" => words["Totals of raids of several classes"],
        _ => words.RecordClass(group.Name),
    };

    private TextTable Table(string heading) => new TextTable().Text(heading, least: TextTable.EnoughOfAName).Number(words["Cells"])
        .Number(words["Log score"]).Number("CRPS").Number("50 %").Number("80 %").Number("90 %").Number(words["Unreliability"], 2);

    private void Scores(Page page, string title, ScoreGroupEntry group)
    {
        var table = Table(title);
        foreach (var score in group.Scores)
        {
            var cells = Cells(score.Forecaster, score);
            if (score.Forecaster == RollingScores.Forecasters[0])
            {
                table.Total(cells);
            }
            else
            {
                table.Row(cells);
            }
        }

        table.Write(page);
        page.Line();
    }

    private void Sizes(Page page, IReadOnlyList<ScoreGroupEntry> groups)
    {
        var table = Table(words["By launches of a class in a raid"]);
        foreach (var group in groups)
        {
            foreach (var score in group.Scores.Where(s => s.Forecaster is "testudo" or "B5"))
            {
                table.Row(Cells($"{(group.Name == "over 200" ? words["over 200"] : group.Name)}: {score.Forecaster}", score));
            }
        }

        table.Write(page);
        page.Line();
    }

    private string[] Cells(string name, ScoreSummary score) =>
    [
        name, words.Numbers.Whole(score.Cells), Three(score.LogScore), Three(score.Crps),
        words.Numbers.Percent(score.Coverage50), words.Numbers.Percent(score.Coverage80), words.Numbers.Percent(score.Coverage90), Three(score.Unreliability),
    ];

    private void Differences(Page page, ScoreDocument document)
    {
        var table = new TextTable().Text(words["Difference from a baseline"], least: TextTable.EnoughOfAName).Number(words["Raids"], 3).Number(words["Log score"]).Text(words["95 %"]).Number("CRPS").Text(words["95 %"]);
        foreach (var difference in document.Differences)
        {
            table.Row(
                $"{(difference.Name == "all" ? words["All cells"] : words.RecordClass(difference.Name))}: {difference.Baseline}",
                words.Numbers.Whole(difference.Raids),
                Three(difference.LogScore.Value), words.Numbers.Interval(difference.LogScore.Low, difference.LogScore.High, 3),
                Three(difference.Crps.Value), words.Numbers.Interval(difference.Crps.Low, difference.Crps.High, 3));
        }

        table.Write(page);
        page.Paragraph(words["Below 0: better than the baseline. Intervals from drawing raids again."]);
        page.Line();
    }

    private string Three(double value) => words.Numbers.Fixed(value, 3);
}
