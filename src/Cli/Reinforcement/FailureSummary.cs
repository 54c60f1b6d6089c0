using Testudo.Cli.Summary;
using Testudo.Planning.Discovery;

namespace Testudo.Cli.Reinforcement;

/// <summary>In which futures options fail, as sentences.</summary>
/// <param name="answer">The answer.</param>
/// <param name="shown">The options that are told, by id.</param>
/// <param name="nameOf">The name of an option.</param>
/// <param name="words">The language.</param>
internal sealed class FailureSummary(DiscoveryAnswer answer, IReadOnlySet<string> shown, Func<string, string> nameOf, Words words)
{
    /// <summary>Writes them.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"Where they fail: {answer.Futures:N0} futures drawn, in which an option fails where more than {100 * answer.Bound:0.0} % of the launches without reinforcement leak, as today."), indent: 0, style: Page.Bold);
        // What has the same boxes and fails as often is told once.
        foreach (var group in answer.Options.Where(o => shown.Contains(o.Id)).GroupBy(o => string.Join('|', o.Boxes.Select(Text).Prepend(o.NoBox ?? "").Append(Percent(o.Fails.Value)))))
        {
            page.Paragraph(string.Join(' ', Sentences(group.First(), string.Join(", ", group.Select(o => nameOf(o.Id))))), indent: 0);
        }

        page.Paragraph(words.Format($"Boxes by patient rule induction, found on {answer.Learned:N0} futures; their figures are from the {answer.Futures - answer.Learned:N0} others. Noise alone gives any option a box with a probability of {100 * answer.Error:0} % at most."), indent: 0, style: Page.Dim);
    }

    private IEnumerable<string> Sentences(OptionFailures option, string name)
    {
        yield return words.Format($"{name}: fails in {Percent(option.Fails.Value)} of the futures.");
        yield return option.NoBox switch
        {
            "never" => words["Those are too few failures to look for a box."],
            "always" => words["It holds in too few of them to look for a box."],
            "none" => words["No box sets the failures apart."],
            _ => string.Join(' ', option.Boxes.Select((box, i) => i == 0
                ? words.Format($"Mostly where {Text(box)}: there in {Percent(box.Density.Value)} of {box.Futures:N0} futures, which are {Percent(box.Coverage.Value)} of its failures.")
                : words.Format($"Of the rest, where {Text(box)}: in {Percent(box.Density.Value)} of {box.Futures:N0}, {Percent(box.Coverage.Value)} of its failures."))),
        };
    }

    private string Text(FailureBox box) => string.Join(words[" and "], box.Limits.Select(Text));

    private string Text(BoxLimit limit)
    {
        var range = answer.Ranges.First(r => r.Id == limit.Range);
        var name = words.Of(range.Name);
        return limit switch
        {
            { Low: { } low, High: { } high } => words.Format($"{name} {Value(range, low)} to {Value(range, high)}"),
            { Low: { } low } => $"{name} > {Value(range, low)}",
            _ => $"{name} < {Value(range, limit.High!.Value)}",
        };
    }

    private string Value(RangeAnswer range, double value) => range.Kind switch
    {
        "share" => Percent(value),
        "delay" => words.Format($"{value:0} days"),
        _ => "× " + value.ToString("0.00", words.Culture),
    };

    private string Percent(double share) => (100 * share).ToString("0", words.Culture) + "\u00A0%";
}
