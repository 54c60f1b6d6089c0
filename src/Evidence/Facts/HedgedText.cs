using System.Globalization;
using System.Text.RegularExpressions;
using Testudo.Evidence.Claims;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>How counts with hedges are written in facts files: <c>72</c>, <c>about 160</c>, <c>at least 5</c>.</summary>
public static partial class HedgedText
{
    /// <summary>The forms that are read, for messages.</summary>
    public const string Forms = "72, about 160, at least 5, over 100, up to 20, under 20, between 15 and 20, some";

    /// <summary>The greatest count that is read; more people or rounds than that are a slip of the hand.</summary>
    public const double Greatest = 1e9;

    private static readonly (string Word, Hedge Hedge)[] Words =
    [
        ("about", Hedge.About), ("at least", Hedge.AtLeast), ("over", Hedge.Over), ("up to", Hedge.UpTo), ("under", Hedge.Under),
    ];

    /// <summary>Reads a count with its hedge.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="quantity">The count; null where the text is none of the forms.</param>
    /// <param name="suggestion">The form that was probably meant; null where none is near.</param>
    public static bool TryParse(string text, out HedgedQuantity? quantity, out string? suggestion)
    {
        ArgumentNullException.ThrowIfNull(text);
        quantity = null;
        suggestion = null;
        var match = text.Length <= 60 ? Form().Match(text) : Match.Empty;
        if (!match.Success)
        {
            return false;
        }

        var word = match.Groups["word"].Value;
        if (!match.Groups["n"].Success)
        {
            quantity = word == "some" ? new HedgedQuantity(null, Hedge.Unstated) : null;
            suggestion = quantity is null ? NameSuggestion.Nearest(word, Words.Select(w => w.Word + " 20").Append("some")) : null;
            return quantity is not null;
        }

        if (!TryNumber(match.Groups["n"].Value, out var n))
        {
            return false;
        }

        if (match.Groups["m"].Success)
        {
            if (word != "between" || !TryNumber(match.Groups["m"].Value, out var m) || m < n)
            {
                suggestion = word.Length > 0 && word != "between" ? $"between {Written(n)} and {match.Groups["m"].Value}" : null;
                return false;
            }

            quantity = new HedgedQuantity(n, Hedge.Between, m);
            return true;
        }

        if (word.Length == 0)
        {
            quantity = HedgedQuantity.Of(n);
            return true;
        }

        foreach (var (known, hedge) in Words)
        {
            if (known == word)
            {
                quantity = new HedgedQuantity(n, hedge);
                return true;
            }
        }

        suggestion = NameSuggestion.Nearest(word, Words.Select(w => w.Word)) is { } near ? $"{near} {Written(n)}" : null;
        return false;
    }

    /// <summary>Writes a count as facts files do, apart from its numbers: <c>about {0}</c>.</summary>
    /// <param name="quantity">The count.</param>
    public static FormattableString Say(HedgedQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return quantity.Stated is not { } n ? (FormattableString)$"some" : quantity.Hedge switch
        {
            Hedge.About => (FormattableString)$"about {n:N0}",
            Hedge.AtLeast => (FormattableString)$"at least {n:N0}",
            Hedge.Over => (FormattableString)$"over {n:N0}",
            Hedge.UpTo => (FormattableString)$"up to {n:N0}",
            Hedge.Under => (FormattableString)$"under {n:N0}",
            Hedge.Between => (FormattableString)$"between {n:N0} and {quantity.StatedHigh ?? n:N0}",
            _ => (FormattableString)$"{n:N0}",
        };
    }

    private static string Written(double n) => n.ToString("0", CultureInfo.InvariantCulture);

    // Groups of three may be set apart by commas: 10,000.
    private static bool TryNumber(string text, out double n) =>
        double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out n) && n <= Greatest;

    [GeneratedRegex(@"^(?<word>[a-z]+( [a-z]+)?)?( ?(?<n>\d{1,3}(,\d{3})+|\d+)( and (?<m>\d{1,3}(,\d{3})+|\d+))?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
