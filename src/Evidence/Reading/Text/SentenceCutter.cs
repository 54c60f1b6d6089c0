using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Text;

/// <summary>Cuts the tokens of a report into sentences, lines of lists and headings.</summary>
internal sealed class SentenceCutter
{
    /// <summary>The longest sentence; a longer one is cut, so that the time of reading grows with the length of the report and no faster. Unit: tokens.</summary>
    public const int LongestSentence = 300;

    private const int LongestHeading = 16;

    // A line shorter than this was not broken because the page was full. Unit: characters.
    private const int ShortestFullLine = 50;
    private const int LongestWrappedLine = 120;

    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private readonly LanguageWords words;
    private readonly List<Sentence> sentences = [];
    private readonly List<Token> current = [];

    // Whether lines may end because the page was full. In a text with longer lines every end of a line is meant.
    private readonly bool isWrapped;
    private int paragraph;
    private bool isItem;
    private bool isListOpen;

    private SentenceCutter(string text, IReadOnlyList<Token> tokens, LanguageWords words)
    {
        (this.text, this.tokens, this.words) = (text, tokens, words);
        isWrapped = LongestLine() <= LongestWrappedLine;
    }

    /// <summary>The sentences of a report.</summary>
    /// <param name="text">The report.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="words">The words of its language.</param>
    public static IReadOnlyList<Sentence> Cut(string text, IReadOnlyList<Token> tokens, LanguageWords words)
    {
        var cutter = new SentenceCutter(text, tokens, words);
        cutter.Run();
        return cutter.sentences;
    }

    private void Run()
    {
        var lineStart = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.LineEnd)
            {
                if (EndsLine(i, lineStart))
                {
                    Close(isLineEnd: true);
                    paragraph += isListOpen && token.Value < 2 ? 0 : 1;
                }

                lineStart = i + 1;
                continue;
            }

            if (current.Count == 0)
            {
                isItem = token.IsItem || (isListOpen && i == lineStart && LooksLikeItem(i));
            }

            current.Add(token);
            if (EndsSentence(i) || current.Count >= LongestSentence || (token.Is(";") && isItem))
            {
                Close(isLineEnd: false);
            }
        }

        Close(isLineEnd: true);
    }

    private void Close(bool isLineEnd)
    {
        if (current.Count == 0)
        {
            return;
        }

        var last = current[^1];
        var isHeading = isLineEnd && !isItem && current.Count <= LongestHeading && !(last.Kind == TokenKind.Mark && ".!?…:;,".Contains(last.Key));
        var sentence = new Sentence(text, [.. current], words) { Paragraph = paragraph, IsItem = isItem, IsHeading = isHeading };
        sentences.Add(sentence);
        isListOpen = sentence.EndsInColon || (isListOpen && isItem) || (isItem && last.Is(";"));
        current.Clear();
    }

    // A line ends a sentence unless the next one carries it on: it begins small, and nothing closed this one.
    private bool EndsLine(int at, int lineStart)
    {
        if (current.Count == 0 || at + 1 >= tokens.Count || tokens[at].Value > 1)
        {
            return true;
        }

        var (last, next) = (current[^1], tokens[at + 1]);
        if (next.IsItem || (last.Kind == TokenKind.Mark && ".!?…:;".Contains(last.Key)))
        {
            return true;
        }

        var isFull = isWrapped && last.End - tokens[lineStart].Start >= ShortestFullLine;
        return next.Kind switch
        {
            TokenKind.Word => next.IsCapitalised && !(isFull && !isItem),
            TokenKind.Number => !isFull || isItem,
            _ => next.Kind != TokenKind.Mark,
        };
    }

    private int LongestLine()
    {
        var (longest, start) = (0, 0);
        foreach (var token in tokens)
        {
            longest = Math.Max(longest, token.Start - start);
            start = token.Kind == TokenKind.LineEnd ? token.End : start;
        }

        return Math.Max(longest, text.Length - start);
    }

    // Under a colon, a line that begins with a number or a known thing is one of the list, bullet or not.
    private bool LooksLikeItem(int at)
    {
        if (tokens[at].Kind == TokenKind.Number)
        {
            return true;
        }

        var found = new List<Mark>();
        var line = new List<Token>();
        for (var i = at; i < tokens.Count && tokens[i].Kind != TokenKind.LineEnd && line.Count < 8; i++)
        {
            line.Add(tokens[i]);
        }

        words.Tree.Find(line.ToArray(), 0, found);
        return found.Exists(m => m.Sense.Kind is SenseKind.Subject or SenseKind.Number or SenseKind.Hedge or SenseKind.All);
    }

    private bool EndsSentence(int at)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Mark || !".!?…".Contains(token.Key))
        {
            return false;
        }

        if (at + 1 >= tokens.Count)
        {
            return true;
        }

        var next = tokens[at + 1];
        if (next.Kind == TokenKind.LineEnd)
        {
            return true;
        }

        if (token.Is(".") && at > 0 && current.Count > 1)
        {
            var before = tokens[at - 1];
            var isInitial = before.Kind == TokenKind.Word && before.Length == 1 && before.IsCapitalised && before.End == token.Start;
            if (isInitial || (words.Abbreviations.Contains(before.Key) && before.End == token.Start))
            {
                return IsNewBegin(next) && !isInitial && before.Kind == TokenKind.Word && before.Key.Length > 1 && !IsTitle(before);
            }
        }

        // "3.5", "t.me": nothing ends inside a word. After a quotation mark the next sentence may follow at once.
        return !next.IsGlued && (next.Kind != TokenKind.Word || next.IsCapitalised || token.Is("!") || token.Is("?"));
    }

    // After "тис." or "Sept." a capital letter may begin a sentence or a name; a title such as "Gen." never ends one.
    private static bool IsNewBegin(Token next) => next is { Kind: TokenKind.Word, IsCapitalised: true };

    private static bool IsTitle(Token before) => before.IsCapitalised;
}
