using System.Security.Cryptography;
using System.Text;
using Testudo.World.Geodesy;
using Testudo.World.Terrain;
using Testudo.World.Text;

namespace Testudo.World.Tests.Terrain;

public sealed class TerrainFileTests
{
    [Fact]
    public void An_hgt_tile_stands_where_its_name_says_and_between_posts_the_ground_is_bilinear() => InFolder(folder =>
    {
        // 11 posts a side: a tenth of a degree apart. Elevation: 100 m for each row from the north, 7 m for each column.
        var path = Written(folder, "N50E030.hgt", MadeTerrain.Hgt(11, (row, column) => (short)((100 * row) + (7 * column))));
        var tile = TerrainFiles.Load(path);
        Assert.Equal((51.0, 50.0, 30.0, 31.0), (tile.North, Math.Round(tile.South, 9), tile.West, Math.Round(tile.East, 9)));
        Assert.Equal(0, tile.ElevationAt(new GeoPosition(51, 30)), 1e-3);
        Assert.Equal(1070, tile.ElevationAt(new GeoPosition(50, 31)), 1e-3);
        Assert.Equal(250 + 24.5, tile.ElevationAt(new GeoPosition(50.75, 30.35)), 1e-3);
        Assert.True(double.IsNaN(tile.ElevationAt(new GeoPosition(49.9, 30.5))));
        var ground = new TerrainModel([tile]);
        Assert.False(ground.Covers(new GeoPosition(49.9, 30.5)));
        Assert.Equal(0, ground.ElevationAt(new GeoPosition(49.9, 30.5)));
    });

    [Fact]
    public void Southern_and_western_names_are_read_too() => InFolder(folder =>
    {
        var tile = TerrainFiles.Load(Written(folder, "S03W071.hgt", MadeTerrain.Hgt(3, (_, _) => 5)));
        Assert.Equal((-2.0, -71.0), (tile.North, tile.West));
    });

    [Fact]
    public void A_void_takes_the_posts_around_it_and_nothing_where_there_is_none() => InFolder(folder =>
    {
        var tile = TerrainFiles.Load(Written(folder, "N50E030.hgt", MadeTerrain.Hgt(11, (row, column) => column < 5 ? (short)-32_768 : (short)80)));
        Assert.Equal(55, tile.Voids);
        Assert.Equal(80, tile.ElevationAt(new GeoPosition(50.5, 30.45)), 1e-6);
        Assert.True(double.IsNaN(tile.ElevationAt(new GeoPosition(50.5, 30.2))));
        Assert.Equal((80, 80), (tile.LowestMetres, tile.HighestMetres));
    });

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    public void A_geotiff_is_read_in_strips_and_tiles_of_both_kinds_of_numbers(bool isFloat, bool isTiled, bool isDeflated) => InFolder(folder =>
    {
        var path = Written(folder, "a.tif", MadeTerrain.Tiff(40, 30, (row, column) => (10 * row) + column, west: 30, north: 51, step: 0.01, isFloat, isTiled, isDeflated, isPoint: true));
        var tile = TerrainFiles.Load(path);
        Assert.Equal((40, 30), (tile.Columns, tile.Rows));
        for (var row = 0; row < 30; row += 7)
        {
            for (var column = 0; column < 40; column += 13)
            {
                Assert.Equal((10 * row) + column, tile.ElevationAt(new GeoPosition(51 - (0.01 * row), 30 + (0.01 * column))), 1e-3);
            }
        }
    });

    [Fact]
    public void Pixels_that_are_areas_have_their_posts_in_the_middle() => InFolder(folder =>
    {
        var tile = TerrainFiles.Load(Written(folder, "a.tif", MadeTerrain.Tiff(10, 10, (_, column) => column, 30, 51, 0.1)));
        Assert.Equal((50.95, 30.05), (tile.North, tile.West));
        Assert.Equal(3, tile.ElevationAt(new GeoPosition(50.5, 30.35)), 1e-6);
    });

    [Theory]
    [InlineData("-9999")]
    [InlineData("0")]
    public void The_value_for_no_value_is_a_void(string noData) => InFolder(folder =>
    {
        var tile = TerrainFiles.Load(Written(folder, "a.tif", MadeTerrain.Tiff(10, 10, (row, _) => row == 4 ? double.Parse(noData, System.Globalization.CultureInfo.InvariantCulture) : 9, 30, 51, 0.1, isFloat: true, noData: noData)));
        Assert.Equal(10, tile.Voids);
    });

    [Fact]
    public void A_picture_in_another_projection_is_turned_away_with_advice() => InFolder(folder =>
    {
        var path = Written(folder, "utm.tif", MadeTerrain.Tiff(10, 10, (_, _) => 1, 300_000, 5_600_000, 30, model: 1));
        var error = Assert.Throws<TerrainException>(() => TerrainFiles.Load(path));
        Assert.Equal("the picture is not placed in latitude and longitude", error.Message);
        Assert.Contains("gdalwarp", error.Advice!.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("N50E030.hgt", 7)]
    [InlineData("ridge.hgt", 8)]
    [InlineData("a.tif", 100)]
    [InlineData("a.asc", 100)]
    [InlineData("N50E030.hgt", 0)]
    public void What_is_no_such_file_is_told(string name, int length) => InFolder(folder =>
        Assert.Throws<TerrainException>(() => TerrainFiles.Load(Written(folder, name, new byte[length]))));

    [Fact]
    public void The_hash_of_a_scenario_tells_other_elevations_apart() => InFolder(folder =>
    {
        string Hash(string terrain, short height)
        {
            Written(folder, "N50E030.hgt", MadeTerrain.Hgt(3, (_, _) => height));
            return TerrainFiles.HashWith(YamlSource.Parse(Path.Combine(folder, "s.yaml"), Encoding.UTF8.GetBytes($"scenario: s\n{terrain}\n")));
        }

        var low = Hash("terrain: N50E030.hgt", 5);
        Assert.Equal(64, low.Length);
        Assert.Equal(low, Hash("terrain: N50E030.hgt", 5));
        Assert.NotEqual(low, Hash("terrain: N50E030.hgt", 6));
        Assert.NotEqual(low, Hash("terrain: [N50E030.hgt, N50E030.hgt]", 5));
        // Without elevations it is that of the text, as before.
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("scenario: s\n\n"u8)), Hash("", 5));
    });

    [Fact]
    public void A_file_that_is_not_there_is_told() => InFolder(folder =>
        Assert.Equal("there is no such file", Assert.Throws<TerrainException>(() => TerrainFiles.Load(Path.Combine(folder, "no.tif"))).Message));

    [Fact]
    public void A_damaged_geotiff_is_refused_or_read_and_never_more() => InFolder(folder =>
    {
        var whole = MadeTerrain.Tiff(40, 30, (row, column) => row + column, 30, 51, 0.01, isTiled: true, isDeflated: true);
        var generator = new Random(20240102);
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var bytes = whole.ToArray();
            for (var damage = 0; damage < 4; damage++)
            {
                bytes[generator.Next(bytes.Length)] = (byte)generator.Next(256);
            }

            var path = Written(folder, "a.tif", i % 3 == 0 ? bytes[..generator.Next(bytes.Length)] : bytes);
            try
            {
                Assert.InRange(TerrainFiles.Load(path).Rows, 2, 100_000);
            }
            catch (TerrainException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 400);
    });

    private static string Written(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static void InFolder(Action<string> test)
    {
        var folder = Directory.CreateTempSubdirectory("testudo-terrain-").FullName;
        try
        {
            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
