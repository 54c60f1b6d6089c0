using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Summary;

/// <summary>What would have stopped the leakers: by cause, and the changes by what they avert.</summary>
/// <param name="assessment">The result.</param>
/// <param name="words">The language.</param>
internal sealed class WhySummary(RaidAssessment assessment, Words words)
{
    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the tables; nothing where the question was not asked.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        if (assessment.Autopsy is not { } autopsy)
        {
            return;
        }

        page.Line();
        page.Paragraph(words["What would have stopped them"], style: Page.Bold);
        page.Paragraph(
            words.Format($"Each change was run on the same {autopsy.Replications:N0} raids as the defence as it is; {autopsy.Tried} changes were tried on {autopsy.ScreeningReplications:N0} other raids, and these were the best."),
            indent: 0, style: Page.Dim);
        if (autopsy.Causes.Count > 0)
        {
            page.Line();
            Causes(autopsy).Write(page);
        }

        if (autopsy.Changes.Count > 0)
        {
            page.Line();
            Changes(autopsy).Write(page);
            page.Paragraph(words["Changes of one group cannot be told apart. How to make each by hand:"], indent: 0, style: Page.Dim);
            var number = 0;
            foreach (var change in autopsy.Changes)
            {
                page.Paragraph($"{Numbers.Whole(++number)}. {ByHand(change)}", indent: 4);
            }
        }

        page.Paragraph(Untried(autopsy), indent: 0, style: Page.Dim);
    }

    private TextTable Causes(AutopsyAnswer autopsy)
    {
        var numbers = autopsy.Changes.Select((c, i) => (c.Id, Number: i + 1)).ToDictionary(c => c.Id, c => c.Number, StringComparer.Ordinal);
        string Stops(string? id, double? share) => id is null || share is null ? Numbers.None : $"{numbers[id]}: {Numbers.Percent(share.Value)}";
        var table = new TextTable().Text(words["Leakers"], least: TextTable.EnoughOfAName)
            .Number(words["a raid"]).Number(words["of all"], 2).Text(words["Smallest change that helps"], 4, 22).Number(words["stops"], 5).Number(words["Best"], 3);
        foreach (var cause in autopsy.Causes)
        {
            var smallest = cause.Smallest is { } id ? autopsy.Changes[numbers[id] - 1] : null;
            table.Row(
                $"{words.Class(cause.Class)} · {words.Of(cause.AssetName)} · {words.Cause(cause.Cause)}",
                Numbers.Fixed(cause.Leaked, 2),
                Numbers.Percent(cause.Share),
                smallest is null ? words["nothing that was tried"] : Told(smallest),
                Stops(cause.Smallest, cause.SmallestShare),
                Stops(cause.Best, cause.BestShare));
        }

        return table;
    }

    private TextTable Changes(AutopsyAnswer autopsy)
    {
        var number = 0;
        var table = new TextTable().Number("").Number(words["Group"], 2).Text(words["Change"], least: TextTable.EnoughOfAName).Number(words["Averted a raid"]).Number(words["95 %"], 6)
            .Number(words["stopped"], 4).Number(words["newly through"], 3);
        foreach (var change in autopsy.Changes)
        {
            table.Row(
                Numbers.Whole(++number),
                Numbers.Whole(change.Group),
                Told(change),
                Numbers.Fixed(change.Averted.Mean, 2),
                Interval(change.Averted),
                Numbers.Fixed(change.Stopped.Mean, 2),
                Numbers.Fixed(change.NewlyThrough.Mean, 2));
        }

        return table;
    }

    private string Interval(PairedEstimate estimate) => Numbers.Interval(estimate.Low, estimate.High, 2);

    private string ByHand(AutopsyChange change)
    {
        var after = string.Join(" / ", change.After.Select(l => l.Trim()));
        return change.Before.Count > 0
            ? words.Format($"line {change.Line}: {string.Join(" / ", change.Before.Select(l => l.Trim()))} → {after}")
            : words.Format($"before line {change.Line}: {after}");
    }

    private string Untried(AutopsyAnswer autopsy) =>
        (autopsy.NotTried > 0 ? words.Format($"Not tried for want of time: {autopsy.NotTried} further changes of these kinds.") + " " : "")
        + words["Not tried at all: two changes at once, other amounts, other places, systems that are not in the laydown, and moving what is there."];

    /// <summary>A change in a few words.</summary>
    /// <param name="change">The change.</param>
    private string Told(AutopsyChange change)
    {
        var near = change.Near is { } place ? words.Of(place) : "";
        var system = change.SystemName is { } name ? words.Of(name) : "";
        var classes = change.Classes.Count == 0 ? words["all classes"] : string.Join(", ", change.Classes.Select(c => words.Class(c)));
        var rule = system.Length > 0 ? $"{classes}; {system}" : classes;
        return change.Kind switch
        {
            "release" => words.Format($"fire released: {rule}"),
            "spend" => words.Format($"no rounds kept back ({change.Amount}): {rule}"),
            "look" => words.Format($"+1 look: {rule}"),
            "salvo" => words.Format($"+1 round a salvo: {rule}"),
            "sooner" => words.Format($"tracks {change.Amount} s sooner"),
            "rounds" => words.Format($"+{change.Amount} rounds: {Each(system, change.Batteries)}, {near}"),
            "channel" => words.Format($"+1 channel: {Each(system, change.Batteries)}, {near}"),
            "sensor" => words.Format($"+1 sensor {(change.SensorName is { } sensor ? words.Of(sensor) : "")}, {near}"),
            _ => words.Format($"+1 battery {system}, {near}"),
        };
    }

    private static string Each(string system, int batteries) => batteries > 1 ? $"{system} × {batteries}" : system;
}
