using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>The columns of the public record in all its versions, and where they stand in one file.</summary>
internal sealed class RecordColumns
{
    /// <summary>Columns that every version has and that nothing works without.</summary>
    public static readonly IReadOnlyList<string> Needed = ["time_start", "time_end", "model", "launched", "destroyed"];

    /// <summary>Columns that are known; a file may lack those that are not needed, and have others.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "time_start", "time_end", "model", "launch_place", "target", "target_main", "launched", "destroyed", "not_reach_goal", "still_attacking", "border_crossing",
        "is_shahed", "num_hit_location", "num_fall_fragment_location", "carrier", "turbojet", "turbojet_destroyed", "affected_region", "destroyed_details",
        "launched_details", "launch_place_details", "source",
    };

    private static readonly string[] Wanted = ["source", "target", "launch_place", "not_reach_goal"];

    private readonly ColumnNames names;

    /// <summary>Finds the columns of a file.</summary>
    /// <param name="table">The file.</param>
    /// <exception cref="InputException">A needed column is not there.</exception>
    public RecordColumns(RecordTable table)
    {
        names = table.Columns;
        var problems = Problems(table).ToList();
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }

        (Begin, End, Model, Launched, Destroyed) = (Index("time_start"), Index("time_end"), Index("model"), Index("launched"), Index("destroyed"));
        (LaunchPlace, Target, Source) = (Index("launch_place"), Index("target"), Index("source"));
        (NotReached, StillFlying) = (Index("not_reach_goal"), Index("still_attacking"));
        (DestroyedDetails, LaunchedDetails) = (Index("destroyed_details"), Index("launched_details"));
        Remarks = [.. RemarksOn(table)];
    }

    /// <summary>Where columns stand; -1 where the file does not have one.</summary>
    public int Begin { get; }

    /// <inheritdoc cref="Begin"/>
    public int End { get; }

    /// <inheritdoc cref="Begin"/>
    public int Model { get; }

    /// <inheritdoc cref="Begin"/>
    public int Launched { get; }

    /// <inheritdoc cref="Begin"/>
    public int Destroyed { get; }

    /// <inheritdoc cref="Begin"/>
    public int LaunchPlace { get; }

    /// <inheritdoc cref="Begin"/>
    public int Target { get; }

    /// <inheritdoc cref="Begin"/>
    public int Source { get; }

    /// <inheritdoc cref="Begin"/>
    public int NotReached { get; }

    /// <inheritdoc cref="Begin"/>
    public int StillFlying { get; }

    /// <inheritdoc cref="Begin"/>
    public int DestroyedDetails { get; }

    /// <inheritdoc cref="Begin"/>
    public int LaunchedDetails { get; }

    /// <summary>What a reader should know of the columns.</summary>
    public IReadOnlyList<Diagnostic> Remarks { get; }

    private int Index(string name) => names.IndexOf(name);

    private IEnumerable<Diagnostic> Problems(RecordTable table)
    {
        var location = new TextLocation(table.File, table.HeaderLine, "");
        var missing = Needed.Where(n => Index(n) < 0).ToList();
        if (missing.Count > 0 && Index("model") >= 0 && Index("category") >= 0)
        {
            yield return new Diagnostic(location, $"this is the list of weapons that comes with the record, not the record", $"import missile_attacks_daily.csv");
            yield break;
        }

        if (missing.Count == Needed.Count)
        {
            var found = string.Join(", ", names.Names.Take(8).Select(TableStart.Short));
            yield return new Diagnostic(location, $"the first line is not the header of the record: found {found}; expected are {string.Join(", ", Needed)} and others, separated by commas or semicolons");
            yield break;
        }

        foreach (var name in missing)
        {
            var near = NameSuggestion.Nearest(name, names.Names.Where(n => !Known.Contains(n)));
            yield return new Diagnostic(location, $"the column \"{name}\" is missing", near is null ? null : (FormattableString)$"is it \"{TableStart.Short(near)}\"?");
        }

        if (missing.Count == 0 && Index("source") < 0 && Index("target") < 0)
        {
            yield return new Diagnostic(location, $"the columns \"source\" and \"target\" are both missing; without them nobody knows which rows are on the whole country");
        }
    }

    private IEnumerable<Diagnostic> RemarksOn(RecordTable table)
    {
        var location = new TextLocation(table.File, table.HeaderLine, "");
        var lacking = Wanted.Where(n => Index(n) < 0).ToList();
        if (lacking.Count > 0)
        {
            yield return new Diagnostic(location, $"this version has no column {string.Join(", ", lacking)}; what they would say counts as not reported");
        }

        if (lacking.Contains("not_reach_goal", StringComparer.Ordinal))
        {
            yield return new Diagnostic(location, $"without not_reach_goal what was lost on the way is not known: from July 2024 to July 2025 what was stopped is counted too low");
        }

        if (lacking.Contains("source", StringComparer.Ordinal))
        {
            yield return new Diagnostic(location, $"without source only rows whose target is Ukraine count as rows on the whole country: many raids are missed");
        }

        var others = names.Names.Where(n => !Known.Contains(n)).ToList();
        if (others.Count > 0)
        {
            yield return new Diagnostic(location, $"columns that are not known here are kept as they are: {string.Join(", ", others.Take(12).Select(TableStart.Short))}");
        }
    }
}
