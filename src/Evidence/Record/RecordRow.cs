using System.Collections.ObjectModel;
using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Record;

/// <summary>One row of the public data set, as it was written and as it is understood.</summary>
public sealed record RecordRow
{
    internal static readonly IReadOnlyDictionary<string, double?> NoDetails = ReadOnlyDictionary<string, double?>.Empty;

    /// <summary>The line in the file, from 2; the first line of a row that spans several.</summary>
    public required int Line { get; init; }

    /// <summary>What names the row in every version of the file: times, model, places and source as written but for blanks and leading zeros, and a number where that is not unique.</summary>
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

    /// <summary>Whether every model is a tactical drone, posted only when it is downed: useless for rates.</summary>
    public bool IsTactical { get; init; }

    /// <summary>Destroyed by direction or place, as the post split it; null where it named a place without a number. Empty where nothing is said.</summary>
    public IReadOnlyDictionary<string, double?> DestroyedDetails { get; init; } = NoDetails;

    /// <summary>Launched by model, where a compound row is split; empty where nothing is said.</summary>
    public IReadOnlyDictionary<string, double?> LaunchedDetails { get; init; } = NoDetails;

    /// <summary>What was mended in reading it, in words; empty where nothing was.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>What a reader should know of it although nothing was changed, in words: numbers that conflict, models that are not known; empty where nothing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Every field as written, by the name of its column in lower case with underscores: <c>affected region</c> is <c>affected_region</c>.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>Destroyed or not reached, never more than launched; null where launched or destroyed is not reported.</summary>
    public double? Stopped => Launched is { } launched && Destroyed is { } destroyed ? Math.Min(launched, destroyed + (NotReached ?? 0)) : null;
}
