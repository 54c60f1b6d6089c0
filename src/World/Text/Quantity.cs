using System.Globalization;

namespace Testudo.World.Text;

/// <summary>What a number measures; decides the units that may be written.</summary>
public enum Quantity
{
    /// <summary>Metres inside; written in m or km.</summary>
    Length,

    /// <summary>Metres per second inside; written in m/s, km/h or km/s.</summary>
    Speed,

    /// <summary>Seconds inside; written in s, min or h.</summary>
    Duration,

    /// <summary>Square metres inside; written in m2.</summary>
    Area,

    /// <summary>Kilograms inside; written in kg or t.</summary>
    Mass,

    /// <summary>US dollars inside; written in USD.</summary>
    Money,

    /// <summary>From 0 to 1; written bare or in %.</summary>
    Probability,

    /// <summary>A whole number; written bare.</summary>
    Count,

    /// <summary>Any number of no unit; written bare.</summary>
    Number,

    /// <summary>Degrees; written in deg.</summary>
    Angle,

    /// <summary>A ratio of powers in decibels; written in dB.</summary>
    Decibels,
}

/// <summary>Reads numbers with units, such as <c>15 km</c>.</summary>
public static class QuantityText
{
    private static readonly Dictionary<Quantity, (string Unit, double Factor)[]> Units = new()
    {
        [Quantity.Length] = [("m", 1), ("km", 1000)],
        [Quantity.Speed] = [("m/s", 1), ("km/h", 1 / 3.6), ("km/s", 1000)],
        [Quantity.Duration] = [("s", 1), ("min", 60), ("h", 3600)],
        [Quantity.Area] = [("m2", 1), ("m²", 1)],
        [Quantity.Mass] = [("kg", 1), ("t", 1000)],
        [Quantity.Money] = [("USD", 1)],
        [Quantity.Probability] = [("", 1), ("%", 0.01)],
        [Quantity.Count] = [("", 1)],
        [Quantity.Number] = [("", 1)],
        [Quantity.Angle] = [("deg", 1), ("°", 1)],
        [Quantity.Decibels] = [("dB", 1)],
    };

    /// <summary>An example of how the quantity is written, for messages.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string Example(Quantity quantity) => quantity switch
    {
        Quantity.Length => "15 km",
        Quantity.Speed => "220 m/s",
        Quantity.Duration => "20 s",
        Quantity.Area => "0.1 m2",
        Quantity.Mass => "450 kg",
        Quantity.Money => "2000000 USD",
        Quantity.Probability => "0.7",
        Quantity.Count => "4",
        Quantity.Angle => "60 deg",
        Quantity.Decibels => "20 dB",
        _ => "0.4",
    };

    /// <summary>Reads a number with its unit.</summary>
    /// <param name="text">What was written, such as <c>15 km</c>.</param>
    /// <param name="quantity">What it should measure.</param>
    /// <param name="value">The value in SI units (USD for money).</param>
    /// <returns>False where the text is no number, the unit is missing or foreign, or the value is not finite.</returns>
    public static bool TryParse(string text, Quantity quantity, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = double.NaN;
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.Length;
        while (end > 0 && !char.IsAsciiDigit(trimmed[end - 1]) && trimmed[end - 1] != '.')
        {
            end--;
        }

        // "m2" ends in a digit that belongs to the unit.
        if (quantity == Quantity.Area && trimmed.EndsWith("m2", StringComparison.Ordinal))
        {
            end = trimmed.Length - 2;
        }

        var unit = trimmed[end..].Trim();
        foreach (var (name, factor) in Units[quantity])
        {
            if (unit.SequenceEqual(name)
                && double.TryParse(trimmed[..end].Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            {
                value = number * factor;
                return double.IsFinite(value) && (quantity != Quantity.Count || value == Math.Floor(value));
            }
        }

        return false;
    }
}
