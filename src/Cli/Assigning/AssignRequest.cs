using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;
using Testudo.Cli.Commands;
using Testudo.World.Text;

namespace Testudo.Cli.Assigning;

/// <summary>What the user asked of <c>assign</c>, as written.</summary>
internal sealed record AssignRequest
{
    /// <summary>The methods by name, the default first.</summary>
    private static readonly Dictionary<string, Func<IWeaponTargetSolver>> Methods = new(StringComparer.Ordinal)
    {
        ["exact"] = () => new ExactSearch(),
        ["local"] = () => new LocalSearch(),
        ["greedy"] = () => new ByIndex(IndexRule.MarginalReturn),
        ["quiz"] = () => new ByIndex(IndexRule.Quiz),
    };

    /// <summary>The instance; null where one is drawn.</summary>
    public string? File { get; init; }

    /// <summary>The size of an instance to draw.</summary>
    public string? Random { get; init; }

    /// <summary>The units of each type of a drawn instance.</summary>
    public string? Units { get; init; }

    /// <summary>The kill probabilities of a drawn instance.</summary>
    public string? Kill { get; init; }

    /// <summary>The seed of a drawn instance.</summary>
    public string? Seed { get; init; }

    /// <summary>Where a drawn instance is written.</summary>
    public string? Save { get; init; }

    /// <summary>What the rows of the file are.</summary>
    public string? Rows { get; init; }

    /// <summary>The most time.</summary>
    public string? TimeLimit { get; init; }

    /// <summary>The method.</summary>
    public string? Method { get; init; }

    /// <summary>What a round that is kept is worth.</summary>
    public string? RoundValue { get; init; }

    /// <summary>Worker threads.</summary>
    public string? Threads { get; init; }

    /// <summary>Where the result goes; <c>-</c> for standard output.</summary>
    public string? Json { get; init; }

    /// <summary>Whether neither progress nor summary is shown.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The name of the method.</summary>
    public string MethodName => Method ?? "exact";

    /// <summary>The options of the search.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    public WeaponTargetOptions Options(Words words) => new()
    {
        TimeLimit = Limit(words),
        Threads = new WrittenNumber(words).Threads(Threads),
    };

    /// <summary>The method.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">It is none.</exception>
    public IWeaponTargetSolver Solver(Words words) => Methods.TryGetValue(MethodName, out var make)
        ? make()
        : throw WrittenNumber.Wrong(words.Format($"{"--method"} is \"{Method}\"; allowed are: {string.Join(", ", Methods.Keys)}"));

    /// <summary>Reads the instance, or draws it.</summary>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">An option is wrong.</exception>
    /// <exception cref="InputException">The file is wrong.</exception>
    public AssignmentInstance Instance(Words words)
    {
        var worth = Worth(words);
        if (File is not null && (Random ?? Units ?? Kill ?? Seed ?? Save) is not null)
        {
            throw WrittenNumber.Wrong(words.Format($"{"INSTANCE"} and {"--random, --units, --kill, --seed, --save"} exclude each other"));
        }

        if (File is null)
        {
            return Drawn(words, worth);
        }

        if (File.Length == 0)
        {
            throw WrittenNumber.Wrong(words["the name of a file or folder is empty"]);
        }

        InstanceRows? rows = Rows switch
        {
            null => null,
            "weapons" => InstanceRows.Weapons,
            "targets" => InstanceRows.Targets,
            _ => throw WrittenNumber.Wrong(words.Format($"{"--rows"} is \"{Rows}\"; allowed are: {"weapons, targets"}")),
        };
        return InstanceFile.Read(File, rows, worth);
    }

    private TimeSpan? Limit(Words words) => TimeLimit switch
    {
        null => TimeSpan.FromSeconds(60),
        "none" => null,
        _ => QuantityText.TryParse(TimeLimit, Quantity.Duration, out var seconds) && seconds is > 0 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw WrittenNumber.Wrong(words.Format($"{"--time-limit"} is \"{TimeLimit}\"; allowed is a time with its unit, such as {"60s"} or {"5 min"}, or {"none"}")),
    };

    private double Worth(Words words) => RoundValue is null ? 0
        : double.TryParse(RoundValue, System.Globalization.CultureInfo.InvariantCulture, out var worth) && worth >= 0 && double.IsFinite(worth)
            ? worth
            : throw WrittenNumber.Wrong(words.Format($"{"--round-value"} is \"{RoundValue}\"; allowed is a number of 0 or more, in the unit of the values of targets"));

    private AssignmentInstance Drawn(Words words, double worth)
    {
        var read = new WrittenNumber(words);
        var sides = (Random ?? throw WrittenNumber.Wrong(words.Format($"name an instance, or draw one with {"--random 200x400"}"))).Split('x');
        if (sides.Length != 2 || !int.TryParse(sides[0], System.Globalization.NumberStyles.None, null, out var types) || !int.TryParse(sides[1], System.Globalization.NumberStyles.None, null, out var targets) || types < 1 || targets < 1)
        {
            throw WrittenNumber.Wrong(words.Format($"{"--random"} is \"{Random}\"; allowed are weapons and targets, such as {"200x400"}"));
        }

        InstanceFile.Afford(new TextLocation($"--random {Random}", 0, ""), types, targets);
        var (lowest, highest) = (0.6, 0.9);
        if (Kill is not null)
        {
            (lowest, highest) = WrittenNumber.Range(Kill) is { } range && range is { From: >= 0, To: <= 1 } && range.From <= range.To
                ? range
                : throw WrittenNumber.Wrong(words.Format($"{"--kill"} is \"{Kill}\"; allowed are two probabilities, the smaller first, such as {"0.6..0.9"}"));
        }

        return RandomInstance.Draw(types, targets, (int)(read.Whole("--units", Units, 0, 1_000_000) ?? 1), lowest, highest, read.Seed(Seed), worth);
    }
}
