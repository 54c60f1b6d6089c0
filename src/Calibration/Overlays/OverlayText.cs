using System.Globalization;
using System.Text;
using Testudo.Calibration.Factors;
using Testudo.World.Text;

namespace Testudo.Calibration.Overlays;

/// <summary>Writes a calibration as people and git read it.</summary>
internal static class OverlayText
{
    /// <summary>The file.</summary>
    public static string Of(CalibrationAnswer answer, OverlayOrigin origin, IReadOnlyDictionary<string, int> parameters, IReadOnlyDictionary<string, double> known)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
        Line($"# yaml-language-server: $schema=../schema/calibration.schema.json");
        Line($"#");
        Line($"# Made by testudo calibrate from a scenario and class totals of reported raids; see docs/methods/calibration.md.");
        Line($"# A factor is a deviate that its parameters share: at 1 each is one of its own standard deviations above its median.");
        Line($"# Before anything was learned each factor had mean 0 and standard deviation 1.");
        Line($"format: testudo-calibration/1");
        Line($"version: {origin.Version}");
        Line($"scenario: {origin.Scenario}");
        Line($"scenarioHash: {origin.ScenarioHash}");
        Line($"catalogueHash: {origin.CatalogueHash}");
        Line($"recordHash: {origin.RecordHash}");
        Line($"from: {origin.From:yyyy-MM-dd}");
        Line($"to: {origin.To:yyyy-MM-dd}");
        Line($"raids: {origin.Raids}");
        Line($"seed: {origin.Seed}");
        Line($"factors:");
        foreach (var factor in answer.Factors)
        {
            Line($"  - {{id: {factor.Factor.Id}, mean: {Short(factor.Mean)}, standardDeviation: {Short(factor.StandardDeviation)}, identification: {MapReader.WordFor(factor.Identification)}}}");
        }

        Line($"parameters:");
        foreach (var (path, factor) in parameters)
        {
            Line($"  {path}: {KnownFactors.Items[factor].Id}");
        }

        Line($"known:");
        foreach (var (path, value) in known)
        {
            Line($"  {path}: {Short(value)}");
        }

        Line($"draws:");
        foreach (var draw in answer.Draws)
        {
            Line($"  - {string.Join(' ', draw.Take(KnownFactors.Items.Count).Select(Short))}");
        }

        return text.ToString();
    }

    private static string Short(double value) => Math.Round(value, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
