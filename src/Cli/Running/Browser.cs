using System.ComponentModel;
using System.Diagnostics;

namespace Testudo.Cli.Running;

/// <summary>The program with which people look at pages.</summary>
internal static class Browser
{
    /// <summary>Opens a file with the program that the system has for it, or says that there is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="terminal">Where that is said.</param>
    /// <param name="words">The language.</param>
    public static void Open(string file, Terminal terminal, Words words)
    {
        if (!TryOpen(file))
        {
            terminal.Error.WriteLine(words.Format($"No program was found to open {file} with; open it in a browser."));
        }
    }

    private static bool TryOpen(string file)
    {
        var path = Path.GetFullPath(file);
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(path) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start);
            return process is not null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
