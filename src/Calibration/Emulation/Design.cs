using MathNet.Numerics.Distributions;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;
using Testudo.Simulation.Random;

namespace Testudo.Calibration.Emulation;

/// <summary>One simulated setting: a point of the factors, and a raid.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Point">The number of the point of the factors.</param>
/// <param name="Slot">Its number among the settings of the point; settings of one slot share their random numbers.</param>
/// <param name="Launched">Launched, by class of the record.</param>
/// <param name="Spreading">How each class is spread over targets.</param>
public sealed record Setting(int Row, int Point, int Slot, IReadOnlyList<int> Launched, IReadOnlyList<Spreading> Spreading)
{
    /// <summary>Launched in the raid besides a class.</summary>
    /// <param name="recordClass">The class.</param>
    public int Otherwise(int recordClass) => Launched.Sum() - Launched[recordClass];
}

/// <summary>Where the simulation is tried: points of the factors that fill their space, and raids of all sizes at each.</summary>
/// <remarks>
/// A Latin hypercube (McKay, Beckman and Conover 1979) over the deviates of the factors of the catalogue, wider than their priors so that the posterior lies inside. At each
/// point raids of several sizes and mixtures are simulated, each with its own share of thinly covered targets.
/// </remarks>
public static class Design
{
    /// <summary>The standard deviation of the points, in deviates of the prior.</summary>
    public const double Width = 1.5;

    // Above the largest raids of the period; sizes are even on a log scale. In the order of the classes of the record.
    private static readonly int[] Most = [140, 120, 30, 20, 40];

    // How often a class takes part at all.
    private const double Presence = 0.6;
    private const double MostTogether = 0.9;

    /// <summary>The points.</summary>
    /// <param name="points">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>For each point the deviates of the factors of the catalogue.</returns>
    public static IReadOnlyList<IReadOnlyList<double>> Points(int points, ulong seed)
    {
        var columns = Enumerable.Range(0, KnownFactors.OfCatalogue).Select(f => Column(points, f, seed)).ToArray();
        return [.. Enumerable.Range(0, points).Select(p => columns.Select(c => c[p]).ToArray())];
    }

    /// <summary>The settings of all points, in order.</summary>
    /// <param name="points">How many points.</param>
    /// <param name="settings">How many settings at each.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<Setting> Settings(int points, int settings, ulong seed) =>
        [.. Enumerable.Range(0, points * settings).Select(row => SettingOf(row, row / settings, row % settings, seed))];

    private static double[] Column(int points, int factor, ulong seed)
    {
        var words = Enumerable.Range(0, points).Select(p => new RandomSequence(seed, (uint)p).Draw((uint)factor, 0, Purpose.Design)).ToArray();
        var ranks = new int[points];
        foreach (var (rank, point) in Enumerable.Range(0, points).OrderBy(p => words[p].U0).ThenBy(p => p).Index())
        {
            ranks[point] = rank;
        }

        return [.. ranks.Select((rank, p) => Width * Normal.InvCDF(0, 1, (rank + words[p].U1) / points))];
    }

    private static Setting SettingOf(int row, int point, int slot, ulong seed)
    {
        var random = new RandomSequence(seed, (uint)row);
        var launched = new int[Most.Length];
        var spreading = new Spreading[Most.Length];
        for (var c = 0; c < Most.Length; c++)
        {
            var size = random.Draw((uint)c, 1, Purpose.Design);
            var target = random.Draw((uint)c, 2, Purpose.Design);

            // One class in turn is always there.
            launched[c] = size.U0 < Presence || c == row % RecordClasses.OfCells.Count ? (int)Math.Floor(Math.Exp(size.U1 * Math.Log(Most[c] + 1))) : 0;
            spreading[c] = new Spreading(target.U0, MostTogether * target.U1 * target.U1);
        }

        return new Setting(row, point, slot, launched, spreading);
    }
}
