using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Tests.Replication;

public sealed class EventQueueTests
{
    /// <summary>How many events are planned, then for each one that is taken: how many are added or put in line, and how much later.</summary>
    private sealed record Course(int Planned, int[][] Later, int[] InLine, bool IsCleared);

    private static readonly Gen<Course> Courses =
        from planned in Gen.Choose(1, 60)
        from later in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 50), 3), 80)
        from sometimes in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 5_000), 60), 2)
        from inLine in Gen.ArrayOf(Gen.Choose(0, 2), 80)
        from cleared in Gen.Elements(true, false)
        select new Course(planned, [.. sometimes, .. later], inLine, cleared);

    /// <summary>The order of a plain list that is searched for its least each time; sixty events added at once overflow what is kept in order.</summary>
    [Fact]
    public void Events_come_by_time_then_kind_then_insertion() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Courses.ToArbitrary(), course =>
    {
        var queue = new EventQueue();
        if (course.IsCleared)
        {
            queue.Plan(3, EventKind.Track, 1);
            queue.Plan(4, EventKind.Track, 2);
            queue.Take();
            queue.Add(9, EventKind.Lost, 3);
            queue.Clear();
        }

        var plain = new List<(double Time, EventKind Kind, int Number)>();
        var number = 0;
        for (var i = 0; i < course.Planned; i++)
        {
            var time = i * 7919 % 101;
            queue.Plan(time, EventKind.Track, number);
            plain.Add((time, EventKind.Track, number++));
        }

        for (var turn = 0; plain.Count > 0; turn++)
        {
            var expected = plain.Min();
            plain.Remove(expected);
            var taken = queue.Take();
            if ((taken.Time, taken.Kind, taken.Subject) != expected)
            {
                return false;
            }

            foreach (var delay in turn < course.Later.Length ? course.Later[turn] : [])
            {
                var kind = delay % 2 == 0 ? EventKind.Intercept : EventKind.WindowOpen;
                queue.Add(taken.Time + delay, kind, number);
                plain.Add((taken.Time + delay, kind, number++));
            }

            for (var i = 0; turn < course.InLine.Length && i < course.InLine[turn]; i++)
            {
                // The second is before the first, which a line as a rule is not.
                var time = taken.Time + 20 - i;
                queue.Follow(time, EventKind.Assessed, number);
                plain.Add((time, EventKind.Assessed, number++));
            }
        }

        return queue.IsEmpty;
    }));
}
