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
        $"INSERT INTO staged_rows ({RowColumns.All}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23)",
        $"COPY staged_rows ({RowColumns.All}) FROM STDIN (FORMAT BINARY)");

    /// <summary>Rows set aside before their import is accepted.</summary>
    public static readonly StagedTable StagedSetAside = new(
        "CREATE TEMP TABLE staged_set_aside AS SELECT number, line, content, column_name, reason, suggestion FROM set_aside_rows WHERE 1 = 0",
        "INSERT INTO staged_set_aside (number, line, content, column_name, reason, suggestion) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
        "COPY staged_set_aside (number, line, content, column_name, reason, suggestion) FROM STDIN (FORMAT BINARY)");

    /// <summary>Remarks before their import is accepted.</summary>
    public static readonly StagedTable StagedRemarks = new(
        "CREATE TEMP TABLE staged_remarks AS SELECT number, line, column_name, remark, suggestion FROM import_remarks WHERE 1 = 0",
        "INSERT INTO staged_remarks (number, line, column_name, remark, suggestion) VALUES (@p0, @p1, @p2, @p3, @p4)",
        "COPY staged_remarks (number, line, column_name, remark, suggestion) FROM STDIN (FORMAT BINARY)");

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
    public const string SetAsideOfImport = "SELECT line, content, column_name, reason, suggestion FROM set_aside_rows WHERE import_id = @Import ORDER BY number";

    /// <summary>The remarks on a version.</summary>
    public const string RemarksOfImport = "SELECT line, column_name, remark, suggestion FROM import_remarks WHERE import_id = @Import ORDER BY number";

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
        "a.launched, a.destroyed, a.not_reached, a.still_flying, a.source, a.is_national, a.is_tactical, a.destroyed_details, a.launched_details, a.repairs, a.remarks, a.fields";

    private const string Before =
        "b.number, b.line, b.row_key, b.key_digest, b.model, b.threats, b.class, b.time_from, b.time_to, b.is_date_only, b.launch_place, b.target, " +
        "b.launched, b.destroyed, b.not_reached, b.still_flying, b.source, b.is_national, b.is_tactical, b.destroyed_details, b.launched_details, b.repairs, b.remarks, b.fields";

    // More than counts as a change (a column that only one version has); RowDifferences decides.
    private const string IsChanged =
        "b.number IS NULL OR (a.model, a.threats, a.class, a.time_from, a.time_to, a.is_date_only, a.launch_place, a.target, a.launched, " +
        "a.destroyed, a.not_reached, a.still_flying, a.source, a.is_national, a.is_tactical, a.destroyed_details, a.launched_details, a.fields) IS DISTINCT FROM (" +
        "b.model, b.threats, b.class, b.time_from, b.time_to, b.is_date_only, b.launch_place, b.target, b.launched, " +
        "b.destroyed, b.not_reached, b.still_flying, b.source, b.is_national, b.is_tactical, b.destroyed_details, b.launched_details, b.fields)";

    private const string IsReadDifferently = IsChanged + " OR (a.line, a.row_key, a.repairs, a.remarks) IS DISTINCT FROM (b.line, b.row_key, b.repairs, b.remarks)";

    private static readonly string[] AcceptStaged =
    [
        $"INSERT INTO record_rows (import_id, {RowColumns.All}) SELECT @import, {RowColumns.All} FROM staged_rows",
        "INSERT INTO set_aside_rows (import_id, number, line, content, column_name, reason, suggestion) SELECT @import, number, line, content, column_name, reason, suggestion FROM staged_set_aside",
        "INSERT INTO import_remarks (import_id, number, line, column_name, remark, suggestion) SELECT @import, number, line, column_name, remark, suggestion FROM staged_remarks",
    ];

    // One question for rows, rows set aside and remarks. Each has its number, so that both sides are gone through once.
    private const string CountReadDifferently =
        $"SELECT count(*) FROM (SELECT 1 FROM staged_rows AS a LEFT JOIN record_rows AS b ON b.import_id = @Import AND b.number = a.number WHERE {IsReadDifferently} " +
        "UNION ALL SELECT 1 FROM staged_set_aside AS a LEFT JOIN set_aside_rows AS b ON b.import_id = @Import AND b.number = a.number " +
        "WHERE (a.line, a.content, a.column_name, a.reason, a.suggestion) IS DISTINCT FROM (b.line, b.content, b.column_name, b.reason, b.suggestion) " +
        "UNION ALL SELECT 1 FROM staged_remarks AS a LEFT JOIN import_remarks AS b ON b.import_id = @Import AND b.number = a.number " +
        "WHERE (a.line, a.column_name, a.remark, a.suggestion) IS DISTINCT FROM (b.line, b.column_name, b.remark, b.suggestion)) AS different";

    private const string SelectImports = """
        SELECT i.id, i.file_name, i.sha256, i.imported_at, i.columns, i.rows_read, i.rows_kept, i.rows_set_aside, i.rows_repaired, i.rows_remarked, max(a.accepted_at),
            max(a.number) = (SELECT max(number) FROM acceptances)
        FROM imports AS i JOIN acceptances AS a ON a.import_id = i.id
        GROUP BY i.id
        ORDER BY i.id
        """;

    /// <summary>Every version, in the order in which they were imported.</summary>
    public static List<RecordImport> Imports(Database database) => database.Read(SelectImports, null, ReadImport);

    /// <summary>The current version; null where there is none.</summary>
    public static RecordImport? CurrentImport(Database database, DbConnection connection, DbTransaction? transaction = null) =>
        database.Read(connection, SelectImports, null, ReadImport, transaction).SingleOrDefault(i => i.IsCurrent);

    /// <summary>Whether what is staged reads in every word as a version does; columns and counts are for the caller to compare.</summary>
    public static bool IsReadAlike(DbConnection connection, DbTransaction? transaction, long import) =>
        connection.QuerySingle<long>(CountReadDifferently, new { Import = import }, transaction) == 0;

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
    public static long AddStaged(Database database, DbConnection connection, DbTransaction transaction, ImportedFile file, IReadOnlyList<string> columns, RecordCounts counts)
    {
        const string Insert = """
            INSERT INTO imports (file_name, sha256, imported_at, columns, rows_read, rows_kept, rows_set_aside, rows_repaired, rows_remarked)
            VALUES (@Name, @Sha256, @ImportedAt, @Columns, @Read, @Kept, @SetAside, @Repaired, @Remarked) RETURNING id
            """;
        var import = connection.QuerySingle<long>(
            Insert,
            new
            {
                Name = StoredText.Encode(file.Name),
                file.Sha256,
                ImportedAt = StoredText.Moment(file.ImportedAt),
                Columns = StoredText.List(columns),
                counts.Read,
                counts.Kept,
                counts.SetAside,
                counts.Repaired,
                counts.Remarked,
            },
            transaction);
        foreach (var sql in AcceptStaged)
        {
            connection.Execute(sql, new { import }, transaction, database.LongCommandSeconds);
        }

        return import;
    }

    /// <summary>A row, and the one of the version before where there is one.</summary>
    public static (RecordRow After, RecordRow? Before) ReadPair(DbDataReader reader, ColumnNames after, ColumnNames before) =>
        (RowColumns.Read(reader, after), reader.IsDBNull(RowColumns.Count) ? null : RowColumns.Read(reader, before, RowColumns.Count));

    private static RecordImport ReadImport(DbDataReader reader) => new(
        reader.GetInt64(0),
        new ImportedFile(StoredText.Decode(reader.GetString(1)), reader.GetString(2), Utc(reader.GetString(3))),
        StoredText.List(reader.GetString(4)),
        new RecordCounts(reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetInt32(8), reader.GetInt32(9)),
        Utc(reader.GetString(10)),
        reader.GetBoolean(11));

    private static DateTime Utc(string stored) => DateTime.SpecifyKind(StoredText.Moment(stored), DateTimeKind.Utc);
}
