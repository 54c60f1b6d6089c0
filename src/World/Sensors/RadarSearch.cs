using Testudo.World.Text;

namespace Testudo.World.Sensors;

/// <summary>The keys of a radar whose scans are judged one by one.</summary>
internal readonly record struct RadarSearch(Parameter? ScanDetection, Parameter? FalseAlarm, Fluctuation Fluctuation, Parameter? MaxElevation)
{
    public static RadarSearch Read(MapReader reader, bool isRadar, Parameter? scan)
    {
        var scanDetection = reader.Number("scanDetection", Quantity.Probability, 0.01, 0.999, required: false);
        var falseAlarm = reader.Number("falseAlarm", Quantity.Probability, 1e-15, 1e-3, required: scanDetection is not null);
        var fluctuation = reader.OneOf<Fluctuation>("fluctuation", Fluctuation.Swerling1);
        var maxElevation = reader.Number("maxElevation", Quantity.Angle, 1, 90, required: false);
        foreach (var key in new[] { "scanDetection", "falseAlarm", "fluctuation", "maxElevation" })
        {
            if (!isRadar && reader.Has(key))
            {
                reader.Report(key, $"\"{key}\" belongs to radars only");
            }
        }

        if (isRadar && scanDetection is not null && scan is not { Value: > 0 })
        {
            reader.Report("scan", $"with \"scanDetection\" the time of one scan is needed, above 0 s");
        }

        return new RadarSearch(scanDetection, falseAlarm, fluctuation, maxElevation);
    }
}
