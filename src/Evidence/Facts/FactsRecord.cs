using System.Collections.ObjectModel;
using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World;

namespace Testudo.Evidence.Facts;

/// <summary>Facts files in the form of the public record, for whoever does not have it: one row for each type that the official account of a raid counts.</summary>
/// <remarks>
/// Of each raid the official account that counts all types is taken, and of it only exact numbers; raids without such an account have no rows. Facts files hold raids that were chosen
/// because they were large or disputed: what is computed from these rows holds for these raids, and not for all attacks of their time.
/// </remarks>
public static class FactsRecord
{
    /// <summary>The rows, in the order of the raids.</summary>
    /// <param name="facts">The facts.</param>
    public static IReadOnlyList<RecordRow> Rows(FactBook facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. facts.Raids.SelectMany(raid => Rows(raid))];
    }

    private static IEnumerable<RecordRow> Rows(RaidFacts raid)
    {
        var official = raid.Accounts
            .Where(a => a.Speaker is null && a.IsComplete && a.Report.Confidence == Confidence.Official)
            .Select(a => (Account: a, Counts: Counts(a, raid.Date)))
            .Where(a => a.Counts.Count > 0)
            .ToList();
        if (official.Count == 0)
        {
            yield break;
        }

        var (account, counts) = official.MaxBy(a => a.Counts.Count);
        foreach (var (number, count) in counts.Index())
        {
            yield return new RecordRow
            {
                Line = 0,
                Key = string.Create(CultureInfo.InvariantCulture, $"{raid.Id}|{count.Subject.Text}|{number}"),
                Model = count.Subject.Text,
                Threats = count.Subject.Threats,
                Class = count.Class,
                Time = raid.Time,
                LaunchPlace = "",
                Target = string.Join(" and ", account.Targets),
                Launched = count.Launched,
                Destroyed = count.Destroyed,
                NotReached = count.NotReached,
                Source = account.Report.Source ?? "",
                IsNational = true,
                Fields = ReadOnlyDictionary<string, string>.Empty,
            };
        }
    }

    // Totals over several types are left out where the types are counted too, so that nothing counts twice.
    private static List<Count> Counts(RaidAccount account, DateOnly date)
    {
        var all = account.Claims
            .Where(c => c.Kind == ClaimKind.Count && c.Places.Count == 0 && c.Subject.Term is null && c.Quantity is { Hedge: Hedge.Exact })
            .GroupBy(c => c.Subject.Text, StringComparer.Ordinal)
            .Select(g => Make(g.First().Subject, [.. g], date))
            .OfType<Count>()
            .ToList();
        var types = all.FindAll(c => c.Subject.Threats.Count > 0);
        var classes = all.FindAll(c => c.Subject.Threats.Count == 0 && c.Subject.Class != SubjectClasses.Missiles && (c.Class == RecordClasses.UnknownMissile || !types.Exists(t => t.Class == c.Class)));
        List<Count> named = [.. types, .. classes];
        return named.Exists(c => c.Class != RecordClasses.Drone) ? named : [.. named, .. all.FindAll(c => c.Subject.Class == SubjectClasses.Missiles)];
    }

    private static Count? Make(ClaimSubject subject, List<Claim> claims, DateOnly date)
    {
        if (ClassOf(subject) is not { } recordClass)
        {
            return null;
        }

        double? Of(ReportedOutcome outcome) => claims.Find(c => c.Outcome == outcome)?.Quantity?.Stated;
        var (destroyed, lost) = (Of(ReportedOutcome.Destroyed), Of(ReportedOutcome.NotReached));
        if (destroyed is null && Of(ReportedOutcome.Stopped) is { } stopped)
        {
            // As the record has it where its posts count both as one.
            var isOne = ReportingRegimes.Shipped.RegimeOf(date, recordClass).NotReached == NotReachedReporting.Zero;
            (destroyed, lost) = (stopped, isOne ? 0 : null);
        }

        return Of(ReportedOutcome.Launched) is null && destroyed is null ? null : new Count(subject, recordClass, Of(ReportedOutcome.Launched), destroyed, lost);
    }

    private static string? ClassOf(ClaimSubject subject) => subject switch
    {
        { Threats.Count: > 0 } => RecordModels.Shipped.ClassOf(subject.Threats),
        { Class: SubjectClasses.Drones } => RecordClasses.Drone,
        { Class: SubjectClasses.Cruise } => RecordClasses.Cruise,
        { Class: SubjectClasses.Ballistic } => RecordClasses.Ballistic,
        { Class: SubjectClasses.Missiles or SubjectClasses.OtherMissiles } => RecordClasses.UnknownMissile,
        _ => null,
    };

    private sealed record Count(ClaimSubject Subject, string Class, double? Launched, double? Destroyed, double? NotReached);
}
