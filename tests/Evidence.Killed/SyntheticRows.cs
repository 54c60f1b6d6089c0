using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Killed;

/// <summary>Rows like those of the public data set, as many as are asked for; the same for the same number.</summary>
public static class SyntheticRows
{
    private static readonly string[] Models = ["Shahed-136/131", "X-101/X-555 and Kalibr", "Iskander-M/KN-23", "X-59", "Молнія"];
    private static readonly string[] Classes = ["drone", "cruise", "ballistic", "cruise", "other"];
    private static readonly string[][] Threats = [["shahed-136"], ["kh-101", "kalibr"], ["iskander-m"], ["kh-59"], []];

    /// <summary>Rows of one version of the file.</summary>
    /// <param name="count">How many.</param>
    /// <param name="version">From one version to the next, every hundredth row is revised.</param>
    public static IEnumerable<RecordRow> Make(int count, int version = 0) => Enumerable.Range(0, count).Select(i => Row(i, version));

    /// <summary>One row.</summary>
    public static RecordRow Row(int i, int version = 0)
    {
        var kind = i % Models.Length;
        var from = new DateTime(2022, 9, 28, 21, 0, 0).AddMinutes(7 * (i % 200_000));
        var to = from.AddHours(12);
        var launched = 1 + (i * 7 % 140) + (i % 100 == 0 ? version : 0);
        var destroyed = launched * (i % 10) / 10;
        var source = string.Create(CultureInfo.InvariantCulture, $"kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL{i:x6}");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["time_start"] = Written(from),
            ["time_end"] = Written(to),
            ["model"] = Models[kind],
            ["launch_place"] = "Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast",
            ["target"] = "Ukraine",
            ["target_main"] = "",
            ["launched"] = Written(launched),
            ["destroyed"] = Written(destroyed),
            ["not_reach_goal"] = i % 3 == 0 ? "" : "0.0",
            ["still_attacking"] = "",
            ["border_crossing"] = "{}",
            ["is_shahed"] = "40.0",
            ["num_hit_location"] = "6.0",
            ["num_fall_fragment_location"] = "2.0",
            ["carrier"] = "",
            ["turbojet"] = "",
            ["turbojet_destroyed"] = "",
            ["affected_region"] = "['Київська область', 'Харківська область']",
            ["destroyed_details"] = "{'south': 4, 'east': NaN, 'north': NaN, 'center': NaN}",
            ["launched_details"] = "",
            ["launch_place_details"] = "",
            ["source"] = source,
        };
        return new RecordRow
        {
            Line = i + 2,
            Key = string.Create(CultureInfo.InvariantCulture, $"{from:s}|{to:s}|{Models[kind]}|{fields["launch_place"]}|Ukraine|{source}"),
            Model = Models[kind],
            Threats = Threats[kind],
            Class = Classes[kind],
            Time = new ReportedTime(from, to, false),
            LaunchPlace = fields["launch_place"],
            Target = "Ukraine",
            Launched = launched,
            Destroyed = destroyed,
            NotReached = i % 3 == 0 ? null : 0,
            Source = source,
            IsNational = true,
            IsTactical = kind == 4,
            DestroyedDetails = new Dictionary<string, double?>(StringComparer.Ordinal) { ["south"] = 4, ["east"] = null, ["north"] = null, ["center"] = null },
            LaunchedDetails = kind == 1 ? new Dictionary<string, double?>(StringComparer.Ordinal) { ["X-101/X-555"] = launched - 1, ["Kalibr"] = 1 } : new Dictionary<string, double?>(StringComparer.Ordinal),
            Remarks = i % 70 == 0 ? ["destroyed_details sum to 4"] : [],
            Repairs = i % 50 == 0 ? ["\"3:30\" was read as \"03:30\""] : [],
            Fields = fields,
        };
    }

    private static string Written(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Written(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}
