using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Systems;

namespace Testudo.Simulation.ClosedForms;

/// <summary>A raid without time: which rounds could be fired at which threat at all, and with what chance.</summary>
/// <remarks>
/// Parameters are at their medians and every battery is up. A battery may fire at a threat if there is a window for it on any way to the
/// target; channels, looks, detection and the doctrine's salvos are left out, held fire is not. See <c>docs/methods/packages.md</c>.
/// </remarks>
public static class StaticEngagements
{
    /// <summary>Takes the time out of a raid.</summary>
    /// <param name="model">The model.</param>
    public static StaticRaid Of(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var values = new double[model.Parameters.Parameters.Count];
        model.Parameters.Medians(values);
        var threats = new List<StaticThreat>();
        var kills = new List<double[]>();
        for (var s = 0; s < model.Salvos.Length; s++)
        {
            var (salvo, described) = (model.Salvos[s], model.Scenario.Raid[s]);
            var (shares, given) = (0.0, 0);
            for (var target = 0; target < described.Targets.Count; target++)
            {
                // Where targets are drawn, their numbers are rounded by the running sum, so that the total is kept.
                shares += described.Targets[target].Count ?? (described.Count * described.Targets[target].Share);
                var count = (int)Math.Round(shares, MidpointRounding.AwayFromZero) - given;
                given += count;
                var routes = model.Routes.AsSpan(salvo.FirstRoute + (target * salvo.Routes), salvo.Routes);
                var (passes, kill) = (1.0, new double[model.Scenario.Batteries.Count]);
                foreach (var route in routes)
                {
                    passes = Math.Min(passes, route.SoftKills.Aggregate(1.0, (p, k) => p * (1 - values[model.Kills[k.Kill].Kill])));
                    foreach (var window in route.Windows.Where(w => !w.IsHeld))
                    {
                        kill[window.Battery] = Math.Max(kill[window.Battery], values[model.Kills[window.Kill].Kill]);
                    }
                }

                var value = salvo.IsArmed ? values[salvo.LaunchReliability] * values[salvo.FlightReliability] * passes : 0;
                for (var n = 0; n < count; n++)
                {
                    threats.Add(new StaticThreat($"{described.Id}/{model.Scenario.Assets[described.Targets[target].Asset].Id}/{n + 1}", value));
                    kills.Add(kill);
                }
            }
        }

        var groups = model.Scenario.Batteries.Select((battery, b) => (Battery: battery, Index: b))
            .Where(b => b.Battery.System.Kind != SystemKind.ElectronicWarfare)
            .GroupBy(b => $"{b.Battery.System.Id}/{b.Battery.Near.English}", StringComparer.Ordinal)
            .Select(g => new StaticRounds(
                g.Key, g.First().Battery.System.Name, g.First().Battery.Near, g.Sum(b => b.Battery.Rounds + b.Battery.Reserve), [.. kills.Select(k => g.Max(b => k[b.Index]))]));
        return new StaticRaid(threats, [.. groups]);
    }
}

/// <summary>A raid without time.</summary>
/// <param name="Threats">The threats.</param>
/// <param name="Rounds">The rounds, by system and place.</param>
public sealed record StaticRaid(IReadOnlyList<StaticThreat> Threats, IReadOnlyList<StaticRounds> Rounds);

/// <summary>One threat.</summary>
/// <param name="Id">Its salvo, its target and its number among them.</param>
/// <param name="Value">The probability that it arrives, armed, where nobody fires.</param>
public sealed record StaticThreat(string Id, double Value);

/// <summary>Rounds of one system at one place.</summary>
/// <param name="Id">The ids of both.</param>
/// <param name="System">The name of the system.</param>
/// <param name="Near">The place.</param>
/// <param name="Count">Rounds ready and in reserve.</param>
/// <param name="Kill">The single-shot kill probability at each threat; 0 where it cannot be reached.</param>
public sealed record StaticRounds(string Id, LocalisedText System, LocalisedText Near, int Count, IReadOnlyList<double> Kill);
