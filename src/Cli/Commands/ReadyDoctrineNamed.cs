using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>The doctrine of the catalogue that a command line or a result names.</summary>
internal static class ReadyDoctrineNamed
{
    /// <summary>Finds it.</summary>
    /// <param name="name">Its id or name; null for the scenario's own doctrine.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">The catalogue has no such doctrine.</exception>
    public static ReadyDoctrine? Find(string? name, Catalogue catalogue, Words words)
    {
        if (name is null)
        {
            return null;
        }

        if (catalogue.Doctrines.Find(name) is { } found)
        {
            return found;
        }

        var near = NameSuggestion.Nearest(name, catalogue.Doctrines.Ids);
        throw new Failure(
            ExitCodes.WrongInput,
            words.Format($"the catalogue has no doctrine \"{name}\"; there are: {string.Join(", ", catalogue.Doctrines.Ids)}"),
            near is null ? null : words.Format($"did you mean {near}?"));
    }
}
