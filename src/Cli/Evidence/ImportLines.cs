using Testudo.Evidence.Record;

namespace Testudo.Cli.Evidence;

/// <summary>What became of an import.</summary>
internal enum ImportOutcome
{
    /// <summary>It counts now.</summary>
    Accepted,

    /// <summary>The store has this very file already.</summary>
    Known,

    /// <summary>It changes an earlier version, and nobody accepted that.</summary>
    Waiting,
}

/// <summary>Something to say about a line of an imported file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What.</param>
internal sealed record SaidOfLine(int Line, string Text);

/// <summary>What was noticed while a file was read; only so many lines are kept, so that memory stays steady.</summary>
/// <param name="keepsAll">Whether every line is asked for, not only the first few of each sort.</param>
internal sealed class ImportLines(bool keepsAll)
{
    private const int MostKept = 100_000;
    private const int FewKept = 5;

    private readonly List<SetAsideRow> setAside = [];
    private readonly List<SaidOfLine> repairs = [];
    private readonly List<SaidOfLine> remarks = [];

    /// <summary>Rows that were set aside.</summary>
    public IReadOnlyList<SetAsideRow> SetAside => setAside;

    /// <summary>What was mended.</summary>
    public IReadOnlyList<SaidOfLine> Repairs => repairs;

    /// <summary>What a reader should know although nothing was changed.</summary>
    public IReadOnlyList<SaidOfLine> Remarks => remarks;

    private int Most => keepsAll ? MostKept : FewKept;

    /// <summary>Takes what there is to say of a row.</summary>
    /// <param name="entry">The row.</param>
    public void Add(RecordEntry entry)
    {
        if (entry.SetAside is { } aside && setAside.Count < Most)
        {
            setAside.Add(aside);
        }

        if (entry.Row is { } row)
        {
            Keep(repairs, row.Line, row.Repairs);
            Keep(remarks, row.Line, row.Remarks);
        }
    }

    private void Keep(List<SaidOfLine> list, int line, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            if (list.Count < Most)
            {
                list.Add(new SaidOfLine(line, text));
            }
        }
    }
}
