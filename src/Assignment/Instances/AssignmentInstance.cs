using Testudo.Assignment.WeaponTargets;

namespace Testudo.Assignment.Instances;

/// <summary>An instance of the weapon-target assignment problem with its names.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Weapons">The name of each weapon type.</param>
/// <param name="Targets">The name of each target.</param>
/// <param name="Format">How it was written.</param>
/// <param name="Rows">What its rows were taken for.</param>
public sealed record AssignmentInstance(WeaponTargetProblem Problem, IReadOnlyList<string> Weapons, IReadOnlyList<string> Targets, InstanceFormat Format, InstanceRows Rows);
