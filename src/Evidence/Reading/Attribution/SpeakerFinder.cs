using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Attribution;

/// <summary>Who says a sentence.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsAboutBefore">Whether it says who said what stands before: "this was reported by".</param>
internal sealed record Speaker(string Name, bool IsAboutBefore);

/// <summary>Finds who speaks, and remembers it for "he", "she" and "the statement".</summary>
internal sealed class SpeakerFinder
{
    private const int LongestName = 16;
    private const int LongestPlainName = 5;

    // "in particular," with its comma. Unit: tokens.
    private const int LongestAside = 4;

    private string? lastNamed;
    private string? lastOrganisation;

    /// <summary>Who says a sentence; null where that is not told.</summary>
    /// <param name="sentence">The sentence.</param>
    public Speaker? Find(Sentence sentence)
    {
        var isAboutBefore = sentence.Marks.Of(SenseKind.AboutThis) is [{ First: < 3 }, ..];
        foreach (var name in Names(sentence))
        {
            if (name is { } found)
            {
                lastNamed = found;
                return new Speaker(found, isAboutBefore);
            }
        }

        return null;
    }

    /// <summary>The one who does what a verb says, by the words before it in its clause; null where they name nobody.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="verb">The first token of the verb.</param>
    public string? Before(Sentence sentence, int verb)
    {
        var begin = ClauseBegin(sentence, verb);
        if (begin == verb && sentence.Is(verb - 1, ","))
        {
            // "The minister, in particular, proposed": the aside is no clause.
            var open = ClauseBegin(sentence, verb - 1);
            if (open > 0 && sentence.Is(open - 1, ",") && verb - open <= LongestAside)
            {
                return Name(sentence, ClauseBegin(sentence, open - 1), open - 1, mayBePlain: true);
            }
        }

        // "He called for sanctions and urged allies": who did the first did the second.
        var other = sentence.Marks.Of(SenseKind.Request).FirstOrDefault(m => m.First > begin && m.End <= verb);
        return Name(sentence, begin, other.Sense is null ? verb : other.First, mayBePlain: true);
    }

    /// <summary>A name that begins at a token and runs to the next mark or other end of a name.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">The token.</param>
    public string? After(Sentence sentence, int first)
    {
        // "wrote on Telegram the mayor": where it was said is no part of the name; "said on Friday morning": it is no name at all.
        if (sentence.Marks.At(SenseKind.Medium, first) is { } medium && sentence.Marks.At(SenseKind.Actor, medium.End) is null)
        {
            if (medium.End - medium.First > 1)
            {
                first = medium.End;
            }
            else if (sentence.Words.Language == "en")
            {
                return null;
            }
        }

        return Name(sentence, first, NameEnd(sentence, first), mayBePlain: false);
    }

    private IEnumerable<string?> Names(Sentence sentence)
    {
        var marks = sentence.Marks;
        foreach (var according in marks.Of(SenseKind.According))
        {
            yield return Name(sentence, according.End, NameEnd(sentence, according.End), mayBePlain: true);
        }

        foreach (var about in marks.Of(SenseKind.AboutThis))
        {
            yield return Name(sentence, about.End, NameEnd(sentence, about.End), mayBePlain: true);
        }

        foreach (var speech in marks.Of(SenseKind.Speech))
        {
            // "explosions were reported": nobody speaks.
            if (marks.Before(SenseKind.Auxiliary, speech.First) is not null && sentence.Words.Language == "en")
            {
                continue;
            }

            yield return Before(sentence, speech.First) ?? After(sentence, speech.End);
        }
    }

    private string? Name(Sentence sentence, int first, int end, bool mayBePlain)
    {
        var marks = sentence.Marks;
        while (first < end && (marks.At(SenseKind.Joiner, first) is not null || marks.At(SenseKind.Clause, first) is not null || sentence.Tokens[first].Kind == TokenKind.Mark || IsArticle(sentence, first) || IsBeforeActor(sentence, first)))
        {
            first++;
        }

        while (end > first && sentence.Tokens[end - 1].Kind == TokenKind.Mark && !sentence.Is(end - 1, ")"))
        {
            end--;
        }

        if (first >= end || end - first > LongestName || marks.Any(SenseKind.Outcome, first, end) || marks.Any(SenseKind.AboutThis, first, end))
        {
            return null;
        }

        if (marks.At(SenseKind.Pronoun, first) is { } pronoun && pronoun.End == end)
        {
            return lastNamed;
        }

        // "its air force" is known by name; "its mayor" is not.
        if (marks.At(SenseKind.Pronoun, first) is { } owner)
        {
            return marks.At(SenseKind.Actor, owner.End) is { } owned && owned.End == end ? owned.Sense.Name : null;
        }

        // "North Atlantic Alliance (NATO)"
        if (marks.At(SenseKind.Actor, first) is { } actor && (actor.End == end || (sentence.Is(actor.End, "(") && sentence.Is(end - 1, ")"))))
        {
            lastOrganisation = actor.Sense.Name;
            return actor.Sense.Name;
        }

        // "the statement from the NATO press service", "the document"
        if (marks.At(SenseKind.Document, first) is not null)
        {
            return marks.Of(SenseKind.Actor).Where(m => m.First >= first && m.End <= end).Select(m => m.Sense.Name).FirstOrDefault() ?? lastOrganisation ?? lastNamed;
        }

        var isProper = false;
        for (var at = first; at < end; at++)
        {
            isProper |= sentence.Tokens[at].IsCapitalised;
            if (sentence.Tokens[at].Kind is TokenKind.Date or TokenKind.Clock || (sentence.Tokens[at].Kind == TokenKind.Number && !sentence.Tokens[at].IsGlued))
            {
                return null;
            }
        }

        return isProper || (mayBePlain && end - first <= LongestPlainName) ? sentence.Slice(first, end) : null;
    }

    // "reported in the Air Force"
    private static bool IsBeforeActor(Sentence sentence, int at) =>
        sentence.Marks.At(SenseKind.PlacePreposition, at) is { } preposition && preposition.End == at + 1 && sentence.Marks.At(SenseKind.Actor, at + 1) is not null;

    private static bool IsArticle(Sentence sentence, int at) => sentence.Tokens[at].Key is "the" or "a" or "an";

    private static int ClauseBegin(Sentence sentence, int verb)
    {
        for (var at = verb - 1; at >= 0; at--)
        {
            var isMark = sentence.Is(at, ",") || sentence.Is(at, ";") || sentence.Is(at, ":") || sentence.Is(at, "–") || sentence.Is(at, "?") || sentence.Is(at, "!");
            if (isMark || (sentence.Is(at, ".") && !sentence.Tokens[at].IsGlued) || sentence.Marks.At(SenseKind.Speech, at) is not null)
            {
                return at + 1;
            }
        }

        return 0;
    }

    private static int NameEnd(Sentence sentence, int first)
    {
        var marks = sentence.Marks;
        for (var at = first; at < sentence.Count; at++)
        {
            var isEnd = sentence.Is(at, ",") || sentence.Is(at, ";") || sentence.Is(at, ":") || sentence.Is(at, "–") || sentence.Is(at, "(") || (sentence.Is(at, ".") && at == sentence.Count - 1);
            if (isEnd || marks.At(SenseKind.Speech, at) is not null || (at > first && (marks.At(SenseKind.Medium, at) ?? marks.At(SenseKind.According, at)) is not null) || sentence.Tokens[at].Kind == TokenKind.Number)
            {
                return at;
            }
        }

        return sentence.Count;
    }
}
