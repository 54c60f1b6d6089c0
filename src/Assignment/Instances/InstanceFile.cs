using System.Globalization;
using Testudo.Assignment.WeaponTargets;
using Testudo.World.Text;

namespace Testudo.Assignment.Instances;

/// <summary>Reads and writes instances of the weapon-target assignment problem.</summary>
public static class InstanceFile
{
    private const int MostUnits = 1_000_000;

    /// <summary>Reads an instance; its first line says in which of the formats of <see cref="InstanceFormat"/> it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">What its rows are taken for where the format does not say; null for weapons.</param>
    /// <param name="roundValue">What a unit that is kept is worth.</param>
    /// <param name="mostBytes">The memory that there is; null for what the machine has.</param>
    /// <exception cref="InputException">The file cannot be read, or something in it is wrong.</exception>
    public static AssignmentInstance Read(string path, InstanceRows? rows = null, double roundValue = 0, double? mostBytes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return IsTable(path)
                ? new InstanceTable(path, roundValue, mostBytes).Read(stream, rows)
                : ReadNumbers(path, new NumberStream(stream), rows ?? InstanceRows.Weapons, roundValue, mostBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException(new Diagnostic(new TextLocation(path, 0, ""), e is FileNotFoundException or DirectoryNotFoundException
                ? (FormattableString)$"there is no such file"
                : Directory.Exists(path) ? (FormattableString)$"this is a folder"
                : (FormattableString)$"the file cannot be read: {e.Message}"));
        }
    }

    /// <summary>Writes a problem as <see cref="InstanceFormat.Pairs"/>; the units of all types must be equal.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="problem">The problem.</param>
    public static void Write(Stream stream, WeaponTargetProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using var writer = new StreamWriter(stream, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var culture = CultureInfo.InvariantCulture;
        writer.WriteLine(string.Create(culture, $"{problem.Types} {problem.Targets} {(problem.Types == 0 ? 0 : problem.Units[0])}"));
        foreach (var value in problem.Values)
        {
            writer.WriteLine(value.ToString("R", culture));
        }

        for (var i = 0; i < problem.Types; i++)
        {
            for (var j = 0; j < problem.Targets; j++)
            {
                writer.WriteLine(string.Create(culture, $"{i} {j} {problem.KillProbability(i, j):0.0000##############}"));
            }
        }
    }

    /// <summary>Refuses a size that does not fit into memory, before any of it is taken.</summary>
    /// <param name="at">Where the size is written.</param>
    /// <param name="types">Weapon types.</param>
    /// <param name="targets">Targets.</param>
    /// <param name="mostBytes">The memory that there is; null for what the machine has.</param>
    /// <exception cref="InputException">It does not.</exception>
    public static void Afford(TextLocation at, double types, double targets, double? mostBytes = null)
    {
        var (need, there) = (WeaponTargetProblem.MemoryFor(types, targets), mostBytes ?? (0.8 * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        if (need > there || types * targets > Array.MaxLength)
        {
            throw new InputException(new Diagnostic(at, $"{types:N0} weapon types and {targets:N0} targets would take about {need / 1e9:N1} GB of memory; there are {there / 1e9:N1} GB, and pairs may be {Array.MaxLength:N0} at the most"));
        }
    }

    private static bool IsTable(string path)
    {
        using var reader = new StreamReader(path);
        var begin = new char[256];
        var text = new string(begin, 0, reader.ReadBlock(begin, 0, begin.Length)).TrimStart();
        return text.Length > 0 && (char.IsLetter(text[0]) || text[0] is '"' or '#' || text.Split('\n')[0].Contains(',', StringComparison.Ordinal));
    }

    private static AssignmentInstance ReadNumbers(string path, NumberStream numbers, InstanceRows rows, double roundValue, double? mostBytes)
    {
        var first = Whole(path, numbers, (FormattableString)$"the first number", 0, int.MaxValue);
        var line = numbers.Line;
        var second = Next(path, numbers, (FormattableString)$"the first value, or the number of targets");
        // Three numbers on the first line, or one.
        if (numbers.Line > line)
        {
            return Square(path, numbers, first, second, rows, roundValue, mostBytes);
        }

        if (second != Math.Floor(second) || second is < 0 or > int.MaxValue)
        {
            throw Wrong(path, numbers, $"the number of targets is {second}; it must be a whole number of 0 or more");
        }

        var units = Whole(path, numbers, (FormattableString)$"units of each type", 0, MostUnits);
        return Pairs(path, numbers, first, (int)second, units, rows, roundValue, mostBytes);
    }

    private static AssignmentInstance Square(string path, NumberStream numbers, int n, double firstValue, InstanceRows rows, double roundValue, double? mostBytes)
    {
        SomeOf(path, n, n);
        Afford(new TextLocation(path, 1, ""), n, n, mostBytes);
        var values = new double[n];
        for (var j = 0; j < n; j++)
        {
            values[j] = Value(path, numbers, j == 0 ? firstValue : Next(path, numbers, (FormattableString)$"the value of target {j} of {n}"));
        }

        var kill = new double[n * n];
        for (var r = 0; r < n; r++)
        {
            for (var c = 0; c < n; c++)
            {
                var p = Probability(path, numbers, Next(path, numbers, (FormattableString)$"row {r}, column {c} of {n} x {n} probabilities"));
                kill[rows == InstanceRows.Weapons ? (c * n) + r : (r * n) + c] = p;
            }
        }

        End(path, numbers);
        return Named(new WeaponTargetProblem(Enumerable.Repeat(1, n).ToArray(), values, kill, roundValue), InstanceFormat.Square, rows);
    }

    private static AssignmentInstance Pairs(string path, NumberStream numbers, int types, int targets, int units, InstanceRows rows, double roundValue, double? mostBytes)
    {
        SomeOf(path, types, targets);
        Afford(new TextLocation(path, 1, ""), types, targets, mostBytes);
        var values = new double[targets];
        for (var j = 0; j < targets; j++)
        {
            values[j] = Value(path, numbers, Next(path, numbers, (FormattableString)$"the value of target {j} of {targets}"));
        }

        var line = rows == InstanceRows.Weapons ? (FormattableString)$"weapon target probability" : (FormattableString)$"target weapon probability";
        var kill = new double[(long)types * targets];
        Array.Fill(kill, double.NaN);
        var (most, pairs) = (rows == InstanceRows.Weapons ? (types, targets) : (targets, types), (long)types * targets);
        for (var k = 0L; k < pairs; k++)
        {
            var expected = (FormattableString)$"pair {k + 1:N0} of {pairs:N0}";
            var (a, b) = (Next(path, numbers, expected), Next(path, numbers, expected));
            if (a != Math.Floor(a) || b != Math.Floor(b) || a < 0 || b < 0 || a >= most.Item1 || b >= most.Item2)
            {
                throw Wrong(
                    path,
                    numbers,
                    $"the pair {a} {b} does not exist: a line is \"{line}\", counted from 0, with {types:N0} weapons and {targets:N0} targets",
                    a < most.Item2 && b < most.Item1 ? (FormattableString)$"if the first number is the other one, say so with --rows" : null);
            }

            var at = rows == InstanceRows.Weapons ? ((long)b * types) + (long)a : ((long)a * types) + (long)b;
            var p = Probability(path, numbers, Next(path, numbers, expected));
            if (!double.IsNaN(kill[at]))
            {
                throw Wrong(path, numbers, $"the pair {a} {b} is there twice");
            }

            kill[at] = p;
        }

        End(path, numbers);
        return Named(new WeaponTargetProblem(Enumerable.Repeat(units, types).ToArray(), values, kill, roundValue), InstanceFormat.Pairs, rows);
    }

    /// <summary>Gives weapons and targets their numbers as names.</summary>
    internal static AssignmentInstance Named(WeaponTargetProblem problem, InstanceFormat format, InstanceRows rows) => new(
        problem,
        [.. Enumerable.Range(0, problem.Types).Select(i => i.ToString(CultureInfo.InvariantCulture))],
        [.. Enumerable.Range(0, problem.Targets).Select(j => j.ToString(CultureInfo.InvariantCulture))],
        format,
        rows);

    private static void SomeOf(string path, int types, int targets)
    {
        if (types == 0 || targets == 0)
        {
            throw new InputException(new Diagnostic(new TextLocation(path, 1, ""), $"there are {types:N0} weapons and {targets:N0} targets; there must be one of each at least"));
        }
    }

    private static double Next(string path, NumberStream numbers, FormattableString expected) => numbers.Next() ?? throw (numbers.Found.Length > 0
        ? Wrong(path, numbers, $"\"{numbers.Found}\" is not a number; expected is {expected}")
        : Wrong(path, numbers, $"the file ends after {numbers.Count:N0} numbers; expected is {expected}"));

    private static int Whole(string path, NumberStream numbers, FormattableString what, int least, int most)
    {
        var value = Next(path, numbers, (FormattableString)$"a whole number");
        return value == Math.Floor(value) && value >= least && value <= most
            ? (int)value
            : throw Wrong(path, numbers, $"{what}: found {value}, allowed is a whole number from {least:N0} to {most:N0}");
    }

    private static double Value(string path, NumberStream numbers, double value) =>
        value >= 0 ? value : throw Wrong(path, numbers, $"the value of a target is {value}; it must be 0 or more");

    private static double Probability(string path, NumberStream numbers, double p) =>
        p is >= 0 and <= 1 ? p : throw Wrong(path, numbers, $"a probability is {p}; it must be from 0 to 1");

    private static void End(string path, NumberStream numbers)
    {
        if (numbers.Next() is not null || numbers.Found.Length > 0)
        {
            throw Wrong(path, numbers, $"the file goes on after the last number that the first line announces");
        }
    }

    private static InputException Wrong(string path, NumberStream numbers, FormattableString message, FormattableString? suggestion = null) =>
        new(new Diagnostic(new TextLocation(path, numbers.Line, ""), message, suggestion));
}
