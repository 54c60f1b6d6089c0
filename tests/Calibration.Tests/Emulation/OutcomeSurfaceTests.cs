using Testudo.Calibration.Emulation;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;

namespace Testudo.Calibration.Tests.Emulation;

public sealed class OutcomeSurfaceTests
{
    [Fact]
    public void A_surface_finds_the_share_and_correlation_that_made_its_rows()
    {
        var raid = TestRaid.National();
        const int Replications = 400;
        var points = Design.Points(80, 1);
        var settings = Design.Settings(80, 6, 1);
        var outcomes = settings.Select(s => Made(raid, points[s.Point], s, Replications)).ToList();
        var surface = OutcomeSurface.Fit(TestRaid.Cruise, raid, points, settings, outcomes, Replications);

        foreach (var (shift, launched, thin) in new[] { (0.0, 8, 0.1), (1.0, 30, 0.5), (-1.0, 3, 0.8) })
        {
            var deviates = new double[KnownFactors.Items.Count];
            deviates[KnownFactors.IndexOf("sam-cruise")] = shift;
            var (mean, correlation) = surface.At(deviates, launched, 20, new Spreading(thin, 0.2));

            // 320 rows with correlations of .1 in 400 replications tell a share to better than .01 each; the quadratic is exact here.
            Assert.InRange(mean, Mean(shift, thin) - 0.02, Mean(shift, thin) + 0.02);
            Assert.InRange(correlation, 0.07, 0.14);
        }

        Assert.InRange(surface.Error.Mean, 0, 0.15);
    }

    [Fact]
    public void A_surface_agrees_with_the_simulation_that_it_stands_for()
    {
        var raid = TestRaid.National();
        var options = TestRaid.Quick with { Points = 100 };
        var surface = new Calibrator(raid, TestRaid.Catalogue, options).Surfaces([], null, null, CancellationToken.None)[TestRaid.Cruise];
        var deviates = new double[KnownFactors.Items.Count];
        deviates[KnownFactors.IndexOf("sam-cruise")] = -1;
        raid.Model.Parameters.Join(new JointDraws([deviates], KnownFactors.ParametersOf(TestRaid.Catalogue), KnownFactors.KnownOf(TestRaid.Catalogue)));
        var spreading = new Spreading(0.2, 0.1);
        const int Spreads = 400;
        const int Launched = 12;
        var shares = new double[Spreads];
        for (var a = 0u; a < Spreads; a++)
        {
            var model = raid.Of([0, Launched, 0, 0, 0], [spreading, spreading, spreading, spreading, spreading], new RandomSequence(99, a));
            var layout = new TallyLayout(model);
            var runner = new ReplicationRunner(model, layout, 99);
            runner.UseDraw(0);
            runner.Run(a, default(NoTracer));
            shares[a] = raid.StoppedIn(TestRaid.Cruise, layout, runner.Row) / (double)Launched;
        }

        var mean = shares.Average();
        var error = Math.Sqrt(shares.Sum(s => (s - mean) * (s - mean)) / (Spreads - 1) / Spreads);
        var (emulated, correlation) = surface.At(deviates, Launched, 0, spreading);

        // Five standard errors of both: of the simulation, and of the surface as measured on points that it did not see.
        var allowed = 5 * Math.Sqrt((error * error) + Math.Pow(surface.Error.Mean * emulated * (1 - emulated), 2));
        Assert.InRange(emulated, mean - allowed, mean + allowed);
        Assert.InRange(correlation, 0.01, 0.8);
        Assert.InRange(allowed, 0, 0.6);
    }

    [Fact]
    public void Points_fill_each_factor_evenly()
    {
        var points = Design.Points(64, 5);
        for (var f = 0; f < KnownFactors.OfCatalogue; f++)
        {
            // A Latin hypercube: one point in each of 64 equally likely parts.
            var parts = points.Select(p => (int)(64 * MathNet.Numerics.Distributions.Normal.CDF(0, Design.Width, p[f]))).Order();
            Assert.Equal(Enumerable.Range(0, 64), parts);
        }
    }

    private static double Mean(double shift, double thin) => ((1 - thin) / (1 + Math.Exp(-1.5 - (0.7 * shift)))) + (thin / (1 + Math.Exp(1 - (0.2 * shift))));

    // Rows with a known share, and squares that are exactly those of a correlation of .1.
    private static RowOutcome Made(NationalRaid raid, IReadOnlyList<double> point, Setting setting, int replications)
    {
        var launched = setting.Launched[TestRaid.Cruise];
        var thin = setting.Spreading[TestRaid.Cruise].ThinShare;
        var mean = Mean(point[KnownFactors.IndexOf("sam-cruise")], thin);
        var square = (launched * mean * (1 - mean) * (1 + ((launched - 1) * 0.1))) + Math.Pow(launched * mean, 2);
        long[] Of(double value) => [.. RecordClasses.OfCells.Select((_, c) => c == TestRaid.Cruise ? (long)Math.Round(value) : 0)];
        Assert.True(raid.HasBoth(TestRaid.Cruise));
        return new RowOutcome(setting.Row, Of(launched * mean * replications), Of(square * replications), Of(launched * thin * replications));
    }
}
