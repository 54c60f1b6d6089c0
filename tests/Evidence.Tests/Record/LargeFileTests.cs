using System.Globalization;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Tests.Records;

/// <summary>Files much larger than the public one; a million rows are measured in <c>docs/methods/evidence-record.md</c>.</summary>
public sealed class LargeFileTests
{
    private const int Rows = 200_000;

    [Fact]
    public void Rows_are_read_in_steady_memory()
    {
        var path = Path.Combine(Path.GetTempPath(), $"testudo-record-{Guid.NewGuid():N}.csv");
        try
        {
            Write(path);
            using var reader = RecordFile.Open(path, PublicFile.Catalogue, TestContext.Current.CancellationToken);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (read, most) = (0, 0L);
            foreach (var entry in reader.Entries())
            {
                Assert.NotNull(entry.Row);
                if (++read % 50_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }

            Assert.Equal(Rows, reader.Counts.Read);
            // What is kept are hashes of the rows, by which equal ones are found: twice 48 bytes, in tables that double.
            Assert.InRange(most, 0, Rows * 250L);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Grouping_does_not_compare_every_row_with_every_other()
    {
        // 40,000 windows and 40,000 dates; compared one by one these would be 1.6 thousand million steps.
        var rows = Enumerable.Range(0, 80_000).Select(i => Raids.Rows.Row(
            Time(i / 2 * 3, i % 2 == 0), Time((i / 2 * 3) + 1, i % 2 == 0), source: string.Create(CultureInfo.InvariantCulture, $"kpszsu/{i}"), line: i + 2)).ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var raids = RaidGrouping.Group(rows);

        Assert.Equal(80_000, raids.Sum(r => r.Rows.Count));
        Assert.InRange(raids.Count, 35_000, 45_000);
        // It takes about a second; the bound is wide because the machine may be busy.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static string Time(int hours, bool isDate) =>
        new DateTime(2022, 1, 1).AddHours(hours).ToString(isDate ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Write(string path)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(Sheet.Header);
        for (var i = 0; i < Rows; i++)
        {
            var begin = new DateTime(2022, 9, 1).AddHours(i / 10);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{begin:yyyy-MM-dd HH:mm},{begin.AddHours(6):yyyy-MM-dd HH:mm},Shahed-136/131,\"Chauda, Crimea\",Ukraine,{i % 90 + 1}.0,{i % 60}.0,,kpszsu/posts/pfbid{i:x16}"));
        }
    }
}
