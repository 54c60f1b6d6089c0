using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Text;

/// <summary>Finds out the language of a text by its letters, and by its words where those do not tell.</summary>
internal static class LanguageGuess
{
    private const string OnlyUkrainian = "іїєґІЇЄҐ";
    private const string OnlyRussian = "ыэъёЫЭЪЁ";

    // The rest of a report is in the language of its begin. Unit: characters.
    private const int Enough = 50_000;

    /// <summary><c>en</c>, <c>uk</c> or <c>ru</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">The words that decide where no letter does.</param>
    public static string Of(string text, Lexicon lexicon)
    {
        var (latin, cyrillic, ukrainian, russian) = (0, 0, 0, 0);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Enough)))
        {
            latin += char.IsAsciiLetter(c) ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u04FF' ? 1 : 0;
            ukrainian += OnlyUkrainian.Contains(c) ? 1 : 0;
            russian += OnlyRussian.Contains(c) ? 1 : 0;
        }

        return latin >= cyrillic ? "en" : ukrainian > russian ? "uk" : russian > ukrainian || Known(text, lexicon.In("ru")) >= Known(text, lexicon.In("uk")) ? "ru" : "uk";
    }

    private static int Known(string text, LanguageWords words)
    {
        var tokens = Tokenizer.Cut(text.Length > Enough ? text[..Enough] : text, words.PlainSpaceGroups).Tokens.ToArray();
        var found = new List<Mark>();
        for (var at = 0; at < tokens.Length; at++)
        {
            words.Tree.Find(tokens, at, found);
        }

        return found.Select(m => m.First).Distinct().Count();
    }
}
