using Testudo.Evidence.Reading.Text;

namespace Testudo.Evidence.Reading.Words;

/// <summary>A word or phrase of the lexicon, found in a text.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after it.</param>
/// <param name="Sense">What it means.</param>
internal readonly record struct Mark(int First, int End, Sense Sense);

/// <summary>Finds every phrase of a lexicon that begins at a token, in time that depends on the longest phrase only.</summary>
internal sealed class PhraseTree
{
    private readonly Branch root = new();

    /// <summary>Adds a phrase. A word may end in <c>*</c>, for any ending.</summary>
    /// <param name="phrase">One spelling.</param>
    /// <param name="sense">What it means.</param>
    /// <returns>False where the phrase has no word.</returns>
    public bool Add(string phrase, Sense sense)
    {
        var steps = new List<(string Key, bool IsBegin)>();
        foreach (var word in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isBegin = word.EndsWith('*');
            var tokens = Tokenizer.CutPhrase(isBegin ? word[..^1] : word);
            for (var i = 0; i < tokens.Count; i++)
            {
                steps.Add((tokens[i].Key, isBegin && i == tokens.Count - 1));
            }
        }

        if (steps.Count == 0)
        {
            return false;
        }

        Add(root, steps, 0, sense);
        return true;
    }

    /// <summary>Adds to a list every phrase that begins at a token.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="found">Receives what is found.</param>
    public void Find(ReadOnlySpan<Token> tokens, int at, List<Mark> found) => Find(root, tokens, at, at, found);

    private static void Find(Branch branch, ReadOnlySpan<Token> tokens, int first, int at, List<Mark> found)
    {
        if (at > first)
        {
            foreach (var sense in branch.Senses)
            {
                found.Add(new Mark(first, at, sense));
            }
        }

        if (at >= tokens.Length)
        {
            return;
        }

        var key = tokens[at].Key;
        if (branch.Words.TryGetValue(key, out var next))
        {
            Find(next, tokens, first, at + 1, found);
        }

        if (tokens[at].Kind != TokenKind.Word)
        {
            return;
        }

        var begins = branch.Begins.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = branch.ShortestBegin; length <= Math.Min(branch.LongestBegin, key.Length); length++)
        {
            if (begins.TryGetValue(key.AsSpan(0, length), out next))
            {
                Find(next, tokens, first, at + 1, found);
            }
        }
    }

    // A hyphen may be left out: "Kh 101", "Shahed 136".
    private static void Add(Branch branch, List<(string Key, bool IsBegin)> steps, int at, Sense sense)
    {
        if (at == steps.Count)
        {
            branch.Senses.Add(sense);
            return;
        }

        var (key, isBegin) = steps[at];
        if (key == "-" && at > 0 && at + 1 < steps.Count)
        {
            Add(branch, steps, at + 1, sense);
        }

        Add(isBegin ? branch.BeginWith(key) : branch.Word(key), steps, at + 1, sense);
    }

    private sealed class Branch
    {
        public Dictionary<string, Branch> Words { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Branch> Begins { get; } = new(StringComparer.Ordinal);

        public int ShortestBegin { get; private set; } = int.MaxValue;

        public int LongestBegin { get; private set; }

        public List<Sense> Senses { get; } = [];

        public Branch Word(string key)
        {
            if (!Words.TryGetValue(key, out var branch))
            {
                Words[key] = branch = new Branch();
            }

            return branch;
        }

        public Branch BeginWith(string key)
        {
            if (!Begins.TryGetValue(key, out var branch))
            {
                Begins[key] = branch = new Branch();
                ShortestBegin = Math.Min(ShortestBegin, key.Length);
                LongestBegin = Math.Max(LongestBegin, key.Length);
            }

            return branch;
        }
    }
}
