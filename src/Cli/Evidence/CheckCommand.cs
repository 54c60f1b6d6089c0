using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Published;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;
using Testudo.World.Text;

namespace Testudo.Cli.Evidence;

/// <summary>Recomputes published figures from the record.</summary>
internal sealed class CheckCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    private const string Published = "published";

    private static readonly string[] Columns =
    [
        "figure", "says", "publisher", "published", "url", "measure", "value", "from", "to", "definition", "definition_says", "launched", "destroyed", "recomputed", "match", "rows", "rows_left_out",
    ];

    /// <summary>Does what was asked.</summary>
    /// <param name="kind">What is checked.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string kind)
    {
        if (kind != Published)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"\"{kind}\" cannot be checked; there is: {Published}"));
        }

        output.TryPlaces();
        using var hand = EvidenceAtHand.Find(places, terminal, words);
        if (hand.IsFromFacts)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"published figures are recomputed from the public record, and the store {hand.Place.Name} has none"),
                words.Format($"import it: {"testudo evidence import missile_attacks_daily.csv"}"));
        }

        var figures = PublishedFigures.Shipped.Check(hand.Rows());
        output.WriteCsv(Columns, figures.SelectMany(Rows));
        output.WriteJson(stream => PublishedJson.Write(stream, PublishedDocument.Of(hand.Provenance(output), figures), EvidenceJson.Default));
        if (output.IsTable)
        {
            Tell(figures, hand);
        }

        output.Finish();
        return ExitCodes.Ok;
    }

    private static IEnumerable<string[]> Rows(CheckedFigure figure)
    {
        var f = figure.Figure;
        return figure.Recomputed.Select(r => new[]
        {
            f.Id, f.Says, f.Source.Publisher ?? "", f.Source.Published, f.Source.Url ?? "", MapReader.WordFor(f.Measure), Number(f.Value), Day(f.From), Day(f.To),
            r.Definition.Id, r.Definition.Says, Number(r.Launched), Number(r.Destroyed), Number(r.Value), MapReader.WordFor(r.Match), Number(r.Rows), Number(r.RowsLeftOut),
        });
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } v ? Math.Round(v, 6).ToString(CultureInfo.InvariantCulture) : "";

    private void Tell(IReadOnlyList<CheckedFigure> figures, EvidenceAtHand hand)
    {
        var page = Page.On(terminal);
        foreach (var figure in figures)
        {
            var f = figure.Figure;
            page.Paragraph($"{words[f.Says]} ({f.Source.Publisher}, {f.Source.Published}; {Day(f.From)} – {Day(f.To)})", indent: 4, style: Page.Bold);
            page.Paragraph(Verdict(figure), indent: 4, first: 2);
            foreach (var recomputed in figure.Recomputed)
            {
                page.Paragraph($"{Mark(recomputed.Match)} {Value(f, recomputed)}  {words[recomputed.Definition.Says]}", indent: 6, first: 2);
            }

            if (f.Note is { } note)
            {
                page.Paragraph(words[note], indent: 4, first: 2, style: Page.Dim);
            }

            page.Line();
        }

        page.Paragraph(words.Format($"Figures: {figures.Count:N0}. As published they match: {figures.Count(f => f.MatchesAsWorded):N0}; only under another definition: {figures.Count(f => !f.MatchesAsWorded && f.Matching.Count > 0):N0}; under none: {figures.Count(f => f.Matching.Count == 0 && f.AsWorded.Match != FigureMatch.NotCovered):N0}; not covered by the record: {figures.Count(f => f.AsWorded.Match == FigureMatch.NotCovered):N0}."));
        page.Paragraph(words["= the same as far as published; ~ near (a rate within 3 points, a count within 2 %); x neither; ? the record does not reach over the whole period. National rows."]);
        page.Paragraph(hand.Origin(words), style: Page.Dim);
    }

    private string Verdict(CheckedFigure figure) =>
        figure.AsWorded.Match == FigureMatch.NotCovered ? words["The record does not reach over the whole period."]
        : figure.MatchesAsWorded ? words["Matches as published."]
        : figure.Matching is { Count: > 0 } matching ? words.Format($"Does not match as published, but under: {string.Join("; ", matching.Select(m => words[m.Definition.Says]))}.")
        : words["Matches under no definition."];

    private string Value(PublishedFigure figure, RecomputedFigure recomputed) => (figure.Measure, recomputed.Value) switch
    {
        (_, null) => Numbers.None,
        (PublishedMeasure.DestroyedRate, { } rate) => words.Format($"{100 * rate:0.0} % ({recomputed.Destroyed:N0} of {recomputed.Launched:N0}; published {100 * figure.Value:0.#} %)"),
        (_, { } count) => words.Format($"{count:N0} (published {figure.Value:N0})"),
    };

    private static string Mark(FigureMatch match) => match switch { FigureMatch.Same => "=", FigureMatch.Close => "~", FigureMatch.NotCovered => "?", _ => "x" };
}
