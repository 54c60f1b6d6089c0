using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Attribution;

/// <summary>Reads what is asked for and what is promised: one claim for each thing.</summary>
internal sealed class AppealReader(Sentence sentence, IReadOnlyList<CountPhrase> counts, SpeakerFinder speakers)
{
    private const int LongestAddressee = 12;

    // "will continue to further strengthen". Unit: tokens.
    private const int FarthestGiving = 6;

    private readonly Marks marks = sentence.Marks;

    /// <summary>The requests of the sentence.</summary>
    /// <param name="speaker">Who says the sentence; null where that is not told.</param>
    public IEnumerable<Claim> Requests(string? speaker)
    {
        foreach (var request in marks.Of(SenseKind.Request))
        {
            var limit = Limit(request.End, SenseKind.Request);
            var levers = Levers(request.End, limit);
            if (levers.Count == 0 || IsDenied(request, levers[0].First))
            {
                continue;
            }

            var heard = marks.Of(SenseKind.HeardIn).FirstOrDefault(m => m.First >= request.End);
            var asker = heard.Sense is not null ? speakers.After(sentence, heard.End) : speakers.Before(sentence, request.First) ?? speaker;
            var addressee = heard.Sense is not null ? null : Addressee(request);
            foreach (var lever in levers)
            {
                yield return Claim(ClaimKind.Request, request.First, lever, asker, addressee);
            }
        }
    }

    /// <summary>The pledges of the sentence.</summary>
    /// <param name="speaker">Who says the sentence; null where that is not told.</param>
    public IEnumerable<Claim> Pledges(string? speaker)
    {
        var end = 0;
        foreach (var pledge in marks.Of(SenseKind.Pledge).Where(_ => marks.Has(SenseKind.Beneficiary) && !marks.Has(SenseKind.Condition)))
        {
            if (pledge.First < end || Giving(pledge) is not { } giving || IsDenied(pledge, giving.First))
            {
                continue;
            }

            var promiser = speakers.Before(sentence, pledge.First);
            if (marks.Any(SenseKind.Russia, Math.Max(0, pledge.First - 3), pledge.First) || marks.Any(SenseKind.Request, 0, pledge.First))
            {
                continue;
            }

            end = Limit(pledge.End, SenseKind.Pledge);
            foreach (var lever in Levers(giving.End, end))
            {
                yield return Claim(ClaimKind.Pledge, pledge.First, lever, speaker ?? promiser, "Ukraine");
            }
        }
    }

    private Claim Claim(ClaimKind kind, int first, Mark lever, string? speaker, string? addressee)
    {
        var count = counts.FirstOrDefault(c => c.First < lever.End && c.End > lever.First && !c.IsBare);
        return new Claim
        {
            Kind = kind,
            Subject = ClaimSubject.Named(sentence.Slice(lever.First, lever.End)) with { Term = lever.Sense.Name },
            Outcome = ReportedOutcome.Other,
            Quantity = count?.Quantity,
            Speaker = speaker,
            Addressee = addressee,
            Span = sentence.Span(first, lever.End),
            Doubt = count?.Doubt,
        };
    }

    // Once each, before the reason that was given for them.
    private List<Mark> Levers(int from, int to) =>
        [.. marks.Of(SenseKind.Lever).Where(m => m.First >= from && m.End <= to && marks.At(SenseKind.CompoundHead, m.End) is null).DistinctBy(m => m.Sense.Name)];

    private int Limit(int from, SenseKind next)
    {
        for (var at = from; at < sentence.Count; at++)
        {
            var isNext = marks.At(next, at) is not null && next == SenseKind.Request;
            if (isNext || sentence.Is(at, ";") || (marks.At(SenseKind.Clause, at) is not null && at > from + 1))
            {
                return at;
            }
        }

        return sentence.Count;
    }

    private Mark? Giving(Mark pledge)
    {
        foreach (var mark in marks.Of(SenseKind.Giving))
        {
            var isSame = mark.First >= pledge.First && mark.First < pledge.End;
            if (isSame || (mark.First >= pledge.End && mark.First - pledge.End <= FarthestGiving && !sentence.HasMark(pledge.End, mark.First, ";", ":")))
            {
                return mark;
            }
        }

        return null;
    }

    private bool IsDenied(Mark verb, int until) =>
        marks.Any(SenseKind.Negation, Math.Max(0, verb.First - 2), until);

    // "urged Western countries to ...": what stands between the verb and what they shall do.
    private string? Addressee(Mark request)
    {
        if (marks.Covers(SenseKind.Lever, request.End) || sentence.Tokens[request.End - 1].Key == "for")
        {
            return null;
        }

        var end = request.End;
        while (end < sentence.Count && sentence.Tokens[end].Kind == TokenKind.Word && marks.At(SenseKind.Giving, end) is null && marks.At(SenseKind.Lever, end) is null && sentence.Tokens[end].Key is not ("to" or "for"))
        {
            end++;
        }

        var first = request.End;
        while (first < end && (sentence.Tokens[first].Key == "the" || marks.At(SenseKind.With, first) is not null || marks.At(SenseKind.Preposition, first) is { } p && p.End - p.First == 1 && sentence.Words.Language != "en"))
        {
            first++;
        }

        return end > first && end - first <= LongestAddressee && end < sentence.Count ? sentence.Slice(first, end) : null;
    }
}
