using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Numbers;

/// <summary>Tells numbers that count nothing: parts of names, measures, years, references.</summary>
internal static class NotACount
{
    private static readonly string[] SignsBefore = ["-", "/", "+", "№", "#", "$", "€", "£", "₴", "@", "&", "=", "_", "\\", "^"];
    private static readonly string[] SignsAfter = ["/", "%", "$", "€", "£", "₴", "=", "\\", "^", "@"];

    /// <summary>Whether digits belong to a name, a measure or a reference by what is glued to them.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token with the digits.</param>
    /// <param name="afterDash">Whether the dash before it belongs to a range.</param>
    public static bool IsCode(Sentence sentence, int at, bool afterDash)
    {
        var token = sentence.Tokens[at];
        if (at > 0)
        {
            var before = sentence.Tokens[at - 1];
            var isSign = before.Kind == TokenKind.Mark && SignsBefore.Contains(before.Key, StringComparer.Ordinal);
            // "№ 5" and "$ 5" are no counts with a blank either; a plus or a dash needs to touch.
            if (isSign && !afterDash && (token.IsGlued || !(before.Key is "-" or "+" or "/" or "&" or "=")))
            {
                return true;
            }

            if (token.IsGlued && (before.Kind is TokenKind.Word or TokenKind.Number || (before.Is(".") && at > 1 && before.IsGlued && sentence.Tokens[at - 2].Kind == TokenKind.Word)))
            {
                return true;
            }
        }

        return IsDate(sentence, at) || (at + 1 < sentence.Count && IsCodeAfter(sentence, at + 1));
    }

    /// <summary>Whether digits without a separator may be a year.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token with the digits.</param>
    public static bool MayBeYear(Sentence sentence, int at) =>
        sentence.Tokens[at] is { Length: 4, Value: >= 1990 and <= 2035 };

    // "On January 2 missiles hit", "In 2023 missiles hit"
    private static bool IsDate(Sentence sentence, int at) =>
        (sentence.Tokens[at].Length <= 2 && sentence.Words.Language == "en" && sentence.Marks.Before(SenseKind.Month, at) is not null)
        || (MayBeYear(sentence, at) && (sentence.Marks.Before(SenseKind.During, at) is not null || sentence.Marks.Before(SenseKind.Month, at) is not null || sentence.Marks.Before(SenseKind.Since, at) is not null || sentence.Is(at - 1, ",")));

    private static bool IsCodeAfter(Sentence sentence, int at)
    {
        var after = sentence.Tokens[at];
        if (after.Kind == TokenKind.Mark && SignsAfter.Contains(after.Key, StringComparer.Ordinal) && (after.IsGlued || after.Is("%")))
        {
            return true;
        }

        if (!after.IsGlued)
        {
            return false;
        }

        if (after.Kind is TokenKind.Word)
        {
            // "155мм", "5th"; but "72х".
            return !sentence.Words.CardinalEndings.Contains(after.Key);
        }

        var isHyphen = after.Is("-") && at + 1 < sentence.Count && sentence.Tokens[at + 1] is { Kind: TokenKind.Word, IsGlued: true };
        return (isHyphen && !sentence.Words.CardinalEndings.Contains(sentence.Tokens[at + 1].Key) && sentence.Marks.At(SenseKind.Number, at + 1) is null)
            || (after.Is(":") && at + 1 < sentence.Count && sentence.Tokens[at + 1] is { Kind: TokenKind.Number, IsGlued: true });
    }
}
