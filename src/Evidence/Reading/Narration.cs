using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Attribution;
using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Times;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading;

/// <summary>Goes through a report from sentence to sentence, and keeps what later ones need: time, side, speaker, what was counted.</summary>
internal sealed class Narration
{
    private readonly IReadOnlyList<Sentence> sentences;
    private readonly Quotations quotations;
    private readonly TimeTrail trail;
    private readonly Sides sides = new();
    private readonly SpeakerFinder speakers = new();
    private readonly CountReader reader;
    private readonly bool isTopical;
    private readonly List<Claim> claims = [];
    private int previousFrom;

    /// <summary>Makes ready to read.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="quotations">The quotations.</param>
    /// <param name="almanac">What is known of years.</param>
    public Narration(IReadOnlyList<Sentence> sentences, Quotations quotations, Almanac almanac)
    {
        (this.sentences, this.quotations) = (sentences, quotations);
        trail = new TimeTrail(almanac);
        // An article about something else may call for sanctions too, and quotes people.
        reader = new CountReader(trail, sides);
        isTopical = sentences.Any(s => s.Marks.Of(SenseKind.Subject).Any(m => m.Sense.Subject!.Group == SubjectGroup.Threat && !m.Sense.Subject.IsLoose) || s.Marks.Of(SenseKind.Lever).Any(m => m.Sense.Name is "air-defence-systems" or "air-defence" or "long-range-missiles"))
            && sentences.Any(s => s.Marks.Has(SenseKind.Beneficiary) || s.Marks.Has(SenseKind.Ukraine));
    }

    // Drones are launched over concerts too: something in a report has to tell of this war, or of what was shot down.
    private bool IsOfThisWar() => claims.Exists(c => c.Outcome is not (ReportedOutcome.Launched or ReportedOutcome.Other)) || sentences.Any(s =>
        s.Marks.Has(SenseKind.Ukraine) || s.Marks.Has(SenseKind.UkrainianDefence) || s.Marks.Has(SenseKind.Beneficiary) || s.Marks.Has(SenseKind.Russia) || s.Marks.Has(SenseKind.Place)
        || s.Marks.Of(SenseKind.Subject).Any(m => m.Sense.Subject is { IsName: true } or { IsLoose: false, Class: "air-target" })
        || s.Marks.Of(SenseKind.Lever).Any(m => m.Sense.Name.StartsWith("air-defence", StringComparison.Ordinal)));

    /// <summary>The claims, each once, in the order of the text.</summary>
    public IReadOnlyList<Claim> Read()
    {
        foreach (var sentence in sentences)
        {
            Read(sentence);
        }

        if (!IsOfThisWar())
        {
            claims.RemoveAll(c => c.Outcome == ReportedOutcome.Launched);
        }

        GiveMainTime();
        return Once();
    }

    // A headline and its first line come before the first date, and speak of the same raid.
    private void GiveMainTime()
    {
        if (trail.Main is not { } main)
        {
            return;
        }

        for (var i = 0; i < claims.Count && claims[i] is { Time: null, Doubt: null, Kind: ClaimKind.Count or ClaimKind.Casualties }; i++)
        {
            claims[i] = claims[i] with { Time = main, Doubt = Doubts.LaterSentence };
        }
    }

    private void Read(Sentence sentence)
    {
        trail.Enter(sentence);
        sides.Enter(sentence);
        var speaker = speakers.Find(sentence);
        var from = claims.Count;
        var counts = CountFinder.Find(sentence);
        var said = reader.Read(sentence, counts, speaker?.Name);
        claims.AddRange(said);
        if (!sentence.IsHeading && !sides.IsElsewhere)
        {
            claims.AddRange(Words(sentence, counts, speaker?.Name, said));
        }

        if (speaker is not null)
        {
            GiveSpeaker(sentence, speaker, from);
        }

        trail.Leave();
        previousFrom = from;
    }

    private List<Claim> Words(Sentence sentence, List<CountPhrase> counts, string? speaker, List<Claim> said)
    {
        var appeals = new AppealReader(sentence, counts, speakers);
        var statements = new StatementReader(sentence, speakers);
        var isOfRaids = isTopical || (sentence.Marks.Has(SenseKind.Attack) && (sentence.Marks.Has(SenseKind.Beneficiary) || sentence.Marks.Has(SenseKind.Ukraine)));
        List<Claim> words = isOfRaids ? [.. appeals.Requests(speaker), .. appeals.Pledges(speaker), .. statements.Stances(speaker)] : [];
        if (speaker is not null && isTopical)
        {
            var quotes = quotations.EndingIn(sentence.Tokens[0].Start, sentence.Tokens[^1].End + 1).Where(q => q.Begin >= sentence.Tokens[0].Start - 1);
            // What was read out of a quotation need not be told again.
            words.AddRange(statements.Quotations(quotes.Where(q => !said.Concat(words).Any(c => c.Span!.Start >= q.Begin && c.Span.Start < q.End)), speaker));
        }

        var time = trail.Own();
        words = [.. words.Select(c => c with { Time = time.Time, Doubt = c.Doubt ?? time.Doubt })];
        if (statements.Target(speaker) is { } target)
        {
            var (when, doubt) = trail.At(0);
            words.Add(target with { Time = when, Doubt = doubt });
        }

        return words;
    }

    // "This was reported by": the sentence before. A quotation of several sentences: all of it.
    private void GiveSpeaker(Sentence sentence, Speaker speaker, int from)
    {
        var begin = sentence.Tokens[0].Start;
        var quoted = quotations.EndingIn(begin, sentence.Tokens[^1].End + 1).Where(q => q.Begin < begin).Select(q => q.Begin).DefaultIfEmpty(begin).Min();
        for (var i = from - 1; i >= 0; i--)
        {
            var isBefore = speaker.IsAboutBefore && i >= previousFrom;
            var isQuoted = claims[i].Span!.Start >= quoted;
            if (!isBefore && !isQuoted)
            {
                break;
            }

            claims[i] = claims[i].Speaker is null ? claims[i] with { Speaker = speaker.Name } : claims[i];
        }
    }

    // Everything but the words themselves; of two the one that tells more of time, place and speaker.
    private List<Claim> Once()
    {
        var distinct = claims.GroupBy(c => (What(c), Where(c), c.Time, c.Speaker)).Select(g => g.FirstOrDefault(c => c.Doubt is null) ?? g.First()).ToList();
        var richest = distinct.GroupBy(What).ToDictionary(g => g.Key, g => g.ToList());
        return [.. distinct.Where(c => !richest[What(c)].Exists(other => other != c && TellsMore(other, c)))];
    }

    private static bool TellsMore(Claim other, Claim claim) =>
        (claim.Time is null || claim.Time == other.Time)
        && (claim.Places.Count == 0 || Where(claim) == Where(other))
        && (claim.Speaker is null || claim.Speaker == other.Speaker)
        && (claim.Time != other.Time || Where(claim) != Where(other) || claim.Speaker != other.Speaker);

    private static string Where(Claim claim) => string.Join(',', claim.Places);

    private static string What(Claim claim) =>
        string.Join('|', claim.Kind, claim.Outcome, claim.Quantity, claim.OutOf, string.Join(',', claim.Subject.Threats), claim.Subject.Class, claim.Subject.Term, string.Join(',', claim.Subject.Excluding), claim.Addressee, claim is { Kind: ClaimKind.Statement, Subject.Term: null } ? claim.Subject.Text : "");
}
