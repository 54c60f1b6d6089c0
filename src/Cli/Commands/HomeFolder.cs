using Testudo.Evidence.Facts;
using Testudo.World;

namespace Testudo.Cli.Commands;

/// <summary>Finds the folders that come with Testudo: in TESTUDO_HOME, beside the program, here, the first that exists.</summary>
internal static class HomeFolder
{
    /// <summary>Reads the catalogue that is asked for, or else the one that comes with Testudo.</summary>
    /// <param name="asked">The folder that was asked for; null for none.</param>
    /// <param name="terminal">Knows the environment.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">There is none.</exception>
    public static Catalogue Catalogue(string? asked, Terminal terminal, Words words)
    {
        CheckNamed("--catalogue", asked, words);
        var places = Places("catalogue", terminal);
        return (asked ?? places.FirstOrDefault(Directory.Exists)) is { } folder
            ? World.Catalogue.Load(folder)
            : throw new Failure(ExitCodes.WrongInput, words.Format($"there is no catalogue; looked for {string.Join(", ", places)}"), words["name its folder with --catalogue"]);
    }

    /// <summary>Reads the facts files that are asked for, or else those that come with Testudo; none where they are missing.</summary>
    /// <param name="asked">The folder that was asked for; null for none.</param>
    /// <param name="catalogue">The catalogue that they name things of.</param>
    /// <param name="terminal">Knows the environment.</param>
    /// <param name="words">The language of messages.</param>
    public static FactBook Facts(string? asked, Catalogue catalogue, Terminal terminal, Words words)
    {
        CheckNamed("--facts", asked, words);
        return (asked ?? Places("evidence", terminal).FirstOrDefault(p => FactsFile.Files.Any(f => File.Exists(Path.Combine(p, f))))) is { } folder
            ? FactsFile.LoadFolder(folder, catalogue)
            : FactBook.None;
    }

    /// <summary>The folder of this name that comes with Testudo; null where there is none.</summary>
    /// <param name="name">The name, such as <c>evidence/lexicon</c>.</param>
    /// <param name="terminal">Knows the environment.</param>
    public static string? Find(string name, Terminal terminal) => Places(name, terminal).FirstOrDefault(Directory.Exists);

    private static List<string> Places(string name, Terminal terminal)
    {
        var places = new List<string> { Path.Combine(AppContext.BaseDirectory, name), name };
        if (terminal.Variable("TESTUDO_HOME") is { Length: > 0 } home)
        {
            places.Insert(0, Path.Combine(home, name));
        }

        return places;
    }

    private static void CheckNamed(string option, string? asked, Words words)
    {
        if (asked is { Length: 0 })
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{option} needs a value: {"FOLDER"}"));
        }
    }
}
