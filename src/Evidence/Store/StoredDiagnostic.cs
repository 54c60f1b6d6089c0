using System.Data.Common;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>Why a row was set aside, and remarks on a file, as columns of their tables.</summary>
/// <remarks>Messages are kept in English as they were told, and not as a format and its arguments: what they mean must not change with the program.</remarks>
internal static class StoredDiagnostic
{
    /// <summary>The columns of a row that was set aside.</summary>
    /// <param name="number">Its number among those set aside, from 0.</param>
    /// <param name="row">The row.</param>
    public static object?[] Of(long number, SetAsideRow row) => [number, row.Line, StoredText.Encode(row.Text), .. Of(row.Reason)];

    /// <summary>The columns of a remark.</summary>
    /// <param name="number">Its number among the remarks, from 0.</param>
    /// <param name="remark">The remark.</param>
    public static object?[] Of(long number, Diagnostic remark) => [number, remark.Location.Line, .. Of(remark)];

    /// <summary>A row that was set aside.</summary>
    /// <param name="reader">A result with line, content, column, reason and suggestion.</param>
    /// <param name="file">The file of the version.</param>
    public static SetAsideRow ReadSetAside(DbDataReader reader, string file) =>
        new(reader.GetInt32(0), Read(reader, file, 2), StoredText.Decode(reader.GetString(1)));

    /// <summary>A remark.</summary>
    /// <param name="reader">A result with line, column, remark and suggestion.</param>
    /// <param name="file">The file of the version.</param>
    public static Diagnostic ReadRemark(DbDataReader reader, string file) => Read(reader, file, 1);

    private static object?[] Of(Diagnostic diagnostic) =>
    [
        StoredText.Encode(diagnostic.Location.Key),
        StoredText.Encode(FormattableString.Invariant(diagnostic.Message)),
        diagnostic.Suggestion is { } suggestion ? StoredText.Encode(FormattableString.Invariant(suggestion)) : null,
    ];

    private static Diagnostic Read(DbDataReader reader, string file, int first)
    {
        var (message, suggestion) = (StoredText.Decode(reader.GetString(first + 1)), Optional.Decode(reader.Text(first + 2)));
        return new Diagnostic(new TextLocation(file, reader.GetInt32(0), StoredText.Decode(reader.GetString(first))), $"{message}", suggestion is null ? null : (FormattableString)$"{suggestion}");
    }
}
