using System.Globalization;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Sensitivity;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>What the user asked of <c>assess</c>, as written.</summary>
internal sealed record AssessRequest
{
    private const int MostThreads = 1024;

    /// <summary>The scenario.</summary>
    public required string File { get; init; }

    /// <summary>How many replications.</summary>
    public string? Replications { get; init; }

    /// <summary>The width of the interval at which to stop.</summary>
    public string? Precision { get; init; }

    /// <summary>The seed.</summary>
    public string? Seed { get; init; }

    /// <summary>Worker threads.</summary>
    public string? Threads { get; init; }

    /// <summary>Where the files go.</summary>
    public string? Folder { get; init; }

    /// <summary>A further place for the result; <c>-</c> for standard output.</summary>
    public string? Json { get; init; }

    /// <summary>Where the trace goes.</summary>
    public string? Trace { get; init; }

    /// <summary>Where the page goes.</summary>
    public string? Report { get; init; }

    /// <summary>Whether no page is wanted.</summary>
    public bool IsWithoutReport { get; init; }

    /// <summary>Whether the page is opened once it is written.</summary>
    public bool IsOpened { get; init; }

    /// <summary>The language in which the page opens; null for that of the reader's browser.</summary>
    public string? PageLanguage { get; init; }

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

    /// <summary>The catalogue.</summary>
    public string? Catalogue { get; init; }

    /// <summary>The doctrine of the catalogue to be tried in the place of the scenario's own.</summary>
    public string? Doctrine { get; init; }

    /// <summary>Whether the uncertain numbers are drawn from a calibration.</summary>
    public bool IsCalibrated { get; init; }

    /// <summary>The file of that calibration; null for the one that comes with Testudo.</summary>
    public string? Calibration { get; init; }

    /// <summary>Whether neither progress nor summary is shown.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether standard output is kept for the result.</summary>
    public bool IsJsonOnOutput => Json == "-";

    /// <summary>The options of the run.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public MonteCarloOptions Options(Words words)
    {
        if (Replications is not null && Precision is not null)
        {
            throw Wrong(words.Format($"{"--replications"} and {"--precision"} exclude each other"));
        }

        if (IsWithoutReport && (Report is not null || IsOpened))
        {
            throw Wrong(words.Format($"{"--no-report"} and {(Report is not null ? "--report" : "--open")} exclude each other"));
        }

        if (IsOpened && IsJsonOnOutput && Report is null && Folder is null)
        {
            throw Wrong(words.Format($"{"--open"} with {"--json -"} needs {"--report"} or {"--out"}"));
        }

        if (Replication is not null && Trace is null && IsWithoutReport)
        {
            throw Wrong(words.Format($"{"--replication"} says what {"--trace"} and the page show, and needs one of them"));
        }

        if (WhyScenarios is not null && !IsWhyAsked)
        {
            throw Wrong(words.Format($"{"--why-scenarios"} writes what {"--why"} found, and needs it"));
        }

        if (Draws is not null && !IsSensitivityAsked)
        {
            throw Wrong(words.Format($"{"--draws"} says how exactly {"--sensitivity"} is answered, and needs it"));
        }

        if (IsCalibrated && IsWhyAsked)
        {
            // The autopsy makes its changed scenarios anew, and would draw their numbers from the catalogue.
            throw Wrong(words.Format($"{"--calibrated"} and {"--why"} exclude each other"));
        }

        if (IsCalibrated && IsSensitivityAsked)
        {
            // Indices share a variance out among independent numbers; those of a calibration are drawn together.
            throw Wrong(words.Format($"{"--calibrated"} and {"--sensitivity"} exclude each other"));
        }

        return new MonteCarloOptions
        {
            Replications = (int)(Whole(words, "--replications", Replications, 1, MonteCarloOptions.MostReplications) ?? MonteCarloOptions.DefaultReplications),
            Precision = Width(words),
            Seed = Whole(words, "--seed", Seed, 0, ulong.MaxValue) ?? 1,
            Threads = (int)(Whole(words, "--threads", Threads, 1, MostThreads) ?? (ulong)Math.Min(Environment.ProcessorCount, MostThreads)),
            LeakerReplications = Leakers == "all" ? int.MaxValue : (int)(Whole(words, "--leakers", Leakers, 0, int.MaxValue) ?? MonteCarloOptions.DefaultLeakerReplications),
        };
    }

    /// <summary>The options of the question which numbers the uncertainty comes from; null where it is not asked.</summary>
    /// <param name="words">The language of messages.</param>
    /// <param name="run">The options of the run.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public SensitivityOptions? Sensitivity(Words words, MonteCarloOptions run) => !IsSensitivityAsked ? null : new SensitivityOptions
    {
        Draws = (int)(Whole(words, "--draws", Draws, 1, SensitivityOptions.MostDraws) ?? SensitivityOptions.DefaultDraws),
        Seed = run.Seed,
        Threads = run.Threads,
    };

    /// <summary>The command that makes the same result again, wherever the scenario lies.</summary>
    /// <param name="replications">How many replications were run.</param>
    /// <param name="seed">The seed.</param>
    public string CommandAgain(int replications, ulong seed)
    {
        var catalogue = Catalogue is null ? "" : $" --catalogue {ShellText.Quoted(ShellText.WithoutFolders(Catalogue))}";
        var sensitivity = !IsSensitivityAsked ? "" : Draws is null ? " --sensitivity" : $" --sensitivity --draws {Draws}";
        var doctrine = Doctrine is null ? "" : $" --doctrine {ShellText.Quoted(Doctrine)}";
        return string.Create(CultureInfo.InvariantCulture, $"./testudo assess {ShellText.Quoted(ShellText.WithoutFolders(File))} --replications {replications} --seed {seed}{(IsWhyAsked ? " --why" : "")}{sensitivity}{CalibratedAgain}{doctrine}{catalogue}");
    }

    private string CalibratedAgain => !IsCalibrated ? "" : Calibration is null ? " --calibrated" : $" --calibrated {ShellText.Quoted(ShellText.WithoutFolders(Calibration))}";

    /// <summary>Which replication the trace shows; null for the median one.</summary>
    /// <param name="words">The language of messages.</param>
    public uint? ReplicationShown(Words words) => (uint?)Whole(words, "--replication", Replication, 0, MonteCarloOptions.MostReplications - 1);

    private static ulong? Whole(Words words, string name, string? written, ulong least, ulong most)
    {
        if (written is null)
        {
            return null;
        }

        return ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(words.Format($"{name} is \"{written}\"; allowed is a whole number from {least:N0} to {most:N0}"));
    }

    private double? Width(Words words)
    {
        if (Precision is null)
        {
            return null;
        }

        return QuantityText.TryParse(Precision, Quantity.Probability, out var value) && value is >= 1e-5 and <= 1
            ? value
            : throw Wrong(words.Format($"{"--precision"} is \"{Precision}\"; allowed is from 0.00001 to 1, or from 0.001% to 100%"));
    }

    private static Failure Wrong(string message) => new(ExitCodes.WrongInput, message);
}
