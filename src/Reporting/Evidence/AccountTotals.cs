using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.World;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Reporting.Evidence;

/// <summary>What an account has for the whole of a raid: what it states, and the sum over its types where it names all.</summary>
internal static class AccountTotals
{
    private static readonly string[] Wholes = [SubjectClasses.AirTargets, SubjectClasses.Missiles, SubjectClasses.Drones];
    private static readonly ReportedOutcome[] Outcomes = [ReportedOutcome.Launched, ReportedOutcome.Destroyed, ReportedOutcome.NotReached, ReportedOutcome.Stopped];

    public static IReadOnlyList<TotalEntry> Of(RaidAccount account, Catalogue catalogue)
    {
        var lines = account.Claims
            .Where(c => c.Kind == ClaimKind.Count && c.Places.Count == 0)
            .SelectMany(c => new[] { (Claim: c, c.Outcome, c.Quantity), (Claim: c, Outcome: ReportedOutcome.Launched, Quantity: c.OutOf) })
            .Where(l => l.Quantity is { Hedge: not Hedge.Unstated })
            .ToList();
        var result = new List<TotalEntry>();
        foreach (var whole in Wholes)
        {
            foreach (var outcome in Outcomes)
            {
                var stated = lines.Find(l => l.Outcome == outcome && l.Claim.Subject is { Threats.Count: 0, Excluding.Count: 0 } s && s.Class == whole);
                if (stated.Quantity is { } quantity)
                {
                    result.Add(new TotalEntry(whole, MapReader.WordFor(outcome), quantity.Low, QuantityEntry.Bound(quantity.High), IsSum: false));
                }
                else if (account.IsComplete && whole != SubjectClasses.AirTargets
                    && Sum([.. lines.Where(l => l.Outcome == outcome && IsOf(l.Claim.Subject, whole, catalogue)).Select(l => (l.Claim.Subject, l.Quantity!))]) is { } sum)
                {
                    result.Add(new TotalEntry(whole, MapReader.WordFor(outcome), sum.Low, QuantityEntry.Bound(sum.High), IsSum: true));
                }
            }
        }

        return result;
    }

    // Only types add up without counting anything twice, and only where each stands in one line.
    private static (double Low, double High)? Sum(List<(ClaimSubject Subject, HedgedQuantity Quantity)> lines)
    {
        var types = lines.SelectMany(l => l.Subject.Threats).ToList();
        return lines.Count == 0 || lines.Exists(l => l.Subject.Threats.Count == 0 && l.Subject.Class != SubjectClasses.OtherMissiles) || types.Distinct(StringComparer.Ordinal).Count() < types.Count
            ? null
            : (lines.Sum(l => l.Quantity.Low), lines.Sum(l => l.Quantity.High));
    }

    private static bool IsOf(ClaimSubject subject, string whole, Catalogue catalogue) => subject.Threats.Count > 0
        ? subject.Threats.All(t => IsDrone(t, catalogue) == (whole == SubjectClasses.Drones))
        : (subject.Class == SubjectClasses.Drones) == (whole == SubjectClasses.Drones);

    private static bool IsDrone(string threat, Catalogue catalogue) => catalogue.Threats.Find(threat)?.Class is ThreatClass.OneWayDrone or ThreatClass.Decoy;
}
