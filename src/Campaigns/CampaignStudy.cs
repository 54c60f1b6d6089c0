using Testudo.Campaigns.Answers;
using Testudo.Campaigns.Raids;
using Testudo.Campaigns.Running;
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

/// <summary>Runs a campaign, its policies and its levers.</summary>
public sealed class CampaignStudy
{
    private readonly Campaign campaign;
    private readonly CampaignEvidence evidence;
    private readonly CampaignOptions options;
    private readonly IProgress<double>? progress;
    private readonly CancellationToken cancellation;
    private readonly RaidCalendar calendar;
    private double work;
    private int done;

    private CampaignStudy(Campaign campaign, CampaignEvidence evidence, CampaignOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.campaign, this.evidence, this.options, this.progress, this.cancellation) = (campaign, evidence, options, progress, cancellation);
        calendar = RaidCalendar.Of(campaign, evidence.Record, evidence.Facts);
    }

    /// <summary>Runs a campaign.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="levers">What is compared with it.</param>
    /// <param name="evidence">The record and the facts.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <param name="progress">Hears how far it has come, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the run; what is complete by then is answered.</param>
    /// <exception cref="World.Text.InputException">The raids cannot be found.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before a replication was complete.</exception>
    public static CampaignAssessment Run(
        Campaign campaign, IReadOnlyList<CampaignLever> levers, CampaignEvidence evidence, CampaignOptions options, string version, IProgress<double>? progress, CancellationToken cancellation)
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

        return new CampaignStudy(campaign, evidence, options, progress, cancellation).Run(levers, version);
    }

    private CampaignAssessment Run(IReadOnlyList<CampaignLever> levers, string version)
    {
        var paired = Math.Min(options.VariantReplications, options.Replications);
        var others = options.ComparePolicies ? campaign.Policies.Where(p => p != campaign.Policy).ToList() : [];
        var seeks = options.BreakEvenReplications > 0;
        work = options.Replications + ((levers.Count + others.Count) * (double)paired) + (seeks ? BreakEven.MostRates * 0.6 * options.BreakEvenReplications : 0);
        var own = new CampaignModel(campaign, campaign.Policy, calendar);
        var paths = Paths(own, options.Replications);
        if (paths.Count == 0)
        {
            throw new OperationCanceledException(cancellation);
        }

        var answers = new CampaignAnswers(campaign, paths);
        var policies = new List<VariantAnswer>();
        foreach (var policy in others.Count == 0 ? [] : campaign.Policies)
        {
            policies.Add(policy == campaign.Policy
                ? answers.Beside(policy.Id, policy.Title, paths)
                : answers.Beside(policy.Id, policy.Title, Paths(new CampaignModel(campaign, policy, calendar), paired)));
        }

        var changes = levers.Select(l => answers.Beside(l.Id, l.Title, Paths(new CampaignModel(l.Campaign, l.Campaign.Policy, RaidCalendar.Of(l.Campaign, evidence.Record, evidence.Facts)), paired))).ToList();
        var breakEven = seeks && !cancellation.IsCancellationRequested
            ? new BreakEven(campaign, calendar, options, Finished, cancellation).Find(ScarceStock(paths), paths)
            : null;
        progress?.Report(1);
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
            Policies = policies,
            Levers = changes,
            BreakEven = breakEven,
            Assumptions = CampaignNumbers.Of(campaign),
            Sources = CampaignNumbers.SourcesOf(campaign),
        };
    }

    private IReadOnlyList<CampaignPath> Paths(CampaignModel model, int replications) =>
        new CampaignRun(model, options.Seed, options.Threads, cancellation).Advance(replications, Finished).Paths;

    private void Finished() => progress?.Report(Math.Min(1, Interlocked.Increment(ref done) / work));

    /// <summary>The stock that was asked for, or the one that runs out most often, or of these the one of which least is left.</summary>
    private int ScarceStock(IReadOnlyList<CampaignPath> paths)
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
