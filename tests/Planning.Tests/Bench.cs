using System.Text;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Planning.Tests;

/// <summary>The tutorial, whose answers are known in closed form, with options written in a test.</summary>
internal static class Bench
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    public static Catalogue Catalogue => Shared.Value;

    public static OptionBench Tutorial => Of("tutorial.yaml");

    public static OptionBench Of(string scenario, CalibratedDraws? calibration = null) => new(YamlSource.Read(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "scenarios", scenario)), Catalogue, calibration);

    public static OptionFile Read(string yaml) => OptionFileReader.Read(YamlSource.Parse("options.yaml", Encoding.UTF8.GetBytes(yaml)));

    public static ComparisonAnswer Compare(string yaml, int replications = 400, int threads = 2, string? folder = null, OptionBench? bench = null) =>
        OptionComparison.Run(bench ?? Tutorial, Read(yaml), new ComparisonOptions { Replications = replications, Threads = threads }, "test", folder, null, CancellationToken.None);

    /// <summary>What is wrong with options of the tutorial, as text.</summary>
    public static string WrongWith(string yaml)
    {
        var e = Assert.Throws<InputException>(() => Compare(yaml, 40));
        return string.Join('\n', e.Diagnostics);
    }
}
