using Testudo.Cli.Calibrations;
using Testudo.Cli.Summary;
using Testudo.Planning.Packages;
using Testudo.Simulation.Comparison;

namespace Testudo.Cli.Reinforcement;

/// <summary>A plan as a page of text.</summary>
internal sealed class PlanSummary(ReinforcementPlan plan, Words words)
{
    private const int MostRounds = 10;

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"{words.Of(plan.Title)}: packages for at most {Millions(plan.Budget)} M USD"), style: Page.Bold);
        page.Line();
        page.Paragraph(Answer(), indent: 0, style: Page.Bold);
        page.Paragraph(words.Format($"It costs {Millions(plan.Best.Cost)} M USD ({Millions(plan.Best.CostLow)} to {Millions(plan.Best.CostHigh)}). Of {Numbers.Short(plan.Launched)} threats {Interval(plan.Baseline)} leak without it and {Interval(plan.Best.Leaked)} with it: {Interval(plan.Best.Averted)} fewer."), indent: 0);
        page.Paragraph(Others(), indent: 0);
        page.Line();
        Elements(page);
        if (plan.Surrogate is { } surrogate)
        {
            page.Line();
            Surrogate(page, surrogate);
        }

        page.Line();
        page.Paragraph(words.Format($"Packages simulated: {Numbers.Whole(plan.Packages)}; replications of the figures: {Numbers.Whole(plan.Replications)}; seed {plan.Seed}; a difference of {Numbers.Short(plan.Difference)} leakers counts. The search is a heuristic: a better package may exist."), indent: 0, style: Page.Dim);
        if (plan.Calibration is { } calibration)
        {
            page.Paragraph(CalibrationAtHand.Told(calibration, words), indent: 0, style: Page.Dim);
        }
    }

    private string Answer() => plan.Best.Elements.Count == 0 ? words["No element leaves fewer leakers: the best package is the empty one."] : plan.Status switch
    {
        PlanStatus.Interrupted => words.Format($"Stopped; the best package so far, with figures from the search, which flatter it: {Names(plan.Best)}."),
        PlanStatus.Undecided => words.Format($"The best package found, not told apart from others for sure: {Names(plan.Best)}."),
        _ => words.Format($"The best package found: {Names(plan.Best)}."),
    };

    private string Others() => plan.Status == PlanStatus.Interrupted ? words["What else is as good was not looked at."]
        : plan.Indistinguishable.Count == 0 ? words["No other package of the last round is as good."]
        : words.Format($"Not shown to be worse: {string.Join("; ", plan.Indistinguishable.Select(p => words.Format($"{Against(p)} ({Millions(p.Cost)} M USD, {Interval(p.MoreThanBest)} more leakers)")))}.");

    private string Names(PackageAnswer package) =>
        string.Join(" + ", package.Elements.Select(NameOf));

    private string NameOf(string id) => words.Of(plan.Elements.First(e => e.Id == id).Name);

    // Packages that are as good are mostly nearly the same.
    private string Against(PackageAnswer package) => string.Join(" ", package.Elements.Except(plan.Best.Elements).Select(e => "+ " + NameOf(e))
        .Concat(plan.Best.Elements.Except(package.Elements).Select(e => "\u2212 " + NameOf(e))));

    private void Elements(Page page)
    {
        var table = new TextTable().Text(words["Element alone"], least: TextTable.EnoughOfAName).Number(words["Cost,\nM USD"]).Number(words["Fewer\nleakers"]).Number("95 %", 1).Number(words["for\n100 M USD"], 2).Text(words["in the\npackage"], 3);
        foreach (var element in plan.Elements)
        {
            table.Row(
                words.Of(element.Name), Millions(element.Cost), element.Averted is { } averted ? Leakers(averted.Mean) : Numbers.None, element.Averted is { } a ? $"[{Leakers(a.Low)}; {Leakers(a.High)}]" : Numbers.None,
                element.Averted is { } per && element.Cost > 0 ? Leakers(per.Mean / element.Cost * 1e8) : Numbers.None, element.IsInBest ? words["yes"] : "");
        }

        table.Write(page);
    }

    private void Surrogate(Page page, StaticBound bound)
    {
        page.Paragraph(words.Format($"Static surrogate (rounds against threats, without time, channels and detection): {Leakers(bound.Baseline)} without, {Leakers(bound.Best)} with the package; no package within the budget goes below {Leakers(bound.Bound)} (certified; gap {Numbers.Percent(bound.Gap)}). It bounds the surrogate, not the simulation."), indent: 0);
        if (bound.LeftOut.Count > 0)
        {
            page.Paragraph(words.Format($"Outside the surrogate and its bound, because they do not only bring rounds: {string.Join(", ", bound.LeftOut)}."), indent: 0);
        }

        var table = new TextTable().Text(words["One more round of"], least: TextTable.EnoughOfAName).Number(words["Rounds"]).Number(words["saves\nat least"]).Number(words["saves\nat most"]);
        foreach (var round in bound.Rounds.Where(r => r.AtMost > 0).Take(MostRounds))
        {
            table.Row(words.Format($"{words.Of(round.System)}, {words.Of(round.Near)}"), Numbers.Whole(round.Count), Worth(round.AtLeast), Worth(round.AtMost));
        }

        if (table.RowCount > 0)
        {
            table.Write(page);
        }
    }

    private string Interval(PairedEstimate estimate) => $"{Leakers(estimate.Mean)} [{Leakers(estimate.Low)}; {Leakers(estimate.High)}]";

    private string Leakers(double value) => double.IsFinite(value) ? value.ToString("0.00", words.Culture) : Numbers.None;

    private string Worth(double value) => value.ToString("0.0000", words.Culture);

    private string Millions(double dollars) => (dollars / 1e6).ToString("N0", words.Culture);
}
