using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;

namespace Testudo.World.Terrain;

/// <summary>Reads elevations from a GeoTIFF in latitude and longitude (WGS-84 or a datum that is the same to a few metres).</summary>
/// <remarks>
/// Format: OGC 19-008r4, "GeoTIFF Standard" 1.1. One band of 16-bit whole numbers or 32- or 64-bit floating-point numbers, in strips or
/// tiles, in any compression that the library reads. Other projections are turned away: a model of elevations is easily brought to degrees.
/// </remarks>
public static class GeoTiffFile
{
    private const TiffTag PixelScale = (TiffTag)33_550;
    private const TiffTag TiePoint = (TiffTag)33_922;
    private const TiffTag GeoKeys = (TiffTag)34_735;
    private const TiffTag NoData = (TiffTag)42_113;
    private const ushort ModelTypeKey = 1024;
    private const ushort RasterTypeKey = 1025;
    private const ushort GeographicModel = 2;
    private const ushort PixelIsPoint = 2;

    // Values that no ground has: some writers mark voids so, without saying it. Unit: metres.
    private const float LowestSensible = -11_000;
    private const float HighestSensible = 9_000;

    private static readonly TiffFieldInfo[] Fields =
    [
        new(PixelScale, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelPixelScaleTag"),
        new(TiePoint, -1, -1, TiffType.DOUBLE, FieldBit.Custom, true, true, "ModelTiepointTag"),
        new(GeoKeys, -1, -1, TiffType.SHORT, FieldBit.Custom, true, true, "GeoKeyDirectoryTag"),
        new(NoData, -1, -1, TiffType.ASCII, FieldBit.Custom, true, false, "GDAL_NODATA"),
    ];

    private static readonly Lazy<bool> Prepared = new(() =>
    {
        Tiff.SetErrorHandler(new Silence());
        Tiff.SetTagExtender(static tiff => tiff.MergeFieldInfo(Fields, Fields.Length));
        return true;
    });

    /// <summary>Reads a tile.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TerrainException">It is no such file.</exception>
    public static TerrainTile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _ = Prepared.Value;
        try
        {
            using var tiff = Tiff.Open(path, "r") ?? throw new TerrainException($"this is not a TIFF file");
            return Read(path, tiff);
        }
        catch (Exception e) when (e is not (TerrainException or IOException or UnauthorizedAccessException))
        {
            // The library meets a damaged file with whatever comes first.
            throw new TerrainException($"the TIFF file is damaged");
        }
    }

    private static TerrainTile Read(string path, Tiff tiff)
    {
        var width = Whole(tiff, TiffTag.IMAGEWIDTH, 0);
        var height = Whole(tiff, TiffTag.IMAGELENGTH, 0);
        if (width < 2 || height < 2 || (long)width * height > TerrainFiles.MostPosts)
        {
            throw new TerrainException($"the picture has {width:N0} x {height:N0} posts; allowed are 2 x 2 to {TerrainFiles.MostPosts:N0} in all", $"cut it to the area of the raid, or make it coarser");
        }

        var bits = Whole(tiff, TiffTag.BITSPERSAMPLE, 1);
        var format = (SampleFormat)Whole(tiff, TiffTag.SAMPLEFORMAT, (int)SampleFormat.UINT);
        if (Whole(tiff, TiffTag.SAMPLESPERPIXEL, 1) != 1 || (bits, format) is not ((16, SampleFormat.INT or SampleFormat.UINT) or (32 or 64, SampleFormat.IEEEFP)))
        {
            throw new TerrainException($"the picture has to have one band of 16-bit whole numbers or of floating-point numbers: elevations in metres");
        }

        var (north, west, latitudeStep, longitudeStep) = Placed(tiff);
        var noData = tiff.GetField(NoData) is { Length: > 0 } field && double.TryParse(field[^1].ToString().TrimEnd('\0', ' '), System.Globalization.CultureInfo.InvariantCulture, out var written) ? written : double.NaN;
        var elevations = new float[width * height];
        if (tiff.IsTiled())
        {
            ReadTiles(tiff, width, height, (bits, format), elevations);
        }
        else
        {
            var line = new byte[tiff.ScanlineSize()];
            for (var row = 0; row < height; row++)
            {
                if (!tiff.ReadScanline(line, row))
                {
                    throw new TerrainException($"the TIFF file is damaged");
                }

                Decode(line, (bits, format), elevations.AsSpan(row * width, width));
            }
        }

        var any = false;
        for (var i = 0; i < elevations.Length; i++)
        {
            var value = elevations[i];
            if (value == (float)noData || !(value is > LowestSensible and < HighestSensible))
            {
                elevations[i] = float.NaN;
            }
            else
            {
                any = true;
            }
        }

        return any ? new TerrainTile(path, north, west, latitudeStep, longitudeStep, width, elevations) : throw new TerrainException($"the file has no elevation between {LowestSensible:N0} and {HighestSensible:N0} m");
    }

    private static (double North, double West, double LatitudeStep, double LongitudeStep) Placed(Tiff tiff)
    {
        var (model, raster) = Keys(tiff);
        if (model != GeographicModel || Doubles(tiff, PixelScale, 2) is not { } scale || Doubles(tiff, TiePoint, 6) is not { } tie)
        {
            throw new TerrainException($"the picture is not placed in latitude and longitude", $"convert it, for example with gdalwarp -t_srs EPSG:4326");
        }

        // A tie point of an area is its corner; posts are at the middles of areas.
        var shift = raster == PixelIsPoint ? 0 : 0.5;
        var west = tie[3] + ((shift - tie[0]) * scale[0]);
        var north = tie[4] - ((shift - tie[1]) * scale[1]);
        return scale[0] is > 0 and < 1 && scale[1] is > 0 and < 1 && Math.Abs(north) <= 90 && Math.Abs(west) <= 360
            ? (north, west >= 180 ? west - 360 : west, scale[1], scale[0])
            : throw new TerrainException($"the picture is not placed in latitude and longitude", $"convert it, for example with gdalwarp -t_srs EPSG:4326");
    }

    private static (int Model, int Raster) Keys(Tiff tiff)
    {
        var (model, raster) = (0, 1);
        if (tiff.GetField(GeoKeys) is { Length: > 1 } field && field[1].ToShortArray() is { } keys)
        {
            // Four numbers of a head, then four of each key: id, where its value stands (0: here), count, value.
            for (var i = 4; i + 3 < keys.Length; i += 4)
            {
                model = (ushort)keys[i] == ModelTypeKey ? keys[i + 3] : model;
                raster = (ushort)keys[i] == RasterTypeKey ? keys[i + 3] : raster;
            }
        }

        return (model, raster);
    }

    private static void ReadTiles(Tiff tiff, int width, int height, (int Bits, SampleFormat Format) kind, float[] elevations)
    {
        var (tileWidth, tileHeight) = (Whole(tiff, TiffTag.TILEWIDTH, 0), Whole(tiff, TiffTag.TILELENGTH, 0));
        if (tileWidth is < 1 or > 65_536 || tileHeight is < 1 or > 65_536 || (long)tileWidth * tileHeight > TerrainFiles.MostPosts)
        {
            throw new TerrainException($"the TIFF file is damaged");
        }

        var size = kind.Bits / 8;
        var buffer = new byte[Math.Max(tiff.TileSize(), tileWidth * tileHeight * size)];
        for (var top = 0; top < height; top += tileHeight)
        {
            for (var left = 0; left < width; left += tileWidth)
            {
                if (tiff.ReadTile(buffer, 0, left, top, 0, 0) < 0)
                {
                    throw new TerrainException($"the TIFF file is damaged");
                }

                var columns = Math.Min(tileWidth, width - left);
                for (var row = 0; row < Math.Min(tileHeight, height - top); row++)
                {
                    Decode(buffer.AsSpan(row * tileWidth * size), kind, elevations.AsSpan(((top + row) * width) + left, columns));
                }
            }
        }
    }

    // The library has turned the bytes to the order of this machine.
    private static void Decode(ReadOnlySpan<byte> bytes, (int Bits, SampleFormat Format) kind, Span<float> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = kind switch
            {
                (16, SampleFormat.INT) => BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]),
                (16, _) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]),
                (32, _) => BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]),
            };
        }
    }

    private static int Whole(Tiff tiff, TiffTag tag, int fallback) => tiff.GetField(tag) is { Length: > 0 } field ? field[0].ToInt() : fallback;

    private static double[]? Doubles(Tiff tiff, TiffTag tag, int least) =>
        tiff.GetField(tag) is { Length: > 1 } field && field[1].ToDoubleArray() is { } values && values.Length >= least && values.All(double.IsFinite) ? values : null;

    // Its messages would go to the screen.
    private sealed class Silence : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
