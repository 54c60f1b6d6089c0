using System.Text;
using System.Text.RegularExpressions;
using Testudo.Reporting.Page;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Reporting.Tests;

/// <summary>A raid that was run, and its answer: what a page is made from.</summary>
internal sealed partial record Raid(MonteCarloResult Result, RaidAssessment Assessment)
{
    /// <summary>The command that pages show.</summary>
    public const string Command = "testudo assess scenarios/2024-01-02.yaml --replications 400 --seed 1";

    private const int Replications = 400;

    private static readonly Lazy<Catalogue> Names = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    private static readonly Lazy<Raid> January = new(() => Of(Shipped("2024-01-02.yaml"), Replications));

    private static readonly Lazy<Raid> OnPaper = new(() => Of(Shipped("tutorial.yaml"), Replications));

    /// <summary>The catalogue of the repository.</summary>
    public static Catalogue Catalogue => Names.Value;

    /// <summary>The raid of 2 January 2024.</summary>
    public static Raid SecondOfJanuary => January.Value;

    /// <summary>The same as the command makes it when nothing is said.</summary>
    public static Raid AsDocumented => Of(Shipped("2024-01-02.yaml"), MonteCarloOptions.DefaultReplications);

    /// <summary>The tutorial: four missiles.</summary>
    public static Raid Tutorial => OnPaper.Value;

    /// <summary>A raid with as many threats as wanted against the laydown of 2 January 2024, most of them in the air together.</summary>
    /// <param name="threats">A multiple of 10.</param>
    public static Raid OfThreats(int threats)
    {
        var tenth = threats / 10;
        var raid = $"""
            raid:
              - id: drones-east
                threat: Shahed-136/131
                launch: from 00:00 to 02:00
                from: Primorsko-Akhtarsk
                spread: 40 km
                targets: {TargetsOf(tenth, "Dnipro", "Zaporizhzhia", "Kharkiv")}
              - id: drones-south
                threat: Shahed-136/131
                launch: from 00:00 to 02:00
                from: Chauda
                spread: 40 km
                targets: {TargetsOf(tenth, "Mykolaiv", "Odesa", "Kryvyi Rih")}
              - id: cruise
                threat: X-101/X-555
                arrive: from 02:30 to 04:00
                from: Engels and Saratov launch area
                spread: 40 km
                targets: {TargetsOf(tenth, "Kyiv", "Kharkiv", "Dnipro")}
              - id: ballistic
                threat: Iskander-M
                arrive: from 02:30 to 04:00
                from: Kursk oblast
                targets: {TargetsOf(threats - (9 * tenth), "Kyiv")}

            """;
        var text = File.ReadAllText(Shipped("2024-01-02.yaml"));
        return Of(YamlSource.Parse("many.yaml", Encoding.UTF8.GetBytes(RaidBlock().Replace(text, _ => raid, 1))), 40);
    }

    /// <summary>Runs a scenario.</summary>
    public static Raid Of(YamlSource text, int replications)
    {
        var options = new MonteCarloOptions { Replications = replications, Threads = Environment.ProcessorCount };
        var result = MonteCarlo.Run(RaidModel.Prepare(ScenarioLoader.Read(text, Catalogue)), options, null, CancellationToken.None);
        return new Raid(result, AssessmentBuilder.Build(result, "0.0.0-test"));
    }

    /// <summary>The page of this raid. Skips the test where Testudo was built without pages.</summary>
    /// <param name="options">How it is to be; null for the reader's language and no replication of its own.</param>
    public byte[] Page(PageOptions? options = null)
    {
        Assert.SkipUnless(AssessmentPage.IsAvailable, "Testudo was built without the page: Node.js 20 or its packages were not there");
        using var stream = new MemoryStream();
        AssessmentPage.Write(stream, Result, Assessment, options ?? new PageOptions { Command = Command }, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    /// <summary>A scenario of the repository.</summary>
    public static string Shipped(string name) => Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "scenarios", name);

    private static Raid Of(string file, int replications) => Of(YamlSource.Read(file), replications);

    private static string TargetsOf(int each, params string[] places) => $"{{{string.Join(", ", places.Select(p => $"{p}: {each}"))}}}";

    [GeneratedRegex(@"^raid:\n(?:(?!\S).*\n|#.*\n)*(?=\S)", RegexOptions.Multiline)]
    private static partial Regex RaidBlock();
}
