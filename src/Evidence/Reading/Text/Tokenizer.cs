using System.Globalization;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Text;

/// <summary>Cuts text into words, numbers, dates, times and marks.</summary>
internal sealed class Tokenizer
{
    private const string Quotes = "\"«»“”„‟";
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
    private const string Bullets = "•·*▪●◦‣■□►▶–—-\u2212→➡✔✅";
    private const string Marks = ",;:.!?…()[]/+%$€£₴#№|=<>@&\\^{}";

    private readonly string text;
    private readonly bool plainSpaceGroups;
    private readonly List<Token> tokens = [];
    private readonly List<int> quotes = [];
    private bool isLineStart = true;
    private bool isItem;
    private int lastEnd = -1;

    private Tokenizer(string text, bool plainSpaceGroups) => (this.text, this.plainSpaceGroups) = (text, plainSpaceGroups);

    /// <summary>The tokens of a phrase, which does not begin a line.</summary>
    /// <param name="phrase">The phrase.</param>
    public static IReadOnlyList<Token> CutPhrase(string phrase)
    {
        var tokenizer = new Tokenizer(phrase, plainSpaceGroups: false) { isLineStart = false };
        tokenizer.Run();
        return tokenizer.tokens;
    }

    /// <summary>The tokens of a text, and where its quotation marks are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plainSpaceGroups">Whether a blank may separate thousands ("10 000"), as in Ukrainian and Russian.</param>
    public static (IReadOnlyList<Token> Tokens, IReadOnlyList<int> Quotes) Cut(string text, bool plainSpaceGroups)
    {
        var tokenizer = new Tokenizer(text, plainSpaceGroups);
        tokenizer.Run();
        return (tokenizer.tokens, tokenizer.quotes);
    }

    private void Run()
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                at = LineEnd(at);
            }
            else if (char.IsWhiteSpace(c) || Spelling.IsInvisible(c))
            {
                at++;
            }
            else if (char.IsLetter(c))
            {
                at = Word(at);
            }
            else if (char.IsAsciiDigit(c))
            {
                at = IsNumberedItem(at) is { } after ? after : Number(at);
            }
            else
            {
                at = Sign(at);
            }
        }
    }

    private void Add(Token token)
    {
        tokens.Add(token with { IsGlued = token.Start == lastEnd && tokens.Count > 0, IsItem = isItem });
        lastEnd = token.End;
        isLineStart = false;
        isItem = false;
    }

    private int LineEnd(int at)
    {
        var from = at;
        var lines = 0;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            if (text[at] is '\n' or '\u2028' or '\u2029' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n')))
            {
                lines++;
            }

            at++;
        }

        Add(new Token(TokenKind.LineEnd, from, at - from, "\n") { Value = lines });
        (isLineStart, isItem) = (true, false);
        return at;
    }

    private int Word(int at)
    {
        var end = at + 1;
        while (end < text.Length)
        {
            var c = text[end];
            if (char.IsLetter(c) || Spelling.IsInvisible(c))
            {
                end++;
            }
            else if (Spelling.IsApostrophe(c) && end + 1 < text.Length && char.IsLetter(text[end + 1]) && !IsPossessive(end))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        // A mark that belongs to the last letter stays with it.
        while (Spelling.IsInvisible(text[end - 1]) && text[end - 1] is not (>= '\u0300' and <= '\u036F'))
        {
            end--;
        }

        Add(new Token(TokenKind.Word, at, end - at, Spelling.Key(text.AsSpan(at, end - at))) { IsCapitalised = char.IsUpper(text[at]) });
        if (end + 1 < text.Length && Spelling.IsApostrophe(text[end]) && IsPossessive(end))
        {
            Add(new Token(TokenKind.Word, end, 2, "'s"));
            end += 2;
        }

        return end;
    }

    // Ukraine's: the apostrophe and an s that ends the word.
    private bool IsPossessive(int at) =>
        text[at + 1] is 's' or 'S' && !(at + 2 < text.Length && (char.IsLetter(text[at + 2]) || Spelling.IsApostrophe(text[at + 2])));

    // "1)" and "1." before a blank at the begin of a line.
    private int? IsNumberedItem(int at)
    {
        if (!isLineStart)
        {
            return null;
        }

        var end = DigitsFrom(at);
        var isNumbered = end - at <= 2 && end + 1 < text.Length && text[end] is ')' or '.' && text[end + 1] is ' ' or '\u00A0' or '\t';
        if (!isNumbered)
        {
            return null;
        }

        isItem = true;
        return end + 1;
    }

    private int Number(int at)
    {
        var isCode = at > 0 && (char.IsLetterOrDigit(text[at - 1]) || (at > 1 && (Dashes.Contains(text[at - 1]) || text[at - 1] is '/' or '.') && char.IsLetterOrDigit(text[at - 2])));
        var token = isCode ? null : NumberInDigits.Date(text, at) ?? NumberInDigits.Clock(text, at);
        token ??= NumberInDigits.Number(text, at, mayGroup: !isCode, plainSpaceGroups);
        Add(token.Value);
        return token.Value.End;
    }

    private int Sign(int at)
    {
        var c = text[at];
        if (Quotes.Contains(c))
        {
            quotes.Add(at);
            return at + 1;
        }

        if (isLineStart && (Bullets.Contains(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol))
        {
            isItem = true;
            return at + 1;
        }

        if (Dashes.Contains(c))
        {
            return Dash(at);
        }

        if (Marks.Contains(c))
        {
            Add(new Token(TokenKind.Mark, at, 1, c.ToString()));
        }

        return at + 1;
    }

    // A dash that touches letters or digits on both sides is a hyphen; otherwise it separates.
    private int Dash(int at)
    {
        var end = at + 1;
        while (end < text.Length && Dashes.Contains(text[end]))
        {
            end++;
        }

        var isHyphen = end == at + 1 && at > 0 && end < text.Length && IsOfName(text[at - 1]) && IsOfName(text[end]);
        Add(new Token(TokenKind.Mark, at, end - at, isHyphen ? "-" : "–"));
        return end;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || Spelling.IsInvisible(c) || Quotes.Contains(c);

    private int DigitsFrom(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
