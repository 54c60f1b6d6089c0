using System.Data.Common;
using Dapper;
using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Store;

/// <summary>The tables of reports and their claims.</summary>
internal static class ReportTables
{
    // Also with every character escaped, the id still fits into an index of PostgreSQL, which takes 2,700 bytes.
    private const int LongestId = 400;

    private const string SelectLatest =
        $"SELECT {ReportColumns.All}, r.revision FROM latest_reports AS r WHERE r.id = @Id";

    private const string SelectRevisions =
        $"SELECT {ReportColumns.All}, r.revision, {ClaimColumns.All} FROM reports AS r LEFT JOIN claims AS c ON c.report_id = r.id AND c.revision = r.revision WHERE r.id = @Id ORDER BY r.revision, c.number";

    private const string SelectReports = $"""
        SELECT {ReportColumns.All}, r.revision, {ClaimColumns.All}
        FROM latest_reports AS r LEFT JOIN claims AS c ON c.report_id = r.id AND c.revision = r.revision
        WHERE (@Id IS NULL OR r.id = @Id) AND (@From IS NULL OR r.published >= @From) AND (@To IS NULL OR r.published <= @To)
        ORDER BY r.published IS NULL, r.published, r.id, c.number
        """;

    private const string SelectClaims = $$"""
        SELECT {{ReportColumns.All}}, r.revision, {{ClaimColumns.All}}
        FROM claims AS c JOIN latest_reports AS r ON r.id = c.report_id AND r.revision = c.revision
        WHERE (@From IS NULL OR c.time_to >= @From) AND (@To IS NULL OR c.time_from <= @To)
            AND (@Outcome IS NULL OR c.outcome = @Outcome) AND (@Kind IS NULL OR c.kind = @Kind) AND (@Report IS NULL OR r.id = @Report)
            AND ((@Threats IS NULL AND @Class IS NULL) OR c.class = @Class
                OR EXISTS (SELECT 1 FROM {each claimed threat} JOIN {each asked threat} ON asked.value = claimed.value))
        ORDER BY c.time_from IS NULL, c.time_from, c.time_to, r.id, c.number
        """;

    private const int FirstOfClaim = ReportColumns.Count + 1;

    /// <summary>Saves a report, in a transaction of the caller.</summary>
    public static SavedReport Save(Database database, DbConnection connection, DbTransaction transaction, Report report)
    {
        if (report.Id.Length is 0 or > LongestId)
        {
            throw database.Refuse($"a report has an id of {report.Id.Length} characters; it must have 1 to {LongestId}");
        }

        var (columns, claims) = (ReportColumns.Of(report), report.Claims.Select(ClaimColumns.Of).ToArray());
        var revision = 1;
        var outcome = SaveOutcome.New;
        foreach (var (stored, number) in database.Read(connection, SelectLatest, new { columns.Id }, r => (ReportColumns.Read(r), r.GetInt32(ReportColumns.Count)), transaction))
        {
            if (stored == columns && claims.SequenceEqual(Claims(database, connection, transaction, columns.Id, number)))
            {
                return new SavedReport(report.Id, number, SaveOutcome.Unchanged);
            }

            (revision, outcome) = (number + 1, SaveOutcome.Revised);
        }

        const string Insert = """
            INSERT INTO reports (id, revision, publisher, title, published, is_published_utc, source, language, confidence, note)
            VALUES (@Id, @revision, @Publisher, @Title, @Published, @IsPublishedUtc, @Source, @Language, @Confidence, @Note)
            """;
        var parameters = new DynamicParameters(columns);
        parameters.Add("revision", revision);
        connection.Execute(Insert, parameters, transaction);
        connection.Execute(ClaimColumns.Insert, claims.Select((c, i) => c.Parameters(columns.Id, revision, i)), transaction);
        return new SavedReport(report.Id, revision, outcome);
    }

    /// <summary>Every revision of a report, the oldest first.</summary>
    public static IReadOnlyList<ReportRevision> Revisions(Database database, string id) =>
        Gather(database.Read(SelectRevisions, new { Id = StoredText.Encode(id) }, ReadLine));

    /// <summary>The latest revisions of reports, by the time when they were published; those of which it is not known are last, and only where no time is asked for.</summary>
    public static IReadOnlyList<ReportRevision> Reports(Database database, string? id, DateTime? from, DateTime? to) =>
        Gather(database.Read(SelectReports, new { Id = Optional.Encode(id), From = Moment(from), To = Moment(to) }, ReadLine));

    /// <summary>Claims of the latest revisions, by their time.</summary>
    public static IReadOnlyList<ReportedClaim> Claims(Database database, ClaimQuery query)
    {
        var parameters = new
        {
            From = Moment(query.From),
            To = Moment(query.To),
            Outcome = query.Outcome is { } outcome ? StoredText.Word(outcome) : null,
            Kind = query.Kind is { } kind ? StoredText.Word(kind) : null,
            Report = Optional.Encode(query.Report),
            Class = Optional.Encode(query.Class),
            Threats = query.Threats.Count > 0 ? StoredText.List(query.Threats) : null,
        };
        var reports = new Dictionary<ReportColumns, Report>();
        var claims = new List<ReportedClaim>();
        foreach (var (columns, _, number, claim) in database.Read(SelectClaims, parameters, ReadLine))
        {
            // Compared here: the two databases do not agree on the case of letters that are not Latin.
            if (query.Subject is null || claim!.Subject.Text.Contains(query.Subject, StringComparison.OrdinalIgnoreCase))
            {
                if (!reports.TryGetValue(columns, out var report))
                {
                    reports.Add(columns, report = columns.With([]));
                }

                claims.Add(new ReportedClaim(report, number, claim!));
            }
        }

        return claims;
    }

    private static List<ClaimColumns> Claims(Database database, DbConnection connection, DbTransaction transaction, string id, int revision) => database.Read(
        connection,
        $"SELECT {ClaimColumns.All} FROM claims AS c WHERE c.report_id = @id AND c.revision = @revision ORDER BY c.number",
        new { id, revision },
        r => ClaimColumns.Read(r, 0),
        transaction);

    private static (ReportColumns Report, int Revision, int Number, Claim? Claim) ReadLine(DbDataReader reader) => (
        ReportColumns.Read(reader),
        reader.GetInt32(ReportColumns.Count),
        reader.IsDBNull(FirstOfClaim) ? 0 : reader.GetInt32(FirstOfClaim),
        reader.IsDBNull(FirstOfClaim) ? null : ClaimColumns.Read(reader, FirstOfClaim).ToClaim());

    // Lines of one revision stand together.
    private static List<ReportRevision> Gather(List<(ReportColumns Report, int Revision, int Number, Claim? Claim)> lines)
    {
        var revisions = new List<ReportRevision>();
        for (var i = 0; i < lines.Count;)
        {
            var (report, revision, _, _) = lines[i];
            var claims = new List<Claim>();
            for (; i < lines.Count && lines[i].Revision == revision && string.Equals(lines[i].Report.Id, report.Id, StringComparison.Ordinal); i++)
            {
                if (lines[i].Claim is { } claim)
                {
                    claims.Add(claim);
                }
            }

            revisions.Add(new ReportRevision(revision, report.With(claims)));
        }

        return revisions;
    }

    private static string? Moment(DateTime? moment) => moment is { } m ? StoredText.Moment(m) : null;
}
