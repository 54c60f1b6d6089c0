using System.Globalization;
using System.Text;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.Reporting.Evidence;
using Testudo.Simulation.Measures;
using Testudo.Tests;

namespace Testudo.Reporting.Tests.Evidence;

/// <summary>A made-up record in the columns of the public one, the facts file of the repository, and documents made from both.</summary>
internal static class EvidenceSamples
{
    /// <summary>The command that pages show.</summary>
    public const string Command = "testudo evidence rates --by month --class drone --outcome stopped --plot rates.html";

    /// <summary>The raid that both have.</summary>
    public const string RaidId = "2024-01-02";

    private static readonly Lazy<FactBook> FactsOfRepository = new(() => FactsFile.LoadFolder(Path.Combine(RepositoryRoot.Folder, "evidence"), Raid.Catalogue));

    private static readonly Lazy<RecordVersion> MadeUp = new(() => Read(Text()));

    /// <summary>The facts file of the repository.</summary>
    public static FactBook Facts => FactsOfRepository.Value;

    /// <summary>The made-up record.</summary>
    public static RecordVersion Record => MadeUp.Value;

    /// <summary>What documents are made by and from.</summary>
    public static Provenance Provenance => new("0.0.0-test", Command, Raid.Catalogue.Hash, new RecordUsed("record.csv", Record.Sha256, Record.Rows.Count));

    /// <summary>The raids of all times, from both.</summary>
    public static RaidsDocument Raids => RaidsDocument.Of(Provenance, Record.Rows, Facts, Raid.Catalogue);

    /// <summary>Rates by quarter: drones and missiles, stopped and destroyed.</summary>
    public static RatesDocument Rates { get; } = RatesBy(new RateOptions { By = RatePeriod.Quarter, Outcomes = [RateOutcome.Stopped, RateOutcome.Destroyed] });

    /// <summary>The raid of 2 January 2024.</summary>
    public static RaidDocument OneRaid => RaidDocument.Of(Provenance, RaidGrouping.Find(RaidGrouping.Group(Record.Rows), RaidId), Record.Rows, Evidence(RaidId), Say);

    /// <summary>Everything on one page.</summary>
    public static EvidenceContent Everything => new() { Provenance = Provenance, Raids = Raids, Rates = Rates, Raid = OneRaid };

    /// <summary>All that accounts say about a raid.</summary>
    public static RaidEvidence Evidence(string id) => RaidEvidence.Collect(id, Facts, [], Raid.Catalogue)[0];

    /// <summary>Words for a finding that a test can tell apart by language.</summary>
    public static Names Say(FormattableString finding) => new(finding.ToString(CultureInfo.InvariantCulture), "висновок", "вывод");

    /// <summary>Rates of the made-up record.</summary>
    public static RatesDocument RatesBy(RateOptions options) => RatesDocument.Of(Provenance, RateTable.Of(Record.Rows, options), options);

    /// <summary>A page. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(EvidenceContent content, string? language = null)
    {
        Assert.SkipUnless(EvidencePage.IsAvailable, "Testudo was built without the page: Node.js 20 or its packages were not there");
        using var stream = new MemoryStream();
        EvidencePage.Write(stream, content, Raid.Catalogue, language);
        return stream.ToArray();
    }

    /// <summary>Reads a record from text.</summary>
    public static RecordVersion Read(string text)
    {
        var folder = Directory.CreateTempSubdirectory("testudo-record-");
        try
        {
            var file = Path.Combine(folder.FullName, "record.csv");
            File.WriteAllText(file, text);
            return RecordFile.Read(file, Raid.Catalogue);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A record with one raid a day, so many of them.</summary>
    public static string Days(int raids)
    {
        var text = new StringBuilder("time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,source\n");
        for (var i = 0; i < raids; i++)
        {
            var day = new DateOnly(2022, 10, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{day} 01:00,{day} 07:00,Shahed-136/131,Kursk oblast,Ukraine,{10 + (i % 40)},{5 + (i % 40)},,kpszsu/posts/day{i}\n");
        }

        return text.ToString();
    }

    // Three years with a raid every few days, the raid of 2 January 2024 as the Air Force counted it, and rows that ask for care.
    private static string Text()
    {
        var text = new StringBuilder("time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,source\n");
        for (var i = 0; i < 90; i++)
        {
            var date = new DateOnly(2022, 10, 4).AddDays(i * 12);
            if (date is { Year: 2024, Month: 1, Day: < 6 })
            {
                continue;
            }

            var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var (launched, lost) = (20 + i, i / 6);
            var isSeparate = date >= new DateOnly(2024, 10, 1) && date < new DateOnly(2025, 7, 24);
            text.Append(CultureInfo.InvariantCulture, $"{day} 01:00,{day} 07:00,Shahed-136/131,Kursk oblast,Ukraine,{launched},{launched - lost - 4},{(isSeparate ? lost.ToString(CultureInfo.InvariantCulture) : "")},kpszsu/posts/drones{i}\n");
            text.Append(CultureInfo.InvariantCulture, $"{day} 02:00,{day} 06:00,X-101/X-555,Engels,Ukraine,{4 + (i % 7)},{i % 5},,kpszsu/posts/missiles{i}\n");
        }

        return text.Append("""
            2024-01-01 20:00,2024-01-02 08:00,Shahed-136/131,"Chauda, Crimea",Ukraine,35,35,,kpszsu/posts/second1
            2024-01-02 05:00,2024-01-02 09:00,X-101/X-555,Engels,Kyiv,70,59,,kpszsu/posts/second2
            2024-01-02 05:00,2024-01-02 09:00,Kalibr,Black Sea,Ukraine,3,3,,kpszsu/posts/second2
            2024-01-02 05:00,2024-01-02 09:00,X-47 Kinzhal,,Kyiv,10,10,,kpszsu/posts/second2
            2024-01-02 05:00,2024-01-02 09:00,X-31P,,Ukraine,4,,,kpszsu/posts/second2
            2024-01-02 05:00,2024-01-02 09:00,C-300/C-400 and Iskander-M,,Kharkiv oblast,5,1,,somebody/posts/region1

            """).ToString();
    }
}
