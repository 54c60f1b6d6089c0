using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>What saving a report did.</summary>
public enum SaveOutcome
{
    /// <summary>It was not there before.</summary>
    New,

    /// <summary>It was there already and says the same.</summary>
    Unchanged,

    /// <summary>It was there and said something else; the older revision stays beside it.</summary>
    Revised,
}

/// <summary>A report that was saved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">The number of the revision that counts now, from 1.</param>
/// <param name="Outcome">What saving it did.</param>
public sealed record SavedReport(string Id, int Revision, SaveOutcome Outcome);

/// <summary>A report as it was at one time.</summary>
/// <param name="Revision">The number of the revision, from 1.</param>
/// <param name="Report">The report.</param>
public sealed record ReportRevision(int Revision, Report Report);

/// <summary>A claim, and the report that it is in.</summary>
/// <param name="Report">The report, without its claims.</param>
/// <param name="Number">Its place among the claims of the report, from 0.</param>
/// <param name="Claim">The claim.</param>
public sealed record ReportedClaim(Report Report, int Number, Claim Claim);

/// <summary>Which claims are asked for; what is not said does not matter.</summary>
public sealed record ClaimQuery
{
    /// <summary>Claims whose time ends at this moment or later; claims without a time are left out.</summary>
    public DateTime? From { get; init; }

    /// <summary>Claims whose time begins at this moment or earlier; claims without a time are left out.</summary>
    public DateTime? To { get; init; }

    /// <summary>Claims on any of these threat types. Together with <see cref="Class"/>: on one of these, or on the class.</summary>
    public IReadOnlyList<string> Threats { get; init; } = [];

    /// <summary>Claims on this class.</summary>
    public string? Class { get; init; }

    /// <summary>Claims whose subject has these words, whatever the case of the letters.</summary>
    public string? Subject { get; init; }

    /// <summary>Claims with this outcome.</summary>
    public ReportedOutcome? Outcome { get; init; }

    /// <summary>Claims of this kind.</summary>
    public ClaimKind? Kind { get; init; }

    /// <summary>Claims of this report.</summary>
    public string? Report { get; init; }
}

/// <summary>What the store holds on some days.</summary>
/// <param name="Rows">Rows of the current version of the public data set whose time touches them.</param>
/// <param name="Claims">Claims whose time touches them.</param>
/// <param name="Reports">Reports that were published on them.</param>
public sealed record EvidenceOfDays(IReadOnlyList<RecordRow> Rows, IReadOnlyList<ReportedClaim> Claims, IReadOnlyList<Report> Reports);
