using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.World;

namespace Testudo.Reporting.Evidence;

/// <summary>What one account has for a whole: everything that flew, the missiles, or the drones.</summary>
/// <param name="Subject">air-target, missile or drone.</param>
/// <param name="Outcome">launched, destroyed, not-reached or stopped.</param>
/// <param name="Low">The least count that agrees with it.</param>
/// <param name="High">The greatest count that agrees with it; null where there is no bound.</param>
/// <param name="IsSum">Whether it is the sum over the types of an account that names all; otherwise it is stated.</param>
public sealed record TotalEntry(string Subject, string Outcome, double Low, double? High, bool IsSum);

/// <summary>What one speaker has for the whole of a raid.</summary>
/// <param name="Label">Who answers for the numbers, and the report that has them where that is another.</param>
/// <param name="Source">A link or the path of a post; null where none.</param>
/// <param name="Totals">The numbers; they are never averaged with those of others.</param>
public sealed record RaidAccountEntry(string Label, string? Source, IReadOnlyList<TotalEntry> Totals);

/// <summary>One raid in a list.</summary>
public sealed record RaidEntry
{
    /// <summary>Where it is from: record or facts. A raid may be in both, and then stands twice.</summary>
    public required string Origin { get; init; }

    /// <summary>The id, such as 2024-01-02; unique within its origin.</summary>
    public required string Id { get; init; }

    /// <summary>For a raid of the facts file: the id of the same raid in the record; null where the record does not have it, and for raids of the record.</summary>
    public string? RecordId { get; init; }

    /// <summary>The day on which it ended.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it began, Kyiv time.</summary>
    public required DateTime Begin { get; init; }

    /// <summary>When it ended, Kyiv time; a date alone is its last minute.</summary>
    public required DateTime End { get; init; }

    /// <summary>Whether only days are given.</summary>
    public required bool IsDateOnly { get; init; }

    /// <summary>Launched in all, of every class and whether or not destroyed is reported; null for raids of the facts file, whose accounts may differ.</summary>
    public double? Launched { get; init; }

    /// <summary>What the record has of each class; empty for raids of the facts file.</summary>
    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    /// <summary>What accounts have for the whole; empty for raids of the record.</summary>
    public required IReadOnlyList<RaidAccountEntry> Accounts { get; init; }

    /// <summary>Where to, as written or as ids of the catalogue.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Where from, as written.</summary>
    public required IReadOnlyList<string> LaunchPlaces { get; init; }

    /// <summary>Links or paths of posts and reports, as written.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>How many rows of the record it is made of.</summary>
    public required int Rows { get; init; }

    /// <summary>How many rows on parts of the country fall into it; they are in no sum.</summary>
    public required int RegionalRows { get; init; }

    /// <summary>What a reader should know; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The entry of a raid of the record.</summary>
    /// <param name="raid">The raid.</param>
    /// <param name="rows">Rows of the same version of the record, among which those on parts of the country are counted.</param>
    public static RaidEntry Of(ReportedRaid raid, IEnumerable<RecordRow> rows)
    {
        ArgumentNullException.ThrowIfNull(raid);
        return new RaidEntry
        {
            Origin = "record",
            Id = raid.Id,
            Date = raid.Date,
            Begin = raid.Begin,
            End = raid.End,
            IsDateOnly = raid.IsDateOnly,
            Launched = raid.Launched,
            Classes = [.. raid.Counts.Select(ClassEntry.Of)],
            Accounts = [],
            Targets = Said(raid.Rows.Select(r => r.Target)),
            LaunchPlaces = Said(raid.Rows.Select(r => r.LaunchPlace)),
            Links = Said(raid.Rows.Select(r => r.Source)),
            Rows = raid.Rows.Count,
            RegionalRows = RaidGrouping.RegionalRows(raid, rows).Count,
        };
    }

    /// <summary>The entry of a raid of the facts file.</summary>
    /// <param name="raid">The raid.</param>
    /// <param name="catalogue">The catalogue that says which types are drones.</param>
    public static RaidEntry Of(RaidFacts raid, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(raid);
        return new RaidEntry
        {
            Origin = "facts",
            Id = raid.Id,
            Date = raid.Date,
            Begin = raid.Time.From,
            End = raid.Time.To,
            IsDateOnly = raid.Time.IsDateOnly,
            Classes = [],
            Accounts = [.. raid.Accounts.Select(a => new RaidAccountEntry(a.Label, a.Report.Source, AccountTotals.Of(a, catalogue))).Where(a => a.Totals.Count > 0)],
            Targets = raid.Targets,
            LaunchPlaces = [],
            Links = Said(raid.Accounts.Select(a => a.Report.Source ?? "")),
            Rows = 0,
            RegionalRows = 0,
            Note = raid.Note,
        };
    }

    private static List<string> Said(IEnumerable<string> texts) => [.. texts.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <summary>The raids of a period.</summary>
public sealed record RaidsDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-raids/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The first day asked for, of the end of raids; null where there is none before it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day asked for, of the end of raids; null where there is none after it.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The raids in the order in which they began; one of the record before one of the facts file.</summary>
    public required IReadOnlyList<RaidEntry> Raids { get; init; }

    /// <summary>Over the whole period, how much of what the record has was stopped: drones, and missiles. Counted by the end of rows. Empty without the record.</summary>
    public required IReadOnlyList<RateEntry> Stopped { get; init; }

    /// <summary>The document of the raids of a period.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="rows">Every row of one version of the record; empty where there is none.</param>
    /// <param name="facts">The raids of facts files; <see cref="FactBook.None"/> where there are none.</param>
    /// <param name="catalogue">The catalogue that says which types are drones.</param>
    /// <param name="from">The first day; null for no bound.</param>
    /// <param name="to">The last day; null for no bound.</param>
    public static RaidsDocument Of(Provenance provenance, IReadOnlyList<RecordRow> rows, FactBook facts, Catalogue catalogue, DateOnly? from = null, DateOnly? to = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(catalogue);
        var regional = rows.Where(r => !r.IsNational).ToList();
        var raids = RaidGrouping.Group(rows);
        var same = KnownRaid.Of(raids, facts).SelectMany(k => k.Facts.Select(f => (f.Id, Record: k.Record?.Id))).ToLookup(p => p.Id, p => p.Record, StringComparer.Ordinal);
        var options = new RateOptions { By = RatePeriod.All, From = from, To = to };
        return new RaidsDocument
        {
            Provenance = provenance,
            From = from,
            To = to,
            Raids = [.. raids.Where(r => IsAsked(r.Date)).Select(r => RaidEntry.Of(r, regional))
                .Concat(facts.Raids.Where(r => IsAsked(r.Date)).Select(r => RaidEntry.Of(r, catalogue) with { RecordId = same[r.Id].FirstOrDefault() }))
                .OrderBy(r => r.Begin).ThenBy(r => r.End).ThenBy(r => r.Origin == "facts").ThenBy(r => r.Id, StringComparer.Ordinal)],
            Stopped = [.. RateTable.Of(rows, options).Rates.Select(RateEntry.Of)],
        };

        bool IsAsked(DateOnly day) => !(day < from) && !(day > to);
    }
}
