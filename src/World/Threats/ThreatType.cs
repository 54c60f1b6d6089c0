using Testudo.World.Text;

namespace Testudo.World.Threats;

/// <summary>A type of threat: what it is and how it flies.</summary>
public sealed record ThreatType
{
    /// <summary>The id, such as <c>shahed-136</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>Other names, as the public record writes them.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The class.</summary>
    public required ThreatClass Class { get; init; }

    /// <summary>The shape of its flight.</summary>
    public required FlightProfile Profile { get; init; }

    /// <summary>Whether it carries a warhead.</summary>
    public required bool IsArmed { get; init; }

    /// <summary>The class that it is made to look like; null for none.</summary>
    public ThreatClass? LooksLike { get; init; }

    /// <summary>Mean ground speed from launch to impact. Unit: metres per second.</summary>
    public required Parameter Speed { get; init; }

    /// <summary>Height above ground in level flight; null for an arc. Unit: metres.</summary>
    public Parameter? Altitude { get; init; }

    /// <summary>Top height at maximum range; null unless an arc. Shorter flights rise to a quarter of their range at most. Unit: metres.</summary>
    public Parameter? Apogee { get; init; }

    /// <summary>Ground distance from the target at which the dive begins; null unless a high dive. Unit: metres.</summary>
    public Parameter? DiveRange { get; init; }

    /// <summary>Maximum range. Unit: metres.</summary>
    public required Parameter Range { get; init; }

    /// <summary>Radar cross-section from ahead. Unit: square metres.</summary>
    public required Parameter RadarCrossSection { get; init; }

    /// <summary>Probability of a good launch.</summary>
    public required Parameter LaunchReliability { get; init; }

    /// <summary>Probability of flying to the target when nobody interferes.</summary>
    public required Parameter FlightReliability { get; init; }

    /// <summary>The part of an electronic-warfare system's kill probability that applies to this type, 0 to 1.</summary>
    public required Parameter Jamming { get; init; }

    /// <summary>How far flares, decoys and jammers that it carries upset the guidance of interceptors, 0 to 1; null for none.</summary>
    public Parameter? Countermeasures { get; init; }

    /// <summary>Warhead. Unit: kilograms.</summary>
    public required Parameter Warhead { get; init; }

    /// <summary>Cost of one. Unit: USD.</summary>
    public required Parameter UnitCost { get; init; }

    /// <summary>How its echo fluctuates from scan to scan; null where it is taken as the radar takes it.</summary>
    public Sensors.Fluctuation? Fluctuation { get; init; }

    /// <summary>How an arc is flown where flight time and speed follow from the range; null for a parabola at mean speed.</summary>
    public ThreatFlight? Flight { get; init; }

    /// <summary>Reads a threat type; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <returns>The type, or null where something needed is missing or wrong.</returns>
    public static ThreatType? Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var aliases = reader.Texts("aliases") ?? [];
        var threatClass = reader.OneOf<ThreatClass>("class");
        var profile = reader.OneOf<FlightProfile>("profile");
        var isArmed = reader.Flag("armed", fallback: threatClass != ThreatClass.Decoy);
        ThreatClass? looksLike = reader.Has("looksLike") ? reader.OneOf<ThreatClass>("looksLike") : null;
        if (looksLike == threatClass)
        {
            reader.Report("looksLike", $"a threat always looks like its own class, {MapReader.WordFor(threatClass)}", $"leave {"looksLike"} out");
        }

        var speed = reader.Number("speed", Quantity.Speed, 5, 8000);
        var altitude = reader.Number("altitude", Quantity.Length, 5, 60_000, required: profile != FlightProfile.Arc);
        var apogee = reader.Number("apogee", Quantity.Length, 100, 1_500_000, required: profile == FlightProfile.Arc);
        var ballistic = ThreatFlight.Read(reader, profile);
        var diveRange = reader.Number("diveRange", Quantity.Length, 100, 300_000, required: profile == FlightProfile.HighDive);
        var range = reader.Number("range", Quantity.Length, 1000, 20_000_000);
        var crossSection = reader.Number("radarCrossSection", Quantity.Area, 1e-5, 1000);
        var launch = reader.Number("launchReliability", Quantity.Probability, 0, 1);
        var flight = reader.Number("flightReliability", Quantity.Probability, 0, 1);
        var jamming = reader.Number("jamming", Quantity.Probability, 0, 1);
        var countermeasures = reader.Number("countermeasures", Quantity.Probability, 0, 1, required: false);
        var warhead = reader.Number("warhead", Quantity.Mass, 0, 20_000);
        var cost = reader.Number("unitCost", Quantity.Money, 0, 1e9);
        Sensors.Fluctuation? fluctuation = reader.Has("fluctuation") ? reader.OneOf<Sensors.Fluctuation>("fluctuation") : null;
        reader.Finish();
        if (id is null || speed is null || range is null || crossSection is null || launch is null || flight is null || jamming is null || warhead is null || cost is null)
        {
            return null;
        }

        return new ThreatType
        {
            Id = id,
            Name = name,
            Aliases = [.. aliases.Select(a => a.Value)],
            Class = threatClass,
            Profile = profile,
            IsArmed = isArmed,
            LooksLike = looksLike,
            Speed = speed,
            Altitude = altitude,
            Apogee = apogee,
            DiveRange = diveRange,
            Range = range,
            RadarCrossSection = crossSection,
            LaunchReliability = launch,
            FlightReliability = flight,
            Jamming = jamming,
            Countermeasures = countermeasures,
            Warhead = warhead,
            UnitCost = cost,
            Fluctuation = fluctuation,
            Flight = ballistic,
        };
    }
}
