using System.Text.Json.Nodes;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Published;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Reading;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;
using Testudo.Simulation.Measures;
using Testudo.World;

namespace Testudo.Cli.Tests;

/// <summary>The published schema of evidence: made from the types, compared with the committed file, and used by an independent checker.</summary>
public sealed class EvidenceOutputSchemaTests
{
    private const string Name = "evidence-output.schema.json";

    private const string Record = """
        time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,source
        2024-01-01 20:00,2024-01-02 08:00,Shahed-136/131,Kursk oblast,Ukraine,35,35,,kpszsu/posts/1
        2024-01-02 05:00,2024-01-02 09:00,X-101/X-555,Engels,Ukraine,70,59,,kpszsu/posts/2
        2024-01-02 05:00,2024-01-02 09:00,C-300/C-400 and Iskander-M,,Kharkiv,12,,,kpszsu/posts/2
        2024-01-02,2024-01-02,X-59,,Zaporizhzhia oblast,1,0,,someone/posts/3
        2024-01-02,never,X-59,,Zaporizhzhia oblast,1,0,,someone/posts/4

        """;

    private static readonly Provenance Made = new("0.0.0-test", "testudo evidence", "c0ffee", new RecordUsed("record.csv", "c0ffee", 4));

    private static readonly (string Format, Type Type)[] Documents =
    [
        ("testudo-evidence-raids/1", typeof(RaidsDocument)),
        ("testudo-evidence-rates/1", typeof(RatesDocument)),
        ("testudo-evidence-raid/1", typeof(RaidDocument)),
        ("testudo-evidence-published/1", typeof(PublishedDocument)),
        ("testudo-evidence-claims/1", typeof(ClaimsDocument)),
        ("testudo-evidence-import/1", typeof(ImportDocument)),
        ("testudo-evidence-changes/1", typeof(ChangesDocument)),
        ("testudo-evidence-regimes/1", typeof(RegimesDocument)),
        ("testudo-evidence-statements/1", typeof(StatementsDocument)),
        ("testudo-evidence-versions/1", typeof(VersionsDocument)),
    ];

    [Fact]
    public void The_published_schema_describes_the_types() => DocumentSchema.Check(Name, Generate());

    [Fact]
    public async Task Every_document_is_valid_by_the_published_schema()
    {
        using var scratch = new Scratch();
        var catalogue = Catalogue.Load(Cli.File("catalogue"));
        var facts = FactsFile.LoadFolder(Cli.File("evidence"), catalogue);
        var version = RecordFile.Read(scratch.Write("record.csv", Record), catalogue, cancellation: TestContext.Current.CancellationToken);
        var options = new RateOptions { Outcomes = Enum.GetValues<Testudo.Evidence.Regimes.RateOutcome>() };
        var raid = RaidGrouping.Find(RaidGrouping.Group(version.Rows), "2024-01-02");
        var evidence = RaidEvidence.Collect("2024-01-02", facts, [], catalogue)[0];
        var text = new ReportReader().Read("On January 2, air defence shot down 72 out of 99 missiles, at least five people were killed.", new ReadingOptions());
        var counts = version.Counts;
        var changes = RecordChanges.Between([version.Rows[0] with { Destroyed = 30, Fields = new Dictionary<string, string>(version.Rows[0].Fields) { ["destroyed"] = "30" } }, version.Rows[3]], version.Rows);
        string[] files =
        [
            Write("raids", s => PublishedJson.Write(s, RaidsDocument.Of(Made, version.Rows, facts, catalogue, from: new DateOnly(2023, 12, 1)), EvidenceJson.Default)),
            Write("rates", s => PublishedJson.Write(s, RatesDocument.Of(Made, RateTable.Of(version.Rows, options), options), EvidenceJson.Default)),
            Write("raid", s => PublishedJson.Write(s, RaidDocument.Of(Made, raid, version.Rows, evidence, f => new Names(f.ToString(), "", "")), EvidenceJson.Default)),
            Write("facts-alone", s => PublishedJson.Write(s, RaidDocument.Of(Made with { Record = null }, null, [], evidence, f => new Names(f.ToString(), "", "")), EvidenceJson.Default)),
            Write("published", s => PublishedJson.Write(s, PublishedDocument.Of(Made, PublishedFigures.Shipped.Check(version.Rows)), EvidenceJson.Default)),
            Write("claims", s => PublishedJson.Write(s, ClaimsDocument.Of(Made, text), EvidenceJson.Default)),
            Write("import", s => PublishedJson.Write(s, new ImportDocument
            {
                Provenance = Made,
                IsAccepted = true,
                Counts = new ImportCounts(counts.Read, counts.Kept, counts.SetAside, counts.Repaired, counts.Remarked),
                SetAside = [.. version.SetAside.Select(r => new SetAsideEntry(r.Line, r.Reason.ToString(), r.Text))],
                Repairs = [],
                Remarks = [new LineEntry(0, "no line break at the end")],
                Changes = ImportChanges.Of(new RecordUsed("before.csv", "c0ffee", 2), changes),
            }, EvidenceJson.Default)),
        ];
        var broken = scratch.Write("broken.json", File.ReadAllText(files[0]).Replace("\"origin\": \"record\"", "\"origin\": 1", StringComparison.Ordinal));

        var verdicts = await SchemaChecker.Verdicts(scratch, Name, isStrict: true, [.. files, broken]);

        Assert.All(verdicts[..^1], v => Assert.Equal("valid", v));
        Assert.Contains("/origin", verdicts[^1], StringComparison.Ordinal);

        string Write(string name, Action<Stream> write)
        {
            using (var stream = File.Create(scratch[$"{name}.json"]))
            {
                write(stream);
            }

            return scratch[$"{name}.json"];
        }
    }

    private static JsonObject Generate() => DocumentSchema.Of(
        EvidenceJson.Default.Options,
        Documents,
        "What the commands of testudo evidence print with --json",
        "One of several documents, which \"format\" tells apart. A number that cannot be told is null. Times are Kyiv time, days are year-month-day. Lists keep their order from run to run.");
}
