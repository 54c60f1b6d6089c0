using System.Buffers.Binary;
using System.IO.Compression;

namespace Testudo.World.Tests.Terrain;

/// <summary>Writes small files of elevations, byte by byte from the published formats, without the library that reads them.</summary>
internal static class MadeTerrain
{
    /// <summary>An HGT tile.</summary>
    public static byte[] Hgt(int side, Func<int, int, short> elevation)
    {
        var bytes = new byte[2 * side * side];
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * ((row * side) + column)), elevation(row, column));
            }
        }

        return bytes;
    }

    /// <summary>A GeoTIFF of one band in latitude and longitude, in strips of one row, or in tiles of 16 x 16.</summary>
    public static byte[] Tiff(int width, int height, Func<int, int, double> elevation, double west, double north, double step, bool isFloat = false, bool isTiled = false, bool isDeflated = false, bool isPoint = false, int model = 2, string? noData = null)
    {
        var size = isFloat ? 4 : 2;
        var (blockWidth, blockHeight) = isTiled ? (16, 16) : (width, 1);
        var blocks = new List<byte[]>();
        for (var top = 0; top < height; top += blockHeight)
        {
            for (var left = 0; left < width; left += blockWidth)
            {
                var block = new byte[blockWidth * blockHeight * size];
                for (var i = 0; i < blockWidth * blockHeight; i++)
                {
                    var (row, column) = (top + (i / blockWidth), left + (i % blockWidth));
                    var value = row < height && column < width ? elevation(row, column) : 0;
                    if (isFloat)
                    {
                        BinaryPrimitives.WriteSingleLittleEndian(block.AsSpan(4 * i), (float)value);
                    }
                    else
                    {
                        BinaryPrimitives.WriteInt16LittleEndian(block.AsSpan(2 * i), (short)value);
                    }
                }

                blocks.Add(isDeflated ? Deflated(block) : block);
            }
        }

        using var file = new MemoryStream();
        file.Write("II*\0\0\0\0\0"u8);
        uint Put(ReadOnlySpan<byte> bytes)
        {
            var at = (uint)file.Position;
            file.Write(bytes);
            if (file.Position % 2 == 1)
            {
                file.WriteByte(0);
            }

            return at;
        }

        uint PutDoubles(params double[] values) => Put(values.SelectMany(BitConverter.GetBytes).ToArray());
        uint PutShorts(params ushort[] values) => Put(values.SelectMany(BitConverter.GetBytes).ToArray());
        uint PutInts(IEnumerable<uint> values) => Put(values.SelectMany(BitConverter.GetBytes).ToArray());

        var offsets = blocks.Select(b => Put(b)).ToList();
        var many = blocks.Count > 1;
        var (offsetsAt, countsAt) = many ? (PutInts(offsets), PutInts(blocks.Select(b => (uint)b.Length))) : (offsets[0], (uint)blocks[0].Length);
        const ushort Short = 3, Long = 4, Double = 12, Ascii = 2;
        var entries = new List<(ushort Tag, ushort Type, uint Count, uint Value)>
        {
            (256, Long, 1, (uint)width),
            (257, Long, 1, (uint)height),
            (258, Short, 1, (uint)size * 8),
            (259, Short, 1, isDeflated ? 8u : 1),
            (262, Short, 1, 1),
            (277, Short, 1, 1),
            (339, Short, 1, isFloat ? 3u : 2),
            (33_550, Double, 3, PutDoubles(step, step, 0)),
            (33_922, Double, 6, PutDoubles(0, 0, 0, west, north, 0)),
            (34_735, Short, 12, PutShorts(1, 1, 0, 2, 1024, 0, 1, (ushort)model, 1025, 0, 1, (ushort)(isPoint ? 2 : 1))),
        };
        entries.AddRange(isTiled
            ? [(322, Short, 1, 16), (323, Short, 1, 16), (324, Long, (uint)blocks.Count, offsetsAt), (325, Long, (uint)blocks.Count, countsAt)]
            : [(278, Short, 1, 1), (273, Long, (uint)blocks.Count, offsetsAt), (279, Long, (uint)blocks.Count, countsAt)]);
        if (noData is not null)
        {
            var text = System.Text.Encoding.ASCII.GetBytes(noData + "\0");
            entries.Add((42_113, Ascii, (uint)text.Length, text.Length > 4 ? Put(text) : BitConverter.ToUInt32([.. text, .. new byte[4 - text.Length]])));
        }

        entries.Sort((a, b) => a.Tag.CompareTo(b.Tag));
        var directory = (uint)file.Position;
        file.Write(BitConverter.GetBytes((ushort)entries.Count));
        foreach (var (tag, type, count, value) in entries)
        {
            file.Write([.. BitConverter.GetBytes(tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(value)]);
        }

        file.Write(new byte[4]);
        var bytes = file.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), directory);
        return bytes;
    }

    private static byte[] Deflated(byte[] block)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(block);
        }

        return packed.ToArray();
    }
}
