using System.Collections.Concurrent;

namespace Testudo.Campaigns.Running;

/// <summary>Replicates a campaign on many threads; each replication is its own, so that neither their number nor their order changes a result.</summary>
/// <param name="model">The campaign under a policy.</param>
/// <param name="seed">The seed.</param>
/// <param name="threads">Worker threads.</param>
/// <param name="cancellation">Stops the run; what is complete by then is kept.</param>
internal sealed class CampaignRun(CampaignModel model, ulong seed, int threads, CancellationToken cancellation)
{
    private readonly ConcurrentBag<CampaignFight> idle = [];
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
        var taken = -1;
        void Work()
        {
            if (!idle.TryTake(out var fight))
            {
                fight = new CampaignFight(model, seed);
            }

            while (!cancellation.IsCancellationRequested)
            {
                var replication = Interlocked.Increment(ref taken);
                if (replication >= replications)
                {
                    break;
                }

                if (!done.ContainsKey(replication))
                {
                    done[replication] = fight.Fight((uint)replication);
                }

                finished();
            }

            idle.Add(fight);
        }

        var others = Enumerable.Range(1, Math.Max(0, Math.Min(threads, replications) - 1)).Select(_ => new Thread(Work) { IsBackground = true, Name = "campaigns" }).ToList();
        others.ForEach(t => t.Start());
        Work();
        others.ForEach(t => t.Join());
        return this;
    }
}
