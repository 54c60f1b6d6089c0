using System.Data.Common;
using Dapper;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>The tables of the public data set: its versions, their rows, and what is staged to become one.</summary>
internal static class RecordTables
{
    /// <summary>Rows before they are accepted.</summary>
    public static readonly StagedTable StagedRows = new(
        $"CREATE TEMP TABLE staged_rows AS SELECT {RowColumns.All} FROM record_rows WHERE 1 = 0",
        $"INSERT INTO staged_rows ({RowColumns.All}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19)",
        $"COPY staged_rows ({RowColumns.All}) FROM STDIN (FORMAT BINARY)");

    /// <summary>Rows set aside before their import is accepted.</summary>
    public static readonly StagedTable StagedSetAside = new(
        "CREATE TEMP TABLE staged_set_aside AS SELECT number, line, content, reason FROM set_aside_rows WHERE 1 = 0",
        "INSERT INTO staged_set_aside (number, line, content, reason) VALUES (@p0, @p1, @p2, @p3)",
        "COPY staged_set_aside (number, line, content, reason) FROM STDIN (FORMAT BINARY)");

    /// <summary>Remarks before their import is accepted.</summary>
    public static readonly StagedTable StagedRemarks = new(
        "CREATE TEMP TABLE staged_remarks AS SELECT number, line, remark FROM import_remarks WHERE 1 = 0",
        "INSERT INTO staged_remarks (number, line, remark) VALUES (@p0, @p1, @p2)",
        "COPY staged_remarks (number, line, remark) FROM STDIN (FORMAT BINARY)");

    /// <summary>No two staged rows have the same key.</summary>
    public const string MakeStagedKeysUnique = "CREATE UNIQUE INDEX staged_rows_key ON staged_rows (key_digest)";

    /// <summary>Staged rows are read in the order of the file without sorting them.</summary>
    public const string OrderStaged = "CREATE UNIQUE INDEX staged_rows_number ON staged_rows (number)";

    /// <summary>Two lines with one key.</summary>
    public const string TwoStagedWithOneKey =
        "SELECT min(line), max(line), min(row_key) FROM staged_rows GROUP BY key_digest HAVING count(*) > 1 ORDER BY min(number) LIMIT 1";

    /// <summary>The rows that are staged.</summary>
    public const string Staged = $"SELECT {RowColumns.All} FROM staged_rows ORDER BY number";

    /// <summary>The rows of a version.</summary>
    public const string RowsOfImport = $"SELECT {RowColumns.All} FROM record_rows WHERE import_id = @Import ORDER BY number";

    /// <summary>The rows of a version whose time overlaps another.</summary>
    public const string RowsOfImportBetween =
        $"SELECT {RowColumns.All} FROM record_rows WHERE import_id = @Import AND time_from <= @To AND time_to >= @From ORDER BY time_from, number";

    /// <summary>The rows of a version that were set aside.</summary>
    public const string SetAsideOfImport = "SELECT line, content, reason FROM set_aside_rows WHERE import_id = @Import ORDER BY number";

    /// <summary>The remarks on a version.</summary>
    public const string RemarksOfImport = "SELECT line, remark FROM import_remarks WHERE import_id = @Import ORDER BY number";

    /// <summary>The rows that are staged and not in a version, or differ; each with the one of the version.</summary>
    public const string StagedAgainstImport =
        $"SELECT {After}, {Before} FROM staged_rows AS a LEFT JOIN record_rows AS b ON b.import_id = @Before AND b.key_digest = a.key_digest WHERE {IsChanged} ORDER BY a.number";

    /// <summary>The rows of a version that are not staged.</summary>
    public const string NotStaged =
        $"SELECT {Before} FROM record_rows AS b WHERE b.import_id = @Before AND NOT EXISTS (SELECT 1 FROM staged_rows AS a WHERE a.key_digest = b.key_digest) ORDER BY b.number";

    /// <summary>The rows of a version that are not in another, or differ; each with the one of the other.</summary>
    public const string ImportAgainstImport =
        $"SELECT {After}, {Before} FROM record_rows AS a LEFT JOIN record_rows AS b ON b.import_id = @Before AND b.key_digest = a.key_digest WHERE a.import_id = @After AND ({IsChanged}) ORDER BY a.number";

    /// <summary>The rows of a version that are not in another.</summary>
    public const string NotInImport =
        $"SELECT {Before} FROM record_rows AS b WHERE b.import_id = @Before AND NOT EXISTS (SELECT 1 FROM record_rows AS a WHERE a.import_id = @After AND a.key_digest = b.key_digest) ORDER BY b.number";

    private const string After =
        "a.number, a.line, a.row_key, a.key_digest, a.model, a.threats, a.class, a.time_from, a.time_to, a.is_date_only, a.launch_place, a.target, " +
        "a.launched, a.destroyed, a.not_reached, a.still_flying, a.source, a.is_national, a.repairs, a.fields";

    private const string Before =
        "b.number, b.line, b.row_key, b.key_digest, b.model, b.threats, b.class, b.time_from, b.time_to, b.is_date_only, b.launch_place, b.target, " +
        "b.launched, b.destroyed, b.not_reached, b.still_flying, b.source, b.is_national, b.repairs, b.fields";

    // More than counts as a change (a column that only one version has); RowComparison decides.
    private const string IsChanged =
        "b.number IS NULL OR a.fields <> b.fields OR a.model <> b.model OR a.threats <> b.threats OR a.class <> b.class " +
        "OR a.time_from <> b.time_from OR a.time_to <> b.time_to OR a.launch_place <> b.launch_place OR a.target <> b.target " +
        "OR a.launched IS DISTINCT FROM b.launched OR a.destroyed IS DISTINCT FROM b.destroyed OR a.not_reached IS DISTINCT FROM b.not_reached " +
        "OR a.still_flying IS DISTINCT FROM b.still_flying OR a.source <> b.source OR a.is_national <> b.is_national";

    private static readonly string[] AcceptStaged =
    [
        $"INSERT INTO record_rows (import_id, {RowColumns.All}) SELECT @import, {RowColumns.All} FROM staged_rows",
        "INSERT INTO set_aside_rows (import_id, number, line, content, reason) SELECT @import, number, line, content, reason FROM staged_set_aside",
        "INSERT INTO import_remarks (import_id, number, line, remark) SELECT @import, number, line, remark FROM staged_remarks",
    ];

    private const string SelectImports = """
        SELECT i.id, i.file_name, i.sha256, i.imported_at, i.columns, i.rows_read, i.rows_kept, i.rows_set_aside, i.rows_repaired, max(a.accepted_at),
            max(a.number) = (SELECT max(number) FROM acceptances)
        FROM imports AS i JOIN acceptances AS a ON a.import_id = i.id
        GROUP BY i.id
        ORDER BY i.id
        """;

    /// <summary>Every version, in the order in which they were imported.</summary>
    public static List<RecordImport> Imports(Database database) => database.Read(SelectImports, null, ReadImport);

    /// <summary>The columns of a version; none where there is no such version.</summary>
    public static IReadOnlyList<string> Columns(DbConnection connection, long import) =>
        connection.QuerySingleOrDefault<string>("SELECT columns FROM imports WHERE id = @import", new { import }) is { } stored ? StoredText.List(stored) : [];

    /// <summary>The number of the current version; null where there is none.</summary>
    public static long? Current(DbConnection connection, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefault<long?>("SELECT import_id FROM acceptances ORDER BY number DESC LIMIT 1", transaction: transaction);

    /// <summary>Whether there is a version of this number.</summary>
    public static bool IsThere(DbConnection connection, DbTransaction transaction, long import) =>
        connection.QuerySingle<long>("SELECT count(*) FROM imports WHERE id = @import", new { import }, transaction) == 1;

    /// <summary>Makes a version the current one.</summary>
    public static void Accept(DbConnection connection, DbTransaction transaction, long import, DateTime acceptedAt) =>
        connection.Execute(
            "INSERT INTO acceptances (import_id, accepted_at) VALUES (@import, @AcceptedAt)",
            new { import, AcceptedAt = StoredText.Moment(acceptedAt) },
            transaction);

    /// <summary>Makes a version of what is staged.</summary>
    /// <returns>Its number.</returns>
    public static long AddStaged(Database database, DbConnection connection, DbTransaction transaction, ImportedFile file, IReadOnlyList<string> columns, long kept, long setAside, long repaired)
    {
        const string Insert = """
            INSERT INTO imports (file_name, sha256, imported_at, columns, rows_read, rows_kept, rows_set_aside, rows_repaired)
            VALUES (@Name, @Sha256, @ImportedAt, @Columns, @read, @kept, @setAside, @repaired) RETURNING id
            """;
        var import = connection.QuerySingle<long>(
            Insert,
            new { Name = StoredText.Encode(file.Name), file.Sha256, ImportedAt = StoredText.Moment(file.ImportedAt), Columns = StoredText.List(columns), read = kept + setAside, kept, setAside, repaired },
            transaction);
        foreach (var sql in AcceptStaged)
        {
            connection.Execute(sql, new { import }, transaction, database.LongCommandSeconds);
        }

        return import;
    }

    /// <summary>The changes in what two queries give: first what was added or revised, then what was withdrawn.</summary>
    public static IEnumerable<RowChange> Changes(IEnumerable<(RecordRow After, RecordRow? Before)> changed, IEnumerable<RecordRow> withdrawn)
    {
        foreach (var (after, before) in changed)
        {
            if (before is null)
            {
                yield return new RowChange(null, after, []);
            }
            else if (RowComparison.Of(before, after) is { Count: > 0 } differences)
            {
                yield return new RowChange(before, after, differences);
            }
        }

        foreach (var row in withdrawn)
        {
            yield return new RowChange(row, null, []);
        }
    }

    /// <summary>A row, and the one of the version before where there is one.</summary>
    public static (RecordRow After, RecordRow? Before) ReadPair(DbDataReader reader, IReadOnlyList<string> after, IReadOnlyList<string> before) =>
        (RowColumns.Read(reader, after), reader.IsDBNull(RowColumns.Count) ? null : RowColumns.Read(reader, before, RowColumns.Count));

    private static RecordImport ReadImport(DbDataReader reader) => new(
        reader.GetInt64(0),
        new ImportedFile(StoredText.Decode(reader.GetString(1)), reader.GetString(2), Utc(reader.GetString(3))),
        StoredText.List(reader.GetString(4)),
        reader.GetInt64(5),
        reader.GetInt64(6),
        reader.GetInt64(7),
        reader.GetInt64(8),
        Utc(reader.GetString(9)),
        reader.GetBoolean(10));

    private static DateTime Utc(string stored) => DateTime.SpecifyKind(StoredText.Moment(stored), DateTimeKind.Utc);
}
