namespace Testudo.Tests;

/// <summary>The folder of the repository, found from where the tests run; compiled into every test project.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder with Testudo.slnx.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Testudo.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Testudo.slnx.");
    }
}
