namespace Testudo.Simulation.Replication;

/// <content>
/// What chance did beyond what was to be expected: for every draw with a known probability, what happened less that probability. Its
/// mean is zero whatever the defence decides, which makes it a control variate. See <c>docs/methods/paired-comparison.md</c>.
/// </content>
public sealed partial class ReplicationRunner
{
    private double[]? chance;

    /// <summary>How many sums <see cref="CountChanceIn"/> needs: two for each class and one for the raid.</summary>
    /// <param name="model">The model.</param>
    public static int ChanceCount(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (2 * model.Classes.Count) + 1;
    }

    /// <summary>Adds up, over the replications to come, what chance did: kills by class, other losses by class, and the raid effect.</summary>
    /// <param name="sums">Where; null to stop.</param>
    public void CountChanceIn(double[]? sums) => chance = sums;

    private void CountShot(int salvo, int rounds, double probability, bool isKill)
    {
        if (chance is null)
        {
            return;
        }

        var missed = 1.0;
        for (var r = 0; r < rounds; r++)
        {
            missed *= 1 - probability;
        }

        chance[model.Salvos[salvo].Class] += isKill ? missed : missed - 1;
    }

    private void CountLoss(int salvo, double probability, bool isLost)
    {
        if (chance is not null)
        {
            chance[model.Classes.Count + model.Salvos[salvo].Class] += isLost ? 1 - probability : -probability;
        }
    }

    private void CountRaidEffect(double deviate)
    {
        if (chance is not null && !double.IsNaN(deviate))
        {
            chance[^1] += deviate;
        }
    }
}
