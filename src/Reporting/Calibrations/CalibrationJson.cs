using System.Text.Json.Serialization;
using Testudo.Reporting.Results;

namespace Testudo.Reporting.Calibrations;

/// <summary>The published form of a calibration: <c>schema/calibration-report.schema.json</c> describes it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(CalibrationDocument))]
public sealed partial class CalibrationJson : JsonSerializerContext;
