using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Outcomes;

/// <summary>How a count hangs on the one before it.</summary>
internal enum CountLink
{
    /// <summary>It stands by itself.</summary>
    None,

    /// <summary>It is the next of a list.</summary>
    Listed,

    /// <summary>It is a part of what was counted before.</summary>
    Part,
}

/// <summary>Finds which counts of a sentence make one list, and so share what became of them.</summary>
internal sealed class CountLists(Sentence sentence, IReadOnlyList<CountPhrase> counts, IReadOnlyList<OutcomePhrase> outcomes)
{
    private readonly Marks marks = sentence.Marks;

    /// <summary>How a count hangs on the one before it.</summary>
    /// <param name="index">Its index, from 1.</param>
    public CountLink Link(int index)
    {
        var (before, count) = (counts[index - 1], counts[index]);
        if (before.PointsBack && before.IsBare && !count.IsBare && !count.PointsBack)
        {
            return Between(before.End, count.First) == CountLink.Part ? CountLink.Part : CountLink.None;
        }

        if (before.IsWhole || before.IsBare || (count.IsBare && !count.PointsBack) || (count.PointsBack && count.IsBare))
        {
            return CountLink.None;
        }

        var link = Between(before.End, count.First);
        if (link == CountLink.Listed && before.Subject!.Group != count.Subject!.Group)
        {
            return CountLink.None;
        }

        return count.PointsBack && link != CountLink.None ? CountLink.Part : link;
    }

    /// <summary>Whether an outcome only adds to a count: "nine missiles fired from ships" in a list of those shot down.</summary>
    /// <param name="outcome">The outcome.</param>
    public bool IsModifier(OutcomePhrase outcome)
    {
        var isParticiple = outcome.Senses.All(s => s.Form == OutcomeForm.Participle);
        var isLaunch = outcome.Senses.Any(s => s.Outcome == Claims.ReportedOutcome.Launched) && !outcome.IsPassive && sentence.Words.Language == "en";
        if (!isParticiple && !isLaunch)
        {
            return false;
        }

        var follows = counts.Any(c => c.Subject is not null && (c.End == outcome.First || (isParticiple && c.End == outcome.First - 1)));
        return follows && (IsBeforeMain(outcome) || outcomes.Any(o => o.End <= outcome.First && o != outcome && !(o.Senses.All(s => s.Outcome == Claims.ReportedOutcome.Launched) && !isParticiple)));
    }

    // "All 35 drones launched overnight were destroyed"
    private bool IsBeforeMain(OutcomePhrase outcome) =>
        outcomes.Any(o => o.First > outcome.End && o.IsPassive && !sentence.HasMark(outcome.End, o.First, ",", ";", ":", "–") && !marks.Any(SenseKind.Clause, outcome.End, o.First) && !marks.Of(SenseKind.Joiner).Any(j => j.First >= outcome.End && j.End <= o.First && !marks.Covers(SenseKind.Auxiliary, j.First)) && !counts.Any(c => c.First >= outcome.End && c.First < o.First));

    private CountLink Between(int from, int to)
    {
        var (isSeparated, isPart) = (false, false);
        var at = from;
        while (at < to)
        {
            if (outcomes.FirstOrDefault(o => o.First == at) is { } outcome)
            {
                if (!IsModifier(outcome))
                {
                    return CountLink.None;
                }

                at = Tail(outcome.End, to);
                if (at < 0)
                {
                    return CountLink.None;
                }
            }
            else if (marks.At(SenseKind.Including, at) is { } including)
            {
                (isSeparated, isPart, at) = (true, true, including.End);
            }
            else if (sentence.Is(at, ",") || sentence.Is(at, ";") || sentence.Is(at, ")"))
            {
                (isSeparated, at) = (true, at + 1);
            }
            else if (sentence.Is(at, ":") || sentence.Is(at, "–") || sentence.Is(at, "("))
            {
                (isSeparated, isPart, at) = (true, true, at + 1);
            }
            else if (marks.At(SenseKind.Joiner, at) is { } joiner)
            {
                (isSeparated, at) = (true, joiner.End);
            }
            else if (marks.At(SenseKind.Clause, at) is not null)
            {
                return CountLink.None;
            }
            else if ((marks.At(SenseKind.Filler, at) ?? marks.At(SenseKind.Trailing, at) ?? marks.At(SenseKind.All, at)) is { } filler)
            {
                at = filler.End;
            }
            else if (marks.At(SenseKind.Preposition, at) is { } preposition)
            {
                at = Tail(preposition.End, to);
                if (at < 0)
                {
                    return CountLink.None;
                }
            }
            else if ((marks.At(SenseKind.Place, at) ?? marks.At(SenseKind.ListedPlace, at) ?? marks.At(SenseKind.Regions, at)) is { } place)
            {
                // "from Saratov oblast, Kursk oblast and 6 ballistic missiles"
                at = sentence.Is(place.End, ".") && sentence.Tokens[place.End].IsGlued ? place.End + 1 : place.End;
            }
            else if (sentence.Words.IsAdjective(sentence.Tokens[at]))
            {
                at++;
            }
            else
            {
                return CountLink.None;
            }
        }

        return isSeparated ? isPart ? CountLink.Part : CountLink.Listed : CountLink.None;
    }

    // A note on place or means runs to the next comma or conjunction; -1 where something else became of what it speaks of.
    private int Tail(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (sentence.Is(at, ",") || sentence.Is(at, ";") || sentence.Is(at, ")") || sentence.Is(at, ":") || sentence.Is(at, "–") || marks.At(SenseKind.Joiner, at) is not null || marks.At(SenseKind.Including, at) is not null)
            {
                return at;
            }

            if (marks.At(SenseKind.Clause, at) is not null || outcomes.Any(o => o.First == at && !IsModifier(o)))
            {
                return -1;
            }
        }

        return to;
    }
}
