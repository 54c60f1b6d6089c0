using Testudo.World.Sensors;
using Testudo.World.Systems;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Tests;

/// <summary>The catalogue that is shipped, and what makes one unfit.</summary>
public sealed class CatalogueTests
{
    /// <summary>A number with its source, as every line of the catalogue writes it.</summary>
    private const string SourcePart = ", source: ";

    [Theory]
    [InlineData("shahed-136 shahed-131 gerbera kh-101 kh-555 kalibr iskander-k kh-59 kh-69")]
    [InlineData("kinzhal iskander-m kn-23 kh-22 kh-32 kh-31p zircon oniks s-300-ground s-400-ground")]
    public void The_threats_that_were_promised_are_there(string ids) =>
        Assert.Empty(ids.Split(' ').Except(TestFolder.Catalogue.Threats.Ids));

    [Theory]
    [InlineData("patriot-pac-2 patriot-pac-3 samp-t s-300 nasams iris-t-slm iris-t-sls hawk buk-m1 crotale-ng stormer-hvm avenger")]
    [InlineData("gepard skynex mobile-fire-group manpads fighter-patrol fighter-alert interceptor-drone ew-pokrova ew-city")]
    public void The_systems_that_were_promised_are_there(string ids) =>
        Assert.Empty(ids.Split(' ').Except(TestFolder.Catalogue.Systems.Ids));

    [Fact]
    public void There_are_at_least_twenty_systems_and_every_kind_of_thing_is_there()
    {
        var catalogue = TestFolder.Catalogue;
        Assert.InRange(catalogue.Systems.Items.Count, 20, int.MaxValue);
        Assert.Equal(Enum.GetValues<SystemKind>(), catalogue.Systems.Items.Select(s => s.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<SensorKind>(), catalogue.Sensors.Items.Select(s => s.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<ThreatClass>(), catalogue.Threats.Items.Select(t => t.Class).Distinct().Order());
        Assert.Equal(Enum.GetValues<FlightProfile>().Length, catalogue.Threats.Items.Select(t => t.Profile).Distinct().Count());
        Assert.All(catalogue.Systems.Items.Where(s => s.Id.StartsWith("ew-", StringComparison.Ordinal)), s => Assert.Equal(SystemKind.ElectronicWarfare, s.Kind));
    }

    [Theory]
    [InlineData("Shahed-136/131", "shahed-136")]
    [InlineData("X-101/X-555", "kh-101")]
    [InlineData("Kalibr", "kalibr")]
    [InlineData("KINZHAL", "kinzhal")]
    [InlineData("C-300/C-400", "s-300-ground")]
    [InlineData("X-31P", "kh-31p")]
    public void Threats_are_found_as_the_record_writes_them(string written, string expected) =>
        Assert.Equal(expected, TestFolder.Catalogue.Threats.Find(written)?.Id);

    [Theory]
    [InlineData("Kyiv")]
    [InlineData("kyiv")]
    [InlineData("Kiev")]
    [InlineData("Київ")]
    [InlineData("КИЇВ")]
    [InlineData("Киев")]
    public void A_place_is_found_by_each_of_its_names(string written) =>
        Assert.Equal("kyiv", TestFolder.Catalogue.Places.Find(written)?.Id);

    [Fact]
    public void Every_number_has_a_source_that_exists()
    {
        var numbers = Numbers().ToList();
        Assert.InRange(numbers.Count, 900, int.MaxValue);
        Assert.Empty(numbers.Where(n => TestFolder.Catalogue.Sources.Find(n.Source) is null).Select(n => $"{n.Path}: {n.Source}"));
    }

    [Fact]
    public void Every_number_is_finite_and_its_percentiles_stand_around_it() =>
        Assert.Empty(Numbers().Where(n => !(n.Low <= n.Value && n.Value <= n.High) || !double.IsFinite(n.Value)).Select(n => n.Path));

    [Fact]
    public void Every_kill_probability_is_a_distribution()
    {
        var kills = TestFolder.Catalogue.Systems.Items.SelectMany(s => s.Against.Values).Select(e => e.Kill).ToList();
        Assert.NotEmpty(kills);
        Assert.Empty(kills.Where(k => !(k.Low < k.Value && k.Value < k.High)).Select(k => k.Path));
    }

    [Fact]
    public void Every_judgement_says_why() =>
        Assert.Empty(Numbers().Where(n => n.Confidence == Confidence.Judgement && string.IsNullOrWhiteSpace(n.Note)).Select(n => n.Path));

    [Fact]
    public void Every_sensor_of_a_system_exists_and_every_system_has_something_to_do()
    {
        Assert.Empty(TestFolder.Catalogue.Systems.Items.Where(s => s.Sensor is not null && TestFolder.Catalogue.Sensors.Find(s.Sensor) is null).Select(s => s.Id));
        Assert.Empty(TestFolder.Catalogue.Systems.Items.Where(s => s.Against.Count == 0).Select(s => s.Id));
    }

    [Fact]
    public void Names_in_every_language_are_filled()
    {
        var names = TestFolder.Catalogue.Threats.Items.Select(t => t.Name)
            .Concat(TestFolder.Catalogue.Systems.Items.Select(s => s.Name))
            .Concat(TestFolder.Catalogue.Sensors.Items.Select(s => s.Name))
            .Concat(TestFolder.Catalogue.Places.Items.Select(p => p.Name));
        Assert.DoesNotContain(names, n => n.English.Length == 0 || n.Ukrainian.Length == 0 || n.Russian.Length == 0);
    }

    [Fact]
    public void Decoys_are_unarmed_and_nothing_else_is() =>
        Assert.All(TestFolder.Catalogue.Threats.Items, t => Assert.Equal(t.Class != ThreatClass.Decoy, t.IsArmed));

    [Theory]
    [InlineData("threats.yaml")]
    [InlineData("systems.yaml")]
    [InlineData("sensors.yaml")]
    [InlineData("places.yaml")]
    [InlineData("parameters.yaml")]
    public void A_number_whose_source_is_taken_away_does_not_load(string file) => TestFolder.WithCopyOfCatalogue(folder =>
    {
        var path = Path.Combine(folder, file);
        var whole = File.ReadAllLines(path);
        var sourced = whole.Index().Where(l => l.Item.Contains(SourcePart, StringComparison.Ordinal)).Select(l => l.Index).ToArray();
        new Random(20240102).Shuffle(sourced);
        foreach (var line in sourced.Take(10))
        {
            var from = whole[line].IndexOf(SourcePart, StringComparison.Ordinal);
            var to = whole[line].IndexOf(',', from + 1);
            File.WriteAllLines(path, [.. whole[..line], whole[line][..from] + whole[line][to..], .. whole[(line + 1)..]]);
            var problem = TestFolder.Problem(() => Catalogue.Load(folder));
            Assert.Equal("the key \"source\" is missing", TestFolder.Said(problem));
            Assert.Equal((path, line + 1), (problem.Location.File, problem.Location.Line));
        }
    });

    [Fact]
    public void A_source_that_is_taken_out_of_the_list_is_missed_wherever_it_is_named() => TestFolder.WithCopyOfCatalogue(folder =>
    {
        var path = Path.Combine(folder, "sources.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("id: wiki-p-18\n", "id: wiki-p-19\n"));
        var problems = TestFolder.Problems(() => Catalogue.Load(folder));
        Assert.Equal(3, problems.Count);
        Assert.All(problems, p => Assert.Equal("the source \"wiki-p-18\" is not listed in sources.yaml", TestFolder.Said(p)));
        Assert.All(problems, p => Assert.Equal("did you mean \"wiki-p-19\"?", TestFolder.Suggested(p)));
    });

    [Fact]
    public void The_hash_changes_with_every_file() => TestFolder.WithCopyOfCatalogue(folder =>
    {
        Assert.Equal(TestFolder.Catalogue.Hash, Catalogue.Load(folder).Hash);
        var hashes = new HashSet<string>(StringComparer.Ordinal) { TestFolder.Catalogue.Hash };
        foreach (var file in Catalogue.Files.Append("borders.geojson"))
        {
            var path = Path.Combine(folder, file);
            var before = File.ReadAllBytes(path);
            File.AppendAllText(path, "\n");
            Assert.True(hashes.Add(Catalogue.Load(folder).Hash), file);
            File.WriteAllBytes(path, before);
        }
    });

    [Fact]
    public void A_file_that_is_missing_is_named() => TestFolder.WithCopyOfCatalogue(folder =>
    {
        foreach (var file in Catalogue.Files.Append("borders.geojson"))
        {
            var path = Path.Combine(folder, file);
            File.Move(path, path + ".away");
            var problem = TestFolder.Problem(() => Catalogue.Load(folder));
            Assert.Equal(("there is no such file", path), (TestFolder.Said(problem), problem.Location.File));
            File.Move(path + ".away", path);
        }

        Assert.Contains("there is no such folder", TestFolder.Said(TestFolder.Problem(() => Catalogue.Load(Path.Combine(folder, "nowhere")))));
    });

    [Theory]
    [InlineData("systems.yaml", "sensor: an-mpq-53\n", "sensor: an-mpq-54\n", "the sensor \"an-mpq-54\" is not known")]
    [InlineData("systems.yaml", "    layer: upper\n", "    layer: uper\n", "found \"uper\"; allowed are: upper, long, medium, short, point, area")]
    [InlineData("threats.yaml", "  - id: kh-101\n", "  - id: shahed-136\n", "the id \"shahed-136\" is used twice")]
    [InlineData("threats.yaml", "value: 200 m/s, low: 180 m/s", "value: 200 m/s, low: 280 m/s", "low, value and high must rise")]
    [InlineData("sensors.yaml", "    kind: launch-warning\n", "    kind: launch-warning\n    colour: red\n", "the key \"colour\" is not known here")]
    [InlineData("parameters.yaml", "  - id: alert-delay\n", "  - id: track-delay\n", "the id \"track-delay\" is used twice")]
    [InlineData("places.yaml", "position: {value: [50.4547, 30.5238]", "position: {value: [150.4547, 30.5238]", "a position is [latitude, longitude]")]
    public void What_is_wrong_in_a_file_is_told(string file, string from, string to, string expected) =>
        Assert.Contains(Spoilt(file, from, to), p => TestFolder.Said(p).Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_number_of_the_catalogue_may_not_name_the_scenario_as_its_source() =>
        Assert.NotEmpty(Spoilt("sensors.yaml", "value: 250 km, source: wiki-p-18", "value: 250 km, source: scenario"));

    [Fact]
    public void The_date_of_a_position_is_a_date() =>
        Assert.NotEmpty(Spoilt("places.yaml", "[50.4547, 30.5238], source: geonames, date: 2024-12", "[50.4547, 30.5238], source: geonames, date: lately"));

    [Fact]
    public void A_position_that_is_no_pair_of_numbers_is_told_and_not_passed_over() =>
        Assert.NotEmpty(Spoilt("places.yaml", "value: [50.4547, 30.5238]", "value: the capital"));

    private static IReadOnlyList<Diagnostic> Spoilt(string file, string from, string to)
    {
        IReadOnlyList<Diagnostic> problems = [];
        TestFolder.WithCopyOfCatalogue(folder =>
        {
            var path = Path.Combine(folder, file);
            var text = File.ReadAllText(path);
            var at = text.IndexOf(from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{from}\" is no longer in {file}");
            File.WriteAllText(path, text[..at] + to + text[(at + from.Length)..]);
            problems = TestFolder.Problems(() => Catalogue.Load(folder));
        });
        return problems;
    }

    private static IEnumerable<Parameter> Numbers()
    {
        var catalogue = TestFolder.Catalogue;
        IEnumerable<object> things =
        [
            .. catalogue.Threats.Items, .. catalogue.Systems.Items, .. catalogue.Sensors.Items, .. catalogue.Places.Items,
            .. catalogue.Systems.Items.SelectMany(s => s.Against.Values),
        ];
        return things
            .SelectMany(t => t.GetType().GetProperties().Where(p => p.PropertyType == typeof(Parameter)).Select(p => p.GetValue(t)))
            .OfType<Parameter>()
            .Concat(catalogue.Parameters.Values);
    }
}
