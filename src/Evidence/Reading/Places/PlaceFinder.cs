using Testudo.Evidence.Reading.Numbers;
using Testudo.Evidence.Reading.Outcomes;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Places;

/// <summary>A place that a sentence names as the scene, not as the origin of what flew.</summary>
/// <param name="First">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Id">The id.</param>
/// <param name="IsRussian">Whether it is in Russia.</param>
internal sealed record PlaceMention(int First, int End, string Id, bool IsRussian);

/// <summary>Finds the places of a sentence, and which of its counts they belong to.</summary>
internal sealed class PlaceFinder
{
    // "in the central part of Kyiv", "у місті Київ". Unit: tokens.
    private const int Reach = 3;
    private const int OriginReach = 14;
    private const int MostBeforePlace = 2;

    private readonly Sentence sentence;
    private readonly Marks marks;
    private readonly List<PlaceMention> places = [];

    /// <summary>Finds the places of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    public PlaceFinder(Sentence sentence)
    {
        (this.sentence, marks) = (sentence, sentence.Marks);
        var named = ListedRegions().Concat(marks.Of(SenseKind.Place)).OrderBy(m => m.First).ThenByDescending(m => m.End).ToList();
        var (lastEnd, isScene) = (-1, false);
        foreach (var mark in named)
        {
            if (mark.First < lastEnd)
            {
                continue;
            }

            // In a list every place is what the first one is: scene or origin.
            isScene = IsListed(lastEnd, mark.First) ? isScene : IsScene(mark.First);
            lastEnd = mark.End;
            if (isScene)
            {
                places.Add(new PlaceMention(mark.First, mark.End, mark.Sense.Name, mark.Sense.Flag));
            }
        }
    }

    /// <summary>The places of the sentence.</summary>
    public IReadOnlyList<PlaceMention> All => places;

    /// <summary>The places of a count.</summary>
    /// <param name="governed">The count.</param>
    /// <param name="all">All counts of the sentence.</param>
    public IReadOnlyList<PlaceMention> Of(GovernedCount governed, IReadOnlyList<GovernedCount> all)
    {
        var count = governed.Count;
        var next = all.Where(g => g.Count.First >= count.End).Select(g => g.Count.First).DefaultIfEmpty(sentence.Count).Min();
        var own = Between(count.End, Stop(count.End, next, governed.Phrase));
        // "Nine killed in ..." has its place after it; "In Kyiv nine were killed, in Dnipro" before it.
        var leading = own.Count > 0 ? Leading(count, all, own[0]) : [];
        if (leading.Count > 0)
        {
            return leading;
        }

        if (own.Count > 0)
        {
            return own;
        }

        // Places after the end of a list are those of all of it.
        if (all.FirstOrDefault(g => g.Count.First == next) is { } follower && follower.Phrase is not null && follower.Phrase == governed.Phrase && follower.Group == governed.Group)
        {
            var later = Of(follower, all);
            if (later.Count > 0 && later[0].First > count.First)
            {
                return later;
            }
        }

        // "in Odesa three were hurt, in Sumy two killed"
        var nearest = places.FindLast(p => p.End <= count.First);
        var isOwn = nearest is not null && sentence.HasMark(nearest.First - MostBeforePlace, nearest.First, ",", ";") && !sentence.HasMark(nearest.End, count.First, ",", ";") && !all.Any(g => g.Count.First >= nearest.First && g.Count.End <= count.First);
        if (isOwn)
        {
            return [nearest!];
        }

        var first = all.Min(g => g.Count.First);
        return [.. Between(0, first).Where(p => !Breaks(p.End, count.First))];
    }

    // Places before a count in its own clause, where a comma parts it from the place after it.
    private List<PlaceMention> Leading(CountPhrase count, IReadOnlyList<GovernedCount> all, PlaceMention after)
    {
        var begin = all.Where(g => g.Count.End <= count.First).Select(g => g.Count.End).DefaultIfEmpty(0).Max();
        return sentence.HasMark(count.End, after.First, ",") ? [.. Between(begin, count.First).Where(p => !sentence.HasMark(p.End, count.First, ",", ";", "–"))] : [];
    }

    private List<PlaceMention> Between(int from, int to) => [.. places.Where(p => p.First >= from && p.End <= to)];

    // A place after other news belongs to that.
    private int Stop(int from, int to, OutcomePhrase? own)
    {
        for (var at = from; at < to; at++)
        {
            var isOther = marks.At(SenseKind.Outcome, at) is { } outcome && !(own is not null && outcome.First >= own.First && outcome.End <= own.End);
            if (isOther || sentence.Is(at, ";") || (marks.At(SenseKind.Clause, at) is not null && sentence.Is(at - 1, ",")))
            {
                return at;
            }
        }

        return to;
    }

    private bool Breaks(int from, int to) => sentence.HasMark(from, to, ";") || marks.Any(SenseKind.Clause, from, to);

    private bool IsListed(int lastEnd, int first)
    {
        if (lastEnd < 0 || first - lastEnd > 3)
        {
            return false;
        }

        for (var at = lastEnd; at < first; at++)
        {
            if (!sentence.Is(at, ",") && !sentence.Is(at, "–") && marks.At(SenseKind.Joiner, at) is null && marks.At(SenseKind.Filler, at) is null && marks.At(SenseKind.PlacePreposition, at) is null)
            {
                return false;
            }
        }

        return first > lastEnd;
    }

    // A scene has "in", "over" or "on" before it; an origin has "from"; a name alone may be who speaks.
    private bool IsScene(int first)
    {
        for (var at = first - 1; at >= 0 && at >= first - Reach; at--)
        {
            if (sentence.Tokens[at].Kind == TokenKind.Mark && !sentence.Is(at, ".") && !sentence.Is(at, "-"))
            {
                return false;
            }

            if (marks.Before(SenseKind.Origin, at + 1) is not null)
            {
                return false;
            }

            if (marks.Before(SenseKind.PlacePreposition, at + 1) is not null)
            {
                return marks.Before(SenseKind.Within, at + 1) is null || !IsUnderOrigin(at);
            }

            if (at == first - 1 && marks.Before(SenseKind.Outcome, first) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // "from Kursk and Yeysk in Russia", "з району Енгельса в Саратовській області": the origin goes on.
    private bool IsUnderOrigin(int before)
    {
        for (var at = before - 1; at >= 0 && at >= before - OriginReach; at--)
        {
            if (sentence.Is(at, ";") || marks.At(SenseKind.Outcome, at) is not null || marks.At(SenseKind.Clause, at) is not null)
            {
                return false;
            }

            if (marks.At(SenseKind.Origin, at) is { } origin && origin.End <= before && sentence.Tokens[origin.End].Kind is TokenKind.Word or TokenKind.Mark)
            {
                return true;
            }
        }

        return false;
    }

    // "in Odesa, Mykolaiv and Kherson regions": names that are regions only by the word at the end.
    private IEnumerable<Mark> ListedRegions()
    {
        var listed = marks.Of(SenseKind.ListedPlace);
        for (var i = 0; i < listed.Count; i++)
        {
            var last = i;
            while (last + 1 < listed.Count && IsListed(listed[last].End, listed[last + 1].First))
            {
                last++;
            }

            if (marks.At(SenseKind.Regions, listed[last].End) is { } regions)
            {
                for (var each = i; each <= last; each++)
                {
                    yield return each == last ? listed[each] with { End = Math.Max(listed[each].End, regions.End) } : listed[each];
                }
            }

            i = last;
        }
    }
}
