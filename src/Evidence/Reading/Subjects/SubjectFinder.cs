using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Subjects;

/// <summary>Reads what a number counts: adjectives, then a kind or a name, then further names.</summary>
internal sealed class SubjectFinder(Sentence sentence, NumberFinder numbers)
{
    private const int MostAdjectives = 6;

    private readonly Marks marks = sentence.Marks;

    /// <summary>The subject that begins at a token, after adjectives; null where there is none.</summary>
    /// <param name="at">The token after the number.</param>
    /// <param name="count">The number: one takes a singular, more than one a plural.</param>
    public SubjectPhrase? At(int at, double? count)
    {
        var first = at;
        var isUkrainian = false;
        var adjectives = 0;
        while (Sense(first, count) is null)
        {
            isUkrainian |= marks.At(SenseKind.Ukrainian, first) is not null;
            if (AfterAdjective(first) is not { } next || ++adjectives > MostAdjectives)
            {
                return null;
            }

            first = next;
        }

        return From(first, count) is { } phrase ? phrase with { IsUkrainian = isUkrainian } : null;
    }

    /// <summary>The token after an adjective or any word that changes nothing; null where there is none.</summary>
    /// <param name="at">The token.</param>
    public int? AfterAdjective(int at)
    {
        if ((marks.At(SenseKind.Filler, at) ?? marks.At(SenseKind.Trailing, at)) is { } filler)
        {
            return filler.End;
        }

        if (marks.At(SenseKind.NamePrefix, at) is { } prefix && Sense(prefix.End, null) is { IsName: true })
        {
            return prefix.End;
        }

        // "Russian-launched", "Х-подібних": a hyphen inside, the whole is one adjective.
        if (sentence.IsWord(at) && sentence.Is(at + 1, "-") && sentence.IsWord(at + 2) && sentence.Tokens[at + 2].IsGlued && (sentence.Words.IsAdjective(sentence.Tokens[at + 2]) || sentence.Words.AdjectiveEndings.Contains("-" + sentence.Tokens[at + 2].Key)))
        {
            return at + 3;
        }

        // "43 збиті шахеди", "27 downed drones"
        if (marks.At(SenseKind.Outcome, at) is { } done && done.End == at + 1 && !IsHarm(at) && Sense(done.End, null) is not null)
        {
            return done.End;
        }

        if (at < sentence.Count && sentence.Words.IsAdjective(sentence.Tokens[at]) && marks.At(SenseKind.Subject, at) is null && marks.At(SenseKind.Carrier, at) is null && !IsHarm(at))
        {
            return at + 1;
        }

        return null;
    }

    // "12 поранених" are people, whatever follows.
    private bool IsHarm(int at) => marks.At(SenseKind.Outcome, at) is { Sense.Outcome.Outcome: Claims.ReportedOutcome.Killed or Claims.ReportedOutcome.Injured };

    private SubjectPhrase? From(int first, double? count)
    {
        var senses = new List<SubjectSense> { Sense(first, count)! };
        var end = EndOf(first);
        var (isWidened, isMixed, doubt) = (false, false, (string?)null);
        while (true)
        {
            var (next, isJoined) = Next(end);
            if (next < 0 || Sense(next, null) is not { } sense || numbers.At(next) is not null || (isJoined && HasOwnNumber(next)) || sense.Group != SubjectGroup.Threat || senses[0].Group != SubjectGroup.Threat)
            {
                break;
            }

            if (isJoined)
            {
                if (!MayShare(senses, sense, next, out var mixes))
                {
                    // "36 Shaheds and missiles": the number is that of the Shaheds alone, or of both.
                    doubt ??= senses.Exists(s => s.IsName) && !sense.IsName && sense.Family != senses[0].Family && sentence.Words.Language == "en" ? Doubts.DrawnTogether : null;
                    break;
                }

                isMixed |= mixes;
                isWidened = (isWidened && sense.IsName) || (!sense.IsName && senses.Exists(s => s.IsName));
            }
            else if (sense.Family != senses[0].Family && sense.Family != "any" && senses[0].Family != "any")
            {
                break;
            }
            else
            {
                // "ballistic missiles Iskander-M and anti-aircraft missiles S-300": the later kind has a name of its own.
                isWidened &= !(sense.IsName && !senses[^1].IsName);
            }

            senses.Add(sense);
            end = EndOf(next);
        }

        end = Trailing(first, end);
        if (IsCompound(end, senses[^1], count))
        {
            return null;
        }

        var phrase = new SubjectPhrase(first, end, senses) { IsWidened = isWidened, IsMixed = isMixed, Doubt = doubt, ExcludingEnd = end };
        return WithExclusion(phrase);
    }

    private SubjectSense? Sense(int at, double? count)
    {
        foreach (var mark in marks.Of(SenseKind.Subject))
        {
            if (mark.First != at)
            {
                continue;
            }

            var sense = mark.Sense.Subject!;
            // "3 missile strikes": a singular after a number other than one belongs to the next noun.
            if (!sense.IsSingular || count is 1 or null)
            {
                return sense;
            }
        }

        return null;
    }

    private int EndOf(int at) => marks.At(SenseKind.Subject, at)!.Value.End;

    // The begin of the next name, and whether a comma or "and" stands before it.
    private (int Next, bool IsJoined) Next(int end)
    {
        var at = end;
        var isJoined = false;
        if (sentence.Is(at, "/") || sentence.Is(at, "-") || sentence.Is(at, "("))
        {
            at++;
        }
        else if (sentence.Is(at, ","))
        {
            at++;
            isJoined = true;
        }

        if ((marks.At(SenseKind.Joiner, at) ?? marks.At(SenseKind.Alternative, at)) is { } joiner)
        {
            isJoined |= joiner.Sense.Kind == SenseKind.Joiner;
            at = joiner.End;
        }

        for (var i = 0; i < MostAdjectives && Sense(at, null) is null; i++)
        {
            if (AfterAdjective(at) is not { } next)
            {
                return (-1, isJoined);
            }

            at = next;
        }

        return (at, isJoined);
    }

    // "Kalibr – 12": the number after a dash is that of the later name.
    private bool HasOwnNumber(int at)
    {
        var end = EndOf(at);
        return (sentence.Is(end, "–") || sentence.Is(end, ":")) && numbers.At(end + 1) is not null;
    }

    private bool MayShare(List<SubjectSense> senses, SubjectSense next, int at, out bool mixes)
    {
        var first = senses[0];
        mixes = false;
        if (first.Family == next.Family)
        {
            var isDrone = first.Family == "drone";
            var isSeries = next.Series is not null && senses.TrueForAll(s => s.Series is null || s.Series == next.Series) && senses.Exists(s => s.Series == next.Series);
            return isDrone || isSeries || !first.IsName || KindFollows(at, first.Family);
        }

        // "120 missiles and drones": both kinds, one number. A name on either side has a number of its own somewhere else.
        mixes = !next.IsName && senses.TrueForAll(s => !s.IsName) && first.Family is "missile" or "drone" && next.Family is "missile" or "drone" && !next.IsName && !first.IsName;
        return mixes;
    }

    // "70 Kh-101, Kalibr and Kh-59 missiles": the kind at the end belongs to all names.
    private bool KindFollows(int at, string family)
    {
        for (var names = 0; names < 6; names++)
        {
            var (next, isJoined) = Next(EndOf(at));
            if (next < 0 || Sense(next, null) is not { } sense || sense.Family != family || numbers.At(next) is not null)
            {
                return false;
            }

            if (!sense.IsName)
            {
                return !isJoined;
            }

            at = next;
        }

        return false;
    }

    // "of various types", "(Kh-101)": nothing new, but still part of the words.
    private int Trailing(int first, int end)
    {
        if (sentence.Is(end, ")") && sentence.HasMark(first, end, "("))
        {
            end++;
        }

        while (marks.At(SenseKind.Trailing, end) is { } trailing)
        {
            end = trailing.End;
        }

        // "drones of the Shahed type"
        return marks.At(SenseKind.NamePrefix, end) is { } type && type.End - type.First == 1 && sentence.Words.Language == "en" && sentence.Tokens[end].Key == "type" ? type.End : end;
    }

    private bool IsCompound(int end, SubjectSense last, double? count)
    {
        if (marks.At(SenseKind.CompoundHead, end) is null)
        {
            return sentence.Words.Language == "en" && last.IsSingular && count is not 1;
        }

        // "20 drones attack": a plural of a kind is whole by itself.
        return last.IsName || last.IsSingular || count is 1;
    }

    private SubjectPhrase WithExclusion(SubjectPhrase phrase)
    {
        var at = phrase.End;
        if (sentence.Is(at, ",") || sentence.Is(at, "("))
        {
            at++;
        }

        if (marks.At(SenseKind.Excluding, at) is not { } excluding)
        {
            return phrase;
        }

        var left = new List<string>();
        var end = phrase.End;
        at = excluding.End;
        while (at < sentence.Count)
        {
            while (Sense(at, null) is null && AfterAdjective(at) is { } next)
            {
                at = next;
            }

            if (Sense(at, null) is not { Threats.Count: > 0 } sense)
            {
                break;
            }

            left.AddRange(sense.Threats);
            end = EndOf(at);
            at = Next(end).Next is var following and >= 0 ? following : sentence.Count;
        }

        return left.Count == 0 ? phrase : phrase with { Excluding = [.. left.Distinct(StringComparer.Ordinal)], ExcludingEnd = end };
    }
}
