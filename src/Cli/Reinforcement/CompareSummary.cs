using Testudo.Cli.Calibrations;
using Testudo.Cli.Summary;
using Testudo.Planning.Comparison;
using Testudo.Simulation.Comparison;

namespace Testudo.Cli.Reinforcement;

/// <summary>Options side by side as a page of text.</summary>
internal sealed class CompareSummary(ComparisonAnswer answer, Words words)
{
    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"{words.Of(answer.Title)}: {words.Of(answer.OptionTitle)}"), style: Page.Bold);
        page.Line();
        Differences(page);
        page.Line();
        Figures(page);
        page.Line();
        Told(page);
        if (answer.Regret is { } regret)
        {
            page.Line();
            Regrets(page, regret);
        }

        if (answer.Discovery is { } discovery)
        {
            page.Line();
            new FailureSummary(discovery, (HashSet<string>)["baseline", .. answer.Groups[0], answer.Search.Best], NameOf, words).Write(page);
        }

        foreach (var flip in answer.Flips)
        {
            page.Line();
            page.Paragraph(Sentence(flip), indent: 0);
        }

        page.Line();
        page.Paragraph(words.Format($"Replications of each option: {Numbers.Whole(answer.Replications)}; seed {answer.Seed}. All options share their draws; the search and the futures have draws of their own. The laydown is notional: read differences, not levels."), indent: 0, style: Page.Dim);
        if (answer.Calibration is { } calibration)
        {
            page.Paragraph(CalibrationAtHand.Told(calibration, words), indent: 0, style: Page.Dim);
        }
    }

    private IEnumerable<OptionAnswer> InOrder => answer.Options.OrderByDescending(o => o.LeakedLess.Mean);

    private void Differences(Page page)
    {
        var table = new TextTable().Text(words["Option"], least: TextTable.EnoughOfAName).Number(words["Fewer\nleak"]).Number(words["95 %"]).Number(words["Leaked"], 1).Number(words["Cost,\nM USD"], 1).Number(words["Group"], 2);
        foreach (var option in InOrder)
        {
            string[] cells = [words.Of(option.Name), One(option.LeakedLess.Mean), option.Id == "baseline" ? Numbers.None : Band(option.LeakedLess), One(option.Leaked.Mean), Cost(option), Group(option.Id)];
            table.Row(cells);
        }

        table.Write(page);
    }

    private void Figures(Page page)
    {
        var table = new TextTable().Text(words["Option"], least: TextTable.EnoughOfAName).Number(words["Weighted\nleakage, %"]).Number(words["Rounds"], 2).Number(words["Rounds cost,\nM USD"], 1).Number(words["Sheltered,\n%"], 3).Number(words["Stock lasts,\nraids"], 0).Text(words["Runs out first"]).Text(words["Front"]);
        foreach (var option in InOrder)
        {
            table.Row(
                words.Of(option.Name), One(100 * option.WeightedLeakage.Mean), Numbers.Whole((long)Math.Round(option.Rounds.Mean)), One(option.DefenderUsd.Mean / 1e6),
                option.Sheltered is { } sheltered ? One(100 * sheltered) : Numbers.None, option.Stock is { } stock ? One(stock.Raids) : Numbers.None, option.Stock is { } first ? words.Of(first.Name) : "", option.IsOnFront ? "*" : "");
        }

        table.Write(page);
        page.Paragraph(words["*: no other option is at least as good in leakers, cost and stock life, and better in one."], indent: 0, style: Page.Dim);
    }

    private void Told(Page page)
    {
        var search = answer.Search;
        var best = NameOf(search.Best);
        var leading = answer.Groups[0];
        page.Paragraph(leading.Contains("baseline") ? words["No option can be told from the scenario as it is."]
            : leading.Count == 1 ? words.Format($"Fewest leak with: {NameOf(leading[0])}.")
            : words.Format($"Fewest leak with one of: {string.Join(", ", leading.Select(NameOf))}. The figures above do not tell them apart."), indent: 0, style: Page.Bold);
        page.Paragraph(
            search.IsDecided && search.Left.Count == 1
                ? words.Format($"The search, on draws of its own, chose: {best}. If it is the best by {One(search.SmallestDifference)} leakers or more, the choice among the last {Math.Max(1, search.Rounds[^1].Count)} is right with a probability of {100 * (1 - search.Error):N0} %; smaller differences it leaves to chance.")
                : words.Format($"The search, on draws of its own, left: {string.Join(", ", search.Left.Select(NameOf))}. They differ by less than {One(search.SmallestDifference)} leakers, or more replications would be needed."), indent: 0);
        if (!search.IsConfirmed)
        {
            page.Paragraph(words["The figures above do not agree with the search: look at the table."], indent: 0);
        }
        foreach (var group in answer.Groups.Where(g => g.Count > 1))
        {
            page.Paragraph(words.Format($"Not distinguishable in leakers: {string.Join(", ", group.Select(NameOf))}."), indent: 0);
        }
    }

    private void Regrets(Page page, RegretAnswer regret)
    {
        var table = new TextTable().Text(words["Option"], least: TextTable.EnoughOfAName).Number(words["Greatest\nregret"]).Text(words["in the future"]).Number(words["Borne,\n%"]);
        foreach (var option in regret.Options.OrderBy(o => o.GreatestRegret))
        {
            var worst = option.Regrets.Select((r, i) => (r.Mean, i)).MaxBy(r => r.Mean).i;
            string[] cells = [NameOf(option.Id), One(option.GreatestRegret), words.Of(regret.Futures[worst].Name), Numbers.Whole((long)Math.Round(100 * option.SatisficingShare))];
            table.Row(cells);
        }

        table.Write(page);
        page.Paragraph(words.Format($"Regret: leakers more than with the option that is best in that future, of {regret.Futures.Count} futures. Borne: the share of futures where at most {100 * regret.Bound:0.0} % of the launches without reinforcement leak, as today."), indent: 0, style: Page.Dim);
    }

    private string Sentence(FlipAnswer flip)
    {
        var (first, second, name) = (NameOf(flip.First), NameOf(flip.Second), words.Of(flip.Name));
        var (from, to) = (flip.Curve[0].Value, flip.Curve[^1].Value);
        if (!flip.IsConfirmed)
        {
            return flip.Crossing is null && flip.Low is null
                ? words.Format($"{name}: no flip from {from:0.##} to {to:0.##}; fewer leak with {(flip.IsFirstBetterAbove ? first : second)} throughout.")
                : words.Format($"{name}: no flip point can be stated from {from:0.##} to {to:0.##}: direct runs do not tell {first} and {second} apart on both sides.");
        }

        var (above, below) = flip.IsFirstBetterAbove ? (first, second) : (second, first);
        return words.Format($"{name}: above {flip.Crossing:0.00} (95 %: {flip.Low:0.00} – {flip.High:0.00}) fewer leak with {above}, below with {below}. Direct runs on both sides, on draws of their own, confirm it.");
    }

    private string NameOf(string id) => words.Of(answer.Options.First(o => o.Id == id).Name);

    private string Group(string id) => string.Concat(answer.Groups.Select((g, i) => g.Contains(id) ? GroupLetter(i) : ""));

    private static string GroupLetter(int group) => group < 26 ? ((char)('a' + group)).ToString() : $"{(char)('a' + (group / 26) - 1)}{(char)('a' + (group % 26))}";

    private string Cost(OptionAnswer option) => option switch
    {
        { Id: "baseline" } => "0",
        { CostLowUsd: { } low, CostHighUsd: { } high } => low == high ? Millions(low) : $"{Millions(low)}–{Millions(high)}",
        _ => Numbers.None,
    };

    private string Millions(double usd) => usd >= 1e6 ? Numbers.Whole(usd / 1e6) : Numbers.Short(usd / 1e6);

    private string Band(PairedEstimate e) => double.IsNaN(e.Low) ? Numbers.None : $"[{One(e.Low)}; {One(e.High)}]";

    private string One(double value) => Math.Abs(value) < 0.05 ? (0.0).ToString("0.0", words.Culture) : value.ToString("0.0", words.Culture);
}
