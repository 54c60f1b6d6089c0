namespace Testudo.Assignment.LinearPrograms;

/// <summary>The columns of a sparse matrix, one after the other.</summary>
internal sealed class SparseColumns
{
    private int entries;

    /// <summary>The number of columns.</summary>
    public int Count { get; private set; }

    /// <summary>Where the entries of each column begin; one more than columns.</summary>
    public int[] Start { get; private set; } = new int[64];

    /// <summary>The row of each entry.</summary>
    public int[] Row { get; private set; } = new int[256];

    /// <summary>The value of each entry.</summary>
    public double[] Value { get; private set; } = new double[256];

    /// <summary>Adds an entry to the column that is being written.</summary>
    public void Put(int row, double value)
    {
        if (entries == Row.Length)
        {
            var (rows, values) = (Row, Value);
            Array.Resize(ref rows, entries * 2);
            Array.Resize(ref values, entries * 2);
            (Row, Value) = (rows, values);
        }

        (Row[entries], Value[entries]) = (row, value);
        entries++;
    }

    /// <summary>Ends the column that is being written.</summary>
    /// <returns>Its index.</returns>
    public int EndColumn()
    {
        if (Count + 2 > Start.Length)
        {
            var starts = Start;
            Array.Resize(ref starts, Start.Length * 2);
            Start = starts;
        }

        Start[Count + 1] = entries;
        return Count++;
    }

    /// <summary>Forgets the column that is being written.</summary>
    public void DropColumn() => entries = Start[Count];

    /// <summary>Forgets all columns.</summary>
    public void Clear() => (Count, entries) = (0, 0);
}
