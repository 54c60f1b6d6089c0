using Testudo.World;

namespace Testudo.Cli.Commands;

/// <summary>Finds the catalogue.</summary>
internal static class CatalogueFolder
{
    /// <summary>Reads the catalogue that is asked for, or else the first that exists: in TESTUDO_HOME, beside the program, here.</summary>
    /// <param name="asked">The folder that was asked for; null for none.</param>
    /// <param name="terminal">Knows the environment.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">There is none.</exception>
    public static Catalogue Load(string? asked, Terminal terminal, Words words)
    {
        if (asked is not null)
        {
            return asked.Length > 0 ? Catalogue.Load(asked) : throw new Failure(ExitCodes.WrongInput, words.Format($"{"--catalogue"} needs a value: {"FOLDER"}"));
        }

        var places = new List<string> { Path.Combine(AppContext.BaseDirectory, "catalogue"), "catalogue" };
        if (terminal.Variable("TESTUDO_HOME") is { Length: > 0 } home)
        {
            places.Insert(0, Path.Combine(home, "catalogue"));
        }

        return places.FirstOrDefault(Directory.Exists) is { } folder
            ? Catalogue.Load(folder)
            : throw new Failure(ExitCodes.WrongInput, words.Format($"there is no catalogue; looked for {string.Join(", ", places)}"), words["name its folder with --catalogue"]);
    }
}
