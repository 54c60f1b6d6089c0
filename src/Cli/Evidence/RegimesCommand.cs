using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Regimes;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Lists the reporting regimes.</summary>
internal sealed class RegimesCommand(Terminal terminal, Words words, EvidenceOutput output)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        if (output.IsJson)
        {
            output.WriteJson(stream => PublishedJson.Write(stream, new RegimesDocument { Provenance = output.Provenance(null, null), Regimes = [.. ReportingRegimes.Shipped.Items.Select(RegimeEntry.Of)] }, EvidenceJson.Default));
            return ExitCodes.Ok;
        }

        var page = Page.On(terminal);
        foreach (var (index, regime) in ReportingRegimes.Shipped.Items.Index())
        {
            if (index > 0)
            {
                page.Line();
            }

            page.Line($"{regime.Id}: {Days(regime)}", Page.Bold);
            page.Paragraph(words.Format($"Classes: {string.Join(", ", regime.Classes.Select(c => words.RecordClass(c)))}"), first: 2);
            page.Paragraph(words.Format($"Shot down means: {words[regime.Destroyed]}"), first: 2, indent: 4);
            page.Paragraph(words.Format($"Seen in the data: {words[regime.Evidence]}"), first: 2, indent: 4);
            page.Paragraph(words.Format($"Comparable with the others: {string.Join(", ", regime.Comparable.Select(o => words.Outcome(o)))}"), first: 2, indent: 4);
        }

        return ExitCodes.Ok;
    }

    /// <summary>The days on which a regime holds.</summary>
    /// <param name="regime">The regime.</param>
    public static string Days(ReportingRegime regime) => $"{Day(regime.From)} – {Day(regime.To)}".Trim();

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
