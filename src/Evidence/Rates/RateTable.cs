using System.Globalization;
using CsvHelper;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World.Text;

namespace Testudo.Evidence.Rates;

/// <summary>Rates by period, class and outcome, each with its interval, its reporting regimes, and what it leaves out.</summary>
/// <remarks>
/// A row belongs to the period in which it ended: so newspapers and the Air Force count. The interval treats raids as drawn, not weapons. A raid on
/// the border of two periods is in both, each row in one. Equations: <c>docs/methods/evidence-rates.md</c>.
/// </remarks>
public sealed class RateTable
{
    // Within a quarter the rate of a class is taken as constant when the correlation of its weapons is estimated.
    private const RatePeriod PeriodOfCorrelation = RatePeriod.Quarter;

    // Up to this part of what was launched may be in rows that do not tell what was lost.
    private const double MostUnknown = 0.25;

    private static readonly string[] Columns =
    [
        "period", "from", "to", "class", "outcome", "launched", "count", "rate", "low", "high", "design_effect", "correlation", "raids", "rows", "rows_still_flying", "rows_lost_unknown", "rows_over_launched",
        "regimes", "mixes_regimes", "is_comparable", "rows_regional", "rows_no_launched", "rows_no_destroyed", "rows_no_not_reached",
    ];

    private RateTable(IReadOnlyList<Rate> rates) => Rates = rates;

    /// <summary>The rates, by outcome, class and period; periods without any row of a class are left out.</summary>
    public IReadOnlyList<Rate> Rates { get; }

    /// <summary>Computes rates.</summary>
    /// <param name="rows">Every row of one version of the record; regional ones and those that make no raid are not counted.</param>
    /// <param name="options">Which rates.</param>
    /// <param name="regimes">The reporting regimes; null for those that are part of the program.</param>
    /// <exception cref="ArgumentException">A class is not known.</exception>
    public static RateTable Of(IReadOnlyList<RecordRow> rows, RateOptions options, ReportingRegimes? regimes = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Classes.FirstOrDefault(c => c != RateOptions.Missiles && !RecordClasses.MakesRaid(c)) is { } unknown)
        {
            throw new ArgumentException($"The class \"{unknown}\" is not known; known are {string.Join(", ", RecordClasses.OfRaids)} and {RateOptions.Missiles}.", nameof(options));
        }

        var raidOf = new Dictionary<RecordRow, string>(ReferenceEqualityComparer.Instance);
        foreach (var raid in RaidGrouping.Group(rows))
        {
            foreach (var row in raid.Rows)
            {
                raidOf.Add(row, raid.Id);
            }
        }

        var result = new List<Rate>();
        foreach (var outcome in options.Outcomes)
        {
            foreach (var name in options.Classes)
            {
                var ofClass = rows.Where(r => IsOf(r, name)).ToList();
                var counted = ofClass.FindAll(r => WhyLeftOut(r, outcome) is null);
                var correlation = Overdispersion.Correlation(counted.GroupBy(r => PeriodOf(DateOf(r), PeriodOfCorrelation)).SelectMany(g => Shares(g, g.Key, outcome, raidOf)));
                result.AddRange(ofClass
                    .Where(r => (options.From is not { } from || DateOf(r) >= from) && (options.To is not { } to || DateOf(r) <= to))
                    .GroupBy(r => PeriodOf(DateOf(r), options.By), StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => Rate(g.Key, name, outcome, [.. g], options, correlation, raidOf, regimes ?? ReportingRegimes.Shipped)));
            }
        }

        return new RateTable(result);
    }

    /// <summary>Writes the table as CSV in UTF-8, with a header.</summary>
    /// <param name="stream">Where to; stays open.</param>
    public void WriteCsv(Stream stream)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader(Columns);
        foreach (var rate in Rates)
        {
            string[] fields =
            [
                rate.Period, Day(rate.From), Day(rate.To), rate.Class, MapReader.WordFor(rate.Outcome), Number(rate.Launched), Number(rate.Count),
                Number(rate.Value), Number(rate.Low), Number(rate.High), Number(rate.DesignEffect), Number(rate.Correlation), Number(rate.Raids), Number(rate.Rows), Number(rate.RowsStillFlying), Number(rate.RowsLostUnknown), Number(rate.RowsOverLaunched),
                string.Join(' ', rate.Regimes), rate.MixesRegimes ? "true" : "false", rate.IsComparable ? "true" : "false",
                .. Enum.GetValues<LeftOutReason>().Select(reason => Number(rate.LeftOut.Where(l => l.Reason == reason).Sum(l => l.Rows))),
            ];
            csv.WriteRecord(fields);
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } v ? Math.Round(v, 6).ToString(CultureInfo.InvariantCulture) : "";

    private static bool IsOf(RecordRow row, string name) =>
        name == RateOptions.Missiles ? row.Class != RecordClasses.Drone && RecordClasses.MakesRaid(row.Class) : row.Class == name;

    private static DateOnly DateOf(RecordRow row) => DateOnly.FromDateTime(row.Time.To);

    private static LeftOutReason? WhyLeftOut(RecordRow row, RateOutcome outcome) =>
        !row.IsNational ? LeftOutReason.Regional
        : row.Launched is null ? LeftOutReason.NoLaunched
        : row.Destroyed is null ? LeftOutReason.NoDestroyed
        : outcome == RateOutcome.NotReached && row.NotReached is null ? LeftOutReason.NoNotReached
        : null;

    private static Rate Rate(string period, string name, RateOutcome outcome, List<RecordRow> rows, RateOptions options, double correlation, Dictionary<RecordRow, string> raidOf, ReportingRegimes table)
    {
        var counted = rows.FindAll(r => WhyLeftOut(r, outcome) is null);
        var shares = Shares(counted, period, outcome, raidOf).ToList();
        var regimes = counted.Select(r => (r.Class, Regime: table.RegimeOf(DateOf(r), r.Class))).Distinct().ToList();
        var byClass = regimes.GroupBy(r => r.Class, r => r.Regime, StringComparer.Ordinal).Select(g => g.Distinct().ToList()).ToList();
        var silent = outcome is RateOutcome.Stopped or RateOutcome.Leaked ? counted.FindAll(r => IsLostUnknown(r, table)) : [];
        var (from, to) = DaysOf(period, options.By, rows);
        var rate = new Rate
        {
            Period = period,
            From = from,
            To = to,
            Class = name,
            Outcome = outcome,
            Launched = shares.Sum(s => s.Launched),
            Count = shares.Sum(s => s.Count),
            Raids = counted.Select(r => raidOf[r]).Distinct(StringComparer.Ordinal).Count(),
            Rows = counted.Count,
            RowsStillFlying = counted.Count(r => r.StillFlying > 0),
            RowsLostUnknown = silent.Count,
            RowsOverLaunched = counted.Count(r => r.Destroyed + (r.NotReached ?? 0) > r.Launched),
            Regimes = [.. regimes.Select(r => r.Regime).Distinct().OrderBy(r => r.From ?? DateOnly.MinValue).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id)],
            MixesRegimes = byClass.Exists(g => g.Count > 1),
            IsComparable = byClass.TrueForAll(g => ReportingRegimes.AreComparable(outcome, g)) && silent.Sum(r => r.Launched!.Value) <= MostUnknown * counted.Sum(r => r.Launched!.Value),
            LeftOut = [.. rows
                .Select(r => (Row: r, Reason: WhyLeftOut(r, outcome)))
                .Where(r => r.Reason is not null)
                .GroupBy(r => r.Reason!.Value, r => r.Row)
                .OrderBy(g => g.Key)
                .Select(g => new LeftOut(g.Key, g.Count(), g.Sum(r => r.Launched ?? 0)))],
        };
        if (shares.Count == 0)
        {
            return rate;
        }

        var (low, high, effect) = Overdispersion.Interval(shares, correlation);
        return rate with { Low = low, High = high, DesignEffect = effect, Correlation = correlation };
    }

    // Where bulletins tell what was lost on the way, a row without it leaves something out. In a time when they tell it now and then,
    // only a version of the record without the column does.
    private static bool IsLostUnknown(RecordRow row, ReportingRegimes table) =>
        row.NotReached is null && table.RegimeOf(DateOf(row), row.Class).NotReached switch
        {
            NotReachedReporting.Separate => true,
            NotReachedReporting.Partly => row.Class == RecordClasses.Drone && row.Fields.Count > 0 && !row.Fields.ContainsKey("not_reach_goal"),
            _ => false,
        };

    // What a raid adds: sums by class first, so that stopped is never more than launched in any class.
    private static IEnumerable<RaidShare> Shares(IEnumerable<RecordRow> rows, string period, RateOutcome outcome, Dictionary<RecordRow, string> raidOf) =>
        from row in rows
        group row by raidOf[row] into raid
        let launched = raid.Sum(r => r.Launched!.Value)
        where launched > 0
        select new RaidShare(period, launched, Math.Min(launched, raid.GroupBy(r => r.Class, StringComparer.Ordinal).Sum(g => Count(g, outcome))));

    private static double Count(IEnumerable<RecordRow> rows, RateOutcome outcome)
    {
        var (launched, destroyed, notReached) = (0.0, 0.0, 0.0);
        foreach (var row in rows)
        {
            launched += row.Launched!.Value;
            destroyed += row.Destroyed!.Value;
            notReached += row.NotReached ?? 0;
        }

        var stopped = Math.Min(launched, destroyed + notReached);
        return outcome switch
        {
            RateOutcome.Destroyed => Math.Min(launched, destroyed),
            RateOutcome.NotReached => Math.Min(launched, notReached),
            RateOutcome.Stopped => stopped,
            _ => launched - stopped,
        };
    }

    private static string PeriodOf(DateOnly date, RatePeriod by) => by switch
    {
        RatePeriod.Day => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        RatePeriod.Month => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        RatePeriod.Quarter => string.Create(CultureInfo.InvariantCulture, $"{date.Year}-Q{((date.Month - 1) / 3) + 1}"),
        RatePeriod.Year => date.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "all",
    };

    private static (DateOnly From, DateOnly To) DaysOf(string period, RatePeriod by, List<RecordRow> rows)
    {
        var (first, last) = (rows.Min(DateOf), rows.Max(DateOf));
        var begin = by switch
        {
            RatePeriod.Month => new DateOnly(first.Year, first.Month, 1),
            RatePeriod.Quarter => new DateOnly(first.Year, ((first.Month - 1) / 3 * 3) + 1, 1),
            RatePeriod.Year => new DateOnly(first.Year, 1, 1),
            _ => first,
        };
        return by switch
        {
            RatePeriod.Month => (begin, begin.AddMonths(1).AddDays(-1)),
            RatePeriod.Quarter => (begin, begin.AddMonths(3).AddDays(-1)),
            RatePeriod.Year => (begin, begin.AddYears(1).AddDays(-1)),
            _ => (first, last),
        };
    }
}
