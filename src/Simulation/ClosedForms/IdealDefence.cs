using Testudo.Simulation.Geometry;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.ClosedForms;

/// <summary>The closed form that stands beside a simulated number: every look that geometry and doctrine allow, and nothing ever short.</summary>
/// <remarks>
/// Parameters are at their medians; batteries and sensors are up with their probability, independently; channels and rounds have no limit;
/// batteries do not wait for each other. The defence of a single threat is then a product of independent layers:
/// P(leak) = r s [D prod_b (1 - u_b K_b) + (1 - D) prod_b (1 - u_b d_b K_b)], with r the reliability of the threat, s the probability of
/// passing the jamming, D that of a track from the network, d_b that of a track without it, u availability, and
/// K = 1 - (1 - p)^(n k) for n rounds a salvo and k looks. See <c>docs/methods/closed-forms.md</c>.
/// </remarks>
public static class IdealDefence
{
    /// <summary>What the closed form says about a model.</summary>
    /// <param name="model">The model.</param>
    public static IdealResult Of(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var values = new double[model.Parameters.Parameters.Count];
        model.Parameters.Medians(values);
        var byClass = new double[model.Classes.Count];
        var launched = new double[model.Classes.Count];
        var (logNone, rounds, hasRounds) = (0.0, 0.0, !HasAssessmentError(model, values));
        var isShared = HasSharedFate(model, values);
        for (var s = 0; s < model.Salvos.Length; s++)
        {
            var salvo = model.Salvos[s];
            var described = model.Scenario.Raid[s];
            var (aimedAtAny, leakOfAny) = (0.0, 0.0);
            for (var target = 0; target < described.Targets.Count; target++)
            {
                var aimed = described.Targets[target].Count ?? (described.Count * described.Targets[target].Share);
                var leak = 0.0;
                for (var r = 0; r < salvo.Routes; r++)
                {
                    var one = Threat(model, values, salvo, model.Routes[salvo.FirstRoute + (target * salvo.Routes) + r]);
                    leak += one.Leak / salvo.Routes;
                    hasRounds &= one.Rounds is not null;
                    rounds += aimed / salvo.Routes * (one.Rounds ?? 0);
                }

                launched[salvo.Class] += aimed;
                leak *= salvo.IsArmed ? 1 : 0;
                byClass[salvo.Class] += aimed * leak;
                logNone += described.Targets[target].Count is null ? 0 : aimed * Math.Log(1 - leak);
                (aimedAtAny, leakOfAny) = (aimedAtAny + aimed, leakOfAny + (aimed * leak));
            }

            // Where targets are drawn, the threats are alike. A Poisson number of them: P(none leaks) = exp(-mean leakers).
            logNone += described.IsPoisson ? -leakOfAny : described.Targets[0].Count is null ? aimedAtAny * Math.Log(1 - (leakOfAny / aimedAtAny)) : 0;
        }

        return new IdealResult(byClass.Sum(), isShared ? null : Math.Exp(logNone), hasRounds ? rounds : null, launched, byClass);
    }

    // With wrong assessments the number of looks is itself random.
    private static bool HasAssessmentError(RaidModel model, double[] values) =>
        values[model.Doctrine.MissedKill] > 0 || values[model.Doctrine.FalseKill] > 0;

    // What all threats of a raid have in common makes their fates depend on each other: then no power of one threat's fate is right.
    private static bool HasSharedFate(RaidModel model, double[] values) =>
        model.RaidEffects.Sizes.Any(s => values[s] > 0)
        || model.Scenario.Raid.Any(s => s.IsTogether)
        || model.Batteries.Any(b => values[b.Availability] is > 0 and < 1)
        || model.Sensors.Any(s => s.Battery < 0 && values[s.Availability] is > 0 and < 1);

    private static (double Leak, double? Rounds) Threat(RaidModel model, double[] values, in SalvoColumns salvo, RouteColumns route)
    {
        var launch = values[salvo.LaunchReliability];
        var flight = values[salvo.FlightReliability];
        var jammed = 1.0;
        foreach (var passes in route.SoftKills.GroupBy(s => s.Battery))
        {
            var passed = passes.Aggregate(1.0, (p, s) => p * (1 - (values[model.Kills[s.Kill].Kill] * (model.Kills[s.Kill].Factor is >= 0 and var factor ? values[factor] : 1))));
            jammed *= 1 - (Up(model, values, passes.Key) * (1 - passed));
        }

        var (track, network) = NetworkTrack(model, values, route);
        var own = OwnTracks(model, values, route);
        var othersMiss = own.Aggregate(1.0, (p, o) => p * (1 - (Up(model, values, o.Key) * o.Value)));
        var isCentral = model.Scenario.Doctrine.Coordination == World.Scenarios.Coordination.Central;
        var (withTrack, without) = (1.0, 1.0);
        double? rounds = 0;
        foreach (var windows in route.Windows.GroupBy(w => w.Battery))
        {
            var first = windows.First();
            var looks = Math.Min(first.Looks, windows.Sum(w => Looks(model, values, route, w, track)));
            var up = Up(model, values, windows.Key);
            var salvoMiss = Math.Pow(1 - values[model.Kills[first.Kill].Kill], first.Salvo);
            var kill = 1 - Math.Pow(salvoMiss, looks);
            var ownTrack = own.GetValueOrDefault(windows.Key);
            // Alone, a battery with a sensor of its own has to see for itself; together, any battery's sensor serves all.
            var trackWithout = isCentral ? 1 - ((1 - ownTrack) * othersMiss / (1 - (up * ownTrack))) : ownTrack;
            withTrack *= 1 - (up * (isCentral || first.OwnPass < 0 ? 1 : ownTrack) * kill);
            without *= 1 - (up * (double.IsNaN(trackWithout) ? 1 : trackWithout) * kill);
            if (looks > 0)
            {
                // Rounds have a simple form only where one battery has the threat to itself and every threat is tracked.
                rounds = rounds is 0 && jammed == 1 && flight == 1 && network == 1 ? launch * up * first.Salvo * (salvoMiss == 1 ? looks : kill / (1 - salvoMiss)) : null;
            }
        }

        return (launch * flight * jammed * ((network * withTrack) + ((1 - network) * without)), rounds);
    }

    private static double Up(RaidModel model, double[] values, int battery) => values[model.Batteries[battery].Availability];

    // The track that comes first where every sensor works, half a scan after its pass; and the probability of one from the network.
    private static (double Time, double Probability) NetworkTrack(RaidModel model, double[] values, RouteColumns route)
    {
        var first = double.PositiveInfinity;
        var none = 1.0;
        foreach (var passes in Seen(model, route).GroupBy(p => p.Sensor))
        {
            var sensor = model.Sensors[passes.Key];
            first = Math.Min(first, passes.Min(p => SeenAt(sensor, route, p)) + values[sensor.Delay]);
            if (sensor.Battery < 0)
            {
                none *= 1 - (values[sensor.Availability] * SeenOn(values, sensor, route, passes));
            }
        }

        return (first + values[model.Doctrine.TrackDelay], 1 - none);
    }

    // The probability that a battery that is up sees the threat with its own sensor, by battery.
    private static Dictionary<int, double> OwnTracks(RaidModel model, double[] values, RouteColumns route) =>
        Seen(model, route)
            .Where(p => model.Sensors[p.Sensor].Battery >= 0)
            .GroupBy(p => p.Sensor)
            .ToDictionary(p => model.Sensors[p.Key].Battery, p => SeenOn(values, model.Sensors[p.Key], route, p));

    // The probability that a sensor that is up sees the threat on one of its passes; parts of a pass are heeded together.
    private static double SeenOn(double[] values, in SensorColumns sensor, RouteColumns route, IEnumerable<PassColumns> passes)
    {
        var none = 1.0;
        foreach (var parts in passes.GroupBy(p => p.Ordinal))
        {
            var missed = parts.Aggregate(1.0, (m, p) => p.Scans == 0 ? 0 : m * Math.Exp(-route.Scans[p.FirstScan + p.Scans - 1]));
            none *= 1 - (values[sensor.Detection] * (1 - missed));
        }

        return 1 - none;
    }

    // The middle of the first scan where a pass is judged as a whole; otherwise when it is as likely as not that a scan has found the threat.
    private static double SeenAt(in SensorColumns sensor, RouteColumns route, in PassColumns pass)
    {
        var scans = route.Scans.AsSpan(pass.FirstScan, pass.Scans);
        var k = 0;
        while (k < scans.Length - 1 && scans[k] < Math.Log(2))
        {
            k++;
        }

        return pass.From + ((k + 0.5) * sensor.Scan);
    }

    private static IEnumerable<PassColumns> Seen(RaidModel model, RouteColumns route) =>
        route.Passes.Where(p => p.From + (model.Sensors[p.Sensor].Scan / 2) <= p.To);

    /// <summary>The looks that fit into a window: decide, react, fly out, assess, decide again.</summary>
    private static int Looks(RaidModel model, double[] values, RouteColumns route, in WindowColumns window, double track)
    {
        if (window.IsHeld)
        {
            return 0;
        }

        var battery = model.Batteries[window.Battery];
        var now = Math.Max(track, window.DecideFrom);
        if (battery.IsFighter)
        {
            now = Math.Max(now, track + battery.Scramble);
        }

        var looks = 0;
        while (looks < window.Looks && now <= window.DecideTo)
        {
            var intercept = FirstIntercept(route.FlyOuts.AsSpan(window.FirstFlyOut, window.FlyOuts), now + battery.Reaction, battery.Speed, window.Open);
            if (double.IsNaN(intercept))
            {
                break;
            }

            looks++;
            now = intercept + values[model.Doctrine.AssessmentDelay] + (battery.IsFighter ? intercept - now - battery.Reaction : 0);
        }

        return looks;
    }

    private static double FirstIntercept(ReadOnlySpan<FlyOut> pieces, double leave, double speed, double earliest)
    {
        foreach (ref readonly var piece in pieces)
        {
            var time = piece.InterceptAt(leave, speed, earliest);
            if (!double.IsNaN(time))
            {
                return time;
            }
        }

        return double.NaN;
    }
}

/// <summary>What the closed form says.</summary>
/// <param name="Leakers">Expected leakers.</param>
/// <param name="NoLeaker">Probability of raid annihilation; null where availability or a raid effect is shared by the raid.</param>
/// <param name="Rounds">Expected rounds; null where several batteries meet one threat.</param>
/// <param name="LaunchedByClass">Expected launches, by class of the model.</param>
/// <param name="LeakersByClass">Expected leakers, by class of the model.</param>
public sealed record IdealResult(double Leakers, double? NoLeaker, double? Rounds, IReadOnlyList<double> LaunchedByClass, IReadOnlyList<double> LeakersByClass);
