namespace Testudo.Tests;

/// <summary>What the signals of the process that runs the tests do.</summary>
internal static class Signals
{
    /// <summary>Whether Ctrl-C is ignored: a shell that starts a job in the background without job control does so, and tests inherit that.</summary>
    public static bool IsInterruptIgnored
    {
        get
        {
            const string Key = "SigIgn:";
            var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
            return line is not null && (Convert.ToUInt64(line[Key.Length..].Trim(), 16) & 2) != 0;
        }
    }
}
