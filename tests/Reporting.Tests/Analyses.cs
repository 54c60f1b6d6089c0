using Testudo.Calibration;
using Testudo.Calibration.Inference;
using Testudo.Calibration.Overlays;
using Testudo.Calibration.Raids;
using Testudo.Reporting.Calibrations;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Page;
using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Saturation;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Reporting.Tests;

/// <summary>Small footprints, knees, an autopsy and a calibration, and their pages.</summary>
internal static class Analyses
{
    private static readonly Lazy<DefendedFootprint> Mapped = new(() => MapOf("kalibr", 40_000));

    // Far from every battery that could reach it, and with a large step: nothing is stopped anywhere.
    private static readonly Lazy<DefendedFootprint> NothingMapped = new(() => MapOf("kinzhal", 200_000));

    private static readonly Lazy<RaidSaturation> Found = new(() => Find(null));

    private static readonly Lazy<RaidSaturation> NotReached = new(() => Find(0.99));

    private static readonly Lazy<Raid> Examined = new(() =>
    {
        var raid = Raid.Tutorial;
        var options = new MonteCarloOptions { Replications = raid.Result.Replications, Threads = Environment.ProcessorCount };
        var autopsy = LeakerAutopsy.Of(YamlSource.Read(Raid.Shipped("tutorial.yaml")), Raid.Catalogue, options, null, CancellationToken.None);
        return raid with { Assessment = raid.Assessment with { Autopsy = autopsy.Answer } };
    });

    private static readonly Lazy<CalibrationDocument> Fitted = new(Calibrate);

    /// <summary>The national scenario fitted to invented raids, too shortly to be of use.</summary>
    public static CalibrationDocument Calibration => Fitted.Value;

    /// <summary>Cruise missiles against the laydown of 2 January 2024.</summary>
    public static DefendedFootprint Footprint => Mapped.Value;

    /// <summary>Missiles that nothing stops at the points of a wide grid.</summary>
    public static DefendedFootprint Undefended => NothingMapped.Value;

    /// <summary>The tutorial in many sizes: there is a knee.</summary>
    public static RaidSaturation Knee => Found.Value;

    /// <summary>The same where nearly everything may leak: there is none.</summary>
    public static RaidSaturation NoKnee => NotReached.Value;

    /// <summary>The tutorial with what would have stopped its leakers.</summary>
    public static Raid Autopsy => Examined.Value;

    /// <summary>The page of a footprint. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(DefendedFootprint footprint) => Page(stream => DataPage.Write(stream, footprint, Raid.Catalogue, Options));

    /// <summary>The page of a knee. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(RaidSaturation knee) => Page(stream => DataPage.Write(stream, knee, Options));

    /// <summary>The page of a calibration. Skips the test where Testudo was built without pages.</summary>
    public static byte[] Page(CalibrationDocument calibration) => Page(stream => DataPage.Write(stream, calibration, Options));

    private static PageOptions Options => new() { Command = Raid.Command };

    private static byte[] Page(Action<Stream> write)
    {
        Assert.SkipUnless(DataPage.IsAvailable, "Testudo was built without the page: Node.js 20 or its packages were not there");
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static DefendedFootprint MapOf(string threat, double spacingMetres)
    {
        var scenario = ScenarioLoader.Load(Raid.Shipped("2024-01-02.yaml"), Raid.Catalogue);
        var options = new FootprintOptions
        {
            Threat = scenario.Catalogue.Threats.Items.Single(t => t.Id == threat),
            Azimuths = 4,
            SpacingMetres = spacingMetres,
            Draws = 4,
            Replications = 4,
            Threads = Environment.ProcessorCount,
        };
        return Simulation.Footprints.Footprint.Map(scenario, options, "0.0.0-test", null, CancellationToken.None);
    }

    private static CalibrationDocument Calibrate()
    {
        var scenario = ScenarioLoader.Load(Raid.Shipped("national.yaml"), Raid.Catalogue);
        var raids = Enumerable.Range(0, 240).Select(i => Invented(new DateOnly(2023, 6, 1).AddDays(i), i)).Where((_, i) => i % 6 == 0 || i is 211 or 215).ToList();
        var sample = RaidSample.Of(raids, raids[0].Date, raids[^1].Date);
        var options = new CalibrationOptions { Points = 24, Settings = 5, Spreads = 2, Replications = 4, Steps = 2000, Draws = 40, Threads = Environment.ProcessorCount };
        var calibrated = new NationalRaid(scenario, options.Seed);
        var answer = new Calibrator(calibrated, Raid.Catalogue, options).Fit(sample, [], null, null, CancellationToken.None);
        var origin = new OverlayOrigin("0.0.0-test", scenario.Id, scenario.Hash, Raid.Catalogue.Hash, new string('a', 64), sample.From, sample.To, sample.Fitted.Count, options.Seed);
        var check = new SelfCheck(20, 0.5, 0.9, 0.02, [.. Enumerable.Repeat(0.1, 10)]);
        return CalibrationDocument.Of(
            answer, CalibrationOverlay.Of(answer, origin, Raid.Catalogue), new Names(scenario.Title.English, scenario.Title.Ukrainian, scenario.Title.Russian), options,
            new Provenance("0.0.0-test", Raid.Command, Raid.Catalogue.Hash, new RecordUsed("invented.csv", new string('a', 64), 42)), check);
    }

    private static ObservedRaid Invented(DateOnly date, int i)
    {
        int[] launched = [5 + (i * 7 % 40), 1 + (i % 25), i % 3, 0, i % 2];
        return new ObservedRaid(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date, launched, [launched[0] * 4 / 5, launched[1] * 3 / 4, launched[2] / 2, 0, 0]);
    }

    private static RaidSaturation Find(double? tolerance)
    {
        var options = new KneeOptions { Steps = 5, Replications = 200, Tolerance = tolerance, Threads = Environment.ProcessorCount };
        return SaturationKnee.Find(ScenarioLoader.Load(Raid.Shipped("tutorial.yaml"), Raid.Catalogue), options, "0.0.0-test", null, CancellationToken.None);
    }
}
