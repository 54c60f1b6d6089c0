namespace Testudo.Evidence.Claims;

/// <summary>What kind of thing was claimed.</summary>
public enum ClaimKind
{
    /// <summary>So many of something.</summary>
    Count,

    /// <summary>People killed or injured.</summary>
    Casualties,

    /// <summary>Something said, without a number to compare.</summary>
    Statement,

    /// <summary>Somebody promises something.</summary>
    Pledge,

    /// <summary>Somebody asks for something.</summary>
    Request,
}

/// <summary>What became of the subject of a claim.</summary>
public enum ReportedOutcome
{
    /// <summary>Launched, attacked with.</summary>
    Launched,

    /// <summary>Shot down, destroyed.</summary>
    Destroyed,

    /// <summary>Lost to electronic warfare, lost on the way, did not reach its target.</summary>
    NotReached,

    /// <summary>Destroyed or not reached, where a report does not tell them apart.</summary>
    Stopped,

    /// <summary>Reached a target.</summary>
    Hit,

    /// <summary>Debris fell.</summary>
    DebrisFell,

    /// <summary>Still in the air when the report was written.</summary>
    StillFlying,

    /// <summary>Crossed a border.</summary>
    CrossedBorder,

    /// <summary>People killed.</summary>
    Killed,

    /// <summary>People injured.</summary>
    Injured,

    /// <summary>Forces or systems that are in place.</summary>
    Deployed,

    /// <summary>Systems, rounds or money handed over.</summary>
    Delivered,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>What a claim is about.</summary>
/// <param name="Text">The words for it in the report.</param>
/// <param name="Threats">Ids of the catalogue's threat types; more than one where the report names a compound such as Kh-101/Kh-555.</param>
/// <param name="Class">
/// The class, such as <c>cruise</c>; null where the types decide, or nothing is said. Beside types it says that others of the class may
/// be counted too ("Shahed and drones of other types"). Wider than those of the record: <c>missile</c>, <c>air-target</c>, <c>mixed</c>.
/// </param>
/// <param name="Excluding">Ids of threat types that the number leaves out ("excluding Kalibr").</param>
public sealed record ClaimSubject(string Text, IReadOnlyList<string> Threats, string? Class, IReadOnlyList<string> Excluding)
{
    /// <summary>
    /// The lexicon's word for what is no threat: <c>people</c>, <c>children</c>, <c>location</c>, <c>troops</c>; a lever such as
    /// <c>air-defence-systems</c> of a pledge or request; a stance such as <c>condemnation</c>. Null for threats.
    /// </summary>
    public string? Term { get; init; }

    /// <summary>A subject that no threat type stands for.</summary>
    /// <param name="text">The words for it.</param>
    public static ClaimSubject Named(string text) => new(text, [], null, []);
}

/// <summary>When it happened, in the local time of the place.</summary>
/// <param name="From">Begin, inclusive.</param>
/// <param name="To">End, inclusive; a date alone is its last minute.</param>
/// <param name="IsDateOnly">Whether the report gives days without times.</param>
public sealed record ReportedTime(DateTime From, DateTime To, bool IsDateOnly);

/// <summary>The words that a claim was read from.</summary>
/// <param name="Start">Index of the first character in the text of the report.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Text">The words.</param>
public sealed record TextSpan(int Start, int Length, string Text);

/// <summary>One thing that a report says.</summary>
public sealed record Claim
{
    /// <summary>What kind of thing.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required ClaimSubject Subject { get; init; }

    /// <summary>What became of it.</summary>
    public required ReportedOutcome Outcome { get; init; }

    /// <summary>How many; null for statements.</summary>
    public HedgedQuantity? Quantity { get; init; }

    /// <summary>Out of how many ("72 of 99"); null where nothing is said.</summary>
    public HedgedQuantity? OutOf { get; init; }

    /// <summary>Where, as ids of the catalogue or as written; empty where nothing is said.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>When; null where nothing is said.</summary>
    public ReportedTime? Time { get; init; }

    /// <summary>Who says so, where it is not the publisher; null otherwise.</summary>
    public string? Speaker { get; init; }

    /// <summary>To whom a pledge or request goes; null where nothing is said.</summary>
    public string? Addressee { get; init; }

    /// <summary>What a statement, pledge or request is about, as levers of planning; empty where it is about none of them.</summary>
    public IReadOnlyList<Lever> Levers { get; init; } = [];

    /// <summary>The words it was read from; null for rows of a table.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>Why the reading is not certain; null where it is.</summary>
    public string? Doubt { get; init; }
}
