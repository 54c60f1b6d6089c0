namespace Testudo.Assignment.Instances;

/// <summary>How an instance is written.</summary>
public enum InstanceFormat
{
    /// <summary>A line with types, targets and units of each type; the values of the targets; then a line "type target probability" for each pair.</summary>
    Pairs,

    /// <summary>The number n of weapons and of targets; n values; then n rows of n probabilities.</summary>
    Square,

    /// <summary>A table whose first cell says what a row is: "weapon,units,..." or "target,value,...".</summary>
    Table,

    /// <summary>Not read from a file: drawn from a seed.</summary>
    Random,
}

/// <summary>What a row of an instance, or the first number of a pair, stands for.</summary>
public enum InstanceRows
{
    /// <summary>A weapon type.</summary>
    Weapons,

    /// <summary>A target.</summary>
    Targets,
}
