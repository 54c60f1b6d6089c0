using System.Diagnostics;
using System.Text;
using Testudo.Cli.Commands;
using Testudo.Reporting.Page;

namespace Testudo.Cli.Tests;

/// <summary>What a command left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');
}

/// <summary>Runs the command line, here or as a process of its own.</summary>
internal static class Cli
{
    /// <summary>The folder that holds Testudo.slnx.</summary>
    public static string Root { get; } = Testudo.Tests.RepositoryRoot.Folder;

    /// <summary>A store that is not there: tests never look into that of whoever runs them.</summary>
    public static string NoStore { get; } = Path.Combine(Path.GetTempPath(), $"testudo-no-store-{Environment.ProcessId}.db");

    /// <summary>Whether goldens and schemas are written instead of compared.</summary>
    public static bool IsUpdate => Environment.GetEnvironmentVariable("TESTUDO_UPDATE_GOLDEN") == "1";

    /// <summary>A file of the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The scenarios of the repository.</summary>
    public static IEnumerable<string> Scenarios => Directory.EnumerateFiles(File("scenarios"), "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>The page among the files that a run writes; nothing where Testudo was built without it.</summary>
    public static string[] WithPage(string file) => AssessmentPage.IsAvailable ? [file] : [];

    /// <summary>Runs a command in this process, with the catalogue of the repository.</summary>
    public static Outcome Run(params string[] args) => RunOn(new Terminal(new StringWriter(), new StringWriter()), args);

    /// <summary>Runs a command in this process on a terminal of given qualities.</summary>
    public static Outcome RunOn(Terminal terminal, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var variable = terminal.Variable;
        var code = CommandLine.Run(args, terminal with
        {
            Output = output,
            Error = error,
            Variable = name => name == "TESTUDO_HOME" ? Root : name == "TESTUDO_DB" ? NoStore : name.StartsWith("TESTUDO_", StringComparison.Ordinal) && variable == Environment.GetEnvironmentVariable ? null : variable(name),
        });
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts a command as a process.</summary>
    public static Process Start(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            Environment = { ["TESTUDO_HOME"] = Root, ["TESTUDO_DB"] = NoStore, ["TESTUDO_LANG"] = "", ["TESTUDO_DEBUG"] = "" },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "testudo.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a command as a process to its end.</summary>
    public static async Task<Outcome> RunProcess(string folder, params string[] args)
    {
        using var process = Start(folder, args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("testudo-cli-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Every file in the folder, hidden ones too, by its path from the folder.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Writes a small scenario, with one passage replaced.</summary>
    public string Raid(string from = "", string to = "")
    {
        const string Text = """
            scenario: sample
            date: 2024-01-02
            raid:
              - id: north
                threat: kh-101
                count: 12
                launch: from 06:00 to 06:30
                from: Volgodonsk launch area
                targets: {Kyiv: 8, Dnipro: 4}
              - {id: drones, threat: Shahed, count: {poisson: 10}, launch: at 05:00, from: Chauda, shares: {Odesa: 70%, Kyiv: 30%}}
              - {id: lures, threat: gerbera, count: 3, launch: at 05:00, from: Chauda, targets: Odesa}
            laydown:
              batteries:
                - {id: kyiv-1, system: nasams, near: Kyiv, rounds: 12}
                - {id: dnipro-1, system: iris-t-slm, near: Dnipro}
                - {id: spoofers, system: ew-pokrova, near: Odesa}
                - {system: fighter-alert, near: Vinnytsia}
              sensors:
                - {sensor: p-18, near: Kyiv, count: 3, spread: 100 km}
                - {sensor: observer-network, near: Odesa}
            """;
        Assert.Contains(from, Text, StringComparison.Ordinal);
        return Write("raid.yaml", from.Length == 0 ? Text : Text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
