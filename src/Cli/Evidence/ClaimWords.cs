using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Cli.Evidence;

/// <summary>What claims and the public record say, in words.</summary>
internal static class ClaimWords
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        [RecordClasses.Drone] = Words.Mark("Drones"),
        [RecordClasses.Cruise] = Words.Mark("Cruise missiles"),
        [RecordClasses.Ballistic] = Words.Mark("Ballistic missiles"),
        [RecordClasses.Supersonic] = Words.Mark("Supersonic missiles"),
        [RecordClasses.Sam] = Words.Mark("S-300/400 at the ground"),
        [RecordClasses.Mixed] = Words.Mark("Missiles of several classes"),
        [RecordClasses.UnknownMissile] = Words.Mark("Missiles of unknown type"),
        [RecordClasses.Other] = Words.Mark("Others"),
        ["missiles"] = Words.Mark("Missiles"),
    };

    /// <summary>A class of the record.</summary>
    /// <param name="words">The language.</param>
    /// <param name="recordClass">The class.</param>
    public static string RecordClass(this Words words, string recordClass) => words[Classes.GetValueOrDefault(recordClass, recordClass)];

    /// <summary>A count with its hedge.</summary>
    /// <param name="words">The language.</param>
    /// <param name="quantity">The count.</param>
    public static string Hedged(this Words words, HedgedQuantity quantity) => words.Say(HedgedText.Say(quantity));

    /// <summary>The number of an entry: as it was given, or the interval that follows.</summary>
    /// <param name="words">The language.</param>
    /// <param name="entry">The entry.</param>
    public static string Number(this Words words, EvidenceEntry entry) =>
        entry.Quantity is { } quantity ? words.Hedged(quantity)
        : entry.Low == entry.High ? words.Numbers.Whole(entry.Low)
        : double.IsFinite(entry.High) ? words.Format($"between {entry.Low:N0} and {entry.High:N0}")
        : words.Format($"at least {entry.Low:N0}");

    /// <summary>What became of a subject.</summary>
    /// <param name="words">The language.</param>
    /// <param name="outcome">The outcome.</param>
    public static string Outcome(this Words words, ReportedOutcome outcome) => outcome switch
    {
        ReportedOutcome.Launched => words["launched"],
        ReportedOutcome.Destroyed => words["shot down"],
        ReportedOutcome.NotReached => words["lost on the way"],
        ReportedOutcome.Stopped => words["shot down or lost"],
        ReportedOutcome.Hit => words["hit"],
        ReportedOutcome.DebrisFell => words["debris fell"],
        ReportedOutcome.StillFlying => words["still flying"],
        ReportedOutcome.CrossedBorder => words["crossed a border"],
        ReportedOutcome.Killed => words["killed"],
        ReportedOutcome.Injured => words["injured"],
        ReportedOutcome.Deployed => words["in place"],
        ReportedOutcome.Delivered => words["handed over"],
        _ => words["other"],
    };

    /// <summary>What a claim tells: its outcome, or that it is a statement, a pledge or a request.</summary>
    /// <param name="words">The language.</param>
    /// <param name="claim">The claim.</param>
    public static string Told(this Words words, Claim claim) => claim.Kind switch
    {
        ClaimKind.Statement when claim.Quantity is null => words["statement"],
        ClaimKind.Pledge => words["pledge"],
        ClaimKind.Request => words["request"],
        _ => words.Outcome(claim.Outcome),
    };

    /// <summary>An outcome of rates.</summary>
    /// <param name="words">The language.</param>
    /// <param name="outcome">The outcome.</param>
    public static string Outcome(this Words words, RateOutcome outcome) => outcome switch
    {
        RateOutcome.Destroyed => words["shot down"],
        RateOutcome.NotReached => words["lost on the way"],
        RateOutcome.Stopped => words["shot down or lost"],
        _ => words["got through"],
    };

    /// <summary>What comparing accounts came to.</summary>
    /// <param name="words">The language.</param>
    /// <param name="verdict">The verdict.</param>
    public static string Verdict(this Words words, Verdict verdict) => verdict switch
    {
        Testudo.Evidence.Reconciliation.Verdict.Agree => words["agree"],
        Testudo.Evidence.Reconciliation.Verdict.Conflict => words["CONFLICT"],
        Testudo.Evidence.Reconciliation.Verdict.NotComparable => words["not comparable"],
        _ => words["one account"],
    };

    /// <summary>How an account comes to a number, where it does not say it outright.</summary>
    /// <param name="words">The language.</param>
    /// <param name="origin">How.</param>
    public static string Origin(this Words words, Origin origin) => origin switch
    {
        Testudo.Evidence.Reconciliation.Origin.Sum => words["sum of the types it names"],
        Testudo.Evidence.Reconciliation.Origin.Difference => words["difference of two of its numbers"],
        Testudo.Evidence.Reconciliation.Origin.ShotDownAndLost => words["shot down and lost added"],
        _ => "",
    };

    /// <summary>What a pledge or request is about.</summary>
    /// <param name="words">The language.</param>
    /// <param name="lever">The lever.</param>
    public static string Lever(this Words words, Lever lever) => lever switch
    {
        Testudo.Evidence.Claims.Lever.AirDefenceSystems => words["air defence systems"],
        Testudo.Evidence.Claims.Lever.Ammunition => words["ammunition"],
        Testudo.Evidence.Claims.Lever.CombatDrones => words["combat drones"],
        Testudo.Evidence.Claims.Lever.LongRangeMissiles => words["long-range missiles"],
        Testudo.Evidence.Claims.Lever.Sanctions => words["sanctions"],
        Testudo.Evidence.Claims.Lever.AirPolicing => words["air policing"],
        _ => words["detection"],
    };

    /// <summary>A place: its name where the catalogue has it, else as written.</summary>
    /// <param name="words">The language.</param>
    /// <param name="place">The id, or the words of a report.</param>
    /// <param name="catalogue">The catalogue.</param>
    public static string Place(this Words words, string place, Catalogue catalogue) =>
        catalogue.Places.Find(place) is { } known ? words.Of(known.Name) : place;

    /// <summary>When, as <c>2024-01-01 20:00 – 2024-01-02 09:00</c>; days alone where no times are known.</summary>
    /// <param name="time">The time.</param>
    public static string Window(ReportedTime time) => time switch
    {
        { IsDateOnly: true } when time.From.Date == time.To.Date => FormattableString.Invariant($"{time.From:yyyy-MM-dd}"),
        { IsDateOnly: true } => FormattableString.Invariant($"{time.From:yyyy-MM-dd} – {time.To:yyyy-MM-dd}"),
        _ => FormattableString.Invariant($"{time.From:yyyy-MM-dd HH:mm} – {time.To:yyyy-MM-dd HH:mm}"),
    };

    /// <summary>The word of the program for a value of an enumeration.</summary>
    /// <param name="value">The value.</param>
    public static string Id<T>(T value)
        where T : struct, Enum => MapReader.WordFor(value);
}
