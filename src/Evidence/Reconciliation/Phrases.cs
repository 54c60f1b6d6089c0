using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;

namespace Testudo.Evidence.Reconciliation;

/// <summary>Pieces of text that findings are made with: numbers and the reports' own words, in no language of ours.</summary>
internal static class Phrases
{
    /// <summary><c>90 Kh-101/Kh-555 + ~8 Kh-22</c>: a hedge is a sign, one of ~ ≥ > ≤ and the rest.</summary>
    public static string List(IEnumerable<Line> lines) => string.Join(" + ", lines.Select(Short));

    /// <summary><c>about 160</c>; where the number follows from others, the least and the greatest.</summary>
    public static FormattableString Quantity(Reading reading) => reading.Parts is [{ Quantity: var quantity }] && reading.Origin is Origin.Stated or Origin.OutOf
        ? HedgedText.Say(quantity)
        : reading.Interval.Low == reading.Interval.High ? (FormattableString)$"{reading.Interval.Low:N0}"
        : (FormattableString)$"between {reading.Interval.Low:N0} and {reading.Interval.High:N0}";

    private static string Short(Line line) => line.Quantity.Stated is not { } n
        ? $"? {line.Claim.Subject.Text}"
        : string.Create(CultureInfo.InvariantCulture, $"{Sign(line.Quantity.Hedge)}{n:0}{(line.Quantity.Hedge == Hedge.Between ? $"-{line.Quantity.StatedHigh:0}" : "")} {line.Claim.Subject.Text}");

    private static string Sign(Hedge hedge) => hedge switch
    {
        Hedge.About => "~",
        Hedge.AtLeast => "≥",
        Hedge.Over => ">",
        Hedge.UpTo => "≤",
        Hedge.Under => "<",
        _ => "",
    };
}
