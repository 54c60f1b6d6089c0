using Testudo.Campaigns.Answers;
using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
using Testudo.Campaigns.Stocks;
using Testudo.Evidence.Raids;
using Testudo.World;

namespace Testudo.Campaigns;

/// <summary>A change to a campaign that is compared with it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The name in each language.</param>
/// <param name="Campaign">The campaign with the change; its stocks are those of the campaign without it.</param>
public sealed record CampaignLever(string Id, LocalisedText Title, Campaign Campaign);

/// <summary>What a campaign is run against.</summary>
/// <param name="Record">Raids of the public record; empty where the user has none.</param>
/// <param name="Facts">Raids of the facts files.</param>
/// <param name="RecordHash">SHA-256 of the public record; null for none.</param>
public sealed record CampaignEvidence(IReadOnlyList<ReportedRaid> Record, IReadOnlyList<ReportedRaid> Facts, string? RecordHash)
{
    /// <summary>Nothing.</summary>
    public static CampaignEvidence None { get; } = new([], [], null);
}

/// <summary>A campaign, its policies and its levers: fought first, answered then.</summary>
public sealed class CampaignStudy
{
    private readonly Campaign campaign;
    private readonly IReadOnlyList<CampaignLever> levers;
    private readonly CampaignEvidence evidence;
    private readonly CampaignOptions options;
    private readonly RaidCalendar calendar;
    private readonly List<(RationPolicy Policy, IReadOnlyList<CampaignPath>? Paths)> policies = [];
    private readonly List<(CampaignLever Lever, IReadOnlyList<CampaignPath> Paths)> changes = [];
    private IReadOnlyList<CampaignPath> paths = [];
    private BreakEvenAnswer? breakEven;
    private IProgress<double>? progress;
    private CancellationToken cancellation;
    private double work;
    private int done;

    /// <summary>Prepares a study.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="levers">What is compared with it.</param>
    /// <param name="evidence">The record and the facts.</param>
    /// <param name="options">How it is run.</param>
    /// <exception cref="World.Text.InputException">The raids cannot be found.</exception>
    public CampaignStudy(Campaign campaign, IReadOnlyList<CampaignLever> levers, CampaignEvidence evidence, CampaignOptions options)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(options);
        if (options.BreakEvenStock is { } stock && campaign.Stocks.All(s => s.Id != stock))
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"the campaign has no stock {stock}");
        }

        if (options.Replications is < 1 or > CampaignOptions.MostReplications || options.Threads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"replications must be from 1 to {CampaignOptions.MostReplications}, threads at least 1");
        }

        (this.campaign, this.levers, this.evidence, this.options) = (campaign, levers, evidence, options);
        calendar = RaidCalendar.Of(campaign, evidence.Record, evidence.Facts);
    }

    private int Paired => Math.Min(options.VariantReplications, options.Replications);

    /// <summary>What decides the replications, beside the version: a run that was stopped goes on only where it is the same.</summary>
    /// <param name="version">The version of Testudo.</param>
    public string KeyOf(string version) =>
        string.Join(' ', version, campaign.Hash, campaign.Scenario.Hash, campaign.Scenario.Catalogue.Hash, calendar.Origin == RaidOrigin.Record ? evidence.RecordHash : "given", options.OptionsHash ?? "no-options", options.Calibration?.Used.Hash ?? "catalogue", options.Seed);

    /// <summary>Fights all replications.</summary>
    /// <param name="finished">Replications that were finished before, which are not fought again; takes those that are finished now.</param>
    /// <param name="progress">Hears how far it has come, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops it; what is complete by then is kept.</param>
    /// <returns>This study.</returns>
    /// <exception cref="OperationCanceledException">It was stopped before two replications were complete.</exception>
    public CampaignStudy Fight(FinishedReplications finished, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(finished);
        (this.progress, this.cancellation, done) = (progress, cancellation, 0);
        var others = options.ComparePolicies ? campaign.Policies.Where(p => p != campaign.Policy).ToList() : [];
        work = options.Replications + ((levers.Count + others.Count) * (double)Paired) + (BreakEven.MostRates * 0.6 * options.BreakEvenReplications);
        paths = Paths("campaign", new CampaignModel(campaign, campaign.Policy, calendar, options.Calibration), options.Replications, finished);
        if (paths.Count < Math.Min(2, options.Replications))
        {
            throw new OperationCanceledException(cancellation);
        }

        policies.Clear();
        policies.AddRange((others.Count == 0 ? [] : campaign.Policies)
            .Select(p => (p, p == campaign.Policy || cancellation.IsCancellationRequested ? null : Paths("policy/" + p.Id, new CampaignModel(campaign, p, calendar, options.Calibration), Paired, finished)))
            .Where(p => p.Item1 == campaign.Policy || p.Item2 is { Count: > 1 }));
        changes.Clear();
        foreach (var lever in levers.TakeWhile(_ => !cancellation.IsCancellationRequested))
        {
            var changed = Paths("lever/" + lever.Id, new CampaignModel(lever.Campaign, lever.Campaign.Policy, RaidCalendar.Of(lever.Campaign, evidence.Record, evidence.Facts), options.Calibration), Paired, finished);
            if (changed.Count > 1)
            {
                changes.Add((lever, changed));
            }
        }

        breakEven = options.BreakEvenReplications > 0 && !cancellation.IsCancellationRequested ? new BreakEven(campaign, calendar, options, Finished, cancellation).Find(ScarceStock(), paths) : null;
        progress?.Report(1);
        return this;
    }

    /// <summary>Sums up what was fought.</summary>
    /// <param name="version">The version of Testudo.</param>
    public CampaignAssessment Answer(string version)
    {
        var answers = new CampaignAnswers(campaign, paths);
        return new CampaignAssessment
        {
            Version = version,
            Campaign = campaign.Id,
            Title = CampaignAnswers.NamesOf(campaign.Title),
            Notes = campaign.Notes is { } notes ? CampaignAnswers.NamesOf(notes) : null,
            From = DateText(campaign.From),
            To = DateText(campaign.To),
            Scenario = campaign.Scenario.Id,
            CampaignHash = campaign.Hash,
            ScenarioHash = campaign.Scenario.Hash,
            CatalogueHash = campaign.Scenario.Catalogue.Hash,
            RecordHash = calendar.Origin == RaidOrigin.Record ? evidence.RecordHash : null,
            OptionsHash = options.OptionsHash,
            Calibration = options.Calibration?.Used,
            Seed = options.Seed,
            Replications = paths.Count,
            Interrupted = cancellation.IsCancellationRequested,
            RaidsFrom = calendar.Origin,
            Raids = answers.Raids,
            Policy = campaign.Policy.Id,
            Classes = answers.Classes(evidence.Record),
            Stocks = answers.Stocks(),
            Capability = answers.Capability(),
            Batteries = answers.Batteries(),
            Policies = [.. policies.Select(p => answers.Beside(p.Policy.Id, p.Policy.Title, p.Paths, Paired))],
            Levers = [.. changes.Select(c => answers.Beside(c.Lever.Id, c.Lever.Title, c.Paths, Paired))],
            BreakEven = breakEven,
            Assumptions = CampaignNumbers.Of(campaign),
            Sources = CampaignNumbers.SourcesOf(campaign),
        };
    }

    private IReadOnlyList<CampaignPath> Paths(string name, CampaignModel model, int replications, FinishedReplications finished)
    {
        var run = new CampaignRun(model, options.Seed, options.Threads, cancellation);
        run.Take([.. finished.Of(name).Take(replications)]);
        var all = run.Advance(replications, Finished).Paths;
        finished.Keep(name, all);
        return all;
    }

    private void Finished() => progress?.Report(Math.Min(1, Interlocked.Increment(ref done) / work));

    /// <summary>The stock that was asked for, or the one that runs out most often, or of these the one of which least is left.</summary>
    private int ScarceStock()
    {
        if (options.BreakEvenStock is { } asked)
        {
            return campaign.Stocks.ToList().FindIndex(s => s.Id == asked);
        }

        return Enumerable.Range(0, campaign.Stocks.Count)
            .OrderByDescending(s => paths.Count(p => p.Rounds[s].EmptyOn >= 0))
            .ThenBy(s => paths.Sum(p => (double)p.Rounds[s].Left) / Math.Max(1, paths.Sum(p => (double)p.Rounds[s].Initial)))
            .First();
    }

    private static string DateText(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
