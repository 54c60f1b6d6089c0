using Testudo.Evidence.Claims;

namespace Testudo.Reporting.Evidence;

/// <summary>Something said, promised or asked for.</summary>
/// <param name="Report">The report that has it.</param>
/// <param name="Who">Who says so.</param>
/// <param name="Claim">What is said.</param>
/// <param name="Number">The number in it, such as over 10,000 allied troops; null where there is none.</param>
public sealed record StatementEntry(ReportEntry Report, string Who, ClaimEntry Claim, ClaimEntry? Number)
{
    /// <summary>The entry of a statement, pledge or request.</summary>
    /// <param name="report">The report that has it.</param>
    /// <param name="claim">What is said.</param>
    /// <param name="number">The number in it; null where there is none.</param>
    public static StatementEntry Of(Report report, Claim claim, Claim? number)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(claim);
        return new StatementEntry(ReportEntry.Of(report), claim.Speaker ?? report.Publisher, ClaimEntry.Of(claim), number is null ? null : ClaimEntry.Of(number));
    }
}

/// <summary>Statements, pledges and requests.</summary>
public sealed record StatementsDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-statements/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The statements: those of facts files first, then those that were read into the store.</summary>
    public required IReadOnlyList<StatementEntry> Statements { get; init; }
}
