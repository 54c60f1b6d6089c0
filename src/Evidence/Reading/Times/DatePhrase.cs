namespace Testudo.Evidence.Reading.Times;

/// <summary>A day as it is written: with or without year, by its weekday, or told from the day of publication.</summary>
/// <param name="First">The first token.</param>
/// <param name="End">The token after the last.</param>
internal sealed record DatePhrase(int First, int End)
{
    /// <summary>The day of the month; 0 where the words tell none.</summary>
    public int Day { get; init; }

    /// <summary>The last day of a pair such as "1-2 January"; 0 where only one is told.</summary>
    public int LastDay { get; init; }

    /// <summary>The month, 1 to 12; 0 where the words tell none.</summary>
    public int Month { get; init; }

    /// <summary>The year; null where the words do not tell.</summary>
    public int? Year { get; init; }

    /// <summary>Years from that of publication ("last year"); null where the words do not tell.</summary>
    public int? YearOffset { get; init; }

    /// <summary>The day of the week, 1 for Monday; 0 where the words tell none.</summary>
    public int Weekday { get; init; }

    /// <summary>Days from that of publication; null where the words do not tell.</summary>
    public int? DayOffset { get; init; }

    /// <summary>Whether day, month and year are all there.</summary>
    public bool IsFull => Day > 0 && Month > 0 && Year is not null;
}
