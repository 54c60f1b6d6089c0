namespace Testudo.Evidence.Reading.Text;

/// <summary>Finds out the language of a text by its letters.</summary>
internal static class LanguageGuess
{
    private const string OnlyUkrainian = "іїєґІЇЄҐ";
    private const string OnlyRussian = "ыэъёЫЭЪЁ";

    // The rest of a report is in the language of its begin. Unit: characters.
    private const int Enough = 50_000;

    /// <summary><c>en</c>, <c>uk</c> or <c>ru</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var (latin, cyrillic, ukrainian, russian) = (0, 0, 0, 0);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Enough)))
        {
            latin += char.IsAsciiLetter(c) ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u04FF' ? 1 : 0;
            ukrainian += OnlyUkrainian.Contains(c) ? 1 : 0;
            russian += OnlyRussian.Contains(c) ? 1 : 0;
        }

        // Hardly a line of Ukrainian has no і; many of Russian have no ы. So a text without either is Russian.
        return latin >= cyrillic ? "en" : ukrainian > russian ? "uk" : "ru";
    }
}
