using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World;

namespace Testudo.Evidence.Reconciliation;

/// <summary>What the public record says of a raid, as one more report to put beside the others.</summary>
public static class RecordReport
{
    /// <summary>Who publishes it.</summary>
    public const string Publisher = "Public record";

    // Accounts whose posts the record digitises, by the beginning of the link.
    private static readonly (string Link, string Who)[] Posters =
    [
        ("kpszsu", "Air Force of Ukraine"),
        ("GeneralStaff", "General Staff of Ukraine"),
        ("CinCAFU", "Commander-in-Chief of the Armed Forces of Ukraine"),
    ];

    /// <summary>Makes the report: launched, destroyed and not reached by model, over the rows that give them.</summary>
    /// <param name="raid">The raid.</param>
    public static Report Of(ReportedRaid raid)
    {
        ArgumentNullException.ThrowIfNull(raid);
        var links = raid.Rows.Select(r => r.Source).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var posters = links.Select(l => Posters.FirstOrDefault(p => l.StartsWith(p.Link, StringComparison.OrdinalIgnoreCase)).Who).Distinct(StringComparer.Ordinal).ToList();
        var speaker = posters is [{ } one] ? one : null;
        return new Report
        {
            Id = $"record-{raid.Id}",
            Publisher = Publisher,
            Published = raid.Date.ToDateTime(TimeOnly.MinValue),
            Source = links.Count == 0 ? null : string.Join(" ", links),
            Confidence = Confidence.Official,
            Claims = [.. raid.Rows.GroupBy(r => r.Model, StringComparer.Ordinal).SelectMany(g => Claims(raid, [.. g], speaker))],
        };
    }

    private static IEnumerable<Claim> Claims(ReportedRaid raid, List<RecordRow> rows, string? speaker)
    {
        var first = rows[0];
        var countsLostAsDestroyed = ReportingRegimes.Shipped.RegimeOf(raid.Date, first.Class).NotReached == NotReachedReporting.Zero;
        (ReportedOutcome Outcome, Func<RecordRow, double?> Number)[] numbers =
        [
            (ReportedOutcome.Launched, r => r.Launched),
            (countsLostAsDestroyed ? ReportedOutcome.Stopped : ReportedOutcome.Destroyed, r => r.Destroyed),
            (ReportedOutcome.NotReached, r => countsLostAsDestroyed && r.NotReached == 0 ? null : r.NotReached),
        ];
        var claimed = new ClaimSubject(first.Model, first.Threats, first.Threats.Count > 0 ? null : ClassOf(first.Class), []);
        foreach (var (outcome, number) in numbers)
        {
            // A row without the number makes the sum a part of the whole.
            var known = rows.Select(number).OfType<double>().ToList();
            if (known.Count == 0 || (claimed.Threats.Count == 0 && claimed.Class is null))
            {
                continue;
            }

            yield return new Claim
            {
                Kind = ClaimKind.Count,
                Subject = claimed,
                Outcome = outcome,
                Quantity = known.Count == rows.Count ? HedgedQuantity.Of(known.Sum()) : new HedgedQuantity(known.Sum(), Hedge.AtLeast),
                Time = new ReportedTime(raid.Begin, raid.End, raid.IsDateOnly),
                Speaker = speaker,
                Doubt = known.Count == rows.Count ? null : string.Create(CultureInfo.InvariantCulture, $"{rows.Count - known.Count} of {rows.Count} rows do not give this number"),
            };
        }
    }

    private static string? ClassOf(string recordClass) => recordClass switch
    {
        RecordClasses.Drone => SubjectClasses.Drones,
        RecordClasses.Cruise => SubjectClasses.Cruise,
        RecordClasses.Ballistic => SubjectClasses.Ballistic,
        RecordClasses.UnknownMissile => SubjectClasses.OtherMissiles,
        _ => null,
    };
}
