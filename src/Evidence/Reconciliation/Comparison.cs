using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;

namespace Testudo.Evidence.Reconciliation;

/// <summary>Puts the accounts of one number side by side and says why they conflict or cannot be compared.</summary>
internal sealed class Comparison
{
    private readonly IReadOnlyList<Ledger> ledgers;
    private readonly PopulationBook book;
    private readonly Line first;
    private readonly Population counts;
    private readonly string place;
    private readonly ReportedOutcome outcome;
    private readonly List<(Ledger Ledger, Reading Reading)> entries = [];
    private readonly List<Finding> findings = [];

    private Comparison(IReadOnlyList<Ledger> ledgers, PopulationBook book, Line first)
    {
        (this.ledgers, this.book, this.first, counts, place, outcome) = (ledgers, book, first, first.Counts, first.Place, first.Outcome);
        foreach (var ledger in ledgers)
        {
            if (ledger.Read(counts, place, outcome) is { } reading)
            {
                entries.Add((ledger, reading));
            }
        }
    }

    private bool IsConflict => findings.Any(f => f.Kind is FindingKind.Conflict or FindingKind.PartsExceedWhole);

    /// <summary>The groups of all numbers that any account states: totals first, then types in the order of the accounts, then places and people.</summary>
    public static IReadOnlyList<EvidenceGroup> Groups(IReadOnlyList<Ledger> ledgers, PopulationBook book)
    {
        var groups = ledgers.SelectMany(l => l.Lines)
            .DistinctBy(l => (l.Counts, l.Place, l.Outcome))
            .OrderBy(l => l.Claim.Kind == ClaimKind.Casualties)
            .ThenBy(l => l.Place.Length > 0)
            .ThenByDescending(l => l.IsBroad ? l.Counts.Members.Count : 0)
            .Select(line => new Comparison(ledgers, book, line))
            .ToList();

        // Two accounts that conflict over one number mostly conflict over what holds it or is part of it, too; that is told once.
        var told = new HashSet<(Ledger, Ledger, ReportedOutcome)>();
        groups.ForEach(g => g.CompareEntries(told));
        foreach (var group in groups.OrderByDescending(g => g.IsConflict).ToList())
        {
            group.CompareWithTheRest(told);
        }

        return [.. groups.Select(g => g.Result())];
    }

    private EvidenceGroup Result()
    {
        var verdict = IsConflict ? Verdict.Conflict : entries.Select(e => Body(e.Ledger.Account)).Distinct(StringComparer.Ordinal).Count() > 1 ? Verdict.Agree : findings.Count > 0 ? Verdict.NotComparable : Verdict.OneAccount;
        return new EvidenceGroup(
            first.Claim.Subject,
            outcome,
            first.Claim.Places,
            verdict,
            [.. entries.Select(e => new EvidenceEntry(
                e.Ledger.Account,
                e.Reading.Origin,
                e.Reading.Interval.Low,
                e.Reading.Interval.High,
                e.Reading.Origin switch { Origin.Stated or Origin.OutOf => e.Reading.Parts[0].Quantity, _ => null },
                [.. e.Reading.Parts.Select(p => p.Claim)]))],
            findings);
    }

    // Each pair of different numbers once, however many accounts repeat them.
    private void CompareEntries(HashSet<(Ledger, Ledger, ReportedOutcome)> told)
    {
        var pairs = new HashSet<(Interval, Interval)>();
        for (var i = 0; i < entries.Count; i++)
        {
            for (var j = i + 1; j < entries.Count; j++)
            {
                var (a, b) = (entries[i], entries[j]);
                if (a.Reading.Interval.Meets(b.Reading.Interval))
                {
                    continue;
                }

                if (place.Length == 0)
                {
                    told.Add((a.Ledger, b.Ledger, outcome));
                    told.Add((b.Ledger, a.Ledger, outcome));
                }

                if (pairs.Add((a.Reading.Interval, b.Reading.Interval)) && pairs.Add((b.Reading.Interval, a.Reading.Interval)))
                {
                    Add(FindingKind.Conflict, a.Ledger, b.Ledger, $"{a.Ledger.Account.Label}: {Told(a.Reading)}; {b.Ledger.Account.Label}: {Told(b.Reading)}");
                    Explain(a, b);
                }
            }
        }
    }

    private void Explain((Ledger Ledger, Reading Reading) a, (Ledger Ledger, Reading Reading) b)
    {
        if (outcome is ReportedOutcome.Killed or ReportedOutcome.Injured)
        {
            if (findings.All(f => f.Kind != FindingKind.TollRises))
            {
                Add(FindingKind.TollRises, a.Ledger, b.Ledger, $"killed and injured people are counted while rescue work goes on; a later toll is mostly higher");
            }

            return;
        }

        if (place.Length == 0 && (MixedUp(a, b) || MixedUp(b, a)))
        {
            return;
        }

        if (Body(a.Ledger.Account) is var body && body == Body(b.Ledger.Account))
        {
            Add(FindingKind.Revised, a.Ledger, b.Ledger, $"both numbers are of {body}: one may revise the other");
        }
    }

    // Whether the number of one agrees with some other number of the other: what was shot down and lost together, something wider, something narrower.
    private bool MixedUp((Ledger Ledger, Reading Reading) one, (Ledger Ledger, Reading Reading) other)
    {
        var number = one.Reading.Interval;
        if (one.Reading.Origin is not (Origin.Stated or Origin.OutOf) || double.IsInfinity(number.High) || number.Low == 0)
        {
            return false;
        }

        var who = other.Ledger.Account.Label;
        bool Fits(Reading reading) => reading.Interval.Low == reading.Interval.High && reading.Interval.Meets(number);
        if (outcome == ReportedOutcome.Destroyed && other.Ledger.Read(counts, "", ReportedOutcome.Stopped) is { } stopped && Fits(stopped))
        {
            Add(FindingKind.MixedUp, one.Ledger, other.Ledger, $"{Phrases.Quantity(stopped)} is what {who} has for shot down and lost together");
            return true;
        }

        foreach (var (wider, name) in Wider(other.Ledger))
        {
            if (other.Ledger.Read(wider, "", outcome) is not { } reading || !Fits(reading))
            {
                continue;
            }

            var besides = other.Ledger.Finest(outcome, wider.Without(counts)).Where(l => l.Interval.High > 0).ToList();
            Add(FindingKind.MixedUp, one.Ledger, other.Ledger, besides.Count > 0
                ? (FormattableString)$"{Phrases.Quantity(reading)} is what {who} has for {name}, which counts besides: {Phrases.List(besides)}"
                : (FormattableString)$"{Phrases.Quantity(reading)} is what {who} has for {name}");
            return true;
        }

        // Any two numbers differ by some part; only what reports do leave out explains anything.
        foreach (var part in other.Ledger.Finest(outcome, counts).Where(p => book.OftenApart.Holds(p.Counts) && p.Interval.High > 0))
        {
            var rest = other.Reading.Interval.Minus(part.Interval);
            if (rest == number)
            {
                Add(FindingKind.MixedUp, one.Ledger, other.Ledger, $"{rest.Low:N0} is what {who} has without {Phrases.List([part])}");
                return true;
            }
        }

        return false;
    }

    private IEnumerable<(Population Wider, string Name)> Wider(Ledger ledger) =>
        ledger.Lines.Where(l => l.Outcome == outcome && l.Place.Length == 0 && l.IsBroad).Select(l => (l.Counts, l.Claim.Subject.Text))
            .Append((book.AirTargets, "air targets"))
            .Append((book.Missiles, "missiles"))
            .Where(w => w.Item1.Holds(counts) && !w.Item1.Equals(counts))
            .DistinctBy(w => w.Item1)
            .OrderBy(w => w.Item1.Members.Count);

    // Accounts without this number: whether what they have leaves room for it, and why it is not the same.
    private void CompareWithTheRest(HashSet<(Ledger, Ledger, ReportedOutcome)> told)
    {
        var others = new HashSet<(FindingKind, Interval)>();
        foreach (var ledger in ledgers.Where(l => entries.All(e => e.Ledger != l)))
        {
            Exclude(ledger, told);

            // That one account breaks a total down further than another is no news.
            if (entries.Count > 1 || !(first.IsBroad || place.Length > 0) || Unlike(ledger) is not { } unlike || !others.Add((unlike.Kind, unlike.Other)))
            {
                continue;
            }

            Add(unlike.Kind, entries[0].Ledger, ledger, unlike.Message);
        }
    }

    private void Exclude(Ledger ledger, HashSet<(Ledger, Ledger, ReportedOutcome)> told)
    {
        var (bounds, low, high) = ledger.Bounds(counts, place, outcome);
        foreach (var entry in entries.Where(e => !e.Reading.Interval.Meets(bounds)))
        {
            var isBelow = entry.Reading.Interval.High < bounds.Low;
            var decides = isBelow ? outcome : high[0].Outcome;
            if (!told.Add((entry.Ledger, ledger, decides)) | !told.Add((ledger, entry.Ledger, decides)))
            {
                continue;
            }

            Add(FindingKind.PartsExceedWhole, entry.Ledger, ledger, isBelow
                ? (FormattableString)$"{entry.Ledger.Account.Label}: {Told(entry.Reading)}; the parts that {ledger.Account.Label} names are already {bounds.Low:N0}: {Phrases.List(low)}"
                : (FormattableString)$"{entry.Ledger.Account.Label}: {Told(entry.Reading)}; {ledger.Account.Label} has no more in all than {Phrases.List(high)}");
            if (isBelow && outcome == ReportedOutcome.Destroyed && entry.Ledger.Read(counts, "", ReportedOutcome.Stopped) is { } stopped && stopped.Interval.Low == bounds.Low)
            {
                Add(FindingKind.MixedUp, ledger, entry.Ledger, $"{Phrases.Quantity(stopped)} is what {entry.Ledger.Account.Label} has for shot down and lost together");
            }

            return;
        }
    }

    private (FindingKind Kind, Interval Other, FormattableString Message)? Unlike(Ledger ledger)
    {
        var who = ledger.Account.Label;
        if (ledger.Lines.FirstOrDefault(l => l.Outcome == outcome && l.Counts.Equals(counts) && l.Place != place) is { } elsewhere)
        {
            var names = string.Join(", ", elsewhere.Claim.Places.Select(book.PlaceName));
            return (FindingKind.OtherPlace, elsewhere.Interval, elsewhere.Place.Length > 0
                ? (FormattableString)$"{who} counts only at {names}: {HedgedText.Say(elsewhere.Quantity)}"
                : (FormattableString)$"{who} counts in the whole country: {HedgedText.Say(elsewhere.Quantity)}");
        }

        if (place.Length > 0)
        {
            return null;
        }

        if (outcome == ReportedOutcome.Destroyed && ledger.Read(counts, "", ReportedOutcome.Stopped) is { } stopped)
        {
            return (FindingKind.OtherOutcome, stopped.Interval, $"{who} counts shot down and suppressed as one number: {Phrases.Quantity(stopped)}");
        }

        var other = ledger.Lines
            .Where(l => l.Outcome == outcome && l.Place.Length == 0 && l.IsBroad && l.Counts.Overlaps(counts))
            .OrderBy(l => l.Counts.Without(counts).Members.Count + counts.Without(l.Counts).Members.Count)
            .FirstOrDefault();
        return other is null ? null : (FindingKind.OtherScope, other.Interval,
            other.Counts.Holds(counts) ? (FormattableString)$"{who} counts more than that: {HedgedText.Say(other.Quantity)} {other.Claim.Subject.Text}"
            : counts.Holds(other.Counts) ? (FormattableString)$"{who} counts only a part of that: {HedgedText.Say(other.Quantity)} {other.Claim.Subject.Text}"
            : (FormattableString)$"{who} counts a part of that and something else: {HedgedText.Say(other.Quantity)} {other.Claim.Subject.Text}");
    }

    // "about 160 missiles of various types"; "122, the sum of 90 Kh-101/Kh-555 + ...".
    private static FormattableString Told(Reading reading) => reading.Origin switch
    {
        Origin.Stated or Origin.OutOf => (FormattableString)$"{Phrases.Quantity(reading)} {reading.Parts[0].Claim.Subject.Text}",
        Origin.Difference => (FormattableString)$"{Phrases.Quantity(reading)}, what {Phrases.List(reading.Parts.Take(1))} leave without {Phrases.List(reading.Parts.Skip(1))}",
        _ when reading.Parts.Count == 0 => (FormattableString)$"{Phrases.Quantity(reading)}, as none is named",
        _ => (FormattableString)$"{Phrases.Quantity(reading)}, the sum of {Phrases.List(reading.Parts)}",
    };

    // "Yurii Ihnat, Air Force of Ukraine" speaks for the Air Force of Ukraine.
    private static string Body(RaidAccount account) => account.Who[(account.Who.LastIndexOf(", ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];

    private void Add(FindingKind kind, Ledger a, Ledger b, FormattableString message) => findings.Add(new Finding(kind, [a.Account, b.Account], message));
}
