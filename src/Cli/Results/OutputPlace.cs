namespace Testudo.Cli.Results;

/// <summary>A folder that results will go to, tried before the work begins.</summary>
/// <param name="words">The language of messages.</param>
internal sealed class OutputPlace(Words words)
{
    private readonly List<string> made = [];

    /// <summary>Makes a folder where it is missing, and makes sure that files can be made in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="Failure">It cannot be written to.</exception>
    public void TryFolder(string folder)
    {
        try
        {
            Make(Path.GetFullPath(folder));
            TemporaryFile.Probe(Path.Combine(folder, "testudo"));
        }
        catch (Exception e) when (IsRefusal(e))
        {
            Abandon();
            throw Refuse(folder, e);
        }
    }

    /// <summary>Makes sure that a file can be made.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="Failure">It cannot be written to.</exception>
    public void TryFile(string file)
    {
        if (Directory.Exists(file) || file.EndsWith('/') || Path.GetFileName(file).Length == 0)
        {
            throw new Failure(ExitCodes.CannotWrite, words.Format($"{file} cannot be written: it is a folder."), words["name a file in it"]);
        }

        TryFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Why there can be no page.</summary>
    /// <param name="words">The language.</param>
    public static Failure NoPage(Words words) => new(
        ExitCodes.CannotWrite,
        words["The report page cannot be written: Node.js 20 or its packages were not there when Testudo was built."],
        words["install Node.js 20 and build Testudo again"]);

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="Failure">It cannot be written.</exception>
    public void Write(string file, Action<Stream> write)
    {
        try
        {
            TemporaryFile.Write(file, write);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refuse(file, e);
        }
    }

    /// <summary>Removes the folders that were made for results which do not come.</summary>
    public void Abandon()
    {
        for (var i = made.Count - 1; i >= 0; i--)
        {
            try
            {
                // Only an empty folder goes.
                Directory.Delete(made[i]);
            }
            catch (Exception e) when (IsRefusal(e))
            {
                return;
            }
        }
    }

    private static bool IsRefusal(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;

    private void Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent)
        {
            Make(parent);
        }

        Directory.CreateDirectory(folder);
        made.Add(folder);
    }

    private Failure Refuse(string path, Exception e) =>
        new(ExitCodes.CannotWrite, words.Format($"{path} cannot be written: {e.Message}"), words["choose another folder with --out"]);
}
