using System.Globalization;
using System.Text.RegularExpressions;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>A number as it is written on a page.</summary>
/// <param name="Value">The number.</param>
/// <param name="Decimals">Its decimals.</param>
/// <param name="IsBound">Whether it stands behind a &lt;.</param>
internal readonly partial record struct ShownNumber(double Value, int Decimals, bool IsBound)
{
    /// <summary>The numbers in a text; what is part of a word, such as S-300, is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">English has a decimal point and commas between thousands; Ukrainian and Russian have a decimal comma and spaces that do not break.</param>
    public static IReadOnlyList<ShownNumber> In(string text, string language) =>
        [.. (language == "en" ? English() : Cyrillic()).Matches(text).Select(Of)];

    /// <summary>Whether this is how a number is written, at the precision that is shown.</summary>
    /// <param name="value">The number.</param>
    public bool Shows(double value) => IsBound
        ? value > 0 && value < Value
        : Math.Abs(value - Value) <= (0.5 * Math.Pow(10, -Decimals)) + (1e-9 * Math.Max(1, Math.Abs(value)));

    /// <inheritdoc/>
    public override string ToString() => (IsBound ? "<" : "") + Value.ToString($"F{Decimals}", CultureInfo.InvariantCulture);

    private static ShownNumber Of(Match match)
    {
        var decimals = match.Groups["decimals"].Value;
        var whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var size = double.Parse($"{whole}.{decimals}0", CultureInfo.InvariantCulture);
        return new ShownNumber(match.Groups["sign"].Success ? -size : size, decimals.Length, match.Groups["bound"].Success);
    }

    [GeneratedRegex(@"(?<![\p{L}\d.,-])(?<bound><\s?)?(?<sign>[-−])?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<decimals>\d+))?(?![\p{L}\d]|[.,-]\d)")]
    private static partial Regex English();

    [GeneratedRegex(@"(?<![\p{L}\d.,-])(?<bound><\s?)?(?<sign>[-−])?(?<whole>\d{1,3}(?:[\u00A0\u202F]\d{3})+|\d+)(?:,(?<decimals>\d+))?(?![\p{L}\d]|[.,-]\d)")]
    private static partial Regex Cyrillic();
}
