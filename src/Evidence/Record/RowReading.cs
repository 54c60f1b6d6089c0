using System.Globalization;
using System.Text.RegularExpressions;
using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>Turns the fields of one row into what they mean; mends what is plainly a slip, notes it, and gives up where it would have to guess.</summary>
internal sealed partial class RowReading
{
    private const double MostWeapons = 100_000;
    private const int LongestPooled = 80;
    private const int MostPooled = 20_000;

    private static readonly TimeSpan ToEndOfDay = new(23, 59, 0);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly RecordTable table;
    private readonly RecordColumns columns;
    private readonly Func<string, ModelReading> understand;
    private readonly RowKeys keys = new();
    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);
    private readonly List<string> repairs = [];
    private readonly List<string> remarks = [];

    /// <summary>Begins to read the rows of a file.</summary>
    /// <param name="table">The file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="catalogue">Where threat types are looked up.</param>
    public RowReading(RecordTable table, RecordColumns columns, Catalogue catalogue) =>
        (this.table, this.columns, understand) = (table, columns, RecordModels.Shipped.Remembering(catalogue));

    /// <summary>Reads the row on which the table stands.</summary>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>The row; null where it cannot be used.</returns>
    public RecordRow? Read(out Diagnostic? problem)
    {
        repairs.Clear();
        remarks.Clear();
        repairs.AddRange(table.Repairs);
        var fields = table.Fields;
        Share(fields);
        var model = fields[columns.Model].Trim();
        if (model.Length == 0)
        {
            problem = Problem("model", $"no model is written");
            return null;
        }

        var reading = understand(model);
        if (Time(fields, reading.Class, out problem) is not { } time)
        {
            return null;
        }

        var (launchPlace, target, source) = (Text(fields, columns.LaunchPlace), Text(fields, columns.Target), Text(fields, columns.Source));
        var launched = Count(fields, columns.Launched);
        var destroyed = Count(fields, columns.Destroyed);
        var notReached = Count(fields, columns.NotReached);
        var stillFlying = Count(fields, columns.StillFlying);
        var destroyedDetails = Details(fields, columns.DestroyedDetails);
        var launchedDetails = Details(fields, columns.LaunchedDetails);
        RemarkOnNumbers(launched, destroyed, notReached, destroyedDetails, launchedDetails);
        foreach (var name in reading.Unknown)
        {
            remarks.Add($"the model \"{TableStart.Short(name)}\" is not known; it counts in no class");
        }

        if (Array.Exists(fields, f => f.Contains('\uFFFD')))
        {
            remarks.Add("some letters were lost before the file came here");
        }

        var (key, sameAs) = keys.Next(Written(fields[columns.Begin]), Written(fields[columns.End]), model, launchPlace, target, source, fields, table.Line);
        if (sameAs is { } line)
        {
            // In a version without places or links, rows may be the same that are not the same row.
            if (columns is { Source: >= 0, LaunchPlace: >= 0, Target: >= 0 })
            {
                problem = Problem("", $"the same in every field as line {line:0}; counted once");
                return null;
            }

            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"the same in every field as line {line}"));
        }

        return new RecordRow
        {
            Line = table.Line,
            Key = key,
            Model = model,
            Threats = reading.Threats,
            Class = reading.Class,
            IsTactical = reading.IsTactical,
            Time = time,
            LaunchPlace = launchPlace,
            Target = target,
            Launched = launched,
            Destroyed = destroyed,
            NotReached = notReached,
            StillFlying = stillFlying,
            DestroyedDetails = destroyedDetails ?? RecordRow.NoDetails,
            LaunchedDetails = launchedDetails ?? RecordRow.NoDetails,
            Source = source,
            IsNational = IsNational(source, target, reading.Class),
            Repairs = repairs.Count == 0 ? [] : [.. repairs],
            Remarks = remarks.Count == 0 ? [] : [.. remarks],
            Fields = new FieldList(table.Columns, fields),
        };
    }

    /// <summary>A time in the one form that all versions of a file share: 3:30 and 03:30 are the same, a date stays a date.</summary>
    /// <param name="text">What was written.</param>
    internal static string Written(string text) =>
        !RecordTimeText.TryRead(text, out var time, out var isDateOnly) ? text.Trim()
        : time.ToString(isDateOnly ? "yyyy-MM-dd" : time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Whether a row is from a bulletin on the whole country.</summary>
    /// <remarks>
    /// Posted by the Air Force, the General Staff or the Commander-in-Chief, whichever known name stands first in the link; or aimed at
    /// "Ukraine" by a weapon that makes raids, because a few national bulletins are under the link of a regional page.
    /// </remarks>
    /// <param name="source">The link as written.</param>
    /// <param name="target">The target as written.</param>
    /// <param name="recordClass">The class of the row.</param>
    internal static bool IsNational(string source, string target, string recordClass) =>
        Publisher().Match(source).Value is "kpszsu" or "GeneralStaff" or "CinCAFU" || (target == "Ukraine" && RecordClasses.MakesRaid(recordClass));

    private static string Text(string[] fields, int column) => column < 0 ? "" : fields[column].Trim();

    private Diagnostic Problem(string column, FormattableString message) => new(new TextLocation(table.File, table.Line, column), message);

    // Links differ from post to post; everything else repeats.
    private void Share(string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            if (field.Length is 0 or > LongestPooled)
            {
                continue;
            }

            if (pool.TryGetValue(field, out var known))
            {
                fields[i] = known;
            }
            else if (pool.Count < MostPooled)
            {
                pool.Add(field, field);
            }
        }
    }

    private ReportedTime? Time(string[] fields, string recordClass, out Diagnostic? problem)
    {
        var (beginText, endText) = (fields[columns.Begin], fields[columns.End]);
        if (!RecordTimeText.TryRead(beginText, out var begin, out var beginIsDate))
        {
            problem = NoTime("time_start", beginText);
            return null;
        }

        if (!RecordTimeText.TryRead(endText, out var end, out var endIsDate))
        {
            problem = NoTime("time_end", endText);
            return null;
        }

        problem = null;
        if (beginIsDate && endIsDate && end < begin)
        {
            (begin, end) = (end, begin);
            repairs.Add($"the dates {Plain(beginText)} and {Plain(endText)} were the wrong way round");
        }

        if (endIsDate)
        {
            end += ToEndOfDay;
        }

        var isDateOnly = beginIsDate && endIsDate;
        if (end < begin)
        {
            if (begin - end >= Day)
            {
                problem = Problem("time_end", $"it ends on {Plain(endText)}, more than a day before it begins on {Plain(beginText)}");
                return null;
            }

            // Nights: the date of the evening was written for the morning too.
            end += Day;
            repairs.Add($"the end {Plain(endText)} is before the begin; moved a day on");
        }

        if (!isDateOnly && recordClass != RecordClasses.Drone && end - begin > Day)
        {
            begin += Day;
            repairs.Add($"the begin {Plain(beginText)} is more than a day before the end, as if typed a day early; moved a day on");
        }

        return new ReportedTime(begin, end, isDateOnly);
    }

    private Diagnostic NoTime(string column, string text) => text.Trim().Length == 0
        ? Problem(column, $"no time is written")
        : Problem(column, $"found \"{Plain(text)}\" where a time was expected, such as 2024-01-02 06:00 or 2024-01-02");

    private static string Plain(string text) => TableStart.Short(text.Trim());

    private double? Count(string[] fields, int column)
    {
        if (column < 0)
        {
            return null;
        }

        var text = fields[column].AsSpan().Trim();
        if (text.IsEmpty || text is "nan" or "NaN" or "None" or "null" or "NULL" or "-" or "n/a" or "N/A")
        {
            return null;
        }

        // 93,0 is how spreadsheets with a decimal comma write 93; 1,000 could be two things.
        var digits = text.EndsWith(",0") || text.EndsWith(",00") ? text[..text.LastIndexOf(',')] : text;
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        if (double.TryParse(digits, style, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= MostWeapons && count == Math.Floor(count))
        {
            return count;
        }

        repairs.Add($"{table.Columns.Names[column]} is \"{Plain(text.ToString())}\", which is no count; taken as not reported");
        return null;
    }

    private static IReadOnlyDictionary<string, double?>? Details(string[] fields, int column) =>
        column < 0 || fields[column].Length < 3 ? null : PythonLiteral.Numbers(fields[column]);

    private void RemarkOnNumbers(double? launched, double? destroyed, double? notReached, IReadOnlyDictionary<string, double?>? destroyedDetails, IReadOnlyDictionary<string, double?>? launchedDetails)
    {
        if (launched is { } l && (destroyed ?? 0) + (notReached ?? 0) > l)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"destroyed {destroyed ?? 0} and not reached {notReached ?? 0} are more than launched {l}; kept as written"));
        }

        if (destroyedDetails?.Values.Sum() > destroyed)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"destroyed_details sum to {destroyedDetails.Values.Sum()}, more than destroyed {destroyed}"));
        }

        if (launchedDetails is { Count: > 0 } && launchedDetails.Values.All(v => v is not null) && launchedDetails.Values.Sum() != launched)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"launched_details sum to {launchedDetails.Values.Sum()}, not to launched {launched}"));
        }
    }

    // The names of pages in the links; whichever stands first decides.
    [GeneratedRegex("kpszsu|PvKPivden|pvkshid|PvkZahid|PvkCenter|GeneralStaff|CinCAFU|war_monitor|ChiefUkrDIU|watch|kharkivoda", RegexOptions.ExplicitCapture)]
    private static partial Regex Publisher();
}
