using System.Diagnostics;
using System.Reflection;

namespace Testudo.Architecture.Tests;

/// <summary>The files and the built rooms that the tests look at.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".build", ".git", "BenchmarkDotNet.Artifacts", "TestResults", "bin", "node_modules", "obj", "out"];

    /// <summary>The folder that holds Testudo.slnx.</summary>
    public static string Root { get; } = Testudo.Tests.RepositoryRoot.Folder;

    /// <summary>Files under a folder of the repository that are written by hand, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> FilesUnder(params string[] folders) =>
        [.. folders.SelectMany(folder => Walk(new DirectoryInfo(Path.Combine(Root, folder)))).Order(StringComparer.Ordinal)];

    /// <summary>What git tracks or would track; every file that is not ignored when there is no git.</summary>
    public static IReadOnlyList<string> CommittedFiles()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "ls-files -z --cached --others --exclude-standard")
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            if (git.ExitCode == 0 && files.Length > 0)
            {
                return [.. files.Where(file => File.Exists(Path.Combine(Root, file)))];
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git on this machine: fall through.
        }

        return FilesUnder("");
    }

    /// <summary>Whether a file is text: no zero byte near its start.</summary>
    public static bool IsText(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Root, file));
        Span<byte> start = stackalloc byte[4096];
        return !start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }

    /// <summary>The rooms as built; they lie beside the tests, which refer to all of them.</summary>
    public static IReadOnlyList<Assembly> BuiltRooms()
    {
        var names = FilesUnder("src")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Select(name => name == "Testudo.Cli" ? "testudo" : name);
        return [.. names.Select(Assembly.Load)];
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return [];
        }

        var files = folder.EnumerateFiles().Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));
        return files.Concat(folder.EnumerateDirectories()
            .Where(sub => !NotOurs.Contains(sub.Name, StringComparer.Ordinal) && sub.LinkTarget is null)
            .SelectMany(Walk));
    }
}
