using System.Globalization;
using System.Text;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.World.Tests;

/// <summary>The files of the repository that tests read, and copies of them that tests may spoil.</summary>
internal static class TestFolder
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    /// <summary>The folder with Testudo.slnx.</summary>
    public static string Root { get; } = Testudo.Tests.RepositoryRoot.Folder;

    public static string CatalogueFolder => Path.Combine(Root, "catalogue");

    /// <summary>The shipped catalogue.</summary>
    public static Catalogue Catalogue => Shared.Value;

    /// <summary>The shipped scenarios, by the names of their files.</summary>
    public static IEnumerable<string> ScenarioFiles =>
        Directory.EnumerateFiles(Path.Combine(Root, "scenarios"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public static YamlSource Yaml(string text, string file = "test.yaml") => YamlSource.Parse(file, Encoding.UTF8.GetBytes(text));

    public static Scenario Scenario(string text) => ScenarioLoader.Read(Yaml(text), Catalogue);

    /// <summary>What is found wrong; the test fails where nothing is.</summary>
    public static IReadOnlyList<Diagnostic> Problems(Action action) => Assert.Throws<InputException>(action).Diagnostics;

    /// <summary>The one thing that is found wrong.</summary>
    public static Diagnostic Problem(Action action) => Assert.Single(Problems(action));

    /// <summary>What is found wrong in a scenario.</summary>
    public static IReadOnlyList<Diagnostic> ProblemsOf(string scenario) => Problems(() => Scenario(scenario));

    /// <summary>The message in English, without place and suggestion.</summary>
    public static string Said(Diagnostic diagnostic) => FormattableString.Invariant(diagnostic.Message);

    /// <summary>The suggestion in English; empty where there is none.</summary>
    public static string Suggested(Diagnostic diagnostic) => diagnostic.Suggestion?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number of the first line, from 1, that contains a text.</summary>
    public static int LineOf(string text, string part) =>
        1 + text.Split('\n').Index().First(l => l.Item.Contains(part, StringComparison.Ordinal)).Index;

    /// <summary>Works on a copy of the shipped catalogue and deletes it afterwards.</summary>
    public static void WithCopyOfCatalogue(Action<string> work)
    {
        var copy = Directory.CreateTempSubdirectory("testudo-catalogue-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(CatalogueFolder))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }

            work(copy.FullName);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
