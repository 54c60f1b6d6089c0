using Testudo.Evidence.Claims;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

/// <summary>What tests store.</summary>
internal static class Samples
{
    public static readonly DateTime Now = new(2026, 11, 22, 12, 30, 0, DateTimeKind.Utc);

    /// <summary>The file that rows are said to be from.</summary>
    public static ImportedFile File(string name = "missile_attacks_daily.csv") => new(name, new string('a', 64), Now);

    /// <summary>Imports rows and accepts them.</summary>
    public static RecordImport Import(EvidenceStore store, IEnumerable<RecordRow> rows, string name = "missile_attacks_daily.csv")
    {
        using var session = Stage(store, rows, name);
        return session.Accept();
    }

    /// <summary>A session with rows that are not accepted yet.</summary>
    public static ImportSession Stage(EvidenceStore store, IEnumerable<RecordRow> rows, string name = "missile_attacks_daily.csv")
    {
        var session = store.BeginImport(File(name));
        session.Add(rows);
        session.Complete(session.RowsKept);
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
        Subject = ClaimSubject.Named("people"),
        Outcome = ReportedOutcome.Killed,
        Quantity = new HedgedQuantity(5, Hedge.AtLeast),
        Speaker = "Ihor Klymenko",
    };
}
