using Testudo.Simulation.Geometry;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Sensors;

namespace Testudo.Simulation.Footprints;

/// <summary>Probabilities that a threat aimed at one place is stopped, by direction, with what their uncertainty is made from.</summary>
/// <remarks>The worst direction is that of the smallest mean: whoever attacks chooses a direction, and does not know the draws.</remarks>
internal sealed class AimPoint
{
    private static readonly World.LocalisedText Nameless = new("", "", "");

    private readonly Scenario scenario;
    private readonly FootprintOptions options;
    private readonly ApproachPaths paths;
    private readonly StopChances never;
    private readonly double[] sums;
    private readonly double[] byDraw;
    private readonly double[] byGroup;

    /// <summary>Prepares memory that every aim point of one thread uses.</summary>
    public AimPoint(Scenario scenario, FootprintOptions options, ApproachPaths paths)
    {
        (this.scenario, this.options, this.paths) = (scenario, options, paths);
        never = new StopChances(0, 0, 0, new (double, double)[options.Draws], new (double, double)[Math.Min(Footprint.MostGroups, options.Replications)]);
        Groups = Math.Min(Footprint.MostGroups, options.Replications);
        sums = new double[options.Azimuths];
        byDraw = new double[options.Azimuths * options.Draws];
        byGroup = new double[options.Azimuths * Groups];
    }

    /// <summary>Groups of replications that are left out in turn.</summary>
    private int Groups { get; }

    /// <summary>Runs every direction.</summary>
    /// <param name="aim">The aim point.</param>
    /// <param name="isPruned">Whether what is out of reach is left out of the model; changes nothing but the time taken.</param>
    public StopChances Evaluate(GeoPosition aim, bool isPruned = true)
    {
        Array.Clear(sums);
        Array.Clear(byDraw);
        Array.Clear(byGroup);
        var batteries = isPruned ? [.. scenario.Batteries.Where(b => MayReach(b, aim))] : scenario.Batteries;
        if (batteries.Count == 0)
        {
            return never;
        }

        Run(aim, batteries, isPruned);
        return Summary();
    }

    /// <summary>The mean probability of a stop in each direction, of the last aim point.</summary>
    public double[] ByBearing() => [.. sums.Select(s => s / (options.Draws * options.Replications))];

    private void Run(GeoPosition aim, IReadOnlyList<Battery> batteries, bool isPruned)
    {
        var model = RaidModel.Prepare(scenario with
        {
            Raid = paths.Salvos(aim),
            Batteries = batteries,
            Sensors = isPruned ? [.. scenario.Sensors.Where(s => MaySee(s, aim))] : scenario.Sensors,
            Assets = [new Asset("aim", Nameless, aim, 1, 0, null, 0)],
            Alerts = scenario.Alerts with { IsWritten = false, Regions = [new AlertRegion("aim", Nameless, [0])], Rules = [] },
            Doctrine = scenario.Doctrine with { AssetRanks = [] },
            Watched = [],
        });
        var runner = new ReplicationRunner(model, new TallyLayout(model), options.Seed);
        var directions = Enumerable.Range(0, options.Azimuths).Where(a => model.Routes[a].Windows.Length + model.Routes[a].SoftKills.Length > 0).ToArray();
        if (directions.Length == 0)
        {
            return;
        }

        for (var d = 0; d < options.Draws; d++)
        {
            runner.UseDraw((uint)d);
            for (var r = 0; r < options.Replications; r++)
            {
                var group = r * Groups / options.Replications;
                foreach (var a in directions)
                {
                    var stopped = 1 - runner.SurvivalOf((uint)r, a);
                    sums[a] += stopped;
                    byDraw[(a * options.Draws) + d] += stopped;
                    byGroup[(a * Groups) + group] += stopped;
                }
            }
        }
    }

    private StopChances Summary()
    {
        double all = options.Draws * options.Replications;
        var worst = Array.IndexOf(sums, sums.Min());
        var inDraw = new (double Worst, double Mean)[options.Draws];
        for (var d = 0; d < options.Draws; d++)
        {
            inDraw[d] = (sums.Select((_, a) => byDraw[(a * options.Draws) + d]).Min() / options.Replications, sums.Select((_, a) => byDraw[(a * options.Draws) + d]).Average() / options.Replications);
        }

        var without = new (double Worst, double Mean)[Groups];
        for (var g = 0; g < Groups; g++)
        {
            var size = Enumerable.Range(0, options.Replications).Count(r => r * Groups / options.Replications == g);
            var rest = sums.Select((s, a) => s - byGroup[(a * Groups) + g]).ToList();
            double left = options.Draws * (options.Replications - size);
            without[g] = left > 0 ? (rest.Min() / left, rest.Average() / left) : (sums[worst] / all, sums.Average() / all);
        }

        return new StopChances(sums[worst] / all, sums.Average() / all, worst, inDraw, without);
    }

    private bool MayReach(Battery battery, GeoPosition aim)
    {
        var threat = options.Threat;
        if (!battery.System.Against.TryGetValue(threat.Class, out var envelope))
        {
            return false;
        }

        // A footprint asks for the aim point inside; otherwise the flight has to pass within range. A kilometre more costs nothing.
        var reach = envelope.Footprint?.Value ?? envelope.Range!.Value + paths.FarthestMetres;
        return Coverage.GroundRangeMetres(battery.Position, aim) <= reach * 1.001 + 1000;
    }

    private bool MaySee(SensorSite site, GeoPosition aim)
    {
        if (!site.Sensor.Classes.Contains(options.Threat.Class))
        {
            return false;
        }

        var range = site.Sensor.Kind switch
        {
            SensorKind.LaunchWarning => double.PositiveInfinity,
            SensorKind.AcousticNetwork or SensorKind.ObserverNetwork => site.Sensor.Range!.Value,
            _ => Coverage.RadarRangeMetres(site.Sensor, options.Threat.RadarCrossSection.Value),
        };
        return Coverage.GroundRangeMetres(site.Position, aim) <= ((range + paths.FarthestMetres) * 1.001) + 1000;
    }
}

/// <summary>What one aim point has come to.</summary>
/// <param name="Worst">The probability of a stop from the worst direction.</param>
/// <param name="Mean">The mean over directions.</param>
/// <param name="WorstBearing">The index of the worst direction, the first where several are equal.</param>
/// <param name="InDraw">Both for each draw of the uncertain parameters.</param>
/// <param name="Without">Both without one group of replications, for each.</param>
internal sealed record StopChances(double Worst, double Mean, int WorstBearing, (double Worst, double Mean)[] InDraw, (double Worst, double Mean)[] Without);
