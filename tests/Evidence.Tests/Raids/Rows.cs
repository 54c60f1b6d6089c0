using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Tests.Raids;

/// <summary>Rows made up for tests of grouping and rates.</summary>
internal static class Rows
{
    private static readonly string[] Classes = [.. RecordClasses.OfRaids, RecordClasses.Other];

    /// <summary>Some dozen rows in a few days, with windows and posts that often touch, overlap or repeat.</summary>
    public static Gen<RecordRow[]> Some { get; } =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Random(new Random(seed));

    /// <summary>One row.</summary>
    public static RecordRow Row(string from, string to, string recordClass = RecordClasses.Cruise, double? launched = 1, double? destroyed = 1, double? notReached = null, string source = "kpszsu/1", bool isNational = true, int line = 2)
    {
        var isDateOnly = from.Length <= 10 && to.Length <= 10;
        var end = Time(to) + (to.Length <= 10 ? new TimeSpan(23, 59, 0) : TimeSpan.Zero);
        return new RecordRow
        {
            Line = line,
            Key = $"{from}|{to}|{recordClass}|{source}|{line}",
            Model = recordClass,
            Threats = [],
            Class = recordClass,
            Time = new ReportedTime(Time(from), end, isDateOnly),
            LaunchPlace = "",
            Target = "Ukraine",
            Launched = launched,
            Destroyed = destroyed,
            NotReached = notReached,
            Source = source,
            IsNational = isNational,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    /// <summary>The rows in another order.</summary>
    public static RecordRow[] Shuffled(RecordRow[] rows, int seed)
    {
        var copy = (RecordRow[])rows.Clone();
        new Random(seed).Shuffle(copy);
        return copy;
    }

    private static DateTime Time(string text) =>
        DateTime.ParseExact(text, text.Length <= 10 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static RecordRow[] Random(Random random) => [.. Enumerable.Range(0, random.Next(1, 40)).Select(i => Random(random, i))];

    private static RecordRow Random(Random random, int number)
    {
        var start = new DateTime(2024, 3, 1).AddHours(random.Next(0, 96));
        var end = start.AddHours(random.Next(4) == 0 ? 0 : random.Next(0, 14));
        var form = random.Next(4) == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        var launched = random.Next(12) == 0 ? (double?)null : random.Next(0, 30);
        return Row(
            start.ToString(form, CultureInfo.InvariantCulture),
            (form.Length <= 10 && random.Next(3) == 0 ? end.AddDays(1) : end).ToString(form.Length <= 10 && random.Next(3) == 0 ? "yyyy-MM-dd HH:mm" : form, CultureInfo.InvariantCulture),
            Classes[random.Next(Classes.Length)],
            launched,
            random.Next(12) == 0 ? null : random.Next(0, (int)(launched ?? 5) + 1),
            random.Next(2) == 0 ? null : random.Next(0, 5),
            $"kpszsu/{random.Next(8)}",
            random.Next(8) > 0,
            number + 2);
    }
}
