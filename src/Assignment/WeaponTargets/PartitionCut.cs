namespace Testudo.Assignment.WeaponTargets;

/// <summary>A cut of half the sum of some rows, rounded down: no choice of whole columns violates it.</summary>
/// <param name="Rows">The rows: types first, then targets; in order.</param>
/// <param name="Most">Its right-hand side.</param>
internal sealed record PartitionCut(int[] Rows, int Most)
{
    /// <summary>The coefficient of a column.</summary>
    /// <param name="types">The number of types.</param>
    /// <param name="target">The target of the column.</param>
    /// <param name="salvos">Its salvos.</param>
    public int CoefficientOf(int types, int target, Salvo[] salvos)
    {
        var sum = Array.BinarySearch(Rows, types + target) >= 0 ? 1 : 0;
        foreach (var salvo in salvos)
        {
            sum += Array.BinarySearch(Rows, salvo.Type) >= 0 ? salvo.Units : 0;
        }

        return sum / 2;
    }
}

/// <summary>Looks for violated cuts of half the sum of rows (zero-half cuts: Caprara and Fischetti, Mathematical Programming 74, 1996).</summary>
/// <remarks>
/// Rows whose right-hand sides sum to an odd number make a cut; it is violated by (1 - f) / 2, where f is the sum of all columns in which those rows sum to an odd number, and of the slacks of the rows.
/// Rows enter and leave one at a time, each time the one after which f is least, with those that changed lately held still.
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="pool">The columns.</param>
internal sealed class CutSearch(WeaponTargetProblem problem, ColumnPool pool)
{
    private const double LeastViolation = 0.02;
    private const int StepsOfAStart = 24;
    private const int Stillness = 6;

    /// <summary>Finds cuts that a solution violates, the most violated first.</summary>
    /// <param name="solution">Columns with their shares.</param>
    /// <param name="known">Cuts that are there already.</param>
    /// <param name="most">The most cuts to return.</param>
    public List<PartitionCut> Find(List<(int Column, double Share)> solution, HashSet<string> known, int most)
    {
        var rows = problem.Types + problem.Targets;
        var (slack, byRow) = (new double[rows], new List<int>[rows]);
        for (var i = 0; i < problem.Types; i++)
        {
            slack[i] = problem.Units[i];
        }

        var odd = new List<int[]>();
        for (var c = 0; c < solution.Count; c++)
        {
            var (column, share) = solution[c];
            var at = new List<int> { problem.Types + pool.TargetOf(column) };
            foreach (var salvo in pool.SalvosOf(column))
            {
                slack[salvo.Type] -= share * salvo.Units;
                if ((salvo.Units & 1) == 1)
                {
                    at.Add(salvo.Type);
                }
            }

            odd.Add([.. at]);
            at.ForEach(r => (byRow[r] ??= []).Add(c));
        }

        var starts = Enumerable.Range(0, solution.Count).Where(c => solution[c].Share < 1 - 1e-6).SelectMany(c => odd[c]).Distinct().Order().ToArray();
        var found = new List<(double Violation, PartitionCut Cut)>();
        foreach (var start in starts)
        {
            Walk(start, solution, odd, byRow, slack, known, found);
        }

        // Cuts that share all but little bring little: prefer different ones.
        var chosen = new List<PartitionCut>();
        var uses = new int[rows];
        foreach (var (_, cut) in found.OrderByDescending(f => f.Violation).ThenBy(f => f.Cut.Rows.Length))
        {
            if (chosen.Count < most && cut.Rows.Average(r => uses[r]) < 2.5)
            {
                chosen.Add(cut);
                Array.ForEach(cut.Rows, r => uses[r]++);
            }
        }

        return chosen;
    }

    private int RightOf(int row) => row < problem.Types ? problem.Units[row] : 1;

    private void Walk(int start, List<(int Column, double Share)> solution, List<int[]> odd, List<int>[] byRow, double[] slack, HashSet<string> known, List<(double, PartitionCut)> found)
    {
        var rows = new HashSet<int>();
        var isOdd = new HashSet<int>();
        var still = new Dictionary<int, int>();
        var (total, right) = (0.0, 0);
        var next = start;
        for (var step = 0; step < StepsOfAStart && next >= 0; step++)
        {
            total += Change(next, rows, isOdd, byRow, slack, solution);
            right += rows.Remove(next) ? -RightOf(next) : rows.Add(next) ? RightOf(next) : 0;
            byRow[next]?.ForEach(c => _ = isOdd.Remove(c) || isOdd.Add(c));
            still[next] = step + Stillness;
            if ((right & 1) == 1 && total < 1 - (2 * LeastViolation) && rows.Count > 0)
            {
                var cut = new PartitionCut([.. rows.Order()], right / 2);
                if (known.Add(string.Join(',', cut.Rows)))
                {
                    found.Add(((1 - total) / 2, cut));
                }
            }

            var (best, least) = (-1, double.PositiveInfinity);
            foreach (var row in isOdd.SelectMany(c => odd[c]).Distinct())
            {
                if (still.TryGetValue(row, out var until) && until > step)
                {
                    continue;
                }

                var by = Change(row, rows, isOdd, byRow, slack, solution);
                if (by < least - 1e-12 || (by < least + 1e-12 && row < best))
                {
                    (best, least) = (row, by);
                }
            }

            next = best;
        }
    }

    private static double Change(int row, HashSet<int> rows, HashSet<int> isOdd, List<int>[] byRow, double[] slack, List<(int Column, double Share)> solution)
    {
        var by = rows.Contains(row) ? -slack[row] : slack[row];
        foreach (var c in byRow[row] ?? [])
        {
            by += isOdd.Contains(c) ? -solution[c].Share : solution[c].Share;
        }

        return by;
    }
}
