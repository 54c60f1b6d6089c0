using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Sensing;
using Testudo.World.Sensors;

namespace Testudo.Simulation.Tests.Sensing;

public sealed class RadarEquationTests
{
    [Theory]
    [InlineData(0.5, 1e-4)]
    [InlineData(3, 1e-6)]
    [InlineData(20, 1e-6)]
    [InlineData(100, 1e-8)]
    public void Closed_forms_are_the_integrals_that_define_them(double ratio, double falseAlarm)
    {
        var threshold = -Math.Log(falseAlarm);
        // The definition: what is seen of a steady echo, averaged over the distribution of its power.
        double Average(Func<double, double> density) => Integral(x => density(x) * Marcum(x, threshold), 40 * ratio);
        Assert.Equal(Marcum(ratio, threshold), RadarEquation.Detection(ratio, falseAlarm, Fluctuation.Steady), 1e-8);
        Assert.Equal(Average(x => Math.Exp(-x / ratio) / ratio), RadarEquation.Detection(ratio, falseAlarm, Fluctuation.Swerling1), 1e-6);
        Assert.Equal(Average(x => 4 * x / (ratio * ratio) * Math.Exp(-2 * x / ratio)), RadarEquation.Detection(ratio, falseAlarm, Fluctuation.Swerling3), 1e-6);
    }

    [Theory]
    [InlineData(Fluctuation.Steady, 0.5, 1e-6, 11.2)]
    [InlineData(Fluctuation.Steady, 0.9, 1e-6, 13.2)]
    [InlineData(Fluctuation.Swerling1, 0.5, 1e-6, 12.8)]
    [InlineData(Fluctuation.Swerling1, 0.9, 1e-6, 21.1)]
    public void The_ratio_needed_is_that_of_the_handbooks(Fluctuation fluctuation, double detection, double falseAlarm, double decibels)
    {
        var ratio = RadarEquation.RequiredSignalToNoise(detection, falseAlarm, fluctuation);
        Assert.Equal(decibels, 10 * Math.Log10(ratio), 0.1);
        Assert.Equal(detection, RadarEquation.Detection(ratio, falseAlarm, fluctuation), 1e-9);
    }

    [Fact]
    public void Without_an_echo_there_are_false_alarms_only()
    {
        foreach (var fluctuation in Enum.GetValues<Fluctuation>())
        {
            Assert.Equal(1e-6, RadarEquation.Detection(0, 1e-6, fluctuation), 1e-15);
        }
    }

    [Fact]
    public void A_stronger_echo_is_never_seen_less() => Prop.ForAll(
        Gen.Choose(0, 100_000).Zip(Gen.Choose(0, 10_000)).ToArbitrary(),
        pair => Enum.GetValues<Fluctuation>().All(f =>
            RadarEquation.Detection((pair.Item1 + pair.Item2) / 100.0, 1e-6, f) >= RadarEquation.Detection(pair.Item1 / 100.0, 1e-6, f) - 1e-12))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void At_the_burn_through_range_the_ratio_is_that_of_the_range_without_jamming()
    {
        const double jamming = 99;
        var through = RadarEquation.BurnThroughMetres(100_000, jamming);
        Assert.Equal(100_000 / Math.Sqrt(10), through, 1e-6);
        Assert.Equal(1, Math.Pow(100_000 / through, 4) / (1 + jamming), 1e-12);
    }

    // Marcum's Q of first order from its definition: the integral of the density of the power behind the detector above the threshold.
    private static double Marcum(double ratio, double threshold) =>
        1 - Integral(v => Math.Exp(-v - ratio + (2 * Math.Sqrt(v * ratio))) * ScaledBessel(2 * Math.Sqrt(v * ratio)), threshold);

    // exp(-x) I0(x): the mean of exp(x (cos t - 1)) over a half-turn; the trapezoid rule is exact to round-off for a periodic function.
    private static double ScaledBessel(double x)
    {
        const int points = 400;
        var sum = 0.0;
        for (var i = 0; i < points; i++)
        {
            sum += Math.Exp(x * (Math.Cos(Math.PI * (i + 0.5) / points) - 1));
        }

        return sum / points;
    }

    // Simpson's rule in the square root, where the integrands are smooth.
    private static double Integral(Func<double, double> function, double to)
    {
        const int steps = 400;
        var end = Math.Sqrt(to);
        double At(int i) => 2 * end * i / steps * function(end * i / steps * (end * i / steps));
        var sum = 0.0;
        for (var i = 0; i < steps; i += 2)
        {
            sum += At(i) + (4 * At(i + 1)) + At(i + 2);
        }

        return sum * end / steps / 3;
    }
}
