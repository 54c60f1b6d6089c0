using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Systems;

namespace Testudo.Simulation.Saturation;

/// <summary>Something that a defence can run short of, and that can be taken as unlimited.</summary>
public enum Resource
{
    /// <summary>Fire channels.</summary>
    Channels,

    /// <summary>Rounds ready to fire.</summary>
    Rounds,

    /// <summary>Refilling of launchers; fighters to get up, stay up and be turned around.</summary>
    Reload,

    /// <summary>Delays: reports, tracks, reaction, assessment.</summary>
    Time,

    /// <summary>Rules of the doctrine: held fire, rounds kept, limits on looks, countries over which fire is allowed.</summary>
    Rules,
}

/// <summary>Takes a resource as unlimited, everywhere or in one system.</summary>
internal static class Relief
{
    // Above what any raid can use, and small enough to be added up.
    private const int Plenty = 1_000_000;

    /// <summary>The resources that a system has of its own.</summary>
    public static bool IsOfSystems(Resource resource) => resource is Resource.Channels or Resource.Rounds or Resource.Reload;

    /// <summary>The scenario with a resource unlimited.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="system">The system that has it without limit; null for all.</param>
    public static Scenario Of(Scenario scenario, Resource resource, DefenceSystem? system = null)
    {
        Battery Each(Battery battery, Func<Battery, Battery> change) =>
            battery.System.Kind != SystemKind.ElectronicWarfare && (system is null || battery.System == system) ? change(battery) : battery;
        return resource switch
        {
            Resource.Channels => scenario with { Batteries = [.. scenario.Batteries.Select(b => Each(b, x => x with { Channels = Plenty }))] },
            Resource.Rounds => scenario with { Batteries = [.. scenario.Batteries.Select(b => Each(b, x => x with { Rounds = Plenty }))] },
            Resource.Reload => WithSystems(scenario, s => system is null || s == system ? s with
            {
                Reload = None(s.Reload),
                Scramble = None(s.Scramble),
                Turnaround = None(s.Turnaround),
                Endurance = s.Endurance is null ? null : At(s.Endurance, Plenty),
            } : s),
            Resource.Time => WithoutDelays(scenario),
            _ => scenario with
            {
                Doctrine = scenario.Doctrine with
                {
                    Rules = [.. scenario.Doctrine.Rules.Append(EngagementRule.Default).Select(r => r with { Hold = false, Keep = 0, Looks = Math.Max(r.Looks, 1000) })],
                    EngageOver = [],
                },
            },
        };
    }

    private static Scenario WithoutDelays(Scenario scenario)
    {
        var slower = WithSystems(scenario, s => s with { Reaction = None(s.Reaction) });
        return slower with
        {
            Batteries = [.. slower.Batteries.Select(b => b with { Sensor = b.Sensor is null ? null : b.Sensor with { Delay = None(b.Sensor.Delay)! } })],
            Sensors = [.. slower.Sensors.Select(s => s with { Sensor = s.Sensor with { Delay = None(s.Sensor.Delay)! } })],
            Doctrine = slower.Doctrine with { TrackDelay = None(slower.Doctrine.TrackDelay)!, AssessmentDelay = None(slower.Doctrine.AssessmentDelay)! },
        };
    }

    /// <summary>Changes systems in batteries and in the rules that name them.</summary>
    private static Scenario WithSystems(Scenario scenario, Func<DefenceSystem, DefenceSystem> change)
    {
        var changed = new Dictionary<DefenceSystem, DefenceSystem>(ReferenceEqualityComparer.Instance);
        DefenceSystem Of(DefenceSystem system)
        {
            if (!changed.TryGetValue(system, out var now))
            {
                changed[system] = now = change(system);
            }

            return now;
        }

        return scenario with
        {
            Batteries = [.. scenario.Batteries.Select(b => b with { System = Of(b.System) })],
            Doctrine = scenario.Doctrine with { Rules = [.. scenario.Doctrine.Rules.Select(r => r with { Systems = r.Systems is null ? null : [.. r.Systems.Select(Of)] })] },
        };
    }

    private static Parameter? None(Parameter? parameter) => parameter is null ? null : At(parameter, 0);

    // Another number needs another path, or the table of parameters would take it for the old one.
    private static Parameter At(Parameter parameter, double value) =>
        Parameter.Assumed("relief/" + parameter.Path, parameter.Quantity, value, parameter.Date, "taken as no limit");
}
