using Testudo.Simulation.Geometry;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.ClosedForms;

/// <summary>The closed form that stands beside a simulated number: every look that geometry and doctrine allow, and nothing ever short.</summary>
/// <remarks>
/// Parameters are at their medians; batteries and sensors are up with their probability, independently; channels and rounds have no limit;
/// batteries do not wait for each other. The defence of a single threat is then a product of independent layers:
/// P(leak) = r [(1 - D) + D prod_b ((1 - u_b) + u_b (1 - p_b)^(n k_b))], with r the reliability of the threat, D the probability of a
/// track, u availability, p the single-shot kill probability, n rounds a salvo and k looks. See <c>docs/methods/closed-forms.md</c>.
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

        return new IdealResult(byClass.Sum(), Math.Exp(logNone), hasRounds ? rounds : null, launched, byClass);
    }

    // With wrong assessments the number of looks is itself random.
    private static bool HasAssessmentError(RaidModel model, double[] values) =>
        values[model.Doctrine.MissedKill] > 0 || values[model.Doctrine.FalseKill] > 0;

    private static (double Leak, double? Rounds) Threat(RaidModel model, double[] values, in SalvoColumns salvo, RouteColumns route)
    {
        var launch = values[salvo.LaunchReliability];
        var flight = values[salvo.FlightReliability];
        var (track, tracked) = Track(model, values, route);
        var survives = 1.0;
        foreach (var pass in route.SoftKills)
        {
            var (kill, factor) = model.Kills[pass.Kill];
            survives *= 1 - (values[model.Batteries[pass.Battery].Availability] * values[kill] * (factor < 0 ? 1 : values[factor]));
        }

        var missed = 1.0;
        double? rounds = 0;
        for (var w = 0; w < route.Windows.Length; w++)
        {
            ref readonly var window = ref route.Windows[w];
            var looks = Looks(model, values, route, window, track);
            if (looks == 0)
            {
                continue;
            }

            var p = values[model.Kills[window.Kill].Kill];
            var up = values[model.Batteries[window.Battery].Availability];
            var salvoMiss = Math.Pow(1 - p, window.Salvo);
            // Rounds have a simple form only where one battery has the threat to itself.
            rounds = rounds is 0 && survives == 1 && flight == 1 ? launch * tracked * up * window.Salvo * (salvoMiss == 1 ? looks : (1 - Math.Pow(salvoMiss, looks)) / (1 - salvoMiss)) : null;
            missed *= 1 - up + (up * Math.Pow(salvoMiss, looks));
        }

        return (launch * flight * survives * (1 - tracked + (tracked * missed)), rounds);
    }

    // The track that comes first where every sensor works: half a scan after the first pass; and the probability of any.
    private static (double Time, double Probability) Track(RaidModel model, double[] values, RouteColumns route)
    {
        var first = double.PositiveInfinity;
        var none = 1.0;
        foreach (var pass in route.Passes)
        {
            var sensor = model.Sensors[pass.Sensor];
            var seen = pass.From + (sensor.Scan / 2);
            if (seen > pass.To)
            {
                continue;
            }

            none *= 1 - (values[sensor.Detection] * values[sensor.Battery < 0 ? sensor.Availability : model.Batteries[sensor.Battery].Availability]);
            first = Math.Min(first, seen + values[sensor.Delay]);
        }

        return (first + values[model.Doctrine.TrackDelay], 1 - none);
    }

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
/// <param name="NoLeaker">Probability of raid annihilation.</param>
/// <param name="Rounds">Expected rounds; null where several batteries meet one threat.</param>
/// <param name="LaunchedByClass">Expected launches, by class of the model.</param>
/// <param name="LeakersByClass">Expected leakers, by class of the model.</param>
public sealed record IdealResult(double Leakers, double NoLeaker, double? Rounds, IReadOnlyList<double> LaunchedByClass, IReadOnlyList<double> LeakersByClass);
