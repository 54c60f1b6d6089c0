using System.Text;

namespace Testudo.Campaigns.Running;

/// <summary>Replications that are finished, so that a run that was stopped can go on from them.</summary>
/// <remarks>They hold for one campaign, record, seed and version, which the key says; with another key there are none.</remarks>
/// <param name="key">What decides the replications.</param>
public sealed class FinishedReplications(string key)
{
    private const string Format = "testudo-campaign-part/1";

    private readonly SortedDictionary<string, IReadOnlyList<CampaignPath>> runs = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => runs.Values.Sum(r => r.Count);

    /// <summary>Reads what was written; nothing where the key is another one or the text is none of ours.</summary>
    /// <param name="stream">From where.</param>
    /// <param name="key">What decides the replications.</param>
    public static FinishedReplications Read(Stream stream, string key)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var finished = new FinishedReplications(key);
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            if (reader.ReadString() != Format || reader.ReadString() != key)
            {
                return finished;
            }

            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var name = reader.ReadString();
                var paths = new CampaignPath[reader.ReadInt32()];
                for (var p = 0; p < paths.Length; p++)
                {
                    paths[p] = CampaignPath.Read(reader);
                }

                finished.runs[name] = paths;
            }

            return finished;
        }
        catch (Exception e) when (e is IOException or ArgumentException or OverflowException or FormatException or OutOfMemoryException)
        {
            // Cut off or not ours: everything is made anew.
            return new FinishedReplications(key);
        }
    }

    /// <summary>Writes all of them.</summary>
    /// <param name="stream">Where to.</param>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        writer.Write(key);
        writer.Write(runs.Count);
        foreach (var (name, paths) in runs)
        {
            writer.Write(name);
            writer.Write(paths.Count);
            foreach (var path in paths)
            {
                path.Write(writer);
            }
        }
    }

    /// <summary>Those of one run, from the first without a gap.</summary>
    internal IReadOnlyList<CampaignPath> Of(string run) => runs.GetValueOrDefault(run, []);

    /// <summary>Keeps those of one run.</summary>
    internal void Keep(string run, IReadOnlyList<CampaignPath> paths) => runs[run] = paths;
}
