using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;

namespace Testudo.Reporting.Evidence;

/// <summary>A row of the public record.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Model">The model as written.</param>
/// <param name="Threats">Ids of the catalogue's threat types; several where the row names a compound.</param>
/// <param name="Class">The class of the record.</param>
/// <param name="Begin">When it began, Kyiv time.</param>
/// <param name="End">When it ended, Kyiv time; a date alone is its last minute.</param>
/// <param name="IsDateOnly">Whether the row gives days without times.</param>
/// <param name="LaunchPlace">Where from, as written.</param>
/// <param name="Target">Where to, as written.</param>
/// <param name="Launched">Launched; null where not reported.</param>
/// <param name="Destroyed">Destroyed; null where not reported.</param>
/// <param name="NotReached">Did not reach the target; null where not reported.</param>
/// <param name="Stopped">Destroyed or not reached, never more than launched; null where launched or destroyed is not reported.</param>
/// <param name="StillFlying">Still flying when the post was written; null where not reported.</param>
/// <param name="Link">The link of the post, as written.</param>
/// <param name="IsNational">Whether the row is from a bulletin on the whole country; others are in no sum.</param>
/// <param name="Repairs">What was mended in reading it, in words.</param>
/// <param name="Remarks">What a reader should know of it, in words.</param>
public sealed record RowEntry(
    int Line,
    string Model,
    IReadOnlyList<string> Threats,
    string Class,
    DateTime Begin,
    DateTime End,
    bool IsDateOnly,
    string LaunchPlace,
    string Target,
    double? Launched,
    double? Destroyed,
    double? NotReached,
    double? Stopped,
    double? StillFlying,
    string Link,
    bool IsNational,
    IReadOnlyList<string> Repairs,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The entry of a row.</summary>
    /// <param name="row">The row.</param>
    public static RowEntry Of(RecordRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RowEntry(
            row.Line, row.Model, row.Threats, row.Class, row.Time.From, row.Time.To, row.Time.IsDateOnly, row.LaunchPlace, row.Target, row.Launched, row.Destroyed,
            row.NotReached, row.Stopped, row.StillFlying, row.Source, row.IsNational, row.Repairs, row.Remarks);
    }
}

/// <summary>What the record has of one class in one raid.</summary>
/// <param name="Class">The class of the record.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Destroyed">Destroyed.</param>
/// <param name="NotReached">Did not reach the target; null where no row reports it.</param>
/// <param name="Stopped">Destroyed or not reached, never more than launched.</param>
/// <param name="Leaked">Launched less stopped.</param>
/// <param name="Rows">How many rows are in the sums.</param>
/// <param name="RowsLeftOut">How many rows lack launched or destroyed, and are in no sum.</param>
public sealed record ClassEntry(string Class, double Launched, double Destroyed, double? NotReached, double Stopped, double Leaked, int Rows, int RowsLeftOut)
{
    /// <summary>The entry of a count.</summary>
    /// <param name="count">The count.</param>
    public static ClassEntry Of(RaidCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return new ClassEntry(count.Class, count.Launched, count.Destroyed, count.NotReached, count.Stopped, count.Leaked, count.Rows, count.RowsLeftOut);
    }
}
