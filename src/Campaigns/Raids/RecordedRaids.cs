using Testudo.Campaigns.Running;
using Testudo.Evidence.Raids;
using Testudo.Simulation.Random;
using Testudo.World.Text;

namespace Testudo.Campaigns.Raids;

/// <summary>Raids drawn from the public record in blocks of days, so that quiet and busy stretches stay together.</summary>
/// <remarks>
/// The circular block bootstrap (Politis and Romano 1992) and, where days stand only for days near them in the course of the year, its local form (Paparoditis and Politis 2002).
/// See <c>docs/methods/campaign.md</c>.
/// </remarks>
internal sealed class RecordedRaids : RaidCalendar
{
    private static readonly uint BlockKey = RandomSequence.KeyOf("campaign/block");

    private readonly int days;
    private readonly int block;
    private readonly int[][][] byDay;
    private readonly int[][] starts;

    public RecordedRaids(Campaign campaign, RecordWindow window, IReadOnlyList<ReportedRaid> record)
    {
        days = campaign.Days;
        block = window.BlockDays;
        var width = window.To.DayNumber - window.From.DayNumber + 1;
        var raids = record.Where(r => r.Date >= window.From && r.Date <= window.To).ToLookup(r => r.Date.DayNumber - window.From.DayNumber, CountsOf);
        byDay = [.. Enumerable.Range(0, width).Select(d => raids[d].Where(c => c.Sum() > 0).ToArray())];
        Most = [.. CampaignClasses.All.Select((_, c) => byDay.SelectMany(d => d).Select(r => r[c]).DefaultIfEmpty(0).Max())];
        starts = [.. Enumerable.Range(0, (days + block - 1) / block).Select(b => Starts(campaign.From.AddDays(b * block), window, width))];
        if (Array.FindIndex(starts, s => s.Length == 0) is >= 0 and var empty)
        {
            throw new InputException(new Diagnostic(
                new TextLocation(campaign.File, 0, "raids.record.withinDays"),
                $"no day of the record from {window.From:yyyy-MM-dd} to {window.To:yyyy-MM-dd} lies within {window.WithinDays} days of {campaign.From.AddDays(empty * block):MM-dd} in the course of the year"));
        }
    }

    public override RaidOrigin Origin => RaidOrigin.Record;

    public override IReadOnlyList<int> Most { get; }

    /// <summary>Whether the record reaches over the window.</summary>
    public static bool Covers(RecordWindow window, IReadOnlyList<ReportedRaid> record) =>
        record.Count > 0 && record.Min(r => r.Date).DayNumber <= window.From.DayNumber + Slack && record.Max(r => r.Date).DayNumber >= window.To.DayNumber - Slack;

    public override IReadOnlyList<CampaignRaid> Raids(CampaignDraws draws)
    {
        var raids = new List<CampaignRaid>();
        for (var day = 0; day < days; day++)
        {
            var allowed = starts[day / block];
            var start = allowed[(int)(draws.Of(BlockKey, day / block).U0 * allowed.Length)];
            foreach (var counts in byDay[(start + (day % block)) % byDay.Length])
            {
                raids.Add(new CampaignRaid(day, counts));
            }
        }

        return raids;
    }

    // There is not a raid on every day.
    private const int Slack = 7;

    private static int[] Starts(DateOnly first, RecordWindow window, int width) =>
        [.. Enumerable.Range(0, width).Where(d => window.WithinDays is not { } within || Distance(first, window.From.AddDays(d)) <= within)];

    private static int Distance(DateOnly a, DateOnly b)
    {
        var apart = Math.Abs(a.DayOfYear - b.DayOfYear);
        return Math.Min(apart, 365 - Math.Min(apart, 365));
    }
}
