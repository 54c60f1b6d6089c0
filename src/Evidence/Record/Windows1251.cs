using System.Text;

namespace Testudo.Evidence.Record;

/// <summary>The encoding of older Ukrainian and Russian files, for single lines that are not UTF-8.</summary>
internal static class Windows1251
{
    private const string Letters = "АБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя";
    private const string Signs = "«»„“”‘’–—…№°± ·•";

    private static readonly Lazy<Encoding> Decoder = new(() => CodePagesEncodingProvider.Instance.GetEncoding(1251)!);

    /// <summary>Decodes a line, if what comes out is Ukrainian or Russian: almost any bytes are some text in this encoding.</summary>
    /// <param name="bytes">The line.</param>
    /// <returns>The line in UTF-8; null where letters or signs come out that neither language has.</returns>
    public static byte[]? ToUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Decoder.Value.GetString(bytes);
        return text.All(c => c < 0x80 || Letters.Contains(c) || Signs.Contains(c)) ? Encoding.UTF8.GetBytes(text) : null;
    }
}
