using Testudo.World.Threats;

namespace Testudo.Simulation.Geometry;

/// <summary>A depressed flight against drag along a given shape of path: a parabola up to the top and down to the dive, then a straight dive.</summary>
/// <remarks>
/// Lift holds it on the path and does no work, so that the square of the speed obeys a linear equation along the path. Up to burn-out the
/// speed grows evenly in time. See <c>docs/methods/trajectories.md</c>.
/// </remarks>
public sealed class QuasiBallisticFlight
{
    /// <summary>Height over which the density of the air falls to 1/e. Unit: metres.</summary>
    public const double ScaleHeight = 7200;

    private const double Gravity = 9.80665;

    // No slower than this; a path that asks for more energy than the motor gives is flown at it. Unit: metres per second.
    private const double LeastSpeed = 200;

    // A short path rises to a quarter of its range at most, and dives from no higher than this part of the top and over no more than this part of the range.
    private const double SteepestTop = 0.25;
    private const double MostDive = 0.5;

    private const int Steps = 2048;

    private readonly double launchHeight;
    private readonly double top;
    private readonly double topAt;
    private readonly double curvature;
    private readonly double diveAt;
    private readonly double diveHeight;
    private readonly double dragLength;
    private readonly double burnTime;
    private readonly double launchSpeed;
    private readonly double burnoutSpeed;
    private readonly double range;

    /// <summary>The flight of a type over a range.</summary>
    /// <param name="range">Ground distance from launch to impact. Unit: metres.</param>
    /// <param name="apogee">Top height at full range. Unit: metres.</param>
    /// <param name="flight">The numbers of the type; the burn-out speed must be given.</param>
    public QuasiBallisticFlight(double range, double apogee, ThreatFlight flight)
    {
        ArgumentNullException.ThrowIfNull(flight);
        this.range = range;
        launchHeight = flight.LaunchHeight?.Value ?? 0;
        launchSpeed = flight.LaunchSpeed?.Value ?? 0;
        burnoutSpeed = flight.BurnoutSpeed!.Value;
        burnTime = flight.BurnTime.Value;
        dragLength = flight.DragLength?.Value ?? double.PositiveInfinity;
        top = Math.Max(launchHeight, Math.Min(apogee, launchHeight + (range * SteepestTop)));
        diveHeight = Math.Min(flight.DiveHeight?.Value ?? 0, top * MostDive);
        diveAt = range - Math.Min(flight.DiveRange?.Value ?? 0, range * MostDive);
        var (up, down) = (Math.Sqrt(top - launchHeight), Math.Sqrt(top - diveHeight));
        topAt = diveAt * up / (up + down);
        curvature = (up + down) / diveAt * ((up + down) / diveAt);
    }

    /// <summary>Height over a ground distance from the launch. Unit: metres.</summary>
    /// <param name="ground">Ground distance. Unit: metres.</param>
    public double HeightAt(double ground) => ground < diveAt
        ? top - (curvature * (ground - topAt) * (ground - topAt))
        : diveAt < range ? diveHeight * Math.Max(0, range - ground) / (range - diveAt) : 0;

    /// <summary>States from launch to impact: equal times before the dive, then equal times in it.</summary>
    /// <param name="before">Pieces before the dive.</param>
    /// <param name="dive">Pieces of the dive; none where there is no dive.</param>
    public IReadOnlyList<FlightState> States(int before, int dive)
    {
        var fine = new List<FlightState> { new(0, 0, HeightAt(0), launchSpeed) };
        Follow(fine, 0, diveAt);
        var states = new List<FlightState>(Cut(fine, before));
        if (diveAt < range)
        {
            List<FlightState> last = [fine[^1]];
            Follow(last, diveAt, range);
            states.AddRange(Cut(last, dive).Skip(1));
        }

        return states;
    }

    private void Follow(List<FlightState> states, double from, double to)
    {
        for (var i = 1; i <= Steps; i++)
        {
            var last = states[^1];
            var ground = from + ((to - from) * i / Steps);
            var height = i == Steps && to == range ? 0 : HeightAt(ground);
            var way = double.Hypot(ground - last.Ground, height - last.Height);
            states.Add(Next(last, ground, height, way));
        }
    }

    private FlightState Next(FlightState last, double ground, double height, double way)
    {
        var (time, speed, height0, left) = (last.Time, last.Speed, last.Height, way);
        if (time < burnTime)
        {
            // Evenly faster: v² grows by 2 a s.
            var gain = (burnoutSpeed - launchSpeed) / burnTime;
            var burnt = Math.Max(0, ((burnoutSpeed * burnoutSpeed) - (speed * speed)) / (2 * gain));
            var boosted = Math.Min(way, burnt);
            var faster = Math.Sqrt((speed * speed) + (2 * gain * boosted));
            time = boosted < way ? burnTime : launchSpeed < burnoutSpeed ? (faster - launchSpeed) / gain : time;
            (height0, left, speed) = (height0 + ((height - height0) * boosted / way), way - boosted, faster);
        }

        if (left > 0)
        {
            // d(v²)/ds = -2 g dh/ds - (2 / L) e^(-h/H) v²: linear, exact for the air of the middle of the step.
            var decay = 2 * Math.Exp(-(height0 + height) / 2 / ScaleHeight) / dragLength;
            var fall = 2 * Gravity * (height0 - height) / left;
            var kept = Math.Exp(-decay * left);
            var pull = decay * left < 1e-12 ? left : (1 - kept) / decay;
            var slower = Math.Sqrt(Math.Max(LeastSpeed * LeastSpeed, (speed * speed * kept) + (fall * pull)));
            time += 2 * left / (speed + slower);
            speed = slower;
        }

        return new FlightState(time, ground, height, speed);
    }

    private static IEnumerable<FlightState> Cut(List<FlightState> fine, int pieces)
    {
        yield return fine[0];
        var at = 1;
        for (var i = 1; i < pieces; i++)
        {
            var time = fine[0].Time + ((fine[^1].Time - fine[0].Time) * i / pieces);
            while (fine[at].Time < time)
            {
                at++;
            }

            var (a, b) = (fine[at - 1], fine[at]);
            var part = (time - a.Time) / (b.Time - a.Time);
            yield return new FlightState(time, a.Ground + (part * (b.Ground - a.Ground)), a.Height + (part * (b.Height - a.Height)), a.Speed + (part * (b.Speed - a.Speed)));
        }

        yield return fine[^1];
    }
}
