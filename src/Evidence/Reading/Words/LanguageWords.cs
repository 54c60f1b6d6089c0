using Testudo.Evidence.Reading.Text;

namespace Testudo.Evidence.Reading.Words;

/// <summary>The words of one language.</summary>
internal sealed class LanguageWords
{
    /// <summary><c>en</c>, <c>uk</c> or <c>ru</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The phrases.</summary>
    public required PhraseTree Tree { get; init; }

    /// <summary>Words whose point does not end a sentence, as keys.</summary>
    public required IReadOnlySet<string> Abbreviations { get; init; }

    /// <summary>Endings of adjectives that may stand between a number and its noun, as keys.</summary>
    public required IReadOnlyList<string> AdjectiveEndings { get; init; }

    /// <summary>What may hang on a number after a hyphen and leaves it a count ("72-х"), as keys.</summary>
    public required IReadOnlySet<string> CardinalEndings { get; init; }

    /// <summary>Ids of threat types that the weapons name.</summary>
    public required IReadOnlySet<string> Threats { get; init; }

    /// <summary>Ids of the places.</summary>
    public required IReadOnlySet<string> Places { get; init; }

    /// <summary>Whether a blank may separate thousands.</summary>
    public bool PlainSpaceGroups => Language != "en";

    /// <summary>Whether a word looks like an adjective.</summary>
    /// <param name="token">The word.</param>
    public bool IsAdjective(Token token)
    {
        if (token.Kind != TokenKind.Word)
        {
            return false;
        }

        foreach (var ending in AdjectiveEndings)
        {
            if (token.Key.Length > ending.Length + 2 && token.Key.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
