namespace Testudo.Cli.Results;

/// <summary>A file that is there whole or not at all: written beside its place, then renamed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private static readonly HashSet<string> Unfinished = [];

    private readonly string beside;
    private bool isDone;

    private TemporaryFile(string place)
    {
        beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(place))!, $".{Path.GetFileName(place)}.{Environment.ProcessId}.tmp");
        lock (Unfinished)
        {
            Unfinished.Add(beside);
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="place">Where.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string place, Action<Stream> write)
    {
        using var file = new TemporaryFile(place);
        using (var stream = new FileStream(file.beside, FileMode.Create, FileAccess.Write, FileShare.None, 65_536))
        {
            write(stream);
        }

        File.Move(file.beside, place, overwrite: true);
        file.isDone = true;
    }

    /// <summary>Makes sure that a file can be made, and removes it again.</summary>
    /// <param name="place">Where.</param>
    public static void Probe(string place)
    {
        using var file = new TemporaryFile(place);
        using var stream = new FileStream(file.beside, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    /// <summary>Removes what other threads are still writing; the program is about to end.</summary>
    public static void RemoveAll()
    {
        lock (Unfinished)
        {
            foreach (var path in Unfinished)
            {
                File.Delete(path);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Unfinished)
        {
            Unfinished.Remove(beside);
        }

        if (!isDone)
        {
            File.Delete(beside);
        }
    }
}
