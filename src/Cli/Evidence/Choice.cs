using Testudo.World.Text;

namespace Testudo.Cli.Evidence;

/// <summary>Options that take one of a few words.</summary>
internal static class Choice
{
    /// <summary>The word that is meant.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="written">What was given; another case, or one s more or less at its end, is clear enough.</param>
    /// <param name="allowed">The words.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">None of them is meant.</exception>
    public static string Of(string option, string written, IEnumerable<string> allowed, Words words)
    {
        var all = allowed.ToList();
        var plain = written.ToLowerInvariant();
        if (all.Find(a => a == plain || a == plain.TrimEnd('s') || a == plain + "s") is { } found)
        {
            return found;
        }

        var near = NameSuggestion.Nearest(written, all);
        throw new Failure(
            ExitCodes.WrongInput,
            words.Format($"{option} is \"{written}\"; allowed are: {string.Join(", ", all)}"),
            near is null ? null : words.Format($"did you mean {near}?"));
    }

    /// <summary>The value that is meant.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="written">What was given.</param>
    /// <param name="allowed">The values.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">None of them is meant.</exception>
    public static T Of<T>(string option, string written, IEnumerable<T> allowed, Words words)
        where T : struct, Enum
    {
        var known = allowed.ToDictionary(value => MapReader.WordFor(value), StringComparer.Ordinal);
        return known[Of(option, written, known.Keys, words)];
    }
}
