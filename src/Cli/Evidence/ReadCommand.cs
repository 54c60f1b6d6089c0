using System.Globalization;
using System.Text;
using Testudo.Cli.Commands;
using Testudo.Cli.Summary;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading;
using Testudo.Evidence.Store;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Turns texts into claims.</summary>
internal sealed class ReadCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    // A long article has some 50,000 letters; what is larger is not one.
    private const long LongestText = 20_000_000;

    private static readonly string[] Columns =
    [
        "report", "kind", "outcome", "number", "hedge", "number_high", "out_of", "out_of_hedge", "subject", "threats", "class", "excluding", "places", "from", "to", "speaker", "addressee", "levers", "doubt", "start", "length", "words",
    ];

    /// <summary>When it was published.</summary>
    public string? Published { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where it was published.</summary>
    public string? Source { get; init; }

    /// <summary>The language of the text.</summary>
    public string? Language { get; init; }

    /// <summary>The folder of the lexicon.</summary>
    public string? Lexicon { get; init; }

    /// <summary>Whether the claims are kept.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Does what was asked.</summary>
    /// <param name="files">The texts.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(IReadOnlyList<string> files)
    {
        output.TryPlaces();
        var options = Options();
        var reader = new ReportReader(LexiconAsked());
        var reports = files.Select(f => (File: f, Report: reader.Read(Text(f), options with { Source = options.Source ?? (f == "-" ? null : Path.GetFileName(f)), Publisher = options.Publisher ?? (f == "-" ? null : Path.GetFileName(f)) }))).ToList();
        foreach (var (_, report) in reports)
        {
            output.WriteJson(stream => PublishedJson.Write(stream, ClaimsDocument.Of(output.Provenance(null, null), report), EvidenceJson.Default));
        }

        output.WriteCsv(Columns, reports.SelectMany(r => r.Report.Claims.Select(c => Row(r.Report, c))));
        if (output.IsTable)
        {
            foreach (var (index, (file, report)) in reports.Index())
            {
                if (index > 0)
                {
                    Page.On(terminal).Line();
                }

                Tell(file, report);
            }
        }

        if (IsSaved)
        {
            Save([.. reports.Select(r => r.Report).Where(r => r.Claims.Count > 0)]);
        }

        output.Finish();
        return ExitCodes.Ok;
    }

    private static string[] Row(Report report, Claim claim) =>
    [
        report.Id, ClaimWords.Id(claim.Kind), ClaimWords.Id(claim.Outcome), Number(claim.Quantity?.Stated), Hedge(claim.Quantity), Number(claim.Quantity?.StatedHigh), Number(claim.OutOf?.Stated), Hedge(claim.OutOf),
        claim.Subject.Text, string.Join(' ', claim.Subject.Threats), claim.Subject.Class ?? claim.Subject.Term ?? "", string.Join(' ', claim.Subject.Excluding), string.Join("; ", claim.Places),
        Moment(claim.Time?.From), Moment(claim.Time?.To), claim.Speaker ?? "", claim.Addressee ?? "", string.Join(' ', claim.Levers.Select(ClaimWords.Id)), claim.Doubt ?? "",
        Number(claim.Span?.Start), Number(claim.Span?.Length), claim.Span?.Text ?? "",
    ];

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Hedge(HedgedQuantity? quantity) => quantity is { } q ? ClaimWords.Id(q.Hedge) : "";

    private static string Moment(DateTime? moment) => moment?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) ?? "";

    private ReadingOptions Options()
    {
        if (Language is { } asked && !Testudo.Evidence.Reading.Lexicon.Languages.Contains(asked, StringComparer.Ordinal))
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--text-lang"} is \"{asked}\"; allowed are: {string.Join(", ", Testudo.Evidence.Reading.Lexicon.Languages)}"));
        }

        return new ReadingOptions
        {
            Language = Language,
            Publisher = Publisher,
            Source = Source,
            Published = WrittenDay.Read("--published", Published, words)?.First.ToDateTime(new TimeOnly(12, 0)),
        };
    }

    private Testudo.Evidence.Reading.Lexicon LexiconAsked() => (Lexicon ?? HomeFolder.Find("evidence/lexicon", terminal)) is { } folder
        ? Testudo.Evidence.Reading.Lexicon.Load(folder)
        : Testudo.Evidence.Reading.Lexicon.Shipped;

    private string Text(string file)
    {
        try
        {
            if (file == "-")
            {
                using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
                return input.ReadToEnd();
            }

            if (file.Length == 0)
            {
                throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
            }

            if (Directory.Exists(file))
            {
                throw new Failure(ExitCodes.WrongInput, words.Format($"{file}: this is a folder"), words["name a file in it"]);
            }

            if (new FileInfo(file) is { Exists: true, Length: > LongestText } large)
            {
                throw new Failure(ExitCodes.WrongInput, words.Format($"{file}: the text has {large.Length:N0} bytes; a report has at most {LongestText:N0}"), words["is this the public record? testudo evidence import reads that"]);
            }

            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file}: this is not a text in UTF-8"), words["save it as UTF-8"]);
        }
        catch (FileNotFoundException)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file}: there is no such file"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file}: the file cannot be read: {e.Message}"));
        }
    }

    private void Tell(string file, Report report)
    {
        var page = Page.On(terminal);
        var sure = report.Claims.Count(c => c.Doubt is null);
        page.Paragraph(words.Format($"{(file == "-" ? words["standard input"] : file)}: language {report.Language ?? "?"}; claims {report.Claims.Count:N0}, of these doubtful {report.Claims.Count - sure:N0}"), style: Page.Bold);
        if (report.Claims.Count == 0)
        {
            page.Paragraph(words["This text makes no claim that the reader knows: no numbers of what was launched, stopped or hit, no casualties, statements, pledges or requests."]);
            return;
        }

        foreach (var claim in report.Claims)
        {
            page.Line();
            page.Paragraph(Headline(claim), indent: 4);
            var about = new[]
            {
                claim.Places.Count > 0 ? words.Format($"place {string.Join(", ", claim.Places)}") : null,
                claim.Time is { } time ? words.Format($"time {ClaimWords.Window(time)}") : null,
                claim.Speaker is { } speaker ? words.Format($"says {speaker}") : null,
                claim.Addressee is { } addressee ? words.Format($"to {addressee}") : null,
            };
            if (about.OfType<string>().ToList() is { Count: > 0 } known)
            {
                page.Paragraph(string.Join("; ", known), indent: 4, first: 2);
            }

            if (claim.Doubt is { } doubt)
            {
                page.Paragraph(words.Format($"DOUBTFUL: {words.Retell(doubt)}"), indent: 4, first: 2);
            }

            if (claim.Span is { } span)
            {
                page.Paragraph($"“{span.Text.Trim()}”", indent: 4, style: Page.Dim, first: 2);
            }
        }

        if (report.Published is null)
        {
            page.Line();
            page.Paragraph(words["When the report was published is not known, so \"today\" and dates without a year stay open; --published says it."]);
        }
    }

    private string Headline(Claim claim)
    {
        var subject = claim.Subject.Text + (claim.Subject.Threats.Count > 0 ? $" [{string.Join(", ", claim.Subject.Threats)}]" : claim.Subject.Class is { } c ? $" [{c}]" : "");
        var without = claim.Subject.Excluding.Count > 0 ? ", " + words.Format($"without {string.Join(", ", claim.Subject.Excluding)}") : "";
        var number = claim.Quantity is not { } quantity ? ""
            : claim.OutOf is { } whole ? words.Format($"{words.Hedged(quantity)} of {words.Hedged(whole)}") + " "
            : words.Hedged(quantity) + " ";
        return $"{words.Told(claim)}: {number}{subject}{without}";
    }

    private void Save(List<Report> reports)
    {
        using var hand = EvidenceAtHand.ForWriting(places, terminal, words);
        var saved = hand.Store!.SaveReports(reports);
        if (output.IsTable)
        {
            Page.On(terminal).Line();
            Page.On(terminal).Paragraph(words.Format($"Kept in {hand.Place.Name}: new {saved.Count(s => s.Outcome == SaveOutcome.New):N0}, revised {saved.Count(s => s.Outcome == SaveOutcome.Revised):N0}, unchanged {saved.Count(s => s.Outcome == SaveOutcome.Unchanged):N0}"));
        }
    }
}
