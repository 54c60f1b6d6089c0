using System.Globalization;
using Testudo.Cli.Calibrations;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Sensitivity;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>What the user asked of <c>assess</c>, as written.</summary>
internal sealed record AssessRequest
{
    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>How many replications.</summary>
    public string? Replications { get; init; }

    /// <summary>The width of the interval at which to stop.</summary>
    public string? Precision { get; init; }

    /// <summary>Where the trace goes.</summary>
    public string? Trace { get; init; }

    /// <summary>Where the page goes.</summary>
    public string? Report { get; init; }

    /// <summary>Which replication the trace shows, and the page has.</summary>
    public string? Replication { get; init; }

    /// <summary>From how many replications leakers are kept.</summary>
    public string? Leakers { get; init; }

    /// <summary>Where the hashes of the stages of every replication go.</summary>
    public string? StageHashes { get; init; }

    /// <summary>Whether it is asked what would have stopped the leakers.</summary>
    public bool IsWhyAsked { get; init; }

    /// <summary>Where the changed scenarios of that answer go.</summary>
    public string? WhyScenarios { get; init; }

    /// <summary>Whether it is asked which numbers the uncertainty comes from.</summary>
    public bool IsSensitivityAsked { get; init; }

    /// <summary>How many draws of the uncertain numbers answer that.</summary>
    public string? Draws { get; init; }

    /// <summary>The doctrine of the catalogue to be tried in the place of the scenario's own.</summary>
    public string? Doctrine { get; init; }

    /// <summary>The calibration from which the uncertain numbers are drawn.</summary>
    public CalibrationAtHand Calibration { get; init; } = CalibrationAtHand.None;

    /// <summary>Whether standard output is kept for the result.</summary>
    public bool IsJsonOnOutput => Run.Places.Json == "-";

    /// <summary>The options of the run.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public MonteCarloOptions Options(Words words)
    {
        if (Replications is not null && Precision is not null)
        {
            throw WrittenNumber.Wrong(words.Format($"{"--replications"} and {"--precision"} exclude each other"));
        }

        if (Run.Places.IsWithoutReport && (Report is not null || Run.Places.IsOpened))
        {
            throw WrittenNumber.Wrong(words.Format($"{"--no-report"} and {(Report is not null ? "--report" : "--open")} exclude each other"));
        }

        if (Run.Places.IsOpened && IsJsonOnOutput && Report is null && Run.Places.Folder is null)
        {
            throw WrittenNumber.Wrong(words.Format($"{"--open"} with {"--json -"} needs {"--report"} or {"--out"}"));
        }

        if (Replication is not null && Trace is null && Run.Places.IsWithoutReport)
        {
            throw WrittenNumber.Wrong(words.Format($"{"--replication"} says what {"--trace"} and the page show, and needs one of them"));
        }

        if (WhyScenarios is not null && !IsWhyAsked)
        {
            throw WrittenNumber.Wrong(words.Format($"{"--why-scenarios"} writes what {"--why"} found, and needs it"));
        }

        if (Draws is not null && !IsSensitivityAsked)
        {
            throw WrittenNumber.Wrong(words.Format($"{"--draws"} says how exactly {"--sensitivity"} is answered, and needs it"));
        }

        if (Calibration.IsAsked && IsWhyAsked)
        {
            // The autopsy makes its changed scenarios anew, and would draw their numbers from the catalogue.
            throw WrittenNumber.Wrong(words.Format($"{"--calibrated"} and {"--why"} exclude each other"));
        }

        if (Calibration.IsAsked && IsSensitivityAsked)
        {
            // Indices share a variance out among independent numbers; those of a calibration are drawn together.
            throw WrittenNumber.Wrong(words.Format($"{"--calibrated"} and {"--sensitivity"} exclude each other"));
        }

        var read = new WrittenNumber(words);
        return new MonteCarloOptions
        {
            Replications = (int)(read.Whole("--replications", Replications, 1, MonteCarloOptions.MostReplications) ?? MonteCarloOptions.DefaultReplications),
            Precision = Width(words),
            Seed = read.Seed(Run.Seed),
            Threads = read.Threads(Run.Threads),
            LeakerReplications = Leakers == "all" ? int.MaxValue : (int)(read.Whole("--leakers", Leakers, 0, int.MaxValue) ?? MonteCarloOptions.DefaultLeakerReplications),
        };
    }

    /// <summary>The options of the question which numbers the uncertainty comes from; null where it is not asked.</summary>
    /// <param name="words">The language of messages.</param>
    /// <param name="run">The options of the run.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public SensitivityOptions? Sensitivity(Words words, MonteCarloOptions run) => !IsSensitivityAsked ? null : new SensitivityOptions
    {
        Draws = (int)(new WrittenNumber(words).Whole("--draws", Draws, 1, SensitivityOptions.MostDraws) ?? SensitivityOptions.DefaultDraws),
        Seed = run.Seed,
        Threads = run.Threads,
    };

    /// <summary>The command that makes the same result again, wherever the scenario lies.</summary>
    /// <param name="replications">How many replications were run.</param>
    /// <param name="seed">The seed.</param>
    public string CommandAgain(int replications, ulong seed)
    {
        var sensitivity = !IsSensitivityAsked ? "" : Draws is null ? " --sensitivity" : $" --sensitivity --draws {Draws}";
        var doctrine = Doctrine is null ? "" : $" --doctrine {ShellText.Quoted(Doctrine)}";
        return string.Create(CultureInfo.InvariantCulture, $"./testudo assess {Run.FileAgain} --replications {replications} --seed {seed}{(IsWhyAsked ? " --why" : "")}{sensitivity}{Calibration.Again}{doctrine}{Run.CatalogueAgain}");
    }

    /// <summary>Which replication the trace shows; null for the median one.</summary>
    /// <param name="words">The language of messages.</param>
    public uint? ReplicationShown(Words words) => (uint?)new WrittenNumber(words).Whole("--replication", Replication, 0, MonteCarloOptions.MostReplications - 1);

    private double? Width(Words words)
    {
        if (Precision is null)
        {
            return null;
        }

        return QuantityText.TryParse(Precision, Quantity.Probability, out var value) && value is >= 1e-5 and <= 1
            ? value
            : throw WrittenNumber.Wrong(words.Format($"{"--precision"} is \"{Precision}\"; allowed is from 0.00001 to 1, or from 0.001% to 100%"));
    }
}
