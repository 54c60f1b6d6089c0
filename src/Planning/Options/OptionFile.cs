using Testudo.World;

namespace Testudo.Planning.Options;

/// <summary>Options that are compared, the futures they are tried in, and the numbers on which their order may turn.</summary>
public sealed record OptionFile
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The title in each language.</summary>
    public required LocalisedText Title { get; init; }

    /// <summary>The options in the order of the file.</summary>
    public required IReadOnlyList<ReinforcementOption> Options { get; init; }

    /// <summary>The futures in the order of the file.</summary>
    public required IReadOnlyList<Future> Futures { get; init; }

    /// <summary>What is not known of the future, in the order of the file; futures are drawn from it.</summary>
    public IReadOnlyList<FutureRange> Ranges { get; init; } = [];

    /// <summary>The numbers that are varied, in the order of the file.</summary>
    public required IReadOnlyList<FlipQuestion> Flips { get; init; }

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>A reinforcement that could be chosen: changes of a document.</summary>
public sealed record ReinforcementOption
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>What it stands for, in each language; empty where nothing is said.</summary>
    public required LocalisedText Note { get; init; }

    /// <summary>Where it was promised or described; null where nothing is said.</summary>
    public string? Source { get; init; }

    /// <summary>When it was promised: YYYY, YYYY-MM or YYYY-MM-DD; null where nothing is said.</summary>
    public string? Date { get; init; }

    /// <summary>How far that can be trusted.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>What it costs; null where nothing is said. The cost of a package without a cost of its own is the sum of its parts.</summary>
    public CostRange? Cost { get; init; }

    /// <summary>Days between the planned delivery and the raid: later than that, it is not there. Null where it waits for no delivery. That of a package is the least of its parts.</summary>
    public double? DaysInHand { get; init; }

    /// <summary>The options of which it is made, by id; empty for an option that is no package.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>Its changes, with those of its parts: one list for each.</summary>
    public required IReadOnlyList<IReadOnlyList<Change>> Changes { get; init; }

    /// <summary>The line on which it begins.</summary>
    public int Line { get; init; }
}

/// <summary>A cost that is not known exactly.</summary>
/// <param name="Low">The least. Unit: USD.</param>
/// <param name="High">The most. Unit: USD.</param>
public sealed record CostRange(double Low, double High)
{
    /// <summary>The middle of the range. Unit: USD.</summary>
    public double Middle => (Low + High) / 2;
}

/// <summary>A world other than that of the scenario, in which options are tried again.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name in each language.</param>
/// <param name="Changes">Its changes, made after those of an option.</param>
/// <param name="Line">The line on which it begins.</param>
public sealed record Future(string Id, LocalisedText Name, IReadOnlyList<Change> Changes, int Line);

/// <summary>The question at which value of one number two options change places.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">What is varied, in each language.</param>
/// <param name="First">The id of one option.</param>
/// <param name="Second">The id of the other; null for the scenario as it is.</param>
/// <param name="Vary">The change; its value is put in for each point of the grid.</param>
/// <param name="From">The least value.</param>
/// <param name="To">The greatest value.</param>
/// <param name="Steps">How many values, 3 to 41.</param>
/// <param name="Line">The line on which it begins.</param>
public sealed record FlipQuestion(string Id, LocalisedText Name, string First, string? Second, Change Vary, double From, double To, int Steps, int Line)
{
    /// <summary>The values, evenly spaced.</summary>
    public IReadOnlyList<double> Grid => [.. Enumerable.Range(0, Steps).Select(i => Math.Round(From + ((To - From) * i / (Steps - 1)), 10))];
}
