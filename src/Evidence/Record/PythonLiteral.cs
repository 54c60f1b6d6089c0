using System.Globalization;
using System.Text;

namespace Testudo.Evidence.Record;

/// <summary>Reads what Python prints for dictionaries and lists of texts and numbers; the record holds such in some columns.</summary>
/// <remarks>It is not JSON: single quotes, a bare <c>NaN</c>, <c>None</c>. Nesting is read to a depth of 8 and not deeper.</remarks>
internal static class PythonLiteral
{
    private const int DeepestLevel = 8;

    /// <summary>Reads a dictionary of numbers, such as <c>{'south': 4, 'east': NaN}</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The numbers by their keys, null for <c>NaN</c> and <c>None</c>; null where the text is none of this.</returns>
    public static IReadOnlyDictionary<string, double?>? Numbers(string text)
    {
        if (Value(text) is not Dictionary<string, object?> map || map.Values.Any(v => v is not (null or double)))
        {
            return null;
        }

        return map.ToDictionary(m => m.Key, m => (double?)m.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads a list of texts, such as <c>['Kyiv oblast', 'Sumy oblast']</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The texts; null where the text is none of this.</returns>
    public static IReadOnlyList<string>? Texts(string text) =>
        Value(text) is List<object?> list && list.TrueForAll(v => v is string) ? [.. list.Cast<string>()] : null;

    // A Dictionary, a List, a string, a double, null for NaN and None; this class itself where nothing can be read.
    private static object? Value(string text)
    {
        var at = 0;
        return TryValue(text, ref at, 0, out var value) && Blank(text, at) == text.Length ? value : typeof(PythonLiteral);
    }

    private static int Blank(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool TryValue(string text, ref int at, int level, out object? value)
    {
        value = null;
        at = Blank(text, at);
        if (at >= text.Length || level > DeepestLevel)
        {
            return false;
        }

        switch (text[at])
        {
            case '\'' or '"':
                var isRead = TryText(text, ref at, out var words);
                value = words;
                return isRead;
            case '[' or '(':
                return TryList(text, ref at, level, out value);
            case '{':
                return TryMap(text, ref at, level, out value);
            default:
                return TryWord(text, ref at, out value);
        }
    }

    private static bool TryList(string text, ref int at, int level, out object? value)
    {
        var close = text[at++] == '[' ? ']' : ')';
        var items = new List<object?>();
        value = items;
        while (!Closes(text, ref at, close))
        {
            if (!TryValue(text, ref at, level + 1, out var item))
            {
                return false;
            }

            items.Add(item);
            if (!Separates(text, ref at, close))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryMap(string text, ref int at, int level, out object? value)
    {
        at++;
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        value = map;
        while (!Closes(text, ref at, '}'))
        {
            if (!TryValue(text, ref at, level + 1, out var key) || key is not string name)
            {
                return false;
            }

            at = Blank(text, at);
            if (at >= text.Length || text[at++] != ':' || !TryValue(text, ref at, level + 1, out var item) || !map.TryAdd(name, item) || !Separates(text, ref at, '}'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Closes(string text, ref int at, char close)
    {
        at = Blank(text, at);
        if (at < text.Length && text[at] == close)
        {
            at++;
            return true;
        }

        return false;
    }

    // A comma, or the closing bracket, which is left for the loop.
    private static bool Separates(string text, ref int at, char close)
    {
        at = Blank(text, at);
        if (at < text.Length && text[at] == ',')
        {
            at++;
            return true;
        }

        return at < text.Length && text[at] == close;
    }

    private static bool TryText(string text, ref int at, out string value)
    {
        var quote = text[at++];
        var result = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at++;
                value = result.ToString();
                return true;
            }

            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
                result.Append(text[at] switch { 'n' => '\n', 't' => '\t', var c => c });
            }
            else
            {
                result.Append(text[at]);
            }
        }

        value = "";
        return false;
    }

    private static bool TryWord(string text, ref int at, out object? value)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '-' or '+'))
        {
            at++;
        }

        var word = text.AsSpan(start, at - start);
        value = null;
        if (word is "nan" or "NaN" or "None")
        {
            return true;
        }

        if (double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            value = number;
            return true;
        }

        return false;
    }
}
