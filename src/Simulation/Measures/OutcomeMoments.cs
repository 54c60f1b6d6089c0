using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Measures;

/// <summary>Sums and products of what was launched and stopped in each replication, by group of the raid effect.</summary>
/// <remarks>Whole numbers, kept apart by group of blocks, so that neither threads nor their order change them.</remarks>
internal sealed class OutcomeMoments
{
    private readonly TallyLayout layout;
    private readonly int[] groupOfClass;
    private readonly long[] now;
    private readonly long[][] products;

    public OutcomeMoments(RaidModel model, TallyLayout layout)
    {
        this.layout = layout;
        Groups = [.. model.Classes.Select(RaidEffects.GroupOf).Distinct().Order()];
        groupOfClass = [.. model.Classes.Select(c => Groups.ToList().IndexOf(RaidEffects.GroupOf(c)))];
        now = new long[2 * Groups.Count];
        products = [.. Enumerable.Range(0, MonteCarloResult.TimeGroups).Select(_ => new long[now.Length * now.Length])];
    }

    /// <summary>The groups that the raid has.</summary>
    public IReadOnlyList<RaidEffectGroup> Groups { get; }

    /// <summary>The place of a group's launched count; its stopped count follows.</summary>
    public static int Launched(int group) => 2 * group;

    /// <summary>The place of a group's stopped count.</summary>
    public static int Stopped(int group) => (2 * group) + 1;

    /// <summary>Counts one replication.</summary>
    /// <param name="row">Its counts.</param>
    /// <param name="block">The number of its block.</param>
    public void Add(ReadOnlySpan<long> row, uint block)
    {
        CountsOf(row, now);
        var sums = products[block % MonteCarloResult.TimeGroups];
        for (int i = 0, at = 0; i < now.Length; i++)
        {
            for (var j = 0; j < now.Length; j++, at++)
            {
                sums[at] += now[i] * now[j];
            }
        }
    }

    /// <summary>Adds the moments of another thread.</summary>
    /// <param name="other">The others.</param>
    public void Add(OutcomeMoments other)
    {
        for (var g = 0; g < products.Length; g++)
        {
            for (var i = 0; i < products[g].Length; i++)
            {
                products[g][i] += other.products[g][i];
            }
        }
    }

    /// <summary>What was launched and stopped, by group.</summary>
    /// <param name="row">Counts of a replication, or sums of them.</param>
    /// <param name="counts">Launched and stopped of each group in turn.</param>
    public void CountsOf(ReadOnlySpan<long> row, Span<long> counts)
    {
        counts.Clear();
        for (var c = 0; c < groupOfClass.Length; c++)
        {
            counts[Launched(groupOfClass[c])] += row[layout.Of(c, ClassTally.Launched)];
            counts[Stopped(groupOfClass[c])] += row[layout.Of(c, ClassTally.HardKilled)] + row[layout.Of(c, ClassTally.SoftKilled)];
        }
    }

    /// <summary>The sum of products of two counts over the replications of a group of blocks.</summary>
    public long Product(int blockGroup, int first, int second) => products[blockGroup][(first * now.Length) + second];
}
