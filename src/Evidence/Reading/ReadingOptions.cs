namespace Testudo.Evidence.Reading;

/// <summary>What is known of a report besides its text.</summary>
public sealed record ReadingOptions
{
    /// <summary>The language, <c>en</c>, <c>uk</c> or <c>ru</c>. The default is to find it out.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published, in the local time of its events; without it "yesterday" and a date without a year stay open. The default is not known.</summary>
    public DateTime? Published { get; init; }

    /// <summary>Who published it. The default is "unknown".</summary>
    public string? Publisher { get; init; }

    /// <summary>Where: a link or the path of a post. The default is none.</summary>
    public string? Source { get; init; }
}
