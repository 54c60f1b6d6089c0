using System.Globalization;
using Testudo.Simulation.Geometry;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.Simulation.Stories;

/// <summary>Makes the story of a threat from the trace of its raid.</summary>
public sealed class StoryTeller
{
    // Times after launch and times of day differ by rounding. Unit: seconds.
    private const double Tolerance = 1e-6;

    private readonly RaidModel model;
    private readonly Scenario scenario;
    private readonly ReplayedRaid raid;
    private readonly int threat;
    private readonly RouteColumns route;
    private readonly double launch;
    private readonly List<TraceEvent> own;
    private readonly TraceEvent end;

    private StoryTeller(RaidModel model, ReplayedRaid raid, int threat, TraceEvent launched)
    {
        (this.model, scenario, this.raid, this.threat) = (model, model.Scenario, raid, threat);
        route = model.Routes[(int)launched.Value];
        launch = launched.Time;
        own = [.. raid.Events.Where(e => e.Threat == threat)];
        end = own.First(e => EndOf(e) is not null);
    }

    /// <summary>Tells the story of a threat.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="raid">The raid.</param>
    /// <param name="salvo">The salvo: its place in the scenario.</param>
    /// <param name="member">The number within the salvo, from 0.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <returns>The story; null where no such threat was launched in this raid.</returns>
    public static ThreatStory? Tell(RaidModel model, ulong seed, ReplayedRaid raid, int salvo, int member, string version)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(raid);
        if (member < 0 || member >= model.Salvos[salvo].MostThreats)
        {
            return null;
        }

        var wanted = model.Salvos[salvo].FirstThreat + member;
        foreach (var happened in raid.Events)
        {
            if (happened.Kind == TraceKind.Launched && happened.Threat == wanted)
            {
                return new StoryTeller(model, raid, wanted, happened).Story(seed, salvo, member, version);
            }
        }

        return null;
    }

    private ThreatStory Story(ulong seed, int salvo, int member, string version)
    {
        var written = scenario.Raid[salvo];
        var asset = scenario.Assets[route.Asset];
        var geometry = new StoryGeometry(scenario, written.Threat, route.Trajectory);
        return new ThreatStory
        {
            Version = version,
            Scenario = scenario.Id,
            Date = scenario.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ScenarioHash = scenario.Hash,
            CatalogueHash = scenario.Catalogue.Hash,
            Seed = seed,
            Replication = raid.Replication,
            Salvo = written.Id,
            Member = member + 1,
            Threat = written.Threat.Id,
            ThreatName = NamesOf(written.Threat.Name),
            Class = written.Threat.Class,
            IsArmed = written.Threat.IsArmed,
            Target = asset.Id,
            TargetName = NamesOf(asset.Name),
            Route = RouteOf(written),
            Moments = Moments(),
            InReach = InReach(),
            BeyondReach = BeyondReach(geometry),
            Blind = Blind(geometry),
            End = EndOf(salvo, member),
        };
    }

    private static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);

    private StoryRoute RouteOf(Salvo salvo)
    {
        static double[] Point(World.Geodesy.GeoPosition at, double height, double time) =>
            [Math.Round(at.LatitudeDegrees, 4), Math.Round(at.LongitudeDegrees, 4), Math.Round(height), Math.Round(time, 1)];
        var pieces = route.Trajectory.Pieces;
        return new StoryRoute(
            route.Number,
            NamesOf(salvo.FromName),
            Math.Round(pieces.Sum(p => Coverage.GroundRangeMetres(p.From, p.To))),
            Rounded(route.Duration),
            [Point(pieces[0].From, pieces[0].StartHeight, 0), .. pieces.Select(p => Point(p.To, p.EndHeight, p.End))]);
    }

    private static EndKind? EndOf(TraceEvent happened) => happened.Kind switch
    {
        TraceKind.LaunchFailed => EndKind.LaunchFailed,
        TraceKind.FlightFailed => EndKind.FlightFailed,
        TraceKind.SoftKilled => EndKind.SoftKilled,
        TraceKind.Leaked => EndKind.Leaked,
        TraceKind.Expended => EndKind.Expended,
        TraceKind.Intercepted when happened.Value > 0 => EndKind.HardKilled,
        _ => null,
    };

    private StoryEnd EndOf(int salvo, int member)
    {
        LeakCause? cause = null;
        double? warning = null;
        foreach (var leaker in raid.Leakers)
        {
            if (leaker.Salvo == salvo && leaker.Member == member)
            {
                (cause, warning) = (leaker.Cause, Math.Round(leaker.Warning, 1));
            }
        }

        return new StoryEnd(EndOf(end)!.Value, scenario.MomentAt(end.Time), SinceLaunch(end.Time), cause, warning);
    }

    private List<StoryMoment> Moments()
    {
        var reaching = route.Windows.Select(w => w.Battery).ToHashSet();
        var moments = new List<StoryMoment>();
        var told = new Dictionary<(int Battery, double Reason), int>();
        foreach (var happened in raid.Events)
        {
            var isOwn = happened.Threat == threat;
            var isOfReaching = happened.Kind is TraceKind.Scrambled or TraceKind.Reloaded or TraceKind.Supplied && reaching.Contains(happened.Battery) && happened.Time >= launch && happened.Time <= end.Time;
            var isOfTarget = happened.Kind is TraceKind.AlarmRaised or TraceKind.AllClear && (int)happened.Value == model.Alerts.RegionOf[route.Asset] && happened.Time >= launch && happened.Time <= end.Time;
            if (!isOwn && !isOfReaching && !isOfTarget)
            {
                continue;
            }

            if (happened.Kind != TraceKind.Blocked)
            {
                moments.Add(MomentOf(happened));
            }
            else if (told.TryGetValue((happened.Battery, happened.Detail), out var at))
            {
                // The same obstacle is met again at every look; it is told once.
                moments[at] = moments[at] with { Times = moments[at].Times + 1, UntilSeconds = SinceLaunch(happened.Time) };
            }
            else
            {
                told.Add((happened.Battery, happened.Detail), moments.Count);
                moments.Add(MomentOf(happened) with { Times = 1, UntilSeconds = SinceLaunch(happened.Time) });
            }
        }

        return moments;
    }

    private StoryMoment MomentOf(TraceEvent happened)
    {
        var moment = new StoryMoment(happened.Kind, scenario.MomentAt(happened.Time), SinceLaunch(happened.Time))
        {
            Battery = happened.Battery >= 0 ? scenario.Batteries[happened.Battery].Id : null,
            Sensor = happened.Sensor >= 0 ? model.SensorAt(happened.Sensor) : null,
            Rounds = happened.Rounds > 0 ? happened.Rounds : null,
        };
        if (happened.Time <= end.Time + Tolerance)
        {
            var (position, height) = route.Trajectory.At(happened.Time - launch);
            moment = moment with
            {
                HeightMetres = Math.Round(height),
                ToTargetMetres = Math.Round(Coverage.GroundRangeMetres(position, route.Trajectory.Pieces[^1].To)),
            };
        }

        return happened.Kind switch
        {
            TraceKind.Detected => moment with { DueSeconds = SinceLaunch(happened.Detail), DetectionProbability = Probability(happened.Value) },
            TraceKind.Overlooked => moment with { Oversight = (Oversight)(int)happened.Value, DetectionProbability = Probability(happened.Detail) },
            TraceKind.Alerted or TraceKind.Leaked or TraceKind.Expended or TraceKind.DebrisFell => moment with { Asset = scenario.Assets[(int)happened.Value].Id },
            TraceKind.AlarmRaised or TraceKind.AllClear => moment with { Region = scenario.Alerts.Regions[(int)happened.Value].Id },
            TraceKind.CrossedBorder => moment with { Country = scenario.Watched[(int)happened.Value].Id },
            TraceKind.Blocked => moment with { Reason = (BlockReason)(int)happened.Detail },
            TraceKind.Engaged => moment with { KillProbability = Probability(happened.Detail), DueSeconds = SinceLaunch(happened.Value), Shot = ShotOf(happened.Battery, happened.Value - launch) },
            TraceKind.Intercepted => moment with
            {
                KillProbability = Probability(happened.Detail),
                Result = happened.Value switch { > 0 => ShotResult.Kill, < 0 => ShotResult.NothingThere, _ => ShotResult.Miss },
            },
            TraceKind.Assessed => moment with { CalledKilled = happened.Value > 0 },
            TraceKind.SoftKilled or TraceKind.Withstood => moment with { KillProbability = Probability(happened.Detail) },
            TraceKind.Scrambled when double.IsFinite(happened.Value) => moment with { DueSeconds = SinceLaunch(happened.Value) },
            TraceKind.TakenFor => moment with { TakenFor = (ThreatClass)(int)happened.Value },
            TraceKind.DecisionBegun => moment with { DueSeconds = SinceLaunch(happened.Value), WaitedSeconds = happened.Battery < 0 ? Rounded(happened.Detail) : null },
            TraceKind.Moved => moment with { DueSeconds = SinceLaunch(happened.Value) },
            TraceKind.Reloaded or TraceKind.Supplied => moment with { Rounds = (int)happened.Value },
            _ => moment,
        };
    }

    // Told only of systems of which more than a mean speed is known: nothing else can be said that was not there before.
    private StoryShot? ShotOf(int battery, double time)
    {
        var of = scenario.Batteries[battery];
        var effector = of.System.Effector;
        if (effector.Flight is null && effector.KillFactors is null)
        {
            return null;
        }

        var threatType = scenario.Raid[route.Salvo].Threat;
        var piece = route.Trajectory.PieceAt(time);
        var seen = FlyOut.Between(RaidModelBuilder.PostOf(scenario, battery, route.Salvo, route.Asset).Position, piece, new Span(piece.Start, piece.End));
        var shot = Shot.At(of.System, of.System.Against[threatType.Class], threatType, seen.DistanceAt(time), piece.HeightAt(time), seen.RecessionAt(time));
        // What would be told as 1.00 is not told.
        double? Factor(double factor) => factor < 0.995 ? Probability(factor) : null;
        return new StoryShot(
            Math.Round(shot.GroundRange), Math.Round(shot.Height), effector.Flight is null || !shot.IsPossible ? null : Math.Round(shot.SpeedLeft), Factor(shot.RangeFactor), Factor(shot.AspectFactor), Factor(shot.JammingFactor));
    }

    private List<BatteryPart> InReach()
    {
        var down = raid.Events.Where(e => e.Kind == TraceKind.Down && e.Battery >= 0).Select(e => e.Battery).ToHashSet();
        var parts = new List<BatteryPart>();
        foreach (var windows in route.Windows.GroupBy(w => w.Battery))
        {
            var battery = scenario.Batteries[windows.Key];
            // Where fire is allowed over some countries only, a window may close before it opens.
            var from = Math.Max(0, windows.Min(w => w.DecideFrom));
            var to = Math.Max(from, windows.Max(w => w.DecideTo));
            var fired = own.Where(e => e.Kind == TraceKind.Engaged && e.Battery == windows.Key).ToList();
            var refusals = own.Where(e => e.Kind == TraceKind.Blocked && e.Battery == windows.Key)
                .GroupBy(e => (BlockReason)(int)e.Detail)
                .Select(g => new Refusal(g.Key, SinceLaunch(g.First().Time), SinceLaunch(g.Last().Time), g.Count()))
                .ToList();
            var role = fired.Count > 0 ? BatteryRole.Fired
                : down.Contains(windows.Key) ? BatteryRole.NotUp
                : refusals.Count > 0 ? BatteryRole.Blocked
                : RoleOfUnblocked(from, to);
            parts.Add(new BatteryPart(battery.Id, battery.System.Id, Rounded(from), Rounded(to), role, fired.Count, fired.Sum(e => e.Rounds), refusals));
        }

        return parts;
    }

    // The battery was up, nothing was short, and still it did not fire.
    private BatteryRole RoleOfUnblocked(double from, double to)
    {
        var tracked = own.Where(e => e.Kind == TraceKind.Tracked).Select(e => e.Time - launch).DefaultIfEmpty(double.NaN).First();
        if (double.IsNaN(tracked))
        {
            return BatteryRole.NoTrack;
        }

        var opens = Math.Max(from, tracked);
        if (opens >= end.Time - launch - Tolerance)
        {
            return BatteryRole.Over;
        }

        return own.Any(e => e.Kind == TraceKind.Assessed && e.Value > 0 && e.Time < end.Time && e.Time - launch >= opens - Tolerance && e.Time - launch <= to)
            ? BatteryRole.ThoughtDestroyed
            : own.Any(e => e.Kind == TraceKind.Engaged) ? BatteryRole.AnotherChosen : BatteryRole.Over;
    }

    private List<BatteryBeyond> BeyondReach(StoryGeometry geometry)
    {
        var reaching = route.Windows.Select(w => w.Battery).ToHashSet();
        return [.. scenario.Batteries
            .Where((b, i) => !reaching.Contains(i) && b.System.Kind != World.Systems.SystemKind.ElectronicWarfare)
            .Select(geometry.Beyond)
            .Select(b => b with { NearestMetres = Math.Round(b.NearestMetres) })
            .OrderBy(b => b.Reason).ThenBy(b => b.NearestMetres - (b.ReachMetres ?? 0)).ThenBy(b => b.Battery, StringComparer.Ordinal)];
    }

    private List<SensorBeyond> Blind(StoryGeometry geometry)
    {
        var sites = scenario.Sensors.Select(s => (s.Id, s.Sensor, s.Position))
            .Concat(scenario.Batteries.Where(b => b.Sensor is not null).Select(b => (b.Id, Sensor: b.Sensor!, b.Position)));
        return [.. sites
            .Where(s => !geometry.IsCovered(s.Sensor, s.Position))
            .Select(s => geometry.Beyond(s.Id, s.Sensor, s.Position))
            .Select(s => s with { NearestMetres = Math.Round(s.NearestMetres), ReachMetres = s.ReachMetres is { } reach ? Math.Round(reach) : null })
            .OrderBy(s => s.Reason).ThenBy(s => s.NearestMetres - (s.ReachMetres ?? 0)).ThenBy(s => s.Sensor, StringComparer.Ordinal)];
    }

    private double SinceLaunch(double time) => Rounded(time - launch);

    private static double Rounded(double seconds) => Math.Round(seconds, 3);

    private static double Probability(double p) => Math.Round(p, 4);
}
