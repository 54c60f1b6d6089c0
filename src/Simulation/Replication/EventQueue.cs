namespace Testudo.Simulation.Replication;

/// <summary>What happens. The order is the order at equal times: what frees resources comes before what wants them.</summary>
internal enum EventKind : byte
{
    Intercept,
    Lost,
    Assessed,
    ChannelFreed,
    Reloaded,
    Airborne,
    Track,
    WindowOpen,
    Identified,
    Impact,
}

/// <summary>Something that will happen.</summary>
internal struct ScheduledEvent
{
    public double Time;

    /// <summary>Kind in the top byte, then the order of insertion.</summary>
    public ulong Order;

    /// <summary>The threat, battery or engagement.</summary>
    public int Subject;

    public readonly EventKind Kind => (EventKind)(Order >> 56);
}

/// <summary>The events to come, ordered by (time, kind, insertion): a heap of four children a node.</summary>
internal sealed class EventQueue
{
    private ScheduledEvent[] heap = new ScheduledEvent[256];
    private int count;
    private ulong inserted;

    public bool IsEmpty => count == 0;

    /// <summary>Events taken since the queue was made.</summary>
    public long Taken { get; private set; }

    public void Clear() => (count, inserted) = (0, 0);

    public void Add(double time, EventKind kind, int subject)
    {
        if (count == heap.Length)
        {
            Array.Resize(ref heap, count * 2);
        }

        var item = new ScheduledEvent { Time = time, Order = ((ulong)kind << 56) | inserted++, Subject = subject };
        var hole = count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 2;
            if (!IsBefore(item, heap[parent]))
            {
                break;
            }

            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = item;
    }

    public ScheduledEvent Take()
    {
        Taken++;
        var first = heap[0];
        var item = heap[--count];
        var hole = 0;
        while (true)
        {
            var child = (hole << 2) + 1;
            if (child >= count)
            {
                break;
            }

            var least = child;
            var end = Math.Min(child + 4, count);
            for (var other = child + 1; other < end; other++)
            {
                if (IsBefore(heap[other], heap[least]))
                {
                    least = other;
                }
            }

            if (!IsBefore(heap[least], item))
            {
                break;
            }

            heap[hole] = heap[least];
            hole = least;
        }

        heap[hole] = item;
        return first;
    }

    private static bool IsBefore(in ScheduledEvent a, in ScheduledEvent b) =>
        a.Time < b.Time || (a.Time == b.Time && a.Order < b.Order);
}
