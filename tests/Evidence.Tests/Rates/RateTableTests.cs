using System.Text;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.Evidence.Tests.Raids;
using Testudo.Evidence.Tests.Records;

namespace Testudo.Evidence.Tests.Rates;

/// <summary>Rates by period, class and outcome.</summary>
public sealed class RateTableTests
{
    private static readonly RecordRow[] Few =
    [
        Rows.Row("2024-09-29 20:00", "2024-09-30 06:00", RecordClasses.Drone, 20, 16, 2, "kpszsu/1"),
        Rows.Row("2024-09-30 20:00", "2024-10-01 06:00", RecordClasses.Drone, 40, 20, 18, "kpszsu/2"),
        Rows.Row("2024-10-02 20:00", "2024-10-03 06:00", RecordClasses.Drone, 10, 5, null, "kpszsu/3"),
        Rows.Row("2024-10-02 20:00", "2024-10-03 06:00", RecordClasses.Cruise, 8, 6, null, "kpszsu/3"),
        Rows.Row("2024-10-02 20:00", "2024-10-03 06:00", RecordClasses.Ballistic, 4, 0, null, "kpszsu/3"),
        Rows.Row("2024-10-05", "2024-10-05", RecordClasses.Drone, 5, null, null, "kpszsu/4"),
        Rows.Row("2024-10-06", "2024-10-06", RecordClasses.Drone, null, 3, null, "kpszsu/5"),
        Rows.Row("2024-10-06", "2024-10-06", RecordClasses.Drone, 3, 3, null, "PvKPivden/6", isNational: false),
        Rows.Row("2024-10-06", "2024-10-06", RecordClasses.Other, 3, 3, null, "PvKPivden/6", isNational: false),
    ];

    [Fact]
    public void A_row_belongs_to_the_month_in_which_it_ended_and_what_is_not_counted_is_told()
    {
        var rates = RateTable.Of(Few, new RateOptions { Classes = [RecordClasses.Drone] }).Rates;

        Assert.Equal([("2024-09", 18, 20, 1), ("2024-10", 43, 50, 2)], rates.Select(r => (r.Period, r.Count, r.Launched, r.Raids)));
        Assert.Equal([new LeftOut(LeftOutReason.Regional, 1, 3), new LeftOut(LeftOutReason.NoLaunched, 1, 0), new LeftOut(LeftOutReason.NoDestroyed, 1, 5)], rates[1].LeftOut);
        Assert.Equal((new DateOnly(2024, 10, 1), new DateOnly(2024, 10, 31)), (rates[1].From, rates[1].To));
        Assert.All(rates, r => Assert.True(r.Low < r.Value && r.Value < r.High));
    }

    [Theory]
    [InlineData(RateOutcome.Destroyed, 41, 70)]
    [InlineData(RateOutcome.NotReached, 20, 60)]
    [InlineData(RateOutcome.Stopped, 61, 70)]
    [InlineData(RateOutcome.Leaked, 9, 70)]
    public void Outcomes_are_counted_and_not_reached_only_where_it_is_reported(RateOutcome outcome, double count, double launched)
    {
        var rate = Assert.Single(RateTable.Of(Few, new RateOptions { By = RatePeriod.All, Classes = [RecordClasses.Drone], Outcomes = [outcome] }).Rates);

        Assert.Equal((count, launched), (rate.Count, rate.Launched));
        Assert.Equal(["drones-not-reached-partly", "drones-not-reached-apart"], rate.Regimes);
        Assert.True(rate.MixesRegimes);
        Assert.Equal(outcome is RateOutcome.Stopped or RateOutcome.Leaked, rate.IsComparable);
        Assert.Equal(outcome is RateOutcome.Stopped or RateOutcome.Leaked ? 1 : 0, rate.RowsLostUnknown);
    }

    [Fact]
    public void Rows_that_do_not_tell_what_was_lost_spoil_a_rate_of_what_was_stopped()
    {
        var rows = Sheet.Read(
            "2025-02-01 20:00,2025-02-02 06:00,Shahed-136/131,,Ukraine,60,35,20,kpszsu/posts/1",
            "2025-02-03 20:00,2025-02-04 06:00,Shahed-136/131,,Ukraine,40,24,,kpszsu/posts/2").Rows;

        bool IsComparable(RateOutcome outcome) => Assert.Single(RateTable.Of(rows, new RateOptions { Classes = [RecordClasses.Drone], Outcomes = [outcome] }).Rates).IsComparable;

        Assert.False(IsComparable(RateOutcome.Stopped));
        Assert.False(IsComparable(RateOutcome.Leaked));
    }

    [Fact]
    public void A_row_with_more_down_than_launched_is_counted_in_full_and_told()
    {
        var rows = Sheet.Read("2025-09-26 20:00,2025-09-27 06:00,Shahed-136/131,,Ukraine,115,971,0,kpszsu/posts/1").Rows;

        var rate = Assert.Single(RateTable.Of(rows, new RateOptions { Classes = [RecordClasses.Drone] }).Rates);

        Assert.Equal((115, 115, 1), (rate.Count, rate.Launched, rate.RowsOverLaunched));
    }

    [Fact]
    public void Missiles_are_every_class_but_drones_and_one_raid_is_one()
    {
        var rate = Assert.Single(RateTable.Of(Few, new RateOptions { Classes = [RateOptions.Missiles] }).Rates);

        Assert.Equal((6, 12, 1, 2), (rate.Count, rate.Launched, rate.Raids, rate.Rows));
        Assert.False(rate.MixesRegimes);
        Assert.True(rate.IsComparable);
    }

    [Fact]
    public void More_stopped_than_launched_counts_as_all()
    {
        var rate = Assert.Single(RateTable.Of([Rows.Row("2024-12-27 23:00", "2024-12-28 07:00", RecordClasses.Drone, 16, 15, 11)], new RateOptions { By = RatePeriod.Day, Classes = [RecordClasses.Drone] }).Rates);

        Assert.Equal(("2024-12-28", 1.0, 1.0), (rate.Period, rate.Value, rate.High));
    }

    [Fact]
    public void A_period_without_any_counted_row_has_no_rate()
    {
        var rate = Assert.Single(RateTable.Of([Rows.Row("2024-12-27", "2024-12-27", RecordClasses.Drone, 16, null)], new RateOptions { Classes = [RecordClasses.Drone] }).Rates);

        Assert.Equal((null, null, null, 0), (rate.Value, rate.Low, rate.High, rate.Rows));
        Assert.Equal([new LeftOut(LeftOutReason.NoDestroyed, 1, 16)], rate.LeftOut);
    }

    [Fact]
    public void Days_can_be_chosen_and_unknown_classes_are_refused()
    {
        var chosen = RateTable.Of(Few, new RateOptions { Classes = [RecordClasses.Drone], From = new DateOnly(2024, 10, 1), To = new DateOnly(2024, 10, 1) }).Rates;

        Assert.Equal(40, Assert.Single(chosen).Launched);
        Assert.Throws<ArgumentException>(() => RateTable.Of(Few, new RateOptions { Classes = ["rockets"] }));
    }

    [Fact]
    public void The_table_is_written_as_CSV()
    {
        using var stream = new MemoryStream();
        RateTable.Of(Few, new RateOptions { By = RatePeriod.Quarter, Outcomes = [RateOutcome.NotReached], Classes = [RecordClasses.Drone] }).WriteCsv(stream);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');

        Assert.StartsWith("period,from,to,class,outcome,launched,count,rate,low,high,design_effect,correlation,raids,rows,", lines[0]);
        Assert.StartsWith("2024-Q3,2024-07-01,2024-09-30,drone,not-reached,20,2,0.1,", lines[1]);
        Assert.EndsWith(",drones-not-reached-apart,false,true,1,1,1,1", lines[2]);
        Assert.Equal("", lines[3]);
    }

    [Theory]
    [InlineData("2025-09", RecordClasses.Drone, 5636)]
    [InlineData("2025-09", RateOptions.Missiles, 187)]
    [InlineData("2024-11", RateOptions.Missiles, 264)]
    public void Months_of_the_public_record_are_counted_as_newspapers_do(string month, string name, double launched) =>
        Assert.Equal(launched, RateTable.Of(PublicFile.Record.Rows, new RateOptions { Classes = [name] }).Rates.Single(r => r.Period == month).Launched);

    // What the public record says of the spread between raids (notes of the project, section 4): drones .03 to .1, cruise .1 to .2, ballistic .4 to .6.
    [Theory]
    [InlineData(RecordClasses.Drone, 0.02, 0.1)]
    [InlineData(RecordClasses.Cruise, 0.08, 0.2)]
    [InlineData(RecordClasses.Ballistic, 0.35, 0.65)]
    public void Raids_differ_as_much_as_the_notes_say(string recordClass, double low, double high)
    {
        var rate = RateTable.Of(PublicFile.Record.Rows, new RateOptions { By = RatePeriod.All, Classes = [recordClass] }).Rates[0];

        Assert.InRange(rate.Correlation, low, high);
    }

    [Fact]
    public void Rates_by_day_add_up_to_those_of_the_year()
    {
        var options = new RateOptions { Classes = [RecordClasses.Drone, RateOptions.Missiles, RecordClasses.Cruise], Outcomes = Enum.GetValues<RateOutcome>() };
        var days = RateTable.Of(PublicFile.Record.Rows, options with { By = RatePeriod.Day }).Rates;

        foreach (var year in RateTable.Of(PublicFile.Record.Rows, options with { By = RatePeriod.Year }).Rates)
        {
            var own = days.Where(d => d.Class == year.Class && d.Outcome == year.Outcome && d.Period.StartsWith(year.Period, StringComparison.Ordinal)).ToList();
            Assert.Equal(year.Launched, own.Sum(d => d.Launched));
            Assert.Equal(year.Rows, own.Sum(d => d.Rows));
            Assert.Equal(year.LeftOut.Sum(l => l.Rows), own.Sum(d => d.LeftOut.Sum(l => l.Rows)));
        }
    }
}
