using System.Collections.Concurrent;
using Testudo.Simulation.Workers;

namespace Testudo.Campaigns.Running;

/// <summary>Replicates a campaign on many threads; each replication is its own, so that neither their number nor their order changes a result.</summary>
/// <param name="model">The campaign under a policy.</param>
/// <param name="seed">The seed.</param>
/// <param name="threads">Worker threads.</param>
/// <param name="cancellation">Stops the run; what is complete by then is kept.</param>
internal sealed class CampaignRun(CampaignModel model, ulong seed, int threads, CancellationToken cancellation)
{
    private readonly CampaignFight?[] fights = new CampaignFight?[threads];
    private readonly ConcurrentDictionary<int, CampaignPath> done = new();

    /// <summary>The replications that are complete, from the first without a gap.</summary>
    public IReadOnlyList<CampaignPath> Paths
    {
        get
        {
            var paths = new List<CampaignPath>();
            while (done.TryGetValue(paths.Count, out var path))
            {
                paths.Add(path);
            }

            return paths;
        }
    }

    /// <summary>Takes replications that were made before.</summary>
    /// <param name="paths">From the first without a gap.</param>
    public void Take(IReadOnlyList<CampaignPath> paths)
    {
        for (var r = 0; r < paths.Count; r++)
        {
            done[r] = paths[r];
        }
    }

    /// <summary>Runs the replications up to a number.</summary>
    /// <param name="replications">The number.</param>
    /// <param name="finished">Hears of each that is finished.</param>
    public CampaignRun Advance(int replications, Action finished)
    {
        WorkerThreads.Run(threads, replications, t => fights[t] ??= new CampaignFight(model, seed), (fight, replication) =>
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            if (!done.ContainsKey(replication))
            {
                done[replication] = fight.Fight((uint)replication);
            }

            finished();
        }, CancellationToken.None);
        return this;
    }
}
