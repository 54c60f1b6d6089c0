using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Outcomes;

/// <summary>Words that say what became of something.</summary>
/// <param name="First">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Senses">What they may say.</param>
internal sealed record OutcomePhrase(int First, int End, IReadOnlyList<OutcomeSense> Senses)
{
    /// <summary>Whether a helping verb stands before it: were shot down.</summary>
    public bool IsPassive { get; init; }

    /// <summary>The outcomes of a sentence that stand outside its counts, in order.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="counts">Its counts.</param>
    public static List<OutcomePhrase> Find(Sentence sentence, IReadOnlyList<CountPhrase> counts)
    {
        var marks = sentence.Marks;
        var found = new List<OutcomePhrase>();
        foreach (var group in marks.Of(SenseKind.Outcome).Where(m => !counts.Any(c => c.First <= m.First && m.End <= c.End)).GroupBy(m => (m.First, m.End)))
        {
            var (first, end) = group.Key;
            found.Add(new OutcomePhrase(first, end, [.. group.Select(m => m.Sense.Outcome!)]) { IsPassive = marks.Before(SenseKind.Auxiliary, first) is not null });
        }

        return Joined(sentence, found);
    }

    /// <summary>What it says of this kind of thing on this side of it; null where it says nothing.</summary>
    /// <param name="group">The kind of thing.</param>
    /// <param name="isBefore">Whether it stands before the number.</param>
    public OutcomeSense? For(SubjectGroup group, bool isBefore)
    {
        foreach (var sense in Senses)
        {
            var isForm = group is SubjectGroup.Location or SubjectGroup.Force || sense.Form switch
            {
                OutcomeForm.With or OutcomeForm.Before => isBefore,
                OutcomeForm.After => !isBefore,
                _ => true,
            };
            if (isForm && Suits(sense.Outcome, group))
            {
                return sense;
            }
        }

        return null;
    }

    private static bool Suits(ReportedOutcome outcome, SubjectGroup group) => group switch
    {
        SubjectGroup.People => outcome is ReportedOutcome.Killed or ReportedOutcome.Injured,
        SubjectGroup.Location => outcome is ReportedOutcome.Hit or ReportedOutcome.DebrisFell,
        SubjectGroup.Force => outcome is ReportedOutcome.Deployed or ReportedOutcome.Delivered,
        _ => outcome is not (ReportedOutcome.Killed or ReportedOutcome.Injured or ReportedOutcome.Deployed or ReportedOutcome.Delivered or ReportedOutcome.DebrisFell or ReportedOutcome.Other),
    };

    // "shot down or suppressed" tells the two no longer apart.
    private static List<OutcomePhrase> Joined(Sentence sentence, List<OutcomePhrase> found)
    {
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (first, second) = (found[i], found[i + 1]);
            var both = first.Senses.Concat(second.Senses).Select(s => s.Outcome).Distinct().ToList();
            var isPair = both.Contains(ReportedOutcome.Destroyed) && both.Contains(ReportedOutcome.NotReached) && !both.Contains(ReportedOutcome.Launched);
            var isStopped = isPair || (both.Contains(ReportedOutcome.Stopped) && (both.Contains(ReportedOutcome.Destroyed) || both.Contains(ReportedOutcome.NotReached)));
            if (isStopped && IsJoined(sentence, first.End, second.First))
            {
                found[i] = first with { End = second.End, Senses = [new OutcomeSense(ReportedOutcome.Stopped, first.Senses[0].Form)] };
                found.RemoveAt(i + 1);
            }
        }

        return found;
    }

    private static bool IsJoined(Sentence sentence, int from, int to)
    {
        var joiner = sentence.Marks.At(SenseKind.Joiner, from) ?? sentence.Marks.At(SenseKind.Alternative, from);
        if (joiner is null && !sentence.Is(from, "/"))
        {
            return false;
        }

        var at = joiner?.End ?? from + 1;
        return (sentence.Marks.At(SenseKind.Auxiliary, at)?.End ?? at) == to;
    }
}
