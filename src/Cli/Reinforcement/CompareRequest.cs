using System.Globalization;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Commands;
using Testudo.Planning.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Reinforcement;

/// <summary>What the user asked of <c>compare</c>, as written.</summary>
internal sealed record CompareRequest
{
    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>The calibration from which the uncertain numbers are drawn.</summary>
    public CalibrationAtHand Calibration { get; init; } = CalibrationAtHand.None;

    /// <summary>The file of options.</summary>
    public string? OptionFile { get; init; }

    /// <summary>The half-width of paired intervals.</summary>
    public string? HalfWidth { get; init; }

    /// <summary>The smallest difference that matters.</summary>
    public string? Difference { get; init; }

    /// <summary>Replications of each option.</summary>
    public string? Replications { get; init; }

    /// <summary>Futures to find where options fail.</summary>
    public string? Futures { get; init; }

    /// <summary>The options of the run.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public ComparisonOptions Options(Words words)
    {
        var read = new WrittenNumber(words);
        if (HalfWidth is not null && Replications is not null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--half-width"} and {"--replications"} exclude each other"));
        }

        var width = read.Share("--half-width", HalfWidth) ?? 0.01;
        var difference = read.Share("--difference", Difference) ?? width;
        if (width < 0.0005 || difference < 0.0005)
        {
            throw WrittenNumber.Wrong(words.Format($"{(width < 0.0005 ? "--half-width" : "--difference")} is less than {"0.05%"} of the launches, which no run of sensible length tells from chance"));
        }

        return new ComparisonOptions
        {
            HalfWidth = width,
            SmallestDifference = difference,
            Replications = (int?)read.Whole("--replications", Replications, 2 * MonteCarlo.ReplicationsPerDraw, 1_000_000),
            Futures = Count(read.Whole("--futures", Futures, 0, 20_000) ?? (ulong)new ComparisonOptions().Futures, words),
            Seed = read.Seed(Run.Seed),
            Threads = read.Threads(Run.Threads),
        };
    }

    private static int Count(ulong futures, Words words) => futures is > 0 and < OptionComparison.LeastFutures
        ? throw WrittenNumber.Wrong(words.Format($"{"--futures"} is {futures}; from fewer than {OptionComparison.LeastFutures} nothing can be learned, and 0 leaves them out"))
        : (int)futures;

    /// <summary>The command that makes the same result again, wherever the files lie.</summary>
    /// <param name="options">The options of the run.</param>
    public string CommandAgain(ComparisonOptions options)
    {
        var effort = options.Replications is { } given ? string.Create(CultureInfo.InvariantCulture, $"--replications {given}") : string.Create(CultureInfo.InvariantCulture, $"--half-width {100 * options.HalfWidth:0.####}%");
        var text = string.Create(CultureInfo.InvariantCulture, $"./testudo compare {Run.FileAgain} --options {ShellText.Quoted(ShellText.WithoutFolders(OptionFile!))} {effort} --difference {100 * options.SmallestDifference:0.####}% --futures {options.Futures} --seed {options.Seed}");
        return text + Calibration.Again + Run.CatalogueAgain;
    }
}
