using System.Text;
using System.Text.Json.Nodes;
using Testudo.Reporting.Page;
using Testudo.Reporting.Results;

namespace Testudo.Reporting.Tests.Page;

/// <summary>What is written into a page.</summary>
public sealed class PageDataTests
{
    [Fact]
    public void Data_stands_where_the_mark_was_and_nothing_else_changes_but_the_title()
    {
        var page = PageText.Of(Raid.SecondOfJanuary.Page());
        var (before, behind) = PageText.Template();
        Assert.Contains(PageTemplate.TitleMark, before, StringComparison.Ordinal);

        Assert.Equal(before.Replace(PageTemplate.TitleMark, "<title>Raid of 2 January 2024</title>", StringComparison.Ordinal), page.Before);
        Assert.Equal(behind, page.Behind);
    }

    [Fact]
    public void The_result_in_a_page_is_that_of_result_json()
    {
        var raid = Raid.SecondOfJanuary;
        using var file = new MemoryStream();
        PublishedJson.Write(file, raid.Assessment, AssessmentJson.Default);
        var expected = JsonNode.Parse(file.ToArray());

        var shown = PageText.Of(raid.Page()).Json["result"];

        Assert.True(JsonNode.DeepEquals(expected, shown), "the result in the page differs from result.json");
    }

    [Fact]
    public void A_page_says_how_it_was_made_and_in_which_language_it_opens()
    {
        var json = PageText.Of(Raid.Tutorial.Page(new PageOptions { Command = "testudo assess a.yaml", Language = "uk" })).Json;

        Assert.Equal("testudo-page/1", (string?)json["format"]);
        Assert.Equal("assessment", (string?)json["page"]);
        Assert.Equal("testudo assess a.yaml", (string?)json["command"]);
        Assert.Equal("uk", (string?)json["language"]);
        Assert.Null(PageText.Of(Raid.Tutorial.Page()).Json["language"]);
    }

    [Theory]
    [InlineData(null, "Tutorial: one battery, four missiles")]
    [InlineData("en", "Tutorial: one battery, four missiles")]
    [InlineData("uk", "Навчальний приклад: одна батарея, чотири ракети")]
    [InlineData("ru", "Учебный пример: одна батарея, четыре ракеты")]
    public void The_title_is_that_of_the_scenario_in_the_language_of_the_page(string? language, string title)
    {
        var page = PageText.Of(Raid.Tutorial.Page(new PageOptions { Command = Raid.Command, Language = language }));
        var written = page.Before.Split("<title>")[1].Split("</title>")[0];

        Assert.Equal(title, System.Net.WebUtility.HtmlDecode(written));
    }

    [Fact]
    public void No_character_of_the_data_means_anything_to_a_reader_of_HTML()
    {
        foreach (var raid in new[] { Raid.SecondOfJanuary, HostileScenario.Raid })
        {
            var data = PageText.Of(raid.Page(new PageOptions { Command = HostileScenario.Text("command") })).Data;
            Assert.DoesNotContain(data, character => character is '<' or '>' or '&' or '\'' or '\u2028' or '\u2029' || char.IsControl(character));
        }
    }

    [Fact]
    public void Hostile_text_arrives_as_it_was_written()
    {
        var json = PageText.Of(HostileScenario.Raid.Page(new PageOptions { Command = HostileScenario.Text("command") })).Json;

        Assert.Equal(HostileScenario.Text("command"), (string?)json["command"]);
        Assert.Equal(HostileScenario.Text("title.uk"), (string?)json["result"]!["title"]!["uk"]);
        Assert.Equal(HostileScenario.Text("notes.ru"), (string?)json["result"]!["notes"]!["ru"]);
        Assert.Equal(HostileScenario.Text("threat.en"), (string?)json["names"]![HostileScenario.ThreatId]!["en"]);
    }

    [Fact]
    public void A_title_that_looks_like_a_mark_of_the_template_stays_a_title()
    {
        var page = PageText.Of(HostileScenario.Raid.Page());
        var (before, behind) = PageText.Template();

        Assert.Contains(PageTemplate.DataMark, HostileScenario.Text("title.en"), StringComparison.Ordinal);
        Assert.Equal(behind, page.Behind);
        Assert.Equal(before.Split(PageTemplate.TitleMark)[0], page.Before.Split("<title>")[0]);
    }

    [Fact]
    public void The_same_run_makes_the_same_bytes()
    {
        var options = new PageOptions { Command = Raid.Command, Language = "ru", Replication = 3 };

        Assert.Equal(Raid.SecondOfJanuary.Page(options), Raid.SecondOfJanuary.Page(options));
    }

    [Fact]
    public void Every_name_that_the_result_calls_by_an_id_is_there()
    {
        var raid = Raid.SecondOfJanuary.Assessment;
        var names = PageText.Of(Raid.SecondOfJanuary.Page()).Json["names"]!.AsObject();
        var ids = raid.Salvos.Select(s => s.Threat).Concat(raid.Systems.Select(s => s.Id)).Concat(raid.Sensors.Select(s => s.Sensor));

        Assert.Empty(ids.Where(id => names[id] is not JsonObject { Count: 3 }).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Borders_are_closed_rings_of_longitude_and_latitude()
    {
        var features = PageText.Of(Raid.Tutorial.Page()).Json["borders"]!["features"]!.AsArray();
        var rings = features.SelectMany(f => f!["geometry"]!["coordinates"]!.AsArray()).SelectMany(p => p!.AsArray()).Select(r => r!.AsArray()).ToList();

        Assert.Contains(features, f => (string?)f!["properties"]!["en"] == "Ukraine");
        Assert.All(rings, ring =>
        {
            Assert.True(ring.Count >= 4);
            Assert.True(JsonNode.DeepEquals(ring[0], ring[^1]));
            Assert.All(ring, at => Assert.InRange((double)at![1]!, -90, 90));
        });
    }

    [Fact]
    public void Writing_a_page_can_be_stopped()
    {
        Assert.SkipUnless(AssessmentPage.IsAvailable, "Testudo was built without the page");
        using var stream = new MemoryStream();

        Assert.Throws<OperationCanceledException>(() =>
            AssessmentPage.Write(stream, Raid.Tutorial.Result, Raid.Tutorial.Assessment, new PageOptions { Command = "" }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_page_is_UTF8_without_a_byte_order_mark()
    {
        var page = Raid.Tutorial.Page();

        Assert.StartsWith("<!doctype html>", Encoding.UTF8.GetString(page), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((byte)'<', page[0]);
    }
}
