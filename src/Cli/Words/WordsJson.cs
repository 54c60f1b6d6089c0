using System.Text.Json.Serialization;

namespace Testudo.Cli;

/// <summary>Reads the tables of words without reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
internal sealed partial class WordsJson : JsonSerializerContext;
