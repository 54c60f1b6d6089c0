using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.Simulation.Geometry;

/// <summary>Lays the routes of a salvo.</summary>
/// <remarks>See <c>docs/methods/trajectories.md</c>: leg lengths are WGS-84 geodesics, positions lie on great circles.</remarks>
public static class TrajectoryBuilder
{
    /// <summary>Straight pieces by which a parabola is followed; its height is met exactly at their ends and within 0.1 % of the apogee between.</summary>
    public const int ArcPieces = 32;

    // Pieces of a boost and of a steep dive.
    private const int BoostPieces = 4;
    private const int DivePieces = 8;

    // An arc rises to a quarter of its range at most: the height of a 45-degree parabola.
    private const double SteepestApogee = 0.25;

    /// <summary>One route of a salvo to a target.</summary>
    /// <param name="salvo">The salvo.</param>
    /// <param name="target">The target's position.</param>
    /// <param name="route">The number of the route, from 0.</param>
    public static Trajectory Build(Salvo salvo, GeoPosition target, int route)
    {
        ArgumentNullException.ThrowIfNull(salvo);
        var threat = salvo.Threat;
        var speed = threat.Speed.Value;
        if (threat.Profile == FlightProfile.Arc)
        {
            return threat.Flight is null ? Arc(salvo.From, target, speed, threat.Apogee!.Value) : Follow(salvo.From, target, States(threat, Geodesic.Inverse(salvo.From, target).DistanceMetres));
        }

        var points = Waypoints(salvo, target, route);
        var pieces = new List<FlightPiece>();
        var height = threat.Altitude!.Value;
        var heights = Heights(salvo, points.Count, height);
        var time = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var length = Geodesic.Inverse(points[i - 1], points[i]).DistanceMetres;
            if (length > 0)
            {
                pieces.Add(Piece(points[i - 1], points[i], time, time + (length / speed), heights[i - 1], heights[i]));
                time += length / speed;
            }
        }

        if (threat.Profile == FlightProfile.HighDive)
        {
            return WithDive(pieces, threat.DiveRange!.Value / speed, height);
        }

        return new Trajectory(salvo.PopUp is { } popUp ? WithPopUp(pieces, popUp, speed) : pieces);
    }

    // Evenly from point to point; after the last one as there.
    private static double[] Heights(Salvo salvo, int points, double height)
    {
        var heights = new double[points];
        Array.Fill(heights, height);
        for (var i = 0; i < salvo.ViaHeights.Count; i++)
        {
            heights[i + 1] = salvo.ViaHeights[i] ?? height;
        }

        heights[^1] = heights[^2];
        return heights;
    }

    private static List<FlightPiece> WithPopUp(List<FlightPiece> low, PopUp popUp, double speed)
    {
        var end = low[^1].End;
        var climb = Math.Max(0, end - (popUp.From / speed));
        var dive = Math.Max(0, end - (popUp.Dive / speed));
        var pieces = Split(Split(low, climb), dive);
        var start = pieces.First(p => p.End > climb).StartHeight;
        double Height(double time) => time <= dive && dive > climb
            ? start + ((popUp.Height - start) * (time - climb) / (dive - climb))
            : (dive > climb ? popUp.Height : start) * (end - time) / (end - dive);
        return [.. pieces.Select(p => p.End <= climb ? p : p with { StartHeight = Height(p.Start), EndHeight = Height(p.End) })];
    }

    private static List<FlightPiece> Split(List<FlightPiece> pieces, double time)
    {
        var split = new List<FlightPiece>();
        foreach (var piece in pieces)
        {
            if (piece.Start >= time || piece.End <= time)
            {
                split.Add(piece);
                continue;
            }

            var turn = piece.Arc.PointAt(piece.FractionAt(time));
            split.Add(Piece(piece.From, turn, piece.Start, time, piece.StartHeight, piece.HeightAt(time)));
            split.Add(Piece(turn, piece.To, time, piece.End, piece.HeightAt(time), piece.EndHeight));
        }

        return split;
    }

    /// <summary>The points of a route: the middle ones are moved sideways, each route by its own part of the spread.</summary>
    private static List<GeoPosition> Waypoints(Salvo salvo, GeoPosition target, int route)
    {
        List<GeoPosition> points = [salvo.From, .. salvo.Via, target];
        var offset = salvo.Spread * ((((route + 0.5) / salvo.Routes) * 2) - 1);
        if (salvo.Spread == 0 || offset == 0)
        {
            return points;
        }

        if (salvo.Via.Count == 0)
        {
            // A straight way bows out at its thirds.
            var arc = GreatCircleArc.Between(salvo.From, target);
            points = [salvo.From, arc.PointAt(1 / 3.0), arc.PointAt(2 / 3.0), target];
        }

        var moved = new List<GeoPosition> { points[0] };
        for (var i = 1; i < points.Count - 1; i++)
        {
            var bearing = Geodesic.Inverse(points[i - 1], points[i + 1]).InitialBearingDegrees;
            moved.Add(Geodesic.Direct(points[i], (bearing + 90) % 360, offset));
        }

        moved.Add(points[^1]);
        return moved;
    }

    private static Trajectory Arc(GeoPosition from, GeoPosition to, double speed, double highest)
    {
        var length = Geodesic.Inverse(from, to).DistanceMetres;
        var duration = length / speed;
        var apogee = Math.Min(highest, length * SteepestApogee);
        var arc = GreatCircleArc.Between(from, to);
        var pieces = new List<FlightPiece>(ArcPieces);
        var last = from;
        for (var i = 1; i <= ArcPieces; i++)
        {
            var (a, b) = ((double)(i - 1) / ArcPieces, (double)i / ArcPieces);
            var next = i == ArcPieces ? to : arc.PointAt(b);
            pieces.Add(Piece(last, next, a * duration, b * duration, 4 * apogee * a * (1 - a), 4 * apogee * b * (1 - b)));
            last = next;
        }

        return new Trajectory(pieces);
    }

    private static IReadOnlyList<FlightState> States(ThreatType threat, double range)
    {
        var flight = threat.Flight!;
        return flight.BurnoutSpeed is null
            ? BallisticFlight.Over(range, flight.BurnTime.Value, flight.Loft?.Value * Math.PI / 180).States(BoostPieces, ArcPieces)
            : new QuasiBallisticFlight(range, threat.Apogee!.Value, flight).States(ArcPieces, DivePieces);
    }

    private static Trajectory Follow(GeoPosition from, GeoPosition to, IReadOnlyList<FlightState> states)
    {
        var arc = GreatCircleArc.Between(from, to);
        var pieces = new List<FlightPiece>(states.Count - 1);
        var last = from;
        for (var i = 1; i < states.Count; i++)
        {
            var (a, b) = (states[i - 1], states[i]);
            var next = i == states.Count - 1 ? to : arc.PointAt(b.Ground / states[^1].Ground);
            pieces.Add(Piece(last, next, a.Time, b.Time, a.Height, b.Height));
            last = next;
        }

        return new Trajectory(pieces);
    }

    private static Trajectory WithDive(List<FlightPiece> level, double diveDuration, double height)
    {
        var end = level[^1].End;
        var dive = Math.Max(0, end - diveDuration);
        var pieces = new List<FlightPiece>();
        foreach (var piece in level)
        {
            double Height(double time) => time <= dive ? height : height * (end - time) / (end - dive);
            if (piece.Start < dive && piece.End > dive)
            {
                var turn = piece.Arc.PointAt(piece.FractionAt(dive));
                pieces.Add(Piece(piece.From, turn, piece.Start, dive, height, height));
                pieces.Add(Piece(turn, piece.To, dive, piece.End, height, Height(piece.End)));
            }
            else
            {
                pieces.Add(piece with { StartHeight = Height(piece.Start), EndHeight = Height(piece.End) });
            }
        }

        return new Trajectory(pieces);
    }

    private static FlightPiece Piece(GeoPosition from, GeoPosition to, double start, double end, double startHeight, double endHeight) =>
        new(GreatCircleArc.Between(from, to), from, to, start, end, startHeight, endHeight);
}
