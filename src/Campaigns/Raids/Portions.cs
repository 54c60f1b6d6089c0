namespace Testudo.Campaigns.Raids;

/// <summary>Shares a whole number out in given proportions so that the sum is exact: by rounding the running sum.</summary>
internal static class Portions
{
    /// <summary>Shares a number out.</summary>
    /// <param name="total">The number.</param>
    /// <param name="weights">The proportions, not all 0.</param>
    /// <param name="offset">Where rounding begins, from 0 to 1: drawn evenly, every portion has its exact share as its mean (systematic sampling).</param>
    /// <param name="portions">Where they go; each within 1 of its exact share.</param>
    public static void Of(int total, ReadOnlySpan<double> weights, double offset, Span<int> portions)
    {
        var whole = 0.0;
        foreach (var weight in weights)
        {
            whole += weight;
        }

        var (before, given) = (0.0, 0);
        for (var i = 0; i < weights.Length; i++)
        {
            before += weights[i];
            // The last running sum is the whole, whatever rounding did to it.
            var until = i == weights.Length - 1 || before >= whole ? total : Math.Min(total, (int)Math.Floor((total * before / whole) + offset));
            portions[i] = Math.Max(0, until - given);
            given += portions[i];
        }
    }
}
