using MathNet.Numerics.Distributions;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Workers;
using Testudo.World;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Footprints;

/// <summary>Maps where a laydown stops a threat of one type, from the worst direction and in the mean over directions.</summary>
/// <remarks>
/// Every aim point is a raid of one threat that the engine itself runs (see <c>docs/methods/defended-footprint.md</c>). All aim points and
/// directions share their draws, so that the map is smooth, and each is computed by itself, so that threads change nothing.
/// </remarks>
public static class Footprint
{
    /// <summary>The most groups of replications from which the sampling interval is made.</summary>
    internal const int MostGroups = 16;

    private const double SquareKilometre = 1e6;

    /// <summary>The cells that a grid over the scenario would have, those outside its countries included.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">What is asked.</param>
    public static long CellCount(Scenario scenario, FootprintOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return DefendedArea.CellsOfBox(scenario, options);
    }

    /// <summary>Maps the footprint.</summary>
    /// <param name="scenario">The scenario; its raid does not matter.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="version">The version of Testudo.</param>
    /// <param name="progress">Hears which share of the aim points is done; null for nobody.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static DefendedFootprint Map(Scenario scenario, FootprintOptions options, string version, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var area = DefendedArea.Of(scenario, options);
        var cities = area.Cities(scenario.Catalogue).OrderByDescending(c => c.Population!.Value).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        var paths = new ApproachPaths(scenario, area, options);
        GeoPosition[] aims = [.. area.Cells.Select(c => c.Centre), .. cities.Select(c => c.Position)];
        var chances = Evaluate(scenario, options, paths, aims, progress, cancellation);
        var cells = chances[..area.Cells.Count];
        var inCities = chances[area.Cells.Count..];
        var areas = area.Cells.Select(c => c.AreaSquareMetres / SquareKilometre).ToArray();
        var people = cities.Select(c => c.Population!.Value).ToArray();
        var bearings = options.Bearings();
        return new DefendedFootprint
        {
            Version = version,
            Scenario = scenario.Id,
            Title = NamesOf(scenario.Title),
            ScenarioHash = scenario.Hash,
            CatalogueHash = scenario.Catalogue.Hash,
            Seed = options.Seed,
            Draws = options.Draws,
            Replications = options.Replications,
            Threat = options.Threat.Id,
            ThreatName = NamesOf(options.Threat.Name),
            Class = MapReader.WordFor(options.Threat.Class),
            Azimuths = bearings,
            DistanceMetres = paths.FixedMetres,
            Level = options.Level,
            Area = new FootprintArea([.. area.Countries.Select(c => c.Id)], areas.Length, areas.Sum(), people.Sum(), DefendedArea.Spacing(scenario, options), area.South, area.West, area.Rows, area.Columns, area.RowStepDegrees, area.ColumnStepDegrees),
            Levels = [.. FootprintOptions.UsualLevels.Append(options.Level).Distinct().Order().Select(p => new FootprintLevel(
                p, Inside(areas, cells, p, c => c.Worst), Inside(areas, cells, p, c => c.Mean), Inside(people, inCities, p, c => c.Worst), Inside(people, inCities, p, c => c.Mean)))],
            Cities = [.. cities.Select((c, i) => new FootprintCity(
                c.Id, NamesOf(c.Name), c.Position.LatitudeDegrees, c.Position.LongitudeDegrees, people[i], Of(inCities[i], x => x.Worst), Of(inCities[i], x => x.Mean), bearings[inCities[i].WorstBearing]))],
            Cells = CellsOf(area.Cells, cells, bearings),
            Batteries = [.. scenario.Batteries.Where(b => b.System.Against.ContainsKey(options.Threat.Class)).Select(b => new FootprintBattery(
                b.Id, b.System.Id, NamesOf(b.System.Name), b.Position.LatitudeDegrees, b.Position.LongitudeDegrees, DefendedArea.ReachOf(b.System, options.Threat.Class)))],
        };
    }

    // Most of a country lies in no footprint at all; only the rest is worth its bytes.
    private static FootprintCells CellsOf(IReadOnlyList<AreaCell> cells, StopChances[] chances, IReadOnlyList<double> bearings)
    {
        int[] some = [.. Enumerable.Range(0, cells.Count).Where(i => chances[i].Mean > 0)];
        return new FootprintCells(
            [.. some.Select(i => cells[i].Row)], [.. some.Select(i => cells[i].Column)],
            [.. some.Select(i => Math.Round(chances[i].Worst, 4))], [.. some.Select(i => Math.Round(chances[i].Mean, 4))], [.. some.Select(i => bearings[chances[i].WorstBearing])]);
    }

    private static StopChances[] Evaluate(Scenario scenario, FootprintOptions options, ApproachPaths paths, GeoPosition[] aims, IProgress<double>? progress, CancellationToken cancellation)
    {
        var chances = new StopChances[aims.Length];
        var done = 0;
        WorkerThreads.Run(options.Threads, aims.Length, _ => new AimPoint(scenario, options, paths), (point, i) =>
        {
            chances[i] = point.Evaluate(aims[i]);
            progress?.Report((double)Interlocked.Increment(ref done) / aims.Length);
        }, cancellation);
        return chances;
    }

    /// <summary>The weight of the aim points at which a probability is reached.</summary>
    private static Estimate Inside(double[] weights, StopChances[] chances, double level, Func<(double Worst, double Mean), double> which)
    {
        double Sum(Func<StopChances, (double, double)> of)
        {
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                // Sums over draws end in rounding: a probability that is the level itself reaches it.
                sum += which(of(chances[i])) >= level - 1e-9 ? weights[i] : 0;
            }

            return sum;
        }

        return Bands(Sum, chances.Length == 0 ? null : chances[0], double.PositiveInfinity);
    }

    private static Estimate Of(StopChances chances, Func<(double Worst, double Mean), double> which) =>
        Bands(of => which(of(chances)), chances, 1);

    /// <summary>A number with both bands: the sampling interval by the jackknife over groups of replications, the input band by quantiles over the draws.</summary>
    private static Estimate Bands(Func<Func<StopChances, (double, double)>, double> value, StopChances? any, double most)
    {
        var mean = value(c => (c.Worst, c.Mean));
        var inputs = any is null ? [mean] : Enumerable.Range(0, any.InDraw.Length).Select(d => value(c => c.InDraw[d])).Order().ToArray();
        var left = any is null ? [] : Enumerable.Range(0, any.Without.Length).Select(g => value(c => c.Without[g])).ToArray();
        double Quantile(double probability) => inputs[(int)Math.Clamp(Math.Ceiling(probability * inputs.Length) - 1, 0, inputs.Length - 1)];
        if (left.Length < 2)
        {
            return new Estimate(mean, double.NaN, double.NaN, Quantile(0.05), Quantile(0.95));
        }

        var centre = left.Average();
        var error = Math.Sqrt(left.Sum(l => (l - centre) * (l - centre)) * (left.Length - 1) / left.Length);
        var half = StudentT.InvCDF(0, 1, left.Length - 1, 0.975) * error;
        return new Estimate(mean, Math.Max(0, mean - half), Math.Min(most, mean + half), Quantile(0.05), Quantile(0.95));
    }

    private static Names NamesOf(LocalisedText text) => new(text.English, text.Ukrainian, text.Russian);
}
