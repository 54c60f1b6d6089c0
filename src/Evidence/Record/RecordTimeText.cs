namespace Testudo.Evidence.Record;

/// <summary>Reads the times of the public record: <c>2023-05-16 3:30</c>, <c>2024-05-16</c>, with seconds, blanks behind them, other separators.</summary>
/// <remarks>
/// Year first with <c>-</c>, <c>/</c> or <c>.</c>, or day first with points, as Ukrainian spreadsheets write it. Day or month first
/// with slashes is not read: which is which would be a guess. Nor is an offset from UTC: the record is in Kyiv time.
/// </remarks>
internal static class RecordTimeText
{
    /// <summary>The earliest and the latest year that is read; others are slips of the pen.</summary>
    public const int FirstYear = 2014, LastYear = 2099;

    /// <summary>Reads a time.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="value">The time; midnight where only a date is given.</param>
    /// <param name="isDateOnly">Whether only a date is given.</param>
    /// <returns>False where it is no time in one of these forms.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime value, out bool isDateOnly)
    {
        (value, isDateOnly) = (default, true);
        text = text.Trim();
        var split = text.IndexOfAny(' ', 'T', '\t');
        var date = split < 0 ? text : text[..split];
        if (!TryReadDate(date, out value))
        {
            return false;
        }

        if (split < 0)
        {
            return true;
        }

        isDateOnly = false;
        return TryReadClock(text[(split + 1)..].Trim(), out var ticks) && TryAdd(ref value, ticks);
    }

    private static bool TryReadDate(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        var first = Digits(ref text, out var length);
        if (text.IsEmpty || text[0] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var separator = text[0];
        text = text[1..];
        var month = Digits(ref text, out var monthLength);
        if (monthLength is 0 or > 2 || text.IsEmpty || text[0] != separator)
        {
            return false;
        }

        text = text[1..];
        var third = Digits(ref text, out var thirdLength);
        var (year, day) = length == 4 && thirdLength is 1 or 2 ? (first, third)
            : thirdLength == 4 && length is 1 or 2 && separator == '.' ? (third, first)
            : (0, 0);
        if (!text.IsEmpty || year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        value = new DateTime(year, month, day);
        return true;
    }

    // 3:30, 03:30, 03.30, 03:30:00, 03:30:00.000, 24:00.
    private static bool TryReadClock(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        var hour = Digits(ref text, out var length);
        if (length is 0 or > 2 || text.IsEmpty || text[0] is not (':' or '.'))
        {
            return false;
        }

        text = text[1..];
        var minute = Digits(ref text, out length);
        if (length != 2)
        {
            return false;
        }

        var second = 0;
        if (!text.IsEmpty && text[0] == ':')
        {
            text = text[1..];
            second = Digits(ref text, out length);
            if (length != 2)
            {
                return false;
            }

            if (text.Length > 1 && text[0] == '.' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0)
            {
                text = [];
            }
        }

        var isClock = text.IsEmpty && minute < 60 && second < 60 && (hour < 24 || (hour == 24 && minute == 0 && second == 0));
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        return isClock;
    }

    private static bool TryAdd(ref DateTime value, long ticks)
    {
        value = value.AddTicks(ticks);
        return true;
    }

    private static int Digits(ref ReadOnlySpan<char> text, out int length)
    {
        var value = 0;
        for (length = 0; length < text.Length && length < 5 && char.IsAsciiDigit(text[length]); length++)
        {
            value = (value * 10) + (text[length] - '0');
        }

        text = text[length..];
        return value;
    }
}
