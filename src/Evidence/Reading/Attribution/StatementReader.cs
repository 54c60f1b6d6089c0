using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Places;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Attribution;

/// <summary>Reads what was said without a number: condemnation, support, the main target, quoted words.</summary>
internal sealed class StatementReader(Sentence sentence, SpeakerFinder speakers)
{
    private const string MainTarget = "main-target";
    private const int FewestQuotedWords = 3;

    private readonly Marks marks = sentence.Marks;

    /// <summary>Stances of somebody who is named.</summary>
    /// <param name="speaker">Who says the sentence; null where that is not told.</param>
    public IEnumerable<Claim> Stances(string? speaker)
    {
        if (!marks.Has(SenseKind.Attack) && !marks.Has(SenseKind.Beneficiary) && !marks.Has(SenseKind.Ukraine) && !marks.Has(SenseKind.Place))
        {
            yield break;
        }

        foreach (var stance in marks.Of(SenseKind.Stance))
        {
            var isDenied = marks.Any(SenseKind.Negation, Math.Max(0, stance.First - 3), stance.First) || marks.Has(SenseKind.Condition);
            var who = speaker ?? speakers.Before(sentence, stance.First);
            if (isDenied || who is null)
            {
                continue;
            }

            var end = stance.End;
            while (end < sentence.Count && !sentence.Is(end, ",") && !sentence.Is(end, ".") && !sentence.Is(end, ";"))
            {
                end++;
            }

            IReadOnlyList<string> places = [.. marks.Of(SenseKind.Place).Where(m => m.First >= stance.First && m.Sense.Name.Contains(' ')).Select(m => m.Sense.Name)];
            yield return Statement(stance.First, end, stance.Sense.Name, who) with { Places = places };
        }
    }

    /// <summary>"The main target was Kyiv"; null where the sentence does not say so.</summary>
    /// <param name="speaker">Who says the sentence; null where that is not told.</param>
    public Claim? Target(string? speaker)
    {
        if (marks.Of(SenseKind.MainTarget) is not [{ } target, ..] || !marks.Has(SenseKind.Attack) || marks.Has(SenseKind.Hypothesis) || marks.Has(SenseKind.Negation))
        {
            return null;
        }

        // "was Kyiv" has no preposition, so every name of a place after the words counts.
        var places = marks.Of(SenseKind.Place).Where(m => m.First >= target.End).Concat(new PlaceFinder(sentence).All.Select(p => new Mark(p.First, p.End, new Sense(SenseKind.Place) { Name = p.Id }))).OrderBy(m => m.First).Select(m => m.Sense.Name).Distinct(StringComparer.Ordinal).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var end = sentence.Is(sentence.Count - 1, ".") ? sentence.Count - 1 : sentence.Count;
        return Statement(target.First, end, MainTarget, speaker) with { Places = places };
    }

    /// <summary>Words in quotation marks.</summary>
    /// <param name="quotes">Begin and end of each quotation in the report.</param>
    /// <param name="speaker">Who said them.</param>
    public IEnumerable<Claim> Quotations(IEnumerable<(int Begin, int End)> quotes, string speaker)
    {
        foreach (var (begin, end) in quotes)
        {
            var text = sentence.Report[begin..end];
            var from = begin + (text.Length - text.TrimStart().Length);
            var to = begin + text.TrimEnd().TrimEnd(',', '.').Length;
            if (sentence.Tokens.Count(t => t.Start >= begin && t.End <= end && t.Kind == TokenKind.Word) >= FewestQuotedWords && to > from)
            {
                yield return new Claim
                {
                    Kind = ClaimKind.Statement,
                    Subject = ClaimSubject.Named(sentence.Report[from..to]),
                    Outcome = ReportedOutcome.Other,
                    Speaker = speaker,
                    Span = new TextSpan(from, to - from, sentence.Report[from..to]),
                };
            }
        }
    }

    private Claim Statement(int first, int end, string term, string? speaker)
    {
        var span = sentence.Span(first, end);
        return new Claim
        {
            Kind = ClaimKind.Statement,
            Subject = ClaimSubject.Named(span.Text) with { Term = term },
            Outcome = ReportedOutcome.Other,
            Speaker = speaker,
            Span = span,
        };
    }
}
