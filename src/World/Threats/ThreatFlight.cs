using Testudo.World.Text;

namespace Testudo.World.Threats;

/// <summary>How a ballistic or aeroballistic threat flies, so that flight time and speed follow from the range.</summary>
/// <remarks>See <c>docs/methods/trajectories.md</c>. With <see cref="BurnoutSpeed"/> it flies a depressed path against drag; without, a Kepler ellipse.</remarks>
public sealed record ThreatFlight
{
    /// <summary>How long the motor burns. Unit: seconds.</summary>
    public required Parameter BurnTime { get; init; }

    /// <summary>Speed when the motor is burnt out; null where it follows from the range (Kepler ellipse). Unit: metres per second.</summary>
    public Parameter? BurnoutSpeed { get; init; }

    /// <summary>Angle of the flight path above the horizon at burn-out, for an ellipse; null for the least energy. Unit: degrees.</summary>
    public Parameter? Loft { get; init; }

    /// <summary>The way over which drag at sea level takes it to 1/e of its speed: 2 m / (density C A); null without drag. Unit: metres.</summary>
    public Parameter? DragLength { get; init; }

    /// <summary>Height at which an aircraft releases it; null for the ground. Unit: metres.</summary>
    public Parameter? LaunchHeight { get; init; }

    /// <summary>Speed at which an aircraft releases it; null for a start at rest. Unit: metres per second.</summary>
    public Parameter? LaunchSpeed { get; init; }

    /// <summary>Height at which the steep dive begins; null without one. Unit: metres.</summary>
    public Parameter? DiveHeight { get; init; }

    /// <summary>Ground distance from the target at which the steep dive begins; null without one. Unit: metres.</summary>
    public Parameter? DiveRange { get; init; }

    /// <summary>All numbers that are given.</summary>
    public IEnumerable<Parameter> Numbers =>
        new[] { BurnTime, BurnoutSpeed, Loft, DragLength, LaunchHeight, LaunchSpeed, DiveHeight, DiveRange }.OfType<Parameter>();

    /// <summary>Reads the block <c>flight</c> of a threat type.</summary>
    /// <param name="threat">The threat type.</param>
    /// <param name="profile">Its profile.</param>
    /// <returns>The flight, or null where there is none or something is wrong.</returns>
    internal static ThreatFlight? Read(MapReader threat, FlightProfile profile)
    {
        if (threat.Block("flight") is not { } reader)
        {
            return null;
        }

        if (profile != FlightProfile.Arc)
        {
            threat.Report("flight", $"\"flight\" is for threats with the profile arc; here the profile is {MapReader.WordFor(profile)}");
        }

        var burn = reader.Number("burnTime", Quantity.Duration, 0, 600);
        var speed = reader.Number("burnoutSpeed", Quantity.Speed, 100, 8000, required: reader.Has("diveHeight"));
        var loft = reader.Number("loft", Quantity.Angle, 5, 89.5, required: false);
        var drag = reader.Number("dragLength", Quantity.Length, 1000, 1_000_000, required: false);
        var height = reader.Number("launchHeight", Quantity.Length, 0, 25_000, required: false);
        var release = reader.Number("launchSpeed", Quantity.Speed, 0, 1500, required: reader.Has("launchHeight"));
        var diveHeight = reader.Number("diveHeight", Quantity.Length, 100, 60_000, required: reader.Has("diveRange"));
        var diveRange = reader.Number("diveRange", Quantity.Length, 100, 300_000, required: reader.Has("diveHeight"));
        reader.Finish();
        foreach (var key in speed is null ? new[] { "dragLength", "launchHeight" } : ["loft"])
        {
            if (reader.Has(key))
            {
                reader.Report(key, speed is null ? $"\"{key}\" needs \"burnoutSpeed\"" : (FormattableString)$"\"{key}\" and \"burnoutSpeed\" exclude each other");
            }
        }

        if (speed is not null && release is not null && release.Value >= speed.Value)
        {
            reader.Report("launchSpeed", $"\"launchSpeed\" must be below \"burnoutSpeed\"");
        }

        return burn is null
            ? null
            : new ThreatFlight { BurnTime = burn, BurnoutSpeed = speed, Loft = loft, DragLength = drag, LaunchHeight = height, LaunchSpeed = release, DiveHeight = diveHeight, DiveRange = diveRange };
    }
}
