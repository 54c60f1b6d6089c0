using System.Net;

namespace Testudo.Evidence.Reading.Text;

/// <summary>What a reader sees of a pasted page: tags and scripts become blanks, so that every character keeps its place.</summary>
internal static class PageText
{
    // No tag of a real page is longer, other than those with pictures inside, which hold no text.
    private const int LongestTag = 4000;
    private const int LongestEntity = 10;
    private const char Filler = '\u2060';

    private static readonly string[] Hidden = ["script", "style", "noscript", "svg", "template", "head"];
    private static readonly string[] Inline = ["b", "i", "u", "s", "em", "strong", "span", "a", "sup", "sub", "mark", "small", "font", "code", "tg-emoji"];

    /// <summary>The visible text, exactly as long as the text itself.</summary>
    /// <param name="text">The text as pasted.</param>
    public static string Visible(string text)
    {
        var isPage = text.Contains("</", StringComparison.Ordinal) || text.Contains("/>", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase) || text.Contains("<p>", StringComparison.OrdinalIgnoreCase);
        if (!isPage && !text.Contains('&'))
        {
            return text;
        }

        var page = text.ToCharArray();
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '<' && isPage)
            {
                at = BlankTag(text, page, at, unclosed);
            }
            else if (text[at] == '&')
            {
                at = PutEntity(text, page, at);
            }
        }

        return new string(page);
    }

    // Returns the index of the last character that was dealt with.
    private static int BlankTag(string text, char[] page, int at, HashSet<string> unclosed)
    {
        if (at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?'))
        {
            return at;
        }

        if (text.AsSpan(at).StartsWith("<!--") && !unclosed.Contains("-->"))
        {
            var end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            if (end >= 0)
            {
                return Blank(page, at, end + 3, '\n');
            }

            unclosed.Add("-->");
        }

        var close = text.IndexOf('>', at, Math.Min(LongestTag, text.Length - at));
        if (close < 0)
        {
            return at;
        }

        var nameAt = text[at + 1] == '/' ? at + 2 : at + 1;
        var length = 0;
        while (nameAt + length < close && (char.IsAsciiLetterOrDigit(text[nameAt + length]) || text[nameAt + length] == '-'))
        {
            length++;
        }

        var name = text.Substring(nameAt, length).ToLowerInvariant();
        if (text[at + 1] != '/' && text[close - 1] != '/' && Hidden.Contains(name, StringComparer.Ordinal) && !unclosed.Contains(name))
        {
            var end = text.IndexOf("</" + name, close, StringComparison.OrdinalIgnoreCase);
            var endClose = end < 0 ? -1 : text.IndexOf('>', end);
            if (endClose >= 0)
            {
                return Blank(page, at, endClose + 1, '\n');
            }

            unclosed.Add(name);
        }

        return Blank(page, at, close + 1, Inline.Contains(name, StringComparer.Ordinal) ? Filler : '\n');
    }

    // An inline tag may stand inside a word and leaves nothing; any other ends the line.
    private static int Blank(char[] page, int from, int to, char with)
    {
        Array.Fill(page, with == Filler ? Filler : ' ', from, to - from);
        page[from] = with;
        return to - 1;
    }

    private static int PutEntity(string text, char[] page, int at)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestEntity, text.Length - at));
        if (end < 0)
        {
            return at;
        }

        var meant = WebUtility.HtmlDecode(text[at..(end + 1)]);
        if (meant.Length != 1)
        {
            return at;
        }

        var isSpace = char.IsWhiteSpace(meant[0]);
        Array.Fill(page, isSpace ? ' ' : Filler, at, end + 1 - at);
        page[at] = meant[0];
        return end;
    }
}
