using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>The reports of a facts file while it is read: each once, however many raids and statements cite it.</summary>
internal sealed class ReportShelf
{
    private readonly Dictionary<string, (Report Report, TextLocation Place, List<Claim> Claims)> reports = new(StringComparer.Ordinal);

    private static readonly string[] Description = ["publisher", "title", "published", "source", "accessed", "language", "confidence", "note"];

    /// <summary>The ids of the reports that stand under <c>reports</c>.</summary>
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Where each report is described.</summary>
    public IReadOnlyDictionary<string, TextLocation> Places => reports.ToDictionary(r => r.Key, r => r.Value.Place, StringComparer.Ordinal);

    /// <summary>Reads the list of reports that are cited by their id.</summary>
    public void ReadNamed(MapReader file)
    {
        foreach (var block in file.Blocks("reports"))
        {
            var id = block.Id("id");
            var report = Describe(block);
            block.Finish();
            if (id is null || report is null)
            {
                continue;
            }

            if (Add(report with { Id = id }, block))
            {
                named.Add(id);
            }
            else
            {
                block.Report("id", $"the id \"{id}\" is used twice");
            }
        }
    }

    /// <summary>The id of the report of an account or statement: cited by <c>report: ID</c>, or described where it is used; null where something is wrong.</summary>
    public string? ReadCitation(MapReader reader)
    {
        if (reader.Text("report") is not { } cited)
        {
            if (reader.Has("report"))
            {
                return null;
            }

            var described = Describe(reader);
            if (described is not null)
            {
                Add(described, reader);
            }

            return described?.Id;
        }

        foreach (var key in Description.Where(reader.Has))
        {
            reader.Report(key, $"\"report\" and \"{key}\" exclude each other: the report \"{cited}\" is described under \"reports\"");
        }

        if (named.Contains(cited))
        {
            return cited;
        }

        var near = NameSuggestion.Nearest(cited, named);
        reader.Report("report", $"the report \"{cited}\" is not listed under \"reports\"", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        return null;
    }

    /// <summary>Adds what a report says.</summary>
    public void Say(string id, IEnumerable<Claim> claims) => reports[id].Claims.AddRange(claims);

    /// <summary>The reports with all their claims, in the order in which they were first met.</summary>
    public Dictionary<string, Report> Finish() =>
        reports.ToDictionary(r => r.Key, r => r.Value.Report with { Claims = r.Value.Claims }, StringComparer.Ordinal);

    private bool Add(Report report, MapReader reader) =>
        reports.TryAdd(report.Id, (report, new TextLocation(reader.Context.File, reader.Node.Line, reader.Path), []));

    private static Report? Describe(MapReader reader)
    {
        var publisher = reader.Text("publisher", required: true);
        var title = reader.Text("title");
        var published = reader.Text("published", required: true);
        var sources = reader.Texts("source");
        var accessed = reader.Text("accessed");
        var language = reader.Text("language");
        var confidence = reader.OneOf<Confidence>("confidence");
        var note = reader.Text("note");
        if (sources is not { Count: > 0 })
        {
            if (reader.Node["source"] is null or ListNode { Items.Count: 0 })
            {
                reader.Report("source", $"the key \"source\" is missing; a number without a source does not load", $"give the link or the path of the post, or say in words where it stands");
            }

            return null;
        }

        if (language is not (null or "en" or "uk" or "ru"))
        {
            reader.Report("language", $"found \"{language}\"; allowed are: en, uk, ru");
        }

        if (accessed is not null && !FactsText.TryDay(accessed, out _))
        {
            reader.Report("accessed", $"found \"{accessed}\" where a date was expected", $"write it as 2024-01-02");
        }

        DateTime? day = null;
        if (published is not null)
        {
            if (FactsText.TryMoment(published, out var moment))
            {
                day = moment;
            }
            else if (FactsText.TryDay(published, out var date))
            {
                day = date.ToDateTime(TimeOnly.MinValue);
            }
            else if (FactsText.Period(published) is null)
            {
                reader.Report("published", $"found \"{published}\" where a date was expected", $"write 2024, 2024-01, 2024-01-02 or 2024-01-02 06:00");
                published = null;
            }
            else if (note is null)
            {
                reader.Report("note", $"the day of publication is not given; say in \"note\" what is known of it");
            }
        }

        if (publisher is null || published is null)
        {
            return null;
        }

        var source = string.Join(' ', sources.Select(s => s.Value));
        return new Report
        {
            Id = IdOf(publisher, published, source),
            Publisher = publisher,
            Title = title,
            Published = day,
            Source = source,
            Language = language,
            Confidence = confidence,
            Note = note,
            Claims = [],
        };
    }

    // The same publication has the same id in every file and in every year: it depends on nothing but itself.
    private static string IdOf(string publisher, string published, string source)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', publisher, published, source))))[..8];
        var slug = string.Concat(publisher.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{slug[..Math.Min(slug.Length, 40)]}-{published[..Math.Min(published.Length, 10)]}-{hash}");
    }
}
