using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Geometry;

/// <summary>When a flight, once it is tracked, alarms a region.</summary>
/// <remarks>See <c>docs/methods/warning.md</c>.</remarks>
public static class Concerns
{
    /// <summary>From when to when a flight alarms a region under a rule. Unit: seconds after launch.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="region">The region.</param>
    /// <param name="assets">The assets of the scenario.</param>
    /// <param name="target">The asset that the flight is aimed at.</param>
    /// <param name="flight">The flight.</param>
    /// <returns>The span, from the first reason to the last; null where there is none.</returns>
    public static Span? Of(AlertRule rule, AlertRegion region, IReadOnlyList<Asset> assets, int target, Trajectory flight)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(flight);
        return rule.Trigger switch
        {
            AlertTrigger.Launched => new Span(0, flight.Duration),
            AlertTrigger.Aimed => region.Assets.Contains(target) ? new Span(0, flight.Duration) : null,
            AlertTrigger.Near => Hull(region.Assets.SelectMany(a => Within(assets[a], rule.Within, flight))) is { } near ? near with { From = Math.Max(0, near.From - rule.Ahead) } : null,
            _ => Hull(rule.Countries.SelectMany(c => Overflights.Of(c, flight))),
        };
    }

    private static IEnumerable<Span> Within(Asset asset, double distance, Trajectory flight)
    {
        var radius = (distance + asset.Radius) / Wgs84.GaussianRadiusMetres(asset.Position.LatitudeDegrees);
        foreach (var piece in flight.Pieces)
        {
            if (piece.Arc.TryWithin(asset.Position.ToUnitVector(), radius, out var enter, out var exit))
            {
                yield return new Span(piece.TimeAt(enter), piece.TimeAt(exit));
            }
        }
    }

    private static Span? Hull(IEnumerable<Span> spans)
    {
        var (from, to) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var span in spans)
        {
            (from, to) = (Math.Min(from, span.From), Math.Max(to, span.To));
        }

        return from <= to ? new Span(from, to) : null;
    }
}
