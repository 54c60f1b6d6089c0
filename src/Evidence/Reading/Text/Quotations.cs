namespace Testudo.Evidence.Reading.Text;

/// <summary>The quotations of a report, without those that only put a name in quotation marks.</summary>
internal sealed class Quotations
{
    // Longer ones are two marks that do not belong together. Unit: characters.
    private const int Longest = 3000;

    private readonly List<(int Begin, int End)> all = [];

    /// <summary>Pairs the quotation marks of a report.</summary>
    /// <param name="text">The report.</param>
    /// <param name="marks">Where its quotation marks are.</param>
    public Quotations(string text, IReadOnlyList<int> marks)
    {
        int? open = null;
        foreach (var at in marks)
        {
            if (open is { } begin && Closes(text, at) && at - begin <= Longest && !text.AsSpan(begin, at - begin).Contains("\n\n", StringComparison.Ordinal))
            {
                all.Add((begin + 1, at));
                open = null;
            }
            else if (Opens(text, at))
            {
                // A quotation inside another: the outer one is longer, and counts.
                open = open is { } outer && at - outer <= Longest && text[outer] != text[at] ? open : at;
            }
        }
    }

    /// <summary>The quotations that end between two characters.</summary>
    /// <param name="from">The first character.</param>
    /// <param name="to">The character after the last.</param>
    public IEnumerable<(int Begin, int End)> EndingIn(int from, int to)
    {
        var low = 0;
        var high = all.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].End < from ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < all.Count && all[i].End < to; i++)
        {
            yield return all[i];
        }
    }

    private static bool Opens(string text, int at) => text[at] switch
    {
        '«' or '„' or '‟' => true,
        '»' => false,
        _ => at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])),
    };

    private static bool Closes(string text, int at) => text[at] switch
    {
        '»' => true,
        '«' or '„' or '‟' => false,
        _ => at > 0 && !char.IsWhiteSpace(text[at - 1]) && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])),
    };
}
