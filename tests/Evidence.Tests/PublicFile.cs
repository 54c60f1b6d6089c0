using Testudo.Evidence.Record;
using Testudo.World;

namespace Testudo.Evidence.Tests;

/// <summary>The public record and the shipped catalogue, as tests need them.</summary>
/// <remarks>
/// The record is never part of the repository. Tests that need it look in the folder that TESTUDO_DATA names, else in <c>../shared/data</c> beside the
/// repository, and are skipped where it is not there.
/// </remarks>
internal static class PublicFile
{
    private static readonly Lazy<Catalogue> Shared = new(() => Catalogue.Load(System.IO.Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "catalogue")));

    private static readonly Lazy<RecordVersion> Import = new(() => RecordFile.Read(Path("missile_attacks_daily.csv"), Catalogue));

    /// <summary>The shipped catalogue.</summary>
    public static Catalogue Catalogue => Shared.Value;

    /// <summary>The record, read once; skips the test where it is not there.</summary>
    public static RecordVersion Record
    {
        get
        {
            Path("missile_attacks_daily.csv");
            return Import.Value;
        }
    }

    /// <summary>The path of a file of the public record; skips the test where it is not there.</summary>
    /// <param name="name">The name of the file.</param>
    public static string Path(string name)
    {
        var folder = Environment.GetEnvironmentVariable("TESTUDO_DATA") is { Length: > 0 } named ? named : System.IO.Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "..", "shared", "data");
        var path = System.IO.Path.Combine(folder, name);
        Assert.SkipUnless(File.Exists(path), $"The public record is not here ({name}); name its folder with TESTUDO_DATA.");
        return path;
    }
}
