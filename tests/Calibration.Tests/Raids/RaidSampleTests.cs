using Testudo.Calibration.Raids;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Tests;
using Testudo.Forecast.Cells;

namespace Testudo.Calibration.Tests.Raids;

public sealed class RaidSampleTests
{
    [Fact]
    public void Every_third_raid_and_the_two_of_the_seed_report_are_held_out()
    {
        var raids = TestRaid.Raids(300);
        var sample = RaidSample.Of(raids, new DateOnly(2023, 12, 1), new DateOnly(2024, 1, 31));

        Assert.Equal(RaidSample.NeverFitted, sample.Named.Select(r => r.Id));
        Assert.Equal(60, sample.Fitted.Count + sample.HeldOut.Count);
        Assert.Equal(20, sample.HeldOut.Count);
        Assert.Empty(sample.Fitted.Intersect(sample.HeldOut));
        Assert.Empty(sample.Fitted.Concat(sample.HeldOut).Intersect(sample.Named));
    }

    [Fact]
    public void The_raids_of_the_record_are_its_cells()
    {
        var cells = ForecastCell.Of(RaidGrouping.Group(PublicFile.Record.Rows));
        var raids = ObservedRaid.Of(cells);

        Assert.Equal(cells.Sum(c => c.Launched), raids.Sum(r => r.All));
        Assert.Equal(cells.Sum(c => c.Stopped), raids.Sum(r => r.Stopped.Sum()));
        var january = raids.Single(r => r.Id == "2024-01-02");
        Assert.Equal([35, 73, 22, 4, 0], january.Launched);
        Assert.Equal([35, 62, 10, 0, 0], january.Stopped);
        var december = raids.Single(r => r.Id == "2023-12-29");
        Assert.Equal([36, 91, 19, 12, 0], december.Launched);
        Assert.Equal([27, 87, 0, 0, 0], december.Stopped);
    }
}
