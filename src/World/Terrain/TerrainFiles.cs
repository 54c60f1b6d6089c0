using System.Security.Cryptography;
using System.Text;
using Testudo.World.Text;

namespace Testudo.World.Terrain;

/// <summary>Reads the files under the key <c>terrain</c> of a scenario.</summary>
public static class TerrainFiles
{
    /// <summary>The most posts of all files together: 400 MB in memory.</summary>
    public const int MostPosts = 100_000_000;

    private const int MostFiles = 64;

    internal static TerrainModel? Read(MapReader scenario)
    {
        if (scenario.Texts("terrain") is not { Count: > 0 } files)
        {
            return null;
        }

        if (files.Count > MostFiles)
        {
            scenario.Report("terrain", $"there are {files.Count} files of elevations; at most {MostFiles} are read");
            return null;
        }

        var folder = FolderOf(scenario.Context.File);
        var tiles = new List<TerrainTile>();
        long posts = 0;
        foreach (var file in files)
        {
            try
            {
                var tile = Load(Path.Combine(folder, file.Value));
                posts += (long)tile.Rows * tile.Columns;
                if (posts > MostPosts)
                {
                    scenario.Context.Report(file.Line, "terrain", $"the files of elevations have more than {MostPosts:N0} posts together", $"cut it to the area of the raid, or make it coarser");
                    return null;
                }

                tiles.Add(tile);
            }
            catch (TerrainException e)
            {
                scenario.Context.Report(file.Line, "terrain", $"\"{file.Value}\" cannot be used: {e.Reason}", e.Advice);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                scenario.Context.Report(file.Line, "terrain", $"the file \"{file.Value}\" cannot be read: {e.Message}", $"its path is taken from the folder of the scenario");
            }
        }

        return tiles.Count == files.Count ? new TerrainModel(tiles) : null;
    }

    /// <summary>SHA-256 of a scenario and of the files of elevations that it names, lower-case hexadecimal; without any, that of the scenario's bytes.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static string HashWith(YamlSource scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var files = scenario.Root["terrain"] switch
        {
            ScalarNode one => [one.Value],
            ListNode list => list.Items.OfType<ScalarNode>().Select(i => i.Value).ToList(),
            _ => new List<string>(),
        };
        if (files.Count == 0)
        {
            return scenario.Sha256;
        }

        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        all.AppendData(Encoding.ASCII.GetBytes(scenario.Sha256));
        foreach (var file in files)
        {
            using var stream = File.OpenRead(Path.Combine(FolderOf(scenario.File), file));
            all.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>Reads one file, by its ending: <c>.hgt</c>, <c>.tif</c> or <c>.tiff</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TerrainException">It cannot be used.</exception>
    public static TerrainTile Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new TerrainException($"there is no such file", $"its path is taken from the folder of the scenario");
        }

        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HGT" => HgtFile.Read(path),
            ".TIF" or ".TIFF" => GeoTiffFile.Read(path),
            _ => throw new TerrainException($"elevations are read from .hgt, .tif and .tiff files"),
        };
    }

    private static string FolderOf(string scenario) => Path.GetDirectoryName(Path.GetFullPath(scenario)) ?? ".";
}
