using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Inference;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Calibration.Overlays;

/// <summary>What a calibration was made from.</summary>
/// <param name="Version">The version of Testudo.</param>
/// <param name="Scenario">The id of the scenario.</param>
/// <param name="ScenarioHash">The hash of the scenario.</param>
/// <param name="CatalogueHash">The hash of the catalogue.</param>
/// <param name="RecordHash">The SHA-256 of the file of the public record.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="Raids">Raids that were fitted.</param>
/// <param name="Seed">The seed.</param>
public sealed record OverlayOrigin(string Version, string Scenario, string ScenarioHash, string CatalogueHash, string RecordHash, DateOnly From, DateOnly To, int Raids, ulong Seed);

/// <summary>A calibrated catalogue: joint draws that take the place of the spread that the catalogue gives its kill probabilities, reliabilities, detection, readiness and raid effects.</summary>
/// <remarks>A YAML file; <c>schema/calibration.schema.json</c> describes it. It holds what was learned and nothing of the record itself.</remarks>
public sealed record CalibrationOverlay
{
    private const string Format = "testudo-calibration/1";
    private const double LargestDeviate = 12;

    private CalibrationOverlay()
    {
    }

    /// <summary>What it was made from.</summary>
    public required OverlayOrigin Origin { get; init; }

    /// <summary>For each parameter that follows a factor, by its path, the index of the factor in <see cref="KnownFactors.Items"/>.</summary>
    public required IReadOnlyDictionary<string, int> Parameters { get; init; }

    /// <summary>Parameters that the record makes certain.</summary>
    public required IReadOnlyDictionary<string, double> Known { get; init; }

    /// <summary>For each factor its posterior mean and standard deviation, and what the record could tell.</summary>
    public required IReadOnlyList<(double Mean, double StandardDeviation, Identification Identification)> Factors { get; init; }

    /// <summary>Draws of the posterior: one deviate for each factor.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Draws { get; init; }

    /// <summary>The whole file.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>What a result says of it.</summary>
    public CalibrationUsed Used => new(Hash, Origin.Scenario, Origin.RecordHash, Origin.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Origin.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Origin.Raids, Draws.Count);

    /// <summary>The overlay of a calibration.</summary>
    /// <param name="answer">The calibration.</param>
    /// <param name="origin">What it was made from.</param>
    /// <param name="catalogue">The catalogue.</param>
    public static CalibrationOverlay Of(CalibrationAnswer answer, OverlayOrigin origin, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(origin);
        return Read(YamlSource.Parse("calibration", Encoding.UTF8.GetBytes(OverlayText.Of(answer, origin, KnownFactors.ParametersOf(catalogue), KnownFactors.KnownOf(catalogue)))));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="catalogue">The catalogue for which it has to be made.</param>
    /// <exception cref="InputException">It is absent, no calibration, broken, or made for another catalogue.</exception>
    public static CalibrationOverlay Load(string file, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var source = YamlSource.Read(file);
        var overlay = Read(source);
        return overlay.Origin.CatalogueHash == catalogue.Hash
            ? overlay
            : throw new InputException(new Diagnostic(
                new TextLocation(file, source.Root.Entries.First(e => e.Key == "catalogueHash").Line, "catalogueHash"),
                $"it was made for another catalogue: {overlay.Origin.CatalogueHash[..12]}, and that of the catalogue here is {catalogue.Hash[..12]}",
                $"make one for this catalogue: {"testudo calibrate scenarios/national.yaml --evidence"}"));
    }

    /// <summary>Its draws, for runs of models.</summary>
    public CalibratedDraws Calibrated => new(Used, new JointDraws(Draws, Parameters, Known));

    private static CalibrationOverlay Read(YamlSource source)
    {
        var context = new ReadingContext(source.File, null);
        var reader = new MapReader(context, source.Root, "");
        var format = reader.Text("format", required: true);
        if (format is not null && format != Format)
        {
            reader.Report("format", $"this is \"{format}\"; allowed is {Format}");
            context.ThrowIfAny();
        }

        var origin = new OverlayOrigin(
            reader.Text("version", required: true) ?? "", reader.Text("scenario", required: true) ?? "", HashIn(reader, "scenarioHash"), HashIn(reader, "catalogueHash"), HashIn(reader, "recordHash"),
            DayIn(reader, "from"), DayIn(reader, "to"), reader.Whole("raids", null, 1, int.MaxValue), SeedIn(reader));
        var factors = FactorsIn(reader);
        var parameters = EntriesIn(reader, "parameters", (block, entry) => IndexIn(block, entry));
        var known = EntriesIn(reader, "known", (block, entry) => block.Choice(entry, Quantity.Probability, null, 0, 1));
        var draws = DrawsIn(reader);
        reader.Finish();
        context.ThrowIfAny();
        return new CalibrationOverlay { Origin = origin, Factors = factors, Parameters = parameters, Known = known, Draws = draws, Text = source.Text };
    }

    private static string HashIn(MapReader reader, string key)
    {
        var text = reader.Text(key, required: true) ?? "";
        if (text.Length > 0 && (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower)))
        {
            reader.Report(key, $"\"{text}\" is no SHA-256: 64 digits from 0 to f");
        }

        return text;
    }

    private static DateOnly DayIn(MapReader reader, string key)
    {
        if (reader.Text(key, required: true) is not { } text)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            reader.Report(key, $"\"{text}\" is no day; write it as 2024-01-31");
        }

        return day;
    }

    private static ulong SeedIn(MapReader reader)
    {
        if (!ulong.TryParse(reader.Text("seed", required: true), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            reader.Report("seed", $"a whole number is needed");
        }

        return seed;
    }

    private static List<(double, double, Identification)> FactorsIn(MapReader reader)
    {
        var found = new List<(double, double, Identification)>();
        foreach (var block in reader.Blocks("factors", required: true))
        {
            var id = block.Text("id", required: true);
            if (id is not null && (found.Count >= KnownFactors.Items.Count || KnownFactors.Items[found.Count].Id != id))
            {
                block.Report("id", $"\"{id}\" stands here; the factors are, in this order: {string.Join(", ", KnownFactors.Items.Select(f => f.Id))}");
            }

            found.Add((NumberIn(block, "mean"), NumberIn(block, "standardDeviation"), block.OneOf<Identification>("identification")));
            block.Finish();
        }

        if (found.Count != KnownFactors.Items.Count)
        {
            reader.Report("factors", $"there are {found.Count} factors; {KnownFactors.Items.Count} are needed");
        }

        return found;
    }

    private static double NumberIn(MapReader reader, string key)
    {
        if (reader.Text(key, required: true) is { } text && !IsDeviate(text, out _))
        {
            reader.Report(key, $"\"{text}\" is no deviate: a number from {-LargestDeviate} to {LargestDeviate} is needed");
        }

        return IsDeviate(reader.Text(key) ?? "", out var value) ? value : 0;
    }

    private static SortedDictionary<string, T> EntriesIn<T>(MapReader reader, string key, Func<MapReader, string, T> read)
    {
        var found = new SortedDictionary<string, T>(StringComparer.Ordinal);
        if (reader.Block(key, required: true) is { } block)
        {
            foreach (var entry in block.Node.Entries)
            {
                found[entry.Key] = read(block, entry.Key);
            }

            block.Finish();
        }

        return found;
    }

    private static int IndexIn(MapReader block, string entry)
    {
        var factor = block.Text(entry, required: true);
        var index = KnownFactors.Items.Take(KnownFactors.OfCatalogue).Index().Where(f => f.Item.Id == factor).Select(f => f.Index).DefaultIfEmpty(-1).First();
        if (factor is not null && index < 0)
        {
            block.Report(entry, $"there is no factor \"{factor}\"; allowed are: {string.Join(", ", KnownFactors.Items.Take(KnownFactors.OfCatalogue).Select(f => f.Id))}");
        }

        return Math.Max(0, index);
    }

    private static List<IReadOnlyList<double>> DrawsIn(MapReader reader)
    {
        var draws = new List<IReadOnlyList<double>>();
        foreach (var line in reader.Texts("draws") ?? [])
        {
            var draw = line.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => IsDeviate(w, out var value) ? value : double.NaN).ToArray();
            if (draw.Length != KnownFactors.Items.Count || draw.Any(double.IsNaN))
            {
                reader.Context.Report(line.Line, "draws[" + draws.Count.ToString(CultureInfo.InvariantCulture) + "]", $"a draw has {KnownFactors.Items.Count} numbers from {-LargestDeviate} to {LargestDeviate}, one for each factor, with blanks between");
            }

            draws.Add(draw);
        }

        if (draws.Count == 0)
        {
            reader.Report("draws", $"there are no draws");
        }

        return draws;
    }

    private static bool IsDeviate(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= LargestDeviate;
}
