using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Simulation.Measures;
using Testudo.World.Text;

namespace Testudo.Reporting.Evidence;

/// <summary>What the record has of a raid.</summary>
/// <param name="Raid">The raid with its sums.</param>
/// <param name="Rows">The rows that are summed.</param>
/// <param name="Regional">Rows on parts of the country in the same hours: other words on the same thing, in no sum.</param>
public sealed record RecordOfRaid(RaidEntry Raid, IReadOnlyList<RowEntry> Rows, IReadOnlyList<RowEntry> Regional);

/// <summary>What one speaker says about the raid in one report.</summary>
/// <param name="Who">Who answers for the numbers.</param>
/// <param name="Label">The same, and the report that has them where that is another.</param>
/// <param name="Speaker">Who says so, where it is not the publisher; null otherwise.</param>
/// <param name="IsComplete">Whether the types that it names are all that flew.</param>
/// <param name="Targets">The main targets as it names them, as ids of the catalogue or as written.</param>
/// <param name="Report">The report.</param>
/// <param name="Claims">What it says.</param>
public sealed record AccountEntry(
    string Who, string Label, string? Speaker, bool IsComplete, IReadOnlyList<string> Targets, ReportEntry Report, IReadOnlyList<ClaimEntry> Claims);

/// <summary>What one account has for a number.</summary>
/// <param name="Account">The account, by its place in the list of accounts, from 0.</param>
/// <param name="Origin">How it comes to the number: stated, out-of, sum, difference or shot-down-and-lost.</param>
/// <param name="Low">The least count that agrees with it.</param>
/// <param name="High">The greatest count that agrees with it; null where there is no bound.</param>
/// <param name="Quantity">The number with its hedge as it was given; null where it follows from others.</param>
/// <param name="Claims">The claims it is or follows from, by their places in the account, from 0.</param>
public sealed record NumberEntry(int Account, string Origin, double Low, double? High, QuantityEntry? Quantity, IReadOnlyList<int> Claims);

/// <summary>Why accounts conflict or cannot be compared.</summary>
/// <param name="Kind">conflict, parts-exceed-whole, mixed-up, other-scope, other-place, other-outcome, revised or toll-rises.</param>
/// <param name="Accounts">The accounts that it is about, by their places in the list, from 0.</param>
/// <param name="Text">The reason in words.</param>
public sealed record FindingEntry(string Kind, IReadOnlyList<int> Accounts, Names Text);

/// <summary>All that accounts say about one number.</summary>
/// <param name="Subject">What is counted.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Places">Where, if not in the whole country: ids of the catalogue, or as written.</param>
/// <param name="Verdict">one-account, agree, conflict or not-comparable.</param>
/// <param name="Numbers">The numbers side by side; they are never averaged.</param>
/// <param name="Findings">Why they conflict or cannot be compared; empty where they agree.</param>
public sealed record GroupEntry(SubjectEntry Subject, string Outcome, IReadOnlyList<string> Places, string Verdict, IReadOnlyList<NumberEntry> Numbers, IReadOnlyList<FindingEntry> Findings);

/// <summary>A total of an account beside the sum of its parts.</summary>
/// <param name="Account">The account, by its place in the list of accounts, from 0.</param>
/// <param name="Subject">What the total counts.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Total">The total.</param>
/// <param name="Low">The least that the parts add up to.</param>
/// <param name="High">The greatest that they add up to; null where there is no bound.</param>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Verdict">add-up, not-all-named, fall-short or exceed.</param>
/// <param name="Text">The same in words.</param>
public sealed record SumEntry(int Account, SubjectEntry Subject, string Outcome, QuantityEntry? Total, double Low, double? High, int Parts, string Verdict, Names Text);

/// <summary>One raid with everything that is known of it side by side.</summary>
public sealed record RaidDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-raid/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The id, such as 2024-01-02.</summary>
    public required string Id { get; init; }

    /// <summary>When, Kyiv time: by the record, else by the accounts.</summary>
    public required TimeEntry Time { get; init; }

    /// <summary>What a reader should know; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The main targets that any account names, as ids of the catalogue or as written.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>What the record has; null where it was not used or has nothing.</summary>
    public RecordOfRaid? Record { get; init; }

    /// <summary>The accounts.</summary>
    public required IReadOnlyList<AccountEntry> Accounts { get; init; }

    /// <summary>The numbers, totals first.</summary>
    public required IReadOnlyList<GroupEntry> Groups { get; init; }

    /// <summary>Totals beside the sums of their parts.</summary>
    public required IReadOnlyList<SumEntry> Sums { get; init; }

    /// <summary>The document of one raid.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="raid">The raid by the record; null where the record has none.</param>
    /// <param name="rows">Rows of the same version of the record; empty where there is none.</param>
    /// <param name="evidence">The raid by accounts; null where there are none.</param>
    /// <param name="say">Puts a finding into words in each language.</param>
    /// <exception cref="ArgumentException">Neither is given.</exception>
    public static RaidDocument Of(Provenance provenance, ReportedRaid? raid, IReadOnlyList<RecordRow> rows, RaidEvidence? evidence, Func<FormattableString, Names> say)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(say);
        if (raid is null && evidence is null)
        {
            throw new ArgumentException("There is no raid, neither by the record nor by accounts.", nameof(raid));
        }

        IReadOnlyList<RaidAccount> accounts = evidence?.Raid.Accounts ?? [];
        return new RaidDocument
        {
            Provenance = provenance,
            Id = evidence?.Raid.Id ?? raid!.Id,
            Time = raid is not null ? new TimeEntry(raid.Begin, raid.End, raid.IsDateOnly) : TimeEntry.Of(evidence!.Raid.Time)!,
            Note = evidence?.Raid.Note,
            Targets = evidence?.Raid.Targets ?? [],
            Record = raid is null ? null : new RecordOfRaid(
                RaidEntry.Of(raid, rows), [.. raid.Rows.Select(RowEntry.Of)], [.. RaidGrouping.RegionalRows(raid, rows).Select(RowEntry.Of)]),
            Accounts = [.. accounts.Select(a => new AccountEntry(a.Who, a.Label, a.Speaker, a.IsComplete, a.Targets, ReportEntry.Of(a.Report), [.. a.Claims.Select(ClaimEntry.Of)]))],
            Groups = [.. (evidence?.Groups ?? []).Select(g => Group(g, accounts, say))],
            Sums = [.. (evidence?.Sums ?? []).Select(s => new SumEntry(
                PlaceOf(s.Account, accounts),
                SubjectEntry.Of(s.Total.Subject),
                MapReader.WordFor(s.Outcome),
                QuantityEntry.Of(s.Outcome == s.Total.Outcome ? s.Total.Quantity : s.Total.OutOf ?? s.Total.Quantity),
                s.Low,
                QuantityEntry.Bound(s.High),
                s.Parts.Count,
                MapReader.WordFor(s.Verdict),
                say(s.Message)))],
        };
    }

    private static GroupEntry Group(EvidenceGroup group, IReadOnlyList<RaidAccount> accounts, Func<FormattableString, Names> say) => new(
        SubjectEntry.Of(group.Subject),
        MapReader.WordFor(group.Outcome),
        group.Places,
        MapReader.WordFor(group.Verdict),
        [.. group.Entries.Select(e => new NumberEntry(
            PlaceOf(e.Account, accounts),
            MapReader.WordFor(e.Origin),
            e.Low,
            QuantityEntry.Bound(e.High),
            QuantityEntry.Of(e.Quantity),
            [.. e.Claims.Select(c => PlaceOf(c, e.Account.Claims))]))],
        [.. group.Findings.Select(f => new FindingEntry(MapReader.WordFor(f.Kind), [.. f.Accounts.Select(a => PlaceOf(a, accounts))], say(f.Message)))]);

    // By reference: two accounts or claims may say the same.
    private static int PlaceOf<T>(T item, IReadOnlyList<T> items)
        where T : class
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (ReferenceEquals(items[i], item))
            {
                return i;
            }
        }

        throw new ArgumentException("It is not one of them.", nameof(item));
    }
}
