using Testudo.Assignment;

namespace Testudo.Simulation.Replication;

/// <summary>The memory of optimal assignment: who could engage whom, and the problem that is being solved.</summary>
/// <param name="slots">The number of slots, one for each threat and window.</param>
/// <param name="batteries">The number of batteries.</param>
/// <param name="threats">The number of threats.</param>
internal sealed class Matching(int slots, int batteries, int threats)
{
    private readonly OptimalAssignment solver = new();
    private int[] firstPair = new int[65];
    private int[] unit = new int[256];
    private double[] value = new double[256];
    private int[] chosen = new int[64];

    /// <summary>For each battery the first slot of those who could be engaged by it, now or soon; -1 where there is none.</summary>
    public int[] FirstCandidate { get; } = Filled(batteries);

    /// <summary>For each slot the next one of the same battery.</summary>
    public int[] NextCandidate { get; } = new int[slots];

    /// <summary>For each battery its place in the problem, or -1.</summary>
    public int[] UnitOf { get; } = Filled(batteries);

    /// <summary>The batteries of the problem.</summary>
    public int[] Batteries { get; } = new int[batteries];

    /// <summary>What each of them can take.</summary>
    public int[] Capacity { get; } = new int[batteries];

    /// <summary>The number of batteries of the problem.</summary>
    public int Units { get; private set; }

    /// <summary>Whether a threat is in the problem.</summary>
    public bool[] IsIn { get; } = new bool[threats];

    /// <summary>The threats of the problem.</summary>
    public int[] Threats { get; } = new int[threats];

    /// <summary>The number of threats of the problem.</summary>
    public int ThreatCount { get; private set; }

    /// <summary>For each pair its window on the route of its threat, and whether fire can be opened now.</summary>
    public (int Window, bool IsNow)[] Pairs { get; private set; } = new (int, bool)[256];

    /// <summary>The number of pairs.</summary>
    public int PairCount { get; private set; }

    /// <summary>For each threat the windows that are entered with their batteries.</summary>
    public int[] Announced { get; } = new int[threats];

    /// <summary>Forgets all candidates.</summary>
    public void Clear()
    {
        Array.Fill(FirstCandidate, -1);
        Array.Clear(Announced);
    }

    /// <summary>Begins a problem.</summary>
    public void Begin()
    {
        for (var t = 0; t < ThreatCount; t++)
        {
            IsIn[Threats[t]] = false;
        }

        for (var u = 0; u < Units; u++)
        {
            UnitOf[Batteries[u]] = -1;
        }

        (ThreatCount, Units, PairCount) = (0, 0, 0);
    }

    /// <summary>Takes a threat into the problem, once.</summary>
    /// <param name="threat">The threat.</param>
    public void AddThreat(int threat)
    {
        if (!IsIn[threat])
        {
            IsIn[threat] = true;
            Threats[ThreatCount++] = threat;
        }
    }

    /// <summary>Takes a battery into the problem.</summary>
    /// <param name="battery">The battery.</param>
    /// <param name="capacity">How many threats it can take now.</param>
    public void AddBattery(int battery, int capacity)
    {
        UnitOf[battery] = Units;
        (Batteries[Units], Capacity[Units]) = (battery, capacity);
        Units++;
    }

    /// <summary>Begins the pairs of the next threat.</summary>
    /// <param name="index">Its place in the problem.</param>
    public void BeginPairs(int index)
    {
        if (index + 1 >= firstPair.Length)
        {
            Array.Resize(ref firstPair, firstPair.Length * 2);
            Array.Resize(ref chosen, firstPair.Length);
        }

        firstPair[index] = PairCount;
    }

    /// <summary>Adds a pair of the threat whose pairs are being written.</summary>
    /// <param name="battery">The battery.</param>
    /// <param name="worth">What the pair is worth.</param>
    /// <param name="window">The window.</param>
    /// <param name="isNow">Whether fire can be opened now.</param>
    public void AddPair(int battery, double worth, int window, bool isNow)
    {
        if (PairCount == unit.Length)
        {
            Array.Resize(ref unit, PairCount * 2);
            Array.Resize(ref value, PairCount * 2);
            var pairs = Pairs;
            Array.Resize(ref pairs, PairCount * 2);
            Pairs = pairs;
        }

        (unit[PairCount], value[PairCount], Pairs[PairCount]) = (UnitOf[battery], worth, (window, isNow));
        PairCount++;
    }

    /// <summary>Whether fire can be opened now at a threat of the problem.</summary>
    /// <param name="index">Its place in the problem.</param>
    public bool IsOneNow(int index)
    {
        for (var p = firstPair[index]; p < firstPair[index + 1]; p++)
        {
            if (Pairs[p].IsNow)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Solves the problem.</summary>
    /// <returns>For each threat of the problem its pair, or -1.</returns>
    public ReadOnlySpan<int> Solve()
    {
        firstPair[ThreatCount] = PairCount;
        var problem = new AssignmentProblem
        {
            FirstPair = firstPair.AsSpan(0, ThreatCount + 1),
            Unit = unit.AsSpan(0, PairCount),
            Value = value.AsSpan(0, PairCount),
            Capacity = Capacity.AsSpan(0, Units),
        };
        solver.Solve(problem, chosen);
        return chosen.AsSpan(0, ThreatCount);
    }

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}
