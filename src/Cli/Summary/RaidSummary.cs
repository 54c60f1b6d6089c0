using Testudo.Cli.Calibrations;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Summary;

/// <summary>A result on one screen: at most 45 lines of at most 100 columns.</summary>
/// <param name="assessment">The result.</param>
/// <param name="words">The language.</param>
internal sealed class RaidSummary(RaidAssessment assessment, Words words)
{
    /// <summary>The most lines, with the line that says where the files are.</summary>
    public const int MostLines = 45;

    private const int MostCities = 8;
    private const int MostSystems = 10;
    private const int LeastRows = 3;
    private const int LinesForFiles = 2;
    private const string Separator = "; ";
    private const int ShortestClass = 16;
    private const double LeastCause = 0.03;
    private static readonly double[] SensibleShares = [0.1, 0.5, 0.9];

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        var above = Lines(page, Head, ClassTable);
        var below = Lines(page, Foot);
        var tables = new RankedTables(assessment, words);
        // What is left goes to the two long tables, each with a heading and a blank line; what one does not need the other has.
        var left = MostLines - LinesForFiles - above.Count - below.Count - 5;
        var (wantedCities, wantedSystems) = (tables.CityLines(MostCities), tables.SystemLines(MostSystems));
        // On a narrow screen the rest takes more lines; then the page may be longer rather than say nothing here.
        var cities = Math.Max(Math.Min(LeastRows, wantedCities), Math.Clamp(left - wantedSystems, Math.Min(wantedCities, left / 2), wantedCities));
        var systems = Math.Max(LeastRows + 1, left - cities);

        above.ForEach(line => page.Line(line.Text, line.Style));
        page.Line();
        tables.Cities(cities).Write(page);
        if (assessment.Systems.Count > 0)
        {
            page.Line();
            tables.Systems(Math.Min(systems, wantedSystems)).Write(page);
        }

        page.Line();
        below.ForEach(line => page.Line(line.Text, line.Style));
    }

    private static List<(string Text, string Style)> Lines(Page page, params Action<Page>[] parts)
    {
        var kept = new List<(string, string)>();
        var draft = new Page((text, style) => kept.Add((text, style)), page.Width);
        foreach (var part in parts)
        {
            part(draft);
        }

        return kept;
    }

    private void Head(Page page)
    {
        var date = DateOnly.ParseExact(assessment.Date, "yyyy-MM-dd");
        page.Paragraph($"{words.Of(assessment.Title)} ({(assessment.Scenario == assessment.Date ? "" : assessment.Scenario + ", ")}{(words.Language == "en" ? assessment.Date : date.ToString("dd.MM.yyyy"))})", style: Page.Bold);
        page.Paragraph(words["The laydown is notional, at city level; all numbers come from public sources or are judgements."], style: Page.Dim);
        if (assessment.Doctrine is { IsReplaced: true } tried)
        {
            page.Paragraph(words.Format($"Doctrine: {words.Of(tried.Name)} ({tried.Id}), tried in the place of the scenario's own."));
        }

        if (assessment.Interrupted)
        {
            page.Paragraph(words["The run was stopped before its end: these are the replications that were complete."], style: Page.Bold);
        }

        page.Line();
        var leaked = assessment.Raid.Leaked;
        page.Paragraph(
            words.Format($"Of {Numbers.Whole(assessment.Raid.Launched.Mean)} threats, {Numbers.Short(leaked.Expected.Mean)} would get through; a single raid: {Numbers.Whole(leaked.OneRaidLow)} to {Numbers.Whole(leaked.OneRaidHigh)} (nine raids out of ten)."),
            indent: 0);
        page.Line();
    }

    private void ClassTable(Page page)
    {
        var hasExpended = assessment.Raid.Expended.Mean > 0;
        var classes = assessment.Classes.Append(assessment.Raid).ToList();
        var table = new TextTable().Text("", least: ShortestClass).Number(words["Launched"]).Number(words["Stopped"], 7).Number(Heading(words["one raid 90 %"]), 1).Number(words["Failed"], 6);
        if (hasExpended)
        {
            table.Number(words["Unarmed"], 6);
        }

        table.Number(words["Leaked"]).Number(Heading(words["sampling 95 %"]), 2).Number(Heading(words["inputs 90 %"]), 3).Number(Heading(words["one raid 90 %"]), 8);
        var launched = Numbers.DecimalsFor(classes.Select(c => c.Launched.Mean));
        var stopped = Numbers.DecimalsFor(classes.Select(c => c.Stopped.Expected.Mean));
        var failed = Numbers.DecimalsFor(classes.Select(c => c.Failed.Mean));
        var expended = Numbers.DecimalsFor(classes.Select(c => c.Expended.Mean));
        var leaked = Numbers.DecimalsFor(classes.Select(c => c.Leaked.Expected.Mean));
        foreach (var answer in classes)
        {
            var expected = answer.Leaked.Expected;
            string[] cells =
            [
                words.Class(answer.Class),
                Numbers.Fixed(answer.Launched.Mean, launched),
                Numbers.Fixed(answer.Stopped.Expected.Mean, stopped),
                Numbers.OneRaid(answer.Stopped),
                Numbers.Fixed(answer.Failed.Mean, failed),
                .. hasExpended ? [Numbers.Fixed(answer.Expended.Mean, expended)] : Array.Empty<string>(),
                Numbers.Fixed(expected.Mean, leaked),
                Numbers.Interval(expected.SamplingLow, expected.SamplingHigh, leaked),
                Numbers.Interval(expected.InputLow, expected.InputHigh, leaked),
                Numbers.OneRaid(answer.Leaked),
            ];
            if (answer == assessment.Raid)
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

    // The percentage goes to a line of its own.
    private static string Heading(string text) =>
        text.LastIndexOf(' ', Math.Max(0, text.Length - 3)) is > 0 and var space ? text[..space] + "\n" + text[(space + 1)..] : text;

    private void Foot(Page page)
    {
        Item(page, words["Why they leaked"], Causes());
        Item(page, words["Warning, 5 % / median"], Warnings());
        var leakers = assessment.Leakers;
        Item(page, words["Leakers L"], [
            words.Format($"median {Numbers.Whole(leakers.Median.Value)}"),
            words.Format($"90 % {Numbers.Whole(leakers.P90.Value)}"),
            words.Format($"95 % {Numbers.Whole(leakers.P95.Value)}"),
            words.Format($"mean of the worst 5 % {Numbers.Short(leakers.Cvar95)}"),
        ]);
        Item(page, words["Probability"], [$"P(L = 0) {Numbers.Chance(leakers.None)}", .. SensibleNumbers().Select(a => $"P(L ≤ {Numbers.Whole(a.K)}) {Numbers.Chance(a.Probability)}")]);
        Item(page, words["Cost"], Cost());
        Item(page, words["People"], People());
        var crossed = assessment.Countries.Where(c => c.Entries.Mean > 0).OrderByDescending(c => c.Entries.Mean).ToList();
        if (crossed.Count > 0)
        {
            Item(page, words["Border crossings"], crossed.Select(c => $"{words.Of(c.Name)} {Numbers.Short(c.Entries.Mean)}, P {Numbers.Fixed(c.Entered.Value, 3)}"));
        }

        var leaked = assessment.Raid.Leaked.Expected;
        var decimals = Numbers.DecimalsFor([leaked.Mean]);
        Item(page, words["Closed form, no limits on channels and rounds"], [
            words.Format($"{Numbers.Short(assessment.ClosedForm.Leakers)} leakers"),
            words.Format($"simulated {Numbers.Fixed(leaked.Mean, decimals)} {Numbers.Interval(leaked.SamplingLow, leaked.SamplingHigh, decimals)}"),
        ]);
        page.Paragraph(
            words.Format($"testudo {assessment.Version}, scenario {assessment.ScenarioHash[..12]}, catalogue {assessment.CatalogueHash[..12]}, seed {assessment.Seed}, replications {assessment.Replications:N0}"),
            style: Page.Dim);
        if (assessment.Calibration is { } calibration)
        {
            page.Paragraph(CalibrationAtHand.Told(calibration, words), style: Page.Dim);
        }
    }

    private static void Item(Page page, string name, IEnumerable<string> parts)
    {
        // Parts stay whole where a line can hold them.
        var text = string.Join(Separator, parts.Select(p => p.Replace(' ', '\u00A0')));
        if (text.Length > 0)
        {
            page.Paragraph($"{name}: {text}");
        }
    }

    private IEnumerable<string> Causes()
    {
        var all = assessment.Raid.Leaked.Expected.Mean;
        var causes = assessment.Raid.Causes.Where(c => c.Leaked.Mean > 0).OrderByDescending(c => c.Leaked.Mean).ToList();
        var small = causes.Where(c => c.Leaked.Mean < LeastCause * all).ToList();
        foreach (var (cause, leaked) in causes.Take(causes.Count - (small.Count > 1 ? small.Count : 0)))
        {
            var decimals = Numbers.DecimalsFor(leaked.Mean);
            yield return $"{words.Cause(cause)} {Numbers.Percent(leaked.Mean / all)}, {Numbers.Fixed(leaked.Mean, decimals)} {Numbers.Interval(leaked.SamplingLow, leaked.SamplingHigh, decimals)}";
        }

        if (small.Count > 1)
        {
            yield return words.Format($"other {Numbers.Percent(small.Sum(c => c.Leaked.Mean) / all)}");
        }
    }

    private IEnumerable<string> Warnings() =>
        assessment.Classes.Where(c => c.Warning is { Count: > 0, P05: not null, P50: not null })
            .Select(c => $"{words.Class(c.Class)} {Numbers.Duration(c.Warning!.P05!.Value)} / {Numbers.Duration(c.Warning.P50!.Value)}");

    /// <summary>The numbers of leakers near the 10th, 50th and 90th percentile.</summary>
    private IEnumerable<AtMost> SensibleNumbers()
    {
        var all = assessment.Leakers.AtMost;
        return all.Count == 0
            ? []
            : SensibleShares.Select(share => all.MinBy(a => Math.Abs(a.Probability.Value - share))!).Where(a => a.K > 0).DistinctBy(a => a.K);
    }

    private IEnumerable<string> People()
    {
        var people = assessment.People;
        if (people.WarnedShare is { } warned && assessment.PeopleThreatened.Mean > 0)
        {
            yield return words.Format($"warned in time {Numbers.Percent(warned.Mean)}");
        }

        if (people.Exposed.Mean > 0)
        {
            yield return words.Format($"near impacts {Numbers.Short(people.Exposed.Mean)} ({Numbers.Short(people.ExposedUnsheltered.Mean)} without time to shelter)");
        }

        if (people.UnderDebris.Mean > 0)
        {
            yield return words.Format($"under debris {Numbers.Short(people.UnderDebris.Mean)}");
        }

        if (people.FalseAlarmShare is not null)
        {
            yield return words.Format($"alert {Numbers.Short(people.Regions.Sum(r => r.AlertHours.Mean))} h");
        }
    }

    private IEnumerable<string> Cost()
    {
        var cost = assessment.Cost;
        yield return words.Format($"defender {Numbers.Money(cost.DefenderUsd.Mean)}");
        yield return words.Format($"attacker {Numbers.Money(cost.AttackerUsd.Mean)}");
        yield return words.Format($"ratio {Numbers.Short(cost.ExchangeRatio.Mean)}");
        yield return words.Format($"value protected {Numbers.Percent(cost.ProtectedShare.Mean)}, lost {Numbers.Percent(cost.DamageShare.Mean)}");
    }
}
