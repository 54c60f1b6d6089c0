using System.ComponentModel;
using System.Diagnostics;

namespace Testudo.Cli.Running;

/// <summary>The program with which people look at pages.</summary>
internal static class Browser
{
    /// <summary>Opens a file with the program that the system has for it.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Whether a program was started.</returns>
    public static bool TryOpen(string file)
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
