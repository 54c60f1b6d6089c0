using Testudo.Evidence.Claims;

namespace Testudo.Reporting.Evidence;

/// <summary>What was read from a report: its claims, each with the words it came from.</summary>
public sealed record ClaimsDocument
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-evidence-claims/1";

    /// <summary>What it was made by and from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The report.</summary>
    public required ReportEntry Report { get; init; }

    /// <summary>How many claims are not certain.</summary>
    public required int Doubtful { get; init; }

    /// <summary>The claims in the order of the text.</summary>
    public required IReadOnlyList<ClaimEntry> Claims { get; init; }

    /// <summary>The document of a report.</summary>
    /// <param name="provenance">What it is made by and from.</param>
    /// <param name="report">The report.</param>
    public static ClaimsDocument Of(Provenance provenance, Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ClaimsDocument
        {
            Provenance = provenance,
            Report = ReportEntry.Of(report),
            Doubtful = report.Claims.Count(c => c.Doubt is not null),
            Claims = [.. report.Claims.Select(ClaimEntry.Of)],
        };
    }
}
