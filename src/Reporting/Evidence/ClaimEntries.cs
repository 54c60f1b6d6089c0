using Testudo.Evidence.Claims;
using Testudo.World.Text;

namespace Testudo.Reporting.Evidence;

/// <summary>A number with its hedge.</summary>
/// <param name="Stated">The number that was written; the lower one of two; null where none was.</param>
/// <param name="StatedHigh">The upper one of two; null where one was written.</param>
/// <param name="Hedge">exact, about, at-least, over, up-to, under, between or unstated.</param>
/// <param name="Low">The least count that agrees with it.</param>
/// <param name="High">The greatest count that agrees with it; null where there is no bound.</param>
public sealed record QuantityEntry(double? Stated, double? StatedHigh, string Hedge, double Low, double? High)
{
    /// <summary>The entry of a quantity; null for none.</summary>
    /// <param name="quantity">The quantity.</param>
    public static QuantityEntry? Of(HedgedQuantity? quantity) =>
        quantity is null ? null : new QuantityEntry(quantity.Stated, quantity.StatedHigh, MapReader.WordFor(quantity.Hedge), quantity.Low, Bound(quantity.High));

    internal static double? Bound(double high) => double.IsFinite(high) ? high : null;
}

/// <summary>What a claim is about.</summary>
/// <param name="Text">The words of the report.</param>
/// <param name="Threats">Ids of the catalogue's threat types; empty where the class or the words decide.</param>
/// <param name="Class">The class; null where the types decide or nothing is said.</param>
/// <param name="Excluding">Ids of threat types that the number leaves out.</param>
/// <param name="Term">The lexicon's word for what is no threat; null for threats.</param>
public sealed record SubjectEntry(string Text, IReadOnlyList<string> Threats, string? Class, IReadOnlyList<string> Excluding, string? Term)
{
    /// <summary>The entry of a subject.</summary>
    /// <param name="subject">The subject.</param>
    public static SubjectEntry Of(ClaimSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new SubjectEntry(subject.Text, subject.Threats, subject.Class, subject.Excluding, subject.Term);
    }
}

/// <summary>When something happened, in the local time of the place.</summary>
/// <param name="From">Begin, inclusive.</param>
/// <param name="To">End, inclusive; a date alone is its last minute.</param>
/// <param name="IsDateOnly">Whether days are given without times.</param>
public sealed record TimeEntry(DateTime From, DateTime To, bool IsDateOnly)
{
    /// <summary>The entry of a time; null for none.</summary>
    /// <param name="time">The time.</param>
    public static TimeEntry? Of(ReportedTime? time) => time is null ? null : new TimeEntry(time.From, time.To, time.IsDateOnly);
}

/// <summary>The words that a claim was read from.</summary>
/// <param name="Start">Index of the first character in the text of the report, in UTF-16 units.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Text">The words.</param>
public sealed record SpanEntry(int Start, int Length, string Text);

/// <summary>One thing that a report says.</summary>
/// <param name="Kind">count, casualties, statement, pledge or request.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Outcome">What became of it, such as launched, destroyed, not-reached or killed.</param>
/// <param name="Quantity">How many; null for statements.</param>
/// <param name="OutOf">Out of how many; null where nothing is said.</param>
/// <param name="Places">Where, as ids of the catalogue or as written.</param>
/// <param name="Time">When; null where nothing is said.</param>
/// <param name="Speaker">Who says so, where it is not the publisher; null otherwise.</param>
/// <param name="Addressee">To whom a pledge or request goes; null where nothing is said.</param>
/// <param name="Levers">What a statement, pledge or request is about, such as air-defence-systems or ammunition.</param>
/// <param name="Span">The words it was read from; null for what was not read from a text.</param>
/// <param name="Doubt">Why the reading is not certain; null where it is.</param>
public sealed record ClaimEntry(
    string Kind,
    SubjectEntry Subject,
    string Outcome,
    QuantityEntry? Quantity,
    QuantityEntry? OutOf,
    IReadOnlyList<string> Places,
    TimeEntry? Time,
    string? Speaker,
    string? Addressee,
    IReadOnlyList<string> Levers,
    SpanEntry? Span,
    string? Doubt)
{
    /// <summary>The entry of a claim.</summary>
    /// <param name="claim">The claim.</param>
    public static ClaimEntry Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new ClaimEntry(
            MapReader.WordFor(claim.Kind),
            SubjectEntry.Of(claim.Subject),
            MapReader.WordFor(claim.Outcome),
            QuantityEntry.Of(claim.Quantity),
            QuantityEntry.Of(claim.OutOf),
            claim.Places,
            TimeEntry.Of(claim.Time),
            claim.Speaker,
            claim.Addressee,
            [.. claim.Levers.Select(l => MapReader.WordFor(l))],
            claim.Span is { } span ? new SpanEntry(span.Start, span.Length, span.Text) : null,
            claim.Doubt);
    }
}

/// <summary>Something that was published, without what it says.</summary>
/// <param name="Id">The id: the same for the same publication.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">The title; null where none.</param>
/// <param name="Published">When; null where not known.</param>
/// <param name="Source">A link or the path of a post; null where none. Whoever shows it has to check that it is a link.</param>
/// <param name="Language">en, uk or ru; null for tables.</param>
/// <param name="Confidence">measured, official, press or judgement; null where nobody judged.</param>
/// <param name="Note">Anything a reader should know; null where nothing.</param>
public sealed record ReportEntry(string Id, string Publisher, string? Title, DateTime? Published, string? Source, string? Language, string? Confidence, string? Note)
{
    /// <summary>The entry of a report.</summary>
    /// <param name="report">The report.</param>
    public static ReportEntry Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportEntry(
            report.Id, report.Publisher, report.Title, report.Published, report.Source, report.Language, report.Confidence is { } c ? MapReader.WordFor(c) : null, report.Note);
    }
}
