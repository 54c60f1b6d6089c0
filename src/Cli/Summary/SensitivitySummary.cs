using Testudo.Simulation.Measures;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Cli.Summary;

/// <summary>Which uncertain numbers, and which grades of source, the uncertainty of the result comes from.</summary>
/// <param name="assessment">The result.</param>
/// <param name="words">The language.</param>
internal sealed class SensitivitySummary(RaidAssessment assessment, Words words)
{
    private const int MostNumbers = 10;

    // Enough of a path to find the number in the catalogue.
    private const int EnoughOfAPath = 24;

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
            words.Format($"Shares of the variance of the mean that is due to uncertain numbers ({sensitivity.Parameters:N0}), chance taken off; in brackets 95 %. From {sensitivity.Draws:N0} draws of them and {sensitivity.Replications:N0} raids."),
            indent: 0, style: Page.Dim);
        page.Line();
        Outcomes(sensitivity).Write(page);
        var leaked = sensitivity.Outcomes[0];
        if (!leaked.IsTold)
        {
            page.Paragraph(words.Format($"For the total that leaked the shares cannot be told: the numbers move it less than chance lets see. More draws may tell: {"--draws"}"), indent: 0);
            return;
        }

        page.Line();
        Groups(leaked).Write(page);
        page.Line();
        Ranking(leaked).Write(page);
        page.Paragraph(words["Alone: the part that goes once it is known. Total: the part that stays while everything else is known, with what it does together with others."], indent: 0, style: Page.Dim);
    }

    private TextTable Outcomes(SensitivityAnswer sensitivity)
    {
        var table = new TextTable().Text(words["Outcome"], least: EnoughOfAPath).Number(words["inputs in\none raid"], 6).Number(words["only\ntogether"], 3).Text(words["most from"], 5, EnoughOfAPath).Number(words["alone"], 5);
        foreach (var outcome in sensitivity.Outcomes.Where(o => o.Mean > 0))
        {
            var first = outcome.Numbers.Count > 0 ? outcome.Numbers[0] : null;
            table.Row(
                Name(outcome),
                outcome.InputShare is { } inputs ? Part(inputs.Value) : Numbers.None,
                outcome.Interactions is { } together ? Part(together.Value) : Numbers.None,
                first?.Path ?? words["cannot be told"],
                first is null ? Numbers.None : Share(first.First));
        }

        return table;
    }

    private TextTable Groups(OutcomeSensitivity outcome)
    {
        var table = new TextTable().Text(Name(outcome), least: TextTable.EnoughOfAName).Number(words["numbers"], 4).Number(words["alone"]).Number(words["total"], 5);
        void Add(string heading, IEnumerable<GroupSensitivity> groups, Func<string, string> name)
        {
            table.Total(heading, "", "", "");
            foreach (var group in groups)
            {
                table.Row("  " + name(group.Name), Numbers.Whole(group.Numbers), Share(group.First), Share(group.Total));
            }
        }

        Add(words["by grade of source"], outcome.Grades, words.Kind);
        Add(words["by kind of number"], outcome.Kinds, words.NumberKind);
        if (outcome.Owners.Count > 0)
        {
            Add(words["by what it is a number of"], outcome.Owners, OwnerName);
        }

        return table;
    }

    private TextTable Ranking(OutcomeSensitivity outcome)
    {
        var table = new TextTable().Text(words.Format($"{Name(outcome)}, by number"), least: TextTable.EnoughOfAName).Text(words["Grade"], 4).Number(words["alone"]).Number(words["total"], 5);
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

    private string OwnerName(string id) =>
        (assessment.Systems.FirstOrDefault(s => s.Id == id)?.Name ?? assessment.Salvos.FirstOrDefault(s => s.Threat == id)?.Name ?? assessment.Sensors.FirstOrDefault(s => s.Sensor == id)?.Name) is { } name
            ? words.Of(name)
            : id;

    // A share lies between 0 and 1; an estimate beyond is chance.
    private string Share(ShareEstimate share) =>
        $"{Part(share.Value)} {Numbers.Interval(100 * Math.Clamp(share.Low, 0, 1), 100 * Math.Clamp(share.High, 0, 1), 1)}";

    private string Part(double share) => Numbers.Percent(Math.Clamp(share, 0, 1));
}
