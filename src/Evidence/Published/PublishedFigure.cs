using Testudo.World;

namespace Testudo.Evidence.Published;

/// <summary>What a published figure counts.</summary>
public enum PublishedMeasure
{
    /// <summary>Launched.</summary>
    Launched,

    /// <summary>Destroyed.</summary>
    Destroyed,

    /// <summary>Destroyed by launched, from 0 to 1.</summary>
    DestroyedRate,
}

/// <summary>What is counted to recompute a figure.</summary>
/// <param name="Id">The id within the figure.</param>
/// <param name="Says">The definition in words.</param>
/// <param name="Classes">Classes of the record that count; empty for every class that makes a raid.</param>
/// <param name="Models">Where not empty, only rows count in which each model is one of these.</param>
/// <param name="Without">Rows in which a model is one of these do not count.</param>
/// <param name="WithRegional">Whether rows on parts of the country count too.</param>
public sealed record FigureDefinition(string Id, string Says, IReadOnlyList<string> Classes, IReadOnlyList<string> Models, IReadOnlyList<string> Without, bool WithRegional);

/// <summary>A figure that somebody published about the record.</summary>
/// <param name="Id">The id.</param>
/// <param name="Says">What was published, in words.</param>
/// <param name="Source">Where.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="Value">The figure: a count, or a rate from 0 to 1.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Definitions">The definitions under which it is recomputed, the first as the publication words it.</param>
/// <param name="Note">What a reader should know; null where nothing.</param>
public sealed record PublishedFigure(string Id, string Says, Source Source, PublishedMeasure Measure, double Value, DateOnly From, DateOnly To, IReadOnlyList<FigureDefinition> Definitions, string? Note);

/// <summary>How near a recomputed figure is to the published one; better first.</summary>
public enum FigureMatch
{
    /// <summary>The same, as far as it was published: an equal count, a rate that rounds to the same whole percentage.</summary>
    Same,

    /// <summary>Near: a count within 2 %, a rate within 3 percentage points. Newspapers round, and the record is revised.</summary>
    Close,

    /// <summary>Neither.</summary>
    Different,

    /// <summary>The rows do not reach over the whole period.</summary>
    NotCovered,
}

/// <summary>A figure recomputed under one definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Launched">Launched.</param>
/// <param name="Destroyed">Destroyed.</param>
/// <param name="Value">The figure; null where nothing was launched.</param>
/// <param name="Rows">How many rows count.</param>
/// <param name="RowsLeftOut">How many rows of the definition lack a number that the figure needs.</param>
/// <param name="Match">How near it is to the published one.</param>
public sealed record RecomputedFigure(FigureDefinition Definition, double Launched, double Destroyed, double? Value, int Rows, int RowsLeftOut, FigureMatch Match);

/// <summary>A published figure beside what the record gives.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Recomputed">The record's, under each definition, in the order of the figure.</param>
public sealed record CheckedFigure(PublishedFigure Figure, IReadOnlyList<RecomputedFigure> Recomputed)
{
    /// <summary>As the publication words it.</summary>
    public RecomputedFigure AsWorded => Recomputed[0];

    /// <summary>The nearest of all definitions.</summary>
    public RecomputedFigure Nearest => Recomputed.MinBy(r => Math.Abs((r.Value ?? double.PositiveInfinity) - Figure.Value))!;

    /// <summary>Whether it matches as the publication words it: the same, or close.</summary>
    public bool MatchesAsWorded => AsWorded.Match is FigureMatch.Same or FigureMatch.Close;

    /// <summary>The definitions under which it matches, in the order of the figure.</summary>
    public IReadOnlyList<RecomputedFigure> Matching => [.. Recomputed.Where(r => r.Match is FigureMatch.Same or FigureMatch.Close)];
}
