using MathNet.Numerics;
using Testudo.Calibration.Factors;
using Testudo.Calibration.Raids;
using Testudo.Evidence.Record;

namespace Testudo.Calibration.Emulation;

/// <summary>How well a surface meets simulations that it was not fitted to.</summary>
/// <param name="Mean">Standard error of the log-odds of the share stopped, over points of the factors.</param>
/// <param name="Correlation">Standard error of the log-odds of the correlation within a raid, likewise.</param>
public readonly record struct SurfaceError(double Mean, double Correlation);

/// <summary>What the simulation says of one class, as a function of the factors and the raid: the share stopped, and the correlation within a raid.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The share is <c>(1 - t) P(well covered) + t P(thinly covered)</c> with <c>t</c> the share of thinly covered targets; the log-odds of each P are a quadratic in the factors that move the class, the logarithm of its number and of what else is launched.</item>
/// <item>The log-odds of the correlation are linear in the factors, quadratic in <c>t</c>, in the log-odds of going together, and in the logarithm of the number.</item>
/// </list>
/// Both are fitted with a small ridge to all simulated settings: the first as a quasi-binomial, the second as a gamma regression of squared residuals.
/// </remarks>
public sealed class OutcomeSurface
{
    // Precision of the prior of each coefficient around 0: slopes of about one half in log-odds for a deviate, curvatures of about a sixth. A run knows far more of what matters.
    private const double LinearRidge = 4;
    private const double CurvatureRidge = 40;

    // Replications of one setting are not independent: those that share targets are alike.
    private const double AssumedCorrelation = 0.3;
    private const double LeastShare = 1e-5;
    private const int HoldOutOneIn = 5;

    private readonly int[] factors;
    private readonly int recordClass;
    private readonly bool hasBoth;
    private readonly bool isThin;
    private double[] mean = [];
    private double[] correlation = [];

    private OutcomeSurface(int recordClass, NationalRaid raid)
    {
        this.recordClass = recordClass;
        hasBoth = raid.HasBoth(recordClass);
        isThin = !hasBoth && raid.ThinShares[recordClass] > 0.5;
        factors = [.. KnownFactors.Items.Index().Where(f => f.Item.Kind == FactorKind.Catalogue && f.Item.Classes.Contains(RecordClasses.OfCells[recordClass], StringComparer.Ordinal)).Select(f => f.Index)];
    }

    /// <summary>How well it meets simulations that it was not fitted to.</summary>
    public SurfaceError Error { get; private set; }

    /// <summary>Fits the surface of a class.</summary>
    /// <param name="recordClass">The class, as an index in <see cref="RecordClasses.OfCells"/>.</param>
    /// <param name="raid">The raid.</param>
    /// <param name="points">The points of the factors.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="outcomes">What they gave.</param>
    /// <param name="replications">Replications of each setting.</param>
    public static OutcomeSurface Fit(int recordClass, NationalRaid raid, IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<Setting> settings, IReadOnlyList<RowOutcome> outcomes, int replications)
    {
        ArgumentNullException.ThrowIfNull(raid);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(outcomes);
        var surface = new OutcomeSurface(recordClass, raid);
        var rows = settings.Where(s => s.Launched[recordClass] > 0)
            .Select(s => new Row(s.Point, s.Launched[recordClass], replications, outcomes[s.Row].Stopped[recordClass], outcomes[s.Row].Squares[recordClass], (double)outcomes[s.Row].Thin[recordClass] / ((double)s.Launched[recordClass] * replications), s.Spreading[recordClass], surface.Inputs(points[s.Point], s.Launched[recordClass], s.Otherwise(recordClass))))
            .ToList();
        surface.Fit([.. rows.Where(r => r.Point % HoldOutOneIn != 0)]);
        surface.Error = surface.ErrorOn([.. rows.Where(r => r.Point % HoldOutOneIn == 0)]);
        surface.Fit(rows);
        return surface;
    }

    /// <summary>The share stopped and the correlation within a raid.</summary>
    /// <param name="deviates">The deviates of the factors.</param>
    /// <param name="launched">Launched of the class, at least 1.</param>
    /// <param name="otherwise">Launched besides.</param>
    /// <param name="spreading">How the class is spread.</param>
    public (double Mean, double Correlation) At(ReadOnlySpan<double> deviates, int launched, int otherwise, Spreading spreading)
    {
        Span<double> inputs = stackalloc double[factors.Length + 2];
        Fill(inputs, deviates, launched, otherwise);
        return (MeanAt(inputs, spreading.ThinShare), SpecialFunctions.Logistic(Dot(CorrelationFeatures(inputs, spreading), correlation)));
    }

    private double[] Inputs(IReadOnlyList<double> deviates, int launched, int otherwise)
    {
        var inputs = new double[factors.Length + 2];
        Fill(inputs, [.. deviates], launched, otherwise);
        return inputs;
    }

    private void Fill(Span<double> inputs, ReadOnlySpan<double> deviates, int launched, int otherwise)
    {
        for (var f = 0; f < factors.Length; f++)
        {
            inputs[f] = deviates[factors[f]];
        }

        inputs[^2] = (Math.Log2(launched) - 3) / 3;
        inputs[^1] = (Math.Log2(1 + otherwise) - 4) / 4;
    }

    private static int QuadraticSize(int inputs) => 1 + inputs + (inputs * (inputs + 1) / 2);

    private static void Quadratic(ReadOnlySpan<double> inputs, Span<double> features)
    {
        features[0] = 1;
        inputs.CopyTo(features[1..]);
        var next = 1 + inputs.Length;
        for (var i = 0; i < inputs.Length; i++)
        {
            for (var j = i; j < inputs.Length; j++)
            {
                features[next++] = inputs[i] * inputs[j];
            }
        }
    }

    private double MeanAt(ReadOnlySpan<double> inputs, double thinShare)
    {
        var size = QuadraticSize(inputs.Length);
        Span<double> features = stackalloc double[size];
        Quadratic(inputs, features);
        var thin = hasBoth ? thinShare : isThin ? 1 : 0;
        return Math.Clamp(((1 - thin) * SpecialFunctions.Logistic(Dot(features, mean.AsSpan(0, size)))) + (thin * SpecialFunctions.Logistic(Dot(features, mean.AsSpan(size)))), LeastShare, 1 - LeastShare);
    }

    private static double[] CorrelationFeatures(ReadOnlySpan<double> inputs, Spreading spreading)
    {
        var (thin, together, size) = (spreading.ThinShare - 0.5, Math.Log((spreading.Together + 0.01) / (1 - spreading.Together)) / 2, inputs[^2]);
        return
        [
            1, .. inputs, thin, thin * thin, together, together * together, size * size, thin * together, thin * thin * together, thin * size, together * size,
        ];
    }

    private void Fit(IReadOnlyList<Row> rows)
    {
        var size = QuadraticSize(factors.Length + 2);
        var features = rows.Select(r =>
        {
            var of = new double[size];
            Quadratic(r.Inputs, of);
            return of;
        }).ToArray();
        mean = DampedScoring.Maximise(b => MeanScore(b, rows, features), new double[2 * size]);
        var spread = rows.Where(r => r.Launched > 1).Select(r => (Row: r, Mean: MeanAt(r.Inputs, r.Spreading.ThinShare))).Where(r => r.Row.IsInformative(r.Mean)).ToArray();
        var of = spread.Select(r => CorrelationFeatures(r.Row.Inputs, r.Row.Spreading)).ToArray();
        var start = new double[CorrelationFeatures(new double[factors.Length + 2], default).Length];
        start[0] = -1.5;
        correlation = spread.Length == 0 ? start : DampedScoring.Maximise(b => CorrelationScore(b, spread, of), start);
    }

    private Score MeanScore(double[] b, IReadOnlyList<Row> rows, double[][] features)
    {
        var size = features[0].Length;
        var gradient = new double[b.Length];
        var information = new double[b.Length, b.Length];
        var value = Penalty(b, gradient, information, size, factors.Length + 2);
        var slope = new double[b.Length];
        for (var r = 0; r < rows.Count; r++)
        {
            var thin = hasBoth ? rows[r].Thin : isThin ? 1 : 0;
            var well = SpecialFunctions.Logistic(Dot(features[r], b.AsSpan(0, size)));
            var ill = SpecialFunctions.Logistic(Dot(features[r], b.AsSpan(size)));
            var p = Math.Clamp(((1 - thin) * well) + (thin * ill), LeastShare, 1 - LeastShare);
            var trials = rows[r].Trials;
            value += trials * ((rows[r].Share * Math.Log(p)) + ((1 - rows[r].Share) * Math.Log(1 - p)));
            var (first, second) = ((1 - thin) * well * (1 - well), thin * ill * (1 - ill));
            for (var i = 0; i < size; i++)
            {
                slope[i] = first * features[r][i];
                slope[size + i] = second * features[r][i];
            }

            Add(gradient, information, slope, trials / (p * (1 - p)), rows[r].Share - p);
        }

        return new Score(value, gradient, Mirrored(information));
    }

    private static Score CorrelationScore(double[] b, (Row Row, double Mean)[] rows, double[][] features)
    {
        var gradient = new double[b.Length];
        var information = new double[b.Length, b.Length];
        var value = Penalty(b, gradient, information, b.Length, b.Length);
        var slope = new double[b.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            var rho = SpecialFunctions.Logistic(Dot(features[r], b));
            var expected = 1 + ((rows[r].Row.Launched - 1) * rho);
            var found = rows[r].Row.Dispersion(rows[r].Mean);
            var weight = rows[r].Row.Replications / 8.0;
            value -= weight * (Math.Log(expected) + (found / expected));
            for (var i = 0; i < b.Length; i++)
            {
                slope[i] = (rows[r].Row.Launched - 1) * rho * (1 - rho) * features[r][i];
            }

            Add(gradient, information, slope, weight / (expected * expected), found - expected);
        }

        return new Score(value, gradient, Mirrored(information));
    }

    private static double Penalty(double[] b, double[] gradient, double[,] information, int size, int linear)
    {
        var value = 0.0;
        for (var i = 0; i < b.Length; i++)
        {
            // The level is left free but for a hair, so that a class that is never stopped has an answer.
            var ridge = i % size == 0 ? 1e-2 : i % size <= linear ? LinearRidge : CurvatureRidge;
            value -= ridge * b[i] * b[i] / 2;
            gradient[i] -= ridge * b[i];
            information[i, i] += ridge;
        }

        return value;
    }

    private static void Add(double[] gradient, double[,] information, double[] slope, double weight, double residual)
    {
        for (var i = 0; i < slope.Length; i++)
        {
            var weighted = weight * slope[i];
            if (weighted == 0)
            {
                continue;
            }

            gradient[i] += weighted * residual;
            for (var j = 0; j <= i; j++)
            {
                information[i, j] += weighted * slope[j];
            }
        }
    }

    private static double[,] Mirrored(double[,] lower)
    {
        for (var i = 0; i < lower.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
            {
                lower[j, i] = lower[i, j];
            }
        }

        return lower;
    }

    // By point: what is common to the settings of a point is what the surface gets wrong there; chance between settings is in it too, so that the error is rather too large.
    private SurfaceError ErrorOn(IReadOnlyList<Row> rows)
    {
        var (means, correlations) = (new List<double>(), new List<double>());
        foreach (var point in rows.GroupBy(r => r.Point))
        {
            var (residual, weight, spread, spreadWeight) = (0.0, 0.0, 0.0, 0.0);
            foreach (var row in point)
            {
                var p = MeanAt(row.Inputs, row.Thin);
                residual += row.Trials * (row.Share - p);
                weight += row.Trials * p * (1 - p);
                if (row.Launched > 1 && row.IsInformative(p))
                {
                    var rho = SpecialFunctions.Logistic(Dot(CorrelationFeatures(row.Inputs, row.Spreading), correlation));
                    var expected = 1 + ((row.Launched - 1) * rho);
                    var slope = (row.Launched - 1) * rho * (1 - rho);
                    spread += slope * (row.Dispersion(p) - expected) / (expected * expected);
                    spreadWeight += slope * slope / (expected * expected);
                }
            }

            means.Add(weight > 0 ? residual / weight : 0);
            correlations.Add(spreadWeight > 0 ? spread / spreadWeight : 0);
        }

        return new SurfaceError(RootMeanSquare(means), RootMeanSquare(correlations));
    }

    private static double RootMeanSquare(List<double> values) => values.Count == 0 ? 0 : Math.Sqrt(values.Average(v => Math.Min(v * v, 4)));

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private sealed record Row(int Point, int Launched, int Replications, long Stopped, long Squares, double Thin, Spreading Spreading, double[] Inputs)
    {
        public double Share => (double)Stopped / ((double)Launched * Replications);

        public double Trials => (double)Launched * Replications / (1 + ((Launched - 1) * AssumedCorrelation));

        /// <summary>The mean square of the residuals over that of a binomial.</summary>
        public double Dispersion(double mean)
        {
            var expected = Launched * mean;
            var square = ((double)Squares / Replications) - (2 * expected * Stopped / Replications) + (expected * expected);
            return Math.Max(0, square) / (expected * (1 - mean));
        }

        public bool IsInformative(double mean) => Launched * mean * (1 - mean) > 0.02;
    }
}
