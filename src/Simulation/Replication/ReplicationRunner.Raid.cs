using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.World.Scenarios;

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
        if (onlySalvo == AllSalvos)
        {
            DrawAll(threatKeys, Purpose.Flight, flights);
            DrawAll(threatKeys, Purpose.Time, launches);
            if (takesTime)
            {
                DrawAll(threatKeys, Purpose.Decision, decisions);
            }
        }

        for (var s = 0; s < model.Salvos.Length; s++)
        {
            if (IsLeftOut(s))
            {
                continue;
            }

            ref readonly var salvo = ref model.Salvos[s];
            var planned = model.Scenario.Raid[s];
            var count = planned.IsPoisson ? Math.Min(PoissonCount(salvo.Key, planned.Count), salvo.MostThreats) : salvo.Coming;
            for (var m = 0; m < count; m++)
            {
                Launch(planned, s, m, salvo.FirstThreat + m, tracer);
            }

            for (var m = count; m < salvo.MostThreats; m++)
            {
                (threats[salvo.FirstThreat + m].IsAlive, threats[salvo.FirstThreat + m].IsDue) = (false, false);
            }

            row[TallyLayout.Of(RaidTally.AttackerCost)] += (long)Math.Round(count * values[salvo.UnitCost] / 1000);
        }
    }

    private void Launch<TTracer>(Salvo planned, int s, int member, int t, TTracer tracer)
        where TTracer : struct, ITracer
    {
        ref readonly var salvo = ref model.Salvos[s];
        var key = threatKeys[t];
        var (flight, time) = onlySalvo == AllSalvos ? (flights[t], launches[t]) : (Draw(key, 0, Purpose.Flight), Draw(key, 0, Purpose.Time));
        var target = salvo.FixedTargets.Length > 0 ? salvo.FixedTargets[member] : PlaceOf(planned.IsTogether ? Draw(salvo.Key, 0, Purpose.CommonTarget).U0 : flight.U1, salvo.CumulativeShares);
        var route = salvo.FirstRoute + (target * salvo.Routes) + (int)(flight.U0 * salvo.Routes);
        var columns = model.Routes[route];
        var start = planned.When.From + (time.Fine * (planned.When.To - planned.When.From)) + planned.Waves.DelayOf(member);
        ref var threat = ref threats[t];
        threat = new ThreatState
        {
            Salvo = s,
            Route = route,
            Key = key,
            Launch = planned.IsArrival ? start - columns.Duration : start,
            IsAlive = true,
            NextOpens = double.NegativeInfinity,
        };
        threat.Due = threat.Launch + columns.Duration;
        row[layout.Of(salvo.Class, ClassTally.Launched)]++;
        row[layout.Of(columns.Asset, AssetTally.Aimed)]++;
        Tell(tracer, threat.Launch, TraceKind.Launched, t, value: route);
        CountLoss(s, 1 - values[salvo.LaunchReliability], flight.U2 >= values[salvo.LaunchReliability]);
        if (flight.U2 >= values[salvo.LaunchReliability])
        {
            End(t, threat.Launch, Ending.LaunchFailed, -1, tracer);
            return;
        }

        var loss = double.PositiveInfinity;
        var flies = flight.U3 < values[salvo.FlightReliability];
        CountLoss(s, 1 - values[salvo.FlightReliability], !flies);
        if (!flies)
        {
            loss = threat.Launch + (Draw(key, 1, Purpose.Time).U0 * columns.Duration);
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

        threat.End = Math.Min(loss, threat.Due);
        Detect(ref threat, t, columns, threat.End, tracer);
        if (isAnyCutOff)
        {
            LookAlone(ref threat, t, threat.End, tracer);
        }

        if (double.IsPositiveInfinity(loss) && salvo.IsArmed)
        {
            firstDue[columns.Asset] = Math.Min(firstDue[columns.Asset], threat.Due);
            threat.IsDue = true;
            if (!alerts.IsWritten && !mayLose)
            {
                Times.WarningByClass[salvo.Class].Add(threat.IsTracked ? threat.Due - threat.TrackedAt - alertDelay : 0);
            }
        }

        if (threat.IsTracked && (columns.Windows.Length > 0 || mayLose))
        {
            events.Plan(threat.TrackedAt, EventKind.Track, t);
        }

        events.Plan(threat.End, loss < threat.Due ? EventKind.Lost : EventKind.Impact, t);
    }

    // Inversion from zero; means over 500 are split, since a sum of Poisson counts is Poisson.
    private int PoissonCount(uint key, double mean)
    {
        var total = 0;
        for (var part = 0; mean > 0; part++)
        {
            var portion = Math.Min(mean, 500);
            mean -= portion;
            var u = Draw(key, 0, Purpose.Count, part).Fine;
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
            var p = SoftKillChance(pass);
            if (!batteries[pass.Battery].IsUp || p <= 0 || IsSurvived(p, 1))
            {
                continue;
            }

            var words = Draw(threat.Key, model.Batteries[pass.Battery].Key, Purpose.SoftKill, pass.Ordinal);
            CountLoss(threat.Salvo, p, words.U0 < p);
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
        var finding = -1;
        for (var p = 0; p < columns.Passes.Length; p++)
        {
            ref readonly var pass = ref columns.Passes[p];
            if (threat.Launch + pass.From >= report)
            {
                break;
            }

            // What comes after the first report or the end changes nothing; only who listens wants to know all.
            var seen = sensors[pass.Sensor].IsMute ? double.PositiveInfinity : DetectionTime(threat, pass, TTracer.IsListening ? double.PositiveInfinity : Math.Min(end, report - sensors[pass.Sensor].Delay));
            if (TTracer.IsListening && seen >= end && threat.Launch + pass.From < end)
            {
                TellOversight(threat, t, pass, seen, tracer);
            }

            if (seen < end && seen + sensors[pass.Sensor].Delay < report)
            {
                report = seen + sensors[pass.Sensor].Delay;
                (found, finding) = (seen, p);
            }
        }

        threat.TrackedAt = report + trackDelay;
        if (usesTracks)
        {
            FormTrack(ref threat, columns, finding);
        }

        threat.IsTracked = threat.TrackedAt < end;
        threat.KnownFrom = threat.TrackedAt;
        if (finding < 0)
        {
            return;
        }

        threat.WasFound = true;
        (threat.FoundOn, threat.FoundAt) = (finding, found);
        if (!threat.IsTracked)
        {
            TellFound(threat, t, columns, tracer);
        }
        else if (!mayLose)
        {
            NoteTrack(ref threat, t, columns, tracer);
        }
    }

    /// <summary>Counts a track, classifies the threat and alerts the public: at once, or when the track comes to be where sensors may be lost before.</summary>
    private void NoteTrack<TTracer>(ref ThreatState threat, int t, RouteColumns columns, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var found = threat.FoundAt;
        TellFound(threat, t, columns, tracer);
        row[layout.Of(model.Salvos[threat.Salvo].Class, ClassTally.Tracked)]++;
        Times.Detection.Add(found - threat.Launch);
        Times.Track.Add(threat.TrackedAt - found);
        Tell(tracer, threat.TrackedAt, TraceKind.Tracked, t);
        Classify(ref threat, t, columns, threat.TrackedAt, tracer);
        var alert = threat.TrackedAt + alertDelay;
        firstAlert[columns.Asset] = Math.Min(firstAlert[columns.Asset], alert);
        if (!alerts.IsWritten)
        {
            Tell(tracer, alert, TraceKind.Alerted, t, value: columns.Asset);
        }
    }

    private void Arrive<TTracer>(int t, double now, TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (threats[t].KnownFrom < now)
        {
            PassWindows(t, now, tracer);
        }

        End(t, now, model.Salvos[threats[t].Salvo].IsArmed ? Ending.Leaked : Ending.Expended, -1, tracer);
    }

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
                CountCommand(threat, threatClass, cause);
                row[layout.OfCause(threatClass, cause)]++;
                row[layout.OfAssetCause(columns.Asset, cause)]++;
                row[layout.Of(columns.Asset, AssetTally.Leaked)]++;
                var warning = threat.IsTracked ? Math.Max(0, now - threat.TrackedAt - alertDelay) : 0;
                leakers.Add(new Leaker(random.Replication, threat.Salvo, t - model.Salvos[threat.Salvo].FirstThreat, columns.Asset, columns.Number, cause, threat.Launch, now, warning));
                Tell(tracer, now, TraceKind.Leaked, t, value: columns.Asset);
                if (mayLose)
                {
                    Strike(t, columns.Asset, now, tracer);
                }

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

        NoteConcerns(threat, t, columns, now);
        CountOverflights(threat, t, columns, flown, ending, tracer);
        CountMistake(threat, threatClass);
        if (TTracer.IsListening)
        {
            TellTracks(threat, t, now, tracer);
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
                row[layout.Of(over.Where, AssetTally.UnderDebris)] += debrisExposure[over.Where];
                row[TallyLayout.Of(RaidTally.UnderDebris)] += debrisExposure[over.Where];
                Tell(tracer, threat.Launch + flown, TraceKind.DebrisFell, t, value: over.Where);
            }
        }

        var left = columns.Duration - flown;
        Times.InterceptHeight.Add(columns.HeightAt(flown) / TimeTallies.HeightUnit);
        Times.InterceptDistance.Add(left * model.Scenario.Raid[threat.Salvo].Threat.Speed.Value / TimeTallies.DistanceUnit);
        Times.BeforeImpact.Add(left);
    }

    private static LeakCause CauseOf(in ThreatState threat, RouteColumns columns) => threat switch
    {
        { WasEngaged: true } => LeakCause.Missed,
        { WasFound: false } => LeakCause.NotDetected,
        { IsTracked: false, Obstacle: < Obstacle.Held } => LeakCause.DetectedTooLate,
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
                if (alerts.IsWritten)
                {
                    CountWarned(a, people, shelterTime);
                    continue;
                }

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

    private long DamageOf(Asset asset, long hits) =>
        hits == 0 ? 0 : (long)Math.Round(asset.Value / worth * (1 - Math.Pow(1 - asset.DamagePerHit, hits)) * 1e6);
}
