using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Published;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Rates;
using Testudo.Evidence.Record;
using Testudo.Evidence.Regimes;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Records;

/// <summary>Tables damaged at random: they are read or refused with a reason, no row is lost, and nothing else comes out.</summary>
public sealed class MutatedFileTests
{
    // A failure names the seed, from which the damage can be made again.
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static readonly string[] Values =
    [
        "", " ", "\"", "\"\"", "'", ",", ";", "\t", "NaN", "-1", "1e308", "0.5", "93.0", "99999999999999999999", "2024-13-01", "2024-02-29", "0001-01-01", "9999-12-31 23:59", "24:00",
        "2024-03-01 24:00", "3:30", "2024-03-01T03:30:00Z", "{'south': 4, 'east': NaN}", "{{{{{{{{{{{{{{", "['a', ", "Молнія", "X-101/X-555 and Kalibr and X-22", " and ", "Ukraine", "kpszsu", "\u0000", "\uFFFD", "\r", "<html>", "=cmd()",
    ];

    private static readonly byte[][] Originals = [Table(','), Table(';')];

    [Fact]
    public void Only_rows_and_diagnostics_come_out_of_damaged_tables()
    {
        var (refused, aside) = (0, 0);

        Prop.ForAll(Seeds, seed =>
        {
            RecordVersion import;
            try
            {
                import = Sheet.ReadBytes(Mutate(new Random(seed)));
            }
            catch (InputException e)
            {
                refused++;
                return e.Diagnostics.Count > 0 && e.Diagnostics.All(d => Sheet.Said(d).Length > 5 && d.Location.File.EndsWith(".csv", StringComparison.Ordinal));
            }

            aside += import.SetAside.Count > 0 ? 1 : 0;
            return IsSound(import);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

        // The test can fail only where damage is noticed at all.
        Assert.InRange(refused, 50, 1_900);
        Assert.InRange(aside, 200, 1_900);
    }

    [Fact]
    public void Every_line_that_is_not_blank_is_a_row_where_there_are_no_quotes()
    {
        Prop.ForAll(Seeds, seed =>
        {
            var text = Encoding.UTF8.GetString(Mutate(new Random(seed))).Replace("\"", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
            try
            {
                // Undecodable bytes have become letters above; the header may be gone, then the file is refused.
                return Sheet.ReadText(text).Counts.Read == text.TrimStart('\uFEFF').Split('\n').Count(line => line.Length > 0) - 1;
            }
            catch (InputException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true));
    }

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(3_000)];
            random.NextBytes(bytes);
            byte[] header = random.Next(2) == 0 ? [] : Encoding.UTF8.GetBytes(Sheet.Header + "\n");
            try
            {
                return IsSound(Sheet.ReadBytes([.. header, .. bytes]));
            }
            catch (InputException e)
            {
                return e.Diagnostics.Count > 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
    }

    private static bool IsSound(RecordVersion import)
    {
        var lines = import.Rows.Select(r => r.Line).Concat(import.SetAside.Select(s => s.Line)).ToList();
        var areRowsSound = import.Rows.All(r =>
            r.Time.From <= r.Time.To
            && (RecordClasses.MakesRaid(r.Class) || r.Class == RecordClasses.Other)
            && r is { Launched: null or >= 0, Destroyed: null or >= 0, NotReached: null or >= 0 }
            && r.Fields.Count == import.Columns.Count
            && !(r.Stopped > r.Launched));
        var raids = RaidGrouping.Group(import.Rows);
        var rates = RateTable.Of(import.Rows, new RateOptions { By = RatePeriod.Day, Classes = [RecordClasses.Drone, RateOptions.Missiles], Outcomes = Enum.GetValues<RateOutcome>() });
        return import.Counts.Read == import.Rows.Count + import.SetAside.Count
            && import.Counts.Kept == import.Rows.Count
            && lines.Distinct().Count() == lines.Count
            && import.Rows.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count() == import.Rows.Count
            && areRowsSound
            && raids.Sum(r => r.Rows.Count) == import.Rows.Count(r => r.IsNational && RecordClasses.MakesRaid(r.Class))
            && rates.Rates.All(r => r.Value is null || (r.Low <= r.Value && r.Value <= r.High && r.Value is >= 0 and <= 1 && r.Low >= 0 && r.High <= 1))
            && PublishedFigures.Shipped.Check(import.Rows).Count > 0
            && RecordChanges.Between(import.Rows, import.Rows).AreNone;
    }

    private static byte[] Table(char delimiter)
    {
        string[] header = ["time_start", "time_end", "model", "launch_place", "target", "launched", "destroyed", "not_reach_goal", "still_attacking", "destroyed_details", "source"];
        string[][] rows =
        [
            ["2024-10-01 20:00", "2024-10-02 08:00", "Shahed-136/131", "\"Chauda, Crimea; Kursk oblast\"", "Ukraine", "87.0", "56.0", "25.0", "4.0", "\"{'south': 4, 'east': NaN}\"", "kpszsu/posts/a"],
            ["2024-10-02 05:00", "2024-10-02 07:00", "X-101/X-555 and Kalibr", "", "Ukraine", "30.0", "28.0", "", "", "", "kpszsu/posts/a"],
            ["2024-10-02 05:00", "2024-10-02 07:00", "C-300/C-400 and Iskander-M", "", "Kharkiv oblast", "5.0", "0.0", "", "", "", "kpszsu/posts/b"],
            ["2024-10-02", "2024-10-02", "Orlan-10", "", "south", "2.0", "2.0", "", "", "", "PvKPivden/posts/c"],
            ["2024-10-03", "2024-10-03 08:00", "Shahed-136/131", "\"the \"\"Black\"\" Sea\"", "Ukraine", "32.0", "23.0", "0.0", "", "", "kpszsu/posts/d"],
            ["2024-10-03", "2024-10-03", "X-59", "", "Odesa oblast", "1.0", "1.0", "", "", "", "kpszsu/posts/d"],
            ["2024-10-03", "2024-10-03", "Молнія", "", "east", "1.0", "1.0", "", "", "", "pvkshid/posts/e"],
            ["2024-10-03 3:30", "2024-10-04 06:00", "X-47 Kinzhal", "", "Ukraine", "3.0", "0.0", "", "", "", "kpszsu/posts/f"],
        ];
        return Encoding.UTF8.GetBytes(string.Concat(new[] { header }.Concat(rows).Select(r => string.Join(delimiter, r) + "\n")));
    }

    private static byte[] Mutate(Random random)
    {
        var lines = Encoding.UTF8.GetString(Originals[random.Next(Originals.Length)]).Split('\n').ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(10) == 0 ? 0 : random.Next(lines.Count);
            switch (random.Next(8))
            {
                case 0:
                    lines.RemoveAt(at);
                    lines.Add("");
                    break;
                case 1:
                    lines.Insert(at, lines[at]);
                    break;
                case 2:
                    lines[at] += lines[random.Next(lines.Count)];
                    break;
                case 3:
                    lines[at] = lines[at].Replace(',', ';');
                    break;
                case 4 or 5:
                    var fields = lines[at].Split(',', ';');
                    fields[random.Next(fields.Length)] = Values[random.Next(Values.Length)];
                    lines[at] = string.Join(lines[at].Contains(';', StringComparison.Ordinal) ? ';' : ',', fields);
                    break;
                case 6:
                    lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), Values[random.Next(Values.Length)]);
                    break;
                default:
                    lines[at] = lines[at].Length > 0 ? lines[at][..random.Next(lines[at].Length)] : "x";
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(string.Join(random.Next(3) == 0 ? "\r\n" : "\n", lines));
        if (random.Next(4) == 0)
        {
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
        }

        return random.Next(5) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
