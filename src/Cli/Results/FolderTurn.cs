namespace Testudo.Cli.Results;

/// <summary>The turn of one run to write its files into a folder, while others wait.</summary>
internal static class FolderTurn
{
    private const int Attempts = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes the turn, or goes on without it after ten seconds or where the file system knows no locks.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>To be disposed of when the files are written; null without a turn.</returns>
    public static FileStream? Take(string folder)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".testudo.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                Thread.Sleep(Pause);
            }
            catch (UnauthorizedAccessException)
            {
                return null;
            }
        }

        return null;
    }
}
