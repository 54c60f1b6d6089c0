using Testudo.Evidence.Facts;

namespace Testudo.Evidence.Reconciliation;

/// <summary>Compares the totals of an account with the sums of their parts.</summary>
internal static class SumChecks
{
    public static IEnumerable<SumCheck> Of(Ledger ledger)
    {
        foreach (var total in ledger.Lines.Where(l => l.IsBroad && l.Place.Length == 0))
        {
            var parts = ledger.Finest(total.Outcome, total.Counts, except: total);
            if (parts.Count == 0 || parts.Any(p => p.Counts.Equals(total.Counts)))
            {
                continue;
            }

            var sum = parts.Aggregate(new Interval(0, 0), (s, p) => s.Plus(p.Interval));
            // A compound that reaches beyond the total, such as cruise missiles with a Kh-22 among them, would have to be cut.
            var isCut = ledger.Lines.Any(l => l.Outcome == total.Outcome && l.Place.Length == 0 && l.Counts.Overlaps(total.Counts) && !total.Counts.Holds(l.Counts) && !l.Counts.Holds(total.Counts));
            var verdict = sum.Meets(total.Interval) ? SumVerdict.AddUp
                : sum.Low > total.Interval.High ? SumVerdict.Exceed
                : ledger.Account.IsComplete && !isCut ? SumVerdict.FallShort
                : SumVerdict.NotAllNamed;
            // One number inside another, such as ten Kinzhals among 72, only has to fit.
            if (verdict == SumVerdict.NotAllNamed && parts.Count == 1)
            {
                continue;
            }

            yield return new SumCheck(ledger.Account, total.Claim, total.Outcome, [.. parts.Select(p => p.Claim)], sum.Low, sum.High, verdict, Say(verdict, total, parts, sum));
        }
    }

    private static FormattableString Say(SumVerdict verdict, Line total, IReadOnlyList<Line> parts, Interval sum) => verdict switch
    {
        SumVerdict.AddUp => (FormattableString)$"{Phrases.List(parts)} agrees with {HedgedText.Say(total.Quantity)} {total.Claim.Subject.Text}",
        SumVerdict.Exceed => (FormattableString)$"{Phrases.List(parts)} is {sum.Low - total.Interval.High:N0} more than {HedgedText.Say(total.Quantity)} {total.Claim.Subject.Text}",
        SumVerdict.FallShort => (FormattableString)$"{Phrases.List(parts)} is {total.Interval.Low - sum.High:N0} less than {HedgedText.Say(total.Quantity)} {total.Claim.Subject.Text}, though all types are named",
        _ => (FormattableString)$"{Phrases.List(parts)} is {total.Interval.Low - sum.High:N0} less than {HedgedText.Say(total.Quantity)} {total.Claim.Subject.Text}: not all are named by type",
    };
}
