using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Record;

/// <summary>One row of the public data set, as it was written and as it is understood.</summary>
public sealed record RecordRow
{
    /// <summary>The line in the file, from 2; the first line of a row that spans several.</summary>
    public required int Line { get; init; }

    /// <summary>What names the row in every version of the file: times, model, places and source as written, and a number where that is not unique.</summary>
    public required string Key { get; init; }

    /// <summary>The model as written, such as <c>X-101/X-555 and Kalibr</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Ids of the catalogue's threat types; several where the row names a compound; empty where the catalogue has none of them.</summary>
    public required IReadOnlyList<string> Threats { get; init; }

    /// <summary>The class of the record: drone, cruise, ballistic, supersonic, sam, mixed, unknown_missile or other.</summary>
    public required string Class { get; init; }

    /// <summary>When, Kyiv time.</summary>
    public required ReportedTime Time { get; init; }

    /// <summary>Where from, as written.</summary>
    public required string LaunchPlace { get; init; }

    /// <summary>Where to, as written.</summary>
    public required string Target { get; init; }

    /// <summary>Launched; null where not reported.</summary>
    public double? Launched { get; init; }

    /// <summary>Destroyed; null where not reported.</summary>
    public double? Destroyed { get; init; }

    /// <summary>Did not reach the target; null where not reported.</summary>
    public double? NotReached { get; init; }

    /// <summary>Still flying when the report was written; null where not reported.</summary>
    public double? StillFlying { get; init; }

    /// <summary>The link of the post, as written.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the row is from a bulletin on the whole country.</summary>
    public required bool IsNational { get; init; }

    /// <summary>What was mended in reading it, in words; empty where nothing was.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>Every field as written, by the name of its column.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
