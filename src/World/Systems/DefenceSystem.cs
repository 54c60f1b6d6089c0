using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Systems;

/// <summary>What a defence system stops threats with.</summary>
public enum SystemKind
{
    /// <summary>Surface-to-air missiles.</summary>
    Sam,

    /// <summary>Guns and mobile fire groups; a round is a burst.</summary>
    Gun,

    /// <summary>Fighters on alert or patrol; rounds are their missiles.</summary>
    Fighter,

    /// <summary>Drones that ram or explode beside drones.</summary>
    InterceptorDrone,

    /// <summary>Jamming and spoofing over an area: soft kill, no rounds.</summary>
    ElectronicWarfare,
}

/// <summary>The layer of the defence to which a system belongs.</summary>
public enum DefenceLayer
{
    /// <summary>Against ballistic threats.</summary>
    Upper,

    /// <summary>Long range.</summary>
    Long,

    /// <summary>Medium range.</summary>
    Medium,

    /// <summary>Short range.</summary>
    Short,

    /// <summary>Point defence.</summary>
    Point,

    /// <summary>Spread over an area.</summary>
    Area,
}

/// <summary>A type of defence system.</summary>
public sealed record DefenceSystem
{
    /// <summary>The id, such as <c>patriot-pac-3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>What it stops threats with.</summary>
    public required SystemKind Kind { get; init; }

    /// <summary>The layer.</summary>
    public required DefenceLayer Layer { get; init; }

    /// <summary>The id of its own sensor, which has to see a target before it can be engaged; null where the network's track is enough.</summary>
    public string? Sensor { get; init; }

    /// <summary>Targets engaged at the same time.</summary>
    public Parameter? Channels { get; init; }

    /// <summary>Time from decision to launch. Unit: seconds.</summary>
    public Parameter? Reaction { get; init; }

    /// <summary>Mean speed of the interceptor to the intercept. Unit: metres per second.</summary>
    public Parameter? InterceptorSpeed { get; init; }

    /// <summary>Rounds ready to fire.</summary>
    public Parameter? Rounds { get; init; }

    /// <summary>Rounds at the battery beyond those ready.</summary>
    public Parameter? Reserve { get; init; }

    /// <summary>Time to refill from the reserve once empty. Unit: seconds.</summary>
    public Parameter? Reload { get; init; }

    /// <summary>Cost of a round or burst. Unit: USD.</summary>
    public Parameter? RoundCost { get; init; }

    /// <summary>Probability that a battery is up for a given raid.</summary>
    public required Parameter Availability { get; init; }

    /// <summary>Fighters: time from order to airborne; 0 on patrol. Unit: seconds.</summary>
    public Parameter? Scramble { get; init; }

    /// <summary>Fighters: time on station. Unit: seconds.</summary>
    public Parameter? Endurance { get; init; }

    /// <summary>Fighters: time on the ground between two sorties. Unit: seconds.</summary>
    public Parameter? Turnaround { get; init; }

    /// <summary>How its rounds fly, find their target and are loaded.</summary>
    public Effector Effector { get; init; } = Effector.Plain;

    /// <summary>What it can do, by class of threat.</summary>
    public required IReadOnlyDictionary<ThreatClass, Envelope> Against { get; init; }

    /// <summary>Reads a defence system; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <returns>The system, or null where something needed is missing or wrong.</returns>
    public static DefenceSystem? Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var aliases = reader.Texts("aliases") ?? [];
        var kind = reader.OneOf<SystemKind>("kind");
        var layer = reader.OneOf<DefenceLayer>("layer");
        var sensor = reader.Text("sensor");
        var shoots = kind != SystemKind.ElectronicWarfare;
        var flies = kind == SystemKind.Fighter;
        var channels = reader.Number("channels", Quantity.Count, 1, 1000, required: shoots);
        var reaction = reader.Number("reaction", Quantity.Duration, 0, 7200, required: shoots);
        var speed = reader.Number("interceptorSpeed", Quantity.Speed, 10, 1e7, required: shoots);
        var rounds = reader.Number("rounds", Quantity.Count, 1, 100_000, required: shoots);
        var reserve = reader.Number("reserve", Quantity.Count, 0, 1_000_000, required: false);
        var reload = reader.Number("reload", Quantity.Duration, 0, 864_000, required: reserve is { Value: > 0 });
        var cost = reader.Number("roundCost", Quantity.Money, 0, 1e9, required: shoots);
        var availability = reader.Number("availability", Quantity.Probability, 0, 1);
        var scramble = reader.Number("scramble", Quantity.Duration, 0, 7200, required: flies);
        var endurance = reader.Number("endurance", Quantity.Duration, 60, 86_400, required: flies);
        var turnaround = reader.Number("turnaround", Quantity.Duration, 0, 864_000, required: flies);
        var effector = Effector.Read(reader, kind);
        var against = new SortedDictionary<ThreatClass, Envelope>();
        if (reader.Block("against", required: true) is { } block)
        {
            foreach (var threatClass in Enum.GetValues<ThreatClass>())
            {
                if (block.Block(MapReader.WordFor(threatClass)) is { } inner && Envelope.Read(inner, threatClass, kind) is { } envelope)
                {
                    against[threatClass] = envelope;
                }
            }

            block.Finish();
        }

        reader.Finish();
        if (id is null || availability is null)
        {
            return null;
        }

        return new DefenceSystem
        {
            Id = id,
            Name = name,
            Aliases = [.. aliases.Select(a => a.Value)],
            Kind = kind,
            Layer = layer,
            Sensor = sensor,
            Channels = channels,
            Reaction = reaction,
            InterceptorSpeed = speed,
            Rounds = rounds,
            Reserve = reserve,
            Reload = reload,
            RoundCost = cost,
            Availability = availability,
            Scramble = scramble,
            Endurance = endurance,
            Turnaround = turnaround,
            Effector = effector,
            Against = against,
        };
    }
}
