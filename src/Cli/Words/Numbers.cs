using System.Globalization;
using Testudo.Simulation.Measures;
using Testudo.World.Text;

namespace Testudo.Cli;

/// <summary>Writes numbers as people read them in one language: three significant digits, groups of thousands.</summary>
/// <param name="words">The words of the language.</param>
internal sealed class Numbers(Words words)
{
    /// <summary>What stands for a number that cannot be told.</summary>
    public const string None = "-";

    // A hundredth is as fine as a count of threats needs to be; shares have three decimals.
    private const int MostDecimals = 3;

    private CultureInfo Culture => words.Culture;

    /// <summary>A whole number with groups of thousands.</summary>
    /// <param name="value">The number.</param>
    public string Whole(double value) => double.IsFinite(value) ? Math.Round(value).ToString("N0", Culture) : None;

    /// <summary>Three significant digits; whole numbers from 100 on.</summary>
    /// <param name="value">The number.</param>
    public string Short(double value) => Fixed(value, DecimalsFor(value));

    /// <summary>A number with a given number of decimals; <c>&lt;0.1</c> for what would look like nothing but is not.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">The decimals.</param>
    public string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            return None;
        }

        var least = Math.Pow(10, -decimals);
        if (value == 0)
        {
            return "0";
        }

        return value > 0 && value < least / 2
            ? "<" + least.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture)
            : value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);
    }

    /// <summary>The decimals with which a number has three significant digits.</summary>
    /// <param name="value">The number.</param>
    public static int DecimalsFor(double value) => Math.Abs(value) switch
    {
        >= 99.95 => 0,
        >= 9.995 => 1,
        >= 0.9995 => 2,
        _ => MostDecimals,
    };

    /// <summary>The decimals for a column of numbers that should line up: three significant digits for the greatest, one decimal unless all are whole.</summary>
    /// <param name="values">The numbers.</param>
    public static int DecimalsFor(IEnumerable<double> values)
    {
        var known = values.Where(double.IsFinite).ToList();
        return known.TrueForAll(v => v == Math.Floor(v)) ? 0 : Math.Max(1, DecimalsFor(known.Max(Math.Abs)));
    }

    /// <summary>An interval in brackets.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="decimals">The decimals of both.</param>
    public string Interval(double? low, double? high, int decimals) =>
        low is { } l && high is { } h && double.IsFinite(l) && double.IsFinite(h)
            ? $"[{Plain(l, decimals)}{(words.Language == "en" ? ", " : "; ")}{Plain(h, decimals)}]"
            : None;

    /// <summary>The spread of single raids, as in <c>24–40</c>.</summary>
    /// <param name="spread">The spread.</param>
    public string OneRaid(Spread spread) => double.IsFinite(spread.OneRaidLow) ? $"{Whole(spread.OneRaidLow)}–{Whole(spread.OneRaidHigh)}" : None;

    /// <summary>A probability with its interval.</summary>
    /// <param name="proportion">The probability.</param>
    public string Chance(Proportion proportion) =>
        $"{Plain(proportion.Value, MostDecimals)} {Interval(proportion.Low, proportion.High, MostDecimals)}";

    /// <summary>A time: seconds up to 100, minutes up to 100, then hours.</summary>
    /// <param name="seconds">The time.</param>
    public string Duration(double? seconds) => seconds switch
    {
        null or double.NaN => None,
        < 99.5 => words.Format($"{seconds.Value:N0} s"),
        < 99.5 * 60 => words.Format($"{seconds.Value / 60:N0} min"),
        _ => words.Format($"{seconds.Value / 3600:N1} h"),
    };

    /// <summary>An amount of money with three significant digits.</summary>
    /// <param name="usd">The amount. Unit: USD.</param>
    public string Money(double usd) => Math.Abs(usd) switch
    {
        >= 1e6 => words.Format($"{Short(usd / 1e6)} M USD"),
        >= 1e3 => words.Format($"{Short(usd / 1e3)} k USD"),
        _ => words.Format($"{Short(usd)} USD"),
    };

    /// <summary>A part of a whole, in percent.</summary>
    /// <param name="share">The part, 0 to 1.</param>
    public string Percent(double share) => double.IsFinite(share) ? Fixed(100 * share, DecimalsOfPercent(share)) + "\u00A0%" : None;

    /// <summary>A quantity of the catalogue with its unit.</summary>
    /// <param name="value">The value. Unit: SI, USD for money.</param>
    /// <param name="quantity">What it measures.</param>
    public string Quantity(double value, Quantity quantity) => quantity switch
    {
        World.Text.Quantity.Length when value >= 1000 => words.Format($"{Exact(value / 1000)} km"),
        World.Text.Quantity.Length => words.Format($"{Exact(value)} m"),
        World.Text.Quantity.Speed => words.Format($"{Exact(value)} m/s"),
        World.Text.Quantity.Duration when value >= 3600 => words.Format($"{Exact(value / 3600)} h"),
        World.Text.Quantity.Duration when value >= 120 => words.Format($"{Exact(value / 60)} min"),
        World.Text.Quantity.Duration => words.Format($"{Exact(value)} s"),
        World.Text.Quantity.Area => words.Format($"{Exact(value)} m²"),
        World.Text.Quantity.Mass => words.Format($"{Exact(value)} kg"),
        World.Text.Quantity.Money => words.Format($"{Exact(value)} USD"),
        World.Text.Quantity.Angle => $"{Exact(value)}°",
        World.Text.Quantity.Decibels => words.Format($"{Exact(value)} dB"),
        _ => Exact(value),
    };

    /// <summary>Up to six significant digits, and no more decimals than there are.</summary>
    private string Exact(double value) =>
        Math.Abs(value) >= 1e-3 || value == 0 ? Math.Round(value, 6).ToString("#,##0.######", Culture) : value.ToString("G4", Culture);

    private string Plain(double value, int decimals) =>
        value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    private static int DecimalsOfPercent(double share) => share switch { >= 0.0995 => 0, _ => 1 };
}
