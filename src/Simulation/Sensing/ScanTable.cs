using Testudo.Simulation.Geometry;

namespace Testudo.Simulation.Sensing;

/// <summary>The scans of a pass as one monotone table, from which the first that detects is drawn without stepping.</summary>
/// <remarks>
/// With probability P of detection in one scan, -ln(1 - P) is its hazard, and no scan has detected after several with the
/// probability exp(-sum of their hazards). So the first scan at which the sum exceeds an exponential deviate has exactly the right
/// distribution. The scans of a threat come a random part u of a scan after the beginning of the pass and each scan time. The table has m
/// points in a scan, D[n] = h[n] + h[n - m] + h[n - 2 m] + ..., and between two points the hazard is taken as linear: with u m = i + w,
/// the sum over the scans 0 to k is (1 - w) D[k m + i] + w D[k m + i + 1], without D[0] in the second term where i + 1 = m.
/// </remarks>
internal readonly ref struct ScanTable
{
    /// <summary>No draw is greater: -ln of the least number that a word gives is 22.9.</summary>
    public const double MostHazard = 23;

    private const int MostPoints = 40_000;

    private readonly ReadOnlySpan<float> sums;
    private readonly int perScan;
    private readonly double phase;
    private readonly int point;
    private readonly double part;
    private readonly double before;

    /// <summary>The scans of one threat.</summary>
    /// <param name="sums">The table.</param>
    /// <param name="perScan">Its points in a scan.</param>
    /// <param name="phase">By what part of a scan the first comes after the beginning of the pass.</param>
    public ScanTable(ReadOnlySpan<float> sums, int perScan, double phase)
    {
        this.sums = sums;
        this.perScan = perScan;
        this.phase = phase;
        var place = phase * perScan;
        point = (int)place;
        part = place - point;
        before = point + 1 == perScan ? sums[0] : 0;
    }

    /// <summary>The sums of the hazards.</summary>
    /// <param name="pass">The pass. Unit: seconds.</param>
    /// <param name="scan">Time between scans. Unit: seconds.</param>
    /// <param name="perScan">Points in a scan, from 1.</param>
    /// <param name="isWhole">Whether the table goes on where no draw reaches.</param>
    /// <param name="detection">Probability of detection in one scan, by time.</param>
    public static float[] Build(Span pass, double scan, int perScan, bool isWhole, Func<double, double> detection)
    {
        var points = new List<double>();
        var step = scan / perScan;
        var beyond = 0;
        for (var n = 0; n < MostPoints && beyond <= perScan; n++)
        {
            var time = pass.From + (n * step);
            // What lies between the last point before the end and the end needs the next one; two points are the least.
            if (time - step > pass.To && n > 1)
            {
                break;
            }

            var hazard = Math.Min(MostHazard, -Math.Log(1 - Math.Min(1, detection(Math.Min(time, pass.To)))));
            points.Add(hazard + (n >= perScan ? points[n - perScan] : 0));
            beyond = !isWhole && points[n] - points[0] >= MostHazard ? beyond + 1 : 0;
        }

        return [.. points.Select(s => (float)s)];
    }

    /// <summary>The sum of the hazards of the scans 0 to k.</summary>
    /// <param name="k">The last scan; below 0 for none.</param>
    public double Sum(int k)
    {
        if (k < 0)
        {
            return 0;
        }

        var at = (k * perScan) + point;
        return ((1 - part) * sums[at]) + (part * (sums[at + 1] - before));
    }

    /// <summary>The last scan of the table that comes no later than a time; -1 for none.</summary>
    /// <param name="time">Time after the beginning of the pass, in scans.</param>
    public int LastBy(double time) => time < phase || sums.Length - 2 < point ? -1 : (int)Math.Min((sums.Length - 2 - point) / perScan, time - phase);

    /// <summary>The first scan, from one scan to another, at which the sum reaches a deviate; -1 where it does not.</summary>
    /// <param name="first">The first scan.</param>
    /// <param name="last">The last scan.</param>
    /// <param name="deviate">The deviate.</param>
    public int FirstReaching(int first, int last, double deviate)
    {
        if (last < first || Sum(last) < deviate)
        {
            return -1;
        }

        while (first < last)
        {
            var middle = (first + last) >> 1;
            if (Sum(middle) >= deviate)
            {
                last = middle;
            }
            else
            {
                first = middle + 1;
            }
        }

        return first;
    }
}
