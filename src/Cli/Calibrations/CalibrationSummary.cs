using Testudo.Cli.Evidence;
using Testudo.Cli.Summary;
using Testudo.Reporting.Calibrations;

namespace Testudo.Cli.Calibrations;

/// <summary>A calibration as a page of text.</summary>
internal sealed class CalibrationSummary(CalibrationDocument calibration, Words words)
{
    // Above this, chains should run longer before their answer is believed.
    private const double LargestSplitR = 1.1;
    private const int MostPairs = 5;

    private static readonly Dictionary<string, string> Factors = new(StringComparer.Ordinal)
    {
        ["sam-drone"] = Words.Mark("missiles against drones"),
        ["sam-cruise"] = Words.Mark("missiles against cruise missiles"),
        ["sam-ballistic"] = Words.Mark("missiles against ballistic missiles"),
        ["sam-supersonic"] = Words.Mark("missiles against supersonic missiles"),
        ["guns"] = Words.Mark("guns and mobile fire groups"),
        ["fighters"] = Words.Mark("fighters"),
        ["jamming"] = Words.Mark("jamming"),
        ["detection"] = Words.Mark("detection"),
        ["readiness"] = Words.Mark("readiness of batteries and links"),
        ["drone-reliability"] = Words.Mark("reliability of drones"),
        ["missile-reliability"] = Words.Mark("reliability of missiles"),
        ["raid-effect-drone"] = Words.Mark("raid effect on drones"),
        ["raid-effect-cruise"] = Words.Mark("raid effect on cruise missiles"),
        ["raid-effect-ballistic"] = Words.Mark("raid effect on ballistic missiles"),
        ["thin-drone"] = Words.Mark("drones at thinly covered places"),
        ["thin-cruise"] = Words.Mark("cruise missiles at thinly covered places"),
        ["thin-ballistic"] = Words.Mark("ballistic missiles at thinly covered places"),
        ["thin-slope"] = Words.Mark("fewer of them the larger a raid"),
        ["together"] = Words.Mark("weapons of a raid at one place"),
        ["together-ballistic"] = Words.Mark("ballistic missiles at one place"),
        ["together-slope"] = Words.Mark("less of that the larger a raid"),
    };

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["told"] = Words.Mark("told"),
        ["hinted"] = Words.Mark("hinted"),
        ["not-told"] = Words.Mark("cannot tell"),
    };

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"{words.Of(calibration.Title)}: fitted to raids that ended from {calibration.From:yyyy-MM-dd} to {calibration.To:yyyy-MM-dd}: {calibration.Fitted:N0}, held out: {calibration.HeldOut:N0}"), style: Page.Bold);
        page.Paragraph(words["The laydown is notional; what is fitted are class totals of the whole country. The record cannot tell one system or one city from another."]);
        page.Line();
        FactorTable(page);
        page.Line();
        Coverage(page);
        page.Line();
        if (calibration.Named.Count > 0)
        {
            Named(page);
            page.Line();
        }

        Rest(page);
    }

    private void FactorTable(Page page)
    {
        var table = new TextTable().Text(words["Factor, in standard deviations of its prior"], least: TextTable.EnoughOfAName).Number(words["Mean"]).Number(words["SD"]).Number("90 %", 1).Text(words["The record"]);
        foreach (var factor in calibration.Factors)
        {
            table.Row(words[Factors[factor.Id]], Two(factor.Mean), Two(factor.StandardDeviation), words.Numbers.Interval(factor.Low, factor.High, 2), words[Answers[factor.Identification]]);
        }

        table.Write(page);
        var told = calibration.Factors.Count(f => f.Identification == "told");
        page.Paragraph(told == 0
            ? words["The record of this period tells nothing of any factor: what follows are the priors."]
            : words.Format($"Told of {calibration.Factors.Count} factors: {told}. Where the record cannot tell, the spread of the catalogue remains."));
        foreach (var pair in calibration.Pairs.Take(MostPairs))
        {
            page.Paragraph(words.Format($"Only together: {words[Factors[pair.First]]}, {words[Factors[pair.Second]]} (correlation {Two(pair.Correlation)})"), indent: 4, first: 2);
        }
    }

    private void Coverage(Page page)
    {
        var table = new TextTable().Text(words["Raids that were not fitted"], least: TextTable.EnoughOfAName).Number(words["Cells"]).Number(words["Launched"]).Number(words["Stopped"]).Number(words["simulated"]).Number("50 %").Number("80 %").Number("90 %");
        foreach (var of in calibration.Coverage)
        {
            string[] cells =
            [
                of.Class == "all" ? words["All cells"] : words.RecordClass(of.Class), words.Numbers.Whole(of.Cells), words.Numbers.Whole(of.Launched), words.Numbers.Whole(of.Observed), words.Numbers.Whole(of.Predicted),
                words.Numbers.Percent(of.Coverage50), words.Numbers.Percent(of.Coverage80), words.Numbers.Percent(of.Coverage90),
            ];
            if (of.Class == "all")
            {
                table.Total(cells);
            }
            else
            {
                table.Row(cells);
            }
        }

        table.Write(page);
        page.Paragraph(words["Percentages: how often what was reported lies in the interval that is named at the top."]);
    }

    private void Named(Page page)
    {
        var table = new TextTable().Text(words["Raids never fitted"], least: TextTable.EnoughOfAName).Number(words["Launched"]).Number(words["Stopped"]).Number(words["simulated"]).Number("90 %").Text(words["Within"]);
        foreach (var cell in calibration.Named)
        {
            var band = cell.Predicted.Intervals[^1];
            table.Row($"{cell.Raid} {words.RecordClass(cell.Class)}", words.Numbers.Whole(cell.Launched), words.Numbers.Whole(cell.Observed), words.Numbers.Short(cell.Predicted.Mean), $"{words.Numbers.Whole(band.Low)}–{words.Numbers.Whole(band.High)}", cell.IsWithin ? words["yes"] : words["no"]);
        }

        table.Write(page);
        var outside = calibration.Named.Where(c => !c.IsWithin).ToList();
        page.Paragraph(outside.Count == 0
            ? words["Every reported count of these raids lies in the 90 % band of the calibrated scenario."]
            : words.Format($"Outside the 90 % band: {string.Join(", ", outside.Select(c => $"{c.Raid} {words.RecordClass(c.Class)}"))}. Nine of ten counts lie within where all is right."));
    }

    private void Rest(Page page)
    {
        if (calibration.SelfCheck is { } check)
        {
            page.Paragraph(words.Format($"Self-check with known truth: worlds {check.Worlds}; within its 90 % interval {words.Numbers.Percent(check.Coverage90)} of factors, within 50 % {words.Numbers.Percent(check.Coverage50)}."));
        }

        if (calibration.SplitR > LargestSplitR)
        {
            page.Paragraph(words.Format($"Take care: the chains do not agree yet (split R {Two(calibration.SplitR)}); run more {"--steps"}."), style: Page.Bold);
        }

        page.Paragraph(words.Format($"testudo {calibration.Provenance.Version}, scenario {calibration.ScenarioHash[..12]}, catalogue {calibration.Provenance.CatalogueHash![..12]}, record {calibration.Provenance.Record!.Sha256[..12]}, seed {calibration.Seed}, raids simulated {calibration.Simulated:N0}"), style: Page.Dim);
    }

    private string Two(double value) => words.Numbers.Fixed(value, 2);
}
