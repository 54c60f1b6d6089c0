using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>The public data set "Massive Missile Attacks on Ukraine" in any of its versions, as the user has it.</summary>
/// <remarks>
/// What every version has: a header with at least time_start, time_end, model, launched and destroyed, in any order, separated by commas or semicolons, in UTF-8.
/// What is done with everything that is not so is described in <c>docs/methods/evidence-record.md</c>.
/// </remarks>
public static class RecordFile
{
    private const int RowsBetweenReports = 1024;

    /// <summary>Reads a file whole. For a file that may be large, see <see cref="Open"/>.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <param name="catalogue">Where threat types are looked up.</param>
    /// <param name="progress">Is told the share of the file that has been read, from 0 to 1; null where nobody asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The rows kept and those set aside, with reasons.</returns>
    /// <exception cref="InputException">The file is absent, unreadable, or not the public record, or no row of it can be used.</exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public static RecordVersion Read(string path, Catalogue catalogue, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var reader = Open(path, catalogue, cancellation);
        var rows = new List<RecordRow>();
        var aside = new List<SetAsideRow>();
        foreach (var entry in reader.Entries())
        {
            if (entry.Row is { } row)
            {
                rows.Add(row);
            }
            else
            {
                aside.Add(entry.SetAside!);
            }

            if (progress is not null && reader.Length is { } length && (rows.Count + aside.Count) % RowsBetweenReports == 0)
            {
                progress.Report(Math.Min(1, (double)reader.BytesRead / length));
            }
        }

        progress?.Report(1);
        return new RecordVersion
        {
            File = path,
            Sha256 = reader.Sha256!,
            Delimiter = reader.Delimiter,
            Columns = reader.Columns,
            Rows = rows,
            SetAside = aside,
            Counts = reader.Counts,
            Remarks = reader.Remarks,
        };
    }

    /// <summary>Opens a file to be read row by row, in steady memory whatever its length.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <param name="catalogue">Where threat types are looked up.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">The file is absent, unreadable, or not the public record.</exception>
    public static RecordReader Open(string path, Catalogue catalogue, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(catalogue);
        return RecordReader.Open(path, catalogue, cancellation);
    }
}
