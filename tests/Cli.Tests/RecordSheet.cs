namespace Testudo.Cli.Tests;

/// <summary>Small files in the form of the public record, with rows made up for the tests.</summary>
internal static class RecordSheet
{
    /// <summary>The columns.</summary>
    public const string Header = "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,source";

    /// <summary>A month with five raids; one row is on a part of the country, and one lacks what was launched.</summary>
    public static readonly string[] Month =
    [
        "2031-03-01 20:00,2031-03-02 06:00,Shahed-136/131,,Ukraine,40,30,6,kpszsu/posts/1",
        "2031-03-02 04:00,2031-03-02 07:00,X-101/X-555,,Kyiv oblast and Ukraine,20,15,,kpszsu/posts/1",
        "2031-03-02 05:00,2031-03-02 06:00,Shahed-136/131,,Odesa oblast,6,5,,OdesaOVA/posts/1",
        "2031-03-05 22:00,2031-03-06 05:00,Shahed-136/131,,Ukraine,30,25,2,kpszsu/posts/2",
        "2031-03-09,2031-03-09,Iskander-M,,Ukraine,4,1,,kpszsu/posts/3",
        "2031-03-12 01:00,2031-03-12 05:00,Kalibr,,Ukraine,,3,,kpszsu/posts/4",
        "2031-03-12 01:00,2031-03-12 05:00,Shahed-136/131,,Ukraine,12,12,0,kpszsu/posts/4",
        "2031-03-20 20:00,2031-03-21 04:00,Shahed-136/131,,Ukraine,50,40,5,kpszsu/posts/5",
    ];

    /// <summary>As many nights from the first of January 2031, with drones on each and cruise missiles on every third.</summary>
    /// <param name="nights">How many.</param>
    public static IEnumerable<string> Nights(int nights) => Nights(nights, new DateTime(2031, 1, 1), ("X-101/X-555", 3));

    /// <summary>As many nights from a day, with drones on each and missiles on some.</summary>
    /// <param name="nights">How many.</param>
    /// <param name="first">The day on which the first begins.</param>
    /// <param name="missiles">Models of missiles, and every how many nights they are launched.</param>
    public static IEnumerable<string> Nights(int nights, DateTime first, params (string Model, int Every)[] missiles) => Enumerable.Range(0, nights).SelectMany(i =>
    {
        var (begin, end) = (first.AddDays(i).AddHours(20), first.AddDays(i + 1).AddHours(6));
        string Row(string model, int launched, int destroyed, string notReached) =>
            FormattableString.Invariant($"{begin:yyyy-MM-dd HH:mm},{end:yyyy-MM-dd HH:mm},{model},,Ukraine,{launched},{destroyed},{notReached},kpszsu/posts/{i}");
        var launched = 20 + (i * 7 % 30);
        return missiles.Where(m => i % m.Every == 0).Select(m => Row(m.Model, 4 + (i % 9), 3 + (i % 2), "")).Prepend(Row("Shahed-136/131", launched, launched * (7 + (i % 3)) / 10, "1"));
    });

    /// <summary>The text of a file.</summary>
    public static string Text(params IEnumerable<string> rows) => string.Join('\n', [Header, .. rows]) + "\n";

    /// <summary>A file with many rows.</summary>
    /// <param name="rows">How many.</param>
    public static string Long(int rows) => Text(Enumerable.Range(0, rows).Select(i =>
        FormattableString.Invariant($"{new DateTime(2022, 1, 1).AddMinutes(30 * i):yyyy-MM-dd HH:mm},{new DateTime(2022, 1, 1).AddMinutes((30 * i) + 20):yyyy-MM-dd HH:mm},Shahed-136/131,,Ukraine,{10 + (i % 30)},{8 + (i % 20)},0,kpszsu/posts/{i}")));
}
