using Testudo.Cli.Commands;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Terrain;
using Testudo.World.Text;

namespace Testudo.Cli.Stories;

/// <summary>Finds the scenario from which a result was made; any other would tell another story.</summary>
/// <param name="terminal">Knows the environment.</param>
/// <param name="words">The language of messages.</param>
internal sealed class ScenarioOfResult(Terminal terminal, Words words)
{
    /// <summary>Reads the scenario of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="asked">The file that was named; null for the usual places.</param>
    /// <param name="catalogueFolder">The catalogue; null for the usual one.</param>
    /// <exception cref="Failure">It is not there, or scenario or catalogue are not those of the result.</exception>
    public Scenario Load(ResultAtHand result, string? asked, string? catalogueFolder)
    {
        if (asked is { Length: 0 })
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        var catalogue = HomeFolder.Catalogue(catalogueFolder, terminal, words);
        CheckSame(result, catalogue);
        var file = asked ?? Find(result);
        if (asked is not null && File.Exists(asked) && HashOf(asked) is { } hash && hash != result.ScenarioHash)
        {
            throw Other(result, asked, hash);
        }

        return ScenarioLoader.Load(file, catalogue, ReadyDoctrineNamed.Find(result.Doctrine, catalogue, words));
    }

    private void CheckSame(ResultAtHand result, Catalogue catalogue)
    {
        if (catalogue.Hash != result.CatalogueHash)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"{result.File} was made with another catalogue: its hash is {result.CatalogueHash}, that of the catalogue here is {catalogue.Hash}"),
                words["name its folder with --catalogue"]);
        }
    }

    // The result holds the id of the scenario and its hash: files of that name in the usual places, then whatever lies there with that hash.
    private string Find(ResultAtHand result)
    {
        var name = result.Scenario + ".yaml";
        var folders = new[] { Path.GetDirectoryName(Path.GetFullPath(result.File))!, ".", "scenarios" }
            .Concat(HomeFolder.Find("scenarios", terminal) is { } home ? [home] : Array.Empty<string>())
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists)
            .ToList();
        var named = folders.Select(f => Path.Combine(f, name)).Where(File.Exists).ToList();
        var same = named.Concat(folders.SelectMany(Scenarios)).FirstOrDefault(f => HashOf(f) == result.ScenarioHash);
        if (same is not null)
        {
            return same;
        }

        if (named.Count > 0 && HashOf(named[0]) is { } hash)
        {
            throw Other(result, named[0], hash);
        }

        throw new Failure(
            ExitCodes.WrongInput,
            words.Format($"the scenario {result.Scenario} of {result.File} was not found; looked for {name} in: {string.Join(", ", folders)}"),
            words["name its file with --scenario"]);
    }

    private Failure Other(ResultAtHand result, string file, string hash) => new(
        ExitCodes.WrongInput,
        words.Format($"{file} is not the scenario of {result.File}, or was changed since: the hash of the result is {result.ScenarioHash}, that of the file is {hash}"),
        words["name the file of the run with --scenario, or run assess again"]);

    private static IEnumerable<string> Scenarios(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? HashOf(string file)
    {
        try
        {
            return TerrainFiles.HashWith(YamlSource.Read(file));
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
