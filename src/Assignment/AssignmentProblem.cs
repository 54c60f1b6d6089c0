namespace Testudo.Assignment;

/// <summary>Which fire unit is to engage which threat: the pairs that are possible, what each is worth, and what each unit can take.</summary>
/// <remarks>
/// A threat is engaged by one unit at the most, a unit engages as many threats as it has capacity. Pairs stand in order of their threats:
/// those of threat <c>t</c> are <c>FirstPair[t]</c> to <c>FirstPair[t + 1] - 1</c>.
/// </remarks>
public readonly ref struct AssignmentProblem
{
    /// <summary>Where the pairs of each threat begin; one entry more than threats, the last is the number of pairs.</summary>
    public required ReadOnlySpan<int> FirstPair { get; init; }

    /// <summary>The unit of each pair.</summary>
    public required ReadOnlySpan<int> Unit { get; init; }

    /// <summary>What each pair is worth, in any unit; pairs worth nothing or less are never chosen.</summary>
    public required ReadOnlySpan<double> Value { get; init; }

    /// <summary>How many threats each unit can engage now; 0 or more.</summary>
    public required ReadOnlySpan<int> Capacity { get; init; }

    /// <summary>The number of threats.</summary>
    public int Threats => FirstPair.Length - 1;

    /// <summary>The number of units.</summary>
    public int Units => Capacity.Length;

    /// <summary>The worth of a choice of pairs.</summary>
    /// <param name="chosen">For each threat its pair, or -1.</param>
    public double Worth(ReadOnlySpan<int> chosen)
    {
        var sum = 0.0;
        foreach (var pair in chosen)
        {
            sum += pair < 0 ? 0 : Value[pair];
        }

        return sum;
    }
}

/// <summary>A way to solve <see cref="AssignmentProblem"/>.</summary>
/// <remarks>A solver keeps its memory: after warm-up with problems of a size it allocates nothing. It serves one thread.</remarks>
public interface IAssignmentSolver
{
    /// <summary>Chooses pairs.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="chosen">Filled for each threat with its pair, or -1 where nobody engages it.</param>
    /// <returns>The worth of the choice.</returns>
    double Solve(in AssignmentProblem problem, Span<int> chosen);
}
