using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Systems;

/// <summary>What a defence system can do against one class of threat.</summary>
public sealed record Envelope
{
    /// <summary>Largest ground range of the intercept; null where <see cref="Footprint"/> is used. Unit: metres.</summary>
    public Parameter? Range { get; init; }

    /// <summary>Smallest ground range of the intercept. Unit: metres.</summary>
    public Parameter? MinRange { get; init; }

    /// <summary>Radius around the battery within which an aim point is defended; null where <see cref="Range"/> is used. Unit: metres.</summary>
    public Parameter? Footprint { get; init; }

    /// <summary>Lowest height of the intercept. Unit: metres.</summary>
    public Parameter? MinAltitude { get; init; }

    /// <summary>Greatest height of the intercept. Unit: metres.</summary>
    public Parameter? MaxAltitude { get; init; }

    /// <summary>Single-shot kill probability; for electronic warfare, the probability of a soft kill in one pass.</summary>
    public required Parameter Kill { get; init; }

    /// <summary>Electronic warfare: the time inside its range to which <see cref="Kill"/> refers; null where each pass counts alike. Unit: seconds.</summary>
    public Parameter? Dwell { get; init; }

    /// <summary>Whether threats of a class are met in their terminal phase, so that a footprint describes the defence.</summary>
    /// <param name="threatClass">The class.</param>
    public static bool UsesFootprint(ThreatClass threatClass) =>
        threatClass is ThreatClass.Ballistic or ThreatClass.Aeroballistic or ThreatClass.SamAgainstGround;

    /// <summary>Reads an envelope; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="threatClass">The class it is for.</param>
    /// <param name="kind">The kind of system.</param>
    /// <returns>The envelope, or null where something needed is missing or wrong.</returns>
    public static Envelope? Read(MapReader reader, ThreatClass threatClass, SystemKind kind)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var usesFootprint = UsesFootprint(threatClass) && kind != SystemKind.ElectronicWarfare;
        var hasAltitudes = kind != SystemKind.ElectronicWarfare;
        var range = usesFootprint ? null : reader.Number("range", Quantity.Length, 10, 2_000_000);
        var footprint = usesFootprint ? reader.Number("footprint", Quantity.Length, 10, 1_000_000) : null;
        var minRange = usesFootprint ? null : reader.Number("minRange", Quantity.Length, 0, 500_000, required: false);
        var minAltitude = reader.Number("minAltitude", Quantity.Length, 0, 200_000, required: false);
        var maxAltitude = reader.Number("maxAltitude", Quantity.Length, 1, 500_000, required: hasAltitudes);
        var kill = reader.Number("kill", Quantity.Probability, 0, 1);
        var dwell = kind == SystemKind.ElectronicWarfare ? reader.Number("dwell", Quantity.Duration, 1, 86_400, required: false) : null;
        reader.Finish();
        if (minRange is not null && range is not null && minRange.Value >= range.Value)
        {
            reader.Report("minRange", $"minRange must be smaller than range: found {minRange.Value} m and {range.Value} m");
        }

        if (minAltitude is not null && maxAltitude is not null && minAltitude.Value >= maxAltitude.Value)
        {
            reader.Report("minAltitude", $"minAltitude must be smaller than maxAltitude: found {minAltitude.Value} m and {maxAltitude.Value} m");
        }

        return kill is null
            ? null
            : new Envelope { Range = range, MinRange = minRange, Footprint = footprint, MinAltitude = minAltitude, MaxAltitude = maxAltitude, Kill = kill, Dwell = dwell };
    }
}
