using Testudo.Evidence.Rates;
using Testudo.Evidence.Regimes;
using Testudo.World.Text;

namespace Testudo.Reporting.Evidence;

/// <summary>Rows that are in no count, and why.</summary>
/// <param name="Reason">regional, no-launched, no-destroyed or no-not-reached.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Launched">What they report as launched.</param>
public sealed record LeftOutEntry(string Reason, int Rows, double Launched);

/// <summary>How much of what was launched came to an outcome, in one period and class.</summary>
/// <param name="Period">The period: 2024-01-02, 2024-01, 2024-Q1, 2024 or all.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="Class">The class of the record, or missiles.</param>
/// <param name="Outcome">destroyed, not-reached, stopped or leaked.</param>
/// <param name="Launched">Launched in the rows that are counted.</param>
/// <param name="Count">How many came to the outcome.</param>
/// <param name="Value">Count by launched, from 0 to 1; null where nothing was launched.</param>
/// <param name="Low">The lower end of the 95 % interval, in which weapons of one raid share a fate; null where nothing was launched.</param>
/// <param name="High">The upper end of that interval.</param>
/// <param name="DesignEffect">How many times wider in variance the interval is than if weapons were independent; at least 1.</param>
/// <param name="Correlation">The correlation of weapons within a raid that the interval assumes, from 0 to 1.</param>
/// <param name="Raids">How many raids are counted.</param>
/// <param name="Rows">How many rows are counted.</param>
/// <param name="RowsStillFlying">How many of these report weapons still in the air.</param>
/// <param name="RowsLostUnknown">How many of these rows do not say what was lost on the way although bulletins of their time do.</param>
/// <param name="RowsOverLaunched">How many of these rows have more shot down and lost than launched; no more than launched is counted.</param>
/// <param name="Regimes">Ids of the reporting regimes of the rows, oldest first.</param>
/// <param name="MixesRegimes">Whether the rows of one class come from several regimes.</param>
/// <param name="IsComparable">False where the outcome means different things in these regimes: the number is then a mixture and no rate.</param>
/// <param name="LeftOut">Rows of the period and class that are not counted, and why.</param>
public sealed record RateEntry(
    string Period,
    DateOnly From,
    DateOnly To,
    string Class,
    string Outcome,
    double Launched,
    double Count,
    double? Value,
    double? Low,
    double? High,
    double DesignEffect,
    double Correlation,
    int Raids,
    int Rows,
    int RowsStillFlying,
    int RowsLostUnknown,
    int RowsOverLaunched,
    IReadOnlyList<string> Regimes,
    bool MixesRegimes,
    bool IsComparable,
    IReadOnlyList<LeftOutEntry> LeftOut)
{
    /// <summary>The entry of a rate.</summary>
    /// <param name="rate">The rate.</param>
    public static RateEntry Of(Rate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new RateEntry(
            rate.Period,
            rate.From,
            rate.To,
            rate.Class,
            MapReader.WordFor(rate.Outcome),
            rate.Launched,
            rate.Count,
            rate.Value,
            rate.Low,
            rate.High,
            rate.DesignEffect,
            rate.Correlation,
            rate.Raids,
            rate.Rows,
            rate.RowsStillFlying,
            rate.RowsLostUnknown,
            rate.RowsOverLaunched,
            rate.Regimes,
            rate.MixesRegimes,
            rate.IsComparable,
            [.. rate.LeftOut.Select(l => new LeftOutEntry(MapReader.WordFor(l.Reason), l.Rows, l.Launched))]);
    }
}

/// <summary>A time in which the words of the bulletins kept their meaning.</summary>
/// <param name="Id">The id.</param>
/// <param name="Classes">The classes of the record that it is about.</param>
/// <param name="From">The first day; null where there is none before it.</param>
/// <param name="To">The last day; null where it lasts.</param>
/// <param name="NotReached">How not reached stands in it: blank, partly, separate or zero.</param>
/// <param name="Comparable">Outcomes that mean the same as in the other regimes of these classes.</param>
/// <param name="Destroyed">What destroyed means in it, in words.</param>
/// <param name="Evidence">What in the data shows it, in words.</param>
public sealed record RegimeEntry(
    string Id, IReadOnlyList<string> Classes, DateOnly? From, DateOnly? To, string NotReached, IReadOnlyList<string> Comparable, string Destroyed, string Evidence)
{
    /// <summary>The entry of a regime.</summary>
    /// <param name="regime">The regime.</param>
    public static RegimeEntry Of(ReportingRegime regime)
    {
        ArgumentNullException.ThrowIfNull(regime);
        return new RegimeEntry(
            regime.Id,
            regime.Classes,
            regime.From,
            regime.To,
            MapReader.WordFor(regime.NotReached),
            [.. regime.Comparable.Select(o => MapReader.WordFor(o))],
            regime.Destroyed,
            regime.Evidence);
    }
}

/// <summary>Rates by period, class and outcome, each with its interval, and the reporting regimes that they come from.</summary>
public sealed record RatesDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-rates/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The length of the periods: day, month, quarter, year or all.</summary>
    public required string By { get; init; }

    /// <summary>The classes asked for.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The outcomes asked for.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>The first day asked for; null where there is none before it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day asked for; null where there is none after it.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The rates, by outcome, class and period.</summary>
    public required IReadOnlyList<RateEntry> Rates { get; init; }

    /// <summary>The reporting regimes, in the order of their table.</summary>
    public required IReadOnlyList<RegimeEntry> Regimes { get; init; }

    /// <summary>The document of rates.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="table">The rates.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="regimes">The reporting regimes; null for those that are part of the program.</param>
    public static RatesDocument Of(Provenance provenance, RateTable table, RateOptions options, ReportingRegimes? regimes = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        return new RatesDocument
        {
            Provenance = provenance,
            By = MapReader.WordFor(options.By),
            Classes = options.Classes,
            Outcomes = [.. options.Outcomes.Select(o => MapReader.WordFor(o))],
            From = options.From,
            To = options.To,
            Rates = [.. table.Rates.Select(RateEntry.Of)],
            Regimes = [.. (regimes ?? ReportingRegimes.Shipped).Items.Select(RegimeEntry.Of)],
        };
    }
}
