namespace Testudo.Assignment.LinearPrograms;

/// <summary>Solves min c x with A x = b, x >= 0, to which columns are added as they are found.</summary>
/// <remarks>
/// Revised simplex method on sparse factors. The primal method starts from a feasible basis with Devex pricing (Forrest and Goldfarb 1992) and a two-pass
/// ratio test (Harris 1973); degenerate steps are broken by moving the right-hand side a little, and the dual method mends what that leaves. The same columns give the same pivots.
/// Every row needs a column that is one in that row and nothing elsewhere.
/// </remarks>
internal sealed class RevisedSimplex
{
    private const double ReducedCostTolerance = 1e-10;
    private const double FeasibilityTolerance = 1e-9;
    private const double PivotTolerance = 1e-8;
    private const double Shift = 2e-6;
    private const int MostExchanges = 80;

    private readonly int rows;
    private readonly double[] rightHandSide;
    private readonly double[] shifted;
    private readonly SparseColumns columns = new();
    private readonly List<(int Column, double Value)>[] byRow;
    private readonly SparseFactors factors;
    private readonly int[] unitOfRow;
    private readonly int[] basis;
    private readonly double[] x;
    private readonly double[] duals;
    private readonly double[] entering;
    private readonly double[] pivotRow;
    private readonly double[] scratch;
    private readonly List<int> touched = [];
    private double[] cost = new double[64];
    private double[] reduced = new double[64];
    private double[] weight = new double[64];
    private double[] across = new double[64];
    private int[] position = new int[64];
    private bool[] isTouched = new bool[64];
    private double scale = 1;

    /// <summary>Makes a program without columns.</summary>
    /// <param name="rightHandSide">The right-hand side, 0 or more in each row.</param>
    public RevisedSimplex(ReadOnlySpan<double> rightHandSide)
    {
        rows = rightHandSide.Length;
        this.rightHandSide = rightHandSide.ToArray();
        shifted = rightHandSide.ToArray();
        byRow = [.. Enumerable.Range(0, rows).Select(_ => new List<(int, double)>())];
        (factors, unitOfRow, basis) = (new SparseFactors(rows), new int[rows], new int[rows]);
        (x, duals, entering, pivotRow, scratch) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        Array.Fill(unitOfRow, -1);
    }

    /// <summary>The number of columns.</summary>
    public int Columns => columns.Count;

    /// <summary>How many pivots there were.</summary>
    public int Pivots { get; private set; }

    /// <summary>The value of the last solution.</summary>
    public double Objective { get; private set; }

    /// <summary>The dual value of each row in the last solution.</summary>
    public ReadOnlySpan<double> Duals => duals;

    /// <summary>The columns of the last basis.</summary>
    public ReadOnlySpan<int> Basis => basis;

    /// <summary>The values of the columns of the last basis.</summary>
    public ReadOnlySpan<double> BasisValues => x;

    /// <summary>The cost of a column.</summary>
    public double CostOf(int column) => cost[column];

    /// <summary>The reduced cost of a column in the last solution.</summary>
    public double ReducedCostOf(int column) => position[column] >= 0 ? 0 : reduced[column];

    /// <summary>Adds a column.</summary>
    /// <returns>Its index.</returns>
    public int Add(ReadOnlySpan<int> at, ReadOnlySpan<double> values, double columnCost)
    {
        for (var i = 0; i < at.Length; i++)
        {
            columns.Put(at[i], values[i]);
            byRow[at[i]].Add((columns.Count, values[i]));
        }

        var index = columns.EndColumn();
        if (index == cost.Length)
        {
            Array.Resize(ref cost, index * 2);
            Array.Resize(ref reduced, index * 2);
            Array.Resize(ref weight, index * 2);
            Array.Resize(ref across, index * 2);
            Array.Resize(ref position, index * 2);
            Array.Resize(ref isTouched, index * 2);
        }

        (cost[index], position[index]) = (columnCost, -1);
        scale = Math.Max(scale, Math.Abs(columnCost));
        if (at.Length == 1 && values[0] == 1)
        {
            unitOfRow[at[0]] = index;
        }

        return index;
    }

    /// <summary>Gives a column another cost.</summary>
    public void SetCost(int column, double columnCost) => cost[column] = columnCost;

    /// <summary>Sets the basis to begin with.</summary>
    /// <param name="begin">A column for each row; their solution must not be negative.</param>
    public void SetBasis(ReadOnlySpan<int> begin)
    {
        position.AsSpan(0, columns.Count).Fill(-1);
        for (var p = 0; p < rows; p++)
        {
            basis[p] = begin[p];
            position[begin[p]] = p;
        }
    }

    /// <summary>Solves the program from the last basis.</summary>
    /// <param name="stop">Asks whether to stop.</param>
    /// <returns>Whether the optimum was found; false after a stop.</returns>
    public bool Solve(Func<bool> stop)
    {
        ShiftRightHandSide();
        if (!Primal(stop))
        {
            return false;
        }

        rightHandSide.CopyTo(shifted, 0);
        if (!Dual(stop))
        {
            return false;
        }

        Price();
        Objective = 0;
        for (var p = 0; p < rows; p++)
        {
            Objective += cost[basis[p]] * x[p];
        }

        return true;
    }

    private void ShiftRightHandSide()
    {
        rightHandSide.CopyTo(shifted, 0);
        Refactorise();
        var state = 0x9E3779B97F4A7C15UL;
        for (var p = 0; p < rows; p++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            var by = Shift * (0.5 + ((state >> 40) * (0.5 / (1 << 24)))) - Math.Min(0, x[p]);
            for (var e = columns.Start[basis[p]]; e < columns.Start[basis[p] + 1]; e++)
            {
                shifted[columns.Row[e]] += columns.Value[e] * by;
            }
        }

        ComputeValues();
    }

    private bool Primal(Func<bool> stop)
    {
        Price();
        weight.AsSpan(0, columns.Count).Fill(1);
        var isFresh = true;
        while (true)
        {
            var enters = Entering();
            if (enters < 0)
            {
                if (isFresh)
                {
                    return true;
                }

                Refactorise();
                Price();
                isFresh = true;
                continue;
            }

            Column(enters);
            var leaves = Leaving();
            if (leaves < 0 || (Math.Abs(entering[leaves]) < 1e-6 && factors.Exchanges > 0))
            {
                if (factors.Exchanges == 0)
                {
                    // Numerically nothing: not again before the next pricing.
                    reduced[enters] = 0;
                    continue;
                }

                Refactorise();
                Price();
                continue;
            }

            isFresh = false;
            Row(leaves);
            Exchange(enters, leaves, Math.Max(0, x[leaves] / entering[leaves]));
            if ((Pivots & 15) == 0 && stop())
            {
                return false;
            }
        }
    }

    private bool Dual(Func<bool> stop)
    {
        Refactorise();
        Price();
        for (var tries = 0; ; tries++)
        {
            var (leaves, least) = (-1, -FeasibilityTolerance);
            for (var p = 0; p < rows; p++)
            {
                if (x[p] < least)
                {
                    (leaves, least) = (p, x[p]);
                }
            }

            if (leaves < 0 || tries > 20 * rows)
            {
                return true;
            }

            Row(leaves);
            var (enters, ratio) = (-1, double.PositiveInfinity);
            foreach (var j in touched)
            {
                if (position[j] < 0 && across[j] < -PivotTolerance)
                {
                    var r = Math.Max(0, reduced[j]) / -across[j];
                    if (r < ratio - 1e-13 || (r < ratio + 1e-13 && across[j] < across[enters]))
                    {
                        (enters, ratio) = (j, r);
                    }
                }
            }

            if (enters < 0)
            {
                return true;
            }

            Column(enters);
            if (Math.Abs(entering[leaves]) < PivotTolerance)
            {
                return true;
            }

            Exchange(enters, leaves, x[leaves] / entering[leaves]);
            if ((Pivots & 15) == 0 && stop())
            {
                return false;
            }
        }
    }

    private int Entering()
    {
        var (best, bestScore) = (-1, 0.0);
        var tolerance = -ReducedCostTolerance * Math.Min(1, scale);
        for (var j = 0; j < columns.Count; j++)
        {
            var d = reduced[j];
            if (d < tolerance && d * d > bestScore * weight[j] && position[j] < 0)
            {
                (best, bestScore) = (j, d * d / weight[j]);
            }
        }

        return best;
    }

    private int Leaving()
    {
        var most = double.PositiveInfinity;
        for (var p = 0; p < rows; p++)
        {
            if (entering[p] > PivotTolerance)
            {
                most = Math.Min(most, (Math.Max(0, x[p]) + FeasibilityTolerance) / entering[p]);
            }
        }

        var (leaves, pivot) = (-1, 0.0);
        for (var p = 0; p < rows; p++)
        {
            if (entering[p] > pivot && entering[p] > PivotTolerance && Math.Max(0, x[p]) / entering[p] <= most)
            {
                (leaves, pivot) = (p, entering[p]);
            }
        }

        return leaves;
    }

    private void Exchange(int enters, int leaves, double step)
    {
        Pivots++;
        var left = basis[leaves];
        var pivot = entering[leaves];
        for (var p = 0; p < rows; p++)
        {
            if (entering[p] != 0)
            {
                x[p] -= step * entering[p];
            }
        }

        x[leaves] = step;
        var d = reduced[enters] / pivot;
        var heavy = weight[enters];
        foreach (var j in touched)
        {
            if (position[j] < 0 && j != enters)
            {
                reduced[j] -= d * across[j];
                var share = across[j] / pivot;
                weight[j] = Math.Max(weight[j], share * share * heavy);
            }
        }

        reduced[enters] = 0;
        reduced[left] = -d;
        weight[left] = Math.Max(heavy / (pivot * pivot), 1);
        (basis[leaves], position[enters], position[left]) = (enters, leaves, -1);
        factors.Exchange(leaves, entering);
        if (factors.Exchanges >= MostExchanges)
        {
            Refactorise();
            Price();
        }
    }

    private void Column(int j)
    {
        Array.Clear(scratch);
        for (var e = columns.Start[j]; e < columns.Start[j + 1]; e++)
        {
            scratch[columns.Row[e]] += columns.Value[e];
        }

        factors.Solve(scratch, entering);
    }

    private void Row(int leaves)
    {
        foreach (var j in touched)
        {
            (across[j], isTouched[j]) = (0, false);
        }

        touched.Clear();
        Array.Clear(scratch);
        scratch[leaves] = 1;
        factors.SolveTransposed(scratch, pivotRow);
        for (var i = 0; i < rows; i++)
        {
            var by = pivotRow[i];
            if (Math.Abs(by) > 1e-14)
            {
                foreach (var (j, value) in byRow[i])
                {
                    if (!isTouched[j])
                    {
                        isTouched[j] = true;
                        touched.Add(j);
                    }

                    across[j] += by * value;
                }
            }
        }
    }

    private void Refactorise()
    {
        if (factors.Factorise(columns, basis, unitOfRow))
        {
            SetBasis([.. basis]);
        }

        ComputeValues();
    }

    private void ComputeValues()
    {
        shifted.CopyTo(scratch, 0);
        factors.Solve(scratch, x);
    }

    private void Price()
    {
        for (var p = 0; p < rows; p++)
        {
            scratch[p] = cost[basis[p]];
        }

        factors.SolveTransposed(scratch, duals);
        for (var j = 0; j < columns.Count; j++)
        {
            var d = cost[j];
            for (var e = columns.Start[j]; e < columns.Start[j + 1]; e++)
            {
                d -= duals[columns.Row[e]] * columns.Value[e];
            }

            reduced[j] = d;
        }
    }
}
