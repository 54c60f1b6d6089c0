using System.Data.Common;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>A row of the record as the columns of its table.</summary>
internal static class RowColumns
{
    /// <summary>The columns, in the order in which rows are written and read.</summary>
    public const string All =
        "number, line, row_key, key_digest, model, threats, class, time_from, time_to, is_date_only, launch_place, target, " +
        "launched, destroyed, not_reached, still_flying, source, is_national, is_tactical, destroyed_details, launched_details, repairs, remarks, fields";

    /// <summary>How many columns there are.</summary>
    public const int Count = 24;

    /// <summary>The values of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">Its number in the import, from 0.</param>
    /// <param name="columns">The columns of the file.</param>
    public static object?[] Of(RecordRow row, long number, IReadOnlyList<string> columns)
    {
        var key = StoredText.Encode(row.Key);
        return
        [
            number,
            row.Line,
            key,
            StoredText.Digest(key),
            StoredText.Encode(row.Model),
            StoredText.List(row.Threats),
            StoredText.Encode(row.Class),
            StoredText.Moment(row.Time.From),
            StoredText.Moment(row.Time.To),
            row.Time.IsDateOnly,
            StoredText.Encode(row.LaunchPlace),
            StoredText.Encode(row.Target),
            StoredText.Number(row.Launched),
            StoredText.Number(row.Destroyed),
            StoredText.Number(row.NotReached),
            StoredText.Number(row.StillFlying),
            StoredText.Encode(row.Source),
            row.IsNational,
            row.IsTactical,
            StoredText.Numbers(row.DestroyedDetails),
            StoredText.Numbers(row.LaunchedDetails),
            StoredText.List(row.Repairs),
            StoredText.List(row.Remarks),
            StoredText.Fields(row.Fields, columns),
        ];
    }

    /// <summary>Roughly how much memory the values need.</summary>
    /// <param name="values">The values of a row.</param>
    public static long Size(object?[] values)
    {
        var characters = 0L;
        foreach (var value in values)
        {
            characters += value is string text ? text.Length : 8;
        }

        return characters;
    }

    /// <summary>The row whose columns begin at a place of a result.</summary>
    /// <param name="reader">The result.</param>
    /// <param name="columns">The columns of the file.</param>
    /// <param name="first">The place of the first column.</param>
    public static RecordRow Read(DbDataReader reader, ColumnNames columns, int first = 0)
    {
        string Text(int at) => StoredText.Decode(reader.GetString(first + at));
        double? Number(int at) => reader.IsDBNull(first + at) ? null : reader.GetDouble(first + at);
        return new RecordRow
        {
            Line = reader.GetInt32(first + 1),
            Key = Text(2),
            Model = Text(4),
            Threats = StoredText.List(reader.GetString(first + 5)),
            Class = Text(6),
            Time = new ReportedTime(StoredText.Moment(reader.GetString(first + 7)), StoredText.Moment(reader.GetString(first + 8)), reader.GetBoolean(first + 9)),
            LaunchPlace = Text(10),
            Target = Text(11),
            Launched = Number(12),
            Destroyed = Number(13),
            NotReached = Number(14),
            StillFlying = Number(15),
            Source = Text(16),
            IsNational = reader.GetBoolean(first + 17),
            IsTactical = reader.GetBoolean(first + 18),
            DestroyedDetails = StoredText.Numbers(reader.GetString(first + 19)),
            LaunchedDetails = StoredText.Numbers(reader.GetString(first + 20)),
            Repairs = StoredText.List(reader.GetString(first + 21)),
            Remarks = StoredText.List(reader.GetString(first + 22)),
            Fields = StoredText.Fields(reader.GetString(first + 23), columns),
        };
    }
}
