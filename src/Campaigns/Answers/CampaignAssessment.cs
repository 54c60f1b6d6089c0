using Testudo.Campaigns.Raids;
using Testudo.Simulation.Measures;

namespace Testudo.Campaigns.Answers;

/// <summary>What becomes of stocks and cities in months of raids.</summary>
public sealed record CampaignAssessment
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-campaign/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Its title.</summary>
    public required Names Title { get; init; }

    /// <summary>Remarks of whoever wrote it; null where none.</summary>
    public required Names? Notes { get; init; }

    /// <summary>The first day: YYYY-MM-DD.</summary>
    public required string From { get; init; }

    /// <summary>The last day: YYYY-MM-DD.</summary>
    public required string To { get; init; }

    /// <summary>The scenario on which raids are fought.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the campaign file.</summary>
    public required string CampaignHash { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 over the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>SHA-256 of the public record from which raids are drawn; null where they are given.</summary>
    public required string? RecordHash { get; init; }

    /// <summary>SHA-256 of the file of options that are the levers; null where there is none.</summary>
    public required string? OptionsHash { get; init; }

    /// <summary>The calibration from which uncertain numbers are drawn, one draw for each replication; null where they are drawn as the catalogue has them.</summary>
    public required CalibrationUsed? Calibration { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications of the campaign.</summary>
    public required int Replications { get; init; }

    /// <summary>Whether it was stopped before it was complete.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Where the raids come from.</summary>
    public required RaidOrigin RaidsFrom { get; init; }

    /// <summary>Raids of one replication.</summary>
    public required CampaignSpread Raids { get; init; }

    /// <summary>The policy of the campaign.</summary>
    public required string Policy { get; init; }

    /// <summary>By class, and last of all together.</summary>
    public required IReadOnlyList<CampaignClassAnswer> Classes { get; init; }

    /// <summary>The stocks, in the order of the file.</summary>
    public required IReadOnlyList<StockAnswer> Stocks { get; init; }

    /// <summary>What the stocks could kill at the most, as a part of the first morning's: <see cref="Campaigns.Stocks.RoundStock.KillsPerRound"/> times the rounds of each.</summary>
    public required CapabilityAnswer Capability { get; init; }

    /// <summary>Batteries that stand, day by day.</summary>
    public required DaySeries Batteries { get; init; }

    /// <summary>The policies side by side; empty where they were not compared.</summary>
    public required IReadOnlyList<VariantAnswer> Policies { get; init; }

    /// <summary>Each lever as a change to the campaign.</summary>
    public required IReadOnlyList<VariantAnswer> Levers { get; init; }

    /// <summary>The delivery rate at which a stock neither grows nor shrinks; null where it was not sought.</summary>
    public required BreakEvenAnswer? BreakEven { get; init; }

    /// <summary>The numbers of the campaign file, with their sources.</summary>
    public required IReadOnlyList<CampaignAssumption> Assumptions { get; init; }

    /// <summary>The publications that they name.</summary>
    public required IReadOnlyList<CampaignSource> Sources { get; init; }
}

/// <summary>A quantity over the replications of a campaign.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="MeanLow">Lower end of the 95 % interval of the mean: chance of sampling alone.</param>
/// <param name="MeanHigh">Upper end of it.</param>
/// <param name="Low90">5th percentile.</param>
/// <param name="Low50">25th percentile.</param>
/// <param name="Median">The median.</param>
/// <param name="High50">75th percentile.</param>
/// <param name="High90">95th percentile.</param>
public sealed record CampaignSpread(double Mean, double MeanLow, double MeanHigh, double Low90, double Low50, double Median, double High50, double High90);

/// <summary>A quantity day by day, over replications.</summary>
/// <param name="Low90">5th percentile.</param>
/// <param name="Low50">25th percentile.</param>
/// <param name="Median">The median.</param>
/// <param name="High50">75th percentile.</param>
/// <param name="High90">95th percentile.</param>
public sealed record DaySeries(IReadOnlyList<double> Low90, IReadOnlyList<double> Low50, IReadOnlyList<double> Median, IReadOnlyList<double> High50, IReadOnlyList<double> High90);

/// <summary>Whether and when something happens.</summary>
/// <param name="Probability">The part of replications in which it happens by the last day.</param>
/// <param name="Low">Lower end of the 95 % interval (Wilson).</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Date90">The day by which it has happened in 5 % of replications: YYYY-MM-DD; null where it happens in fewer.</param>
/// <param name="Date50">In 25 %.</param>
/// <param name="Median">In half of them.</param>
/// <param name="Date50Late">In 75 %.</param>
/// <param name="Date90Late">In 95 %.</param>
public sealed record DateAnswer(double Probability, double Low, double High, string? Date90, string? Date50, string? Median, string? Date50Late, string? Date90Late);

/// <summary>One class of threats, or all of them.</summary>
/// <param name="Class">The class of the record; null for all.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Stopped">Destroyed or diverted.</param>
/// <param name="Leaked">Armed and at the target.</param>
/// <param name="Withheld">What would have come and was not there.</param>
/// <param name="StoppedRate">Stopped by launched; null where none was launched.</param>
/// <param name="Months">Month by month.</param>
public sealed record CampaignClassAnswer(string? Class, CampaignSpread Launched, CampaignSpread Stopped, CampaignSpread Leaked, CampaignSpread Withheld, CampaignSpread? StoppedRate, IReadOnlyList<MonthAnswer> Months);

/// <summary>One class in one month, beside what was reported.</summary>
/// <param name="Month">The month: YYYY-MM.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Leaked">Armed and at the target.</param>
/// <param name="StoppedRate">Stopped by launched; null where none was launched.</param>
/// <param name="Reported">What was reported; null where nothing was.</param>
/// <param name="Agrees">Whether the reported rate lies in the 90 % band of the simulated one; null where there is none.</param>
public sealed record MonthAnswer(string Month, CampaignSpread Launched, CampaignSpread Leaked, CampaignSpread? StoppedRate, ReportedMonth? Reported, bool? Agrees);

/// <summary>What was reported of a class in a month.</summary>
/// <param name="Launched">Launched.</param>
/// <param name="StoppedRate">Stopped by launched; null where it was not reported.</param>
/// <param name="Source">The id of a source of the campaign, or <c>record</c> for the public record.</param>
public sealed record ReportedMonth(double Launched, double? StoppedRate, string Source);

/// <summary>One stock of rounds.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The name.</param>
/// <param name="Systems">The systems that fire from it.</param>
/// <param name="Initial">On the first morning.</param>
/// <param name="Delivered">Delivered.</param>
/// <param name="Produced">Made at home.</param>
/// <param name="Used">Fired.</param>
/// <param name="Lost">Lost with batteries.</param>
/// <param name="Left">In stock after the last day.</param>
/// <param name="NotCome">Promised, and not come by then.</param>
/// <param name="Empty">When none is left at the end of a day.</param>
/// <param name="Days">At the end of each day.</param>
public sealed record StockAnswer(string Id, Names Title, IReadOnlyList<Names> Systems, CampaignSpread Initial, CampaignSpread Delivered, CampaignSpread Produced, CampaignSpread Used, CampaignSpread Lost, CampaignSpread Left, CampaignSpread NotCome, DateAnswer Empty, DaySeries Days);

/// <summary>What the stocks could kill at the most.</summary>
/// <param name="Days">At the end of each day, as a part of the first morning's.</param>
/// <param name="HalfLife">When it is half of the first morning's or less.</param>
public sealed record CapabilityAnswer(DaySeries Days, DateAnswer HalfLife);

/// <summary>A paired difference with its 95 % interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Difference(double Mean, double Low, double High)
{
    /// <summary>Whether the interval leaves 0 out.</summary>
    public bool IsDistinct => Low > 0 || High < 0;
}

/// <summary>A policy or a lever beside the campaign as it is.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The name.</param>
/// <param name="Replications">The replications that are paired.</param>
/// <param name="Leaked">Leakers of the whole campaign.</param>
/// <param name="LeakedMore">Leakers more than in the campaign as it is; null for the campaign itself.</param>
/// <param name="LeakedMoreByClass">The same by class of the record, in the order of the classes.</param>
/// <param name="Empty">By stock, the probability that it runs out.</param>
/// <param name="LeftMore">By stock, rounds left more than in the campaign as it is.</param>
public sealed record VariantAnswer(string Id, Names Title, int Replications, CampaignSpread Leaked, Difference? LeakedMore, IReadOnlyList<Difference> LeakedMoreByClass, IReadOnlyList<double> Empty, IReadOnlyList<Difference> LeftMore);

/// <summary>The delivery rate at which a stock is as large on the last evening as on the first morning, in the mean.</summary>
/// <param name="Stock">The id of the stock.</param>
/// <param name="PerMonth">The rate. Unit: rounds a month.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="ComesPerMonth">What the campaign delivers and makes in a month, in the mean.</param>
/// <param name="Replications">Replications of each rate that was tried.</param>
public sealed record BreakEvenAnswer(string Stock, double PerMonth, double Low, double High, double ComesPerMonth, int Replications);

/// <summary>A number of the campaign file.</summary>
/// <param name="Path">Its path of keys.</param>
/// <param name="Value">The median.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Source">The id of the source.</param>
/// <param name="Date">What time it refers to.</param>
/// <param name="Confidence">How far it can be trusted.</param>
/// <param name="Note">Anything a reader should know; null where nothing.</param>
public sealed record CampaignAssumption(string Path, double Value, double Low, double High, string Source, string Date, World.Confidence Confidence, string? Note);

/// <summary>A publication.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">When.</param>
/// <param name="Url">Where; null for printed works.</param>
public sealed record CampaignSource(string Id, string Title, string Publisher, string Published, string? Url);
