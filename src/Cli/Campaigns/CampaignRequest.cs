using System.Globalization;
using Testudo.Campaigns;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Commands;
using Testudo.Cli.Evidence;
using Testudo.World.Text;

namespace Testudo.Cli.Campaigns;

/// <summary>What the user asked of <c>campaign</c>, as written.</summary>
internal sealed record CampaignRequest
{
    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>Replications of the campaign.</summary>
    public string? Replications { get; init; }

    /// <summary>Replications of each policy and lever.</summary>
    public string? Paired { get; init; }

    /// <summary>The stock of which the break-even rate is sought, or <c>none</c>.</summary>
    public string? BreakEven { get; init; }

    /// <summary>The options that are the levers.</summary>
    public string? OptionFile { get; init; }

    /// <summary>Where raids come from: <c>record</c> or <c>given</c>.</summary>
    public string? Raids { get; init; }

    /// <summary>The calibration from which the uncertain numbers are drawn.</summary>
    public CalibrationAtHand Calibration { get; init; } = CalibrationAtHand.None;

    /// <summary>Where evidence and catalogue are.</summary>
    public required EvidencePlaces Evidence { get; init; }

    /// <summary>Whether the record is left aside.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">The option is wrong.</exception>
    public bool IsGiven(Words words) => Raids switch
    {
        null or "record" => false,
        "given" => true,
        _ => throw WrittenNumber.Wrong(words.Format($"{"--raids"} is \"{Raids}\"; allowed are {"record"} and {"given"}")),
    };

    /// <summary>The options of the run.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public CampaignOptions Options(Campaign campaign, Words words)
    {
        var read = new WrittenNumber(words);
        var usual = new CampaignOptions();
        if (BreakEven is not null && BreakEven != "none" && campaign.Stocks.All(s => s.Id != BreakEven))
        {
            var near = NameSuggestion.Nearest(BreakEven, campaign.Stocks.Select(s => s.Id));
            throw WrittenNumber.Wrong(
                words.Format($"{"--break-even"} is \"{BreakEven}\"; allowed are {"none"} and the stocks of the campaign: {string.Join(", ", campaign.Stocks.Select(s => s.Id))}"),
                near is null ? null : words.Format($"did you mean \"{near}\"?"));
        }

        var replications = (int)(read.Whole("--replications", Replications, 2, CampaignOptions.MostReplications) ?? (ulong)usual.Replications);
        var paired = (int)(read.Whole("--paired", Paired, 0, CampaignOptions.MostReplications) ?? (ulong)usual.VariantReplications);
        return usual with
        {
            Replications = replications,
            VariantReplications = Math.Min(paired, replications),
            ComparePolicies = paired > 0,
            BreakEvenReplications = BreakEven == "none" ? 0 : Math.Min(usual.BreakEvenReplications, replications),
            BreakEvenStock = BreakEven == "none" ? null : BreakEven,
            Seed = read.Seed(Run.Seed),
            Threads = read.Threads(Run.Threads),
        };
    }

    /// <summary>The command that makes the same result again, wherever the files lie.</summary>
    /// <param name="options">The options of the run.</param>
    public string CommandAgain(CampaignOptions options)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"./testudo campaign {Run.FileAgain} --replications {options.Replications} --paired {options.VariantReplications} --seed {options.Seed}");
        text += OptionFile is null ? "" : $" --options {ShellText.Quoted(ShellText.WithoutFolders(OptionFile))}";
        text += BreakEven is null ? "" : $" --break-even {ShellText.Quoted(BreakEven)}";
        text += Raids is null ? "" : $" --raids {Raids}";
        return text + Calibration.Again + Run.CatalogueAgain;
    }
}
