using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Outcomes;
using Testudo.Evidence.Reading.Subjects;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Numbers;

/// <summary>What a number without a noun counts.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Phrase">Its words.</param>
/// <param name="Quantity">How many there were of it.</param>
/// <param name="Outcome">What became of those.</param>
/// <param name="Doubt">Why it is not certain; null where it is.</param>
internal sealed record Antecedent(ClaimSubject Subject, SubjectPhrase Phrase, HedgedQuantity Quantity, ReportedOutcome? Outcome, string? Doubt);

/// <summary>Remembers what was counted, for "27 of them" and "36 were launched, 27 shot down".</summary>
internal sealed class Antecedents
{
    private readonly List<Antecedent> before = [];
    private int paragraph = -1;

    /// <summary>What a number without a noun counts; null where nothing or more than one thing may be meant.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="governed">The count.</param>
    /// <param name="all">All counts of the sentence.</param>
    public Antecedent? Find(Sentence sentence, GovernedCount governed, IReadOnlyList<GovernedCount> all)
    {
        var earlier = all.Where(g => g.Count.End <= governed.Count.First && g.Count.Subject is { Group: SubjectGroup.Threat }).ToList();
        if (earlier.FindLast(g => g.Count.IsWhole) is { } whole)
        {
            return Of(sentence, whole);
        }

        if (earlier.Count > 0)
        {
            // Two kinds in one list: the number may count either, or both.
            var last = earlier[^1];
            var rivals = earlier.Where(g => g.Phrase == last.Phrase && g.Parent is null && g != last && g.Count.Subject!.Senses[0].Family != last.Count.Subject!.Senses[0].Family);
            return rivals.Any() ? null : Of(sentence, last.Parent is { } parent ? earlier.Find(g => g.Count == parent) ?? last : last);
        }

        var isNear = sentence.Paragraph - paragraph <= 1;
        // "All 35 were shot down" after 35 drones leaves nothing open.
        var isTold = governed.Count.PointsBack || (before.Count == 1 && governed.Count.OutOf == before[0].Quantity);
        return before.Count == 1 && isNear ? before[0] with { Doubt = isTold ? null : Doubts.FromBefore } : null;
    }

    /// <summary>Goes on from a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="all">Its counts.</param>
    public void Leave(Sentence sentence, IReadOnlyList<GovernedCount> all)
    {
        var counted = all.Where(g => g is { Parent: null, IsUnreal: false, Outcome: not null, Count.Subject.Group: SubjectGroup.Threat }).ToList();
        if (counted.Count > 0)
        {
            before.Clear();
            before.AddRange(counted.Select(g => Of(sentence, g)));
            paragraph = sentence.Paragraph;
        }
        else if (sentence.Paragraph - paragraph > 1)
        {
            before.Clear();
        }
    }

    private static Antecedent Of(Sentence sentence, GovernedCount governed) =>
        new(governed.Count.Subject!.ToSubject(sentence), governed.Count.Subject!, governed.Count.Quantity, governed.Outcome, null);
}
