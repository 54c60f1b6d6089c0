using System.Text.RegularExpressions;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Overlays;
using Testudo.Calibration.Raids;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;
using Testudo.World.Text;

namespace Testudo.Calibration.Tests;

public sealed class OverlayTests
{
    private static readonly string Shipped = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "calibration", "national.overlay.yaml");

    public static OverlayOrigin Origin { get; } = new("1.0", "small-country", new string('a', 64), TestRaid.Catalogue.Hash, new string('b', 64), new DateOnly(2023, 5, 1), new DateOnly(2024, 6, 30), 20, 1);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var overlay = Made();
        var again = LoadText(overlay.Text);

        Assert.Equal(overlay.Origin, again.Origin);
        Assert.Equal(overlay.Hash, again.Hash);
        Assert.Equal(overlay.Parameters, again.Parameters);
        Assert.Equal(overlay.Draws.Select(d => string.Join(' ', d)), again.Draws.Select(d => string.Join(' ', d)));
        Assert.Equal(Made(seed: 4).Draws.Count, again.Draws.Count);
        Assert.NotEqual(Made(seed: 4).Hash, again.Hash);
        Assert.Equal(KnownFactors.IndexOf("sam-cruise"), again.Parameters["nasams.against.cruise.kill"]);
        Assert.Equal(KnownFactors.IndexOf("guns"), again.Parameters["mobile-fire-group.against.one-way-drone.kill"]);
        Assert.Equal(KnownFactors.IndexOf("jamming"), again.Parameters["ew-city.against.one-way-drone.kill"]);
        Assert.Equal(1, again.Known["kh-101.launchReliability"]);
        Assert.DoesNotContain(again.Parameters.Keys, p => p.EndsWith("Cost", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("catalogueHash: [0-9a-f]", "catalogueHash: ", "catalogueHash", "no SHA-256")]
    [InlineData("format: testudo-calibration/1", "format: testudo-calibration/9", "format", "allowed is testudo-calibration/1")]
    [InlineData("from: 2023-05-01", "from: May", "from", "is no day")]
    [InlineData("  nasams.against.cruise.kill: sam-cruise", "  nasams.against.cruise.kill: sam-cruse", "parameters.nasams.against.cruise.kill", "there is no factor \"sam-cruse\"")]
    [InlineData("draws:\n  - ", "draws:\n  - 1 2 3\n  - ", "draws[0]", "a draw has 21 numbers")]
    [InlineData("draws:\n  - ", "draws:\n  - 99 ", "draws[0]", "a draw has 21 numbers")]
    [InlineData("raids: 20", "raids: 20\nraid: 3", "raid", "raids")]
    [InlineData("id: guns", "id: pistols", "factors[5].id", "\"pistols\" stands here")]
    public void A_broken_overlay_is_refused_with_its_place(string found, string put, string key, string said)
    {
        var text = Regex.Replace(Made().Text, found, put, RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.NotEqual(Made().Text, text);

        var refusal = Assert.Throws<InputException>(() => LoadText(text));

        var first = refusal.Diagnostics.First(d => d.Location.Key == key);
        Assert.True(first.Location.Line > 0);
        Assert.Contains(said, first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_of_another_catalogue_is_refused_with_both_hashes()
    {
        var text = Made().Text.Replace(TestRaid.Catalogue.Hash, new string('c', 64), StringComparison.Ordinal);

        var refusal = Assert.Throws<InputException>(() => LoadText(text));

        Assert.Contains("another catalogue: cccccccccccc", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(TestRaid.Catalogue.Hash[..12], refusal.Message, StringComparison.Ordinal);
        Assert.Contains("testudo calibrate", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-02.yaml", 35, 62, 10)]
    [InlineData("2023-12-29.yaml", 27, 87, 0)]
    public void The_shipped_raids_drawn_from_the_shipped_overlay_cover_what_was_reported(string file, int drones, int cruise, int ballistic)
    {
        // The figures are those of the head of each scenario: drones with those lost on the way, ballistic missiles with S-300 against ground, which the bulletins counted together.
        var model = RaidModel.Prepare(TestRaid.Shipped(file), CalibrationOverlay.Load(Shipped, TestRaid.Catalogue).Calibrated);
        var layout = new TallyLayout(model);
        var runner = new ReplicationRunner(model, layout, 1);
        var counts = new List<int>[3];
        for (var c = 0; c < counts.Length; c++)
        {
            counts[c] = [];
        }

        for (var r = 0u; r < 2000; r++)
        {
            runner.UseDraw(r / 5);
            runner.Run(r, default(NoTracer));
            for (var c = 0; c < counts.Length; c++)
            {
                counts[c].Add(Stopped(model, layout, runner.Row, c));
            }
        }

        foreach (var (counted, reported) in counts.Zip([drones, cruise, ballistic]))
        {
            var sorted = counted.Order().ToList();
            Assert.InRange(reported, sorted[100], sorted[1899]);
        }
    }

    private static int Stopped(RaidModel model, TallyLayout layout, ReadOnlySpan<long> row, int group)
    {
        var sum = 0L;
        for (var c = 0; c < model.Classes.Count; c++)
        {
            var place = KnownFactors.RecordClassOf(model.Classes[c]) switch { "drone" => 0, "cruise" => 1, "ballistic" or "sam" => 2, _ => -1 };
            sum += place == group ? row[layout.Of(c, ClassTally.Stopped)] + (group == 0 ? row[layout.Of(c, ClassTally.Failed)] : 0) : 0;
        }

        return (int)sum;
    }

    private static CalibrationOverlay Made(uint seed = 3)
    {
        IReadOnlyList<IReadOnlyList<double>> draws = [.. Enumerable.Range(0, 25).Select(d => (IReadOnlyList<double>)[.. Enumerable.Range(0, RaidLikelihood.Dimension).Select(f => new RandomSequence(seed, (uint)d).Draw((uint)f, 0, Purpose.Synthetic).Normal)])];
        var answer = new CalibrationAnswer
        {
            Sample = new RaidSample(Origin.From, Origin.To, [], [], []),
            Draws = draws,
            Factors = FactorAnswer.Of(draws),
            Pairs = [],
            Surfaces = [],
            Accepted = 0.2,
            SplitR = 1,
            FittedCells = 0,
            HeldOut = [],
            Named = [],
        };
        return CalibrationOverlay.Of(answer, Origin, TestRaid.Catalogue);
    }

    private static CalibrationOverlay LoadText(string text)
    {
        var file = Path.Combine(Path.GetTempPath(), $"testudo-{Guid.NewGuid():N}.yaml");
        try
        {
            File.WriteAllText(file, text);
            return CalibrationOverlay.Load(file, TestRaid.Catalogue);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
