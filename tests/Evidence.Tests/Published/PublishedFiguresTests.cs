using System.Text;
using Testudo.Evidence.Published;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Published;

/// <summary>Figures of newspapers and officials, recomputed from the public record.</summary>
public sealed class PublishedFiguresTests
{
    [Theory]
    [InlineData("wsj-missiles-2023-05", "all-missiles", 589, 810, FigureMatch.Same)]
    [InlineData("wsj-missiles-2023-11", "all-missiles", 490, 1001, FigureMatch.Close)]
    [InlineData("wsj-missiles-2023-11", "without-x-59", 429, 899, FigureMatch.Close)]
    [InlineData("wsj-missiles-2024-04", "all-missiles", 60, 143, FigureMatch.Different)]
    [InlineData("wsj-missiles-2024-04", "without-x-59", 36, 111, FigureMatch.Close)]
    [InlineData("wsj-shahed-2023-11", "drones", 2112, 2533, FigureMatch.Close)]
    [InlineData("wsj-ballistic-2023-11", "with-sam", 31, 342, FigureMatch.Close)]
    [InlineData("wsj-ballistic-2023-11", "iskander-alone", 7, 65, FigureMatch.Close)]
    [InlineData("wsj-ballistic-2023-11", "class-ballistic", 29, 148, FigureMatch.Different)]
    [InlineData("air-force-shahed-launched-2024-09", "drones", 1108, 1334, FigureMatch.Close)]
    [InlineData("air-force-shahed-destroyed-2024-09", "drones", 1108, 1334, FigureMatch.Close)]
    [InlineData("afp-drones-2025-09", "drones", 4886, 5636, FigureMatch.Close)]
    [InlineData("afp-drones-rate-2025-09", "drones", 4886, 5636, FigureMatch.Same)]
    [InlineData("afp-missiles-2025-09", "all-missiles", 128, 187, FigureMatch.Close)]
    [InlineData("afp-missiles-rate-2025-09", "all-missiles", 128, 187, FigureMatch.Same)]
    [InlineData("oleshchuk-kinzhal-2023", "kinzhal-alone", 15, 35, FigureMatch.Same)]
    [InlineData("zelensky-missiles-2024-11", "all-missiles", 205, 264, FigureMatch.Different)]
    public void A_figure_is_recomputed_under_each_definition(string id, string definition, double destroyed, double launched, FigureMatch match)
    {
        var figure = Assert.Single(PublishedFigures.Shipped.Check(PublicFile.Record.Rows), f => f.Figure.Id == id);
        var recomputed = Assert.Single(figure.Recomputed, r => r.Definition.Id == definition);

        Assert.Equal((destroyed, launched, match), (recomputed.Destroyed, recomputed.Launched, recomputed.Match));
    }

    [Fact]
    public void Two_figures_do_not_match_as_they_are_worded_and_one_of_them_under_no_definition()
    {
        var figures = PublishedFigures.Shipped.Check(PublicFile.Record.Rows);

        Assert.Equal(["wsj-missiles-2024-04", "zelensky-missiles-2024-11"], figures.Where(f => !f.MatchesAsWorded).Select(f => f.Figure.Id));
        Assert.Equal(["without-x-59"], figures.Single(f => f.Figure.Id == "wsj-missiles-2024-04").Matching.Select(r => r.Definition.Id));
        Assert.Equal(["zelensky-missiles-2024-11"], figures.Where(f => f.Matching.Count == 0).Select(f => f.Figure.Id));
        Assert.Equal("without-x-59", figures.Single(f => f.Figure.Id == "wsj-missiles-2023-11").Nearest.Definition.Id);
    }

    [Fact]
    public void A_record_that_does_not_reach_over_the_period_neither_confirms_nor_denies()
    {
        var half = PublicFile.Record.Rows.Where(r => r.Time.To < new DateTime(2024, 1, 1)).ToList();
        var figures = PublishedFigures.Shipped.Check(half);

        Assert.All(figures.Where(f => f.Figure.To.Year > 2023), f => Assert.All(f.Recomputed, r => Assert.Equal(FigureMatch.NotCovered, r.Match)));
        Assert.Equal(FigureMatch.Same, figures.Single(f => f.Figure.Id == "wsj-missiles-2023-05").AsWorded.Match);
        Assert.All(PublishedFigures.Shipped.Check([]), f => Assert.Null(f.AsWorded.Value));
    }

    [Theory]
    [InlineData("source: nobody", "the source \"nobody\" is not listed above")]
    [InlineData("from: 2024-06-01", "the last day 2024-05-31 is before the first day 2024-06-01")]
    [InlineData("value: 73", "found \"73\"; allowed is from 0 to 1")]
    [InlineData("measure: guess", "found \"guess\"")]
    [InlineData("definitions: [{id: x, says: y, models: [Z]}]", "the model \"Z\" is not in models.yaml")]
    [InlineData("definitions: [{id: x, says: y, classes: [z]}]", "\"z\" is not a class that makes raids")]
    public void A_figure_with_mistakes_is_refused(string change, string message)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "a",
            ["says"] = "b",
            ["source"] = "s",
            ["measure"] = "destroyed-rate",
            ["value"] = "0.5",
            ["from"] = "2024-05-01",
            ["to"] = "2024-05-31",
            ["definitions"] = "[{id: x, says: y}]",
        };
        var split = change.IndexOf(": ", StringComparison.Ordinal);
        fields[change[..split]] = change[(split + 2)..];
        var text = "sources: [{id: s, title: t, publisher: p, published: 2024}]\nfigures:\n  - {" + string.Join(", ", fields.Select(f => $"{f.Key}: {f.Value}")) + "}\n";
        var problems = Assert.Throws<InputException>(() => PublishedFigures.Read(YamlSource.Parse("published.yaml", Encoding.UTF8.GetBytes(text)))).Diagnostics;

        Assert.Contains(problems, p => FormattableString.Invariant(p.Message).StartsWith(message, StringComparison.Ordinal));
    }
}
