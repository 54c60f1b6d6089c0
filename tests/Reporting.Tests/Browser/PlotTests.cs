using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>What is plotted can be taken away: as numbers, as a drawing and as a picture.</summary>
public sealed partial class PlotTests(Reader reader)
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public async Task The_numbers_of_every_plot_are_a_table(string language) =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In(language), async visit =>
        {
            foreach (var plot in await Plot.On(visit))
            {
                var (csv, name) = await plot.Download(visit, "CSV");
                var table = Plot.Table(csv);

                AssertName(name, ".csv");
                Assert.InRange(table.Count, 2, 100_000);
                Assert.All(table[0], heading => Assert.NotEqual("", heading));
                Assert.Equal(table[0].Distinct(StringComparer.Ordinal), table[0]);
                Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
                // Numbers are for programs, whatever the language of the page.
                Assert.Contains(table[1], field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
                Assert.DoesNotContain(table.Skip(1).SelectMany(row => row), field => DecimalComma().IsMatch(field));
            }
        });

    [Fact]
    public async Task The_table_of_leakers_is_the_distribution_of_the_result() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            var expected = Raid.SecondOfJanuary.Assessment.Leakers.Histogram.ToDictionary(b => (int)b.From, b => (double)b.Count);
            var plots = await Plot.On(visit);
            var plot = Assert.Single(plots, p => p.Name == "leakers");
            var table = Plot.Table((await plot.Download(visit, "CSV")).Content);

            // One column holds the numbers of leakers, another how many raids had them, as a count or as a share.
            var columns = Enumerable.Range(0, table[0].Length).Select(c => table.Skip(1).Select(row => Number(row[c])).ToList()).ToList();
            var raids = expected.Values.Sum();
            Assert.Contains(columns, numbers => expected.Keys.All(k => numbers.Contains(k)));
            Assert.Contains(columns, numbers => numbers.Sum() is var sum && (Math.Abs(sum - raids) < 0.5 || Math.Abs(sum - 1) < 1e-3 || Math.Abs(sum - 100) < 0.1));
        });

    [Fact]
    public async Task The_drawing_of_every_plot_is_a_picture_of_its_own() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("uk"), async visit =>
        {
            foreach (var plot in await Plot.On(visit))
            {
                var (svg, name) = await plot.Download(visit, "SVG");

                AssertName(name, ".svg");
                AssertDrawing(svg);
            }
        });

    [Fact]
    public async Task The_picture_of_every_plot_is_large_enough_to_print() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop.In("en"), async visit =>
        {
            foreach (var plot in await Plot.On(visit))
            {
                var (png, name) = await plot.Download(visit, "PNG");

                AssertName(name, ".png");
                Assert.Equal(PngSignature, png.Take(8));
                Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)), 600u, 8_000u);
                Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20)), 200u, 8_000u);
                Assert.InRange(png.Length, 2_000, 4_000_000);
            }
        });

    [Fact]
    public async Task Hostile_names_are_text_in_every_download() =>
        await reader.Read(RaidPage.Hostile, Look.Desktop.In("en"), async visit =>
        {
            foreach (var plot in await Plot.On(visit))
            {
                var table = Plot.Table((await plot.Download(visit, "CSV")).Content);
                Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
                AssertDrawing((await plot.Download(visit, "SVG")).Content);
                Assert.Equal(PngSignature, (await plot.Download(visit, "PNG")).Content.Take(8));
            }
        });

    [Fact]
    public void A_table_is_read_as_RFC_4180_has_it()
    {
        var table = Plot.Table(Encoding.UTF8.GetBytes("\uFEFFa,\"b \"\"c\"\"\"\r\n\"1,\n2\",\n3,4"));

        Assert.Equal([["a", "b \"c\""], ["1,\n2", ""], ["3", "4"]], table);
    }

    private static void AssertName(string name, string ending)
    {
        Assert.EndsWith(ending, name, StringComparison.Ordinal);
        Assert.Matches(FileName(), name);
    }

    /// <summary>Well-formed, with a size, words and marks, without programs and without anything from elsewhere.</summary>
    private static void AssertDrawing(byte[] svg)
    {
        using var xml = XmlReader.Create(new MemoryStream(svg), new() { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(xml).Root!;
        var attributes = root.DescendantsAndSelf().Attributes().ToList();

        Assert.Equal(XName.Get("svg", "http://www.w3.org/2000/svg"), root.Name);
        Assert.True(root.Attribute("viewBox") is not null || root.Attribute("width") is not null, "the drawing has no size");
        Assert.Contains(root.Descendants(), e => e.Name.LocalName is "path" or "rect" or "line" or "circle");
        Assert.Contains(root.Descendants(), e => e.Name.LocalName == "text" && e.Value.Length > 0);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "foreignObject" or "iframe" or "image");
        Assert.DoesNotContain(attributes, a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(attributes, a => a.Name.LocalName == "href" && !a.Value.StartsWith('#'));
    }

    private static double Number(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    [GeneratedRegex(@"^\d+,\d+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex FileName();
}
