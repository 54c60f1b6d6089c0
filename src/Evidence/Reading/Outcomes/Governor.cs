using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Outcomes;

/// <summary>A count and what became of what it counts.</summary>
/// <param name="Count">The count.</param>
/// <param name="Group">What kind of thing.</param>
/// <param name="Outcome">What became of it; null where the sentence does not say.</param>
/// <param name="Phrase">The words for it; null where another line says them.</param>
internal sealed record GovernedCount(CountPhrase Count, SubjectGroup Group, ReportedOutcome? Outcome, OutcomePhrase? Phrase)
{
    /// <summary>The count of which this is a part; null where it is none.</summary>
    public CountPhrase? Parent { get; init; }

    /// <summary>Why it is not certain what became of it; null where it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether the sentence denies it or only supposes it.</summary>
    public bool IsUnreal { get; init; }
}

/// <summary>Decides which words of a sentence say what became of which count: the nearest that can, as a reader would take it.</summary>
/// <remarks>
/// Every outcome has a distance to a list of counts: words between count a little, a comma more, the begin of another clause much. The
/// nearest wins. Where two that say different things are about as near, the claim carries a doubt; where none is near, there is no claim.
/// </remarks>
internal sealed class Governor
{
    private const double Word = 0.3;
    private const double Comma = 2.5;
    private const double And = 1;
    private const double OtherClause = 5;
    private const double OtherOutcome = 4;
    private const double PassiveBefore = 5;
    private const double Unusual = 1;
    private const double Farthest = 9;
    private const double Close = 0.8;
    private const double Touching = 0.7;

    // A number alone has to touch the words that say what it counts. Unit: tokens.
    private const int FarthestBare = 3;
    private const int FarthestGrown = 16;

    private readonly Sentence sentence;
    private readonly Marks marks;
    private readonly List<CountPhrase> counts;
    private readonly List<OutcomePhrase> outcomes;
    private readonly CountLists lists;
    private readonly bool isVerbFirst;

    private Governor(Sentence sentence, List<CountPhrase> counts)
    {
        (this.sentence, this.counts, marks) = (sentence, counts, sentence.Marks);
        outcomes = OutcomePhrase.Find(sentence, counts);
        lists = new CountLists(sentence, counts, outcomes);
        isVerbFirst = outcomes.Count > 0 && counts.Count > 0 && outcomes[0].First < counts[0].First;
    }

    /// <summary>What became of each count of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="counts">Its counts.</param>
    /// <returns>The counts, and the last words for an outcome, which a list below may need.</returns>
    public static (List<GovernedCount> Counts, OutcomePhrase? Last) Decide(Sentence sentence, List<CountPhrase> counts)
    {
        var governor = new Governor(sentence, counts);
        return (governor.Run(), governor.outcomes.LastOrDefault());
    }

    private List<GovernedCount> Run()
    {
        var result = new List<GovernedCount>();
        var from = 0;
        while (from < counts.Count)
        {
            var to = from;
            var parents = new CountPhrase?[counts.Count];
            while (to + 1 < counts.Count && lists.Link(to + 1) is var link and not CountLink.None)
            {
                parents[to + 1] = link == CountLink.Part ? counts[to] : parents[to];
                to++;
            }

            var split = Split(from, to);
            result.AddRange(DecideList(from, split, parents));
            from = split + 1;
        }

        return result;
    }

    // "збили 17 шахедів, ще три дрони локаційно втрачені": what follows the last of a list at once is told of that one alone.
    private int Split(int from, int to)
    {
        if (from == to)
        {
            return to;
        }

        var first = Candidates(from, from).Where(c => c.Phrase.End <= counts[from].First).MinBy(c => c.Cost);
        var last = Candidates(to, to).Where(c => c.Phrase.First >= counts[to].End).MinBy(c => c.Cost);
        var isOther = first is { Cost: <= Farthest } && last is not null && last.Sense.Form != OutcomeForm.Participle && last.Sense.Outcome != first.Sense.Outcome;
        return isOther && last!.Cost - Unusual < Touching ? BeforeLastPart(from, to) : to;
    }

    // A semicolon parts a list better than its last comma.
    private int BeforeLastPart(int from, int to)
    {
        for (var i = to; i > from; i--)
        {
            if (sentence.HasMark(counts[i - 1].End, counts[i].First, ";"))
            {
                return i - 1;
            }
        }

        return to - 1;
    }

    private IEnumerable<GovernedCount> DecideList(int from, int to, CountPhrase?[] parents)
    {
        var (first, last) = (counts[from], counts[to]);
        var candidates = Candidates(from, to).OrderBy(c => c.Cost).ToList();
        var best = candidates.Count > 0 && candidates[0].Cost <= Farthest ? candidates[0] : null;
        var rival = best is null ? null : candidates.Find(c => c.Sense.Outcome != best.Sense.Outcome && c.Cost - best.Cost < Close);
        var doubt = rival is null ? null : Doubts.IsAsNear(sentence.Slice(best!.Phrase.First, best.Phrase.End), sentence.Slice(rival.Phrase.First, rival.Phrase.End));
        var isUnreal = best is not null && new Reality(sentence).IsUnreal(best.Phrase, best.Sense, first, last);
        for (var i = from; i <= to; i++)
        {
            var count = counts[i];
            // "at least 127 missiles and 109 drones": the hedge may be meant for both.
            var hedgeDoubt = i > from && parents[i] is null && !count.HasHedge && counts[from].HasHedge && counts[from].Quantity.Hedge is not Hedge.Exact and not Hedge.Between && IsTight(from, i) ? Doubts.SharedHedge : null;
            yield return new GovernedCount(count, best?.Group ?? count.Subject?.Group ?? SubjectGroup.Threat, best?.Sense.Outcome ?? Inner(count), best?.Phrase)
            {
                Parent = parents[i],
                Doubt = doubt ?? hedgeDoubt,
                IsUnreal = isUnreal || new Reality(sentence).IsNoneOf(count),
            };
        }
    }

    // Nothing but commas and conjunctions stands between the counts.
    private bool IsTight(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            for (var at = counts[i].End; at < counts[i + 1].First; at++)
            {
                if (!sentence.Is(at, ",") && !marks.Covers(SenseKind.Joiner, at))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // "17 downed drones": the adjective tells, where nothing else does.
    private ReportedOutcome? Inner(CountPhrase count) =>
        count.Subject is { Group: SubjectGroup.Threat }
            ? marks.Of(SenseKind.Outcome).Where(m => m.First >= count.First && m.End <= count.End && m.Sense.Outcome!.Outcome is ReportedOutcome.Destroyed or ReportedOutcome.NotReached).Select(m => (ReportedOutcome?)m.Sense.Outcome!.Outcome).FirstOrDefault()
            : null;

    private IEnumerable<Candidate> Candidates(int from, int to)
    {
        var (first, last) = (counts[from], counts[to]);
        SubjectGroup[] groups = first.Subject is { } subject ? [subject.Group] : [SubjectGroup.People, SubjectGroup.Threat];
        foreach (var outcome in outcomes.Where(o => !lists.IsModifier(o)))
        {
            foreach (var group in groups)
            {
                var isBefore = outcome.End <= first.First;
                if (!isBefore && outcome.First < last.End)
                {
                    continue;
                }

                if (outcome.For(group, isBefore) is { } sense && (isBefore ? CostBefore(outcome, sense, first, group) : CostAfter(outcome, last, group)) is { } cost)
                {
                    yield return new Candidate(outcome, sense, group, cost + (sense.Form == OutcomeForm.Participle ? Unusual : 0));
                }
            }
        }
    }

    private double? CostBefore(OutcomePhrase outcome, OutcomeSense sense, CountPhrase first, SubjectGroup group)
    {
        var (from, to) = (outcome.End, first.First);
        // What became of another count became of this one only in a list. "Hits of 16 drones at 6 locations": the places are those of the hits.
        if (group != SubjectGroup.Location && counts.Exists(c => c.First >= from && c.First < to))
        {
            return null;
        }

        var grown = marks.Any(SenseKind.Growth, from, to) && sense.Outcome is ReportedOutcome.Killed or ReportedOutcome.Injured;
        if (first.IsBare && to - from > (grown ? FarthestGrown : FarthestBare))
        {
            return null;
        }

        if (first.IsBare && !grown && sentence.HasMark(from, to, ",", "(", ")"))
        {
            return null;
        }

        if (sense.Form == OutcomeForm.With && sentence.Words.Language == "en" && !marks.Any(SenseKind.With, from, to))
        {
            return null;
        }

        if (sense.Form == OutcomeForm.Before && to - from > FarthestBare + 1 && first.Subject?.Group == SubjectGroup.Threat)
        {
            return null;
        }

        var isColon = sentence.HasMark(from, to, ":");
        var passive = outcome.IsPassive && sentence.Words.Language == "en" && !isColon ? PassiveBefore : 0;
        return grown ? 0 : Gap(from, to, group) + passive + (isVerbFirst ? 0 : Unusual);
    }

    private double? CostAfter(OutcomePhrase outcome, CountPhrase last, SubjectGroup group)
    {
        var (from, to) = (last.End, outcome.First);
        if (counts.Exists(c => c.First >= from && c.First < to))
        {
            return null;
        }

        if (last.IsBare && (to - from > FarthestBare || sentence.HasMark(from, to, ",", ";", "(", ":")))
        {
            return null;
        }

        // "109 drones – shot down 201 targets": what touches a count of its own after a mark is told of that.
        if (!last.IsBare && sentence.HasMark(to - 1, to, ",", "–") && counts.Exists(c => c.First == outcome.End))
        {
            return null;
        }

        return sentence.HasMark(from, to, ";", ":") ? null : Gap(from, to, group) + (outcome.IsPassive ? -Unusual : 0) + (isVerbFirst ? Unusual : 0);
    }

    private double Gap(int from, int to, SubjectGroup group)
    {
        var cost = 0.0;
        var depth = 0;
        for (var at = from; at < to; at++)
        {
            if (outcomes.Exists(o => o.First == at && !lists.IsModifier(o) && o.For(group, isBefore: true) is not null))
            {
                cost += OtherOutcome;
            }

            if (marks.At(SenseKind.Clause, at) is not null)
            {
                cost += OtherClause;
            }

            // What stands in brackets does not push apart what stands around them.
            depth += sentence.Is(at, "(") ? 1 : sentence.Is(at, ")") ? -1 : 0;
            cost += depth > 0 ? 0 : marks.At(SenseKind.Joiner, at) is not null ? And : sentence.Is(at, ",") ? Comma : sentence.Is(at, ";") ? 2 * Comma : Word;
        }

        return cost;
    }

    private sealed record Candidate(OutcomePhrase Phrase, OutcomeSense Sense, SubjectGroup Group, double Cost);
}
