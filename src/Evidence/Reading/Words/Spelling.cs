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
        var key = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            if (!IsInvisible(word[at]))
            {
                key.Append(Fold(Composed(word[at], at + 1 < word.Length ? word[at + 1] : '\0')));
            }
        }

        return key.ToString();
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

    // A letter whose mark is a character of its own. Written out, for Unicode's own rules are not there where a program runs without cultures.
    private static char Composed(char letter, char mark) => (letter, mark) switch
    {
        ('и', '\u0306') => 'й',
        ('И', '\u0306') => 'Й',
        ('і', '\u0308') => 'ї',
        ('І', '\u0308') => 'Ї',
        ('е', '\u0308') => 'ё',
        ('Е', '\u0308') => 'Ё',
        ('e', '\u0301') => 'é',
        _ => letter,
    };

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
