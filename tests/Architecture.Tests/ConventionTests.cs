namespace Testudo.Architecture.Tests;

public sealed class ConventionTests
{
    private static readonly Dictionary<string, string> NoExceptions = [];

    /// <summary>The full name of a type, and why it has to be open.</summary>
    private static readonly Dictionary<string, string> OpenTypesAllowed = NoExceptions;

    /// <summary>Type.Property, and why it has to be set from outside.</summary>
    private static readonly Dictionary<string, string> SettersAllowed = NoExceptions;

    /// <summary>The path of a file, and why it has to be long.</summary>
    private static readonly Dictionary<string, string> LongFilesAllowed = NoExceptions;

    private static readonly string[] SourceEndings = [".cs", ".ts", ".js", ".mjs", ".svelte", ".css"];

    [Fact]
    public void Public_types_are_sealed_or_meant_to_be_inherited() =>
        Assert.Empty(Conventions.Without(Conventions.OpenTypes(TypesOfRooms()), OpenTypesAllowed));

    [Fact]
    public void Public_properties_are_not_set_after_construction() =>
        Assert.Empty(Conventions.Without(Conventions.MutableProperties(TypesOfRooms()), SettersAllowed));

    [Fact]
    public void Folders_are_words_of_the_domain() =>
        Assert.Empty(Conventions.FoldersNamedAfterSoftware(Repository.FilesUnder("src")));

    [Fact]
    public void Files_are_short_enough_to_read()
    {
        var files = Repository.FilesUnder("src", "tests")
            .Where(file => SourceEndings.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Select(file => (file, File.ReadLines(Path.Combine(Repository.Root, file)).Count()));

        Assert.Empty(Conventions.Without(Conventions.LongFiles(files), LongFilesAllowed));
    }

    [Fact]
    public void No_file_names_one_machine()
    {
        // This file holds the made-up offenders below.
        var offenders = Repository.CommittedFiles()
            .Where(file => !file.EndsWith($"/{nameof(ConventionTests)}.cs", StringComparison.Ordinal) && Repository.IsText(file))
            .SelectMany(file => Conventions.NamesOfOneMachine(file, File.ReadAllText(Path.Combine(Repository.Root, file))));

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var projects = Repository.FilesUnder("src", "tests", "bench").Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.Empty(Conventions.ProjectsOutsideSolution(File.ReadAllText(Path.Combine(Repository.Root, "Testudo.slnx")), projects));
    }

    [Fact]
    public void An_open_type_is_found()
    {
        Type[] types = [typeof(Samples.Open), typeof(Samples.Closed), typeof(Samples.Base), typeof(Samples.Value), typeof(Samples.Kind), typeof(Samples.IShape), typeof(Samples)];

        Assert.Equal([$"{typeof(Samples.Open).FullName} is neither sealed nor abstract"], Conventions.OpenTypes(types));
    }

    [Fact]
    public void A_public_setter_is_found()
    {
        var offenders = Conventions.MutableProperties([typeof(Samples.Open), typeof(Samples.Closed), typeof(Samples.Value)]);

        Assert.Equal(
            ["Mutable", "Shared"],
            offenders.Select(offender => offender.Split(' ')[0].Split('.')[^1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/World/Utils/Angle.cs", 1)]
    [InlineData("src/Common/Angle.cs", 1)]
    [InlineData("src/World/Helpers/Text/Angle.cs", 1)]
    [InlineData("src/World/misc/Angle.cs", 1)]
    [InlineData("src/World/Places/Commons.cs", 0)]
    [InlineData("src/World/Places/Common.cs", 0)]
    public void A_folder_named_after_software_is_found(string file, int offenders) =>
        Assert.Equal(offenders, Conventions.FoldersNamedAfterSoftware([file]).Count());

    [Fact]
    public void A_long_file_is_found() =>
        Assert.Equal(
            ["src/World/Long.cs has 501 lines; split it, at most 500 are allowed"],
            Conventions.LongFiles([("src/World/Long.cs", 501), ("src/World/Short.cs", 500)]));

    [Theory]
    [InlineData("\"resolved\": \"https://example.org/ajv.tgz\"", 1)]
    [InlineData("registry=https://example.org/npm/", 1)]
    [InlineData("//example.org/:registry = https://example.org/npm/", 1)]
    [InlineData("<add key=\"feed\" value=\"https://example.org/v3/index.json\" />", 1)]
    [InlineData("see https://registry." + "npmjs.org/ajv", 1)]
    [InlineData("see https://example.org/artifactory/api", 1)]
    [InlineData("cd /" + "work/testudo", 1)]
    [InlineData("path: \"/home/olena/testudo\"", 1)]
    [InlineData("/Users/olena/testudo", 1)]
    [InlineData(@"C:\Users\olena\testudo", 1)]
    [InlineData("one\ncd /root/testudo\nthree /root/testudo", 2)]
    [InlineData("https://example.org/work/paper.pdf", 0)]
    [InlineData("https://example.org/home/page/1", 0)]
    [InlineData("docs/work/plan.md and ../root/file", 0)]
    [InlineData("a registry of sources = https", 0)]
    [InlineData("/tmp/testudo and /usr/share/doc", 0)]
    public void A_name_of_one_machine_is_found(string text, int offenders) =>
        Assert.Equal(offenders, Conventions.NamesOfOneMachine("notes.md", text).Count());

    [Fact]
    public void A_project_outside_the_solution_is_found() =>
        Assert.Equal(
            ["src/B/B.csproj is not in Testudo.slnx"],
            Conventions.ProjectsOutsideSolution("<Project Path=\"src/A/A.csproj\" />", ["src/A/A.csproj", "src/B/B.csproj"]));

    [Fact]
    public void An_exception_allows_one_offender_and_must_be_needed()
    {
        var allowed = new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "reason", ["C"] = "reason" };

        Assert.Equal(["B is open", "C is an exception that is no longer needed"], Conventions.Without(["A is open", "B is open"], allowed));
    }

    private static IEnumerable<Type> TypesOfRooms() => Repository.BuiltRooms().SelectMany(room => room.GetTypes());
}
