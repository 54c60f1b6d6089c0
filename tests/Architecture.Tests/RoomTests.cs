namespace Testudo.Architecture.Tests;

public sealed class RoomTests
{
    [Fact]
    public void Project_references_go_down()
    {
        var rooms = Repository.FilesUnder("src")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Rooms.ReadProject(file, File.ReadAllText(Path.Combine(Repository.Root, file))))
            .ToArray();

        Assert.NotEmpty(rooms);
        Assert.Empty(Rooms.Offenders(rooms));
    }

    [Fact]
    public void Built_references_go_down()
    {
        var rooms = Repository.BuiltRooms();
        var names = rooms.Select(room => room.GetName().Name!).ToHashSet(StringComparer.Ordinal);
        var references = rooms.Select(room => new RoomReferences(
            Rooms.RoomOf(room.GetName().Name!),
            [.. room.GetReferencedAssemblies()
                .Select(other => other.Name!)
                .Where(other => names.Contains(other) || other.StartsWith("Testudo.", StringComparison.Ordinal))
                .Select(Rooms.RoomOf)]));

        Assert.NotEmpty(rooms);
        Assert.Empty(Rooms.Offenders(references));
    }

    [Fact]
    public void A_project_lies_in_the_folder_of_its_room()
    {
        var offenders = Repository.FilesUnder("src")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => file != $"src/{Rooms.RoomOf(Path.GetFileNameWithoutExtension(file))}/{Path.GetFileName(file)}");

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("World", "Simulation", "World refers to Simulation, which is not on a lower line")]
    [InlineData("Evidence", "Assignment", "Evidence refers to Assignment, which is not on a lower line")]
    [InlineData("Web", "Cli", "Web refers to Cli, which is not on a lower line")]
    [InlineData("Simulation", "Simulation", "Simulation refers to Simulation, which is not on a lower line")]
    [InlineData("Simulation", "Engine", "Simulation refers to Engine, which is not a room of the design")]
    [InlineData("Engine", "World", "Engine is not a room of the design")]
    public void An_arrow_that_does_not_go_down_is_found(string room, string refersTo, string offence) =>
        Assert.Equal([offence], Rooms.Offenders([new RoomReferences(room, [refersTo])]));

    [Fact]
    public void Every_offending_arrow_is_listed()
    {
        var offenders = Rooms.Offenders(
        [
            new RoomReferences("World", ["Evidence", "Planning"]),
            new RoomReferences("Planning", ["World", "Calibration"]),
        ]);

        Assert.Equal(3, offenders.Count());
    }

    [Fact]
    public void A_project_file_is_read_whatever_its_slashes()
    {
        const string Xml = """
            <Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
              <ProjectReference Include="..\Cli\Testudo.Cli.csproj" /><ProjectReference Include="../World/Testudo.World.csproj" />
            </ItemGroup></Project>
            """;

        var project = Rooms.ReadProject("src/Planning/Testudo.Planning.csproj", Xml);

        Assert.Equal("Planning", project.Room);
        Assert.Equal(["Cli", "World"], project.RefersTo);
        Assert.Equal(["Planning refers to Cli, which is not on a lower line"], Rooms.Offenders([project]));
    }
}
