using Testudo.World;

namespace Testudo.Evidence.Claims;

/// <summary>Something that was published.</summary>
public sealed record Report
{
    /// <summary>The id: unique within a store, the same for the same publication.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>The title; null where none.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published; null where not known.</summary>
    public DateTime? Published { get; init; }

    /// <summary>Where: a link or the path of a post; null where none.</summary>
    public string? Source { get; init; }

    /// <summary>The language of its text, <c>en</c>, <c>uk</c> or <c>ru</c>; null for tables.</summary>
    public string? Language { get; init; }

    /// <summary>How far its numbers can be trusted as its own: official where whoever counted speaks; null where nobody judged.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Anything a reader should know about it, such as a day of publication that is not stated; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What it says.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }
}
