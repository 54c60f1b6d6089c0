using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Times;

/// <summary>Keeps which time a report speaks of, from sentence to sentence.</summary>
internal sealed class TimeTrail(Almanac almanac)
{
    private readonly List<ReportedTime> seen = [];
    private TimeMention? main;
    private TimeMention? current;
    private int paragraph = -1;
    private int currentParagraph = -1;
    private bool isRecall;
    private List<TimeMention> mentions = [];
    private int comparison;

    /// <summary>The first time that is told and known for certain; null where there is none.</summary>
    public ReportedTime? Main => main?.Doubt is null ? main?.Time : null;

    /// <summary>Goes on to a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    public void Enter(Sentence sentence)
    {
        if (sentence.Paragraph != paragraph && !sentence.IsItem)
        {
            paragraph = sentence.Paragraph;
            // What a paragraph recalls ends with it, and so does a total.
            current = isRecall || current is { IsPeriod: true } ? main : current;
            isRecall = false;
        }

        isRecall |= sentence.Marks.Has(SenseKind.Recall);
        mentions = TimeFinder.Find(sentence, almanac);
        comparison = sentence.Marks.Of(SenseKind.Comparison) is [{ First: var compared }, ..] ? compared : sentence.Count;
    }

    /// <summary>When a claim of the sentence happened, and why that is not certain.</summary>
    /// <param name="first">The first token of its count.</param>
    public (ReportedTime? Time, string? Doubt) At(int first)
    {
        var dated = mentions.Where(m => !IsOnlyTimeOfDay(m) && !m.IsBareNight).ToList();
        // "100 missiles, more than the 84 fired on 10 October": that day is the day of the other raid.
        var own = Told(dated.Where(m => !m.IsOfStatement && (m.First < comparison || first > comparison)).ToList(), first);
        var statement = dated.Find(m => m.IsOfStatement);
        var night = mentions.Find(m => m.IsBareNight);
        if (own is not null)
        {
            return WithTimesOfDay(own);
        }

        if (night is not null && (statement?.Time ?? night.Time) is { } day && current is null)
        {
            return WithTimesOfDay(new TimeMention(0, 0, TimeFinder.NightTo(day.To)));
        }

        return statement is not null && current is null ? WithTimesOfDay(statement) : Inherited();
    }

    /// <summary>The time that the sentence itself tells; null where it tells none.</summary>
    public (ReportedTime? Time, string? Doubt) Own()
    {
        var own = mentions.Find(m => m is { IsPeriod: false, IsOfStatement: false, IsBareNight: false } && !IsOnlyTimeOfDay(m));
        return (own?.Time, own?.Doubt);
    }

    /// <summary>Goes on from the sentence.</summary>
    public void Leave()
    {
        var last = mentions.FindLast(m => m.First < comparison && !IsOnlyTimeOfDay(m) && !m.IsBareNight && !m.IsOfStatement)
            ?? (current is null ? mentions.Find(m => m.IsBareNight && m.Time is not null) ?? mentions.Find(m => m.IsOfStatement) : null);
        if (last is null)
        {
            KeepTimesOfDay();
            return;
        }

        current = last with { Time = WithTimesOfDay(last).Time };
        currentParagraph = paragraph;
        if (main is null && !isRecall && !last.IsPeriod)
        {
            main = current;
        }

        // Times that overlap are those of one raid: "on 2 January", "from 20:00 on 1 January".
        if (current.Time is { } time && !last.IsPeriod && !isRecall && !seen.Exists(s => s.From <= time.To && time.From <= s.To))
        {
            seen.Add(time);
        }
    }

    private static bool IsOnlyTimeOfDay(TimeMention mention) => mention.Time is null && (mention.StartMinutes is not null || mention.EndMinutes is not null);

    // The nearest before the count, else the first after it. Where the first time follows the count, it is that of the sentence.
    private static TimeMention? Told(List<TimeMention> dated, int first) =>
        dated.FindLast(m => m.First < first) ?? dated.FirstOrDefault();

    private (ReportedTime? Time, string? Doubt) Inherited()
    {
        if (current is null)
        {
            return (null, null);
        }

        var several = current.Time is not null && seen.Count > 1 && paragraph != currentParagraph ? Doubts.EarlierParagraph : null;
        var (time, doubt) = WithTimesOfDay(current);
        return (time, doubt ?? several);
    }

    private (ReportedTime? Time, string? Doubt) WithTimesOfDay(TimeMention mention)
    {
        var time = mention.Time;
        if (time is not null && !mention.IsPeriod)
        {
            foreach (var part in mentions.Where(IsOnlyTimeOfDay))
            {
                time = part.StartMinutes is { } from ? TimeFinder.WithTimes(time, from, part.EndMinutes) : AsOf(time, part.EndMinutes!.Value);
            }
        }

        return (time, mention.Doubt);
    }

    // "As of 09:00": the count ends then. A time before the begin is that of another day, and changes nothing.
    private static ReportedTime AsOf(ReportedTime time, int minutes)
    {
        var end = time.To.Date.AddMinutes(minutes);
        return end > time.From ? time with { To = end } : time;
    }

    private void KeepTimesOfDay()
    {
        if (current is { Time: not null, IsPeriod: false } && mentions.Exists(m => IsOnlyTimeOfDay(m) && m.StartMinutes is not null))
        {
            current = current with { Time = WithTimesOfDay(current).Time };
        }
    }
}
