using Testudo.Simulation.Random;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Replication;

/// <content>The raid effect: what all kills of one raid, and all kills of one class in it, have in common.</content>
public sealed partial class ReplicationRunner
{
    private static readonly uint[] GroupKeys = [.. Enum.GetValues<RaidEffectGroup>().Select(g => RandomSequence.KeyOf(MapReader.WordFor(g)))];

    private readonly double[] raidDeviates = new double[GroupKeys.Length];

    /// <summary>The standard normal deviate of the last replication's effect on each group of classes; NaN where a group has no effect.</summary>
    public ReadOnlySpan<double> RaidEffectDeviates => raidDeviates;

    /// <summary>Shifts the log-odds of every kill by the effect of this raid on its class. Certain kills and certain misses stay certain.</summary>
    private void ShiftKills()
    {
        Span<double> factors = stackalloc double[GroupKeys.Length];
        var common = double.NaN;
        for (var g = 0; g < factors.Length; g++)
        {
            var size = values[model.RaidEffects.Sizes[g]];
            if (size > 0 && double.IsNaN(common))
            {
                common = Draw(0, 0, Purpose.RaidEffect).Normal;
            }

            raidDeviates[g] = size > 0 ? DeviateOf(g, common) : double.NaN;
            factors[g] = size > 0 ? Math.Exp(-(size * raidDeviates[g])) : 1;
        }

        CountRaidEffect(common);
        for (var k = 0; k < kills.Length; k++)
        {
            var p = drawnKills[k];
            var factor = factors[model.KillGroups[k]];
            kills[k] = factor == 1 || p <= 0 || p >= 1 ? p : p / (p + ((1 - p) * factor));
            if (model.Kills[k].Factor >= 0)
            {
                kills[k] *= values[model.Kills[k].Factor];
            }
        }
    }

    // One deviate for all, or a shared and an own one so that two groups correlate by the shared part.
    private double DeviateOf(int group, double common)
    {
        if (model.RaidEffects.Shared < 0)
        {
            return common;
        }

        var shared = values[model.RaidEffects.Shared];
        return (Math.Sqrt(shared) * common) + (Math.Sqrt(1 - shared) * Draw(GroupKeys[group], 0, Purpose.RaidEffectOfClass).Normal);
    }
}
