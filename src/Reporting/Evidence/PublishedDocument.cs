using Testudo.Evidence.Published;
using Testudo.World.Text;

namespace Testudo.Reporting.Evidence;

/// <summary>What is counted to recompute a figure, and what comes out.</summary>
/// <param name="Id">The id of the definition within the figure.</param>
/// <param name="Says">The definition in words.</param>
/// <param name="Classes">Classes of the record that count; empty for every class that makes a raid.</param>
/// <param name="Models">Where not empty, only rows count in which each model is one of these.</param>
/// <param name="Without">Rows in which a model is one of these do not count.</param>
/// <param name="WithRegional">Whether rows on parts of the country count too.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Destroyed">Destroyed.</param>
/// <param name="Value">The figure: a count, or a rate from 0 to 1; null where nothing was launched.</param>
/// <param name="Rows">How many rows count.</param>
/// <param name="RowsLeftOut">How many rows of the definition lack a number that the figure needs.</param>
/// <param name="Match">same, close, different or not-covered.</param>
public sealed record RecomputedEntry(
    string Id,
    string Says,
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Without,
    bool WithRegional,
    double Launched,
    double Destroyed,
    double? Value,
    int Rows,
    int RowsLeftOut,
    string Match);

/// <summary>Where a figure was published.</summary>
/// <param name="Title">The title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">When: YYYY, YYYY-MM or YYYY-MM-DD.</param>
/// <param name="Url">Where it is; null for printed works.</param>
public sealed record PublicationEntry(string Title, string Publisher, string Published, string? Url);

/// <summary>A published figure beside what the record gives.</summary>
/// <param name="Id">The id.</param>
/// <param name="Says">What was published, in words.</param>
/// <param name="Publication">Where.</param>
/// <param name="Measure">launched, destroyed or destroyed-rate.</param>
/// <param name="Value">The figure: a count, or a rate from 0 to 1.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Note">What a reader should know; null where nothing.</param>
/// <param name="MatchesAsWorded">Whether the first definition gives the same, or close.</param>
/// <param name="Matching">Ids of the definitions that give the same, or close.</param>
/// <param name="Nearest">The id of the definition that comes nearest.</param>
/// <param name="Recomputed">The record's figure under each definition, the first as the publication words it.</param>
public sealed record FigureEntry(
    string Id,
    string Says,
    PublicationEntry Publication,
    string Measure,
    double Value,
    DateOnly From,
    DateOnly To,
    string? Note,
    bool MatchesAsWorded,
    IReadOnlyList<string> Matching,
    string Nearest,
    IReadOnlyList<RecomputedEntry> Recomputed);

/// <summary>Published figures beside what the record gives for them.</summary>
public sealed record PublishedDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-published/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>How many figures match as the publication words them.</summary>
    public required int Matching { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<FigureEntry> Figures { get; init; }

    /// <summary>The document of checked figures.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="figures">The figures.</param>
    public static PublishedDocument Of(Provenance provenance, IReadOnlyList<CheckedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new PublishedDocument { Provenance = provenance, Matching = figures.Count(f => f.MatchesAsWorded), Figures = [.. figures.Select(Entry)] };
    }

    private static FigureEntry Entry(CheckedFigure item) => new(
        item.Figure.Id,
        item.Figure.Says,
        new PublicationEntry(item.Figure.Source.Title, item.Figure.Source.Publisher, item.Figure.Source.Published, item.Figure.Source.Url),
        MapReader.WordFor(item.Figure.Measure),
        item.Figure.Value,
        item.Figure.From,
        item.Figure.To,
        item.Figure.Note,
        item.MatchesAsWorded,
        [.. item.Matching.Select(m => m.Definition.Id)],
        item.Nearest.Definition.Id,
        [.. item.Recomputed.Select(r => new RecomputedEntry(
            r.Definition.Id,
            r.Definition.Says,
            r.Definition.Classes,
            r.Definition.Models,
            r.Definition.Without,
            r.Definition.WithRegional,
            r.Launched,
            r.Destroyed,
            r.Value,
            r.Rows,
            r.RowsLeftOut,
            MapReader.WordFor(r.Match)))]);
}
