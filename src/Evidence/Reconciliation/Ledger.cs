using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;

namespace Testudo.Evidence.Reconciliation;

/// <summary>The whole counts that agree with what was said, from the least to the greatest.</summary>
internal readonly record struct Interval(double Low, double High)
{
    public static Interval Anything { get; } = new(0, double.PositiveInfinity);

    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    public Interval Plus(Interval other) => new(Low + other.Low, High + other.High);

    // Infinity taken from infinity may be anything.
    public Interval Minus(Interval other) => new(
        double.IsInfinity(other.High) ? 0 : Math.Max(0, Low - other.High),
        double.IsInfinity(High) ? double.PositiveInfinity : Math.Max(0, High - other.Low));

    public static Interval Of(HedgedQuantity quantity) => new(quantity.Low, quantity.High);
}

/// <summary>One number of an account with what it counts.</summary>
internal sealed record Line(Claim Claim, Population Counts, string Place, ReportedOutcome Outcome, HedgedQuantity Quantity, Origin Origin)
{
    public Interval Interval => Interval.Of(Quantity);

    /// <summary>Whether it counts more than single types.</summary>
    public bool IsBroad => Claim.Subject is { Threats.Count: 0, Class: not SubjectClasses.OtherMissiles };
}

/// <summary>What an account says of a count: by itself, or when its numbers are put together.</summary>
internal sealed record Reading(Interval Interval, Origin Origin, IReadOnlyList<Line> Parts);

/// <summary>The numbers of one account, and what follows from them.</summary>
internal sealed class Ledger
{
    private static readonly ReportedOutcome[] OfLaunched = [ReportedOutcome.Destroyed, ReportedOutcome.NotReached, ReportedOutcome.Stopped, ReportedOutcome.Hit];

    private readonly PopulationBook book;

    public Ledger(RaidAccount account, PopulationBook book)
    {
        (Account, this.book) = (account, book);
        var lines = new List<Line>();
        foreach (var claim in account.Claims.Where(c => c.Kind is ClaimKind.Count or ClaimKind.Casualties))
        {
            var (counts, place) = (book.Of(claim), string.Join(", ", claim.Places));
            if (claim.Quantity is { } quantity)
            {
                lines.Add(new Line(claim, counts, place, claim.Outcome, quantity, Origin.Stated));
            }

            if (claim.OutOf is { } outOf && !lines.Any(l => l.Counts.Equals(counts) && l.Place == place && l.Outcome == ReportedOutcome.Launched))
            {
                lines.Add(new Line(claim, counts, place, ReportedOutcome.Launched, outOf, Origin.OutOf));
            }
        }

        Lines = lines;
    }

    /// <summary>The account.</summary>
    public RaidAccount Account { get; }

    /// <summary>Its numbers.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The number itself where the account has it, else what its numbers add up to; null where they do not decide it.</summary>
    public Reading? Read(Population counts, string place, ReportedOutcome outcome) =>
        Lines.FirstOrDefault(l => l.Outcome == outcome && l.Place == place && l.Counts.Equals(counts)) is { } line ? new Reading(line.Interval, line.Origin, [line])
            : place.Length > 0 ? null
            : ShotDownAndLost(counts, outcome) ?? Sum(counts, outcome) ?? Difference(counts, outcome);

    /// <summary>What the count can be at least and at most by this account, where it says no more.</summary>
    public (Interval Interval, IReadOnlyList<Line> Low, IReadOnlyList<Line> High) Bounds(Population counts, string place, ReportedOutcome outcome)
    {
        if (place.Length > 0)
        {
            return (Interval.Anything, [], []);
        }

        var inside = Finest(outcome, counts);
        var low = inside.Sum(l => l.Interval.Low);
        var high = double.PositiveInfinity;
        IReadOnlyList<Line> whole = [];
        foreach (var line in Lines.Where(l => l.Place.Length == 0 && l.Counts.Holds(counts) && (l.Outcome == outcome || (l.Outcome == ReportedOutcome.Launched && OfLaunched.Contains(outcome)))))
        {
            if (line.Interval.High < high)
            {
                (high, whole) = (line.Interval.High, [line]);
            }
        }

        return (new Interval(low, high), inside, whole);
    }

    /// <summary>Numbers of an outcome that count nothing twice, the finest first, all inside a population.</summary>
    public IReadOnlyList<Line> Finest(ReportedOutcome outcome, Population within, Line? except = null) =>
        Disjoint(Lines.Where(l => l != except && l.Place.Length == 0 && l.Outcome == outcome && within.Holds(l.Counts)));

    // The numbers that together are the whole of a population, some of which may reach beyond it. Those that reach in from outside count from nothing to all.
    private Reading? Sum(Population counts, ReportedOutcome outcome)
    {
        var isOfWeapons = book.AirTargets.Holds(counts);
        if (!isOfWeapons || Covering(counts, outcome) is not { } parts)
        {
            return null;
        }

        if (outcome != ReportedOutcome.Launched && parts.Count == 0)
        {
            // An account that never speaks of this outcome says nothing of it.
            return null;
        }

        var total = new Interval(0, 0);
        foreach (var part in parts)
        {
            total = total.Plus(counts.Holds(part.Counts) ? part.Interval : new Interval(0, part.Interval.High));
        }

        if (outcome != ReportedOutcome.Launched && Covering(counts, ReportedOutcome.Launched) is { } launched)
        {
            // What was launched and then not spoken of may have met any fate.
            foreach (var part in launched.Where(l => !parts.Any(p => p.Counts.Overlaps(l.Counts))))
            {
                total = total.Plus(new Interval(0, part.Interval.High));
                parts = [.. parts, part];
            }
        }
        else if (outcome != ReportedOutcome.Launched)
        {
            return null;
        }

        return double.IsInfinity(total.High) ? null : new Reading(total, Origin.Sum, parts);
    }

    // Complete by its own word, or because the parts of a larger number add up to it.
    private IReadOnlyList<Line>? Covering(Population counts, ReportedOutcome outcome)
    {
        var national = Lines.Where(l => l.Place.Length == 0 && l.Outcome == outcome).ToList();
        if (Account.IsComplete && book.AirTargets.Holds(counts) && (outcome != ReportedOutcome.Launched || national.Count > 0))
        {
            return [.. Disjoint(national.Where(l => book.AirTargets.Holds(l.Counts))).Where(l => l.Counts.Overlaps(counts))];
        }

        foreach (var whole in national.Where(l => l.IsBroad && l.Counts.Holds(counts)).OrderBy(l => l.Counts.Members.Count))
        {
            var parts = Finest(outcome, whole.Counts, except: whole);
            if (parts.Count > 1 && whole.Interval.Low == whole.Interval.High && parts.Sum(p => p.Interval.Low) == whole.Interval.Low && parts.Sum(p => p.Interval.High) == whole.Interval.High)
            {
                return [.. parts.Where(l => l.Counts.Overlaps(counts))];
            }
        }

        return null;
    }

    // 158 air targets of which 36 are drones leave 122 missiles.
    private Reading? Difference(Population counts, ReportedOutcome outcome)
    {
        foreach (var whole in Lines.Where(l => l.Place.Length == 0 && l.Outcome == outcome && l.Counts.Holds(counts)))
        {
            var rest = whole.Counts.Without(counts);
            if (Lines.FirstOrDefault(l => l.Place.Length == 0 && l.Outcome == outcome && l.Counts.Equals(rest)) is { } part && !double.IsInfinity(whole.Interval.High))
            {
                return new Reading(whole.Interval.Minus(part.Interval), Origin.Difference, [whole, part]);
            }
        }

        return null;
    }

    private Reading? ShotDownAndLost(Population counts, ReportedOutcome outcome)
    {
        if (outcome != ReportedOutcome.Stopped)
        {
            return null;
        }

        return Read(counts, "", ReportedOutcome.Destroyed) is { } destroyed && Read(counts, "", ReportedOutcome.NotReached) is { } lost
            ? new Reading(destroyed.Interval.Plus(lost.Interval), Origin.ShotDownAndLost, [.. destroyed.Parts, .. lost.Parts])
            : null;
    }

    // The finest are taken first; what counts any of them again is left out.
    private List<Line> Disjoint(IEnumerable<Line> lines)
    {
        var taken = new List<Line>();
        foreach (var line in lines.OrderBy(l => l.Counts.Members.Count))
        {
            if (!taken.Any(t => t.Counts.Overlaps(line.Counts)))
            {
                taken.Add(line);
            }
        }

        return [.. Lines.Where(taken.Contains)];
    }
}
