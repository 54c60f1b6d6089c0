using System.Collections;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>Two versions of the public data set, as the store compares them.</summary>
/// <remarks>
/// The database leaves out rows of one key that are the same in every word; rows that only look different (93 and 93.0, other columns) are left out
/// here, one by one. The rest goes to <see cref="RecordChanges"/>, unless there is more of it than should be in memory.
/// </remarks>
/// <param name="Before">The columns of the earlier version; null where there is none.</param>
/// <param name="After">The columns of the later version.</param>
/// <param name="RowsAfter">How many rows the later version has.</param>
/// <param name="ReadChanged">Rows of the later version that are not in the earlier one word for word, in their order, each with the one of the same key.</param>
/// <param name="ReadWithdrawn">Rows of the earlier version whose keys the later one does not have, in their order.</param>
internal sealed record StoredChanges(
    IReadOnlyList<string>? Before,
    IReadOnlyList<string> After,
    int RowsAfter,
    Func<IEnumerable<(RecordRow After, RecordRow? Before)>> ReadChanged,
    Func<IEnumerable<RecordRow>> ReadWithdrawn)
{
    private readonly RowDifferences differences = new(Before ?? After, After);

    /// <summary>Compares.</summary>
    /// <param name="mostRows">The most rows to hold in memory.</param>
    public RecordChanges Compare(int mostRows)
    {
        if (Before is null)
        {
            return new RecordChanges(new ReadAgain<RecordRow>(RowsAfter, ReadAdded), [], [], 0, [], []);
        }

        var (left, right) = (new List<RecordRow>(), new List<RecordRow>());
        var (added, revised, withdrawn, same, changed, held) = (0, 0, 0, 0, 0, 0);
        foreach (var (after, before) in ReadChanged())
        {
            changed++;
            if (before is null)
            {
                added++;
                Hold(right, after);
            }
            else if (differences.AreNone(before, after))
            {
                same++;
            }
            else
            {
                revised++;
                Hold(left, before);
                Hold(right, after);
            }
        }

        foreach (var row in ReadWithdrawn())
        {
            withdrawn++;
            Hold(left, row);
        }

        var unchanged = RowsAfter - changed + same;
        if (held > mostRows)
        {
            return new RecordChanges(
                new ReadAgain<RecordRow>(added, ReadAdded),
                new ReadAgain<RevisedRow>(revised, ReadRevised),
                new ReadAgain<RecordRow>(withdrawn, ReadWithdrawn),
                unchanged,
                differences.NewColumns,
                differences.LostColumns)
            {
                // Where all is added or all withdrawn there is nothing to pair.
                ArePaired = added == 0 || withdrawn == 0,
            };
        }

        var changes = RecordChanges.Between([.. left.OrderBy(r => r.Line)], Before, right, After);
        return changes with { Unchanged = unchanged + changes.Unchanged };

        void Hold(List<RecordRow> rows, RecordRow row)
        {
            if (held++ < mostRows)
            {
                rows.Add(row);
            }
            else
            {
                left.Clear();
                right.Clear();
            }
        }
    }

    private IEnumerable<RecordRow> ReadAdded() => ReadChanged().Where(c => c.Before is null).Select(c => c.After);

    private IEnumerable<RevisedRow> ReadRevised() =>
        from pair in ReadChanged()
        where pair.Before is not null
        let fields = differences.Between(pair.Before, pair.After).ToList()
        where fields.Count > 0
        select new RevisedRow(pair.Before, pair.After, fields);

    // Too many to hold: read from the database each time when somebody goes through them.
    private sealed class ReadAgain<T>(int count, Func<IEnumerable<T>> read) : IReadOnlyCollection<T>
    {
        public int Count => count;

        public IEnumerator<T> GetEnumerator() => read().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
