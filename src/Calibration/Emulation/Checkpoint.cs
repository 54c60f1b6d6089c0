using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Testudo.Calibration.Emulation;

/// <summary>Outcomes of a design on disk, so that a run that was stopped goes on where it was.</summary>
/// <remarks>
/// One line for each simulated setting, written as it comes; the first line has a hash of everything that decides the outcomes. A file of another run is begun anew, a torn last line is
/// simulated again. Outcomes do not depend on when they were made, so that a run with a stop ends with the same bytes as one without.
/// </remarks>
public sealed class Checkpoint : IDisposable
{
    private const string Heading = "testudo-calibration-checkpoint/1 ";
    private const char Separator = ' ';

    private readonly StreamWriter writer;

    private Checkpoint(string file, string key, IReadOnlyList<RowOutcome> known)
    {
        (File, Known) = (file, known);
        writer = new StreamWriter(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine(Heading + key);
        foreach (var outcome in known)
        {
            writer.WriteLine(LineOf(outcome));
        }

        writer.Flush();
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>What a run that was stopped left.</summary>
    public IReadOnlyList<RowOutcome> Known { get; }

    /// <summary>Opens the checkpoint of a run.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scenarioHash">The hash of the scenario.</param>
    /// <param name="catalogueHash">The hash of the catalogue.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <param name="options">How much is simulated.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Checkpoint Open(string file, string scenarioHash, string catalogueHash, string version, CalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var text = string.Create(CultureInfo.InvariantCulture, $"{version} {scenarioHash} {catalogueHash} {options.Points} {options.Settings} {options.Spreads} {options.Replications} {options.Seed}");
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var lines = System.IO.File.Exists(file) ? System.IO.File.ReadAllLines(file) : [];
        var known = lines.Length > 0 && lines[0] == Heading + key ? lines.Skip(1).Select(Read).OfType<RowOutcome>().DistinctBy(o => o.Row).ToList() : [];
        return new Checkpoint(file, key, known);
    }

    /// <summary>Notes an outcome. One at a time.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Note(RowOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        writer.WriteLine(LineOf(outcome));
        writer.Flush();
    }

    /// <summary>Removes the file: the run is complete.</summary>
    public void Remove()
    {
        writer.Dispose();
        System.IO.File.Delete(File);
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private static string LineOf(RowOutcome outcome)
    {
        long[] numbers = [outcome.Row, .. outcome.Stopped, .. outcome.Squares, .. outcome.Thin];
        return string.Join(Separator, numbers.Append(Sum(numbers)).Select(n => n.ToString(CultureInfo.InvariantCulture)));
    }

    // The sum tells a torn line from a whole one.
    private static long Sum(IEnumerable<long> numbers) => numbers.Aggregate(17L, (sum, n) => unchecked((sum * 31) + n));

    private static RowOutcome? Read(string line)
    {
        var numbers = new List<long>();
        foreach (var word in line.Split(Separator))
        {
            if (!long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        var classes = (numbers.Count - 2) / 3;
        return numbers.Count == (3 * classes) + 2 && classes > 0 && numbers[^1] == Sum(numbers[..^1])
            ? new RowOutcome((int)numbers[0], numbers[1..(1 + classes)], numbers[(1 + classes)..(1 + (2 * classes))], numbers[(1 + (2 * classes))..^1])
            : null;
    }
}
