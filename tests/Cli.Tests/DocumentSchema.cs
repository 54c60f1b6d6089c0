using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testudo.Cli.Tests;

/// <summary>Makes the schema of documents from their types, and compares it with the committed one.</summary>
internal static class DocumentSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares a schema with the committed one, and writes it where goldens are made anew.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="schema">The schema.</param>
    public static void Check(string name, JsonObject schema)
    {
        var text = schema.ToJsonString(Readable) + "\n";
        if (Cli.IsUpdate)
        {
            File.WriteAllText(Cli.File("schema", name), text);
        }

        Assert.Equal(File.ReadAllText(Cli.File("schema", name)), text);
    }

    /// <summary>The schema of documents that their format tells apart.</summary>
    /// <param name="options">How they are written.</param>
    /// <param name="documentTypes">Their formats and types.</param>
    /// <param name="title">The title of the schema.</param>
    /// <param name="description">What holds for all.</param>
    public static JsonObject Of(JsonSerializerOptions options, IEnumerable<(string Format, Type Type)> documentTypes, string title, string description)
    {
        var types = new TypeSchema(options);
        var documents = new List<(string Format, JsonNode Schema)>();
        foreach (var (format, type) in documentTypes)
        {
            var schema = types.Of(type);
            schema["properties"]!["format"]!.AsObject()["const"] = format;
            documents.Add((format, schema));
        }

        // One after the other, so that a checker's errors are those of the document that was meant.
        JsonNode otherwise = JsonValue.Create(false);
        foreach (var (format, schema) in Enumerable.Reverse(documents))
        {
            otherwise = new JsonObject
            {
                ["if"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("format"),
                    ["properties"] = new JsonObject { ["format"] = new JsonObject { ["const"] = format } },
                },
                ["then"] = schema,
                ["else"] = otherwise,
            };
        }

        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (key, value) in otherwise.AsObject().ToList())
        {
            otherwise.AsObject().Remove(key);
            root[key] = value;
        }

        root["$defs"] = types.Definitions;
        return root;
    }
}
