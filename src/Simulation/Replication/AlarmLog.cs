namespace Testudo.Simulation.Replication;

/// <summary>The alarms of one region in one replication: separate spans in order of time.</summary>
internal sealed class AlarmLog
{
    private Alarm[] alarms = new Alarm[8];

    /// <summary>One alarm.</summary>
    /// <param name="From">When its first reason came. Unit: seconds from midnight of the scenario's date.</param>
    /// <param name="To">The all-clear.</param>
    /// <param name="Threat">The threat that was the first reason.</param>
    /// <param name="HasImpact">Whether something came down in the region meanwhile.</param>
    public readonly record struct Alarm(double From, double To, int Threat, bool HasImpact);

    public int Count { get; private set; }

    public ref Alarm this[int index] => ref alarms[index];

    public void Clear() => Count = 0;

    /// <summary>Adds a reason for alarm; what touches other alarms becomes one with them.</summary>
    public void Add(double from, double to, int threat)
    {
        // Most reasons come while the last alarm is in force.
        if (Count > 0 && alarms[Count - 1].From <= from && from <= alarms[Count - 1].To)
        {
            if (to > alarms[Count - 1].To)
            {
                alarms[Count - 1] = alarms[Count - 1] with { To = to };
            }

            return;
        }

        // Reasons come roughly in order of time: begin at the end.
        var last = Count;
        while (last > 0 && alarms[last - 1].From > to)
        {
            last--;
        }

        var first = last;
        var merged = new Alarm(from, to, threat, HasImpact: false);
        while (first > 0 && alarms[first - 1].To >= from)
        {
            first--;
            ref var other = ref alarms[first];
            merged = other.From <= merged.From ? merged with { From = other.From, Threat = other.Threat, To = Math.Max(merged.To, other.To) } : merged with { To = Math.Max(merged.To, other.To) };
        }

        if (first == last && Count == alarms.Length)
        {
            Array.Resize(ref alarms, 2 * Count);
        }

        Array.Copy(alarms, last, alarms, first + 1, Count - last);
        Count += 1 - (last - first);
        alarms[first] = merged;
    }

    /// <summary>The alarm in force at a time; -1 where none is.</summary>
    public int At(double time)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (alarms[i].From <= time)
            {
                return alarms[i].To >= time ? i : -1;
            }
        }

        return -1;
    }
}
