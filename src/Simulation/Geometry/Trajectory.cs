using Testudo.World.Geodesy;

namespace Testudo.Simulation.Geometry;

/// <summary>A piece of a flight: a great circle flown at constant ground speed while the height changes evenly.</summary>
/// <param name="Arc">The great circle.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Start">Time after launch. Unit: seconds.</param>
/// <param name="End">Time after launch. Unit: seconds.</param>
/// <param name="StartHeight">Height above ground. Unit: metres.</param>
/// <param name="EndHeight">Height above ground. Unit: metres.</param>
public readonly record struct FlightPiece(GreatCircleArc Arc, GeoPosition From, GeoPosition To, double Start, double End, double StartHeight, double EndHeight)
{
    /// <summary>How long it takes. Unit: seconds.</summary>
    public double Duration => End - Start;

    /// <summary>Height at a time. Unit: metres.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public double HeightAt(double time) => StartHeight + ((EndHeight - StartHeight) * FractionAt(time));

    /// <summary>The part of the piece that has been flown, 0 to 1.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public double FractionAt(double time) => Duration > 0 ? Math.Clamp((time - Start) / Duration, 0, 1) : 0;

    /// <summary>The time when a part of the piece has been flown. Unit: seconds after launch.</summary>
    /// <param name="fraction">The part, 0 to 1.</param>
    public double TimeAt(double fraction) => Start + (fraction * Duration);

    /// <summary>When the height is within limits, in closed form.</summary>
    /// <param name="lowest">Lowest height. Unit: metres.</param>
    /// <param name="highest">Greatest height. Unit: metres.</param>
    /// <returns>The span, or null where the height never is.</returns>
    public Span? WithinHeights(double lowest, double highest)
    {
        var climb = EndHeight - StartHeight;
        if (climb == 0)
        {
            return StartHeight >= lowest && StartHeight <= highest ? new Span(Start, End) : null;
        }

        var a = (lowest - StartHeight) / climb;
        var b = (highest - StartHeight) / climb;
        var (from, to) = (Math.Max(0, Math.Min(a, b)), Math.Min(1, Math.Max(a, b)));
        return to > from ? new Span(TimeAt(from), TimeAt(to)) : null;
    }
}

/// <summary>The flight of a threat from launch to target along one route.</summary>
/// <param name="Pieces">The pieces in order of time.</param>
public sealed record Trajectory(IReadOnlyList<FlightPiece> Pieces)
{
    /// <summary>Time from launch to impact. Unit: seconds.</summary>
    public double Duration => Pieces[^1].End;

    /// <summary>The piece that is flown at a time.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public FlightPiece PieceAt(double time)
    {
        for (var i = 0; i < Pieces.Count - 1; i++)
        {
            if (time < Pieces[i].End)
            {
                return Pieces[i];
            }
        }

        return Pieces[^1];
    }

    /// <summary>Position and height at a time.</summary>
    /// <param name="time">Time after launch. Unit: seconds.</param>
    public (GeoPosition Position, double Height) At(double time)
    {
        var piece = PieceAt(time);
        return (piece.Arc.PointAt(piece.FractionAt(time)), piece.HeightAt(time));
    }
}
