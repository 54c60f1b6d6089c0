using Testudo.Cli.Evidence;
using Testudo.Cli.Summary;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;
using Testudo.Forecast.Dynamics;
using Testudo.Reporting.Forecasts;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Forecasts;

/// <summary>Says how much of a raid is stopped, from what was reported before it.</summary>
internal sealed class ForecastCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    /// <summary>Does what was asked.</summary>
    /// <param name="raid">What is launched.</param>
    /// <param name="date">The day of the raid; null for the day after the latest report.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string? raid, string? date)
    {
        if (raid is null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"forecast"} needs {"--raid"}: what is launched"), words.Format($"such as {"drone=150,cruise=20,ballistic=8"}"));
        }

        var day = WrittenDay.Read("--date", date, words) switch
        {
            null => (DateOnly?)null,
            { } read when read.First == read.Last => read.First,
            _ => throw new Failure(ExitCodes.WrongInput, words.Format($"{"--date"} is \"{date}\"; write one day, such as {"2025-09-15"}")),
        };
        using var hand = EvidenceAtHand.Find(places, terminal, words);
        var weapons = RaidText.Read(raid, hand.Catalogue, words);
        var cells = KnownCells.Of(hand, words);
        var on = day ?? DateOnly.FromDateTime(cells[^1].End).AddDays(1);
        var planned = new PlannedRaid(on.ToDateTime(TimeOnly.MinValue), weapons);
        var basis = ForecastBasis.Of(cells, planned);
        Check(basis, on, cells);
        var model = new ForecastModel();
        foreach (var known in cells.TakeWhile(c => c.End <= planned.Begin).GroupBy(c => c.Raid, StringComparer.Ordinal))
        {
            model.Learn([.. known]);
        }

        var forecast = model.Forecast(planned);
        if (output.IsJson)
        {
            output.WriteJson(stream => PublishedJson.Write(stream, ForecastDocument.Of(hand.Provenance(output), on, forecast, basis), ForecastJson.Default));
        }
        else
        {
            Tell(on, forecast, basis, hand);
        }

        return ExitCodes.Ok;
    }

    private void Check(ForecastBasis basis, DateOnly day, IReadOnlyList<ForecastCell> cells)
    {
        if (basis.Raids == 0)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"nothing was reported before {day:yyyy-MM-dd} that a forecast could be learned from: the record begins with a raid that ended {cells[0].End:yyyy-MM-dd}"),
                words["choose a later date"]);
        }

        if (basis.Classes.FirstOrDefault(c => c.Raids == 0) is { } unseen)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"no raid with {words.RecordClass(unseen.Class)} ended before {day:yyyy-MM-dd}, so that there is nothing to forecast it from; raids with them in the whole record: {cells.Count(c => c.Class == unseen.Class):N0}"),
                words["choose a later date, or leave the class out"]);
        }
    }

    private void Tell(DateOnly day, RaidForecast forecast, ForecastBasis basis, EvidenceAtHand hand)
    {
        var page = Page.On(terminal);
        page.Paragraph(words.Format($"Forecast of a raid on {day:yyyy-MM-dd}: launched {forecast.Total.Largest:N0}"), style: Page.Bold);
        page.Line();
        var lines = forecast.Classes.Select(c => (Name: words.RecordClass(c.Class), c.Stopped)).ToList();
        if (lines.Count > 1)
        {
            lines.Add((words["Total"], forecast.Total));
        }

        Table(page, words["Stopped"], lines, f => f);
        page.Line();
        Table(page, words["Leaked"], lines, f => f.Complement());
        page.Line();
        page.Paragraph(words["Stopped: drones shot down or lost on the way, missiles shot down. A central interval of 90 % should hold what happens in nine of ten raids."]);
        if (lines.Count > 1)
        {
            page.Paragraph(words.Format($"The total takes in that classes of one raid share an effect (correlation {forecast.SharedEffect:N2})."));
        }

        page.Line();
        page.Paragraph(words.Format($"It rests on raids reported from {basis.First:yyyy-MM-dd} to {basis.Latest:yyyy-MM-dd}: {basis.Raids:N0}, the latest counting most."));
        foreach (var of in basis.Classes)
        {
            page.Paragraph(words.Format($"{words.RecordClass(of.Class)}: raids {of.Raids:N0}, in the 90 days before {of.RecentRaids:N0}, the latest {of.Latest:yyyy-MM-dd}, at most {of.MostLaunched:N0} launched"), indent: 4, first: 2);
        }

        page.Paragraph(hand.Origin(words), style: Page.Dim);
        foreach (var doubt in basis.Doubts)
        {
            page.Paragraph(words.Format($"Take care: {Say(doubt)}"), style: doubt.Kind == DoubtKind.ContradictoryCounts ? Page.Dim : Page.Bold);
        }
    }

    private void Table(Page page, string title, IReadOnlyList<(string Name, CountForecast Stopped)> lines, Func<CountForecast, CountForecast> what)
    {
        var table = new TextTable().Text(title, least: TextTable.EnoughOfAName).Number(words["Launched"]).Number(words["Mean"]).Text("50 %").Text("80 %").Text("90 %");
        foreach (var (index, (name, stopped)) in lines.Index())
        {
            var forecast = what(stopped);
            string[] cells = [name, words.Numbers.Whole(forecast.Largest), words.Numbers.Short(forecast.Mean), .. CountEntry.Levels.Select(level => Interval(forecast.Interval(level)))];
            if (index > 0 && index == lines.Count - 1)
            {
                table.Total(cells);
            }
            else
            {
                table.Row(cells);
            }
        }

        table.Write(page);
    }

    private string Interval(CountInterval interval) => $"{words.Numbers.Whole(interval.Low)}–{words.Numbers.Whole(interval.High)}";

    private string Say(ForecastDoubt doubt) => doubt.Kind switch
    {
        DoubtKind.FewRaids => words.Format($"raids known: only {doubt.Value:N0}; the forecast is close to what was assumed before any report."),
        DoubtKind.FewRaidsOfClass => words.Format($"{Name(doubt)}: raids known: only {doubt.Value:N0}."),
        DoubtKind.OldReports => words.Format($"the latest report is old, days: {doubt.Value:N0}."),
        DoubtKind.OldReportsOfClass => words.Format($"{Name(doubt)}: the latest report is old, days: {doubt.Value:N0}."),
        DoubtKind.LargerThanSeen => words.Format($"{Name(doubt)}: more are launched than in any raid so far (at most {doubt.Value:N0}); the forecast reaches outside the data."),
        DoubtKind.SmallerThanUsual => words.Format($"{Name(doubt)}: fewer are launched than in nearly all raids of the year before (at least {doubt.Value:N0}); the forecast reaches outside the data."),
        DoubtKind.UnseenModel => words.Format($"{Name(doubt)}: the model {doubt.Model} was not reported before; it is taken as an average one of its class."),
        _ => words.Format($"{Name(doubt)}: raids of which more were reported stopped than launched: {doubt.Value:N0}; launched was taken there."),
    };

    private string Name(ForecastDoubt doubt) => words.RecordClass(doubt.Class ?? "");
}
