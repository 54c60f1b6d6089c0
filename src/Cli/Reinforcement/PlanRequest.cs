using System.Globalization;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Commands;
using Testudo.Planning.Packages;
using Testudo.Simulation.Measures;

namespace Testudo.Cli.Reinforcement;

/// <summary>What the user asked of <c>plan</c>, as written.</summary>
internal sealed record PlanRequest
{
    private const double MostMoney = 1e13;

    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>The calibration from which the uncertain numbers are drawn.</summary>
    public CalibrationAtHand Calibration { get; init; } = CalibrationAtHand.None;

    /// <summary>The file of elements.</summary>
    public required string From { get; init; }

    /// <summary>The budget.</summary>
    public required string Budget { get; init; }

    /// <summary>The smallest difference that matters.</summary>
    public string? Difference { get; init; }

    /// <summary>Replications of each package that is looked at.</summary>
    public string? Replications { get; init; }

    /// <summary>Replications of the final figures.</summary>
    public string? Final { get; init; }

    /// <summary>The options of the search.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public PlanOptions Options(Words words)
    {
        var read = new WrittenNumber(words);
        var options = new PlanOptions { Budget = Money(words) };
        var final = (int)(read.Whole("--final-replications", Final, 40, MonteCarloOptions.MostReplications) ?? (ulong)options.FinalReplications);
        return options with
        {
            Difference = read.Share("--difference", Difference) ?? options.Difference,
            Replications = (int)(read.Whole("--replications", Replications, 40, MonteCarloOptions.MostReplications) ?? (ulong)options.Replications),
            FinalReplications = final,
            MostReplications = 2 * final,
            Seed = read.Seed(Run.Seed),
            Threads = read.Threads(Run.Threads),
        };
    }

    /// <summary>The command that makes the same result again, wherever the files lie.</summary>
    /// <param name="options">The options of the search.</param>
    public string CommandAgain(PlanOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"./testudo plan {Run.FileAgain} --budget {options.Budget:0.##} --from {ShellText.Quoted(ShellText.WithoutFolders(From))} --difference {100 * options.Difference:0.####}% --replications {options.Replications} --final-replications {options.FinalReplications} --seed {options.Seed}") + Calibration.Again + Run.CatalogueAgain;

    // 2000M, 1.5bn, 350000000 or the same with USD.
    private double Money(Words words)
    {
        var text = Budget.Trim();
        text = text.EndsWith("USD", StringComparison.OrdinalIgnoreCase) ? text[..^3].TrimEnd() : text;
        var factor = 1.0;
        foreach (var (unit, times) in new[] { ("bn", 1e9), ("M", 1e6), ("k", 1e3) })
        {
            if (factor == 1 && text.EndsWith(unit, StringComparison.Ordinal))
            {
                (text, factor) = (text[..^unit.Length].TrimEnd(), times);
            }
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * factor is > 0 and <= MostMoney
            ? value * factor
            : throw WrittenNumber.Wrong(words.Format($"{"--budget"} is \"{Budget}\"; allowed is an amount of US dollars above 0, such as {"2000M"}, {"1.5bn"} or {"350000000"}"));
    }
}
