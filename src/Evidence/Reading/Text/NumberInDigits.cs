using System.Globalization;

namespace Testudo.Evidence.Reading.Text;

/// <summary>Reads what is written in digits: numbers, whole dates, times of day.</summary>
internal static class NumberInDigits
{
    // More digits than this are a telephone number, an account or noise.
    private const int MostDigits = 9;

    /// <summary>A date such as 02.01.2024, 2.1.24, 02/01/2024 or 2024-01-02; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    public static Token? Date(string text, int at)
    {
        var first = Digits(text, at);
        var separator = first < text.Length ? text[first] : ' ';
        var second = separator is '.' or '/' or '-' ? Digits(text, first + 1) : first;
        if (second <= first + 1 || second >= text.Length || text[second] != separator)
        {
            return null;
        }

        var third = Digits(text, second + 1);
        var (a, b, c) = (text[at..first], text[(first + 1)..second], text[(second + 1)..third]);
        if (third < text.Length && char.IsLetterOrDigit(text[third]))
        {
            return null;
        }

        var (year, month, day) = (a.Length, c.Length) switch
        {
            (4, 1 or 2) when separator == '-' => (a, b, c),
            (1 or 2, 4 or 2) when separator != '-' => (c, b, a),
            _ => ("", "", ""),
        };
        if (year.Length == 0 || b.Length > 2)
        {
            return null;
        }

        var (y, m, d) = (Whole(year) + (year.Length == 2 ? 2000 : 0), Whole(month), Whole(day));
        // 02/01/2024 is two dates; which one is meant depends on the country of the writer.
        var isTwo = separator == '/' && d <= 12 && d != m;
        if (m > 12 && separator == '/' && d <= 12)
        {
            (m, d) = (d, m);
        }

        if (y is < 1900 or > 2100 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return null;
        }

        return new Token(TokenKind.Date, at, third - at, text[at..third]) { Value = isTwo ? double.NaN : new DateOnly(y, m, d).DayNumber };
    }

    /// <summary>A time such as 19:00 or 3:30; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    public static Token? Clock(string text, int at)
    {
        var hour = Digits(text, at);
        if (hour - at > 2 || hour >= text.Length || text[hour] != ':')
        {
            return null;
        }

        var minute = Digits(text, hour + 1);
        if (minute - hour != 3)
        {
            return null;
        }

        var (h, m) = (Whole(text[at..hour]), Whole(text[(hour + 1)..minute]));
        var end = minute < text.Length && text[minute] == ':' && Digits(text, minute + 1) == minute + 3 ? minute + 3 : minute;
        // 24:00 is the midnight that ends a day.
        return h > 24 || m > 59 || (h == 24 && m > 0) ? null : new Token(TokenKind.Clock, at, end - at, text[at..end]) { Value = (h * 60) + m };
    }

    /// <summary>A number, with separators of thousands or a decimal point.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="mayGroup">Whether separators may be read; not inside a name such as Kh-101.</param>
    /// <param name="plainSpaceGroups">Whether a blank may separate thousands.</param>
    public static Token Number(string text, int at, bool mayGroup, bool plainSpaceGroups)
    {
        var end = Digits(text, at);
        var first = text[at..end];
        if (mayGroup && first.Length <= 3 && first[0] != '0')
        {
            var grouped = Groups(text, end, plainSpaceGroups);
            if (grouped > end)
            {
                var digits = string.Concat(text[at..grouped].Where(char.IsAsciiDigit));
                return new Token(TokenKind.Number, at, grouped - at, digits) { Value = Amount(digits) };
            }
        }

        var isFraction = mayGroup && end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1]);
        if (!isFraction)
        {
            return new Token(TokenKind.Number, at, end - at, first) { Value = Amount(first) };
        }

        var tail = Digits(text, end + 1);
        var isNumber = double.TryParse($"{first}.{text[(end + 1)..tail]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && first.Length <= MostDigits;
        return new Token(TokenKind.Number, at, tail - at, text[at..tail]) { Value = isNumber ? value : double.NaN, IsFraction = true };
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    // Where groups of three digits end; the same separator throughout.
    private static int Groups(string text, int end, bool plainSpaceGroups)
    {
        var separator = end < text.Length ? text[end] : '\0';
        var isBlank = separator is '\u00A0' or '\u202F' or '\u2009' || (separator == ' ' && plainSpaceGroups);
        if (!isBlank && separator is not (',' or '.' or '\''))
        {
            return end;
        }

        var at = end;
        while (at < text.Length && text[at] == separator && Digits(text, at + 1) == at + 4)
        {
            at += 4;
        }

        // "36 500-kilogram bombs" and "36 120/131" are two numbers; "5.000.1" is none of ours.
        var next = at < text.Length ? text[at] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        var isWhole = !char.IsLetter(next) && !(next is '-' or '/' or ':' or '.' or ',' && char.IsLetterOrDigit(after));
        return isWhole ? at : end;
    }

    private static double Amount(string digits) => digits.Length > MostDigits ? double.NaN : Whole(digits);

    private static int Whole(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
