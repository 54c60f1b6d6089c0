using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Tests;

/// <summary>What the documents show works: commands run, scenarios load, links lead somewhere.</summary>
public sealed partial class DocsTests
{
    private static readonly string Root = Testudo.Tests.RepositoryRoot.Folder;

    /// <summary>Every Markdown file that people read.</summary>
    public static TheoryData<string> Documents => [.. Directory
        .EnumerateFiles(Root, "*.md", SearchOption.TopDirectoryOnly)
        .Concat(new[] { "docs", "catalogue", "bench", "scenarios" }.Select(f => Path.Combine(Root, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.md", SearchOption.AllDirectories)))
        .Where(f => !f.Contains("BenchmarkDotNet.Artifacts", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Root, f))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_shown_runs(string document)
    {
        var commands = Blocks(document, "console")
            .SelectMany(b => b.Split('\n'))
            .Where(l => l.StartsWith("$ ./testudo", StringComparison.Ordinal))
            .Select(l => l["$ ./testudo".Length..].Split(" #")[0].Trim())
            .Distinct();
        var folder = Directory.CreateTempSubdirectory("testudo-docs-");
        try
        {
            foreach (var name in new[] { "scenarios", "catalogue", "schema", "evidence", "options" })
            {
                Directory.CreateSymbolicLink(Path.Combine(folder.FullName, name), Path.Combine(Root, name));
            }

            // Files that readers bring.
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "missile_attacks_daily.csv"), RecordSheet.Text([.. RecordSheet.Month, .. RecordSheet.Nights(275, new DateTime(2025, 1, 1), ("X-101/X-555", 3), ("Iskander-M", 5))]));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "newer.csv"), RecordSheet.Text(RecordSheet.Month[1..]));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.txt"), "On January 2, 72 Russian missiles out of 99 were shot down.");
            foreach (var command in commands)
            {
                // The full run is shown once; here it need not be full.
                var quick = command.StartsWith("assess", StringComparison.Ordinal) && !command.Contains("--replications", StringComparison.Ordinal) && !command.Contains("--precision", StringComparison.Ordinal) && !command.Contains("--help", StringComparison.Ordinal)
                    ? command + " --replications 100"
                    : command;
                var (exit, errors) = await Run(quick, folder.FullName);
                Assert.True(exit == 0, $"{document}: ./testudo {command} ended with {exit}: {errors}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_scenario_shown_loads(string document)
    {
        var catalogue = Catalogue.Load(Path.Combine(Root, "catalogue"));
        foreach (var block in Blocks(document, "yaml scenario"))
        {
            Assert.NotEmpty(ScenarioLoader.Read(YamlSource.Parse(document, Encoding.UTF8.GetBytes(block)), catalogue).Raid);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_one(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;
        var broken = Link().Matches(File.ReadAllText(Path.Combine(Root, document)))
            .Select(m => m.Groups["target"].Value)
            .Where(t => !t.Contains(':', StringComparison.Ordinal) && !t.StartsWith('#'))
            .Where(t => !Path.Exists(Path.Combine(folder, t.Split('#')[0])));
        Assert.Empty(broken);
    }

    [Fact]
    public void The_documents_show_commands_and_scenarios_at_all()
    {
        Assert.True(Documents.Sum(d => Blocks(d.Data, "console").Count()) >= 5);
        Assert.True(Documents.Sum(d => Blocks(d.Data, "yaml scenario").Count()) >= 3);
    }

    private static IEnumerable<string> Blocks(string document, string language) =>
        Block().Matches(File.ReadAllText(Path.Combine(Root, document)).ReplaceLineEndings("\n"))
            .Where(m => m.Groups["language"].Value.Trim() == language)
            .Select(m => m.Groups["text"].Value);

    private static async Task<(int Exit, string Errors)> Run(string arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "testudo.dll")}\" {arguments}")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TESTUDO_HOME"] = Root;
        start.Environment["TESTUDO_DB"] = Path.Combine(folder, "store-of-the-document.db");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    [GeneratedRegex(@"^```(?<language>[^\n`]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Link();
}
