using System.Diagnostics;
using Testudo.Evidence.Killed;

namespace Testudo.Evidence.Tests.Store;

/// <summary>Starts the program of tests/Evidence.Killed.</summary>
internal static class Child
{
    private static readonly string Program = typeof(SyntheticRows).Assembly.Location;

    /// <summary>Starts it.</summary>
    public static Process Start(params string[] args) => Start("dotnet", [Program, .. args]);

    /// <summary>Runs it to its end.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] args) => Finish(Start(args));

    /// <summary>Runs a shell in which disks may be mounted that nobody else sees; $child stands for the program. Skips the test where that is not allowed.</summary>
    public static (int ExitCode, string Output, string Error) RunWithDisks(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mounts of its own");
        var (exit, _, error) = Finish(Start("unshare", ["--map-root-user", "--mount", "true"]));
        Assert.SkipWhen(exit != 0, $"no mounts of its own are allowed here: {error}");
        return Finish(Start("unshare", ["--map-root-user", "--mount", "sh", "-c", $"child='dotnet {Program}'\n{script}"]));
    }

    private static Process Start(string program, string[] args)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    private static (int ExitCode, string Output, string Error) Finish(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
    }
}
