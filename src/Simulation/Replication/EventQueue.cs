using System.Runtime.CompilerServices;

namespace Testudo.Simulation.Replication;

/// <summary>What happens. The order is the order at equal times: what frees resources comes before what wants them.</summary>
internal enum EventKind : byte
{
    Intercept,
    Lost,
    Assessed,
    ChannelFreed,
    Reloaded,
    Supplied,
    Airborne,
    OperatorDecided,
    CrewDecided,
    FoundAgain,
    Track,
    WindowOpen,
    Identified,
    Impact,
}

/// <summary>Something that will happen.</summary>
internal struct ScheduledEvent
{
    public double Time;

    /// <summary>Kind in the top byte, then the order of insertion in four bytes, then the subject in three.</summary>
    public ulong Order;

    /// <summary>The most subjects of one kind.</summary>
    public const int MostSubjects = 1 << 24;

    public readonly EventKind Kind => (EventKind)(Order >> 56);

    /// <summary>The threat, battery or engagement.</summary>
    public readonly int Subject => (int)(Order & (MostSubjects - 1));

    public readonly bool IsBefore(in ScheduledEvent other) => Time < other.Time || (Time == other.Time && Order < other.Order);
}

/// <summary>The events to come, ordered by (time, kind, insertion).</summary>
/// <remarks>
/// What is known before the first event is sorted once (<see cref="Plan"/>); what comes in order of time, because it follows
/// something by a constant delay, stands in line (<see cref="Follow"/>). Of the rest the next few are kept in order, in an array from
/// which the last is taken; what comes after them is in a heap of four children a node.
/// </remarks>
internal sealed class EventQueue
{
    // In a usual raid about fifteen events are neither planned nor in line, and the heap is empty.
    private const int MostNear = 32;

    private static readonly ScheduledEvent Never = new() { Time = double.PositiveInfinity, Order = ulong.MaxValue };

    private readonly ScheduledEvent[] near = new ScheduledEvent[MostNear];
    private ScheduledEvent[] heap = new ScheduledEvent[256];
    private ScheduledEvent[] plan = new ScheduledEvent[256];
    private ScheduledEvent[] sorted = new ScheduledEvent[257];
    private int[] buckets = new int[257];
    private ScheduledEvent[] line = new ScheduledEvent[64];
    private int nearby;
    private int count;
    private int planned;
    private int nextPlanned;
    private int lineHead;
    private int lineTail;
    private uint inserted;
    private bool isSorted;

    public bool IsEmpty => nearby == 0 && lineHead == lineTail && (isSorted ? nextPlanned == planned : planned == 0);

    /// <summary>Events of the plan.</summary>
    public int Planned => planned;

    /// <summary>Events that stood in line since the queue was cleared.</summary>
    public int InLine => lineTail;

    /// <summary>Events taken since the queue was made.</summary>
    public long Taken { get; private set; }

    public void Clear()
    {
        (nearby, count, planned, nextPlanned, lineHead, lineTail, inserted, isSorted) = (0, 0, 0, 0, 0, 0, 0, false);
        sorted[0] = Never;
    }

    /// <summary>Adds an event that is known before the first is taken.</summary>
    public void Plan(double time, EventKind kind, int subject)
    {
        if (planned == plan.Length)
        {
            Array.Resize(ref plan, planned * 2);
        }

        plan[planned++] = Of(time, kind, subject);
    }

    /// <summary>Adds an event that as a rule is not before the last one added so.</summary>
    public void Follow(double time, EventKind kind, int subject)
    {
        var item = Of(time, kind, subject);
        var mask = line.Length - 1;
        if (lineHead != lineTail && item.IsBefore(line[(lineTail - 1) & mask]))
        {
            Put(item);
            return;
        }

        if (lineTail - lineHead == line.Length)
        {
            var longer = new ScheduledEvent[line.Length * 2];
            for (var i = lineHead; i != lineTail; i++)
            {
                longer[i & (longer.Length - 1)] = line[i & mask];
            }

            line = longer;
            mask = line.Length - 1;
        }

        line[lineTail++ & mask] = item;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double time, EventKind kind, int subject) => Put(Of(time, kind, subject));

    public ScheduledEvent Take()
    {
        Taken++;
        if (!isSorted)
        {
            SortPlan();
        }

        ref readonly var first = ref sorted[nextPlanned];
        var isPlanned = true;
        if (lineHead != lineTail)
        {
            ref readonly var inLine = ref line[lineHead & (line.Length - 1)];
            if (inLine.IsBefore(first))
            {
                first = ref inLine;
                isPlanned = false;
            }
        }

        if (nearby > 0 && near[nearby - 1].IsBefore(first))
        {
            return TakeNearest();
        }

        if (isPlanned)
        {
            nextPlanned++;
        }
        else
        {
            lineHead++;
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScheduledEvent Of(double time, EventKind kind, int subject) =>
        new() { Time = time, Order = ((ulong)kind << 56) | ((ulong)inserted++ << 24) | (uint)subject };

    /// <summary>Sorts the plan: into as many buckets of time as it has events, then by insertion, which has little left to do.</summary>
    private void SortPlan()
    {
        isSorted = true;
        if (sorted.Length <= plan.Length)
        {
            sorted = new ScheduledEvent[plan.Length + 1];
            buckets = new int[plan.Length + 1];
        }

        var (from, to) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < planned; i++)
        {
            (from, to) = (Math.Min(from, plan[i].Time), Math.Max(to, plan[i].Time));
        }

        var scale = to > from ? (planned - 1) / (to - from) : 0;
        Array.Clear(buckets, 0, planned + 1);
        for (var i = 0; i < planned; i++)
        {
            buckets[(int)((plan[i].Time - from) * scale) + 1]++;
        }

        for (var i = 1; i < planned; i++)
        {
            buckets[i] += buckets[i - 1];
        }

        for (var i = 0; i < planned; i++)
        {
            sorted[buckets[(int)((plan[i].Time - from) * scale)]++] = plan[i];
        }

        sorted[planned] = Never;
        for (var i = 1; i < planned; i++)
        {
            var item = sorted[i];
            var hole = i;
            while (hole > 0 && item.IsBefore(sorted[hole - 1]))
            {
                sorted[hole] = sorted[hole - 1];
                hole--;
            }

            sorted[hole] = item;
        }
    }

    /// <summary>Puts an event in order among the next few; what has no place there goes to the heap, whose events are all later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(in ScheduledEvent item)
    {
        if (nearby == MostNear || (count > 0 && !item.IsBefore(near[0])))
        {
            if (!item.IsBefore(near[0]))
            {
                AddToHeap(item);
                return;
            }

            AddToHeap(near[0]);
            Array.Copy(near, 1, near, 0, --nearby);
        }

        var hole = nearby++;
        while (hole > 0 && near[hole - 1].IsBefore(item))
        {
            near[hole] = near[hole - 1];
            hole--;
        }

        near[hole] = item;
    }

    private ScheduledEvent TakeNearest()
    {
        var next = near[--nearby];
        if (nearby == 0 && count > 0)
        {
            nearby = Math.Min(count, MostNear / 2);
            for (var i = nearby - 1; i >= 0; i--)
            {
                near[i] = TakeFromHeap();
            }
        }

        return next;
    }

    private void AddToHeap(in ScheduledEvent item)
    {
        if (count == heap.Length)
        {
            Array.Resize(ref heap, count * 2);
        }

        var hole = count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 2;
            if (!item.IsBefore(heap[parent]))
            {
                break;
            }

            heap[hole] = heap[parent];
            hole = parent;
        }

        heap[hole] = item;
    }

    private ScheduledEvent TakeFromHeap()
    {
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
                if (heap[other].IsBefore(heap[least]))
                {
                    least = other;
                }
            }

            if (!heap[least].IsBefore(item))
            {
                break;
            }

            heap[hole] = heap[least];
            hole = least;
        }

        heap[hole] = item;
        return first;
    }
}
