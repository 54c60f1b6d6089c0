namespace Testudo.Simulation.Geometry;

/// <summary>A free flight over a spherical earth that does not turn, after a straight boost: a Kepler ellipse, in closed form.</summary>
/// <remarks>See <c>docs/methods/trajectories.md</c>. Source: Bate, Mueller, White, Fundamentals of Astrodynamics (1971), chapter 6.</remarks>
public sealed class BallisticFlight
{
    /// <summary>Mean radius of the earth. Unit: metres.</summary>
    public const double EarthRadius = 6_371_000;

    /// <summary>Gravitational parameter of the earth. Unit: cubic metres per second squared.</summary>
    public const double GravitationalParameter = 3.986004418e14;

    // Halvings of the interval of the burn-out speed: to a part in 10^15.
    private const int Halvings = 60;

    private readonly double semiMajorAxis;
    private readonly double eccentricity;
    private readonly double anomalyAtBurnout;
    private readonly double anomalyAtImpact;
    private readonly double boostGround;

    private BallisticFlight(double range, double burnTime, double angle, double speed)
    {
        (Range, BurnTime, BurnoutAngle, BurnoutSpeed) = (range, burnTime, angle, speed);
        (boostGround, BurnoutHeight) = Boost(burnTime, angle, speed);
        var radius = EarthRadius + BurnoutHeight;
        semiMajorAxis = 1 / ((2 / radius) - (speed * speed / GravitationalParameter));
        var momentum = radius * speed * Math.Cos(angle);
        eccentricity = Math.Sqrt(Math.Max(0, 1 - (momentum * momentum / (GravitationalParameter * semiMajorAxis))));
        anomalyAtBurnout = AnomalyAt(radius);
        anomalyAtImpact = (2 * Math.PI) - AnomalyAt(EarthRadius);
        Duration = burnTime + TimeOf(anomalyAtImpact) - TimeOf(anomalyAtBurnout);
    }

    /// <summary>Ground distance from launch to impact. Unit: metres.</summary>
    public double Range { get; }

    /// <summary>How long the boost takes. Unit: seconds.</summary>
    public double BurnTime { get; }

    /// <summary>Angle of the path above the horizon at burn-out. Unit: radians.</summary>
    public double BurnoutAngle { get; }

    /// <summary>Speed at burn-out. Unit: metres per second.</summary>
    public double BurnoutSpeed { get; }

    /// <summary>Height at burn-out. Unit: metres.</summary>
    public double BurnoutHeight { get; }

    /// <summary>Time from launch to impact. Unit: seconds.</summary>
    public double Duration { get; }

    /// <summary>Greatest height. Unit: metres.</summary>
    public double Apogee => (semiMajorAxis * (1 + eccentricity)) - EarthRadius;

    /// <summary>The angle above the horizon at which least speed carries over a range: a quarter of (180° - range angle). Unit: radians.</summary>
    /// <param name="range">Ground distance. Unit: metres.</param>
    public static double LeastEnergyAngle(double range) => (Math.PI - (range / EarthRadius)) / 4;

    /// <summary>The flight over a range.</summary>
    /// <param name="range">Ground distance from launch to impact. Unit: metres, up to 20,000 km.</param>
    /// <param name="burnTime">How long the boost takes. Unit: seconds.</param>
    /// <param name="angle">Angle of the path above the horizon at burn-out; null for the least energy. Unit: radians.</param>
    /// <returns>The flight. A range that would be passed before burn-out is flown with a shorter boost.</returns>
    public static BallisticFlight Over(double range, double burnTime, double? angle = null)
    {
        var up = angle ?? LeastEnergyAngle(range);
        var (low, high) = (1.0, Math.Sqrt(2 * GravitationalParameter / EarthRadius) * 0.9999);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = RangeOf(burnTime, up, middle) < range ? (middle, high) : (low, middle);
        }

        return new BallisticFlight(range, burnTime, up, (low + high) / 2);
    }

    /// <summary>States at equal steps of time in the boost and of the eccentric anomaly in the free flight.</summary>
    /// <param name="boost">Steps of the boost.</param>
    /// <param name="free">Steps of the free flight.</param>
    public IReadOnlyList<FlightState> States(int boost, int free)
    {
        var states = new List<FlightState> { new(0, 0, 0, BurnTime > 0 ? 0 : BurnoutSpeed) };
        for (var i = 1; i <= boost && BurnTime > 0; i++)
        {
            var part = (double)i / boost;
            states.Add(new FlightState(part * BurnTime, part * part * boostGround, part * part * BurnoutHeight, part * BurnoutSpeed));
        }

        for (var i = 1; i <= free; i++)
        {
            var anomaly = anomalyAtBurnout + ((anomalyAtImpact - anomalyAtBurnout) * i / free);
            var radius = semiMajorAxis * (1 - (eccentricity * Math.Cos(anomaly)));
            var speed = Math.Sqrt(GravitationalParameter * ((2 / radius) - (1 / semiMajorAxis)));
            var angle = TrueAnomaly(anomaly) - TrueAnomaly(anomalyAtBurnout);
            states.Add(new FlightState(BurnTime + TimeOf(anomaly) - TimeOf(anomalyAtBurnout), boostGround + (angle * EarthRadius), radius - EarthRadius, speed));
        }

        // Rounding of the halvings is taken out of the end.
        states[^1] = states[^1] with { Ground = Range, Height = 0, Time = Duration };
        return states;
    }

    private static (double Ground, double Height) Boost(double burnTime, double angle, double speed)
    {
        var way = speed * burnTime / 2;
        return (way * Math.Cos(angle), way * Math.Sin(angle));
    }

    private static double RangeOf(double burnTime, double angle, double speed)
    {
        var (ground, height) = Boost(burnTime, angle, speed);
        var radius = EarthRadius + height;
        if (speed * speed * radius >= 2 * GravitationalParameter)
        {
            return double.PositiveInfinity;
        }

        var flight = new BallisticFlight(0, burnTime, angle, speed);
        return ground + (EarthRadius * (flight.TrueAnomaly(flight.anomalyAtImpact) - flight.TrueAnomaly(flight.anomalyAtBurnout)));
    }

    // Between perigee and apogee: 0 to pi.
    private double AnomalyAt(double radius) => Math.Acos(Math.Clamp((1 - (radius / semiMajorAxis)) / eccentricity, -1, 1));

    // Both angles turn together: whole half turns are the same.
    private double TrueAnomaly(double anomaly) => 2 * Math.Atan2(Math.Sqrt(1 + eccentricity) * Math.Sin(anomaly / 2), Math.Sqrt(1 - eccentricity) * Math.Cos(anomaly / 2));

    private double TimeOf(double anomaly) =>
        Math.Sqrt(semiMajorAxis * semiMajorAxis * semiMajorAxis / GravitationalParameter) * (anomaly - (eccentricity * Math.Sin(anomaly)));
}
