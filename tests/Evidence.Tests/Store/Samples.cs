using Testudo.Evidence.Claims;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Store;

/// <summary>What tests store.</summary>
internal static class Samples
{
    public static readonly DateTime Now = new(2026, 11, 22, 12, 30, 0, DateTimeKind.Utc);

    private static int files;

    /// <summary>A digest that no other file of the tests has.</summary>
    public static string Sha256() => Interlocked.Increment(ref files).ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Begins to import a file.</summary>
    public static ImportSession Begin(EvidenceStore store, string name = "missile_attacks_daily.csv") => store.BeginImport(name, Now);

    /// <summary>Ends the adding, with the counts of the session itself and the columns of its rows.</summary>
    public static void Complete(ImportSession session, IReadOnlyList<string>? columns = null, string? sha256 = null) =>
        session.Complete(sha256 ?? Sha256(), columns ?? Columns, session.Counts);

    /// <summary>The columns of made-up rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. SyntheticRows.Row(0).Fields.Keys];

    /// <summary>A remark on a line.</summary>
    public static Diagnostic Remark(int line, string text, string key = "", string? suggestion = null) =>
        new(new TextLocation("missile_attacks_daily.csv", line, key), $"{text}", suggestion is null ? null : (FormattableString)$"{suggestion}");

    /// <summary>Imports rows and accepts them.</summary>
    public static RecordImport Import(EvidenceStore store, IEnumerable<RecordRow> rows, string name = "missile_attacks_daily.csv", IReadOnlyList<string>? columns = null)
    {
        using var session = Stage(store, rows, name, columns);
        return session.Accept();
    }

    /// <summary>A session with rows that are not accepted yet.</summary>
    public static ImportSession Stage(EvidenceStore store, IEnumerable<RecordRow> rows, string name = "missile_attacks_daily.csv", IReadOnlyList<string>? columns = null, string? sha256 = null)
    {
        var session = Begin(store, name);
        session.Add(rows);
        Complete(session, columns, sha256);
        return session;
    }

    public static IReadOnlyList<RecordRow> Rows(int count, int version = 0) => [.. SyntheticRows.Make(count, version)];

    /// <summary>The report of 2 January 2024 in the seed report, in short.</summary>
    public static Report Report(string id = "af-2024-01-02", params Claim[] claims) => new()
    {
        Id = id,
        Publisher = "Air Force of Ukraine",
        Title = "Масована атака 2 січня",
        Published = new DateTime(2024, 1, 2, 12, 0, 0),
        Source = "kpszsu/posts/1",
        Language = "uk",
        Confidence = Confidence.Official,
        Note = "the hour is that of the first post",
        Claims = claims.Length > 0 ? claims : [SeventyTwo, TenKinzhals],
    };

    public static Claim SeventyTwo => new()
    {
        Kind = ClaimKind.Count,
        Subject = new ClaimSubject("missiles of various types", ["kh-101", "kalibr"], "cruise", []),
        Outcome = ReportedOutcome.Destroyed,
        Quantity = HedgedQuantity.Of(72),
        OutOf = HedgedQuantity.Of(99),
        Places = ["kyiv", "Kharkiv"],
        Time = new ReportedTime(new DateTime(2024, 1, 2, 5, 30, 0), new DateTime(2024, 1, 2, 9, 0, 0), false),
        Span = new TextSpan(10, 9, "72 out of"),
    };

    public static Claim TenKinzhals => new()
    {
        Kind = ClaimKind.Count,
        Subject = new ClaimSubject("Kinzhal", ["kinzhal"], null, []),
        Outcome = ReportedOutcome.Destroyed,
        Quantity = HedgedQuantity.Of(10),
        Time = new ReportedTime(new DateTime(2024, 1, 2), new DateTime(2024, 1, 2, 23, 59, 0), true),
        Doubt = "\"all ten\" may be the launched ones",
    };

    public static Claim FiveKilled => new()
    {
        Kind = ClaimKind.Casualties,
        Subject = ClaimSubject.Named("people") with { Term = "people" },
        Outcome = ReportedOutcome.Killed,
        Quantity = new HedgedQuantity(5, Hedge.AtLeast),
        Speaker = "Ihor Klymenko",
        Levers = [Lever.AirDefenceSystems, Lever.Ammunition],
    };
}
