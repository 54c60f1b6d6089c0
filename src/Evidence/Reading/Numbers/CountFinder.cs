using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Subjects;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Numbers;

/// <summary>Finds the counts of a sentence: numbers with what they count, and numbers that may count what was named before.</summary>
internal sealed class CountFinder
{
    private const int MostArticles = 2;

    // "attacked the capital and its suburbs with". Unit: tokens.
    private const int FarthestMeans = 8;
    private const int FarthestCompared = 6;

    private readonly Sentence sentence;
    private readonly Marks marks;
    private readonly NumberFinder numbers;
    private readonly SubjectFinder subjects;

    private CountFinder(Sentence sentence)
    {
        (this.sentence, marks) = (sentence, sentence.Marks);
        numbers = new NumberFinder(sentence);
        subjects = new SubjectFinder(sentence, numbers);
    }

    /// <summary>The counts of a sentence, in order.</summary>
    /// <param name="sentence">The sentence.</param>
    public static List<CountPhrase> Find(Sentence sentence)
    {
        var finder = new CountFinder(sentence);
        var found = new List<CountPhrase>();
        var at = 0;
        while (at < sentence.Count)
        {
            if (finder.NameFirst(at) is { } named)
            {
                found.Add(named);
                at = named.End;
            }
            else if (finder.numbers.At(at) is { } number)
            {
                var count = finder.From(number);
                if (count is not null && !finder.IsFraction(number.First) && !finder.IsCompared(number.First) && !finder.IsBareWhole(count))
                {
                    found.Add(count with { IsWhole = finder.IsLeadingWhole(count) });
                }

                at = count?.End ?? number.End;
            }
            else
            {
                at++;
            }
        }

        found = [.. found.Select(finder.Named)];
        if (!found.Exists(c => c.Subject?.Group == SubjectGroup.Threat) && finder.WithoutNumber() is { } unnumbered && !found.Exists(c => c.First < unnumbered.End && c.End > unnumbered.First))
        {
            found.Add(unnumbered);
            found.Sort((a, b) => a.First.CompareTo(b.First));
        }

        return found;
    }

    // "attacked Ukraine with missiles and drones of the Shahed type": what flew, not how many.
    private CountPhrase? WithoutNumber()
    {
        foreach (var attack in marks.Of(SenseKind.Outcome).Where(m => m.Sense.Outcome is { Outcome: ReportedOutcome.Launched, Form: OutcomeForm.With }))
        {
            for (var at = attack.End; at < Math.Min(attack.End + FarthestMeans, sentence.Count) && sentence.Tokens[at].Kind == TokenKind.Word; at++)
            {
                if (marks.At(SenseKind.With, at) is { } with && subjects.At(with.End, null) is { Group: SubjectGroup.Threat, IsLoose: false } subject && !subject.Senses.Any(s => s.IsSingular))
                {
                    return WithSubject(new CountPhrase(subject.First, subject.End, new HedgedQuantity(null, Hedge.Unstated)) { HasHedge = true }, subject);
                }
            }
        }

        return null;
    }

    // "struck with Kinzhal missiles from five aircraft – 10 missiles": the number counts what was named before the dash.
    private CountPhrase Named(CountPhrase count)
    {
        if (!sentence.Is(count.First - 1, "–") || count.Subject is not { Group: SubjectGroup.Threat, IsLoose: false } kind || kind.Senses.Any(s => s.IsName) || kind.Senses[0].Family is not ("missile" or "drone"))
        {
            return count;
        }

        for (var at = count.First - 2; at >= 0 && !sentence.Is(at, ",") && !sentence.Is(at, ";") && !sentence.Is(at, ":") && !sentence.Is(at, "–"); at--)
        {
            if (marks.At(SenseKind.Subject, at)?.Sense.Subject is { IsName: true } name && name.Family == kind.Senses[0].Family && marks.At(SenseKind.Carrier, at) is null)
            {
                var first = FirstName(at, name.Family);
                return HasNumberBefore(first) || subjects.At(first, null) is not { } named ? count : count with { Subject = named with { First = kind.First, End = kind.End } };
            }
        }

        return count;
    }

    // Names and kinds of one family that stand together: "ballistic missiles Iskander-M/KN-23".
    private int FirstName(int at, string family)
    {
        for (var back = at - 1; back >= 0 && at - back <= MostArticles + 1; back--)
        {
            if (marks.At(SenseKind.Subject, back)?.Sense.Subject?.Family == family)
            {
                at = back;
            }
        }

        return at;
    }

    private bool HasNumberBefore(int at)
    {
        for (var back = at - 1; back >= 0 && at - back <= MostArticles + 1; back--)
        {
            if (numbers.At(back) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private CountPhrase? From(NumberPhrase number)
    {
        // "of which 40"
        var pointsBack = marks.Before(SenseKind.OfThem, number.First) is not null;
        var count = new CountPhrase(number.First, number.End, number.Quantity) { HasHedge = number.HasHedge, Doubt = number.Doubt, PointsBack = pointsBack };
        if (marks.At(SenseKind.OfThem, number.End) is { } ofThem)
        {
            return PointingBack(count, ofThem.End);
        }

        var after = Whole(number.End);
        if (after is { } whole)
        {
            return subjects.At(whole.End, whole.Quantity.Stated) is { } counted
                ? WithSubject(count, counted) with { OutOf = whole.Quantity, Doubt = number.Doubt ?? whole.Doubt ?? counted.Doubt }
                : MayEndAt(whole.End) ? count with { End = whole.End, OutOf = whole.Quantity, Doubt = number.Doubt ?? whole.Doubt } : null;
        }

        if ((subjects.At(number.End, number.Quantity.Stated) ?? Partitive(number.End)) is { } subject)
        {
            count = WithSubject(count, subject);
            if (Whole(count.End) is { } later)
            {
                var again = subjects.At(later.End, later.Quantity.Stated);
                if (again is not null || MayEndAt(later.End))
                {
                    return count with { End = again?.End ?? later.End, OutOf = later.Quantity, Doubt = count.Doubt ?? later.Doubt };
                }
            }
            else if (WholeInList(count.End) is { Whole: { } inBrackets } listed)
            {
                return count with { End = listed.End, OutOf = inBrackets.Quantity, Doubt = count.Doubt ?? inBrackets.Doubt };
            }

            return number.IsAll ? count with { OutOf = count.Quantity } : count;
        }

        return number.Quantity.Stated is not null && MayEndAt(number.End) ? count with { OutOf = number.IsAll ? count.Quantity : null } : null;
    }

    private static CountPhrase WithSubject(CountPhrase count, SubjectPhrase subject) =>
        count with { End = Math.Max(subject.End, subject.ExcludingEnd), Subject = subject, Doubt = count.Doubt ?? subject.Doubt };

    // "40 of them", and perhaps what these are: "40 of them – Shaheds".
    private CountPhrase PointingBack(CountPhrase count, int end)
    {
        var at = end;
        if (sentence.Is(at, "–") || sentence.Is(at, "-"))
        {
            at++;
        }

        if (marks.At(SenseKind.Auxiliary, at) is { } auxiliary)
        {
            at = auxiliary.End;
        }

        var subject = at > end ? subjects.At(at, count.Quantity.Stated) : null;
        return count with { End = subject?.End ?? end, Subject = subject, PointsBack = true };
    }

    // "out of 99", "of the 81": a second number right after words for a part.
    private NumberPhrase? Whole(int at)
    {
        if (marks.At(SenseKind.OutOf, at) is not { } outOf)
        {
            return null;
        }

        var next = outOf.End;
        for (var i = 0; i < MostArticles && numbers.At(next) is null && marks.At(SenseKind.Filler, next) is { } article; i++)
        {
            next = article.End;
        }

        return numbers.At(next) is { Quantity.Stated: not null } number && number.Quantity.Hedge != Hedge.Between ? number : null;
    }

    // "81 of the missiles", "десять із цих дронів"
    private SubjectPhrase? Partitive(int at) =>
        marks.At(SenseKind.OutOf, at) is { } of && marks.At(SenseKind.Filler, of.End) is { } article && numbers.At(of.End) is null ? subjects.At(article.End, null) : null;

    // A bare number ends before a mark, a verb, a conjunction, a preposition; any other word might be what it counts.
    private bool MayEndAt(int at)
    {
        if (at >= sentence.Count)
        {
            return true;
        }

        if (sentence.Tokens[at].Kind == TokenKind.Mark)
        {
            return !(sentence.Is(at, "%") || sentence.Is(at, "/") || sentence.Is(at, "-") || sentence.Is(at, "$") || sentence.Is(at, "("));
        }

        if (sentence.Tokens[at].Kind != TokenKind.Word)
        {
            return false;
        }

        return marks.At(SenseKind.Auxiliary, at) is not null || marks.At(SenseKind.Outcome, at) is not null || marks.At(SenseKind.Joiner, at) is not null
            || marks.At(SenseKind.Clause, at) is not null || marks.At(SenseKind.Negation, at) is not null
            || (marks.At(SenseKind.Preposition, at) is not null && marks.At(SenseKind.OutOf, at) is null) || MoreAt(at);
    }

    // "injured 13 more", "ще 12 поранено"
    private bool MoreAt(int at) => marks.At(SenseKind.Filler, at) is { } more && (more.End >= sentence.Count || sentence.Tokens[more.End].Kind == TokenKind.Mark || marks.At(SenseKind.Outcome, more.End) is not null || marks.At(SenseKind.Auxiliary, more.End) is not null || marks.At(SenseKind.Preposition, more.End) is not null);

    // "Kh-101 – 87", "Shahed: 36", "Kalibr (3)": lists put the name first.
    private CountPhrase? NameFirst(int at)
    {
        if (marks.At(SenseKind.Subject, at) is not { Sense.Subject.Group: SubjectGroup.Threat } || subjects.At(at, null) is not { } subject || subject.First != at)
        {
            return null;
        }

        var sign = subject.End;
        var isBracket = sentence.Is(sign, "(");
        if (!isBracket && !sentence.Is(sign, "–") && !sentence.Is(sign, ":") && !sentence.Is(sign, "="))
        {
            return null;
        }

        if ((numbers.At(sign + 1) ?? numbers.Ratio(sign + 1)) is not { Quantity.Stated: not null } number || subjects.At(number.End, number.Quantity.Stated) is not null)
        {
            return null;
        }

        var listed = WholeInList(number.End);
        var (whole, end) = number.OutOf is { } ratio ? (ratio, number.End) : (listed.Whole?.Quantity, listed.End);
        if (marks.At(SenseKind.Trailing, end) is { } unit)
        {
            end = unit.End;
        }

        var isEnd = isBracket ? sentence.Is(end, ")") : end >= sentence.Count || sentence.Is(end, ",") || sentence.Is(end, ";") || sentence.Is(end, ".");
        if (!isEnd)
        {
            return null;
        }

        return new CountPhrase(at, isBracket ? end + 1 : end, number.Quantity) { Subject = subject, OutOf = whole, HasHedge = number.HasHedge, Doubt = number.Doubt ?? subject.Doubt };
    }

    // "27 of 36", "27 (of 36)"
    private (NumberPhrase? Whole, int End) WholeInList(int at)
    {
        if (Whole(at) is { } plain)
        {
            return (plain, plain.End);
        }

        return sentence.Is(at, "(") && Whole(at + 1) is { } inBrackets && sentence.Is(inBrackets.End, ")")
            ? (inBrackets, inBrackets.End + 1)
            : (null, at);
    }

    // "more than the 84 fired in October": a number of another raid. The comparison holds to the end of its clause.
    private bool IsCompared(int at)
    {
        for (var back = at; back >= 0 && at - back <= FarthestCompared; back--)
        {
            if (marks.At(SenseKind.Comparison, back) is not null)
            {
                return true;
            }

            if (back < at && (sentence.Is(back, ",") || sentence.Is(back, ";") || sentence.Is(back, "–")))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsFraction(int at)
    {
        for (var back = 0; back <= MostArticles; back++)
        {
            if (marks.Before(SenseKind.Fraction, at - back) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // "Kh-101: of 8 launched 7": out of how many, whatever follows.
    private bool IsBareWhole(CountPhrase count) => count.IsBare && !count.PointsBack && marks.Before(SenseKind.OutOf, count.First) is not null;

    // "Of the 36 drones, 27 were shot down": the begin of a clause, and a part later.
    private bool IsLeadingWhole(CountPhrase count)
    {
        var before = count.First;
        for (var i = 0; i < MostArticles && marks.Before(SenseKind.OutOf, before) is null && marks.Before(SenseKind.Filler, before) is { } article; i++)
        {
            before = article.First;
        }

        if (marks.Before(SenseKind.OutOf, before) is not { } outOf || count.IsBare)
        {
            return false;
        }

        return outOf.First == 0 || sentence.Tokens[outOf.First - 1].Kind == TokenKind.Mark || marks.Before(SenseKind.Joiner, outOf.First) is not null;
    }
}
