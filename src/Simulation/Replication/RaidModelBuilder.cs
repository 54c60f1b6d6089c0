using Testudo.Simulation.Geometry;
using Testudo.Simulation.Random;
using Testudo.Simulation.Sensing;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <summary>Turns what a person wrote into what the replication reads.</summary>
internal sealed partial class RaidModelBuilder
{
    // Points at which the latest launch of a window is sought, for threats that an interceptor cannot chase.
    private const int LatestLaunchSamples = 64;

    private readonly Scenario scenario;
    private readonly RaidModel model;
    private readonly List<SensorView> views = [];
    private readonly int[] ownSensor;
    private readonly Dictionary<(string System, ThreatClass Class, string? Type), int> killIndex = [];
    private readonly List<(int, int)> kills = [];
    private readonly Dictionary<(int Battery, int Salvo, int Asset, ThreatClass TakenFor), FireControl> controls = [];

    public RaidModelBuilder(Scenario scenario)
    {
        this.scenario = scenario;
        ownSensor = new int[scenario.Batteries.Count];
        model = new RaidModel(scenario)
        {
            Systems = [.. scenario.Batteries.Select(b => b.System).Distinct()],
            Classes = [.. scenario.Raid.Select(s => s.Threat.Class).Distinct().Order()],
            MostThreats = scenario.Raid.Sum(MostThreats),
        };
    }

    public RaidModel Build()
    {
        var table = model.Parameters;
        var doctrine = scenario.Doctrine;
        model.Doctrine = new DoctrineIndices(
            table.Add(doctrine.TrackDelay), table.Add(doctrine.AlertDelay), table.Add(doctrine.AssessmentDelay), table.Add(doctrine.MissedKill), table.Add(doctrine.FalseKill), table.Add(doctrine.RaidEffect), table.Add(doctrine.ShelterTime));
        model.Command = CommandOf(doctrine.Command);
        model.Alerts = new AlertColumns(scenario, table);
        model.RaidEffects = RaidEffectIndices.Of(doctrine, table);
        model.Batteries = [.. scenario.Batteries.Select(Battery)];
        model.Effectors = [.. scenario.Batteries.Select(Effector)];
        model.RoundCosts = [.. model.Systems.Select(s => s.RoundCost is null ? -1 : table.Add(s.RoundCost))];
        model.Sensors = Sensors();
        FindUnits();
        var routes = new List<RouteColumns>();
        var salvos = new List<SalvoColumns>();
        var firstThreat = 0;
        for (var s = 0; s < scenario.Raid.Count; s++)
        {
            var salvo = scenario.Raid[s];
            salvos.Add(Salvo(salvo, routes.Count, firstThreat));
            firstThreat += MostThreats(salvo);
            foreach (var target in salvo.Targets)
            {
                model.Parameters.AddFixed(scenario.Assets[target.Asset].Population);
                for (var r = 0; r < salvo.Routes; r++)
                {
                    routes.Add(Route(s, target.Asset, r, salvo.Threat.Class));
                }
            }
        }

        model.RouteCount = routes.Count;
        AddMistaken(routes);
        model.Salvos = [.. salvos];
        model.Routes = [.. routes];
        model.Kills = [.. kills];
        model.KillGroups = [.. killIndex.OrderBy(k => k.Value).Select(k => (int)RaidEffects.GroupOf(k.Key.Class))];
        model.MostWindows = Math.Max(1, routes.Max(r => r.Windows.Length));
        return model;
    }

    private void FindUnits()
    {
        model.Units = [.. scenario.Assets.Select(UnitOf)];
        if (scenario.Assets.Any(a => a.IsUnit))
        {
            model.UnitLoss = (model.Parameters.Add(scenario.Doctrine.UnitLoss), model.Parameters.Add(scenario.Doctrine.EmissionControl));
        }
    }

    private (int Battery, int Sensor) UnitOf(Asset asset)
    {
        if (!asset.IsUnit)
        {
            return (-1, -1);
        }

        var battery = scenario.Batteries.ToList().FindIndex(b => b.Id == asset.Id);
        return battery >= 0 ? (battery, ownSensor[battery]) : (-1, scenario.Sensors.ToList().FindIndex(s => s.Id == asset.Id));
    }

    // A Poisson count above its mean by ten standard deviations never happens in practice (below 1e-20); it is cut there.
    internal static int MostThreats(Salvo salvo) =>
        salvo.IsPoisson ? (int)Math.Ceiling(salvo.Count + (10 * Math.Sqrt(salvo.Count)) + 20) : salvo.Count;

    /// <summary>The target of each threat, as an index in the targets of the salvo; empty where targets are drawn.</summary>
    internal static int[] FixedTargets(Salvo salvo) => salvo.Targets[0].Count is null ? [] : [.. salvo.Targets.SelectMany((t, i) => Enumerable.Repeat(i, t.Count!.Value))];

    private SalvoColumns Salvo(Salvo salvo, int firstRoute, int firstThreat)
    {
        var table = model.Parameters;
        var threat = salvo.Threat;
        foreach (var used in new[] { threat.Speed, threat.Altitude, threat.Apogee, threat.DiveRange, threat.Range, threat.RadarCrossSection, threat.Warhead })
        {
            table.AddFixed(used);
        }

        foreach (var used in threat.Flight?.Numbers ?? [])
        {
            table.AddFixed(used);
        }

        var isDrawn = salvo.Targets[0].Count is null;
        var cumulative = new List<double>();
        var sum = 0.0;
        foreach (var target in salvo.Targets)
        {
            cumulative.Add(sum += target.Share);
        }

        cumulative[^1] = double.MaxValue;
        return new SalvoColumns
        {
            Key = RandomSequence.KeyOf(salvo.Id),
            Class = model.Classes.ToList().IndexOf(threat.Class),
            IsArmed = threat.IsArmed,
            Mistake = MistakeOf(salvo) is { } mistake ? table.Add(mistake.Probability) : -1,
            LaunchReliability = table.Add(threat.LaunchReliability),
            FlightReliability = table.Add(threat.FlightReliability),
            UnitCost = table.Add(threat.UnitCost),
            FirstRoute = firstRoute,
            Routes = salvo.Routes,
            FixedTargets = FixedTargets(salvo),
            CumulativeShares = isDrawn ? [.. cumulative] : [],
            MostThreats = MostThreats(salvo),
            Coming = salvo.Count,
            FirstThreat = firstThreat,
        };
    }

    private BatteryColumns Battery(Battery battery)
    {
        var table = model.Parameters;
        var system = battery.System;
        foreach (var used in new[] { system.Channels, system.Reaction, system.InterceptorSpeed, system.Rounds, system.Reserve, system.Reload, system.Scramble, system.Endurance, system.Turnaround })
        {
            table.AddFixed(used);
        }

        return new BatteryColumns
        {
            Key = RandomSequence.KeyOf(battery.Id),
            System = model.Systems.ToList().IndexOf(system),
            Channels = battery.Channels,
            Rounds = battery.Rounds,
            Reserve = battery.Reserve,
            Reaction = system.Reaction?.Value ?? 0,
            Reload = system.Reload?.Value ?? 0,
            Speed = system.InterceptorSpeed?.Value ?? 1,
            IsFighter = system.Kind == SystemKind.Fighter,
            Scramble = (system.Scramble?.Value ?? 0) + TransitOf(battery),
            Endurance = (system.Endurance?.Value ?? double.MaxValue) - (2 * TransitOf(battery)),
            Turnaround = (system.Turnaround?.Value ?? 0) + TransitOf(battery),
            Availability = table.Add(system.Availability),
            Link = LinkOf(battery),
        };
    }

    private SensorColumns[] Sensors()
    {
        var columns = new List<SensorColumns>();
        foreach (var site in scenario.Sensors)
        {
            columns.Add(Sensor(site.Sensor, site.Id, -1, site.Position, site.Active));
            views.Add(new SensorView(site.Sensor, site.Position, scenario.Terrain, scenario.Jamming));
        }

        for (var b = 0; b < scenario.Batteries.Count; b++)
        {
            var battery = scenario.Batteries[b];
            ownSensor[b] = -1;
            if (battery.Sensor is { } own)
            {
                ownSensor[b] = columns.Count;
                columns.Add(Sensor(own, battery.Id + "/sensor", b, battery.Position, null));
                views.Add(new SensorView(own, battery.Position, scenario.Terrain, scenario.Jamming));
            }
        }

        return [.. columns];
    }

    private SensorColumns Sensor(SensorType sensor, string id, int battery, World.Geodesy.GeoPosition position, IReadOnlyList<ClockWindow>? active)
    {
        var table = model.Parameters;
        foreach (var used in new[] { sensor.Range, sensor.MaxRange, sensor.AntennaHeight, sensor.MaxAltitude, sensor.Scan, sensor.ScanDetection, sensor.FalseAlarm, sensor.MaxElevation })
        {
            table.AddFixed(used);
        }

        return new SensorColumns
        {
            Key = RandomSequence.KeyOf(id),
            Battery = battery,
            Scan = sensor.Scan?.Value ?? 0,
            Detection = table.Add(sensor.Detection),
            Delay = table.Add(sensor.Delay),
            Availability = battery < 0 ? table.Add(sensor.Availability) : -1,
            Stretches = SensorStretches.Of(sensor, position, active, scenario, table),
        };
    }

    private RouteColumns Route(int salvoIndex, int assetIndex, int number, ThreatClass takenFor)
    {
        var salvo = scenario.Raid[salvoIndex];
        var threat = salvo.Threat;
        var flight = TrajectoryBuilder.Build(salvo, scenario.Assets[assetIndex].Position, number);
        var scans = new List<float>();
        var passes = Passes(flight, threat, scans);
        var allowed = AllowedSpans(flight);
        var flyOuts = new List<FlyOut>();
        var nodes = new List<InterceptNode>();
        var windows = new List<WindowColumns>();
        var softKills = new List<SoftKillColumns>();
        for (var b = 0; b < scenario.Batteries.Count; b++)
        {
            var battery = scenario.Batteries[b];
            if (!battery.System.Against.TryGetValue(threat.Class, out var envelope))
            {
                continue;
            }

            foreach (var used in new[] { envelope.Range, envelope.MinRange, envelope.Footprint, envelope.MinAltitude, envelope.MaxAltitude, envelope.Dwell })
            {
                model.Parameters.AddFixed(used);
            }

            var rule = scenario.Doctrine.RuleFor(takenFor, battery.System);
            var control = ControlOf(b, salvoIndex, assetIndex, takenFor);
            var post = PostOf(b, salvoIndex, assetIndex);
            var spans = Coverage.Of(envelope, post.Position, flight);
            var kill = KillIndex(battery.System, threat, envelope);
            if (battery.System.Kind == SystemKind.ElectronicWarfare)
            {
                if (!rule.Hold)
                {
                    softKills.AddRange(Span.Intersect(spans, allowed).Select((s, ordinal) => new SoftKillColumns(b, ordinal, kill, s.From, s.To, envelope.Dwell is { } dwell ? (s.To - s.From) / dwell.Value : 1)));
                }

                continue;
            }

            var own = ownSensor[b];
            spans = own < 0 ? spans : Span.Intersect(spans, views[own].Held(flight, threat));
            foreach (var span in Span.Intersect(spans, allowed))
            {
                if (Window(b, span, flight, threat, post, flyOuts, nodes, kill, rule, control, own < 0 ? -1 : PassOf(passes, own, span)) is { } window)
                {
                    // Where fire is allowed over some countries only, it is not ordered before the threat is there.
                    var entry = scenario.Doctrine.EngageOver.Count == 0 ? double.NegativeInfinity : allowed.Last(a => a.From <= span.From).From;
                    windows.Add(window with { DecideFrom = Math.Max(window.DecideFrom, entry) });
                }
            }
        }

        var ordered = Ordered(windows);
        return new RouteColumns
        {
            Salvo = salvoIndex,
            Asset = assetIndex,
            Number = number,
            TakenFor = takenFor,
            Priority = FireControl.PriorityOf(scenario.Doctrine, takenFor, assetIndex),
            Mistaken = -1,
            LongestFirst = LongestFirst(passes),
            OwnSensors = OwnSensors(windows),
            Trajectory = flight,
            Pieces = [.. flight.Pieces],
            Duration = flight.Duration,
            Windows = ordered,
            Controls = [.. ordered.Select(w => ControlOf(w.Battery, salvoIndex, assetIndex, takenFor))],
            Sees = model.UnitLoss.Loss < 0 ? [] : [.. Enumerable.Range(0, model.Sensors.Length).Select(s => passes.Any(p => p.Sensor == s))],
            Movers = Movers(ordered),
            Fighters = [.. windows.Where(w => model.Batteries[w.Battery].IsFighter && !w.IsHeld).OrderBy(w => w.DecideFrom).ThenBy(w => w.Battery).Select(w => w.Battery).Distinct()],
            Passes = passes,
            SoftKills = [.. softKills.OrderBy(s => s.From).ThenBy(s => s.Battery)],
            Countries = [.. scenario.Watched.SelectMany((c, i) => Overflights.Of(c, flight).Select(s => new OverflightColumns(i, s.From, s.To)))],
            BuiltUp = [.. scenario.Assets.SelectMany((a, i) => Overflights.Of(a, flight).Select(s => new OverflightColumns(i, s.From, s.To)))],
            Concerns = ConcernsOf(threat.Class, assetIndex, flight),
            FlyOuts = [.. flyOuts],
            Scans = [.. scans],
            Nodes = [.. nodes],
            Post = (salvoIndex * scenario.Assets.Count) + assetIndex,
        };
    }

    private ConcernColumns[] ConcernsOf(ThreatClass threatClass, int asset, Trajectory flight)
    {
        var columns = new List<ConcernColumns>();
        // The border is the same for all regions, and takes long to look at.
        var atBorder = new Dictionary<AlertRule, Span?>(ReferenceEqualityComparer.Instance);
        for (var r = 0; r < scenario.Alerts.Regions.Count; r++)
        {
            var rule = scenario.Alerts.RuleFor(threatClass, scenario.Alerts.Regions[r]);
            if (!atBorder.TryGetValue(rule, out var concern))
            {
                concern = Concerns.Of(rule, scenario.Alerts.Regions[r], scenario.Assets, asset, flight);
                if (rule.Trigger == AlertTrigger.Border)
                {
                    atBorder[rule] = concern;
                }
            }

            if (concern is { } span)
            {
                columns.Add(new ConcernColumns(r, span.From, span.To));
            }
        }

        return [.. columns];
    }

    /// <summary>Every pass through every sensor, with the tables of its scans.</summary>
    private PassColumns[] Passes(Trajectory flight, ThreatType threat, List<float> scans)
    {
        var passes = new List<PassColumns>();
        for (var s = 0; s < views.Count; s++)
        {
            var searched = views[s].Searched(flight, threat);
            for (var ordinal = 0; ordinal < searched.Count; ordinal++)
            {
                for (var part = 0; part < searched[ordinal].Count; part++)
                {
                    var span = searched[ordinal][part];
                    var (table, perScan) = views[s].Scans(flight, threat, span, isWhole: model.Sensors[s].Stretches.Length > 0);
                    passes.Add(new PassColumns(s, ordinal, span.From, span.To, part, scans.Count, table.Length, perScan));
                    scans.AddRange(table);
                }
            }
        }

        return [.. passes.OrderBy(p => p.From).ThenBy(p => p.Sensor)];
    }

    // The same for all routes of a salvo to an asset.
    private FireControl ControlOf(int battery, int salvo, int asset, ThreatClass takenFor)
    {
        if (!controls.TryGetValue((battery, salvo, asset, takenFor), out var control))
        {
            controls[(battery, salvo, asset, takenFor)] = control = FireControl.Of(scenario, scenario.Batteries[battery], scenario.Raid[salvo].Threat, takenFor, asset);
        }

        return control;
    }

    private static WindowColumns[] Ordered(List<WindowColumns> windows)
    {
        var ordered = windows.OrderBy(w => w.DecideFrom).ThenBy(w => w.Battery).ToArray();
        return [.. ordered.Select(w => w with { FirstOfBattery = Array.FindIndex(ordered, o => o.Battery == w.Battery) })];
    }

    private int[] Movers(WindowColumns[] ordered) =>
        [.. Enumerable.Range(0, ordered.Length).Where(w => model.Effectors[ordered[w].Battery].IsMover && !ordered[w].IsHeld)];

    private IReadOnlyList<Span> AllowedSpans(Trajectory flight)
    {
        if (scenario.Doctrine.EngageOver.Count == 0)
        {
            return [new Span(0, flight.Duration)];
        }

        var spans = new List<Span>();
        foreach (var span in scenario.Doctrine.EngageOver.SelectMany(c => Overflights.Of(c, flight)).OrderBy(s => s.From))
        {
            Span.Append(spans, span);
        }

        return spans;
    }

    private static int PassOf(PassColumns[] passes, int sensor, Span span) =>
        Array.FindIndex(passes, p => p.Sensor == sensor && p.From <= span.From + 1e-6 && p.To >= span.To - 1e-6);

    private int KillIndex(DefenceSystem system, ThreatType threat, Envelope envelope)
    {
        // Soft kill depends on how far this type can be jammed; a hard kill only on its class.
        var isSoft = system.Kind == SystemKind.ElectronicWarfare;
        var key = (system.Id, threat.Class, isSoft ? threat.Id : null);
        if (!killIndex.TryGetValue(key, out var index))
        {
            index = kills.Count;
            kills.Add((model.Parameters.Add(envelope.Kill), isSoft ? model.Parameters.Add(threat.Jamming) : -1));
            killIndex[key] = index;
        }

        return index;
    }

    private WindowColumns? Window(
        int b, Span span, Trajectory flight, ThreatType threat, (World.Geodesy.GeoPosition Position, double Travel) post, List<FlyOut> flyOuts, List<InterceptNode> nodes, int kill, EngagementRule rule, FireControl control, int ownPass)
    {
        var battery = scenario.Batteries[b];
        var columns = model.Batteries[b];
        var first = flyOuts.Count;
        foreach (var piece in flight.Pieces)
        {
            var (from, to) = (Math.Max(piece.Start, span.From), Math.Min(piece.End, span.To));
            if (to > from)
            {
                flyOuts.Add(FlyOut.Between(post.Position, piece, new Span(from, to)));
            }
        }

        if (flyOuts.Count == first)
        {
            return null;
        }

        double LaunchFor(FlyOut piece, double time) => time - (piece.DistanceAt(time) / columns.Speed);
        var latest = double.NegativeInfinity;
        foreach (var piece in flyOuts.Skip(first))
        {
            for (var i = 0; i <= LatestLaunchSamples; i++)
            {
                latest = Math.Max(latest, LaunchFor(piece, piece.Start + ((piece.End - piece.Start) * i / LatestLaunchSamples)));
            }
        }

        var opening = flyOuts[first];
        var earliest = LaunchFor(opening, opening.Start);
        var firstNode = nodes.Count;
        if (UsesTable(battery.System.Effector))
        {
            nodes.AddRange(Intercepts(battery, threat, flight, flyOuts[first..]));
            if (nodes.Count == firstNode)
            {
                flyOuts.RemoveRange(first, flyOuts.Count - first);
                return null;
            }

            (earliest, latest) = (nodes[firstNode].Launch, nodes[^1].Launch);
        }

        return new WindowColumns
        {
            Battery = b,
            FirstOfBattery = 0,
            DecideFrom = earliest - columns.Reaction,
            DecideTo = latest - columns.Reaction,
            Open = span.From,
            Close = span.To,
            FirstFlyOut = first,
            FlyOuts = flyOuts.Count - first,
            Kill = kill,
            Salvo = rule.Salvo,
            Looks = rule.Looks,
            Keep = control.Keep,
            IsHeld = control.HeldBy is not null,
            IsLimited = control.Identify > 0 || control.AtOneThreat < int.MaxValue || control.Ration >= 0,
            Rank = Rank(battery.System, kill),
            OwnPass = ownPass,
            IsInSector = IsInSector(b, span, flight),
            FirstNode = firstNode,
            Nodes = nodes.Count - firstNode,
            Travel = post.Travel,
        };
    }

    private int Rank(DefenceSystem system, int kill) => scenario.Doctrine.Prefer switch
    {
        Preference.Cheapest => (int)Math.Min(system.RoundCost?.Value ?? 0, int.MaxValue),
        Preference.BestKill => (int)((1 - model.Parameters.Parameters[kills[kill].Item1].Value) * 1e6),
        _ => 0,
    };
}
