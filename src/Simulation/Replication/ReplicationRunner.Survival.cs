namespace Testudo.Simulation.Replication;

/// <content>The path on which one threat survives every shot. Off, this costs a comparison for each salvo that arrives.</content>
public sealed partial class ReplicationRunner
{
    private const int AllSalvos = -1;

    private int onlySalvo = AllSalvos;
    private double survival;

    /// <summary>
    /// The probability that the threats of one salvo come through, with the defence fresh and no other salvo in the air: the product of
    /// (1 - p) over the shots and jammers met on the path on which nothing stops them.
    /// </summary>
    /// <remarks>
    /// For a salvo of one threat this is the conditional expectation of the 0/1 outcome, given all draws but those of the kills themselves
    /// (Blackwell 1947): the same mean as plain replications, with less noise. Detection, availability, raid effect and assessments
    /// are drawn as in any replication. See <c>docs/methods/defended-footprint.md</c>.
    /// </remarks>
    /// <param name="replication">The number of the replication.</param>
    /// <param name="salvo">The salvo; its threat has to be certain to launch and to fly.</param>
    /// <returns>The probability, 0 to 1.</returns>
    internal double SurvivalOf(uint replication, int salvo)
    {
        (onlySalvo, survival) = (salvo, 1);
        Run(replication, default(NoTracer));
        onlySalvo = AllSalvos;
        return survival;
    }

    private void ClearCounts()
    {
        if (onlySalvo == AllSalvos)
        {
            Array.Clear(row);
            Array.Clear(slots);
            return;
        }

        // Nobody reads the counts, and nobody but this salvo has slots: clearing all of them would take most of the time.
        ref readonly var salvo = ref model.Salvos[onlySalvo];
        Array.Clear(slots, SlotOf(salvo.FirstThreat, 0), salvo.MostThreats * model.MostWindows);
    }

    private bool IsLeftOut(int salvo) => onlySalvo != AllSalvos && onlySalvo != salvo;

    /// <summary>Whether only the path of survival is followed; what the shot leaves of its probability is noted then.</summary>
    private bool IsSurvived(double kill, int rounds) => onlySalvo != AllSalvos && Survive(kill, rounds);

    private bool Survive(double kill, int rounds)
    {
        for (var r = 0; r < rounds; r++)
        {
            survival *= 1 - kill;
        }

        return true;
    }
}
