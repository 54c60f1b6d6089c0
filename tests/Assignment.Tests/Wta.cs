using System.Globalization;
using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;

namespace Testudo.Assignment.Tests;

/// <summary>Instances of weapon-target assignment: generated ones are part of the repository, published ones are not.</summary>
/// <remarks>
/// Published instances have no licence to pass them on, or one that does not fit. Tests that need them look in <c>wta</c> of the folder that TESTUDO_DATA names, else in
/// <c>../shared/data/wta</c> beside the repository, and are skipped where they are not there.
/// </remarks>
internal static class Wta
{
    private static readonly string Reference = System.IO.Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "tests", "Reference", "wta");

    /// <summary>The optima of all instances, generated and published, by name.</summary>
    public static readonly IReadOnlyDictionary<string, double> Optima = File.ReadLines(System.IO.Path.Combine(Reference, "optima.csv")).Skip(1)
        .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The recipes of the generated instances: name, types, targets, units, lowest, highest, seed.</summary>
    public static IEnumerable<string[]> Recipes => File.ReadLines(System.IO.Path.Combine(Reference, "recipes.csv")).Skip(1).Select(line => line.Split(','));

    /// <summary>A generated instance that is part of the repository.</summary>
    public static WeaponTargetProblem Generated(string name)
    {
        var recipe = Recipes.Single(r => r[0] == name);
        var culture = CultureInfo.InvariantCulture;
        return RandomInstance.Draw(int.Parse(recipe[1], culture), int.Parse(recipe[2], culture), int.Parse(recipe[3], culture), double.Parse(recipe[4], culture), double.Parse(recipe[5], culture), ulong.Parse(recipe[6], culture)).Problem;
    }

    /// <summary>A file of a published instance; skips the test where it is not there.</summary>
    public static string Path(string name)
    {
        var folder = Environment.GetEnvironmentVariable("TESTUDO_DATA") is { Length: > 0 } named ? named : System.IO.Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "..", "shared", "data");
        var path = System.IO.Path.Combine(folder, "wta", name);
        Assert.SkipUnless(File.Exists(path), $"The published instance is not here ({name}); name the folder that holds wta with TESTUDO_DATA.");
        return path;
    }
}
