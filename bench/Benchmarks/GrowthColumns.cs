using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Testudo.Benchmarks;

/// <summary>Columns of the growth table: events of one replication, events in a second, time for one threat.</summary>
public class GrowthColumns : ManualConfig
{
    private const uint Counted = 200;

    private static readonly Dictionary<int, double> EventsBySize = [];

    public GrowthColumns()
    {
        AddColumn(new GrowthColumn("Events", "Events of one replication, mean of 200", (events, _, _) => events, "0"));
        AddColumn(new GrowthColumn("Events/s", "Events in a second", (events, _, seconds) => events / seconds, "#,0"));
        AddColumn(new GrowthColumn("us/threat", "Microseconds for one threat", (_, threats, seconds) => seconds / threats * 1e6, "0.00"));
    }

    private static double EventsOf(int threats)
    {
        if (!EventsBySize.TryGetValue(threats, out var events))
        {
            EventsBySize[threats] = events = Raids.WarmRunner(Raids.OfSize(threats), Counted).EventsTaken / (double)Counted;
        }

        return events;
    }

    private class GrowthColumn(string name, string legend, Func<double, int, double, double> value, string format) : IColumn
    {
        public string Id => $"{nameof(GrowthColumns)}.{name}";

        public string ColumnName => name;

        public string Legend => legend;

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            {
                return "NA";
            }

            var threats = (int)benchmarkCase.Parameters[nameof(GrowthBenchmarks.Threats)];
            return value(EventsOf(threats), threats, statistics.Mean * 1e-9).ToString(format, CultureInfo.InvariantCulture);
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
