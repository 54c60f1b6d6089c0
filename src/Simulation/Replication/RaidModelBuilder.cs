using Testudo.Simulation.Geometry;
using Testudo.Simulation.Random;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <summary>Turns what a person wrote into what the replication reads.</summary>
internal sealed class RaidModelBuilder
{
    // Points at which the latest launch of a window is sought, for threats that an interceptor cannot chase.
    private const int LatestLaunchSamples = 64;

    private readonly Scenario scenario;
    private readonly RaidModel model;
    private readonly List<(SensorType Type, World.Geodesy.GeoPosition Position)> sensorSites = [];
    private readonly int[] ownSensor;
    private readonly Dictionary<(DefenceSystem, ThreatClass, ThreatType), int> killIndex = [];
    private readonly List<(int, int)> kills = [];
    private readonly Dictionary<(int Battery, int Salvo, int Asset), FireControl> controls = [];

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
        model.Batteries = [.. scenario.Batteries.Select(Battery)];
        model.RoundCosts = [.. model.Systems.Select(s => s.RoundCost is null ? -1 : table.Add(s.RoundCost))];
        model.Sensors = Sensors();
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
                    routes.Add(Route(s, target.Asset, r));
                }
            }
        }

        model.Salvos = [.. salvos];
        model.Routes = [.. routes];
        model.Kills = [.. kills];
        model.MostWindows = Math.Max(1, routes.Max(r => r.Windows.Length));
        return model;
    }

    // A Poisson count above its mean by ten standard deviations never happens in practice (below 1e-20); it is cut there.
    private static int MostThreats(Salvo salvo) =>
        salvo.IsPoisson ? (int)Math.Ceiling(salvo.Count + (10 * Math.Sqrt(salvo.Count)) + 20) : salvo.Count;

    private SalvoColumns Salvo(Salvo salvo, int firstRoute, int firstThreat)
    {
        var table = model.Parameters;
        var threat = salvo.Threat;
        foreach (var used in new[] { threat.Speed, threat.Altitude, threat.Apogee, threat.DiveRange, threat.Range, threat.RadarCrossSection, threat.Warhead })
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
            LaunchReliability = table.Add(threat.LaunchReliability),
            FlightReliability = table.Add(threat.FlightReliability),
            UnitCost = table.Add(threat.UnitCost),
            FirstRoute = firstRoute,
            Routes = salvo.Routes,
            FixedTargets = isDrawn ? [] : [.. salvo.Targets.SelectMany((t, i) => Enumerable.Repeat(i, t.Count!.Value))],
            CumulativeShares = isDrawn ? [.. cumulative] : [],
            MostThreats = MostThreats(salvo),
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
            Scramble = system.Scramble?.Value ?? 0,
            Endurance = system.Endurance?.Value ?? double.MaxValue,
            Turnaround = system.Turnaround?.Value ?? 0,
            Availability = table.Add(system.Availability),
        };
    }

    private SensorColumns[] Sensors()
    {
        var columns = new List<SensorColumns>();
        foreach (var site in scenario.Sensors)
        {
            columns.Add(Sensor(site.Sensor, site.Id, -1));
            sensorSites.Add((site.Sensor, site.Position));
        }

        for (var b = 0; b < scenario.Batteries.Count; b++)
        {
            var battery = scenario.Batteries[b];
            ownSensor[b] = -1;
            if (battery.Sensor is { } own)
            {
                ownSensor[b] = columns.Count;
                columns.Add(Sensor(own, battery.Id + "/sensor", b));
                sensorSites.Add((own, battery.Position));
            }
        }

        return [.. columns];
    }

    private SensorColumns Sensor(SensorType sensor, string id, int battery)
    {
        var table = model.Parameters;
        foreach (var used in new[] { sensor.Range, sensor.MaxRange, sensor.AntennaHeight, sensor.MaxAltitude, sensor.Scan })
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
        };
    }

    private RouteColumns Route(int salvoIndex, int assetIndex, int number)
    {
        var salvo = scenario.Raid[salvoIndex];
        var threat = salvo.Threat;
        var flight = TrajectoryBuilder.Build(salvo, scenario.Assets[assetIndex].Position, number);
        var coverage = sensorSites.Select(s => Coverage.Of(s.Type, s.Position, flight, threat)).ToArray();
        var passes = coverage
            .SelectMany((spans, sensor) => spans.Select((span, ordinal) => new PassColumns(sensor, ordinal, span.From, span.To)))
            .OrderBy(p => p.From).ThenBy(p => p.Sensor)
            .ToArray();
        var allowed = AllowedSpans(flight);
        var flyOuts = new List<FlyOut>();
        var windows = new List<WindowColumns>();
        var softKills = new List<SoftKillColumns>();
        for (var b = 0; b < scenario.Batteries.Count; b++)
        {
            var battery = scenario.Batteries[b];
            if (!battery.System.Against.TryGetValue(threat.Class, out var envelope))
            {
                continue;
            }

            foreach (var used in new[] { envelope.Range, envelope.MinRange, envelope.Footprint, envelope.MinAltitude, envelope.MaxAltitude })
            {
                model.Parameters.AddFixed(used);
            }

            var rule = scenario.Doctrine.RuleFor(threat.Class, battery.System);
            var control = ControlOf(b, salvoIndex, assetIndex);
            var spans = Coverage.Of(envelope, battery.Position, flight);
            var kill = KillIndex(battery.System, threat, envelope);
            if (battery.System.Kind == SystemKind.ElectronicWarfare)
            {
                if (!rule.Hold)
                {
                    softKills.AddRange(Span.Intersect(spans, allowed).Select((s, ordinal) => new SoftKillColumns(b, ordinal, kill, s.From, s.To)));
                }

                continue;
            }

            var own = ownSensor[b];
            spans = own < 0 ? spans : Span.Intersect(spans, coverage[own]);
            foreach (var span in Span.Intersect(spans, allowed))
            {
                if (Window(b, span, flight, flyOuts, kill, rule, control, own < 0 ? -1 : PassOf(passes, own, span)) is { } window)
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
            Priority = FireControl.PriorityOf(scenario.Doctrine, threat.Class, assetIndex),
            Trajectory = flight,
            Duration = flight.Duration,
            Windows = ordered,
            Controls = [.. ordered.Select(w => ControlOf(w.Battery, salvoIndex, assetIndex))],
            Passes = passes,
            SoftKills = [.. softKills.OrderBy(s => s.From).ThenBy(s => s.Battery)],
            Countries = [.. scenario.Watched.SelectMany((c, i) => Overflights.Of(c, flight).Select(s => new OverflightColumns(i, s.From, s.To)))],
            BuiltUp = [.. scenario.Assets.SelectMany((a, i) => Overflights.Of(a, flight).Select(s => new OverflightColumns(i, s.From, s.To)))],
            FlyOuts = [.. flyOuts],
        };
    }

    // The same for all routes of a salvo to an asset.
    private FireControl ControlOf(int battery, int salvo, int asset)
    {
        if (!controls.TryGetValue((battery, salvo, asset), out var control))
        {
            controls[(battery, salvo, asset)] = control = FireControl.Of(scenario, scenario.Batteries[battery], scenario.Raid[salvo].Threat, asset);
        }

        return control;
    }

    private static WindowColumns[] Ordered(List<WindowColumns> windows)
    {
        var ordered = windows.OrderBy(w => w.DecideFrom).ThenBy(w => w.Battery).ToArray();
        return [.. ordered.Select(w => w with { FirstOfBattery = Array.FindIndex(ordered, o => o.Battery == w.Battery) })];
    }

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
        var key = (system, threat.Class, isSoft ? threat : null!);
        if (!killIndex.TryGetValue(key, out var index))
        {
            index = kills.Count;
            kills.Add((model.Parameters.Add(envelope.Kill), isSoft ? model.Parameters.Add(threat.Jamming) : -1));
            killIndex[key] = index;
        }

        return index;
    }

    private WindowColumns? Window(int b, Span span, Trajectory flight, List<FlyOut> flyOuts, int kill, EngagementRule rule, FireControl control, int ownPass)
    {
        var battery = scenario.Batteries[b];
        var columns = model.Batteries[b];
        var first = flyOuts.Count;
        foreach (var piece in flight.Pieces)
        {
            var (from, to) = (Math.Max(piece.Start, span.From), Math.Min(piece.End, span.To));
            if (to > from)
            {
                flyOuts.Add(FlyOut.Between(battery.Position, piece, new Span(from, to)));
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
        return new WindowColumns
        {
            Battery = b,
            FirstOfBattery = 0,
            DecideFrom = LaunchFor(opening, opening.Start) - columns.Reaction,
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
        };
    }

    private int Rank(DefenceSystem system, int kill) => scenario.Doctrine.Prefer switch
    {
        Preference.Cheapest => (int)Math.Min(system.RoundCost?.Value ?? 0, int.MaxValue),
        Preference.BestKill => (int)((1 - model.Parameters.Parameters[kills[kill].Item1].Value) * 1e6),
        _ => 0,
    };
}
