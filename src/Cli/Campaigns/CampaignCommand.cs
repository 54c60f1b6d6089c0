using Testudo.Campaigns;
using Testudo.Cli.Commands;
using Testudo.Cli.Evidence;
using Testudo.Cli.Results;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Campaigns;

/// <summary>Runs months of raids.</summary>
internal sealed class CampaignCommand(Terminal terminal, Words words, CampaignRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var isGiven = request.IsGiven(words);
        using var hand = EvidenceAtHand.Find(request.Evidence, terminal, words);
        var campaign = CampaignLoader.Load(request.File, hand.Catalogue);
        var options = request.Options(campaign, words);
        var output = new AnalysisOutput(terminal, words, request.Places, "campaign");
        output.TryPlaces(campaign.Id);
        var evidence = new CampaignEvidence(
            hand.IsFromFacts || isGiven ? [] : RaidGrouping.Group(hand.Rows()), RaidGrouping.Group(FactsRecord.Rows(hand.Facts)), isGiven ? null : hand.Version?.File.Sha256);
        var result = output.Run(words["Months of raids"], (progress, cancellation) => CampaignStudy.Run(campaign, [], evidence, options, CommandLine.Version, progress, cancellation));
        if (result is null)
        {
            return ExitCodes.Stopped;
        }

        output.Write(
            stream => CampaignJson.Write(stream, result),
            stream => DataPage.Write(stream, result, output.PageOptions(request.CommandAgain(options))),
            [],
            page => new CampaignSummary(result, words).Write(page));
        return result.Interrupted ? ExitCodes.Stopped : ExitCodes.Ok;
    }
}
