using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.World;

namespace Testudo.Evidence.Reconciliation;

/// <summary>A raid that the public record, facts files or both tell of.</summary>
/// <param name="Record">The raid of the record; null where only facts files have it.</param>
/// <param name="Facts">The same raid in facts files; empty where only the record has it.</param>
public sealed record KnownRaid(ReportedRaid? Record, IReadOnlyList<RaidFacts> Facts)
{
    /// <summary>The id: that of the record where it has the raid.</summary>
    public string Id => Record?.Id ?? Facts[0].Id;

    /// <summary>When it was, Kyiv time.</summary>
    public ReportedTime Time => Record is { } raid ? new ReportedTime(raid.Begin, raid.End, raid.IsDateOnly) : Facts[0].Time;

    /// <summary>The day on which it ended.</summary>
    public DateOnly Date => DateOnly.FromDateTime(Time.To);

    /// <summary>Puts the raids of the record and those of facts files together.</summary>
    /// <remarks>A raid of a facts file is the one of the record that ended on the same day; of several, the one that it shares most time with, and of these the one that launched most.</remarks>
    /// <param name="raids">The raids of the record.</param>
    /// <param name="facts">The facts.</param>
    /// <returns>All of them, in the order in which they began.</returns>
    public static IReadOnlyList<KnownRaid> Of(IReadOnlyList<ReportedRaid> raids, FactBook facts)
    {
        ArgumentNullException.ThrowIfNull(raids);
        ArgumentNullException.ThrowIfNull(facts);
        var byDate = raids.ToLookup(r => r.Date);
        var found = facts.Raids.ToLookup(f => byDate[f.Date].MaxBy(r => (Shared(r, f.Time), r.Launched)), ReferenceEqualityComparer.Instance);
        return [.. raids
            .Select(r => new KnownRaid(r, [.. found[r]]))
            .Concat(found[null!].Select(f => new KnownRaid(null, [f])))
            .OrderBy(k => k.Time.From).ThenBy(k => k.Time.To).ThenBy(k => k.Id, StringComparer.Ordinal)];
    }

    /// <summary>Puts all claims about the raid side by side, those of the record among them where no account has the same number from the same post.</summary>
    /// <param name="reports">Further reports: those of their claims whose time falls into the raid are put to it.</param>
    /// <param name="catalogue">The catalogue that says which types a word such as "missiles" covers.</param>
    /// <param name="isRecordApart">Whether the record is an account of its own; false where its rows were made from facts files.</param>
    public RaidEvidence Evidence(IEnumerable<Report> reports, Catalogue catalogue, bool isRecordApart)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var known = Facts.Count > 0 ? Facts[0] with { Accounts = [.. Facts.SelectMany(f => f.Accounts)] } : new RaidFacts { Id = Id, Time = Time, Accounts = [] };
        return RaidEvidence.Collect(known, Record is { } raid && isRecordApart ? [Besides(RecordReport.Of(raid), known), .. reports] : reports, catalogue);
    }

    // What an account has from the very post that the record digitises, and with the same number, is not said once more.
    private static Report Besides(Report record, RaidFacts facts)
    {
        var links = record.Source?.Split(' ') ?? [];
        var same = facts.Accounts.Where(a => links.Any(l => a.Report.Source?.Contains(l, StringComparison.Ordinal) == true)).SelectMany(a => a.Claims).ToList();
        return record with
        {
            Claims = [.. record.Claims.Where(c => !same.Exists(s => s.Outcome == c.Outcome && s.Quantity == c.Quantity && s.Subject.Threats.Intersect(c.Subject.Threats, StringComparer.Ordinal).Any()))],
        };
    }

    private static TimeSpan Shared(ReportedRaid raid, ReportedTime time)
    {
        var (from, to) = (raid.Begin > time.From ? raid.Begin : time.From, raid.End < time.To ? raid.End : time.To);
        return to > from ? to - from : TimeSpan.Zero;
    }
}
