using Testudo.World;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Simulation.Footprints;

/// <summary>From where a threat comes that is aimed at a place.</summary>
/// <remarks>
/// An arc is launched at <see cref="ArcPart"/> of the greatest range of its type. What flies level comes straight in from outside a circle
/// around the defended area and the laydown, or from the end of its range where that is nearer. See <c>docs/methods/defended-footprint.md</c>.
/// </remarks>
internal sealed class ApproachPaths
{
    /// <summary>The part of its greatest range over which a ballistic or aeroballistic threat is taken to fly.</summary>
    public const double ArcPart = 0.6;

    /// <summary>How far outside the circle a level flight begins. Unit: metres.</summary>
    public const double OutsideMetres = 50_000;

    // Nothing is launched nearer than this. Unit: metres.
    private const double LeastMetres = 30_000;

    private readonly FootprintOptions options;
    private readonly IReadOnlyList<double> bearings;
    private readonly ThreatType threat;
    private readonly GeoPosition centre;
    private readonly double radius;

    public ApproachPaths(Scenario scenario, DefendedArea area, FootprintOptions options)
    {
        this.options = options;
        bearings = options.Bearings();
        // Flight reliability is another matter: the question is what the defence does about a threat that flies.
        threat = options.Threat with { LaunchReliability = Certain(options.Threat.LaunchReliability), FlightReliability = Certain(options.Threat.FlightReliability) };
        var points = area.Cells.Select(c => c.Centre).Concat(scenario.Batteries.Select(b => b.Position)).ToList();
        centre = new GeoPosition(
            (points.Min(p => p.LatitudeDegrees) + points.Max(p => p.LatitudeDegrees)) / 2,
            (points.Min(p => p.LongitudeDegrees) + points.Max(p => p.LongitudeDegrees)) / 2);
        radius = points.Max(p => Geodesic.Inverse(centre, p).DistanceMetres) + OutsideMetres;
    }

    /// <summary>The greatest distance from launch to aim point. Unit: metres.</summary>
    public double FarthestMetres => options.DistanceMetres ?? (IsArc ? ArcDistance : Math.Min(threat.Range.Value, 2 * radius));

    /// <summary>The distance that is the same for all directions; null where a flight begins outside the area. Unit: metres.</summary>
    public double? FixedMetres => options.DistanceMetres ?? (IsArc ? ArcDistance : null);

    private bool IsArc => threat.Profile == FlightProfile.Arc;

    private double ArcDistance => Math.Max(LeastMetres, ArcPart * threat.Range.Value);

    /// <summary>One salvo of one threat for each direction. All have the same id, and so the same draws.</summary>
    /// <param name="aim">The aim point.</param>
    public IReadOnlyList<Salvo> Salvos(GeoPosition aim)
    {
        var line = Geodesic.Inverse(centre, aim);
        return [.. bearings.Select(bearing => new Salvo
        {
            Id = "footprint",
            Threat = threat,
            Count = 1,
            IsPoisson = false,
            When = new ClockWindow(0, 0),
            IsArrival = false,
            From = Geodesic.Direct(aim, bearing, DistanceFrom(line, bearing)),
            FromName = new LocalisedText("", "", ""),
            Via = [],
            Spread = 0,
            Routes = 1,
            Targets = [new SalvoTarget(0, 1, 1)],
        })];
    }

    // Where the ray from the aim point leaves the circle, in the plane around its centre.
    private double DistanceFrom(GeodesicLine line, double bearing)
    {
        if (FixedMetres is { } given)
        {
            return given;
        }

        var along = line.DistanceMetres * Math.Cos((bearing - line.FinalBearingDegrees) * Math.PI / 180);
        var exit = -along + Math.Sqrt(Math.Max(0, (radius * radius) - (line.DistanceMetres * line.DistanceMetres) + (along * along)));
        return Math.Clamp(exit, LeastMetres, threat.Range.Value);
    }

    private static Parameter Certain(Parameter parameter) =>
        Parameter.Assumed("footprint/" + parameter.Path, Quantity.Probability, 1, parameter.Date, "flight reliability is left out of the footprint");
}
