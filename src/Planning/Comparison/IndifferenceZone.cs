namespace Testudo.Planning.Comparison;

/// <summary>Which of several systems has the least mean, by the fully sequential procedure KN.</summary>
/// <remarks>
/// Kim and Nelson (2001), A fully sequential procedure for indifference-zone selection in simulation, ACM TOMACS 11:251, with c = 1.
/// Observations of one number of different systems may depend on each other, as common random numbers make them. If the best is better
/// than every other by the smallest difference that matters, it is chosen with at least the stated probability. See
/// <c>docs/methods/options.md</c>.
/// </remarks>
public static class IndifferenceZone
{
    /// <summary>Chooses.</summary>
    /// <param name="systems">How many systems, at least 1.</param>
    /// <param name="zone">The smallest difference that matters; above 0.</param>
    /// <param name="error">The probability of a wrong choice that is tolerated, between 0 and 1 - 1/systems.</param>
    /// <param name="first">Observations from which variances are estimated, at least 2.</param>
    /// <param name="most">The most observations of one system.</param>
    /// <param name="observe">An observation of a system by its number, both from 0.</param>
    public static ZoneChoice Choose(int systems, double zone, double error, int first, int most, Func<int, int, double> observe)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(systems, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, first);
        ArgumentNullException.ThrowIfNull(observe);
        if (systems == 1)
        {
            return new ZoneChoice(0, [0], 0, 0, IsDecided: true);
        }

        var observed = Enumerable.Range(0, systems).Select(s => Enumerable.Range(0, first).Select(n => observe(s, n)).ToArray()).ToArray();
        var sums = observed.Select(o => o.Sum()).ToArray();
        var eta = 0.5 * (Math.Pow(2 * error / (systems - 1), -2.0 / (first - 1)) - 1);
        var h2 = 2 * eta * (first - 1);
        var variances = new double[systems, systems];
        for (var i = 0; i < systems; i++)
        {
            for (var l = 0; l < i; l++)
            {
                var difference = BlockStatistics.Less(observed[i], observed[l]);
                variances[i, l] = variances[l, i] = BlockStatistics.Variance(difference, difference.Average());
            }
        }

        var alive = Enumerable.Range(0, systems).ToList();
        for (var r = first; ; r++)
        {
            double Allowed(int i, int l) => Math.Max(0, zone / (2.0 * r) * ((h2 * variances[i, l] / (zone * zone)) - r));
            alive = [.. alive.Where(i => alive.TrueForAll(l => l == i || sums[i] / r <= (sums[l] / r) + Allowed(i, l)))];
            var longest = alive.Count == 1 ? 0 : alive.Max(i => alive.Max(l => Math.Floor(h2 * variances[i, l] / (zone * zone))));
            if (alive.Count == 1 || r > longest || r == most)
            {
                return new ZoneChoice(alive.MinBy(i => sums[i]), alive, r, (int)Math.Min(int.MaxValue, Math.Max(first, longest + 1)), alive.Count == 1 || r > longest);
            }

            foreach (var i in alive)
            {
                sums[i] += observe(i, r);
            }
        }
    }
}

/// <summary>What was chosen.</summary>
/// <param name="Best">The system with the least mean of those that are left.</param>
/// <param name="Left">The systems that were not given up; several where they are equal, or where the observations were not enough.</param>
/// <param name="Observations">Observations of each of those that are left.</param>
/// <param name="Needed">Observations after which a choice is certain to be made.</param>
/// <param name="IsDecided">Whether the choice was made; otherwise the most observations were reached.</param>
public sealed record ZoneChoice(int Best, IReadOnlyList<int> Left, int Observations, int Needed, bool IsDecided);
