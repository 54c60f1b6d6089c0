namespace Testudo.Assignment.WeaponTargets;

/// <summary>Salvos that one target could get, each set once.</summary>
/// <param name="problem">The problem.</param>
internal sealed class ColumnPool(WeaponTargetProblem problem)
{
    private readonly Dictionary<Key, int> known = [];
    private readonly List<int> targets = [];
    private readonly List<Salvo[]> salvos = [];
    private readonly List<double> costs = [];

    /// <summary>The number of columns.</summary>
    public int Count => targets.Count;

    /// <summary>The target of a column.</summary>
    public int TargetOf(int column) => targets[column];

    /// <summary>The salvos of a column.</summary>
    public Salvo[] SalvosOf(int column) => salvos[column];

    /// <summary>What a column comes to without prices.</summary>
    public double CostOf(int column) => costs[column];

    /// <summary>Adds a column, or finds it.</summary>
    /// <returns>Its index, and whether it is new.</returns>
    public (int Column, bool IsNew) Add(int target, ReadOnlySpan<Salvo> at)
    {
        var sorted = at.ToArray();
        if (sorted.Length > 1)
        {
            Array.Sort(sorted, (a, b) => a.Type.CompareTo(b.Type));
        }

        var key = new Key(target, sorted);
        if (known.TryGetValue(key, out var column))
        {
            return (column, false);
        }

        known.Add(key, targets.Count);
        targets.Add(target);
        salvos.Add(sorted);
        costs.Add(AssignmentPlan.Cost(problem, target, sorted));
        return (targets.Count - 1, true);
    }

    /// <summary>What a column comes to with prices.</summary>
    public double PricedCost(int column, ReadOnlySpan<double> prices)
    {
        var sum = costs[column];
        foreach (var salvo in salvos[column])
        {
            sum += prices[salvo.Type] * salvo.Units;
        }

        return sum;
    }

    private readonly struct Key(int target, Salvo[] salvos) : IEquatable<Key>
    {
        private readonly int target = target;
        private readonly Salvo[] salvos = salvos;

        public bool Equals(Key other) => target == other.target && salvos.AsSpan().SequenceEqual(other.salvos);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = unchecked((uint)target * 0x9E3779B1u);
            foreach (var salvo in salvos)
            {
                hash = unchecked(((hash ^ (uint)salvo.Type) * 0x85EBCA6Bu) ^ ((uint)salvo.Units * 0xC2B2AE35u));
                hash = (hash << 13) | (hash >> 19);
            }

            return (int)hash;
        }
    }
}
