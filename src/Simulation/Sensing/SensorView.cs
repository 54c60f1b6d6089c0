using Testudo.Simulation.Geometry;
using Testudo.World.Conditions;
using Testudo.World.Geodesy;
using Testudo.World.Sensors;
using Testudo.World.Terrain;
using Testudo.World.Threats;

namespace Testudo.Simulation.Sensing;

/// <summary>What a sensor sees from where it stands: within its range, over the horizon and the ground, through jamming.</summary>
/// <remarks>See <c>docs/methods/detection.md</c>. Without a radar equation, ground and jamming it is <see cref="Coverage"/> alone.</remarks>
public sealed class SensorView
{
    /// <summary>The probability of detection in one scan below which no scan is looked at.</summary>
    public const double LeastScanDetection = 0.01;

    // Ways are cut where sight begins and ends; what is shorter than this is passed over. Unit: metres, seconds.
    private const double CutStepMetres = 500;
    private const double CutTolerance = 1e-3;

    // The way between two points of a table of scans, as a part of the range, and the most points in a scan.
    private const double MostWay = 0.03;
    private const int MostPointsPerScan = 32;

    // Flights up to here follow the ground, and all flights of arcs and dives keep their height over the target's. Unit: metres.
    private const double HighestLowLevel = 1500;

    private readonly SensorType type;
    private readonly TerrainModel? terrain;
    private readonly List<(double BearingDegrees, double HalfSector, double Ratio)> jammers = [];
    private readonly double lift;
    private readonly double statedRatio;
    private readonly UnitVector3 normal;
    private readonly double radius;

    /// <summary>A sensor at its place.</summary>
    /// <param name="type">The type.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="terrain">The ground; null for a smooth earth.</param>
    /// <param name="jamming">All jamming of the scenario.</param>
    public SensorView(SensorType type, GeoPosition site, TerrainModel? terrain, IReadOnlyList<RadarJamming> jamming)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(jamming);
        (this.type, Site) = (type, site);
        (normal, radius) = (site.ToUnitVector(), Wgs84.GaussianRadiusMetres(site.LatitudeDegrees));
        statedRatio = type.IsScanned ? RadarEquation.RequiredSignalToNoise(type.ScanDetection!.Value, type.FalseAlarm!.Value, type.Fluctuation) : 0;
        IsRadar = type.Kind is SensorKind.Radar or SensorKind.AirborneRadar;
        if (!IsRadar)
        {
            return;
        }

        this.terrain = terrain;
        // The height of an aircraft is not counted from the ground below it.
        lift = terrain is null || type.Kind == SensorKind.AirborneRadar ? 0 : terrain.ElevationAt(site) - terrain.LowestMetres;
        foreach (var jammer in jamming)
        {
            var line = Geodesic.Inverse(site, jammer.Position);
            if (line.DistanceMetres <= jammer.Within)
            {
                jammers.Add((line.InitialBearingDegrees, jammer.SectorDegrees >= 360 ? 180 : jammer.SectorDegrees / 2, jammer.Ratio));
            }
        }
    }

    /// <summary>Where it stands.</summary>
    public GeoPosition Site { get; }

    /// <summary>Whether it is a radar.</summary>
    public bool IsRadar { get; }

    /// <summary>Whether any jamming reaches it.</summary>
    public bool IsJammed => jammers.Count > 0;

    /// <summary>When it holds a target: the probability of detection in one scan is at least the stated one, or the target is in its range where scans are not judged.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="threat">What flies.</param>
    /// <returns>Spans of time after launch, in order. Unit: seconds.</returns>
    public IReadOnlyList<Span> Held(Trajectory flight, ThreatType threat) =>
        [.. Seen(flight, threat, FreeRange(threat, 1)).SelectMany(parts => parts)];

    /// <summary>When it may find a target at all. Parts of one pass, between which the ground hides the target, stand together.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="threat">What flies.</param>
    /// <returns>Passes in order; the spans of each in order. Unit: seconds after launch.</returns>
    public IReadOnlyList<IReadOnlyList<Span>> Searched(Trajectory flight, ThreatType threat)
    {
        ArgumentNullException.ThrowIfNull(threat);
        var margin = 1.0;
        if (type.IsScanned)
        {
            // How much farther than the stated range there is still a chance worth counting.
            var least = RadarEquation.RequiredSignalToNoise(Math.Max(LeastScanDetection, 10 * type.FalseAlarm!.Value), type.FalseAlarm.Value, FluctuationOf(threat));
            margin = Math.Max(1, Math.Pow(statedRatio / least, 0.25));
        }

        return Seen(flight, threat, FreeRange(threat, margin));
    }

    /// <summary>The mean ratio of signal to noise and jamming from a target.</summary>
    /// <param name="threat">What flies.</param>
    /// <param name="position">Over where.</param>
    /// <param name="height">How high. Unit: metres.</param>
    public double SignalToNoise(ThreatType threat, GeoPosition position, double height)
    {
        ArgumentNullException.ThrowIfNull(threat);
        return SignalToNoise(threat, SlantMetres(position, height), JammingToNoise(position));
    }

    /// <summary>Probability of detection in one scan; 1 where scans are not judged.</summary>
    /// <param name="threat">What flies.</param>
    /// <param name="position">Over where.</param>
    /// <param name="height">How high. Unit: metres.</param>
    public double ScanDetection(ThreatType threat, GeoPosition position, double height) =>
        type.IsScanned ? RadarEquation.Detection(SignalToNoise(threat, position, height), type.FalseAlarm!.Value, FluctuationOf(threat)) : 1;

    /// <summary>The table of the scans of a pass; empty where scans are not judged.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="threat">What flies.</param>
    /// <param name="pass">The pass. Unit: seconds after launch.</param>
    /// <param name="isWhole">Whether scans are listed that no draw reaches, for a sensor that may be switched on during the pass.</param>
    /// <returns>The sums of <see cref="ScanTable"/>, and its points in a scan.</returns>
    public (float[] Sums, int PerScan) Scans(Trajectory flight, ThreatType threat, Span pass, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(flight);
        ArgumentNullException.ThrowIfNull(threat);
        if (!type.IsScanned)
        {
            return ([], 1);
        }

        var scan = type.Scan!.Value;
        var way = scan * threat.Speed.Value / Math.Min(FreeRange(threat, 1), type.MaxRange!.Value);
        var perScan = Math.Clamp((int)Math.Ceiling(way / MostWay), 1, MostPointsPerScan);
        return (ScanTable.Build(pass, scan, perScan, isWhole, At), perScan);

        double At(double time)
        {
            var piece = flight.PieceAt(time);
            var place = piece.Arc.UnitVectorAt(piece.FractionAt(time));
            var slant = RadarSpans.SlantMetres(normal.AngleRadiansTo(place) * radius, type.AntennaHeight!.Value, piece.HeightAt(time), radius);
            var jamming = IsJammed ? JammingToNoise(GeoPosition.FromUnitVector(place)) : 0;
            return RadarEquation.Detection(SignalToNoise(threat, slant, jamming), type.FalseAlarm!.Value, FluctuationOf(threat));
        }
    }

    private double SignalToNoise(ThreatType threat, double slant, double jamming)
    {
        var part = type.Range!.Value / Math.Max(1, slant);
        return statedRatio * threat.RadarCrossSection.Value * part * part * part * part / (1 + jamming);
    }

    private Fluctuation FluctuationOf(ThreatType threat) => threat.Fluctuation ?? type.Fluctuation;

    // The range against the target where nothing jams, before the limit of the instrument. Unit: metres.
    private double FreeRange(ThreatType threat, double margin) =>
        IsRadar ? margin * type.Range!.Value * Math.Pow(threat.RadarCrossSection.Value, 0.25) : 0;

    private double JammingToNoise(GeoPosition target)
    {
        if (jammers.Count == 0)
        {
            return 0;
        }

        var bearing = Geodesic.Inverse(Site, target).InitialBearingDegrees;
        var sum = 0.0;
        foreach (var (towards, half, ratio) in jammers)
        {
            if (half >= 180 || Math.Abs(Math.IEEERemainder(bearing - towards, 360)) <= half)
            {
                sum += ratio;
            }
        }

        return sum;
    }

    private double SlantMetres(GeoPosition position, double height)
    {
        return RadarSpans.SlantMetres(Coverage.GroundRangeMetres(Site, position), type.AntennaHeight!.Value, height, radius);
    }

    private IReadOnlyList<IReadOnlyList<Span>> Seen(Trajectory flight, ThreatType threat, double freeRange)
    {
        if (!IsRadar || (!type.IsScanned && type.MaxElevation is null && terrain is null && jammers.Count == 0))
        {
            return [.. Coverage.Of(type, Site, flight, threat).Select(s => new[] { s })];
        }

        if (!type.Classes.Contains(threat.Class))
        {
            return [];
        }

        // Jamming from all round only shortens the range; from a sector it also cuts the way.
        var all = jammers.Where(j => j.HalfSector >= 180).Sum(j => j.Ratio);
        var range = Math.Min(RadarEquation.BurnThroughMetres(freeRange, all), type.MaxRange!.Value);
        var sight = new RadarSpans(type, Site, range, lift, terrain is null ? 0 : terrain.HighestMetres - terrain.LowestMetres);
        var passes = sight.Of(flight);
        if (jammers.Any(j => j.HalfSector < 180))
        {
            passes = [.. passes.SelectMany(p => Cut(p, flight, time =>
            {
                var (position, height) = flight.At(time);
                return SlantMetres(position, height) <= Math.Min(type.MaxRange.Value, RadarEquation.BurnThroughMetres(freeRange, JammingToNoise(position)));
            }))];
        }

        if (terrain is null)
        {
            return [.. passes.Select(p => new[] { p })];
        }

        var antenna = terrain.LowestMetres + lift + type.AntennaHeight!.Value;
        var datum = terrain.ElevationAt(flight.Pieces[^1].To);
        var low = IsLowLevel(threat);
        return [.. passes.Select(p => Cut(p, flight, time =>
        {
            var (position, height) = flight.At(time);
            return LineOfSight.IsClear(terrain, Site, antenna, position, height + (low ? terrain.ElevationAt(position) : datum));
        })).Where(p => p.Count > 0)];
    }

    private static bool IsLowLevel(ThreatType threat) => threat.Profile == FlightProfile.Cruise && threat.Altitude!.Value <= HighestLowLevel;

    // The parts of a span in which something holds, with their ends found by bisection.
    private static List<Span> Cut(Span span, Trajectory flight, Func<double, bool> holds)
    {
        var parts = new List<Span>();
        foreach (var piece in flight.Pieces)
        {
            var (from, to) = (Math.Max(piece.Start, span.From), Math.Min(piece.End, span.To));
            if (to <= from)
            {
                continue;
            }

            var length = Coverage.GroundRangeMetres(piece.From, piece.To) * (to - from) / piece.Duration;
            var steps = Math.Max(1, (int)Math.Ceiling(length / CutStepMetres));
            var (last, held) = (from, holds(from));
            for (var i = 1; i <= steps; i++)
            {
                var next = from + ((to - from) * i / steps);
                var holdsNext = holds(next);
                if (held == holdsNext)
                {
                    if (held)
                    {
                        Span.Append(parts, new Span(last, next));
                    }
                }
                else
                {
                    var (low, high) = (last, next);
                    while (high - low > CutTolerance)
                    {
                        var middle = (low + high) / 2;
                        (low, high) = holds(middle) == held ? (middle, high) : (low, middle);
                    }

                    Span.Append(parts, held ? new Span(last, low) : new Span(high, next));
                }

                (last, held) = (next, holdsNext);
            }
        }

        return parts;
    }
}
