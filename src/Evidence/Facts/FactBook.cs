using Testudo.Evidence.Claims;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>What one speaker says about one raid in one report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Speaker">Who says so, where it is not the publisher; null otherwise.</param>
/// <param name="IsComplete">Whether the types that it names are all that flew: a type that it does not name was not seen by whoever counted.</param>
/// <param name="Targets">The main targets as it names them: ids of places of the catalogue, or as written.</param>
/// <param name="Claims">The claims.</param>
public sealed record RaidAccount(Report Report, string? Speaker, bool IsComplete, IReadOnlyList<string> Targets, IReadOnlyList<Claim> Claims)
{
    /// <summary>Who answers for the numbers: the speaker, or else the publisher.</summary>
    public string Who => Speaker ?? Report.Publisher;

    /// <summary>Who answers for the numbers, and the report that has them where that is another: <c>Air Force of Ukraine (Babel)</c>.</summary>
    public string Label => Speaker is null || Speaker == Report.Publisher ? Report.Publisher : $"{Speaker} ({Report.Publisher})";
}

/// <summary>A raid with every account of it, side by side.</summary>
public sealed record RaidFacts
{
    /// <summary>The id; its date where only one raid of the file ended on that day.</summary>
    public required string Id { get; init; }

    /// <summary>From the first launch to the last moment in the air, Kyiv time.</summary>
    public required ReportedTime Time { get; init; }

    /// <summary>What a reader should know, such as a word that changed its meaning; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The accounts, in the order of the file.</summary>
    public required IReadOnlyList<RaidAccount> Accounts { get; init; }

    /// <summary>The day that the raid is filed under: the one on which it ended.</summary>
    public DateOnly Date => DateOnly.FromDateTime(Time.To);

    /// <summary>The main targets that any account names.</summary>
    public IReadOnlyList<string> Targets => [.. Accounts.SelectMany(a => a.Targets).Distinct(StringComparer.Ordinal)];
}

/// <summary>Something said, promised or asked for.</summary>
/// <param name="Id">The id.</param>
/// <param name="Report">The report that has it.</param>
/// <param name="Claim">The statement, pledge or request in words.</param>
/// <param name="Number">The number in it, such as over 10,000 allied troops; null where there is none.</param>
public sealed record StatementFacts(string Id, Report Report, Claim Claim, Claim? Number)
{
    /// <summary>Who says so.</summary>
    public string Who => Claim.Speaker ?? Report.Publisher;
}

/// <summary>What facts files hold.</summary>
public sealed record FactBook
{
    /// <summary>Nothing.</summary>
    public static FactBook None { get; } = new() { Reports = [], Raids = [], Statements = [] };

    /// <summary>Every report once, with all that the files take from it.</summary>
    public required IReadOnlyList<Report> Reports { get; init; }

    /// <summary>The raids, in the order of the files.</summary>
    public required IReadOnlyList<RaidFacts> Raids { get; init; }

    /// <summary>The statements, pledges and requests, in the order of the files.</summary>
    public required IReadOnlyList<StatementFacts> Statements { get; init; }

    // Where each report is described, to tell two descriptions of one id apart.
    internal IReadOnlyDictionary<string, TextLocation> Places { get; init; } = new Dictionary<string, TextLocation>();

    /// <summary>The raids with this id, or that ended on this day; empty where there is none.</summary>
    /// <param name="dateOrId">An id, or a day such as <c>2024-01-02</c>.</param>
    public IReadOnlyList<RaidFacts> Find(string dateOrId)
    {
        ArgumentNullException.ThrowIfNull(dateOrId);
        return Raids.FirstOrDefault(r => r.Id == dateOrId) is { } raid ? [raid]
            : FactsText.TryDay(dateOrId, out var day) ? [.. Raids.Where(r => r.Date == day)]
            : [];
    }

    /// <summary>These facts and others as one: a report that both describe stands once, with the claims of both.</summary>
    /// <param name="other">The others.</param>
    /// <exception cref="InputException">An id means two different reports, or a raid stands in both.</exception>
    public FactBook With(FactBook other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var wrong = new List<Diagnostic>();
        var merged = Reports.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var report in other.Reports)
        {
            if (merged.TryGetValue(report.Id, out var same) && !SameDescription(same, report))
            {
                wrong.Add(new Diagnostic(other.Places.GetValueOrDefault(report.Id), $"the report \"{report.Id}\" is described in another way than in {Places.GetValueOrDefault(report.Id)}; write the same in both"));
            }

            merged[report.Id] = same is null ? report : same with { Claims = [.. same.Claims, .. report.Claims] };
        }

        foreach (var twice in other.Raids.Select(r => r.Id).Intersect(Raids.Select(r => r.Id), StringComparer.Ordinal))
        {
            wrong.Add(new Diagnostic(new TextLocation("", 0, "raids"), $"the raid \"{twice}\" stands in two files"));
        }

        if (wrong.Count > 0)
        {
            throw new InputException(wrong);
        }

        var places = Places.Concat(other.Places.Where(p => !Places.ContainsKey(p.Key))).ToDictionary(StringComparer.Ordinal);
        return new FactBook
        {
            Reports = [.. merged.Values],
            Raids = [.. Raids.Concat(other.Raids).Select(r => r with { Accounts = [.. r.Accounts.Select(a => a with { Report = merged[a.Report.Id] })] })],
            Statements = [.. Statements.Concat(other.Statements).Select(s => s with { Report = merged[s.Report.Id] })],
            Places = places,
        };
    }

    private static bool SameDescription(Report a, Report b) =>
        (a.Publisher, a.Title, a.Published, a.Source, a.Language, a.Confidence, a.Note) == (b.Publisher, b.Title, b.Published, b.Source, b.Language, b.Confidence, b.Note);
}
