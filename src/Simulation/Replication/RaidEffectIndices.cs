using Testudo.World.Scenarios;

namespace Testudo.Simulation.Replication;

/// <summary>Where the numbers of the raid effect stand in the table.</summary>
/// <param name="Sizes">The standard deviation of each group, by <see cref="RaidEffectGroup"/>.</param>
/// <param name="Shared">The correlation of the groups; -1 where one shift serves all.</param>
internal sealed record RaidEffectIndices(int[] Sizes, int Shared)
{
    public static readonly RaidEffectIndices None = new([], -1);

    public static readonly int Groups = Enum.GetValues<RaidEffectGroup>().Length;

    public static RaidEffectIndices Of(Doctrine doctrine, ParameterTable table) => new(
        [.. Enum.GetValues<RaidEffectGroup>().Select(g => table.Add(doctrine.RaidEffects.Sizes.GetValueOrDefault(g) ?? doctrine.RaidEffect))],
        doctrine.RaidEffects.Shared is { } shared ? table.Add(shared) : -1);
}
