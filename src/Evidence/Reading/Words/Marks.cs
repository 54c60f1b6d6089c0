using Testudo.Evidence.Reading.Text;

namespace Testudo.Evidence.Reading.Words;

/// <summary>What the lexicon knows about the tokens of one sentence: of each kind the longest phrases, from the left.</summary>
internal sealed class Marks
{
    private static readonly SenseKind[] Kinds = Enum.GetValues<SenseKind>();

    // A word inside one of these phrases has no life of its own: the "not" of "did not reach", the 101 of Kh-101.
    private static readonly SenseKind[] Strong = [SenseKind.Outcome, SenseKind.Subject, SenseKind.Place, SenseKind.Affirmation, SenseKind.Carrier, SenseKind.Filler, SenseKind.Growth];
    private static readonly SenseKind[] Weak = [SenseKind.Negation, SenseKind.Hypothesis, SenseKind.Number, SenseKind.Hedge, SenseKind.With, SenseKind.OutOf, SenseKind.To];

    private readonly List<Mark>?[] all = new List<Mark>?[Kinds.Length];

    /// <summary>Reads the marks of a sentence.</summary>
    /// <param name="tree">The phrases of the lexicon.</param>
    /// <param name="tokens">The tokens of the sentence.</param>
    public Marks(PhraseTree tree, ReadOnlySpan<Token> tokens)
    {
        var found = new List<Mark>();
        var covered = new int[Kinds.Length];
        for (var at = 0; at < tokens.Length; at++)
        {
            found.Clear();
            tree.Find(tokens, at, found);
            if (!tokens[at].IsCapitalised)
            {
                // суми are sums, Суми is a city.
                found.RemoveAll(m => m.Sense.Kind is SenseKind.Place or SenseKind.ListedPlace);
            }

            foreach (var group in found.GroupBy(m => m.Sense.Kind))
            {
                var kind = (int)group.Key;
                if (at < covered[kind])
                {
                    continue;
                }

                var end = group.Max(m => m.End);
                covered[kind] = end;
                (all[kind] ??= []).AddRange(group.Where(m => m.End == end).Distinct());
            }
        }

        foreach (var kind in Weak)
        {
            all[(int)kind]?.RemoveAll(w => Strong.Any(s => (all[(int)s] ?? []).Any(m => m.First <= w.First && m.End >= w.End && m.End - m.First > w.End - w.First)));
        }
    }

    /// <summary>All marks of a kind, in order.</summary>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<Mark> Of(SenseKind kind) => all[(int)kind] ?? [];

    /// <summary>Whether there is a mark of this kind.</summary>
    /// <param name="kind">The kind.</param>
    public bool Has(SenseKind kind) => all[(int)kind] is { Count: > 0 };

    /// <summary>The mark of a kind that begins at a token, or null.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="at">The token.</param>
    public Mark? At(SenseKind kind, int at)
    {
        var found = all[(int)kind];
        var index = FirstFrom(found, at);
        return index < (found?.Count ?? 0) && found![index].First == at ? found[index] : null;
    }

    /// <summary>The mark of a kind that ends before a token, or null.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="end">The token after it.</param>
    public Mark? Before(SenseKind kind, int end)
    {
        // Marks of a kind do not overlap, so the last that begins before a token is the only one that may end there.
        var found = all[(int)kind];
        var index = FirstFrom(found, end) - 1;
        return index >= 0 && found![index].End == end ? At(kind, found[index].First) : null;
    }

    /// <summary>Whether a mark of this kind begins between two tokens, the second excluded.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="from">The first token.</param>
    /// <param name="to">The token after the last.</param>
    public bool Any(SenseKind kind, int from, int to)
    {
        var found = all[(int)kind];
        var index = FirstFrom(found, from);
        return index < (found?.Count ?? 0) && found![index].First < to;
    }

    /// <summary>Whether a mark of this kind covers a token.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="at">The token.</param>
    public bool Covers(SenseKind kind, int at)
    {
        var index = FirstFrom(all[(int)kind], at + 1) - 1;
        return index >= 0 && all[(int)kind]![index].End > at;
    }

    // The index of the first mark that begins at a token or after it. Marks are in the order of the text.
    private static int FirstFrom(List<Mark>? found, int at)
    {
        var (low, high) = (0, found?.Count ?? 0);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = found![middle].First < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
