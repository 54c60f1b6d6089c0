namespace Testudo.Assignment.LinearPrograms;

/// <summary>The triangular factors of a sparse square matrix, with the columns that were exchanged since.</summary>
/// <remarks>
/// Left-looking sparse LU (Gilbert and Peierls 1988) with threshold pivoting. Singleton columns and rows, nearly all of a basis of a
/// set-partitioning program, are taken first and make no fill. An exchanged column is kept as an eta vector (product form) until the next factorisation.
/// </remarks>
internal sealed class SparseFactors(int rows)
{
    private const double LeastPivot = 1e-9;
    private const double PivotShare = 0.1;

    private readonly int[] pivotRow = new int[rows];
    private readonly int[] stepOfRow = new int[rows];
    private readonly int[] positionOfStep = new int[rows];
    private readonly double[] diagonal = new double[rows];
    private readonly double[] work = new double[rows];
    private readonly int[] mark = new int[rows];
    private readonly int[] stack = new int[rows];
    private readonly int[] child = new int[rows];
    private readonly int[] topological = new int[rows];
    private readonly int[] rowCount = new int[rows];
    private readonly int[] columnCount = new int[rows];
    private readonly double[] steps = new double[rows];
    private readonly SparseColumns lower = new();
    private readonly SparseColumns upper = new();
    private readonly SparseColumns etas = new();
    private readonly List<int> etaPosition = [];
    private readonly List<double> etaPivot = [];
    private int stamp;

    /// <summary>How many columns were exchanged since the factorisation.</summary>
    public int Exchanges => etaPosition.Count;

    /// <summary>Factorises the matrix of some columns.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="basis">Those of the matrix, by position; where one depends on the others it is replaced.</param>
    /// <param name="unitOfRow">For each row a column that is one in that row and nothing elsewhere.</param>
    /// <returns>Whether a column was replaced.</returns>
    public bool Factorise(SparseColumns columns, int[] basis, int[] unitOfRow)
    {
        var replaced = false;
        while (!TryFactorise(columns, basis, unitOfRow))
        {
            replaced = true;
        }

        return replaced;
    }

    /// <summary>Solves B x = b.</summary>
    /// <param name="b">By row; destroyed.</param>
    /// <param name="x">By position.</param>
    public void Solve(double[] b, double[] x)
    {
        for (var k = 0; k < rows; k++)
        {
            var t = b[pivotRow[k]];
            steps[k] = t;
            if (t != 0)
            {
                for (var e = lower.Start[k]; e < lower.Start[k + 1]; e++)
                {
                    b[lower.Row[e]] -= lower.Value[e] * t;
                }
            }
        }

        for (var k = rows - 1; k >= 0; k--)
        {
            var t = steps[k];
            if (t != 0)
            {
                t /= diagonal[k];
                for (var e = upper.Start[k]; e < upper.Start[k + 1]; e++)
                {
                    steps[upper.Row[e]] -= upper.Value[e] * t;
                }
            }

            x[positionOfStep[k]] = t;
        }

        for (var k = 0; k < etaPosition.Count; k++)
        {
            var t = x[etaPosition[k]];
            if (t != 0)
            {
                t /= etaPivot[k];
                for (var e = etas.Start[k]; e < etas.Start[k + 1]; e++)
                {
                    x[etas.Row[e]] -= etas.Value[e] * t;
                }

                x[etaPosition[k]] = t;
            }
        }
    }

    /// <summary>Solves y B = c.</summary>
    /// <param name="c">By position; destroyed.</param>
    /// <param name="y">By row.</param>
    public void SolveTransposed(double[] c, double[] y)
    {
        for (var k = etaPosition.Count - 1; k >= 0; k--)
        {
            var s = c[etaPosition[k]];
            for (var e = etas.Start[k]; e < etas.Start[k + 1]; e++)
            {
                s -= etas.Value[e] * c[etas.Row[e]];
            }

            c[etaPosition[k]] = s / etaPivot[k];
        }

        for (var k = 0; k < rows; k++)
        {
            var s = c[positionOfStep[k]];
            for (var e = upper.Start[k]; e < upper.Start[k + 1]; e++)
            {
                s -= upper.Value[e] * steps[upper.Row[e]];
            }

            steps[k] = s == 0 ? 0 : s / diagonal[k];
        }

        for (var k = rows - 1; k >= 0; k--)
        {
            var s = steps[k];
            for (var e = lower.Start[k]; e < lower.Start[k + 1]; e++)
            {
                s -= lower.Value[e] * y[lower.Row[e]];
            }

            y[pivotRow[k]] = s;
        }
    }

    /// <summary>Puts another column into the matrix.</summary>
    /// <param name="position">The position whose column leaves.</param>
    /// <param name="x">The solution of B x = the new column.</param>
    public void Exchange(int position, double[] x)
    {
        for (var i = 0; i < rows; i++)
        {
            if (i != position && Math.Abs(x[i]) > 1e-14)
            {
                etas.Put(i, x[i]);
            }
        }

        etas.EndColumn();
        etaPosition.Add(position);
        etaPivot.Add(x[position]);
    }

    private bool TryFactorise(SparseColumns columns, int[] basis, int[] unitOfRow)
    {
        lower.Clear();
        upper.Clear();
        etas.Clear();
        etaPosition.Clear();
        etaPivot.Clear();
        Array.Fill(stepOfRow, -1);
        var (order, rowOf) = Order(columns, basis);
        var failed = new List<int>();
        var step = 0;
        foreach (var position in order)
        {
            if (!Eliminate(columns, basis[position], rowOf[position], step))
            {
                failed.Add(position);
                continue;
            }

            positionOfStep[step++] = position;
        }

        if (failed.Count == 0)
        {
            return true;
        }

        var free = 0;
        foreach (var position in failed)
        {
            while (stepOfRow[free] >= 0)
            {
                free++;
            }

            basis[position] = unitOfRow[free++];
        }

        return false;
    }

    /// <summary>The order in which columns are eliminated: singleton columns, singleton rows, then the rest with the shortest first.</summary>
    private (int[] Order, int[] RowOf) Order(SparseColumns columns, int[] basis)
    {
        var (order, rowOf, isTaken, isRowTaken) = (new List<int>(rows), new int[rows], new bool[rows], new bool[rows]);
        Array.Fill(rowOf, -1);
        Array.Clear(rowCount);
        var byRow = new List<int>[rows];
        for (var p = 0; p < rows; p++)
        {
            columnCount[p] = columns.Start[basis[p] + 1] - columns.Start[basis[p]];
            for (var e = columns.Start[basis[p]]; e < columns.Start[basis[p] + 1]; e++)
            {
                rowCount[columns.Row[e]]++;
                (byRow[columns.Row[e]] ??= []).Add(p);
            }
        }

        void Take(int position, int row, Queue<int> singles, Queue<int> singleRows)
        {
            (isTaken[position], isRowTaken[row], rowOf[position]) = (true, true, row);
            order.Add(position);
            foreach (var other in byRow[row])
            {
                if (!isTaken[other] && --columnCount[other] == 1)
                {
                    singles.Enqueue(other);
                }
            }

            for (var e = columns.Start[basis[position]]; e < columns.Start[basis[position] + 1]; e++)
            {
                if (!isRowTaken[columns.Row[e]] && --rowCount[columns.Row[e]] == 1)
                {
                    singleRows.Enqueue(columns.Row[e]);
                }
            }
        }

        var (columnsLeft, rowsLeft) = (new Queue<int>(), new Queue<int>());
        for (var p = 0; p < rows; p++)
        {
            if (columnCount[p] == 1)
            {
                columnsLeft.Enqueue(p);
            }

            if (rowCount[p] == 1)
            {
                rowsLeft.Enqueue(p);
            }
        }

        while (columnsLeft.Count + rowsLeft.Count > 0)
        {
            if (columnsLeft.TryDequeue(out var position))
            {
                if (!isTaken[position] && columnCount[position] == 1 && RowLeft(position) is >= 0 and var row)
                {
                    Take(position, row, columnsLeft, rowsLeft);
                }
            }
            else if (rowsLeft.TryDequeue(out var row) && !isRowTaken[row] && rowCount[row] == 1)
            {
                var at = byRow[row].Find(p => !isTaken[p]);
                if (Math.Abs(ValueAt(columns, basis[at], row)) >= PivotShare)
                {
                    Take(at, row, columnsLeft, rowsLeft);
                }
            }
        }

        int RowLeft(int position)
        {
            for (var e = columns.Start[basis[position]]; e < columns.Start[basis[position] + 1]; e++)
            {
                if (!isRowTaken[columns.Row[e]])
                {
                    return columns.Row[e];
                }
            }

            return -1;
        }

        order.AddRange(Enumerable.Range(0, rows).Where(p => !isTaken[p]).OrderBy(p => columnCount[p]).ThenBy(p => p));
        return ([.. order], rowOf);
    }

    private static double ValueAt(SparseColumns columns, int column, int row)
    {
        for (var e = columns.Start[column]; e < columns.Start[column + 1]; e++)
        {
            if (columns.Row[e] == row)
            {
                return columns.Value[e];
            }
        }

        return 0;
    }

    private bool Eliminate(SparseColumns columns, int column, int givenRow, int step)
    {
        stamp++;
        var top = rows;
        for (var e = columns.Start[column]; e < columns.Start[column + 1]; e++)
        {
            top = Reach(columns.Row[e], top);
        }

        for (var k = top; k < rows; k++)
        {
            work[topological[k]] = 0;
        }

        for (var e = columns.Start[column]; e < columns.Start[column + 1]; e++)
        {
            work[columns.Row[e]] += columns.Value[e];
        }

        var greatest = 0.0;
        for (var k = top; k < rows; k++)
        {
            var row = topological[k];
            var s = stepOfRow[row];
            if (s < 0)
            {
                greatest = Math.Max(greatest, Math.Abs(work[row]));
                continue;
            }

            var t = work[row];
            if (t != 0)
            {
                upper.Put(s, t);
                for (var e = lower.Start[s]; e < lower.Start[s + 1]; e++)
                {
                    work[lower.Row[e]] -= lower.Value[e] * t;
                }
            }
        }

        // A row may come before those that change it.
        greatest = 0;
        for (var k = top; k < rows; k++)
        {
            if (stepOfRow[topological[k]] < 0)
            {
                greatest = Math.Max(greatest, Math.Abs(work[topological[k]]));
            }
        }

        if (greatest < LeastPivot)
        {
            upper.DropColumn();
            return false;
        }

        var pivot = givenRow >= 0 && Math.Abs(work[givenRow]) >= PivotShare * greatest ? givenRow : -1;
        for (var k = top; k < rows && (givenRow < 0 || pivot != givenRow); k++)
        {
            var row = topological[k];
            if (stepOfRow[row] < 0 && Math.Abs(work[row]) >= PivotShare * greatest && (pivot < 0 || rowCount[row] < rowCount[pivot] || (rowCount[row] == rowCount[pivot] && row < pivot)))
            {
                pivot = row;
            }
        }

        (pivotRow[step], stepOfRow[pivot], diagonal[step]) = (pivot, step, work[pivot]);
        for (var k = top; k < rows; k++)
        {
            var row = topological[k];
            if (stepOfRow[row] < 0 && Math.Abs(work[row]) > 1e-14)
            {
                lower.Put(row, work[row] / work[pivot]);
            }
        }

        upper.EndColumn();
        lower.EndColumn();
        return true;
    }

    /// <summary>Adds the rows that a row can change, itself included, in an order in which each comes before those that it changes.</summary>
    private int Reach(int row, int top)
    {
        if (mark[row] == stamp)
        {
            return top;
        }

        var depth = 0;
        (stack[0], mark[row]) = (row, stamp);
        child[0] = stepOfRow[row] < 0 ? 0 : lower.Start[stepOfRow[row]];
        while (depth >= 0)
        {
            var at = stepOfRow[stack[depth]];
            var end = at < 0 ? 0 : lower.Start[at + 1];
            var next = -1;
            while (child[depth] < end)
            {
                var other = lower.Row[child[depth]++];
                if (mark[other] != stamp)
                {
                    next = other;
                    break;
                }
            }

            if (next < 0)
            {
                topological[--top] = stack[depth--];
                continue;
            }

            mark[next] = stamp;
            stack[++depth] = next;
            child[depth] = stepOfRow[next] < 0 ? 0 : lower.Start[stepOfRow[next]];
        }

        return top;
    }
}
