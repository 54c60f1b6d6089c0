using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Store;

/// <summary>The evidence that is kept: every version of the public data set, and reports with their claims.</summary>
/// <remarks>
/// One file for SQLite, or a PostgreSQL database that a team shares; both behave alike. What is stored is never overwritten: a newer version of the
/// data set stands beside the older ones, and a changed report is a new revision. Every change is one transaction, which others see whole or
/// not at all, also when the program is killed in the middle; readers are never kept waiting, writers wait for each other. A store may be
/// used from several threads.
/// </remarks>
public sealed class EvidenceStore : IDisposable, IAsyncDisposable
{
    private readonly Database database;
    private bool isDisposed;

    private EvidenceStore(Database database) => this.database = database;

    /// <summary>Where it is.</summary>
    public StorePlace Place => database.Place;

    /// <summary>Opens a store; makes it where there is none, and brings one of an older version to this one.</summary>
    /// <param name="db">A path, <c>postgres://user@host:port/database</c>, or <c>Host=...;Database=...</c>; null for <c>TESTUDO_DB</c> or the user's own store (<see cref="StorePlace"/>).</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="InputException">There is no store to be had there.</exception>
    public static EvidenceStore Open(string? db, StoreOptions? options = null) => Open(StorePlace.Find(db), options);

    /// <summary>Opens the store at a place; makes it where there is none, and brings one of an older version to this one.</summary>
    /// <param name="place">The place.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="InputException">There is no store to be had there.</exception>
    public static EvidenceStore Open(StorePlace place, StoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new EvidenceStore(Database.Open(place, options ?? new StoreOptions()));
    }

    /// <summary>Begins to import a version of the public data set; nothing is in the store before it is accepted.</summary>
    /// <param name="fileName">The name of the file; folders before it are left out.</param>
    /// <param name="importedAtUtc">When it is imported, UTC.</param>
    /// <exception cref="InputException">The database cannot be used.</exception>
    public ImportSession BeginImport(string fileName, DateTime importedAtUtc)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return new ImportSession(Opened(), new ImportedFile(Path.GetFileName(fileName), "", Utc(importedAtUtc, nameof(importedAtUtc))));
    }

    /// <summary>Every version of the public data set, in the order in which they were imported.</summary>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IReadOnlyList<RecordImport> Imports() => RecordTables.Imports(Opened());

    /// <summary>The version that was accepted last; null where there is none.</summary>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public RecordImport? CurrentImport() => Imports().SingleOrDefault(i => i.IsCurrent);

    /// <summary>Makes a version that is in the store the current one again.</summary>
    /// <param name="importId">Its number.</param>
    /// <param name="acceptedAt">When, UTC.</param>
    /// <exception cref="InputException">There is no such version, or the database cannot be written.</exception>
    public void Accept(long importId, DateTime acceptedAt)
    {
        var at = Utc(acceptedAt, nameof(acceptedAt));
        Opened().Write((connection, transaction) =>
        {
            if (!RecordTables.IsThere(connection, transaction, importId))
            {
                throw NoImport(importId);
            }

            RecordTables.Accept(connection, transaction, importId, at);
            return true;
        });
    }

    /// <summary>The rows of the current version, in the order of the file; none where there is no version.</summary>
    /// <remarks>Read one by one from the database while they are asked for.</remarks>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IEnumerable<RecordRow> CurrentRows() => CurrentImport() is { } current ? Rows(current) : [];

    /// <summary>The rows of the current version whose time touches an interval, by their time.</summary>
    /// <param name="from">Begin of the interval, Kyiv time, inclusive.</param>
    /// <param name="to">End of the interval, Kyiv time, inclusive.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IEnumerable<RecordRow> CurrentRows(DateTime from, DateTime to)
    {
        if (CurrentImport() is not { } current)
        {
            return [];
        }

        var names = new ColumnNames(current.Columns);
        return Opened().Stream(RecordTables.RowsOfImportBetween, new { Import = current.Id, From = StoredText.Moment(from), To = StoredText.Moment(to) }, r => RowColumns.Read(r, names));
    }

    /// <summary>The rows of a version, in the order of the file; none where there is no such version.</summary>
    /// <remarks>Read one by one from the database while they are asked for.</remarks>
    /// <param name="importId">Its number.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IEnumerable<RecordRow> Rows(long importId) => Imports().SingleOrDefault(i => i.Id == importId) is { } import ? Rows(import) : [];

    /// <summary>The rows of a version that could not be understood, in the order of the file.</summary>
    /// <param name="importId">Its number.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IEnumerable<SetAsideRow> SetAsideRows(long importId)
    {
        var file = FileName(importId);
        return Opened().Stream(RecordTables.SetAsideOfImport, new { Import = importId }, r => StoredDiagnostic.ReadSetAside(r, file));
    }

    /// <summary>What else was noticed in the file of a version, in the order in which it was.</summary>
    /// <param name="importId">Its number.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IEnumerable<Diagnostic> Remarks(long importId)
    {
        var file = FileName(importId);
        return Opened().Stream(RecordTables.RemarksOfImport, new { Import = importId }, r => StoredDiagnostic.ReadRemark(r, file));
    }

    /// <summary>What is different between two versions.</summary>
    /// <remarks>More than 40,000 rows that changed (a revised one counts twice) are not held in memory: they are read from the store when they are gone through (<see cref="RecordChanges.ArePaired"/>).</remarks>
    /// <param name="before">The number of the earlier version.</param>
    /// <param name="after">The number of the later version.</param>
    /// <exception cref="InputException">There is no such version, or the database cannot be read.</exception>
    public RecordChanges Changes(long before, long after)
    {
        var imports = Imports();
        var (earlier, later) = (Find(before), Find(after));
        var (oldNames, newNames) = (new ColumnNames(earlier.Columns), new ColumnNames(later.Columns));
        var parameters = new { Before = before, After = after };
        return new StoredChanges(
            earlier.Columns,
            later.Columns,
            later.Counts.Kept,
            () => Opened().Stream(RecordTables.ImportAgainstImport, parameters, r => RecordTables.ReadPair(r, newNames, oldNames)),
            () => Opened().Stream(RecordTables.NotInImport, parameters, r => RowColumns.Read(r, oldNames))).Compare(database.Options.MostChangesInMemory);

        RecordImport Find(long import) => imports.SingleOrDefault(i => i.Id == import) ?? throw NoImport(import);
    }

    /// <summary>Saves a report. One that is there and says the same is left alone; a changed one becomes a new revision.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="InputException">The database cannot be written; it is as it was.</exception>
    public SavedReport SaveReport(Report report) => SaveReports([report])[0];

    /// <summary>Saves reports, all of them in one transaction.</summary>
    /// <param name="reports">The reports.</param>
    /// <exception cref="InputException">The database cannot be written; it is as it was.</exception>
    public IReadOnlyList<SavedReport> SaveReports(IReadOnlyList<Report> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return reports.Count == 0 ? [] : Opened().Write((connection, transaction) => reports.Select(r => ReportTables.Save(database, connection, transaction, r)).ToArray());
    }

    /// <summary>The latest revision of a report; null where there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public Report? FindReport(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ReportTables.Reports(Opened(), id, null, null).SingleOrDefault()?.Report;
    }

    /// <summary>Every revision of a report, the oldest first.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IReadOnlyList<ReportRevision> Revisions(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ReportTables.Revisions(Opened(), id);
    }

    /// <summary>The latest revisions of reports, by the time when they were published; those for which it is not known are last, and left out where a time is asked for.</summary>
    /// <param name="from">Published at this moment or later; null for any.</param>
    /// <param name="to">Published at this moment or earlier; null for any.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IReadOnlyList<Report> Reports(DateTime? from = null, DateTime? to = null) =>
        [.. ReportTables.Reports(Opened(), null, from, to).Select(r => r.Report)];

    /// <summary>Claims in the latest revisions of reports, by their time; those without one are last.</summary>
    /// <param name="query">Which.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public IReadOnlyList<ReportedClaim> Claims(ClaimQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReportTables.Claims(Opened(), query);
    }

    /// <summary>What the store holds on some days.</summary>
    /// <param name="first">The first day, Kyiv time.</param>
    /// <param name="last">The last day, Kyiv time; the same for one day.</param>
    /// <exception cref="InputException">The database cannot be read.</exception>
    public EvidenceOfDays Find(DateOnly first, DateOnly last)
    {
        var (from, to) = (first.ToDateTime(TimeOnly.MinValue), last.ToDateTime(TimeOnly.MaxValue));
        return new EvidenceOfDays([.. CurrentRows(from, to)], Claims(new ClaimQuery { From = from, To = to }), Reports(from, to));
    }

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
        isDisposed = true;
        database.Dispose();
    }

    /// <summary>Closes the store.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static DateTime Utc(DateTime moment, string parameter) =>
        moment.Kind == DateTimeKind.Utc ? moment : throw new ArgumentException($"The time is of the kind {moment.Kind}; it must be UTC.", parameter);

    private IEnumerable<RecordRow> Rows(RecordImport import)
    {
        var names = new ColumnNames(import.Columns);
        return Opened().Stream(RecordTables.RowsOfImport, new { Import = import.Id }, r => RowColumns.Read(r, names));
    }

    private string FileName(long import) => Imports().SingleOrDefault(i => i.Id == import)?.File.Name ?? "";

    private InputException NoImport(long import) => database.Refuse($"there is no import {import} in the store", $"the list of imports has their numbers");

    private Database Opened()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return database;
    }
}
