using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Sensing;

namespace Testudo.Simulation.Tests.Sensing;

/// <summary>The time of first detection, drawn from a table, against a radar that is turned scan by scan.</summary>
public sealed class FirstDetectionTests
{
    private const int Replications = 20_000;

    [Theory]
    [InlineData("steady", 10)]
    [InlineData("swerling1", 10)]
    [InlineData("swerling1", 2)]
    [InlineData("swerling3", 30)]
    public void The_first_detection_is_distributed_as_scan_by_scan(string fluctuation, double scan)
    {
        var scenario = SensingScenes.Radar($"range: 60 km, maxRange: 300 km, antennaHeight: 20 m, scan: {scan} s, scanDetection: 0.5, falseAlarm: 0.000001, fluctuation: {fluctuation}", "altitude: 3 km");
        var model = RaidModel.Prepare(scenario);
        var (_, _, _, flight) = model.RouteAt(0);
        var threat = scenario.Raid[0].Threat;
        var view = new SensorView(scenario.Sensors[0].Sensor, scenario.Sensors[0].Position, null, []);
        var span = Assert.Single(Assert.Single(view.Searched(flight, threat)));

        // Brute force: a phase, then one scan after the other, each with the probability where the threat is at that moment.
        var generator = new System.Random(20240102);
        var turned = new List<double>();
        for (var r = 0; r < Replications; r++)
        {
            for (var time = span.From + (scan * generator.NextDouble()); time <= span.To; time += scan)
            {
                var (position, height) = flight.At(time);
                if (generator.NextDouble() < view.ScanDetection(threat, position, height))
                {
                    turned.Add(time);
                    break;
                }
            }
        }

        var drawn = SensingScenes.Detections(model, Replications);
        Assert.True(turned.Count > Replications * 0.99);
        SameMean(turned, drawn);
        // Two-sample Kolmogorov-Smirnov: the distance is above 1.95 sqrt(2/n) with a probability of 0.001; 2.7 makes it 1e-6.
        Assert.True(Distance(turned, drawn) < 2.7 * Math.Sqrt(2.0 / Replications));
    }

    [Fact]
    public void A_pass_of_few_scans_is_missed_as_often_as_all_of_its_scans_are()
    {
        var scenario = SensingScenes.Radar("range: 20 km, maxRange: 40 km, antennaHeight: 20 m, scan: 60 s, scanDetection: 0.1, falseAlarm: 0.000001", "altitude: 3 km");
        var model = RaidModel.Prepare(scenario);
        var (_, _, _, flight) = model.RouteAt(0);
        var threat = scenario.Raid[0].Threat;
        var view = new SensorView(scenario.Sensors[0].Sensor, scenario.Sensors[0].Position, null, []);
        var span = Assert.Single(Assert.Single(view.Searched(flight, threat)));

        // The product over the scans, averaged over the phase.
        var missed = 0.0;
        const int phases = 2000;
        for (var i = 0; i < phases; i++)
        {
            var product = 1.0;
            for (var time = span.From + (60 * (i + 0.5) / phases); time <= span.To; time += 60)
            {
                var (position, height) = flight.At(time);
                product *= 1 - view.ScanDetection(threat, position, height);
            }

            missed += product / phases;
        }

        var found = SensingScenes.Detections(model, Replications).Count / (double)Replications;
        Assert.InRange(missed, 0.01, 0.99);
        // 5 standard errors: a false alarm once in 1.7 million runs; the linear hazard between points adds up to 0.001.
        Assert.Equal(1 - missed, found, (5 * Math.Sqrt(missed * (1 - missed) / Replications)) + 0.001);
    }

    [Fact]
    public void The_share_of_passes_that_is_heeded_bounds_what_is_found()
    {
        var model = RaidModel.Prepare(SensingScenes.Radar("range: 60 km, maxRange: 300 km, antennaHeight: 20 m, scan: 5 s, scanDetection: 0.8, falseAlarm: 0.000001", "altitude: 3 km", detection: 0.7));
        var found = SensingScenes.Detections(model, Replications).Count / (double)Replications;
        Assert.Equal(0.7, found, 5 * Math.Sqrt(0.7 * 0.3 / Replications));
    }

    [Fact]
    public void A_table_ends_where_no_draw_reaches()
    {
        var pass = new Simulation.Geometry.Span(0, 1_000);
        var cut = ScanTable.Build(pass, 1, 1, isWhole: false, _ => 0.9);
        var whole = ScanTable.Build(pass, 1, 1, isWhole: true, _ => 0.9);
        Assert.InRange(cut.Length, 11, 15);
        Assert.InRange(whole.Length, 1_001, 1_003);
        for (var i = 1; i < 1000; i++)
        {
            var (phase, deviate) = (i / 1000.0, -Math.Log((i - 0.5) / 1000));
            var a = new ScanTable(whole, 1, phase);
            var b = new ScanTable(cut, 1, phase);
            Assert.Equal(a.FirstReaching(0, a.LastBy(1_000), deviate), b.FirstReaching(0, b.LastBy(1_000), deviate));
        }
    }

    [Fact]
    public void Scans_judged_one_by_one_allocate_nothing_and_do_not_depend_on_threads()
    {
        var scenario = SensingScenes.Radar("range: 60 km, maxRange: 300 km, antennaHeight: 20 m, scan: 5 s, scanDetection: 0.8, falseAlarm: 0.000001", "altitude: 3 km", site: "on: from 04:00 to 05:50");
        var model = RaidModel.Prepare(scenario);
        var runner = new ReplicationRunner(model, new TallyLayout(model), 1);
        for (uint r = 0; r < 50; r++)
        {
            runner.Run(r, default(NoTracer));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (uint r = 50; r < 150; r++)
        {
            runner.Run(r, default(NoTracer));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(TestScenarios.Run(scenario, 5_000, threads: 1).Leakers, TestScenarios.Run(scenario, 5_000, threads: 2).Leakers);
    }

    private static void SameMean(List<double> a, List<double> b)
    {
        static double Variance(List<double> x) => x.Sum(v => (v - x.Average()) * (v - x.Average())) / x.Count;
        Assert.Equal(a.Average(), b.Average(), 5 * Math.Sqrt((Variance(a) / a.Count) + (Variance(b) / b.Count)));
    }

    private static double Distance(List<double> a, List<double> b)
    {
        a.Sort();
        b.Sort();
        var (i, j, most) = (0, 0, 0.0);
        while (i < a.Count && j < b.Count)
        {
            if (a[i] <= b[j])
            {
                i++;
            }
            else
            {
                j++;
            }

            most = Math.Max(most, Math.Abs(((double)i / a.Count) - ((double)j / b.Count)));
        }

        return most;
    }
}
