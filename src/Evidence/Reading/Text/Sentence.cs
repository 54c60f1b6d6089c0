using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Text;

/// <summary>A sentence, a line of a list, or a heading, with what the lexicon knows of its words.</summary>
internal sealed class Sentence
{
    /// <summary>Makes a sentence.</summary>
    /// <param name="text">The whole report.</param>
    /// <param name="tokens">The tokens of the sentence, without ends of lines.</param>
    /// <param name="words">The words of the language.</param>
    public Sentence(string text, Token[] tokens, LanguageWords words)
    {
        (Report, Tokens, Words) = (text, tokens, words);
        Marks = new Marks(words.Tree, tokens);
    }

    /// <summary>The whole report.</summary>
    public string Report { get; }

    /// <summary>The tokens.</summary>
    public Token[] Tokens { get; }

    /// <summary>The words of the language.</summary>
    public LanguageWords Words { get; }

    /// <summary>What the lexicon knows.</summary>
    public Marks Marks { get; }

    /// <summary>The number of the paragraph, from 0.</summary>
    public required int Paragraph { get; init; }

    /// <summary>Whether it is one of the lines under a line that ends in a colon, or begins with a bullet.</summary>
    public required bool IsItem { get; init; }

    /// <summary>Whether it is a short line without an end.</summary>
    public required bool IsHeading { get; init; }

    /// <summary>Number of tokens.</summary>
    public int Count => Tokens.Length;

    /// <summary>The words as they stand in the report.</summary>
    public string Text => Slice(0, Count);

    /// <summary>Whether it announces a list.</summary>
    public bool EndsInColon => Count > 0 && Tokens[^1].Is(":");

    /// <summary>Whether the token is this mark of punctuation; false outside the sentence.</summary>
    /// <param name="at">The token.</param>
    /// <param name="mark">The mark.</param>
    public bool Is(int at, string mark) => at >= 0 && at < Count && Tokens[at].Is(mark);

    /// <summary>Whether the token is a word or number.</summary>
    /// <param name="at">The token.</param>
    public bool IsWord(int at) => at >= 0 && at < Count && Tokens[at].Kind == TokenKind.Word;

    /// <summary>Whether a mark of punctuation stands between two tokens, the second excluded.</summary>
    /// <param name="from">The first token.</param>
    /// <param name="to">The token after the last.</param>
    /// <param name="marks">The marks.</param>
    public bool HasMark(int from, int to, params ReadOnlySpan<string> marks)
    {
        for (var i = Math.Max(from, 0); i < Math.Min(to, Count); i++)
        {
            if (Tokens[i].Kind == TokenKind.Mark && marks.Contains(Tokens[i].Key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of some tokens as they stand in the report.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last.</param>
    public string Slice(int first, int end) =>
        first >= end ? "" : Span(first, end).Text;

    /// <summary>The span of some tokens, with the quotation mark that closes what they open.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="end">The token after the last.</param>
    public TextSpan Span(int first, int end)
    {
        var (start, stop) = (Tokens[first].Start, Tokens[end - 1].End);
        if (stop < Report.Length && IsOpen(Report.AsSpan(start, stop - start), Report[stop]))
        {
            stop++;
        }

        return new TextSpan(start, stop - start, Report[start..stop]);
    }

    private static bool IsOpen(ReadOnlySpan<char> text, char closing) => closing switch
    {
        '»' => text.Count('«') > text.Count('»'),
        '”' or '“' => text.Count('“') + text.Count('„') > text.Count('”'),
        '"' => text.Count('"') % 2 == 1,
        _ => false,
    };
}
