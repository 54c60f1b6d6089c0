using System.Globalization;
using System.Text;

namespace Testudo.Evidence.Reading.Words;

/// <summary>How words are compared, and how the lexicon writes their endings.</summary>
internal static class Spelling
{
    /// <summary>The most spellings that one entry of a lexicon may stand for.</summary>
    public const int MostSpellings = 400;

    // Letters that look alike in both alphabets are one letter: posts write Kh-101 as X-101 with either X, and C-300 with either C.
    private const string Cyrillic = "авеікмнорстухё";
    private const string Latin = "abeikmhopctyxe";

    /// <summary>Whether a character is there for layout only: a soft hyphen, a zero-width space, a stress mark.</summary>
    /// <param name="c">The character.</param>
    public static bool IsInvisible(char c) =>
        c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F')
        || (c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark);

    /// <summary>Whether a character is an apostrophe inside a word.</summary>
    /// <param name="c">The character.</param>
    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC' or '`' or '\u2032' or '\u2018';

    /// <summary>What two spellings of the same word have in common: case, alphabet of look-alike letters, apostrophe, layout.</summary>
    /// <param name="word">The word as written.</param>
    public static string Key(ReadOnlySpan<char> word)
    {
        var text = word.ToString();
        if (!text.All(char.IsAscii) && !text.IsNormalized(NormalizationForm.FormC))
        {
            text = Composed(text);
        }

        return string.Create(text.Count(c => !IsInvisible(c)), text, static (key, text) =>
        {
            var at = 0;
            foreach (var c in text)
            {
                if (!IsInvisible(c))
                {
                    key[at++] = Fold(c);
                }
            }
        });
    }

    /// <summary>Every spelling that an entry such as <c>Одес(а|и|і|у|ою)</c> stands for.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The spellings, or null where brackets do not match or there are too many.</returns>
    public static IReadOnlyList<string>? Spellings(string entry)
    {
        var done = new List<string>();
        var open = new Stack<string>([entry]);
        while (open.TryPop(out var text))
        {
            // The first bracket that closes is an innermost one.
            var close = text.IndexOf(')', StringComparison.Ordinal);
            if (close < 0)
            {
                if (text.Contains('(') || done.Count == MostSpellings)
                {
                    return null;
                }

                done.Add(text);
                continue;
            }

            var begin = text.LastIndexOf('(', close);
            if (begin < 0)
            {
                return null;
            }

            foreach (var ending in text[(begin + 1)..close].Split('|').Reverse())
            {
                open.Push(text[..begin] + ending + text[(close + 1)..]);
            }
        }

        return done;
    }

    // A lone surrogate cannot be composed; such a word is compared as it stands.
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static char Fold(char c)
    {
        if (IsApostrophe(c))
        {
            return '\'';
        }

        var lower = char.ToLowerInvariant(c);
        var at = Cyrillic.IndexOf(lower, StringComparison.Ordinal);
        return at < 0 ? lower : Latin[at];
    }
}
