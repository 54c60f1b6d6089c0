using FsCheck.Fluent;
using Testudo.World.Tests.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Tests.Text;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("15 km", Quantity.Length, 15_000)]
    [InlineData("15km", Quantity.Length, 15_000)]
    [InlineData("  15  km ", Quantity.Length, 15_000)]
    [InlineData("250 m", Quantity.Length, 250)]
    [InlineData("-3 m", Quantity.Length, -3)]
    [InlineData("+3 m", Quantity.Length, 3)]
    [InlineData(".5 km", Quantity.Length, 500)]
    [InlineData("1. km", Quantity.Length, 1000)]
    [InlineData("220 m/s", Quantity.Speed, 220)]
    [InlineData("36 km/h", Quantity.Speed, 10)]
    [InlineData("1.5 km/s", Quantity.Speed, 1500)]
    [InlineData("20 s", Quantity.Duration, 20)]
    [InlineData("1.5 min", Quantity.Duration, 90)]
    [InlineData("2 h", Quantity.Duration, 7200)]
    [InlineData("450 kg", Quantity.Mass, 450)]
    [InlineData("1.2 t", Quantity.Mass, 1200)]
    [InlineData("2000000 USD", Quantity.Money, 2e6)]
    [InlineData("0.7", Quantity.Probability, 0.7)]
    [InlineData("70%", Quantity.Probability, 0.7)]
    [InlineData("70 %", Quantity.Probability, 0.7)]
    [InlineData("0", Quantity.Probability, 0)]
    [InlineData("4", Quantity.Count, 4)]
    [InlineData("-0.4", Quantity.Number, -0.4)]
    public void A_number_with_its_unit_is_read_in_SI(string text, Quantity quantity, double expected)
    {
        Assert.True(QuantityText.TryParse(text, quantity, out var value));
        Assert.Equal(expected, value, Math.Abs(expected) * 1e-15);
    }

    [Theory]
    [InlineData("0.1 m2", 0.1)]
    [InlineData("0.1m2", 0.1)]
    [InlineData("0.1 m²", 0.1)]
    [InlineData("2 m2", 2)]
    [InlineData("2e1 m2", 20)]
    public void The_two_of_m2_belongs_to_the_unit(string text, double expected)
    {
        Assert.True(QuantityText.TryParse(text, Quantity.Area, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1e3 m", Quantity.Length, 1000)]
    [InlineData("1E3 m", Quantity.Length, 1000)]
    [InlineData("1.5e-2", Quantity.Probability, 0.015)]
    [InlineData("2e6 USD", Quantity.Money, 2e6)]
    [InlineData("1e2", Quantity.Count, 100)]
    public void Exponents_are_read(string text, Quantity quantity, double expected)
    {
        Assert.True(QuantityText.TryParse(text, quantity, out var value));
        Assert.Equal(expected, value, 1e-15);
    }

    [Theory]
    [InlineData("15", Quantity.Length)]
    [InlineData("220", Quantity.Speed)]
    [InlineData("20", Quantity.Duration)]
    [InlineData("0.1", Quantity.Area)]
    [InlineData("450", Quantity.Mass)]
    [InlineData("2000000", Quantity.Money)]
    public void A_number_without_its_unit_is_refused(string text, Quantity quantity) => AssertRefused(text, quantity);

    [Theory]
    [InlineData("15 s", Quantity.Length)]
    [InlineData("15 KM", Quantity.Length)]
    [InlineData("15 miles", Quantity.Length)]
    [InlineData("15 m2", Quantity.Length)]
    [InlineData("15 k m", Quantity.Length)]
    [InlineData("220 m", Quantity.Speed)]
    [InlineData("220 knots", Quantity.Speed)]
    [InlineData("2 days", Quantity.Duration)]
    [InlineData("0.1 m", Quantity.Area)]
    [InlineData("0.1 m3", Quantity.Area)]
    [InlineData("450 g", Quantity.Mass)]
    [InlineData("5 EUR", Quantity.Money)]
    [InlineData("$5", Quantity.Money)]
    [InlineData("0.7 m", Quantity.Probability)]
    [InlineData("4 rounds", Quantity.Count)]
    [InlineData("40%", Quantity.Count)]
    [InlineData("40%", Quantity.Number)]
    public void A_foreign_unit_is_refused(string text, Quantity quantity) => AssertRefused(text, quantity);

    [Theory]
    [InlineData("2.5", Quantity.Count)]
    [InlineData("1e-1", Quantity.Count)]
    [InlineData("", Quantity.Number)]
    [InlineData("   ", Quantity.Number)]
    [InlineData("many", Quantity.Number)]
    [InlineData(".", Quantity.Number)]
    [InlineData("-", Quantity.Number)]
    [InlineData("km", Quantity.Length)]
    [InlineData("m2", Quantity.Area)]
    [InlineData("NaN", Quantity.Number)]
    [InlineData("Infinity", Quantity.Number)]
    [InlineData("1e999", Quantity.Number)]
    [InlineData("1e308 km", Quantity.Length)]
    [InlineData("1,5 km", Quantity.Length)]
    [InlineData("1 000 m", Quantity.Length)]
    [InlineData("1_000 m", Quantity.Length)]
    [InlineData("0x10", Quantity.Count)]
    [InlineData("(5)", Quantity.Count)]
    [InlineData("10-20 km", Quantity.Length)]
    [InlineData("٣ km", Quantity.Length)]
    public void What_is_no_finite_number_is_refused(string text, Quantity quantity) => AssertRefused(text, quantity);

    [Fact]
    public void Every_example_of_a_message_can_be_read()
    {
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Assert.True(QuantityText.TryParse(QuantityText.Example(quantity), quantity, out _), quantity.ToString());
        }
    }

    [Fact]
    public void Kilometres_are_a_thousand_metres_whatever_the_number() => Positions.ForAll(
        Gen.Two(Positions.Unit),
        t =>
        {
            var number = (t.Item1 * Math.Pow(10, (12 * t.Item2) - 6)).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(QuantityText.TryParse(number + " km", Quantity.Length, out var kilometres));
            Assert.True(QuantityText.TryParse(number + " m", Quantity.Length, out var metres));
            Assert.Equal(metres * 1000, kilometres);
        });

    private static void AssertRefused(string text, Quantity quantity) =>
        Assert.False(QuantityText.TryParse(text, quantity, out _), $"\"{text}\" was read as {quantity}");
}
