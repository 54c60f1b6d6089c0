using Testudo.World.Text;

namespace Testudo.World.Systems;

/// <summary>How an interceptor flies: boost, sustained flight, coast against the drag of the air.</summary>
/// <remarks>See <c>docs/methods/interceptors.md</c>.</remarks>
public sealed record InterceptorFlight
{
    /// <summary>Time from launch to burn-out, speeding up evenly from rest; null where it leaves at its top speed. Unit: seconds.</summary>
    public Parameter? Boost { get; init; }

    /// <summary>Speed at burn-out. Unit: metres per second.</summary>
    public required Parameter TopSpeed { get; init; }

    /// <summary>Time at top speed after the boost; null where there is no sustainer. Unit: seconds.</summary>
    public Parameter? Sustain { get; init; }

    /// <summary>The way over which drag at sea level takes the coasting interceptor to 1/e of its speed: 2 m / (density C A); null without drag. Unit: metres.</summary>
    public Parameter? DragLength { get; init; }

    /// <summary>The least speed at which it can still manoeuvre to hit; null where any will do. Unit: metres per second.</summary>
    public Parameter? LeastSpeed { get; init; }

    /// <summary>How far the middle of the path lies above the straight line, as a part of the ground range; null for a straight path.</summary>
    public Parameter? Loft { get; init; }

    /// <summary>The longest flight: battery, power supply, self-destruction; null without limit. Unit: seconds.</summary>
    public Parameter? Longest { get; init; }

    /// <summary>Every number that is there.</summary>
    public IEnumerable<Parameter> Numbers =>
        new[] { Boost, TopSpeed, Sustain, DragLength, LeastSpeed, Loft, Longest }.OfType<Parameter>();

    /// <summary>Reads a <c>flight</c> block; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <returns>The flight, or null where something needed is missing or wrong.</returns>
    public static InterceptorFlight? Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var boost = reader.Number("boost", Quantity.Duration, 0, 120, required: false);
        var top = reader.Number("topSpeed", Quantity.Speed, 10, 8000);
        var sustain = reader.Number("sustain", Quantity.Duration, 0, 600, required: false);
        var drag = reader.Number("dragLength", Quantity.Length, 100, 1_000_000, required: false);
        var least = reader.Number("leastSpeed", Quantity.Speed, 0, 8000, required: false);
        var loft = reader.Number("loft", Quantity.Number, 0, 0.5, required: false);
        var longest = reader.Number("longest", Quantity.Duration, 1, 86_400, required: false);
        reader.Finish();
        if (top is not null && least is not null && least.Value >= top.Value)
        {
            reader.Report("leastSpeed", $"leastSpeed must be smaller than topSpeed: found {least.Value} m/s and {top.Value} m/s");
        }

        return top is null
            ? null
            : new InterceptorFlight { Boost = boost, TopSpeed = top, Sustain = sustain, DragLength = drag, LeastSpeed = least, Loft = loft, Longest = longest };
    }
}
