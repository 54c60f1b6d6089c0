using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Outcomes;

/// <summary>Tells what happened from what did not, might, or shall.</summary>
internal sealed class Reality(Sentence sentence)
{
    // How far before a verb its "not" or "could" stands at most. Unit: tokens.
    private const int Reach = 5;

    private readonly Marks marks = sentence.Marks;

    /// <summary>Whether the sentence denies the outcome, or only supposes it.</summary>
    /// <param name="outcome">The words for the outcome.</param>
    /// <param name="sense">What they say.</param>
    /// <param name="first">The first count that it governs.</param>
    /// <param name="last">The last one.</param>
    public bool IsUnreal(OutcomePhrase outcome, OutcomeSense sense, CountPhrase first, CountPhrase last)
    {
        var from = Begin(outcome, outcome.End <= first.First ? 0 : last.End);
        if (Any(SenseKind.Negation, Math.Max(from, outcome.First - Reach), outcome.First) || marks.Any(SenseKind.Condition, 0, Math.Max(first.First, outcome.First)))
        {
            return true;
        }

        // "не збила 3 ракети" lies before; "3 ракети збити не вдалося" after.
        if (sense.Form == OutcomeForm.Infinitive && Any(SenseKind.Negation, outcome.End, Math.Min(outcome.End + 2, sentence.Count)))
        {
            return true;
        }

        var isManaged = Any(SenseKind.Success, from, outcome.First) || Any(SenseKind.Success, outcome.End, Math.Min(outcome.End + 3, sentence.Count));
        if (isManaged)
        {
            return false;
        }

        if (Any(SenseKind.Hypothesis, Math.Max(from, outcome.First - Reach), outcome.First))
        {
            return true;
        }

        // In English a present tense looks like an infinitive: "air defences shoot down 12". Elsewhere an infinitive has not happened.
        return sense.Form == OutcomeForm.Infinitive && (sentence.Words.Language != "en" || marks.Before(SenseKind.To, outcome.First) is not null);
    }

    /// <summary>Whether the count is denied: none of the seven.</summary>
    /// <param name="count">The count.</param>
    public bool IsNoneOf(CountPhrase count)
    {
        var from = Math.Max(0, count.First - 3);
        for (var at = count.First - 1; at >= from; at--)
        {
            if (sentence.Tokens[at].Kind == TokenKind.Mark)
            {
                return false;
            }

            if (marks.At(SenseKind.Negation, at) is { } negation)
            {
                return marks.At(SenseKind.Affirmation, negation.First) is null && !marks.Any(SenseKind.Outcome, negation.First, count.First);
            }
        }

        return false;
    }

    // A clause begins after a comma or a count.
    private int Begin(OutcomePhrase outcome, int least)
    {
        for (var at = outcome.First - 1; at >= least; at--)
        {
            if (sentence.Is(at, ",") || sentence.Is(at, ";") || sentence.Is(at, ":") || sentence.Is(at, "–"))
            {
                return at + 1;
            }
        }

        return least;
    }

    private bool Any(SenseKind kind, int from, int to) => marks.Any(kind, from, to);
}
