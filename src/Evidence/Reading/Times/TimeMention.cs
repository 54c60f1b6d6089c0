using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Reading.Times;

/// <summary>A time that a sentence tells.</summary>
/// <param name="First">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Time">The time; null where it is not known.</param>
internal sealed record TimeMention(int First, int End, ReportedTime? Time)
{
    /// <summary>Why it is not certain; null where it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether it is a span over which a report adds up.</summary>
    public bool IsPeriod { get; init; }

    /// <summary>Whether it is the day on which somebody said so, not that of the event.</summary>
    public bool IsOfStatement { get; init; }

    /// <summary>Whether it is a night without a date.</summary>
    public bool IsBareNight { get; init; }

    /// <summary>When counting began, where only that is told.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Minutes since midnight at which a window begins, where no day is told.</summary>
    public int? StartMinutes { get; init; }

    /// <summary>Minutes since midnight at which a window or the count ends, where no day is told.</summary>
    public int? EndMinutes { get; init; }
}
