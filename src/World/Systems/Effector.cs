using Testudo.World.Text;

namespace Testudo.World.Systems;

/// <summary>How a round finds its target; decides how long a fire channel is held.</summary>
public enum Guidance
{
    /// <summary>Steered from the ground until it hits.</summary>
    Command,

    /// <summary>Homes on the echo of an illuminator, which has to shine until it hits.</summary>
    SemiActive,

    /// <summary>Homes with its own radar after the hand-over.</summary>
    Active,

    /// <summary>Homes on heat after the hand-over, or from the launch.</summary>
    Infrared,

    /// <summary>Homes on a picture, or is steered by one.</summary>
    Optical,

    /// <summary>Rides or follows a laser beam until it hits.</summary>
    LaserBeam,
}

/// <summary>How the rounds of a system fly, find their target and are loaded. All of it may be absent: one mean speed, one kill probability.</summary>
public sealed record Effector
{
    /// <summary>A system of which nothing more is said.</summary>
    public static readonly Effector Plain = new();

    /// <summary>How the interceptor flies; null for the constant mean speed.</summary>
    public InterceptorFlight? Flight { get; init; }

    /// <summary>What lowers the kill probability; null where nothing does.</summary>
    public KillFactors? KillFactors { get; init; }

    /// <summary>How a round finds its target; null where a channel is held until the engagement is assessed.</summary>
    public Guidance? Guidance { get; init; }

    /// <summary>Time before the intercept at which the round no longer needs its channel; null where it needs none from the launch on. Unit: seconds.</summary>
    public Parameter? HandOver { get; init; }

    /// <summary>Rounds that are loaded together while others are still ready; null where a battery reloads only when empty.</summary>
    public Parameter? LoadSize { get; init; }

    /// <summary>Guns: the time of one burst; fire is kept up, burst after burst, while the threat is in reach; null for one round a look. Unit: seconds.</summary>
    public Parameter? BurstTime { get; init; }

    /// <summary>Fighters: the distance from which they launch; null where the aircraft flies to the threat itself. Unit: metres.</summary>
    public Parameter? MissileReach { get; init; }

    /// <summary>Fighters: mean speed of the missile. Unit: metres per second.</summary>
    public Parameter? MissileSpeed { get; init; }

    /// <summary>Whether the round needs the battery's radar or beam until it hits.</summary>
    public bool NeedsGuide => Guidance is Systems.Guidance.Command or Systems.Guidance.SemiActive or Systems.Guidance.LaserBeam;

    /// <summary>Every number that is there.</summary>
    public IEnumerable<Parameter> Numbers =>
    [
        .. Flight?.Numbers ?? [],
        .. KillFactors?.Numbers ?? [],
        .. new[] { HandOver, LoadSize, BurstTime, MissileReach, MissileSpeed }.OfType<Parameter>(),
    ];

    /// <summary>Reads the keys of a system that describe its rounds; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block of the system.</param>
    /// <param name="kind">What it stops threats with.</param>
    public static Effector Read(MapReader reader, SystemKind kind)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var effector = new Effector
        {
            Flight = reader.Block("flight") is { } flight ? InterceptorFlight.Read(flight) : null,
            KillFactors = reader.Block("killFactors") is { } factors ? KillFactors.Read(factors) : null,
            Guidance = reader.Has("guidance") ? reader.OneOf<Guidance>("guidance") : null,
            HandOver = reader.Number("handOver", Quantity.Duration, 0, 600, required: false),
            LoadSize = reader.Number("loadSize", Quantity.Count, 1, 100_000, required: false),
            BurstTime = reader.Number("burstTime", Quantity.Duration, 0.1, 600, required: false),
            MissileReach = reader.Number("missileReach", Quantity.Length, 100, 500_000, required: false),
            MissileSpeed = reader.Number("missileSpeed", Quantity.Speed, 10, 8000, required: reader.Has("missileReach")),
        };
        if (kind == SystemKind.ElectronicWarfare && (effector.Flight ?? (object?)effector.KillFactors ?? effector.Guidance) is not null)
        {
            reader.Report("kind", $"electronic warfare fires no rounds: flight, killFactors and guidance do not apply");
        }

        if (effector.HandOver is not null && (effector.Guidance is null || effector.NeedsGuide))
        {
            reader.Report("handOver", $"handOver applies to guidance active, infrared and optical; the others hold their channel until the intercept");
        }

        if (effector.MissileReach is not null && kind != SystemKind.Fighter)
        {
            reader.Report("missileReach", $"missileReach applies to kind fighter only");
        }

        if (effector.BurstTime is not null && kind != SystemKind.Gun)
        {
            reader.Report("burstTime", $"burstTime applies to kind gun only");
        }

        return effector;
    }
}
