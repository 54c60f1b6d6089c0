using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.World;

namespace Testudo.Evidence.Reconciliation;

/// <summary>How an account comes to a number.</summary>
public enum Origin
{
    /// <summary>It says so.</summary>
    Stated,

    /// <summary>It says so as the second number of "72 of 99".</summary>
    OutOf,

    /// <summary>The types that it names add up to it.</summary>
    Sum,

    /// <summary>It is left when one of its numbers is taken from another.</summary>
    Difference,

    /// <summary>Its numbers of what was shot down and of what was lost add up to it.</summary>
    ShotDownAndLost,
}

/// <summary>What comparing accounts of one number came to.</summary>
public enum Verdict
{
    /// <summary>Only one account has a number, or several of one speaker have it, and no other speaks of anything near it.</summary>
    OneAccount,

    /// <summary>Accounts of several speakers have a number, and some count agrees with all of them.</summary>
    Agree,

    /// <summary>No count agrees with all of them.</summary>
    Conflict,

    /// <summary>Only one account has a number; others have numbers of something wider, narrower or elsewhere.</summary>
    NotComparable,
}

/// <summary>Why accounts conflict or cannot be compared.</summary>
public enum FindingKind
{
    /// <summary>Two accounts give numbers that no count agrees with.</summary>
    Conflict,

    /// <summary>The parts that one account names are more than the other's whole.</summary>
    PartsExceedWhole,

    /// <summary>A number agrees with another number of the other account: what it counts may have been mixed up.</summary>
    MixedUp,

    /// <summary>The other account counts more, or only a part.</summary>
    OtherScope,

    /// <summary>The other account counts only at one place.</summary>
    OtherPlace,

    /// <summary>The other account counts what was shot down and what was lost as one number.</summary>
    OtherOutcome,

    /// <summary>Both numbers are of the same speaker.</summary>
    Revised,

    /// <summary>People killed and injured are counted while rescue work goes on.</summary>
    TollRises,
}

/// <summary>One reason, in words that a face can say in another language.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Accounts">The accounts that it is about.</param>
/// <param name="Message">The reason; numbers and names are its values, some of which are again messages (a count with its hedge).</param>
public sealed record Finding(FindingKind Kind, IReadOnlyList<RaidAccount> Accounts, FormattableString Message);

/// <summary>What one account has for the number of a group.</summary>
/// <param name="Account">The account: who says so, where, with what confidence.</param>
/// <param name="Origin">How it comes to the number.</param>
/// <param name="Low">The least count that agrees with it.</param>
/// <param name="High">The greatest count that agrees with it; infinity where there is no bound.</param>
/// <param name="Quantity">The number with its hedge as it was given; null where it follows from others.</param>
/// <param name="Claims">The claim, or the claims that it follows from.</param>
public sealed record EvidenceEntry(RaidAccount Account, Origin Origin, double Low, double High, HedgedQuantity? Quantity, IReadOnlyList<Claim> Claims);

/// <summary>All that accounts say about one number of a raid: the same subject, the same outcome, the same place.</summary>
/// <param name="Subject">What is counted, in the words of the first account that states it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Places">Where, if not in the whole country.</param>
/// <param name="Verdict">What the comparison came to.</param>
/// <param name="Entries">The numbers side by side; they are never averaged.</param>
/// <param name="Findings">Why they conflict or cannot be compared; empty where they agree.</param>
public sealed record EvidenceGroup(
    ClaimSubject Subject, ReportedOutcome Outcome, IReadOnlyList<string> Places, Verdict Verdict, IReadOnlyList<EvidenceEntry> Entries, IReadOnlyList<Finding> Findings);

/// <summary>Whether the parts of one account add up to its own total.</summary>
public enum SumVerdict
{
    /// <summary>They do.</summary>
    AddUp,

    /// <summary>They are fewer, and the account does not claim to name all.</summary>
    NotAllNamed,

    /// <summary>They are fewer though the account names all.</summary>
    FallShort,

    /// <summary>They are more.</summary>
    Exceed,
}

/// <summary>A total of an account beside the sum of its parts.</summary>
/// <param name="Account">The account.</param>
/// <param name="Total">The claim with the total.</param>
/// <param name="Outcome">What became of the subject.</param>
/// <param name="Parts">The claims that count parts of it, nothing twice.</param>
/// <param name="Low">The least that the parts add up to.</param>
/// <param name="High">The greatest that they add up to; infinity where there is no bound.</param>
/// <param name="Verdict">How they compare.</param>
/// <param name="Message">The same in words.</param>
public sealed record SumCheck(
    RaidAccount Account, Claim Total, ReportedOutcome Outcome, IReadOnlyList<Claim> Parts, double Low, double High, SumVerdict Verdict, FormattableString Message);

/// <summary>One raid with all claims about it side by side.</summary>
public sealed record RaidEvidence
{
    /// <summary>The raid and its accounts.</summary>
    public required RaidFacts Raid { get; init; }

    /// <summary>The numbers, totals first.</summary>
    public required IReadOnlyList<EvidenceGroup> Groups { get; init; }

    /// <summary>Totals beside the sums of their parts.</summary>
    public required IReadOnlyList<SumCheck> Sums { get; init; }

    /// <summary>Puts all claims about the raids of a day, or about one raid, side by side.</summary>
    /// <param name="dateOrId">The id of a raid, or the day on which it ended.</param>
    /// <param name="facts">The raids that are known; <see cref="FactBook.None"/> where there are none.</param>
    /// <param name="reports">Further reports: those of their claims whose time falls into a raid are put to it.</param>
    /// <param name="catalogue">The catalogue that says which types a word such as "missiles" covers.</param>
    /// <returns>The raids; for a day that no known raid ended on, one made of the further reports alone; empty where nothing is known.</returns>
    public static IReadOnlyList<RaidEvidence> Collect(string dateOrId, FactBook facts, IEnumerable<Report> reports, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reports);
        var known = facts.Find(dateOrId);
        if (known.Count == 0 && FactsText.TryDay(dateOrId, out _))
        {
            known = [new RaidFacts { Id = dateOrId, Time = FactsText.Period(dateOrId)!, Accounts = [] }];
        }

        var all = reports.ToList();
        return [.. known.Select(raid => Collect(raid, all, catalogue)).Where(e => e.Raid.Accounts.Count > 0)];
    }

    /// <summary>Puts all claims about one raid side by side.</summary>
    /// <param name="raid">The raid.</param>
    /// <param name="reports">Further reports: those of their claims whose time falls into the raid are put to it.</param>
    /// <param name="catalogue">The catalogue that says which types a word such as "missiles" covers.</param>
    public static RaidEvidence Collect(RaidFacts raid, IEnumerable<Report> reports, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(raid);
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(catalogue);
        var whole = raid with { Accounts = [.. raid.Accounts, .. Further(raid, reports)] };
        var book = new PopulationBook(catalogue);
        var ledgers = whole.Accounts.Select(a => new Ledger(a, book)).ToList();
        return new RaidEvidence
        {
            Raid = whole,
            Groups = Comparison.Groups(ledgers, book),
            Sums = [.. ledgers.SelectMany(SumChecks.Of)],
        };
    }

    private static IEnumerable<RaidAccount> Further(RaidFacts raid, IEnumerable<Report> reports) =>
        from report in reports
        where !raid.Accounts.Any(a => a.Report.Id == report.Id)
        from byS in report.Claims.Where(c => c.Kind is ClaimKind.Count or ClaimKind.Casualties && IsOf(raid, c.Time)).GroupBy(c => c.Speaker)
        select new RaidAccount(report, byS.Key, IsComplete: false, [], [.. byS]);

    // A day without clock times is the day on which the raid ended: "on January 2" is the raid that began on the evening before.
    private static bool IsOf(RaidFacts raid, ReportedTime? time) => time is not null && (time.IsDateOnly || raid.Time.IsDateOnly
        ? DateOnly.FromDateTime(time.From) <= raid.Date && raid.Date <= DateOnly.FromDateTime(time.To) && (time.To - time.From).TotalHours < 24
        : (time.From < raid.Time.To && raid.Time.From < time.To) || (time.From == time.To && raid.Time.From <= time.From && time.To <= raid.Time.To));
}
