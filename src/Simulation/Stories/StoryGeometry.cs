using Testudo.Simulation.Geometry;
using Testudo.Simulation.Sensing;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Stories;

/// <summary>Why batteries could not reach a flight, and sensors not see it: the same geometry from which windows and passes are made.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="threat">What flies.</param>
/// <param name="flight">Its flight.</param>
internal sealed class StoryGeometry(Scenario scenario, ThreatType threat, Trajectory flight)
{
    /// <summary>Why a battery without a window has none.</summary>
    public BatteryBeyond Beyond(Battery battery)
    {
        var (nearest, _) = Nearest(battery.Position);
        if (!battery.System.Against.TryGetValue(threat.Class, out var envelope))
        {
            return new BatteryBeyond(battery.Id, battery.System.Id, BeyondReason.NotAgainstClass, nearest, null);
        }

        var reach = (envelope.Footprint ?? envelope.Range)!.Value;
        var distance = envelope.Footprint is null ? nearest : Coverage.GroundRangeMetres(battery.Position, flight.Pieces[^1].To);
        return new BatteryBeyond(battery.Id, battery.System.Id, ReasonOf(battery, envelope, distance, reach), distance, reach);
    }

    /// <summary>Why a sensor without a pass has none.</summary>
    public SensorBeyond Beyond(string id, SensorType sensor, GeoPosition site)
    {
        var (nearest, height) = Nearest(site);
        if (!sensor.Classes.Contains(threat.Class))
        {
            return new SensorBeyond(id, sensor.Id, BlindReason.NotForClass, nearest, null);
        }

        if (sensor.Kind is SensorKind.AcousticNetwork or SensorKind.ObserverNetwork)
        {
            var range = sensor.Range!.Value;
            return new SensorBeyond(id, sensor.Id, nearest <= range ? BlindReason.TooHigh : BlindReason.OutOfRange, nearest, range);
        }

        if (scenario.Terrain is not null && IsCovered(new SensorView(sensor, site, null, scenario.Jamming)))
        {
            return new SensorBeyond(id, sensor.Id, BlindReason.Masked, nearest, null);
        }

        if (scenario.Jamming.Count > 0 && IsCovered(new SensorView(sensor, site, scenario.Terrain, [])))
        {
            return new SensorBeyond(id, sensor.Id, BlindReason.Jammed, nearest, null);
        }

        var instrument = Coverage.RadarRangeMetres(sensor, threat.RadarCrossSection.Value);
        var horizon = Horizon.DistanceMetres(sensor.AntennaHeight?.Value ?? 0, Math.Max(0, height));
        return nearest <= instrument
            ? new SensorBeyond(id, sensor.Id, BlindReason.BehindHorizon, nearest, Math.Min(horizon, instrument))
            : new SensorBeyond(id, sensor.Id, BlindReason.OutOfRange, nearest, instrument);
    }

    /// <summary>Whether a sensor covers any part of the flight.</summary>
    public bool IsCovered(SensorType sensor, GeoPosition site) => IsCovered(ViewOf(sensor, site));

    private bool IsCovered(SensorView view) => view.Searched(flight, threat).Count > 0;

    private SensorView ViewOf(SensorType sensor, GeoPosition site) => new(sensor, site, scenario.Terrain, scenario.Jamming);

    private BeyondReason ReasonOf(Battery battery, Envelope envelope, double distance, double reach)
    {
        var spans = Coverage.Of(envelope, battery.Position, flight);
        if (spans.Count == 0)
        {
            return distance > reach ? BeyondReason.OutOfRange : BeyondReason.OutOfHeights;
        }

        if (battery.Sensor is { } own && Span.Intersect(spans, ViewOf(own, battery.Position).Held(flight, threat)).Count == 0)
        {
            return BeyondReason.OwnSensorBlind;
        }

        if (battery.System.Effector.Flight is not null && scenario.Doctrine.EngageOver.Count == 0)
        {
            return BeyondReason.OutOfSpeed;
        }

        return scenario.Doctrine.EngageOver.Count > 0 ? BeyondReason.NotAllowedThere : BeyondReason.OutOfRange;
    }

    // The least distance over ground from the way, and how high the threat is there.
    private (double Metres, double Height) Nearest(GeoPosition site)
    {
        var radius = Wgs84.GaussianRadiusMetres(site.LatitudeDegrees);
        var nearest = (Metres: double.PositiveInfinity, Height: 0.0);
        foreach (var piece in flight.Pieces)
        {
            var distance = piece.Arc.ClosestApproach(site.ToUnitVector(), out var fraction) * radius;
            if (distance < nearest.Metres)
            {
                nearest = (distance, piece.HeightAt(piece.TimeAt(fraction)));
            }
        }

        return nearest;
    }
}
