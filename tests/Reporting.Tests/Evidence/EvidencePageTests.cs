using System.Text.Json.Nodes;
using Testudo.Evidence.Facts;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Page;
using Testudo.Reporting.Tests.Page;

namespace Testudo.Reporting.Tests.Evidence;

/// <summary>What stands in the file of a page of evidence.</summary>
public sealed class EvidencePageTests
{
    [Fact]
    public void The_data_are_the_documents()
    {
        var page = PageText.Of(EvidenceSamples.Page(EvidenceSamples.Everything));

        Assert.Equal("evidence", page.Json["page"]!.GetValue<string>());
        Assert.Equal(EvidenceSamples.Command, page.Json["command"]!.GetValue<string>());
        Assert.Equal(EvidenceSamples.Raids.Raids.Count, page.Json["raids"]!["raids"]!.AsArray().Count);
        Assert.Equal(EvidenceSamples.Rates.Rates.Count, page.Json["rates"]!["rates"]!.AsArray().Count);
        Assert.Equal(EvidenceSamples.RaidId, page.Json["raid"]!["id"]!.GetValue<string>());
        Assert.NotNull(page.Json["names"]!["kalibr"] ?? page.Json["names"]!.AsObject().First().Value);
    }

    [Fact]
    public void What_is_not_given_is_null()
    {
        var json = PageText.Of(EvidenceSamples.Page(new EvidenceContent { Provenance = EvidenceSamples.Provenance })).Json;

        Assert.All(["raids", "rates", "raid"], part => Assert.True(json.ContainsKey(part) && json[part] is null));
    }

    [Theory]
    [InlineData(null, "What was reported of air raids")]
    [InlineData("uk", "Що повідомляли про повітряні нальоти")]
    [InlineData("ru", "Что сообщали о воздушных налётах")]
    public void The_title_is_in_the_language_of_the_page(string? language, string title)
    {
        var page = PageText.Of(EvidenceSamples.Page(EvidenceSamples.Everything, language));

        Assert.Contains($"<title>{title}</title>", System.Net.WebUtility.HtmlDecode(page.Before), StringComparison.Ordinal);
        Assert.Equal(language, page.Json["language"]?.GetValue<string>());
    }

    [Fact]
    public void A_thousand_raids_fit_into_a_page()
    {
        var record = EvidenceSamples.Read(EvidenceSamples.Days(1000));
        var document = RaidsDocument.Of(EvidenceSamples.Provenance, record.Rows, FactBook.None, Raid.Catalogue);

        Assert.Equal(1000, document.Raids.Count);
        Assert.InRange(EvidenceSamples.Page(new EvidenceContent { Provenance = EvidenceSamples.Provenance, Raids = document }).Length, 1, AssessmentPage.MostBytes);
    }

    [Fact]
    public void Every_regime_is_told_in_every_language()
    {
        var words = JsonNode.Parse(File.ReadAllText(Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "web", "src", "words", "evidence.json")))!.AsObject();

        Assert.All(EvidenceSamples.Rates.Regimes, regime =>
        {
            // The English of the page is that of the table, so that neither can be changed alone.
            Assert.Equal(regime.Destroyed, words[$"regime.meaning.{regime.Id}"]!["en"]!.GetValue<string>());
            Assert.Equal(regime.Evidence, words[$"regime.evidence.{regime.Id}"]!["en"]!.GetValue<string>());
            Assert.NotNull(words[$"regime.short.{regime.Id}"]);
        });
    }
}
