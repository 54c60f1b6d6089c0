using System.Text.Json.Serialization;
using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Assigning;

/// <summary>The answer of <c>assign</c>, for machines.</summary>
internal sealed record AssignmentResult
{
    /// <summary>The name and version of this form.</summary>
    public string Format { get; init; } = "testudo-assignment/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The file, or how the instance was drawn.</summary>
    public required string Instance { get; init; }

    /// <summary>What a row of the file was taken for: weapons or targets.</summary>
    public required string Rows { get; init; }

    /// <summary>How many weapon types there are.</summary>
    public required int Weapons { get; init; }

    /// <summary>How many units of all types there are.</summary>
    public required long Units { get; init; }

    /// <summary>How many targets there are.</summary>
    public required int Targets { get; init; }

    /// <summary>The value of all targets.</summary>
    public required double AllValue { get; init; }

    /// <summary>exact, local, greedy or quiz.</summary>
    public required string Method { get; init; }

    /// <summary>optimal (proven), feasible (the method ended without a proof), time-limit or interrupted.</summary>
    public required string Status { get; init; }

    /// <summary>What the plan comes to: the value that gets through, and the worth of the units used where kept ones have a worth.</summary>
    public required double Value { get; init; }

    /// <summary>A value that no plan can go below.</summary>
    public required double Bound { get; init; }

    /// <summary>(value - bound) / value.</summary>
    public required double Gap { get; init; }

    /// <summary>The time taken. Unit: seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How often prices were evaluated.</summary>
    public required int Pricings { get; init; }

    /// <summary>How many columns the linear program had.</summary>
    public required int Columns { get; init; }

    /// <summary>How many nodes branch and bound had.</summary>
    public required int Nodes { get; init; }

    /// <summary>The constant of the cut: with n_i units of type i no plan goes below cut - sum of price_i n_i, whatever n.</summary>
    public required double Cut { get; init; }

    /// <summary>The weapon types.</summary>
    public required IReadOnlyList<WeaponLine> ByWeapon { get; init; }

    /// <summary>The targets with what goes to them.</summary>
    public required IReadOnlyList<TargetLine> ByTarget { get; init; }
}

/// <summary>A weapon type in the answer.</summary>
/// <param name="Name">Its name, or its number counted from 0.</param>
/// <param name="Units">How many units there are.</param>
/// <param name="Used">How many are used.</param>
/// <param name="Price">Its price in the cut.</param>
/// <param name="OneMoreAtLeast">What one more unit saves at least: where it helps most, with all else as it is.</param>
/// <param name="OneMoreAtMost">What one more unit saves at most, by the cut.</param>
internal sealed record WeaponLine(string Name, int Units, int Used, double Price, double OneMoreAtLeast, double OneMoreAtMost);

/// <summary>A target in the answer.</summary>
/// <param name="Name">Its name, or its number counted from 0.</param>
/// <param name="Value">Its value.</param>
/// <param name="Left">What is expected to get through of it.</param>
/// <param name="Salvos">What goes to it.</param>
internal sealed record TargetLine(string Name, double Value, double Left, IReadOnlyList<SalvoLine> Salvos);

/// <summary>So many units of one type.</summary>
/// <param name="Weapon">The name of the type.</param>
/// <param name="Units">How many.</param>
internal sealed record SalvoLine(string Weapon, int Units);

/// <summary>Makes and writes <see cref="AssignmentResult"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(AssignmentResult))]
internal sealed partial class AssignmentJson : JsonSerializerContext
{
    /// <summary>Makes the result.</summary>
    public static AssignmentResult Make(string name, AssignmentInstance instance, string method, WeaponTargetAnswer answer, double seconds, string version)
    {
        var problem = instance.Problem;
        var used = answer.Plan.Used(problem.Types);
        return new AssignmentResult
        {
            Version = version,
            Instance = name,
            Rows = instance.Rows == InstanceRows.Weapons ? "weapons" : "targets",
            Weapons = problem.Types,
            Units = problem.AllUnits,
            Targets = problem.Targets,
            AllValue = problem.Values.ToArray().Sum(),
            Method = method,
            Status = StatusWord(answer.Status),
            Value = answer.Value,
            Bound = answer.Bound,
            Gap = answer.Gap,
            Seconds = seconds,
            Pricings = answer.Pricings,
            Columns = answer.Columns,
            Nodes = answer.Nodes,
            Cut = answer.Cut,
            ByWeapon = [.. instance.Weapons.Select((weapon, i) => new WeaponLine(weapon, problem.Units[i], used[i], answer.Prices[i], answer.OneMoreAtLeast(problem, i), answer.OneMoreAtMost(problem, i)))],
            ByTarget = [.. instance.Targets.Select((target, j) => new TargetLine(target, problem.Values[j], answer.Plan.LeftOf(problem, j), [.. answer.Plan.At(j).ToArray().Select(s => new SalvoLine(instance.Weapons[s.Type], s.Units))]))],
        };
    }

    private static string StatusWord(SearchStatus status) => status switch
    {
        SearchStatus.Optimal => "optimal",
        SearchStatus.Feasible => "feasible",
        SearchStatus.TimeLimit => "time-limit",
        _ => "interrupted",
    };
}
