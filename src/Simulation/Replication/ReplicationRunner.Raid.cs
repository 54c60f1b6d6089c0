using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <content>The raid: launch, detection, loss on the way, arrival.</content>
public sealed partial class ReplicationRunner
{
    // Times after launch and times of day differ by rounding. Unit: seconds.
    private const double EdgeTolerance = 1e-6;

    private readonly List<Leaker> leakers = new(256);

    private void LaunchRaid<TTracer>(TTracer tracer)
        where TTracer : struct, ITracer
    {
        for (var s = 0; s < model.Salvos.Length; s++)
        {
            ref readonly var salvo = ref model.Salvos[s];
            var isPoisson = model.Scenario.Raid[s].IsPoisson;
            var count = isPoisson ? Math.Min(PoissonCount(salvo.Key, model.Scenario.Raid[s].Count), salvo.MostThreats) : salvo.MostThreats;
            for (var m = 0; m < salvo.MostThreats; m++)
            {
                threats[salvo.FirstThreat + m].IsAlive = false;
            }

            for (var m = 0; m < count; m++)
            {
                Launch(s, m, salvo.FirstThreat + m, tracer);
            }

            row[TallyLayout.Of(RaidTally.AttackerCost)] += (long)Math.Round(count * values[salvo.UnitCost] / 1000);
        }
    }

    private void Launch<TTracer>(int s, int member, int t, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref readonly var salvo = ref model.Salvos[s];
        var when = model.Scenario.Raid[s].When;
        var key = RandomSequence.KeyOf(salvo.Key, member);
        var flight = random.Draw(key, 0, Purpose.Flight);
        var time = random.Draw(key, 0, Purpose.Time);
        var target = salvo.FixedTargets.Length > 0 ? salvo.FixedTargets[member] : PlaceOf(flight.U1, salvo.CumulativeShares);
        var route = salvo.FirstRoute + (target * salvo.Routes) + (int)(flight.U0 * salvo.Routes);
        var columns = model.Routes[route];
        var start = when.From + (time.Fine * (when.To - when.From));
        ref var threat = ref threats[t];
        threat = new ThreatState
        {
            Salvo = s,
            Route = route,
            Key = key,
            Launch = model.Scenario.Raid[s].IsArrival ? start - columns.Duration : start,
            IsAlive = true,
        };
        threat.Due = threat.Launch + columns.Duration;
        row[layout.Of(salvo.Class, ClassTally.Launched)]++;
        row[layout.Of(columns.Asset, AssetTally.Aimed)]++;
        Tell(tracer, threat.Launch, TraceKind.Launched, t, value: route);
        if (flight.U2 >= values[salvo.LaunchReliability])
        {
            End(t, threat.Launch, Ending.LaunchFailed, -1, tracer);
            return;
        }

        var loss = double.PositiveInfinity;
        var flies = flight.U3 < values[salvo.FlightReliability];
        if (!flies)
        {
            loss = threat.Launch + (random.Draw(key, 1, Purpose.Time).U0 * columns.Duration);
            threat.Loss = Ending.FlightFailed;
        }
        else
        {
            if (salvo.IsArmed)
            {
                row[layout.Of(columns.Asset, AssetTally.Undefended)]++;
            }
        }

        var jammed = SoftKillTime(threat, columns, out var jammer);
        if (jammed < loss)
        {
            loss = jammed;
            threat.Loss = Ending.SoftKilled;
            threat.SoftKiller = jammer;
        }

        Detect(ref threat, t, columns, Math.Min(loss, threat.Due), tracer);
        if (double.IsPositiveInfinity(loss) && salvo.IsArmed)
        {
            firstDue[columns.Asset] = Math.Min(firstDue[columns.Asset], threat.Due);
            Times.WarningByClass[salvo.Class].Add(threat.IsTracked ? threat.Due - threat.TrackedAt - alertDelay : 0);
        }

        if (threat.IsTracked && columns.Windows.Length > 0)
        {
            events.Add(threat.TrackedAt, EventKind.Track, t);
        }

        events.Add(Math.Min(loss, threat.Due), loss < threat.Due ? EventKind.Lost : EventKind.Impact, t);
    }

    // Inversion from zero; means over 500 are split, since a sum of Poisson counts is Poisson.
    private int PoissonCount(uint key, double mean)
    {
        var total = 0;
        for (var part = 0; mean > 0; part++)
        {
            var portion = Math.Min(mean, 500);
            mean -= portion;
            var u = random.Draw(key, 0, Purpose.Count, part).Fine;
            var probability = Math.Exp(-portion);
            var sum = probability;
            var count = 0;
            while (u > sum && count < 2000)
            {
                count++;
                probability *= portion / count;
                sum += probability;
            }

            total += count;
        }

        return total;
    }

    private static int PlaceOf(double u, double[] cumulative)
    {
        var place = 0;
        while (u >= cumulative[place])
        {
            place++;
        }

        return place;
    }

    private double SoftKillTime(in ThreatState threat, RouteColumns columns, out int jammer)
    {
        foreach (ref readonly var pass in columns.SoftKills.AsSpan())
        {
            var p = kills[pass.Kill];
            if (!batteries[pass.Battery].IsUp || p <= 0)
            {
                continue;
            }

            var words = random.Draw(threat.Key, model.Batteries[pass.Battery].Key, Purpose.SoftKill, pass.Ordinal);
            if (words.U0 < p)
            {
                jammer = pass.Battery;
                return threat.Launch + pass.From + (words.U1 * (pass.To - pass.From));
            }
        }

        jammer = -1;
        return double.PositiveInfinity;
    }

    /// <summary>Finds the first report of a threat, and from it the track and the alert.</summary>
    private void Detect<TTracer>(ref ThreatState threat, int t, RouteColumns columns, double end, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var report = double.PositiveInfinity;
        var found = double.PositiveInfinity;
        var finder = -1;
        for (var p = 0; p < columns.Passes.Length; p++)
        {
            ref readonly var pass = ref columns.Passes[p];
            if (threat.Launch + pass.From >= report)
            {
                break;
            }

            var seen = DetectionTime(threat, pass);
            if (TTracer.IsListening && seen >= end && threat.Launch + pass.From < end)
            {
                TellOversight(threat, t, pass, seen, tracer);
            }

            if (seen < end && seen + values[model.Sensors[pass.Sensor].Delay] < report)
            {
                report = seen + values[model.Sensors[pass.Sensor].Delay];
                (found, finder) = (seen, pass.Sensor);
            }
        }

        threat.TrackedAt = report + trackDelay;
        threat.IsTracked = threat.TrackedAt < end;
        if (finder < 0)
        {
            return;
        }

        threat.WasFound = true;
        Tell(tracer, found, TraceKind.Detected, t, sensor: finder, detail: threat.TrackedAt);
        if (!threat.IsTracked)
        {
            return;
        }

        row[layout.Of(model.Salvos[threat.Salvo].Class, ClassTally.Tracked)]++;
        Times.Detection.Add(found - threat.Launch);
        Times.Track.Add(threat.TrackedAt - found);
        Tell(tracer, threat.TrackedAt, TraceKind.Tracked, t);
        var alert = threat.TrackedAt + alertDelay;
        firstAlert[columns.Asset] = Math.Min(firstAlert[columns.Asset], alert);
        Tell(tracer, alert, TraceKind.Alerted, t, value: columns.Asset);
    }

    /// <summary>When a sensor sees a threat on a pass: somewhere in its scan, if at all. Infinite where it does not.</summary>
    private double DetectionTime(in ThreatState threat, in PassColumns pass)
    {
        ref readonly var sensor = ref model.Sensors[pass.Sensor];
        if (!sensorUp[pass.Sensor])
        {
            return double.PositiveInfinity;
        }

        var words = random.Draw(threat.Key, sensor.Key, Purpose.Detection, pass.Ordinal);
        var seen = pass.From + (sensor.Scan * words.U1);
        return words.U0 < values[sensor.Detection] && seen <= pass.To ? threat.Launch + seen : double.PositiveInfinity;
    }

    private void Arrive<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer =>
        End(t, now, model.Salvos[threats[t].Salvo].IsArmed ? Ending.Leaked : Ending.Expended, -1, tracer);

    /// <summary>Closes the account of a threat.</summary>
    private void End<TTracer>(int t, double now, Ending ending, int battery, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref var threat = ref threats[t];
        threat.IsAlive = false;
        threat.IsDebris = ending == Ending.HardKilled;
        var columns = model.Routes[threat.Route];
        var threatClass = model.Salvos[threat.Salvo].Class;
        var flown = now - threat.Launch;
        row[layout.Of(threatClass, ending switch
        {
            Ending.HardKilled => ClassTally.HardKilled,
            Ending.SoftKilled => ClassTally.SoftKilled,
            Ending.Leaked => ClassTally.Leaked,
            Ending.Expended => ClassTally.Expended,
            _ => ClassTally.Failed,
        })]++;
        switch (ending)
        {
            case Ending.Leaked:
                var cause = CauseOf(threat, columns);
                row[layout.OfCause(threatClass, cause)]++;
                row[layout.OfAssetCause(columns.Asset, cause)]++;
                row[layout.Of(columns.Asset, AssetTally.Leaked)]++;
                var warning = threat.IsTracked ? Math.Max(0, now - threat.TrackedAt - alertDelay) : 0;
                leakers.Add(new Leaker(random.Replication, threat.Salvo, t - model.Salvos[threat.Salvo].FirstThreat, columns.Asset, columns.Number, cause, threat.Launch, now, warning));
                Tell(tracer, now, TraceKind.Leaked, t, value: columns.Asset);
                break;
            case Ending.Expended:
                Tell(tracer, now, TraceKind.Expended, t, value: columns.Asset);
                break;
            case Ending.LaunchFailed:
                Tell(tracer, now, TraceKind.LaunchFailed, t);
                return;
            case Ending.FlightFailed:
                Tell(tracer, now, TraceKind.FlightFailed, t);
                break;
            case Ending.SoftKilled:
                battery = threat.SoftKiller;
                Tell(tracer, now, TraceKind.SoftKilled, t, battery, detail: TTracer.IsListening ? SoftKillProbability(battery, columns) : 0);
                break;
        }

        if (battery >= 0)
        {
            row[layout.Of(battery, BatteryTally.Kills)]++;
            row[layout.Of(model.Batteries[battery].System, SystemTally.Kills)]++;
            row[layout.OfLayer(threatClass, model.Systems[model.Batteries[battery].System].Layer)]++;
        }

        CountOverflights(threat, t, columns, flown, ending, tracer);
        if (TTracer.IsListening)
        {
            TellWithstood(threat, t, columns, now, tracer);
        }
    }

    private void CountOverflights<TTracer>(in ThreatState threat, int t, RouteColumns columns, double flown, Ending ending, TTracer tracer)
        where TTracer : struct, ITracer
    {
        foreach (ref readonly var over in columns.Countries.AsSpan())
        {
            // What is stopped on the line has crossed it.
            if (over.From > 0 && over.From <= flown + EdgeTolerance)
            {
                row[layout.Of(over.Where, CountryTally.Entries)]++;
                row[layout.Of(over.Where, CountryTally.Entered)] = 1;
                row[layout.Of(over.Where, CountryTally.Seconds)] += (long)Math.Max(0, Math.Min(over.To, flown) - over.From);
                Tell(tracer, threat.Launch + over.From, TraceKind.CrossedBorder, t, value: over.Where);
            }

            if (ending is Ending.HardKilled or Ending.SoftKilled && over.From <= flown + EdgeTolerance && flown <= over.To + EdgeTolerance)
            {
                row[layout.Of(over.Where, CountryTally.Stopped)]++;
            }
        }

        if (ending != Ending.HardKilled)
        {
            return;
        }

        foreach (ref readonly var over in columns.BuiltUp.AsSpan())
        {
            if (over.From <= flown && flown <= over.To)
            {
                row[layout.Of(over.Where, AssetTally.InterceptsOver)]++;
                Tell(tracer, threat.Launch + flown, TraceKind.DebrisFell, t, value: over.Where);
            }
        }

        var left = columns.Duration - flown;
        Times.InterceptHeight.Add(columns.Trajectory.PieceAt(flown).HeightAt(flown) / TimeTallies.HeightUnit);
        Times.InterceptDistance.Add(left * model.Scenario.Raid[threat.Salvo].Threat.Speed.Value / TimeTallies.DistanceUnit);
        Times.BeforeImpact.Add(left);
    }

    private static LeakCause CauseOf(in ThreatState threat, RouteColumns columns) => threat switch
    {
        { WasEngaged: true } => LeakCause.Missed,
        { WasFound: false } => LeakCause.NotDetected,
        { IsTracked: false } => LeakCause.DetectedTooLate,
        { Obstacle: Obstacle.NoChannel } => LeakCause.NoFreeChannel,
        { Obstacle: Obstacle.NoRound } => LeakCause.NoRound,
        { Obstacle: Obstacle.Held } => LeakCause.HeldByDoctrine,
        { Obstacle: Obstacle.TooLate } => LeakCause.DetectedTooLate,
        _ => LeakCause.OutOfReach,
    };

    private void CloseAccounts()
    {
        var scenario = model.Scenario;
        var shelterTime = values[model.Doctrine.ShelterTime];
        var weighted = 0.0;
        for (var a = 0; a < scenario.Assets.Count; a++)
        {
            var asset = scenario.Assets[a];
            var hits = row[layout.Of(a, AssetTally.Leaked)];
            if (hits > 0)
            {
                row[layout.Of(a, AssetTally.Hit)] = 1;
                weighted += asset.Value;
            }

            var damage = DamageOf(asset, hits);
            var undefended = DamageOf(asset, row[layout.Of(a, AssetTally.Undefended)]);
            row[layout.Of(a, AssetTally.Damage)] = damage;
            row[layout.Of(a, AssetTally.UndefendedDamage)] = undefended;
            row[TallyLayout.Of(RaidTally.Damage)] += damage;
            row[TallyLayout.Of(RaidTally.UndefendedDamage)] += undefended;
            if (double.IsFinite(firstDue[a]))
            {
                var people = (long)(asset.Population?.Value ?? 0);
                var warning = Math.Max(0, firstDue[a] - firstAlert[a]);
                row[layout.Of(a, AssetTally.Threatened)] = 1;
                row[TallyLayout.Of(RaidTally.PeopleThreatened)] += people;
                Times.WarningByAsset[a].Add(warning);
                if (warning >= shelterTime && double.IsFinite(firstAlert[a]))
                {
                    row[layout.Of(a, AssetTally.Sheltered)] = 1;
                    row[TallyLayout.Of(RaidTally.PeopleSheltered)] += people;
                }
            }
        }

        row[TallyLayout.Of(RaidTally.WeightedLeakage)] = (long)Math.Round(weighted / worth * 1e6);
        for (var s = 0; s < model.Systems.Count; s++)
        {
            if (model.RoundCosts[s] >= 0)
            {
                row[layout.Of(s, SystemTally.AllEmpty)] = 1;
                var cost = (long)Math.Round(row[layout.Of(s, SystemTally.Rounds)] * values[model.RoundCosts[s]] / 1000);
                row[layout.Of(s, SystemTally.Cost)] = cost;
                row[TallyLayout.Of(RaidTally.DefenderCost)] += cost;
                row[TallyLayout.Of(RaidTally.Rounds)] += row[layout.Of(s, SystemTally.Rounds)];
                row[TallyLayout.Of(RaidTally.DecoyRounds)] += row[layout.Of(s, SystemTally.DecoyRounds)];
            }
        }

        for (var b = 0; b < batteries.Length; b++)
        {
            var system = model.Batteries[b].System;
            if (model.RoundCosts[system] < 0)
            {
                continue;
            }

            row[layout.Of(b, BatteryTally.Rounds)] = batteries[b].Fired;
            if (batteries[b].Rounds + batteries[b].Reserve == 0)
            {
                row[layout.Of(b, BatteryTally.Empty)] = 1;
                row[layout.Of(system, SystemTally.Empty)]++;
            }
            else if (batteries[b].IsUp)
            {
                row[layout.Of(system, SystemTally.AllEmpty)] = 0;
            }
        }

        for (var s = 0; s < model.Systems.Count; s++)
        {
            // A system none of whose batteries is up has not run out of anything.
            if (row[layout.Of(s, SystemTally.Empty)] == 0)
            {
                row[layout.Of(s, SystemTally.AllEmpty)] = 0;
            }
        }

        layout.FillSums(row);
    }

    private long DamageOf(World.Scenarios.Asset asset, long hits) =>
        hits == 0 ? 0 : (long)Math.Round(asset.Value / worth * (1 - Math.Pow(1 - asset.DamagePerHit, hits)) * 1e6);
}
