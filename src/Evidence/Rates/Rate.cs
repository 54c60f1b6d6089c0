using Testudo.Evidence.Regimes;

namespace Testudo.Evidence.Rates;

/// <summary>The length of time over which a rate is taken.</summary>
public enum RatePeriod
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, from January.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,

    /// <summary>All there is.</summary>
    All,
}

/// <summary>Which rates are asked for.</summary>
public sealed record RateOptions
{
    /// <summary>Every missile together, beside the classes of the record.</summary>
    public const string Missiles = "missiles";

    /// <summary>The length of time. The default value is a month.</summary>
    public RatePeriod By { get; init; } = RatePeriod.Month;

    /// <summary>Classes of the record, or <see cref="Missiles"/>. The default value is drones and missiles.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [Record.RecordClasses.Drone, Missiles];

    /// <summary>Outcomes. The default value is stopped, the one that can be compared across time.</summary>
    public IReadOnlyList<RateOutcome> Outcomes { get; init; } = [RateOutcome.Stopped];

    /// <summary>The first day, of the end of a row; null where there is none before it. The default value is null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, of the end of a row; null where there is none after it. The default value is null.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Why rows are in no count of a rate.</summary>
public enum LeftOutReason
{
    /// <summary>The row is on a part of the country, and may repeat a national one.</summary>
    Regional,

    /// <summary>Launched is not reported.</summary>
    NoLaunched,

    /// <summary>Destroyed is not reported.</summary>
    NoDestroyed,

    /// <summary>Not reached is asked for and not reported.</summary>
    NoNotReached,
}

/// <summary>Rows that are in no count, and why.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Launched">What they report as launched.</param>
public sealed record LeftOut(LeftOutReason Reason, int Rows, double Launched);

/// <summary>How much of what was launched came to an outcome, in one period and class.</summary>
public sealed record Rate
{
    /// <summary>The period: <c>2024-01-02</c>, <c>2024-01</c>, <c>2024-Q1</c>, <c>2024</c> or <c>all</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The first day of the period; for <c>all</c> that of the rows.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the period; for <c>all</c> that of the rows.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The class of the record, or <c>missiles</c>.</summary>
    public required string Class { get; init; }

    /// <summary>The outcome.</summary>
    public required RateOutcome Outcome { get; init; }

    /// <summary>Launched in the rows that are counted.</summary>
    public required double Launched { get; init; }

    /// <summary>How many came to the outcome.</summary>
    public required double Count { get; init; }

    /// <summary>Count by launched, from 0 to 1; null where nothing was launched.</summary>
    public double? Value => Launched > 0 ? Count / Launched : null;

    /// <summary>The lower end of the 95 % interval, which takes in that weapons of one raid share a fate; null where nothing was launched.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the 95 % interval; null where nothing was launched.</summary>
    public double? High { get; init; }

    /// <summary>How many times wider in variance the interval is than if weapons were independent; at least 1.</summary>
    public double DesignEffect { get; init; } = 1;

    /// <summary>The correlation of weapons within a raid that the interval assumes beside the raids' own spread, from 0 to 1: of this class and outcome, over the whole record.</summary>
    public double Correlation { get; init; }

    /// <summary>How many raids are counted.</summary>
    public required int Raids { get; init; }

    /// <summary>How many rows are counted.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of these rows report weapons still in the air, which count as launched and not as stopped.</summary>
    public required int RowsStillFlying { get; init; }

    /// <summary>How many of these rows do not say what was lost on the way although bulletins of their time do; stopped is then too low.</summary>
    public int RowsLostUnknown { get; init; }

    /// <summary>How many of these rows have more shot down and lost than launched; no more than launched is counted.</summary>
    public int RowsOverLaunched { get; init; }

    /// <summary>The reporting regimes of the rows, oldest first.</summary>
    public required IReadOnlyList<string> Regimes { get; init; }

    /// <summary>Whether the rows of one class come from several regimes.</summary>
    public required bool MixesRegimes { get; init; }

    /// <summary>False where the rows come from several regimes in which the outcome means different things, or a good part of them does not tell it: the number is then a mixture and no rate.</summary>
    public required bool IsComparable { get; init; }

    /// <summary>Rows of the period and class that are not counted, and why.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }
}
