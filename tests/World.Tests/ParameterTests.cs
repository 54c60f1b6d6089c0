using FsCheck;
using FsCheck.Fluent;
using Testudo.World.Tests.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Tests;

public sealed class ParameterTests
{
    // The 95th percentile of the standard normal distribution, from tables.
    private const double Z95 = 1.6448536269514722;

    /// <summary>Probabilities and positive quantities with a spread on both sides or on one.</summary>
    private static readonly Gen<Parameter> Uncertain =
        from a in Positions.Unit
        from b in Positions.Unit
        from c in Positions.Unit
        from isProbability in Gen.Elements(true, false)
        from side in Gen.Choose(0, 2)
        let sorted = new[] { a, b, c }.Select(u => isProbability ? 0.001 + (0.998 * u) : Math.Pow(10, (8 * u) - 2)).Order().ToArray()
        where sorted[0] < sorted[1] && sorted[1] < sorted[2]
        select Of(
            isProbability ? Quantity.Probability : Quantity.Duration,
            sorted[1],
            side == 1 ? sorted[1] : sorted[0],
            side == 2 ? sorted[1] : sorted[2]);

    private static readonly Gen<double> Deviate = Positions.Unit.Select(u => (16 * u) - 8);

    [Fact]
    public void The_median_is_exact() => Positions.ForAll(Uncertain, p => Assert.Equal(p.Value, p.AtDeviate(0)));

    [Fact]
    public void The_percentiles_are_exact() => Positions.ForAll(
        Uncertain,
        p =>
        {
            Assert.Equal(p.Low, p.AtDeviate(-Z95), 1e-12 * p.High);
            Assert.Equal(p.High, p.AtDeviate(Z95), 1e-12 * p.High);
        });

    [Fact]
    public void A_greater_deviate_never_gives_less() => Positions.ForAll(
        from p in Uncertain from x in Deviate from y in Deviate select (p, low: Math.Min(x, y), high: Math.Max(x, y)),
        t => Assert.True(t.p.AtDeviate(t.low) <= t.p.AtDeviate(t.high) * (1 + 1e-14), $"{t}"));

    [Fact]
    public void A_probability_stays_between_nought_and_one_and_a_quantity_positive() => Positions.ForAll(
        from p in Uncertain from x in Deviate select (p, x),
        t =>
        {
            var value = t.p.AtDeviate(t.x);
            Assert.True(value > 0 && double.IsFinite(value), $"{value}");
            Assert.True(t.p.Quantity != Quantity.Probability || value <= 1, $"{value}");
        });

    [Fact]
    public void A_probability_stays_off_nought_and_one_within_five_standard_deviations() => Positions.ForAll(
        Positions.Unit.Select(u => (10 * u) - 5),
        x => Assert.InRange(Of(Quantity.Probability, 0.5, 0.03, 0.97).AtDeviate(x), double.Epsilon, Math.BitDecrement(1)));

    [Fact]
    public void A_number_taken_as_known_never_changes() => Positions.ForAll(
        Deviate,
        x => Assert.Equal(0.7, Of(Quantity.Probability, 0.7, 0.7, 0.7).AtDeviate(x)));

    // Half of the draws lie below the median and nine tenths between the percentiles: on the scale of the deviate the parameter is normal.
    [Fact]
    public void A_tenth_of_the_draws_lies_outside_the_percentiles()
    {
        var parameter = Of(Quantity.Duration, 60, 20, 180);
        var grid = Enumerable.Range(0, 10_000).Select(i => DeviateAt(i)).Select(parameter.AtDeviate).ToList();
        Assert.Equal(5000, grid.Count(v => v < 60));
        Assert.Equal(500, grid.Count(v => v < 20));
        Assert.Equal(500, grid.Count(v => v > 180));

        // The quantile of the standard normal distribution at (i + 1/2) / 10000, by bisection on its integral.
        static double DeviateAt(int i)
        {
            var wanted = (i + 0.5) / 10_000;
            var (low, high) = (-6.0, 6.0);
            while (high - low > 1e-9)
            {
                var middle = (low + high) / 2;
                (low, high) = Normal(middle) < wanted ? (middle, high) : (low, middle);
            }

            return low;
        }

        // The series of A. Marsaglia, "Evaluating the normal distribution", J. Stat. Software 11(4), 2004.
        static double Normal(double x)
        {
            var (sum, term, before) = (x, x, 0.0);
            for (var i = 3; sum != before; i += 2)
            {
                before = sum;
                term *= x * x / i;
                sum += term;
            }

            return 0.5 + (sum * Math.Exp((-0.5 * x * x) - 0.91893853320467274178));
        }
    }

    [Fact]
    public void What_the_program_supplies_is_a_judgement_of_the_scenario()
    {
        var parameter = Parameter.Assumed("a.b", Quantity.Duration, 5, "2024-01-02", "why");
        Assert.Equal(("scenario", Confidence.Judgement, "why", false), (parameter.Source, parameter.Confidence, parameter.Note, parameter.IsUncertain));
        Assert.Equal(5, parameter.AtDeviate(2));
    }

    [Fact]
    public void A_count_whose_fifth_percentile_is_nought_stays_a_number()
    {
        // A reserve of 0 to 36 rounds is in the catalogue.
        var parameter = Of(Quantity.Count, 12, 0, 36);
        Assert.Equal(0, parameter.AtDeviate(-Z95));
        Assert.Equal(12, parameter.AtDeviate(0));
        Assert.Equal(36, parameter.AtDeviate(Z95), 1e-9);
        Assert.All(Enumerable.Range(-50, 101), i => Assert.True(double.IsFinite(parameter.AtDeviate(i / 10.0))));
    }

    [Fact]
    public void A_count_whose_median_is_nought_stays_a_number() =>
        Assert.All(Enumerable.Range(-50, 101), i => Assert.True(double.IsFinite(Of(Quantity.Count, 0, 0, 5).AtDeviate(i / 10.0))));

    private static Parameter Of(Quantity quantity, double value, double low, double high) => new()
    {
        Path = "test",
        Quantity = quantity,
        Value = value,
        Low = low,
        High = high,
        Source = "cited",
        Date = "2024",
        Confidence = Confidence.Judgement,
    };
}
