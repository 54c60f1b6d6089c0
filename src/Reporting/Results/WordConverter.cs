using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testudo.Reporting.Results;

/// <summary>Writes the values of an enumeration as words, such as <c>out-of-reach</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
