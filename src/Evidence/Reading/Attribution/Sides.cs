using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Outcomes;
using Testudo.Evidence.Reading.Places;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Attribution;

/// <summary>Tells the raids on Ukraine from what is said of Russia's air defence, of Ukrainian strikes, and of other wars.</summary>
internal sealed class Sides
{
    // How near a name has to stand before a verb to be the one who did it. Unit: tokens.
    private const int Actor = 4;

    private Scene scene;

    private enum Scene
    {
        Ukraine,
        Russia,
        Elsewhere,
    }

    /// <summary>Goes on to a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    public void Enter(Sentence sentence)
    {
        var marks = sentence.Marks;
        var isOurs = marks.Has(SenseKind.UkrainianDefence) || marks.Has(SenseKind.Ukraine);
        if (marks.Has(SenseKind.Elsewhere) && !isOurs)
        {
            scene = Scene.Elsewhere;
        }
        else if (marks.Has(SenseKind.RussianDefence) && !marks.Has(SenseKind.UkrainianDefence))
        {
            scene = Scene.Russia;
        }
        else if (marks.Has(SenseKind.UkrainianDefence) || (scene == Scene.Elsewhere && (isOurs || marks.Has(SenseKind.Russia))) || (marks.Has(SenseKind.Ukraine) && !marks.Has(SenseKind.RussianDefence)))
        {
            scene = Scene.Ukraine;
        }
    }

    /// <summary>Whether the report speaks of another war just now.</summary>
    public bool IsElsewhere => scene == Scene.Elsewhere;

    /// <summary>Whether a count is of something other than a raid on Ukraine.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="count">The count.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="places">Where.</param>
    public bool IsForeign(Sentence sentence, GovernedCount count, ReportedOutcome outcome, IReadOnlyList<PlaceMention> places)
    {
        if (scene == Scene.Elsewhere || count.Count.Subject is { IsUkrainian: true, Group: SubjectGroup.Threat } || (places.Any(p => p.IsRussian) && outcome != ReportedOutcome.CrossedBorder))
        {
            return true;
        }

        return outcome switch
        {
            ReportedOutcome.Destroyed or ReportedOutcome.Stopped or ReportedOutcome.NotReached => IsRussianDefence(sentence, count.Phrase),
            ReportedOutcome.Launched or ReportedOutcome.Hit => IsUkrainianStrike(sentence, count.Phrase),
            ReportedOutcome.Killed or ReportedOutcome.Injured => IsInRussia(sentence),
            _ => false,
        };
    }

    // People hurt in Russia: the sentence names a place there and none elsewhere, or goes on from what Russia says of its own defence.
    private bool IsInRussia(Sentence sentence)
    {
        if (HasUkrainianAttack(sentence, sentence.Count))
        {
            return true;
        }

        var named = sentence.Marks.Of(SenseKind.Place);
        return named.Count > 0 ? named.All(p => p.Sense.Flag) : scene == Scene.Russia;
    }

    // "after an attack of Ukrainian drones"
    private static bool HasUkrainianAttack(Sentence sentence, int before) =>
        sentence.Marks.Of(SenseKind.Ukrainian).Any(u => u.End < before && (sentence.Marks.At(SenseKind.Attack, u.End) is not null || sentence.Marks.At(SenseKind.Subject, u.End) is { Sense.Subject.Group: SubjectGroup.Threat }));

    private bool IsRussianDefence(Sentence sentence, OutcomePhrase? phrase)
    {
        if (phrase is null)
        {
            return scene == Scene.Russia;
        }

        var russian = Last(sentence, SenseKind.RussianDefence, phrase.First);
        var ours = Math.Max(Last(sentence, SenseKind.UkrainianDefence, phrase.First), Last(sentence, SenseKind.Ukraine, phrase.First));
        if (russian >= 0 || ours >= 0)
        {
            return russian > ours;
        }

        return scene == Scene.Russia || HasUkrainianAttack(sentence, phrase.First) || IsActor(sentence, SenseKind.Russia, phrase, 2) || sentence.Marks.Any(SenseKind.RussianDefence, phrase.End, sentence.Count);
    }

    private static bool IsUkrainianStrike(Sentence sentence, OutcomePhrase? phrase) =>
        phrase is not null && IsActor(sentence, SenseKind.Ukraine, phrase, Actor) && !sentence.Marks.Any(SenseKind.Russia, Math.Max(0, phrase.First - Actor), phrase.First);

    // "Ukraine launched", but not "the attack on Ukraine involved" and not "Ukraine was attacked by".
    private static bool IsActor(Sentence sentence, SenseKind kind, OutcomePhrase phrase, int reach)
    {
        var marks = sentence.Marks;
        foreach (var mark in marks.Of(kind))
        {
            var gap = phrase.First - mark.End;
            var isNear = gap >= 0 && gap <= reach && !sentence.HasMark(mark.End, phrase.First, ",", ";", ":", "–");
            var isObject = marks.Before(SenseKind.PlacePreposition, mark.First) is not null || (phrase.IsPassive && !IsPerfect(sentence, phrase)) || marks.At(SenseKind.By, phrase.End) is not null || marks.Before(SenseKind.By, phrase.End) is not null;
            if (isNear && !isObject)
            {
                return true;
            }
        }

        return false;
    }

    // "it had hit"
    private static bool IsPerfect(Sentence sentence, OutcomePhrase phrase) =>
        sentence.Words.Language == "en" && sentence.Marks.Before(SenseKind.Auxiliary, phrase.First) is { } auxiliary && auxiliary.End - auxiliary.First == 1 && sentence.Tokens[auxiliary.First].Key is "had" or "has" or "have";

    private static int Last(Sentence sentence, SenseKind kind, int before) =>
        sentence.Marks.Of(kind).Where(m => m.End <= before).Select(m => m.First).DefaultIfEmpty(-1).Max();
}
