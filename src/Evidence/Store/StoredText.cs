using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>How texts, times, lists and words of the model are written into the store, alike in SQLite and PostgreSQL.</summary>
internal static class StoredText
{
    // Data link escape: no keyboard makes it, and no post or article has it.
    private const char Escape = '\u0010';

    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer)? writers;

    /// <summary>A text that both stores keep as it is.</summary>
    /// <remarks>
    /// PostgreSQL takes no zero character, and half of a surrogate pair cannot be written as UTF-8; files that were damaged on their way have both.
    /// They are written as an escape and their code; every other text is written as it is.
    /// </remarks>
    public static string Encode(string text)
    {
        var at = FirstToEscape(text);
        if (at < 0)
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                encoded.Append(text, at++, 2);
            }
            else if (text[at] is '\0' or Escape || char.IsSurrogate(text[at]))
            {
                encoded.Append(CultureInfo.InvariantCulture, $"{Escape}{(int)text[at]:x4}");
            }
            else
            {
                encoded.Append(text[at]);
            }
        }

        return encoded.ToString();
    }

    /// <summary>The text that was encoded.</summary>
    public static string Decode(string stored)
    {
        var at = stored.IndexOf(Escape, StringComparison.Ordinal);
        if (at < 0)
        {
            return stored;
        }

        var text = new StringBuilder(stored.Length).Append(stored, 0, at);
        for (; at < stored.Length; at++)
        {
            if (stored[at] != Escape)
            {
                text.Append(stored[at]);
                continue;
            }

            if (at + 4 >= stored.Length)
            {
                throw new FormatException("An escape is cut off.");
            }

            text.Append((char)ushort.Parse(stored.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            at += 4;
        }

        return text.ToString();
    }

    /// <summary>A moment as ISO 8601 without a zone; texts sort as the moments do.</summary>
    public static string Moment(DateTime moment) => moment.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>The moment that was written; it does not say in which zone.</summary>
    public static DateTime Moment(string stored) => DateTime.ParseExact(stored, MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>A list of texts as JSON.</summary>
    public static string List(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return "[]";
        }

        var (bytes, writer) = Begin();
        writer.WriteStartArray();
        for (var i = 0; i < texts.Count; i++)
        {
            writer.WriteStringValue(Encode(texts[i]));
        }

        writer.WriteEndArray();
        return End(bytes, writer);
    }

    /// <summary>The list that was written.</summary>
    public static IReadOnlyList<string> List(string stored)
    {
        if (stored == "[]")
        {
            return [];
        }

        using var json = JsonDocument.Parse(stored);
        return [.. json.RootElement.EnumerateArray().Select(e => Decode(e.GetString()!))];
    }

    /// <summary>Fields as JSON, in their order: an array of the values where the fields are the columns, otherwise an object.</summary>
    public static string Fields(IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> columns)
    {
        var (bytes, writer) = Begin();
        if (fields.Keys.SequenceEqual(columns, StringComparer.Ordinal))
        {
            writer.WriteStartArray();
            foreach (var value in fields.Values)
            {
                writer.WriteStringValue(Encode(value));
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WriteString(Encode(name), Encode(value));
            }

            writer.WriteEndObject();
        }

        return End(bytes, writer);
    }

    /// <summary>The fields that were written.</summary>
    public static IReadOnlyDictionary<string, string> Fields(string stored, ColumnNames columns)
    {
        using var json = JsonDocument.Parse(stored);
        if (json.RootElement.ValueKind == JsonValueKind.Array)
        {
            var count = json.RootElement.GetArrayLength();
            return count == columns.Names.Count
                ? new FieldList(columns, [.. json.RootElement.EnumerateArray().Select(v => Decode(v.GetString()!))])
                : throw new FormatException($"A row has {count} fields in {columns.Names.Count} columns.");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            fields.Add(Decode(property.Name), Decode(property.Value.GetString()!));
        }

        return fields;
    }

    /// <summary>Numbers by their names as JSON; null where a name has none.</summary>
    public static string Numbers(IReadOnlyDictionary<string, double?> numbers)
    {
        if (numbers.Count == 0)
        {
            return "{}";
        }

        var (bytes, writer) = Begin();
        writer.WriteStartObject();
        foreach (var (name, number) in numbers)
        {
            writer.WritePropertyName(Encode(name));
            if (Number(number) is { } written)
            {
                writer.WriteNumberValue(written);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndObject();
        return End(bytes, writer);
    }

    /// <summary>The numbers that were written.</summary>
    public static IReadOnlyDictionary<string, double?> Numbers(string stored)
    {
        if (stored == "{}")
        {
            return RecordRow.NoDetails;
        }

        using var json = JsonDocument.Parse(stored);
        return json.RootElement.EnumerateObject().ToDictionary(p => Decode(p.Name), p => p.Value.ValueKind == JsonValueKind.Null ? (double?)null : p.Value.GetDouble(), StringComparer.Ordinal);
    }

    /// <summary>Sixteen bytes that stand for a text of any length in an index.</summary>
    public static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];

    /// <summary>A word of the model, such as <c>at_least</c>.</summary>
    public static string Word<T>(T word)
        where T : struct, Enum => Words<T>.Stored[word];

    /// <summary>The word that was written.</summary>
    public static T Word<T>(string stored)
        where T : struct, Enum =>
        Words<T>.Read.TryGetValue(stored, out var word) ? word : throw new FormatException($"\"{stored}\" is no {typeof(T).Name}.");

    /// <summary>A count; counts are finite.</summary>
    public static double? Number(double? number) =>
        number is { } n && !double.IsFinite(n) ? throw new ArgumentOutOfRangeException(nameof(number), n, "A count must be a finite number.") : number;

    private static int FirstToEscape(string text)
    {
        var plain = text.AsSpan().IndexOfAny('\0', Escape);
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (at < 0)
        {
            return plain;
        }

        for (; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
                {
                    break;
                }

                at++;
            }
        }

        return at == text.Length ? plain : plain < 0 ? at : Math.Min(plain, at);
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Writer) Begin()
    {
        if (writers is not { } mine)
        {
            var bytes = new ArrayBufferWriter<byte>(4096);
            writers = mine = (bytes, new Utf8JsonWriter(bytes, Json));
        }

        mine.Bytes.ResetWrittenCount();
        mine.Writer.Reset();
        return mine;
    }

    private static string End(ArrayBufferWriter<byte> bytes, Utf8JsonWriter writer)
    {
        const int Large = 1 << 20;
        writer.Flush();
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        if (bytes.Capacity > Large)
        {
            writers = null;
            writer.Dispose();
        }

        return text;
    }

    // FewerThan becomes fewer_than; a test holds the words, so that a renamed member does not make old stores unreadable.
    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Stored = Enum.GetValues<T>().ToDictionary(
            v => v,
            v => string.Concat(v.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString())));

        public static readonly Dictionary<string, T> Read = Stored.ToDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);
    }
}
