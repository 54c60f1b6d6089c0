using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Published;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Reading;
using Testudo.Evidence.Record;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Reporting.Tests.Evidence;

/// <summary>The documents say what the model says, and keep apart what must not be added.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Raids_of_both_origins_stand_in_one_list_in_order()
    {
        var document = EvidenceSamples.Raids;
        var record = RaidGrouping.Group(EvidenceSamples.Record.Rows);

        Assert.Equal(record.Count, document.Raids.Count(r => r.Origin == "record"));
        Assert.Equal(EvidenceSamples.Facts.Raids.Count, document.Raids.Count(r => r.Origin == "facts"));
        Assert.Equal(document.Raids.Select(r => r.Begin).Order(), document.Raids.Select(r => r.Begin));
        Assert.Equal(2, document.Raids.Count(r => r.Id == EvidenceSamples.RaidId));
    }

    [Fact]
    public void A_raid_has_the_sums_of_its_rows_and_no_regional_one()
    {
        var raid = EvidenceSamples.Raids.Raids.Single(r => r is { Origin: "record", Id: EvidenceSamples.RaidId });

        Assert.Equal([("drone", 35.0, 35.0, 0), ("cruise", 73.0, 62.0, 0), ("ballistic", 10.0, 10.0, 0)], raid.Classes.Select(c => (c.Class, c.Launched, c.Stopped, c.RowsLeftOut)));
        Assert.Equal(122, raid.Launched);
        Assert.Equal((5, 1), (raid.Rows, raid.RegionalRows));
        Assert.Equal(["Ukraine", "Kyiv"], raid.Targets);
        Assert.Equal(["kpszsu/posts/second1", "kpszsu/posts/second2"], raid.Links);
    }

    [Fact]
    public void A_period_holds_the_raids_that_ended_in_it()
    {
        var day = new DateOnly(2024, 1, 2);
        var document = RaidsDocument.Of(EvidenceSamples.Provenance, EvidenceSamples.Record.Rows, FactBook.None, Raid.Catalogue, day, day);

        Assert.Equal([EvidenceSamples.RaidId], document.Raids.Select(r => r.Id));
        Assert.Equal([("drone", 35.0, 35.0), ("missiles", 83.0, 72.0)], document.Stopped.Select(r => (r.Class, r.Launched, r.Count)));
        Assert.All(document.Stopped, r => Assert.InRange(r.Value!.Value, r.Low!.Value, r.High!.Value));
    }

    [Fact]
    public void Accounts_of_a_raid_of_the_facts_file_are_not_averaged()
    {
        var raid = EvidenceSamples.Raids.Raids.Single(r => r is { Origin: "facts", Id: EvidenceSamples.RaidId });
        var launched = raid.Accounts.SelectMany(a => a.Totals).Where(t => t is { Subject: "missile", Outcome: "launched" }).ToList();

        Assert.Null(raid.Launched);
        Assert.Contains(launched, t => t is { Low: 99, High: 99 });
        Assert.Contains(launched, t => t.High is null);
        Assert.Contains(raid.Accounts, a => a.Totals.Any(t => t is { Subject: "missile", Outcome: "destroyed", Low: 72, High: 72 }));
    }

    [Fact]
    public void Types_are_added_up_only_where_an_account_names_all()
    {
        var raids = EvidenceSamples.Facts.Raids.Select(r => (Raid: r, Entry: RaidEntry.Of(r, Raid.Catalogue))).ToList();
        var sums = raids.SelectMany(r => r.Entry.Accounts.SelectMany(a => a.Totals.Where(t => t.IsSum).Select(t => (r.Raid, a.Label, Total: t)))).ToList();

        Assert.NotEmpty(sums);
        Assert.All(sums, s => Assert.Contains(s.Raid.Accounts, a => a.Label == s.Label && a.IsComplete));
    }

    [Fact]
    public void Rates_say_what_they_mix_and_what_they_leave_out()
    {
        var document = EvidenceSamples.Rates;
        var table = RateTable.Of(EvidenceSamples.Record.Rows, new RateOptions { By = RatePeriod.Quarter, Outcomes = [Testudo.Evidence.Regimes.RateOutcome.Stopped, Testudo.Evidence.Regimes.RateOutcome.Destroyed] });

        Assert.Equal(table.Rates.Select(r => (r.Period, r.Value, r.MixesRegimes, r.IsComparable)), document.Rates.Select(r => (r.Period, r.Value, r.MixesRegimes, r.IsComparable)));
        Assert.Contains(document.Rates, r => r is { Class: "drone", Outcome: "destroyed", Period: "2025-Q3", MixesRegimes: true, IsComparable: false });
        Assert.Contains(document.Rates, r => r is { Class: "missiles", Period: "2024-Q1" } && r.LeftOut.Any(l => l is { Reason: "regional", Rows: 1, Launched: 5 }) && r.LeftOut.Any(l => l is { Reason: "no-destroyed", Rows: 1 }));
        Assert.Equal(["drones-destroyed-only", "missiles-destroyed"], document.Regimes.Select(r => r.Id).Where(id => id.StartsWith("missiles", StringComparison.Ordinal) || id.EndsWith("only", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_raid_has_its_claims_side_by_side()
    {
        var document = EvidenceSamples.OneRaid;
        var evidence = EvidenceSamples.Evidence(EvidenceSamples.RaidId);

        Assert.Equal(evidence.Groups.Count, document.Groups.Count);
        foreach (var (group, entry) in evidence.Groups.Zip(document.Groups))
        {
            Assert.Equal(group.Entries.Select(e => e.Account.Label), entry.Numbers.Select(n => document.Accounts[n.Account].Label));
            Assert.Equal(group.Entries.Select(e => (e.Low, double.IsFinite(e.High) ? e.High : (double?)null)), entry.Numbers.Select(n => (n.Low, n.High)));
            Assert.All(entry.Numbers, n => Assert.All(n.Claims, c => Assert.InRange(c, 0, document.Accounts[n.Account].Claims.Count - 1)));
            Assert.Equal(group.Findings.Select(f => EvidenceSamples.Say(f.Message).En), entry.Findings.Select(f => f.Text.En));
        }

        Assert.Contains(document.Groups, g => g.Verdict == "conflict" && g.Findings.Count > 0);
        Assert.Contains(document.Groups, g => g.Numbers.Any(n => n.Quantity is { Hedge: "about", Stated: 100 }));
        Assert.Equal((5, 1), (document.Record!.Rows.Count, document.Record.Regional.Count));
        Assert.False(document.Record.Regional[0].IsNational);
    }

    [Fact]
    public void A_raid_that_only_one_side_knows_is_told_from_that_side()
    {
        var rows = EvidenceSamples.Record.Rows;
        var raid = RaidGrouping.Find(RaidGrouping.Group(rows), EvidenceSamples.RaidId);
        var evidence = EvidenceSamples.Evidence("2023-12-29");

        Assert.Empty(RaidDocument.Of(EvidenceSamples.Provenance, raid, rows, null, EvidenceSamples.Say).Groups);
        Assert.Null(RaidDocument.Of(EvidenceSamples.Provenance, null, rows, evidence, EvidenceSamples.Say).Record);
        Assert.Throws<ArgumentException>(() => RaidDocument.Of(EvidenceSamples.Provenance, null, rows, null, EvidenceSamples.Say));
    }

    [Fact]
    public void Published_figures_name_the_definition_that_matches()
    {
        var figures = PublishedFigures.Shipped.Check(EvidenceSamples.Record.Rows);
        var document = PublishedDocument.Of(EvidenceSamples.Provenance, figures);

        Assert.Equal(figures.Count, document.Figures.Count);
        Assert.Equal(figures.Count(f => f.MatchesAsWorded), document.Matching);
        Assert.All(figures.Zip(document.Figures), f => Assert.Equal(f.First.Recomputed.Select(r => (r.Definition.Id, r.Value)), f.Second.Recomputed.Select(r => (r.Id, r.Value))));
        Assert.Contains(document.Figures, f => f.Recomputed.Any(r => r.Match == "not-covered"));
    }

    [Fact]
    public void Claims_keep_the_words_they_were_read_from()
    {
        const string Text = "On January 2, air defence shot down 72 out of 99 missiles, at least five people were killed.";
        var document = ClaimsDocument.Of(EvidenceSamples.Provenance, new ReportReader().Read(Text, new ReadingOptions { Publisher = "Somebody" }));

        Assert.Equal("Somebody", document.Report.Publisher);
        Assert.Contains(document.Claims, c => c is { Quantity.Stated: 72, OutOf.Stated: 99, Outcome: "destroyed" });
        Assert.Contains(document.Claims, c => c is { Kind: "casualties", Quantity: { Hedge: "at-least", Low: 5, High: null } });
        Assert.All(document.Claims.Where(c => c.Span is not null), c => Assert.Equal(Text.Substring(c.Span!.Start, c.Span.Length), c.Span.Text));
        Assert.Equal(document.Claims.Count(c => c.Doubt is not null), document.Doubtful);
    }

    [Fact]
    public void Changes_between_two_versions_are_listed_by_kind()
    {
        var rows = EvidenceSamples.Record.Rows;
        var revised = rows[0] with { Destroyed = 1, Fields = new Dictionary<string, string>(rows[0].Fields) { ["destroyed"] = "1" } };
        var changes = ImportChanges.Of(new RecordUsed("before.csv", "c0ffee", 3), RecordChanges.Between([revised, rows[1], rows[2]], [rows[0], rows[1], rows[3]]));

        Assert.Equal(["added", "revised", "withdrawn"], changes.Rows.Select(r => r.Kind));
        Assert.Equal((1, 1, 1, 1), (changes.Added, changes.Revised, changes.Withdrawn, changes.Unchanged));
        Assert.Equal([new DifferenceEntry("destroyed", "1", rows[0].Fields["destroyed"])], changes.Rows[1].Differences);
    }

    [Fact]
    public void Documents_are_the_same_bytes_every_time_and_hold_no_number_that_JSON_lacks()
    {
        var first = Written();

        Assert.Equal(first, Written());
        Assert.DoesNotContain("NaN", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", first, StringComparison.Ordinal);
        Assert.Contains("\"begin\": \"2024-01-01T20:00\"", first, StringComparison.Ordinal);
        Assert.Contains("\"hedge\": \"at-least\"", first, StringComparison.Ordinal);

        static string Written()
        {
            using var stream = new MemoryStream();
            PublishedJson.Write(stream, EvidenceSamples.Raids, EvidenceJson.Default);
            PublishedJson.Write(stream, EvidenceSamples.RatesBy(new RateOptions()), EvidenceJson.Default);
            PublishedJson.Write(stream, EvidenceSamples.OneRaid, EvidenceJson.Default);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    [Fact]
    public void Documents_are_read_as_they_were_written()
    {
        var text = JsonSerializer.Serialize(EvidenceSamples.OneRaid, EvidenceJson.Default.RaidDocument);
        var again = JsonSerializer.Deserialize(text, EvidenceJson.Default.RaidDocument);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(JsonSerializer.Serialize(again!, EvidenceJson.Default.RaidDocument))));
    }
}
