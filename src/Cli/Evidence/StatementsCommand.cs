using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Lists who said, promised or asked for what.</summary>
internal sealed class StatementsCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    private static readonly ClaimKind[] Kinds = [ClaimKind.Statement, ClaimKind.Pledge, ClaimKind.Request];

    private static readonly string[] Columns = ["kind", "who", "addressee", "day", "says", "levers", "number", "hedge", "of", "publisher", "source"];

    /// <summary>Does what was asked.</summary>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="lever">Only what is about this lever; null for all.</param>
    /// <param name="period">The days on which it was said.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string? kind, string? lever, (DateOnly? From, DateOnly? To) period)
    {
        ClaimKind? onlyKind = kind is null ? null : Choice.Of("--kind", kind, Kinds, words);
        Lever? onlyLever = lever is null ? null : Choice.Of("--lever", lever, Enum.GetValues<Lever>(), words);
        output.TryPlaces();
        using var hand = EvidenceAtHand.Find(places, terminal, words);
        var said = hand.Facts.Statements
            .Select(s => new Said(s.Report, s.Claim, s.Number))
            .Concat(hand.Reports().SelectMany(r => r.Claims.Where(c => Kinds.Contains(c.Kind)).Select(c => new Said(r, c, c.Quantity is null ? null : c))))
            .Where(s => (onlyKind is null || s.Claim.Kind == onlyKind) && (onlyLever is null || s.Claim.Levers.Contains(onlyLever.Value)) && IsIn(s, period))
            .ToList();
        output.WriteCsv(Columns, said.Select(Row));
        output.WriteJson(stream => PublishedJson.Write(stream, new StatementsDocument { Provenance = hand.Provenance(output), Statements = [.. said.Select(s => StatementEntry.Of(s.Report, s.Claim, s.Number))] }, EvidenceJson.Default));
        if (output.IsTable)
        {
            Tell(said);
        }

        output.Finish();
        return ExitCodes.Ok;
    }

    private static bool IsIn(Said said, (DateOnly? From, DateOnly? To) period) =>
        period is (null, null) || (said.Time is { } time && !(DateOnly.FromDateTime(time.To) < period.From) && !(DateOnly.FromDateTime(time.From) > period.To));

    private static string[] Row(Said said) =>
    [
        ClaimWords.Id(said.Claim.Kind), said.Who, said.Claim.Addressee ?? "", said.Time is { } time ? ClaimWords.Window(time) : "", said.Claim.Subject.Text,
        string.Join(' ', said.Claim.Levers.Select(ClaimWords.Id)), said.Number?.Quantity?.Stated?.ToString(CultureInfo.InvariantCulture) ?? "",
        said.Number?.Quantity is { } q ? ClaimWords.Id(q.Hedge) : "", said.Number?.Subject.Text ?? "", said.Report.Publisher, said.Report.Source ?? "",
    ];

    private void Tell(List<Said> said)
    {
        var page = Page.On(terminal);
        foreach (var each in said)
        {
            var to = each.Claim.Addressee is { } addressee ? " " + words.Format($"to {addressee}") : "";
            page.Paragraph($"{words.Told(each.Claim)}: {each.Who}{to}{(each.Time is { } time ? $", {ClaimWords.Window(time)}" : "")}", style: Page.Bold, indent: 4);
            page.Paragraph(each.Claim.Subject.Text, indent: 4, first: 2);
            if (each.Number?.Quantity is { } quantity)
            {
                page.Paragraph($"{words.Hedged(quantity)} {each.Number.Subject.Text}", indent: 4, first: 2);
            }

            if (each.Claim.Levers.Count > 0)
            {
                page.Paragraph(words.Format($"about: {string.Join(", ", each.Claim.Levers.Select(l => words.Lever(l)))}"), indent: 4, first: 2);
            }

            page.Paragraph($"{each.Report.Publisher}, {each.Report.Source}", indent: 4, first: 2, style: Page.Dim);
            page.Line();
        }

        int Count(ClaimKind kind) => said.Count(s => s.Claim.Kind == kind);
        page.Paragraph(words.Format($"Statements {Count(ClaimKind.Statement):N0}, pledges {Count(ClaimKind.Pledge):N0}, requests {Count(ClaimKind.Request):N0}."));
    }

    private sealed record Said(Report Report, Claim Claim, Claim? Number)
    {
        public string Who => Claim.Speaker ?? Report.Publisher;

        public ReportedTime? Time => Claim.Time ?? (Report.Published is { } day ? new ReportedTime(day.Date, day.Date.AddDays(1).AddMinutes(-1), IsDateOnly: true) : null);
    }
}
