using Testudo.World.Geodesy;
using Testudo.World.Terrain;

namespace Testudo.Simulation.Sensing;

/// <summary>Whether the ground lies between an antenna and a target.</summary>
/// <remarks>
/// Rays are straight over an earth of 4/3 times its radius, as for the <see cref="Horizon"/>. The ray is sampled once for each post of the
/// ground and hidden where the ground is seen under a greater elevation than the target; past the height of the highest post nothing can hide it.
/// </remarks>
public static class LineOfSight
{
    // The way is a great circle at the ends of such pieces and a straight line in degrees between: they part by under 4 m. Unit: metres.
    private const double PieceMetres = 10_000;

    // So that a ray that just touches smooth ground is not cut off by rounding: under a micrometre at 100 km.
    private const double Rounding = 1e-12;

    private const double Radius = Horizon.StandardRefraction * Wgs84.MeanRadiusMetres;

    /// <summary>Whether the target is seen.</summary>
    /// <param name="terrain">The ground.</param>
    /// <param name="antenna">Where the antenna stands.</param>
    /// <param name="antennaMetres">Its height. Unit: metres above the sea.</param>
    /// <param name="target">Over where the target is.</param>
    /// <param name="targetMetres">Its height. Unit: metres above the sea.</param>
    public static bool IsClear(TerrainModel terrain, GeoPosition antenna, double antennaMetres, GeoPosition target, double targetMetres)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        // Heights are counted from the lowest ground, so that flat ground of any height is the smooth earth of the horizon.
        var sea = terrain.LowestMetres;
        (antennaMetres, targetMetres) = (antennaMetres - sea, targetMetres - sea);
        var highest = terrain.HighestMetres - sea;
        var arc = GreatCircleArc.Between(antenna, target);
        var distance = arc.AngleRadians * Wgs84.GaussianRadiusMetres(antenna.LatitudeDegrees);
        var slope = Elevation(antennaMetres, targetMetres, distance);
        var spacing = terrain.SpacingMetres;
        var pieces = (int)Math.Ceiling(distance / PieceMetres);
        var last = antenna;
        var step = 0.0;
        for (var p = 1; p <= pieces; p++)
        {
            var next = p == pieces ? target : arc.PointAt((double)p / pieces);
            var (from, to) = (distance * (p - 1) / pieces, distance * p / pieces);
            for (step = Math.Max(step, from + Math.Min(spacing, distance / 2)); step < to; step += spacing)
            {
                var part = (step - from) / (to - from);
                var ground = terrain.ElevationAt(
                    last.LatitudeDegrees + ((next.LatitudeDegrees - last.LatitudeDegrees) * part),
                    last.LongitudeDegrees + ((next.LongitudeDegrees - last.LongitudeDegrees) * part));
                if (Elevation(antennaMetres, ground - sea, step) > slope + Rounding)
                {
                    return false;
                }
            }

            // Whether the ray has left everything below: it only rises from here on.
            if (slope >= 0 && Elevation(antennaMetres, highest, to) < slope)
            {
                return true;
            }

            last = next;
        }

        return true;
    }

    /// <summary>The tangent of the elevation under which a height is seen at a distance over ground.</summary>
    private static double Elevation(double antennaMetres, double metres, double distance)
    {
        var angle = distance / Radius;
        var (sin, cos) = Math.SinCos(angle);
        // ((R + h) cos - (R + a)) / ((R + h) sin), without the cancellation of R.
        var half = Math.Sin(angle / 2);
        return ((metres * cos) - antennaMetres - (2 * Radius * half * half)) / ((Radius + metres) * sin);
    }
}
