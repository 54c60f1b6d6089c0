using Testudo.Simulation.Measures;

namespace Testudo.Cli.Summary;

/// <summary>The tables that can be long, with the first few of each: where it hits, and what was fired.</summary>
/// <param name="assessment">The result.</param>
/// <param name="words">The language.</param>
internal sealed class RankedTables(RaidAssessment assessment, Words words)
{
    private Numbers Numbers => words.Numbers;

    /// <summary>The lines of the table of cities, without its heading, if it shows so many.</summary>
    /// <param name="most">The most cities.</param>
    public int CityLines(int most) => Lines(Aimed().Count(), most);

    /// <summary>The lines of the table of systems, without its heading and with its sum, if it shows so many.</summary>
    /// <param name="most">The most systems.</param>
    public int SystemLines(int most) => assessment.Systems.Count == 0 ? 0 : Lines(assessment.Systems.Count, most) + 1;

    /// <summary>What was aimed at, the most leakers first.</summary>
    /// <param name="lines">The most lines, without the heading.</param>
    public TextTable Cities(int lines)
    {
        var all = Aimed().OrderByDescending(a => a.Leaked.Expected.Mean).ThenByDescending(a => a.Aimed.Mean).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var shown = all.Count <= lines ? all : all[..Math.Max(1, lines - 1)];
        var table = new TextTable().Text(words["Target"], least: TextTable.EnoughOfAName).Number(words["Aimed"], 4).Number(words["Leaked"]).Number(words["one raid 90 %"], 6).Number(words["P(hit)"], 5)
            .Number(words["Warning 5 %"], 3).Number(words["Warning median"], 2);
        var aimed = Numbers.DecimalsFor(all.Select(a => a.Aimed.Mean));
        var leaked = Numbers.DecimalsFor(all.Select(a => a.Leaked.Expected.Mean));
        foreach (var a in shown)
        {
            table.Row(
                words.Of(a.Name),
                Numbers.Fixed(a.Aimed.Mean, aimed),
                Numbers.Fixed(a.Leaked.Expected.Mean, leaked),
                Numbers.OneRaid(a.Leaked),
                Numbers.Fixed(a.Hit.Value, 3),
                Numbers.Duration(a.Warning.P05?.Value),
                Numbers.Duration(a.Warning.P50?.Value));
        }

        if (shown.Count < all.Count)
        {
            var rest = all.Skip(shown.Count).ToList();
            table.Row(words.Format($"and {rest.Count} more"), Numbers.Fixed(rest.Sum(a => a.Aimed.Mean), aimed), Numbers.Fixed(rest.Sum(a => a.Leaked.Expected.Mean), leaked), "", "", "", "");
        }

        return table;
    }

    /// <summary>What was fired, the most kills first, and the sum.</summary>
    /// <param name="lines">The most lines, without the heading.</param>
    public TextTable Systems(int lines)
    {
        var all = assessment.Systems.OrderByDescending(s => s.Kills.Mean).ThenByDescending(s => s.Rounds.Mean).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        var shown = all.Count <= lines - 1 ? all : all[..Math.Max(1, lines - 2)];
        var (unit, heading) = all.Sum(s => s.CostUsd.Mean) >= 1e6 ? (1e6, words["Cost, M USD"]) : (1e3, words["Cost, k USD"]);
        var table = new TextTable().Text(words["System"], least: TextTable.EnoughOfAName).Number(words["Batteries"], 4).Number(words["Rounds"]).Number(words["of stock"], 3).Number(words["Kills"])
            .Number(words["Rounds/kill"], 2).Number(heading, 5);
        var formats = (
            Rounds: Numbers.DecimalsFor(all.Select(s => s.Rounds.Mean)),
            Kills: Numbers.DecimalsFor(all.Select(s => s.Kills.Mean)),
            Cost: Numbers.DecimalsFor([all.Sum(s => s.CostUsd.Mean) / unit]));
        void Add(string name, List<SystemAnswer> some, bool isSum)
        {
            var (rounds, kills) = (some.Sum(s => s.Rounds.Mean), some.Sum(s => s.Kills.Mean));
            // Electronic warfare stops threats without rounds.
            var killsByRounds = some.Where(s => s.Stock > 0).Sum(s => s.Kills.Mean);
            var stock = some.Sum(s => (double)s.Stock);
            string[] cells =
            [
                name,
                Numbers.Whole(some.Sum(s => s.Batteries)),
                stock > 0 ? Numbers.Fixed(rounds, formats.Rounds) : Numbers.None,
                stock > 0 ? Numbers.Whole(stock) : Numbers.None,
                Numbers.Fixed(kills, formats.Kills),
                stock > 0 && killsByRounds > 0 ? Numbers.Fixed(rounds / killsByRounds, 2) : Numbers.None,
                stock > 0 ? Numbers.Fixed(some.Sum(s => s.CostUsd.Mean) / unit, formats.Cost) : Numbers.None,
            ];
            if (isSum)
            {
                table.Total(cells);
            }
            else
            {
                table.Row(cells);
            }
        }

        shown.ForEach(s => Add(words.Of(s.Name), [s], isSum: false));
        if (shown.Count < all.Count)
        {
            Add(words.Format($"and {all.Count - shown.Count} more"), [.. all.Skip(shown.Count)], isSum: false);
        }

        Add(words["Total"], all, isSum: true);
        return table;
    }

    private static int Lines(int count, int most) => count <= most ? count : most + 1;

    private IEnumerable<AssetAnswer> Aimed() => assessment.Assets.Where(a => a.Aimed.Mean > 0);
}
