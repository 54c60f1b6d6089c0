using System.Globalization;
using Testudo.Calibration;
using Testudo.Cli.Commands;

namespace Testudo.Cli.Calibrations;

/// <summary>What the user asked of <c>calibrate</c>, as written.</summary>
internal sealed record CalibrateRequest
{
    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>The evidence: a store, or a file of the public record; null for the usual store.</summary>
    public string? Evidence { get; init; }

    /// <summary>The period.</summary>
    public (DateOnly? From, DateOnly? To) Period { get; init; }

    /// <summary>Points of the factors.</summary>
    public string? Points { get; init; }

    /// <summary>Replications of each setting.</summary>
    public string? Replications { get; init; }

    /// <summary>Steps of each chain.</summary>
    public string? Steps { get; init; }

    /// <summary>Worlds of known truth that are fitted too.</summary>
    public string? SelfCheck { get; init; }

    /// <summary>The options of the run.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public CalibrationOptions Options(Words words)
    {
        var read = new WrittenNumber(words);
        var options = new CalibrationOptions();
        var replications = read.Whole("--replications", Replications, (ulong)options.Replications, 10_000);
        return options with
        {
            Points = (int)(read.Whole("--points", Points, 20, 5_000) ?? (ulong)options.Points),
            Spreads = replications is { } each ? (int)Math.Max(1, each / (ulong)options.Replications) : options.Spreads,
            Steps = (int)(read.Whole("--steps", Steps, 1_000, 10_000_000) ?? (ulong)options.Steps),
            Seed = read.Seed(Run.Seed),
            Threads = read.Threads(Run.Threads),
        };
    }

    /// <summary>How many worlds of known truth are fitted; 0 for none.</summary>
    /// <param name="words">The language of messages.</param>
    public int Worlds(Words words) => (int)(new WrittenNumber(words).Whole("--self-check", SelfCheck, 1, 1_000) ?? 0);

    /// <summary>The command that makes the same result again, wherever the scenario lies.</summary>
    /// <param name="options">The options of the run.</param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="to">The last day of the period.</param>
    public string CommandAgain(CalibrationOptions options, DateOnly from, DateOnly to) => string.Create(
        CultureInfo.InvariantCulture,
        $"./testudo calibrate {Run.FileAgain} --evidence --from {from:yyyy-MM-dd} --to {to:yyyy-MM-dd} --points {options.Points} --replications {options.Spreads * options.Replications} --steps {options.Steps} --seed {options.Seed}{(SelfCheck is null ? "" : $" --self-check {SelfCheck}")}{Run.CatalogueAgain}");
}
