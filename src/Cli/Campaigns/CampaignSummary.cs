using Testudo.Campaigns.Answers;
using Testudo.Campaigns.Raids;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Evidence;
using Testudo.Cli.Summary;

namespace Testudo.Cli.Campaigns;

/// <summary>A campaign as a page of text.</summary>
internal sealed class CampaignSummary(CampaignAssessment campaign, Words words)
{
    // Of months that disagree, the first are told; all of them stand in the result.
    private const int MostDisagreements = 6;

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"{words.Of(campaign.Title)}: {campaign.From} to {campaign.To}"), style: Page.Bold);
        page.Line();
        foreach (var sentence in Answer())
        {
            page.Paragraph(sentence, indent: 0);
        }

        page.Line();
        Classes(page);
        page.Line();
        Stocks(page);
        Beside(page, words["Policy"], campaign.Policies);
        Beside(page, words["Lever"], campaign.Levers);
        page.Line();
        foreach (var sentence in Agreement())
        {
            page.Paragraph(sentence, indent: 0);
        }

        page.Line();
        page.Paragraph(words.Format($"Replications: {Numbers.Whole(campaign.Replications)}; seed {campaign.Seed}. 90 %: between the 5th and the 95th percentile of replications, which differ in raids, chance and inputs. Stocks and laydown are notional."), indent: 0, style: Page.Dim);
        if (campaign.Calibration is { } calibration)
        {
            page.Paragraph(CalibrationAtHand.Told(calibration, words), indent: 0, style: Page.Dim);
        }
    }

    private CampaignClassAnswer Whole => campaign.Classes[^1];

    private IEnumerable<string> Answer()
    {
        if (campaign.Interrupted)
        {
            yield return words["Stopped before the end: what follows rests on the replications that were complete. The same command goes on from them."];
        }

        yield return campaign.RaidsFrom == RaidOrigin.Record
            ? words.Format($"Raids in a campaign: {Numbers.Whole(campaign.Raids.Mean)}, drawn from the public record in blocks of days.")
            : words.Format($"Raids in a campaign: {Numbers.Whole(campaign.Raids.Mean)}, those that are given and what monthly totals add to them.");
        yield return words.Format($"Launched {Numbers.Whole(Whole.Launched.Mean)}, leaked {Numbers.Whole(Whole.Leaked.Mean)} {Band(Whole.Leaked)}.");
        foreach (var stock in campaign.Stocks.Where(s => s.Empty.Probability > 0).OrderByDescending(s => s.Empty.Probability).Take(3))
        {
            yield return stock.Empty.Median is { } median
                ? words.Format($"{words.Of(stock.Title)}: runs out in {Numbers.Percent(stock.Empty.Probability)} of campaigns; in half of them by {median}.")
                : words.Format($"{words.Of(stock.Title)}: runs out in {Numbers.Percent(stock.Empty.Probability)} of campaigns.");
        }

        yield return campaign.Capability.HalfLife.Median is { } half
            ? words.Format($"Half of what the stocks could kill on the first morning is gone by {half} in half of campaigns.")
            : words.Format($"Half of what the stocks could kill on the first morning is gone before the end in {Numbers.Percent(campaign.Capability.HalfLife.Probability)} of campaigns.");
        if (campaign.BreakEven is { } even)
        {
            var stock = campaign.Stocks.First(s => s.Id == even.Stock);
            yield return words.Format($"{words.Of(stock.Title)}: {Numbers.Short(even.PerMonth)} rounds a month keep the stock as it is (95 %: {Numbers.Short(even.Low)} – {Numbers.Short(even.High)}); {Numbers.Short(even.ComesPerMonth)} come.");
        }
    }

    private IEnumerable<string> Agreement()
    {
        var all = campaign.Classes.Where(c => c.Class is not null).SelectMany(c => c.Months.Select(m => (Class: c.Class!, Month: m))).Where(m => m.Month.Agrees is not null).ToList();
        if (all.Count == 0)
        {
            yield return words["No monthly rate was reported with which the simulated ones could be compared."];
            yield break;
        }

        var apart = all.Where(m => m.Month.Agrees == false).ToList();
        yield return words.Format($"Reported shares stopped by class and month: {all.Count:N0}; inside the simulated 90 %: {all.Count - apart.Count:N0}.");
        foreach (var (recordClass, month) in apart.OrderByDescending(m => m.Month.Launched.Mean).Take(MostDisagreements))
        {
            yield return words.Format($"{words.RecordClass(recordClass)}, {month.Month}: reported {Numbers.Percent(month.Reported!.StoppedRate!.Value)}, simulated {Numbers.Percent(month.StoppedRate!.Mean)} (90 %: {Numbers.Percent(month.StoppedRate.Low90)} – {Numbers.Percent(month.StoppedRate.High90)}).");
        }
    }

    private void Classes(Page page)
    {
        var table = new TextTable().Text(words["Class"], least: TextTable.EnoughOfAName).Number(words["Launched"]).Number(words["90 %"], 1).Number(words["Leaked"]).Number(words["90 %"], 2)
            .Number(words["Stopped, %"]).Number(words["90 %"], 3);
        foreach (var c in campaign.Classes)
        {
            string[] cells =
            [
                c.Class is { } name ? words.RecordClass(name) : words["Total"], Numbers.Whole(c.Launched.Mean), Band(c.Launched), Numbers.Whole(c.Leaked.Mean), Band(c.Leaked),
                c.StoppedRate is { } rate ? Points(rate.Mean) : Numbers.None, c.StoppedRate is { } band ? $"{Points(band.Low90)}–{Points(band.High90)}" : Numbers.None,
            ];
            if (c.Class is null)
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

    private void Stocks(Page page)
    {
        var table = new TextTable().Text(words["Stock"], least: TextTable.EnoughOfAName).Number(words["First\nmorning"]).Number(words["Delivered\nand made"], 3).Number(words["Used"], 4).Number(words["Lost"], 0).Number(words["Left"]).Number(words["90 %"], 2)
            .Number(words["Runs out,\n% of campaigns"]).Number(words["Half of them\nby"], 1);
        foreach (var stock in campaign.Stocks)
        {
            table.Row(
                words.Of(stock.Title), Numbers.Whole(stock.Initial.Mean), Numbers.Whole(stock.Delivered.Mean + stock.Produced.Mean), Numbers.Whole(stock.Used.Mean), Numbers.Whole(stock.Lost.Mean),
                Numbers.Whole(stock.Left.Mean), Band(stock.Left), Points(stock.Empty.Probability), stock.Empty.Median ?? Numbers.None);
        }

        table.Write(page);
    }

    private void Beside(Page page, string heading, IReadOnlyList<VariantAnswer> variants)
    {
        if (variants.Count == 0)
        {
            return;
        }

        page.Line();
        var table = new TextTable().Text(heading, least: TextTable.EnoughOfAName).Number(words["Leaked"]).Number(words["more than\nas it is"]).Number(words["95 %"], 2).Text(words["Can it be\ntold apart?"], 1);
        foreach (var variant in variants.OrderBy(v => v.Leaked.Mean))
        {
            string[] cells =
            [
                words.Of(variant.Title), Numbers.Whole(variant.Leaked.Mean), variant.LeakedMore is { } more ? Signed(more.Mean) : Numbers.None,
                variant.LeakedMore is { } d ? $"[{Signed(d.Low)}; {Signed(d.High)}]" : Numbers.None, variant.LeakedMore is { } own ? own.IsDistinct ? words["yes"] : words["no"] : words["the campaign"],
            ];
            if (variant.LeakedMore is null)
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

    private string Band(CampaignSpread spread) => $"{Numbers.Whole(spread.Low90)}–{Numbers.Whole(spread.High90)}";

    private string Signed(double value) => double.IsFinite(value) ? (Math.Abs(value) < 0.05 ? 0 : value).ToString("+0.0;-0.0;0", words.Culture) : Numbers.None;

    private string Points(double rate) => double.IsFinite(rate) ? (Math.Abs(rate) < 5e-4 ? 0 : 100 * rate).ToString("0.0", words.Culture) : Numbers.None;
}
