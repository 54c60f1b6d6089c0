using Testudo.Cli.Summary;
using Testudo.Simulation.Saturation;

namespace Testudo.Cli.Saturation;

/// <summary>The knee of a raid as a page of text.</summary>
internal sealed class KneeSummary(RaidSaturation saturation, Words words)
{
    private static readonly Dictionary<Resource, string> Resources = new()
    {
        [Resource.Channels] = Words.Mark("fire channels"),
        [Resource.Rounds] = Words.Mark("rounds"),
        [Resource.Reload] = Words.Mark("reloading and fighter turnaround"),
        [Resource.Time] = Words.Mark("delays of warning, decision and reaction"),
        [Resource.Rules] = Words.Mark("rules of the doctrine"),
    };

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"{words.Of(saturation.Title)}: the size at which the defence saturates"), style: Page.Bold);
        page.Line();
        foreach (var sentence in Answer())
        {
            page.Paragraph(sentence, indent: 0);
        }

        page.Line();
        Curve(page);
        if (saturation.Knee is not null)
        {
            page.Line();
            Reliefs(page);
            if (saturation.Systems.Count > 0)
            {
                page.Line();
                Systems(page);
            }
        }

        page.Line();
        page.Paragraph(words.Format($"Replications of each size: {Numbers.Whole(saturation.Replications)}; seed {saturation.Seed}. All sizes share their draws; a larger raid is the smaller one with threats added."), indent: 0, style: Page.Dim);
    }

    private IEnumerable<string> Answer()
    {
        var tolerance = Percent(saturation.Tolerance);
        var over = saturation.Rise is { } rise
            ? words.Format($"Tolerated is a leakage rate of {tolerance}: that of the smallest raid and {Percent(rise)} more.")
            : words.Format($"Tolerated is a leakage rate of {tolerance}.");
        switch (saturation)
        {
            case { Knee: { } knee }:
                yield return words.Format($"The knee is at {knee.Threats:N0} threats {Interval(knee)}, {Numbers.Short(knee.Scale)} times the raid of the scenario: from there on more than {tolerance} leak.");
                yield return over;
                yield return saturation.Binding is { } binding
                    ? words.Format($"What binds there: {words[Resources[binding]]}. Without that limit {Percent(Binding.AtKnee.Mean)} fewer leak {Interval(Binding.AtKnee)}.")
                    : words["No single resource binds there: what leaks more is not reached, or missed."];
                break;
            case { Status: KneeStatus.NotReached }:
                yield return words.Format($"No knee: even the largest raid, of {saturation.Curve[^1].Threats:N0} threats, leaks {Percent(saturation.Curve[^1].LeakageRate.Mean)}.");
                yield return over;
                break;
            default:
                yield return words.Format($"The smallest raid, of {saturation.Curve[0].Threats:N0} threats, leaks {Percent(saturation.Curve[0].LeakageRate.Mean)}: the knee lies below it.");
                yield return over;
                break;
        }
    }

    private ReliefAnswer Binding => saturation.Resources.Single(r => r.Binds);

    private string Interval(KneeAnswer knee) => words.Format($"(95 %: {(knee.Low is { } low ? Numbers.Whole(low) : "≤ " + Numbers.Whole(saturation.Curve[0].Threats))} – {(knee.High is { } high ? Numbers.Whole(high) : "> " + Numbers.Whole(saturation.Curve[^1].Threats))})");

    private string Interval(RateAverted averted) => words.Format($"(95 %: {Points(averted.Low)} – {Points(averted.High)})");

    private void Curve(Page page)
    {
        var table = new TextTable().Number(words["Scale"]).Number(words["Threats"]).Number(words["Leakage\nrate, %"]).Number(words["95 %"], 2).Number(words["inputs\n90 %"], 1).Number(words["Leaked"], 3);
        foreach (var size in saturation.Curve)
        {
            var rate = size.LeakageRate;
            table.Row(
                Numbers.Short(size.Scale), Numbers.Whole(size.Threats), Points(rate.Mean),
                $"{Points(rate.SamplingLow)}–{Points(rate.SamplingHigh)}", rate.InputLow is { } low && rate.InputHigh is { } high ? $"{Points(low)}–{Points(high)}" : Numbers.None,
                Numbers.Short(size.Leaked.Mean));
        }

        table.Write(page);
    }

    private void Reliefs(Page page)
    {
        var table = new TextTable().Text(words["Without limit at the knee"], least: TextTable.EnoughOfAName).Number(words["Fewer leak,\n% points"]).Number(words["95 %"], 1)
            .Number(words["in the\nsmallest raid"], 2).Number(words["of the rise"]).Number(words["95 %"], 0);
        foreach (var relief in saturation.Resources)
        {
            string[] cells = [relief.Resource is { } resource ? words[Resources[resource]] : words["all of them together"], Points(relief.AtKnee.Mean), Band(relief.AtKnee), Points(relief.AtStart.Mean), Points(relief.OfRise.Mean), Band(relief.OfRise)];
            if (relief.Binds)
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

    private void Systems(Page page)
    {
        var table = new TextTable().Text(words["In one system only"], least: TextTable.EnoughOfAName).Number(words["Fewer leak,\n% points"]).Number(words["95 %"], 1);
        foreach (var system in saturation.Systems)
        {
            table.Row(words.Of(system.Name), Points(system.AtKnee.Mean), Band(system.AtKnee));
        }

        table.Write(page);
    }

    private string Band(RateAverted averted) => $"[{Points(averted.Low)}; {Points(averted.High)}]";

    // Half a point is much of a rise: one decimal always.
    private string Percent(double rate) => Points(rate) + "\u00A0%";

    private string Points(double rate) => double.IsFinite(rate) ? (Math.Abs(rate) < 5e-4 ? 0 : 100 * rate).ToString("0.0", words.Culture) : Numbers.None;
}
