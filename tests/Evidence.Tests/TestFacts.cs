using System.Text;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Reconciliation;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests;

/// <summary>The shipped catalogue and facts, and small ones to try things on.</summary>
internal static class TestFacts
{
    private static readonly Lazy<Catalogue> SharedCatalogue = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));
    private static readonly Lazy<FactBook> SharedFacts = new(() => FactsFile.LoadFolder(Folder, Catalogue));

    public static string Folder => Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "evidence");

    public static Catalogue Catalogue => SharedCatalogue.Value;

    public static FactBook Shipped => SharedFacts.Value;

    public static FactBook Read(string text) => FactsFile.Read(YamlSource.Parse("test.yaml", Encoding.UTF8.GetBytes(text)), Catalogue);

    /// <summary>One raid, 20:00 to 09:00, with accounts written as YAML from the first column.</summary>
    public static RaidEvidence Raid(string accounts)
    {
        var text = "raids:\n  - id: raid\n    from: 2024-01-01 20:00\n    to: 2024-01-02 09:00\n    accounts:\n"
            + string.Concat(accounts.ReplaceLineEndings("\n").Split('\n').Select(l => $"      {l}\n"));
        return RaidEvidence.Collect(Assert.Single(Read(text).Raids), [], Catalogue);
    }

    /// <summary>An account with its claims, each written as on a line of a facts file.</summary>
    public static string Account(string who, params string[] claims) =>
        $"- {{publisher: {who}, published: 2024-01-02, source: {who}, confidence: press, claims: [{string.Join(", ", claims)}]}}\n";

    /// <summary>An account that names all types that flew.</summary>
    public static string Complete(string who, params string[] claims) =>
        $"- {{publisher: {who}, published: 2024-01-02, source: {who}, confidence: official, complete: true, claims: [{string.Join(", ", claims)}]}}\n";

    public static IReadOnlyList<Diagnostic> ProblemsOf(string text) => Assert.Throws<InputException>(() => Read(text)).Diagnostics;

    public static string Said(FormattableString message) => FormattableString.Invariant(message);
}
