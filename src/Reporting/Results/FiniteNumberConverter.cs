using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testudo.Reporting.Results;

/// <summary>Writes a number that cannot be told as null: JSON has no other word for it.</summary>
public sealed class FiniteNumberConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            // Zero has no sign for a reader.
            writer.WriteNumberValue(value == 0 ? 0 : value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
