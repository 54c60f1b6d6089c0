using Testudo.Simulation.Measures;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Cli.Summary;

/// <summary>Which uncertain numbers, and which grades of source, the uncertainty of the result comes from.</summary>
/// <param name="assessment">The result.</param>
/// <param name="words">The language.</param>
internal sealed class SensitivitySummary(RaidAssessment assessment, Words words)
{
    private const int MostNumbers = 10;

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the tables; nothing where the question was not asked.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        if (assessment.Sensitivity is not { } sensitivity)
        {
            return;
        }

        page.Line();
        page.Paragraph(words["Which numbers the uncertainty comes from"], style: Page.Bold);
        if (sensitivity.Parameters == 0)
        {
            page.Paragraph(words["No number that this raid uses is uncertain: there is nothing to share out."], indent: 0);
            return;
        }

        page.Paragraph(
            words.Format($"Shares of the variance of the expected outcome over {sensitivity.Parameters:N0} uncertain numbers, from {sensitivity.Draws:N0} draws of them and {sensitivity.Replications:N0} raids; chance is taken off. In brackets 95 %."),
            indent: 0, style: Page.Dim);
        page.Line();
        Outcomes(sensitivity).Write(page);
        if (sensitivity.Outcomes[0] is not { IsTold: true } leaked)
        {
            page.Paragraph(words.Format($"For all that leaks the shares cannot be told: chance hides the numbers. More draws may help: {"--draws"}"), indent: 0);
            return;
        }

        page.Line();
        Groups(leaked).Write(page);
        page.Line();
        Ranking(leaked).Write(page);
        page.Paragraph(words["Alone: what goes if it becomes known. Total: what stays if everything else becomes known; it also holds what it does together with others."], indent: 0, style: Page.Dim);
    }

    private TextTable Outcomes(SensitivityAnswer sensitivity)
    {
        var table = new TextTable().Text(words["Outcome"], least: TextTable.EnoughOfAName).Number(words["Mean"], 5).Number(words["inputs, of one raid"], 6).Number(words["together"], 3).Text(words["Most by"], 4, 40).Number(words["alone"]);
        foreach (var outcome in sensitivity.Outcomes.Where(o => o.Mean > 0))
        {
            var first = outcome.Numbers.Count > 0 ? outcome.Numbers[0] : null;
            table.Row(
                Name(outcome),
                outcome.Outcome == "defender-cost" ? Numbers.Money(outcome.Mean) : Numbers.Short(outcome.Mean),
                outcome.InputShare is { } share ? Share(share) : Numbers.None,
                outcome.Interactions is { } together ? Numbers.Percent(Math.Max(0, together.Value)) : Numbers.None,
                first?.Path ?? words["cannot be told"],
                first is null ? Numbers.None : Share(first.First));
        }

        return table;
    }

    private TextTable Groups(OutcomeSensitivity outcome)
    {
        var table = new TextTable().Text(words.Format($"{Name(outcome)}: source, kind or thing"), least: TextTable.EnoughOfAName).Number(words["Numbers"], 4).Number(words["alone"]).Number(words["total"], 5);
        void Add(IEnumerable<GroupSensitivity> groups, Func<string, string> name)
        {
            foreach (var group in groups)
            {
                table.Row(name(group.Name), Numbers.Whole(group.Numbers), Share(group.First), Share(group.Total));
            }
        }

        Add(outcome.Grades, words.Kind);
        Add(outcome.Kinds, words.NumberKind);
        Add(outcome.Owners, name => name);
        return table;
    }

    private TextTable Ranking(OutcomeSensitivity outcome)
    {
        var table = new TextTable().Text(words.Format($"{Name(outcome)}: number"), least: TextTable.EnoughOfAName).Text(words["Source"], 4).Number(words["alone"]).Number(words["total"], 5);
        foreach (var number in outcome.Numbers.Take(MostNumbers))
        {
            table.Row(number.Path, words.Kind(number.Grade), Share(number.First), number.Total is { } total ? Share(total) : Numbers.None);
        }

        return table;
    }

    private string Name(OutcomeSensitivity outcome) => outcome.Outcome switch
    {
        "rounds" => words["Rounds"],
        "defender-cost" => words["Cost of the defence"],
        _ => words.Format($"Leaked: {words.Class(outcome.Class)}"),
    };

    // A share lies between 0 and 1; an estimate beyond is chance.
    private string Share(ShareEstimate share) =>
        $"{Numbers.Percent(Math.Clamp(share.Value, 0, 1))} {Numbers.Interval(100 * Math.Clamp(share.Low, 0, 1), 100 * Math.Clamp(share.High, 0, 1), 1)}";
}
