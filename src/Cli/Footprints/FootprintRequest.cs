using System.Globalization;
using Testudo.Cli.Commands;
using Testudo.Simulation.Footprints;
using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.Cli.Footprints;

/// <summary>What the user asked of <c>footprint</c>, as written.</summary>
internal sealed record FootprintRequest
{
    /// <summary>What every run is asked.</summary>
    public required RunAsked Run { get; init; }

    /// <summary>The type of threat.</summary>
    public string? Threat { get; init; }

    /// <summary>The number of directions.</summary>
    public string? Azimuths { get; init; }

    /// <summary>The directions to which the approach is limited.</summary>
    public string? From { get; init; }

    /// <summary>From launch to aim point.</summary>
    public string? Distance { get; init; }

    /// <summary>The probability of a stop from which a place counts as defended.</summary>
    public string? Level { get; init; }

    /// <summary>The distance between two aim points.</summary>
    public string? Grid { get; init; }

    /// <summary>Draws of the uncertain parameters.</summary>
    public string? Draws { get; init; }

    /// <summary>Replications for each draw.</summary>
    public string? Replications { get; init; }

    /// <summary>The options, all but the type of threat checked before anything is loaded.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public Func<Scenario, FootprintOptions> Options(Words words)
    {
        var read = new WrittenNumber(words);
        if (Threat is null)
        {
            throw WrittenNumber.Wrong(words.Format($"which threat? Needed is {"--threat"}, such as {"--threat iskander-m"}"));
        }

        var azimuths = (int)(read.Whole("--azimuths", Azimuths, 1, FootprintOptions.MostAzimuths) ?? 36);
        var sector = Sector(words);
        var level = read.Share("--p0", Level) ?? 0.5;
        var spacing = read.Length("--grid", Grid, 1, 500);
        var distance = read.Length("--distance", Distance, 10, 10_000);
        var draws = (int)(read.Whole("--draws", Draws, 1, 1000) ?? 16);
        var replications = (int)(read.Whole("--replications", Replications, 1, 10_000) ?? 32);
        var seed = read.Seed(Run.Seed);
        var threads = read.Threads(Run.Threads);
        return scenario =>
        {
            var options = new FootprintOptions
            {
                Threat = Known(scenario, words),
                Azimuths = azimuths,
                Sector = sector,
                Level = level,
                SpacingMetres = spacing,
                DistanceMetres = distance,
                Draws = draws,
                Replications = replications,
                Seed = seed,
                Threads = threads,
            };
            if (distance > options.Threat.Range.Value)
            {
                throw WrittenNumber.Wrong(words.Format($"{"--distance"} is \"{Distance}\", but {options.Threat.Id} flies {options.Threat.Range.Value / 1000:N0} km at most"));
            }

            var cells = Footprint.CellCount(scenario, options);
            return cells <= FootprintOptions.MostCells
                ? options
                : throw WrittenNumber.Wrong(words.Format($"{"--grid"} makes {cells:N0} aim points; the most are {FootprintOptions.MostCells:N0}"), words["choose a coarser grid"]);
        };
    }

    /// <summary>The command that makes the same result again, wherever the scenario lies.</summary>
    /// <param name="options">The options of the run.</param>
    public string CommandAgain(FootprintOptions options)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"./testudo footprint {Run.FileAgain} --threat {ShellText.Quoted(options.Threat.Id)} --azimuths {options.Azimuths} --p0 {options.Level} --draws {options.Draws} --replications {options.Replications} --seed {options.Seed}");
        text += options.SpacingMetres is { } spacing ? string.Create(CultureInfo.InvariantCulture, $" --grid {spacing / 1000}km") : "";
        text += options.Sector is { } sector ? string.Create(CultureInfo.InvariantCulture, $" --from {sector.FromDegrees}..{sector.ToDegrees}") : "";
        text += options.DistanceMetres is { } distance ? string.Create(CultureInfo.InvariantCulture, $" --distance {distance / 1000}km") : "";
        return text + Run.CatalogueAgain;
    }

    private AzimuthSector? Sector(Words words)
    {
        if (From is null)
        {
            return null;
        }

        return WrittenNumber.Range(From) is { From: >= 0 and <= 360, To: >= 0 and <= 360 } range && range.From != range.To
            ? new AzimuthSector(range.From, range.To)
            : throw WrittenNumber.Wrong(words.Format($"{"--from"} is \"{From}\"; allowed are two directions in degrees from north, clockwise, such as {"300..60"}"));
    }

    private ThreatType Known(Scenario scenario, Words words)
    {
        var threats = scenario.Catalogue.Threats;
        return threats.Find(Threat!) ?? throw WrittenNumber.Wrong(words.Format($"the threat \"{Threat}\" is not in the catalogue"), threats.Suggest(Threat!) is { } near ? words.Say(near) : null);
    }
}
