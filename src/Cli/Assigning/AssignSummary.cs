using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;
using Testudo.Cli.Summary;

namespace Testudo.Cli.Assigning;

/// <summary>An assignment as a page of text.</summary>
internal sealed class AssignSummary(AssignmentInstance instance, WeaponTargetAnswer answer, AssignmentResult result, Words words)
{
    private const int MostRows = 20;

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        page.Paragraph(words.Format($"{result.Instance}: weapon types {result.Weapons:N0}, units {result.Units:N0}, targets {result.Targets:N0}"), style: Page.Bold);
        page.Paragraph(Read(), indent: 0);
        page.Line();
        page.Paragraph(Answer(), indent: 0, style: Page.Bold);
        page.Line(words.Format($"Value  {Exact(answer.Value)} of {Exact(result.AllValue)} gets through ({Numbers.Percent(result.AllValue > 0 ? answer.Value / result.AllValue : 0)})"));
        page.Line(words.Format($"Bound  {Exact(answer.Bound)}"));
        page.Line(words.Format($"Gap    {Gap()}"));
        page.Line(words.Format($"Time   {result.Seconds:N2} s"));
        page.Line();
        Targets(page);
        page.Line();
        Weapons(page);
    }

    private string Read() => (instance.Format, instance.Rows) switch
    {
        (InstanceFormat.Random, _) => words["Drawn from the seed, not read."],
        (InstanceFormat.Pairs, InstanceRows.Weapons) => words["Read as: the first line has weapon types, targets and units of each type; a line is weapon, target, probability, counted from 0."],
        (InstanceFormat.Pairs, _) => words["Read as: the first line has weapon types, targets and units of each type; a line is target, weapon, probability, counted from 0."],
        (InstanceFormat.Square, InstanceRows.Weapons) => words["Read as: each row of probabilities is a weapon, each column a target. If it is the other way round: --rows targets."],
        (InstanceFormat.Square, _) => words["Read as: each row of probabilities is a target, each column a weapon."],
        (_, InstanceRows.Weapons) => words["Read as: each row is a weapon type, each column a target."],
        _ => words["Read as: each row is a target, each column a weapon type."],
    };

    private string Answer() => answer.Status switch
    {
        SearchStatus.Optimal => words["Optimal: proven that no plan lets less through."],
        SearchStatus.Feasible => words.Format($"Feasible: the method \"{result.Method}\" ended; a better plan may exist, by no more than the gap."),
        SearchStatus.TimeLimit => words["Time limit: the best plan so far; a better one may exist, by no more than the gap."],
        _ => words["Interrupted: the best plan so far; a better one may exist, by no more than the gap."],
    };

    private string Gap() => answer.Status == SearchStatus.Optimal ? "0" : (100 * answer.Gap).ToString(answer.Gap < 1e-3 ? "G2" : "0.00", words.Culture) + "\u00A0%";

    private void Targets(Page page)
    {
        var table = new TextTable().Text(words["Target"], least: TextTable.EnoughOfAName).Number(words["Value"]).Number(words["Gets through"]).Text(words["Weapons"]);
        foreach (var target in result.ByTarget.Take(MostRows))
        {
            table.Row(target.Name, Exact(target.Value), Exact(target.Left), Salvos(target));
        }

        table.Write(page);
        More(page, result.ByTarget.Count);
    }

    private void Weapons(Page page)
    {
        // The two ends hold for any number of units given by the cut; they are those of one more.
        var table = new TextTable().Text(words["One more of"], least: TextTable.EnoughOfAName).Number(words["Units"]).Number(words["Used"]).Number(words["saves\nat least"]).Number(words["saves\nat most"]);
        foreach (var weapon in result.ByWeapon.OrderByDescending(w => w.OneMoreAtLeast).ThenByDescending(w => w.OneMoreAtMost).Take(MostRows))
        {
            table.Row(weapon.Name, Numbers.Whole(weapon.Units), Numbers.Whole(weapon.Used), Exact(weapon.OneMoreAtLeast), Exact(weapon.OneMoreAtMost));
        }

        table.Write(page);
        More(page, result.ByWeapon.Count);
    }

    private void More(Page page, int count)
    {
        if (count > MostRows)
        {
            page.Line(words.Format($"and {count - MostRows:N0} more; --json has all"), Page.Dim);
        }
    }

    private string Salvos(TargetLine target) => target.Salvos.Count == 0 ? Numbers.None
        : string.Join(", ", target.Salvos.Select(s => s.Units == 1 ? s.Weapon : words.Format($"{s.Weapon} x{s.Units:N0}")));

    // As many digits as tell plans apart.
    private string Exact(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N3" : "#,##0.######", words.Culture);
}
