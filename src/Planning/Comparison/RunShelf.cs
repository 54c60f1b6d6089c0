using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;

namespace Testudo.Planning.Comparison;

/// <summary>Runs that are finished, kept in a folder until the whole comparison is, so that a comparison that was stopped can go on.</summary>
/// <param name="folder">The folder; null to keep nothing.</param>
/// <param name="identity">What the runs depend on beside their own keys: hashes of the inputs and the version.</param>
public sealed class RunShelf(string? folder, string identity)
{
    private const string Ending = ".run";

    private readonly Dictionary<string, MeasuredRun> runs = new(StringComparer.Ordinal);

    /// <summary>How many blocks were taken from the folder.</summary>
    public int BlocksFound { get; private set; }

    /// <summary>A run of at least so many blocks, from the folder as far as it is there.</summary>
    /// <param name="key">What is run: option, future, value.</param>
    /// <param name="model">Makes the model.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="blocks">The number of blocks.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="isUsedAgain">Whether it will be asked for again, longer perhaps, in the same comparison.</param>
    /// <param name="cancellation">Gives up; what is finished stays in the folder.</param>
    public MeasuredRun Take(string key, Func<RaidModel> model, ulong seed, int blocks, int threads, bool isUsedAgain, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var name = Name(key, seed);
        if (!runs.TryGetValue(name, out var run))
        {
            run = new MeasuredRun(model(), seed);
            if (isUsedAgain)
            {
                runs[name] = run;
            }

            if (folder is not null && File.Exists(Path.Combine(folder, name)))
            {
                Load(run, Path.Combine(folder, name));
            }
        }

        if (run.Blocks < blocks)
        {
            run.Advance(blocks, threads, cancellation);
            Save(name, run.Save);
        }

        return run.Blocks == blocks ? run : run.First(blocks);
    }

    /// <summary>Numbers that were made before, from the folder, or made now and kept there.</summary>
    /// <param name="key">What they are of.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="make">Makes them.</param>
    /// <remarks>May be called by several threads with different keys.</remarks>
    public double[] Numbers(string key, ulong seed, Func<double[]> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var name = Name(key, seed);
        if (folder is not null && File.Exists(Path.Combine(folder, name)) && Numbers(Path.Combine(folder, name)) is { Length: > 0 } kept)
        {
            return kept;
        }

        var made = make();
        Save(name, writer =>
        {
            writer.Write(made.Length);
            Array.ForEach(made, writer.Write);
        });
        return made;
    }

    /// <summary>Whether anything is kept in a folder.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    public static bool IsAnyIn(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + Ending).Any();

    /// <summary>Removes what was kept: the comparison is complete.</summary>
    public void Clear()
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return;
        }

        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending))
            {
                File.Delete(file);
            }

            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run into the same folder goes on with what is there.
        }
    }

    private string Name(string key, ulong seed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{identity}\n{key}\n{seed}\n{MonteCarlo.ReplicationsPerDraw}"))))[..32] + Ending;

    private void Load(MeasuredRun run, string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var reader = new BinaryReader(stream);
            run.Load(reader);
            BlocksFound += run.Blocks;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // What cannot be read is made again.
        }
    }

    private static double[]? Numbers(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var reader = new BinaryReader(stream);
            return [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadDouble())];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private void Save(string name, Action<BinaryWriter> write)
    {
        if (folder is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, name);
            var fresh = $"{file}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.new";
            using (var stream = File.Create(fresh))
            using (var writer = new BinaryWriter(stream))
            {
                write(writer);
            }

            File.Move(fresh, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run into the same folder may have come to its end and removed it: what cannot be kept is not kept.
        }
    }
}
