using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Places;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>Reads raids and the accounts of them.</summary>
internal static class AccountReader
{
    /// <summary>The longest raid that is believed; a longer one is a day or a month mistyped. The longest of the record is under 24 hours.</summary>
    private const int LongestHours = 72;

    private static readonly (string Key, ReportedOutcome Outcome)[] OfWeapons =
    [
        ("launched", ReportedOutcome.Launched), ("destroyed", ReportedOutcome.Destroyed), ("lost", ReportedOutcome.NotReached), ("stopped", ReportedOutcome.Stopped),
        ("hit", ReportedOutcome.Hit), ("debrisFell", ReportedOutcome.DebrisFell), ("stillFlying", ReportedOutcome.StillFlying), ("crossedBorder", ReportedOutcome.CrossedBorder),
    ];

    private static readonly (string Key, ReportedOutcome Outcome)[] OfPeople = [("killed", ReportedOutcome.Killed), ("injured", ReportedOutcome.Injured)];

    /// <summary>An account before its report is complete.</summary>
    internal sealed record Draft(string ReportId, string? Speaker, bool IsComplete, IReadOnlyList<string> Targets, IReadOnlyList<Claim> Claims);

    /// <summary>A raid before the reports of its accounts are complete.</summary>
    internal sealed record RaidDraft(string Id, ReportedTime Time, string? Note, IReadOnlyList<Draft> Accounts);

    /// <summary>Reads a raid; what is wrong is noted in the reader's context.</summary>
    public static RaidDraft? ReadRaid(MapReader reader, Catalogue catalogue, ReportShelf reports)
    {
        var id = reader.Id("id");
        var time = ReadTime(reader);
        var note = reader.Text("note");
        var accounts = new List<Draft>();
        foreach (var block in reader.Blocks("accounts", required: true))
        {
            if (ReadAccount(block, time, catalogue, reports) is { } account)
            {
                accounts.Add(account);
            }
        }

        reader.Finish();
        return id is null || time is null ? null : new RaidDraft(id, time, note, accounts);
    }

    private static Draft? ReadAccount(MapReader reader, ReportedTime? time, Catalogue catalogue, ReportShelf reports)
    {
        var report = reports.ReadCitation(reader);
        var speaker = reader.Text("speaker");
        var isComplete = reader.Flag("complete", fallback: false);
        var targets = Places(reader, "targets", catalogue);
        var claims = new List<Claim>();
        foreach (var block in reader.Blocks("claims", required: true))
        {
            claims.AddRange(ReadClaims(block, time, speaker, catalogue));
        }

        reader.Finish();
        if (report is null)
        {
            return null;
        }

        reports.Say(report, claims);
        return new Draft(report, speaker, isComplete, targets, claims);
    }

    // One line of a facts file says what became of one subject: as many claims as it has numbers.
    private static List<Claim> ReadClaims(MapReader reader, ReportedTime? time, string? speaker, Catalogue catalogue)
    {
        var subject = SubjectText.Read(reader, catalogue);
        var isPeople = subject is { Threats.Count: 0, Class: null };
        var numbers = OfWeapons.Concat(OfPeople)
            .Select(o => (o.Key, o.Outcome, IsPeople: OfPeople.Contains(o), Quantity: reader.Count(o.Key)))
            .Where(o => reader.Node[o.Key] is not null)
            .ToList();
        var outOf = reader.Count("outOf");
        var places = Places(reader, "where", catalogue);
        var doubt = reader.Text("doubt");
        reader.Finish();
        if (numbers.Count == 0)
        {
            var allowed = string.Join(", ", OfWeapons.Concat(OfPeople).Select(o => o.Key));
            reader.Report("of", $"nothing is counted; give at least one of: {allowed}");
        }

        if (subject is null)
        {
            return [];
        }

        foreach (var wrong in numbers.Where(n => n.IsPeople != isPeople))
        {
            reader.Report(wrong.Key, wrong.IsPeople ? (FormattableString)$"only people are counted as \"{wrong.Key}\"" : $"people are counted as killed or injured, not as \"{wrong.Key}\"");
        }

        var ends = numbers.Where(n => n.Outcome != ReportedOutcome.Launched && !n.IsPeople).ToList();
        if (reader.Node["outOf"] is not null && (ends.Count != 1 || numbers.Count != 1))
        {
            reader.Report("outOf", $"\"outOf\" goes with one number of what became of them, such as destroyed: 72, outOf: 99; with \"launched\" leave it out");
        }

        return
        [
            .. numbers.Where(n => n.Quantity is not null).Select(n => new Claim
            {
                Kind = n.IsPeople ? ClaimKind.Casualties : ClaimKind.Count,
                Subject = subject,
                Outcome = n.Outcome,
                Quantity = n.Quantity,
                OutOf = outOf,
                Places = places,
                Time = time,
                Speaker = speaker,
                Doubt = doubt,
            }),
        ];
    }

    /// <summary>Names of cities as ids of the catalogue; others as written: its launch areas and waypoints are notional.</summary>
    public static IReadOnlyList<string> Places(MapReader reader, string key, Catalogue catalogue) =>
        [.. (reader.Texts(key) ?? []).Select(n => catalogue.Places.Find(n.Value) is { Kind: PlaceKind.City } city ? city.Id : n.Value).Distinct(StringComparer.Ordinal)];

    private static ReportedTime? ReadTime(MapReader reader)
    {
        var date = reader.Text("date");
        var (from, to) = (Moment(reader, "from"), Moment(reader, "to"));
        if (date is not null)
        {
            if (reader.Has("from") || reader.Has("to"))
            {
                reader.Report("date", $"\"date\" is for a raid without clock times; it excludes \"from\" and \"to\"");
                return null;
            }

            if (FactsText.TryDay(date, out _))
            {
                return FactsText.Period(date);
            }

            reader.Report("date", $"found \"{date}\" where a date was expected", $"write it as 2024-01-02");
            return null;
        }

        if (!reader.Has("date") && (!reader.Has("from") || !reader.Has("to")))
        {
            reader.Report(reader.Has("from") ? "to" : "from", $"a raid needs \"from\" and \"to\", or \"date\" where no clock times are known", $"for example from: 2024-01-01 20:00, to: 2024-01-02 09:00");
        }

        if (from is not { } begin || to is not { } end)
        {
            return null;
        }

        if (end < begin)
        {
            reader.Report("to", $"the raid ends before it begins");
            return null;
        }

        if ((end - begin).TotalHours > LongestHours)
        {
            reader.Report("to", $"the raid would last {(end - begin).TotalHours:0} hours; at most {LongestHours} are believed");
            return null;
        }

        return new ReportedTime(begin, end, IsDateOnly: false);
    }

    private static DateTime? Moment(MapReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        if (FactsText.TryMoment(text, out var moment))
        {
            return moment;
        }

        var example = new DateTime(2024, 1, 2, 6, 0, 0).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        reader.Report(key, $"found \"{text}\" where a day and a clock time were expected", $"write it as {example}");
        return null;
    }
}
