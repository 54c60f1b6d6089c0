using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Attribution;
using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Outcomes;
using Testudo.Evidence.Reading.Places;
using Testudo.Evidence.Reading.Subjects;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Times;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading;

/// <summary>Turns the counts of sentences into claims.</summary>
/// <param name="trail">The time that the report speaks of.</param>
/// <param name="sides">The side that it speaks of.</param>
internal sealed class CountReader(TimeTrail trail, Sides sides)
{
    // Words for an outcome farther from a count than this do not go into its span. Unit: tokens.
    private const int FarthestInSpan = 8;

    private readonly Antecedents antecedents = new();
    private ReportedOutcome? header;
    private bool isAttackSeen;

    /// <summary>The claims of a sentence that count something.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="counts">Its counts.</param>
    /// <param name="speaker">Who says it; null where that is not told.</param>
    public List<Claim> Read(Sentence sentence, List<CountPhrase> counts, string? speaker)
    {
        var (governed, last) = Governor.Decide(sentence, counts);
        governed = Announced(sentence, governed);
        isAttackSeen |= sentence.Marks.Has(SenseKind.Attack) || counts.Exists(c => c.Subject?.Group == SubjectGroup.Threat);
        var places = new PlaceFinder(sentence);
        var claims = new List<Claim>();
        foreach (var count in governed)
        {
            if (Claim(sentence, count, governed, places, speaker) is { } claim)
            {
                claims.Add(claim);
            }
        }

        antecedents.Leave(sentence, governed);
        KeepHeader(sentence, governed, last);
        return claims;
    }

    // The lines under "Shot down:" say nothing of it themselves.
    private List<GovernedCount> Announced(Sentence sentence, List<GovernedCount> governed) =>
        sentence.IsItem && header is { } outcome
            ? [.. governed.Select(g => g.Outcome is null && g.Count.Subject is { Group: SubjectGroup.Threat } ? g with { Outcome = outcome } : g)]
            : governed;

    private void KeepHeader(Sentence sentence, List<GovernedCount> governed, OutcomePhrase? last)
    {
        if (sentence.EndsInColon)
        {
            var said = governed.Where(g => g is { IsUnreal: false, Outcome: not null, Group: SubjectGroup.Threat }).Select(g => g.Outcome!.Value).Distinct().ToList();
            header = said.Count == 0 ? last?.For(SubjectGroup.Threat, isBefore: true)?.Outcome : Announced(said);
        }
        else if (!sentence.IsItem)
        {
            header = null;
        }
    }

    // "Stopped 475: shot down 249, lost 226:" announces all of them; "launched 99, shot down 72:" the later one.
    private static ReportedOutcome Announced(List<ReportedOutcome> said)
    {
        var isOneDefence = said.TrueForAll(o => o is ReportedOutcome.Destroyed or ReportedOutcome.NotReached or ReportedOutcome.Stopped);
        return said.Count > 1 && isOneDefence ? ReportedOutcome.Stopped : said[^1];
    }

    private Claim? Claim(Sentence sentence, GovernedCount governed, List<GovernedCount> all, PlaceFinder places, string? speaker)
    {
        var count = governed.Count;
        if (governed.IsUnreal || count.IsWhole || IsOfBreakdown(sentence, governed, all))
        {
            return null;
        }

        if (Subject(sentence, governed, all) is not { } counted || counted.Outcome is not { } outcome || !Fits(sentence, governed, counted.Phrase, outcome))
        {
            return null;
        }

        var where = places.Of(governed, all);
        if (sides.IsForeign(sentence, governed with { Count = count with { Subject = counted.Phrase } }, outcome, where))
        {
            return null;
        }

        var isForce = counted.Phrase?.Group == SubjectGroup.Force;
        var (time, timeDoubt) = isForce ? trail.Own() : trail.At(count.First);
        var loose = counted.Phrase is { IsLoose: true } ? Doubts.Loose : null;
        var unconfirmed = sentence.Marks.Has(SenseKind.Unconfirmed) ? Doubts.Unconfirmed : null;
        string?[] doubts = [unconfirmed, count.Doubt, governed.Doubt, counted.Doubt, loose, timeDoubt];
        return new Claim
        {
            Kind = outcome is ReportedOutcome.Killed or ReportedOutcome.Injured ? ClaimKind.Casualties : ClaimKind.Count,
            Subject = counted.Subject,
            Outcome = outcome,
            Quantity = count.Quantity,
            OutOf = count.OutOf ?? counted.OutOf,
            Places = [.. where.Select(p => p.Id).Distinct(StringComparer.Ordinal)],
            Time = time,
            Speaker = speaker,
            Span = Span(sentence, governed, all),
            Doubt = doubts.Any(d => d is not null) ? string.Join(Doubts.Separator, doubts.Where(d => d is not null).Distinct()) : null,
        };
    }

    // "44 missiles: 18 in the zone Centre, 12 South": parts by place, of which only the first would look whole.
    private static bool IsOfBreakdown(Sentence sentence, GovernedCount governed, List<GovernedCount> all) =>
        governed.Count is { IsBare: true } count && !(governed.Phrase?.First >= count.End) && all.Exists(g => g.Count.End <= count.First && g.Count.Subject is not null && sentence.HasMark(g.Count.End, count.First, ":"));

    private Counted? Subject(Sentence sentence, GovernedCount governed, List<GovernedCount> all)
    {
        var count = governed.Count;
        if (count.Subject is { } own)
        {
            var subject = own.ToSubject(sentence);
            if (!count.PointsBack)
            {
                return new Counted(subject, own, governed.Outcome, null, null);
            }

            // "About 40 of them are Shaheds": what became of them is what became of the whole.
            return antecedents.Find(sentence, governed with { Count = count with { Subject = null } }, all) is { } whole && own.Group == SubjectGroup.Threat
                ? new Counted(subject, own, whole.Outcome ?? governed.Outcome, Larger(whole.Quantity, count), whole.Doubt)
                : null;
        }

        if (governed.Outcome is null)
        {
            return null;
        }

        if (governed.Group == SubjectGroup.People)
        {
            var words = sentence.Slice(governed.Phrase!.First, governed.Phrase.End);
            return new Counted(ClaimSubject.Named(words) with { Term = "people" }, null, governed.Outcome, null, null);
        }

        if (antecedents.Find(sentence, governed, all) is not { } meant)
        {
            return null;
        }

        var isPart = count.PointsBack || all.Exists(g => g.Count.IsWhole && g.Count.Quantity == meant.Quantity);
        return new Counted(meant.Subject, meant.Phrase, governed.Outcome, isPart ? Larger(meant.Quantity, count) : null, meant.Doubt);
    }

    private static HedgedQuantity? Larger(HedgedQuantity whole, CountPhrase part) =>
        whole.Stated is { } n && part.Quantity.Stated is { } p && n >= p ? whole : null;

    private bool Fits(Sentence sentence, GovernedCount governed, SubjectPhrase? subject, ReportedOutcome outcome)
    {
        var marks = sentence.Marks;
        switch (subject?.Group ?? SubjectGroup.People)
        {
            case SubjectGroup.People:
                var isAccident = marks.Has(SenseKind.Accident) && !marks.Has(SenseKind.Attack);
                return isAttackSeen && !isAccident && !IsPartial(sentence, governed.Count);
            case SubjectGroup.Force:
                return !marks.Has(SenseKind.Russia) && !marks.Has(SenseKind.RussianDefence);
            default:
                return !subject!.IsLoose || outcome is ReportedOutcome.Destroyed or ReportedOutcome.Stopped or ReportedOutcome.NotReached;
        }
    }

    // "11 of the injured are in hospital": not all who were injured.
    private static bool IsPartial(Sentence sentence, CountPhrase count)
    {
        var (from, to) = (count.First, count.End);
        while (from > 0 && !sentence.Is(from - 1, ",") && !sentence.Is(from - 1, ";"))
        {
            from--;
        }

        while (to < sentence.Count && !sentence.Is(to, ",") && !sentence.Is(to, ";"))
        {
            to++;
        }

        return sentence.Marks.Any(SenseKind.Partial, from, to);
    }

    private static TextSpan Span(Sentence sentence, GovernedCount governed, List<GovernedCount> all)
    {
        var (first, end) = (governed.Count.First, governed.Count.End);
        if (governed.Phrase is { } phrase)
        {
            var (from, to) = phrase.First < first ? (phrase.End, first) : (end, phrase.First);
            var isNear = to - from <= FarthestInSpan && !sentence.HasMark(from, to, ";") && !all.Exists(g => g != governed && g.Count.First >= from && g.Count.First < to);
            if (isNear)
            {
                (first, end) = (Math.Min(first, phrase.First), Math.Max(end, phrase.End));
            }
        }

        return sentence.Span(first, end);
    }

    private sealed record Counted(ClaimSubject Subject, SubjectPhrase? Phrase, ReportedOutcome? Outcome, HedgedQuantity? OutOf, string? Doubt);
}
