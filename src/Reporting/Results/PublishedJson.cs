using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Testudo.Reporting.Results;

/// <summary>How every document is written for machines: as its context says, with letters of every language as they are, and a line break at the end.</summary>
public static class PublishedJson
{
    private static readonly ConcurrentDictionary<JsonSerializerContext, JsonSerializerOptions> Readable = new();

    /// <summary>Writes a document.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="document">The document.</param>
    /// <param name="context">Its published form.</param>
    /// <typeparam name="T">One of the types that the context knows.</typeparam>
    /// <exception cref="NotSupportedException">The context does not know the type.</exception>
    public static void Write<T>(Stream stream, T document, JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, document, Form<T>(context));
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A document as text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="context">Its published form.</param>
    /// <typeparam name="T">One of the types that the context knows.</typeparam>
    /// <exception cref="NotSupportedException">The context does not know the type.</exception>
    public static string Text<T>(T document, JsonSerializerContext context) => JsonSerializer.Serialize(document, Form<T>(context)) + "\n";

    private static JsonTypeInfo<T> Form<T>(JsonSerializerContext context) =>
        (JsonTypeInfo<T>)Readable.GetOrAdd(context, c => new JsonSerializerOptions(c.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).GetTypeInfo(typeof(T));
}
