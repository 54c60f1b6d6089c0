using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Testudo.Planning.Packages;

namespace Testudo.Reporting.Results;

/// <summary>The published form of a plan: <c>schema/plan.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter), typeof(WordConverter<PlanStatus>)])]
[JsonSerializable(typeof(ReinforcementPlan))]
public sealed partial class PlanJson : JsonSerializerContext
{
    private static PlanJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a plan.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(Stream stream, ReinforcementPlan plan)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, plan, Readable.ReinforcementPlan);
        stream.WriteByte((byte)'\n');
    }
}
