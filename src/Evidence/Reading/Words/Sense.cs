using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Reading.Words;

/// <summary>What a word or phrase does in a report. Those of the lexicon's <c>words</c> block are written there as <c>out-of</c> for <c>OutOf</c>.</summary>
internal enum SenseKind
{
    /// <summary>A number word.</summary>
    Number,

    /// <summary>A word that multiplies: thousand, dozen.</summary>
    Scale,

    /// <summary>Words before a number that say how exactly it is meant: at least.</summary>
    Hedge,

    /// <summary>Words after a number that say so: or more.</summary>
    HedgeAfter,

    /// <summary>What was counted.</summary>
    Subject,

    /// <summary>What became of it.</summary>
    Outcome,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A day of the week.</summary>
    Weekday,

    /// <summary>A day told from the day of publication: yesterday.</summary>
    Day,

    /// <summary>A year told from the year of publication: last year.</summary>
    YearTold,

    /// <summary>A span of time over which reports add up.</summary>
    Period,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A region named in a list that ends in a word for regions.</summary>
    ListedPlace,

    /// <summary>Somebody who speaks, by a name of our own.</summary>
    Actor,

    /// <summary>Something that is asked for or promised.</summary>
    Lever,

    /// <summary>A stance: condemnation, support.</summary>
    Stance,

    // What follows has no meaning beyond its kind.

    /// <summary>No number was said: several, dozens.</summary>
    Vague,

    /// <summary>Every one of them: all, both.</summary>
    All,

    /// <summary>A part that is no count: half of.</summary>
    Fraction,

    /// <summary>Stands between a number and what it counts, or after that, and changes nothing: enemy, more.</summary>
    Filler,

    /// <summary>Belongs to what was counted although it stands after it: of various types.</summary>
    Trailing,

    /// <summary>Words after which a noun is no longer the thing counted: missile attack, drone debris.</summary>
    CompoundHead,

    /// <summary>What carries threats and is none: bombers, ships.</summary>
    Carrier,

    /// <summary>A helping verb between what was counted and what became of it: were, have been.</summary>
    Auxiliary,

    /// <summary>Turns an outcome round: not, failed to.</summary>
    Negation,

    /// <summary>Looks like a negation and is none: not only.</summary>
    Affirmation,

    /// <summary>It has not happened: could, plans to.</summary>
    Hypothesis,

    /// <summary>Nobody vouches for the sentence: unconfirmed.</summary>
    Unconfirmed,

    /// <summary>The whole sentence is supposed: if.</summary>
    Condition,

    /// <summary>Makes an infinitive a fact: managed to.</summary>
    Success,

    /// <summary>Out of how many.</summary>
    OutOf,

    /// <summary>Points back at what was counted before: of them.</summary>
    OfThem,

    /// <summary>A part of what was counted before follows: including.</summary>
    Including,

    /// <summary>What a number leaves out follows: excluding.</summary>
    Excluding,

    /// <summary>Joins things of one list: and.</summary>
    Joiner,

    /// <summary>Joins names for the same thing: or.</summary>
    Alternative,

    /// <summary>Begins a clause of its own: which, while.</summary>
    Clause,

    /// <summary>Before what a thing is called: of the type.</summary>
    NamePrefix,

    /// <summary>Begins a note on place, time or means: in, over.</summary>
    Preposition,

    /// <summary>Before the means of an attack: with.</summary>
    With,

    /// <summary>Before the place where something was launched: from.</summary>
    Origin,

    /// <summary>Before a place: in, over, near.</summary>
    PlacePreposition,

    /// <summary>Those of them that say where an origin lies, too: Yeysk in Russia.</summary>
    Within,

    /// <summary>Ends a list of regions: regions, областях.</summary>
    Regions,

    /// <summary>Marks who did it: by.</summary>
    By,

    /// <summary>The night that ends on a date: у ніч на.</summary>
    NightTo,

    /// <summary>A night that begins or ends on a date: on the night of.</summary>
    NightOf,

    /// <summary>A night without a date: overnight.</summary>
    Night,

    /// <summary>Before the begin of a window: from.</summary>
    From,

    /// <summary>Before the end of a window: to.</summary>
    To,

    /// <summary>Before a time up to which is counted: as of.</summary>
    AsOf,

    /// <summary>After the hour of a day before noon.</summary>
    Morning,

    /// <summary>After the hour of a day after noon.</summary>
    Afternoon,

    /// <summary>A word after a year or a date: року.</summary>
    YearWord,

    /// <summary>Before a month or a year that is meant as a whole: in, during.</summary>
    During,

    /// <summary>Before the day since when is counted: since.</summary>
    Since,

    /// <summary>What another raid is held against follows: more than the.</summary>
    Comparison,

    /// <summary>Holds one raid against all of a time: the largest since.</summary>
    Superlative,

    /// <summary>So many each day: per day.</summary>
    Rate,

    /// <summary>An older event follows: recall, earlier.</summary>
    Recall,

    /// <summary>The event told before was a few days after this one: a few days before this.</summary>
    ShortlyBefore,

    /// <summary>Says.</summary>
    Speech,

    /// <summary>According to.</summary>
    According,

    /// <summary>What was told just before is what was said: this was reported by.</summary>
    AboutThis,

    /// <summary>He, she, they.</summary>
    Pronoun,

    /// <summary>What somebody said it in: the statement.</summary>
    Document,

    /// <summary>Begins what is no longer a speaker: on Telegram.</summary>
    Medium,

    /// <summary>Asks for.</summary>
    Request,

    /// <summary>Before where calls came from: were heard in.</summary>
    HeardIn,

    /// <summary>Promises.</summary>
    Pledge,

    /// <summary>What is promised or asked to be done: provide, strengthen.</summary>
    Giving,

    /// <summary>The place meant most: the main target.</summary>
    MainTarget,

    /// <summary>An attack from the air; people hurt in such a report were hurt by it.</summary>
    Attack,

    /// <summary>People hurt by something else: a car crash.</summary>
    Accident,

    /// <summary>People of whom only a part is told: hospitalised.</summary>
    Partial,

    /// <summary>A number that grew; what follows is all of them: rose to.</summary>
    Growth,

    /// <summary>The attacker.</summary>
    Russia,

    /// <summary>Its air defence, or whoever speaks for it.</summary>
    RussianDefence,

    /// <summary>The defender.</summary>
    Ukraine,

    /// <summary>Its air defence, or whoever speaks for it.</summary>
    UkrainianDefence,

    /// <summary>Belongs to the defender: Ukrainian drones.</summary>
    Ukrainian,

    /// <summary>Another war, or another people's tests.</summary>
    Elsewhere,

    /// <summary>Whom pledges are for.</summary>
    Beneficiary,
}

/// <summary>What kind of thing was counted.</summary>
internal enum SubjectGroup
{
    /// <summary>What flies and is shot at.</summary>
    Threat,

    /// <summary>People.</summary>
    People,

    /// <summary>Places that were hit.</summary>
    Location,

    /// <summary>Troops, systems, aircraft.</summary>
    Force,
}

/// <summary>What a word says that was counted.</summary>
/// <param name="Group">What kind of thing.</param>
/// <param name="Class">The class of threats, or null.</param>
/// <param name="Term">The lexicon's word where no threat is meant; null otherwise.</param>
/// <param name="Threats">Ids of the catalogue.</param>
/// <param name="Family">Words of one family may name one number together: Shahed and Gerbera.</param>
/// <param name="Series">Types of one series may too: Kh-101 and Kh-555.</param>
internal sealed record SubjectSense(SubjectGroup Group, string? Class, string? Term, IReadOnlyList<string> Threats, string Family, string? Series)
{
    /// <summary>Whether more than one cannot be meant: a missile.</summary>
    public bool IsSingular { get; init; }

    /// <summary>Whether it is a name, not a kind.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether only air defence makes it a threat: targets.</summary>
    public bool IsLoose { get; init; }
}

/// <summary>How a word for an outcome is used.</summary>
internal enum OutcomeForm
{
    /// <summary>Before or after what it happened to.</summary>
    Free,

    /// <summary>Before the number, with a word such as "with" between: struck with.</summary>
    With,

    /// <summary>Before the number only: launches of.</summary>
    Before,

    /// <summary>After the number only: drones hit.</summary>
    After,

    /// <summary>Adds to what was counted, and rarely tells the main thing: drones launched from.</summary>
    Participle,

    /// <summary>Needs a word such as "managed to".</summary>
    Infinitive,
}

/// <summary>What a word says became of something.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Form">How the word is used.</param>
internal sealed record OutcomeSense(ReportedOutcome Outcome, OutcomeForm Form);

/// <summary>One meaning of a word or phrase.</summary>
/// <param name="Kind">What it does.</param>
internal sealed record Sense(SenseKind Kind)
{
    /// <summary>A number, a month, a weekday, days from the publication; of a period its days, 0 where not known.</summary>
    public double Number { get; init; }

    /// <summary>The id of a place, the name of an actor, the term of a lever or stance.</summary>
    public string Name { get; init; } = "";

    /// <summary>How exactly a number is meant.</summary>
    public Hedge Hedge { get; init; }

    /// <summary>Of a scale, whether it needs a number before it; of a place, whether it is Russian.</summary>
    public bool Flag { get; init; }

    /// <summary>What was counted.</summary>
    public SubjectSense? Subject { get; init; }

    /// <summary>What became of it.</summary>
    public OutcomeSense? Outcome { get; init; }
}
