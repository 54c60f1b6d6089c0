using Testudo.Campaigns;
using Testudo.Campaigns.Running;
using Testudo.Cli.Commands;
using Testudo.Cli.Evidence;
using Testudo.Cli.Results;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Planning.Campaigns;
using Testudo.Planning.Options;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;
using Testudo.World.Text;

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
        var bench = new CampaignBench(YamlSource.Read(request.Run.File), hand.Catalogue);
        var campaign = bench.Baseline;
        var file = request.OptionFile is { } name ? OptionFileReader.Load(name) : null;
        var levers = file?.Options.Select(o => bench.With(file.File, o)).ToList() ?? [];
        var calibration = request.Calibration.Load(hand.Catalogue, terminal, words);
        var options = request.Options(campaign, words) with { OptionsHash = file?.Hash, Calibration = calibration?.Calibrated };
        var output = new AnalysisOutput(terminal, words, request.Run.Places, "campaign");
        output.TryPlaces(campaign.Id + request.Calibration.Suffix);
        var evidence = new CampaignEvidence(
            hand.IsFromFacts || isGiven ? [] : RaidGrouping.Group(hand.Rows()), RaidGrouping.Group(FactsRecord.Rows(hand.Facts)), isGiven ? null : hand.Version?.File.Sha256);
        var study = new CampaignStudy(campaign, levers, evidence, options);
        var part = output.FileOf(".part");
        var finished = Finished(part, study.KeyOf(CommandLine.Version));
        if (output.Run(words["Months of raids"], (progress, cancellation) => study.Fight(finished, progress, cancellation)) is null)
        {
            return ExitCodes.Stopped;
        }

        var result = study.Answer(CommandLine.Version);
        output.Write(
            stream => PublishedJson.Write(stream, result, CampaignJson.Default),
            stream => DataPage.Write(stream, result, output.PageOptions(request.CommandAgain(options))),
            result.Interrupted ? [(".part", finished.Write)] : [],
            page => new CampaignSummary(result, words).Write(page));
        if (result.Interrupted)
        {
            return ExitCodes.Stopped;
        }

        if (part is not null)
        {
            File.Delete(part);
        }

        return ExitCodes.Ok;
    }

    /// <summary>What an earlier run of the same had finished when it was stopped.</summary>
    private FinishedReplications Finished(string? part, string key)
    {
        if (part is null || !File.Exists(part))
        {
            return new FinishedReplications(key);
        }

        using var stream = File.OpenRead(part);
        var finished = FinishedReplications.Read(stream, key);
        if (finished.Count > 0 && !request.Run.Places.IsQuiet)
        {
            terminal.Error.WriteLine(words.Format($"Going on from {part}: replications finished before {finished.Count:N0}."));
        }

        return finished;
    }
}
