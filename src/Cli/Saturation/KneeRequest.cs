using System.Globalization;
using Testudo.Cli.Commands;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Saturation;

namespace Testudo.Cli.Saturation;

/// <summary>What the user asked of <c>knee</c>, as written.</summary>
internal sealed record KneeRequest
{
    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>The sizes.</summary>
    public string? Scale { get; init; }

    /// <summary>How many sizes are on the curve.</summary>
    public string? Steps { get; init; }

    /// <summary>The leakage rate that is tolerated.</summary>
    public string? Tolerance { get; init; }

    /// <summary>Replications of each size.</summary>
    public string? Replications { get; init; }

    /// <summary>The options of the run.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public KneeOptions Options(Words words)
    {
        var read = new WrittenNumber(words);
        var options = new KneeOptions();
        if (Scale is not null)
        {
            options = WrittenNumber.Range(Scale) is { } range && range.From >= KneeOptions.LeastScale && range.To <= KneeOptions.GreatestScale && range.From < range.To
                ? options with { From = range.From, To = range.To }
                : throw WrittenNumber.Wrong(words.Format($"{"--scale"} is \"{Scale}\"; allowed are two numbers from {KneeOptions.LeastScale} to {KneeOptions.GreatestScale}, the smaller first, such as {"0.25..4"}"));
        }

        return options with
        {
            Steps = (int)(read.Whole("--steps", Steps, 2, 100) ?? (ulong)options.Steps),
            Tolerance = read.Share("--tolerance", Tolerance),
            Replications = (int)(read.Whole("--replications", Replications, 40, MonteCarloOptions.MostReplications) ?? (ulong)options.Replications),
            Seed = read.Seed(Run.Seed),
            Threads = read.Threads(Run.Threads),
        };
    }

    /// <summary>The command that makes the same result again, wherever the scenario lies.</summary>
    /// <param name="options">The options of the run.</param>
    public string CommandAgain(KneeOptions options)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"./testudo knee {Run.FileAgain} --scale {options.From}..{options.To} --steps {options.Steps} --replications {options.Replications} --seed {options.Seed}");
        text += options.Tolerance is { } tolerance ? string.Create(CultureInfo.InvariantCulture, $" --tolerance {tolerance}") : "";
        return text + Run.CatalogueAgain;
    }
}
