using Testudo.Simulation.Workers;

namespace Testudo.Simulation.Sensitivity;

/// <summary>What each uncertain number does by itself: a sum of functions of one deviate each, fitted to observed draws by least squares.</summary>
/// <remarks>
/// All deviates are independent and the functions of <see cref="TwoPiecePolynomials"/> uncorrelated with variance 1, so that the variance
/// that a number accounts for is the sum of the squares of its coefficients (Sudret 2008). A square of an estimate is too large by the
/// variance of the estimate, which is taken off; that variance holds chance too, so that chance counts as nobody's.
/// See <c>docs/methods/sensitivity.md</c>.
/// </remarks>
internal sealed class AdditiveFit
{
    private readonly TwoPiecePolynomials functions;
    private readonly ObservedDraws draws;
    private readonly int terms;
    private readonly double[][] weights;
    private readonly double[] leverage;
    private readonly Outcome[] outcomes;

    /// <summary>Fits.</summary>
    /// <param name="draws">The draws.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public AdditiveFit(ObservedDraws draws, int threads, CancellationToken cancellation)
    {
        this.draws = draws;
        var parameters = draws.Deviates[0].Length;
        functions = new TwoPiecePolynomials(TwoPiecePolynomials.DegreeFor(draws.Count, parameters));
        terms = 1 + (parameters * functions.Count);
        var rows = draws.Deviates.Select(Row).ToArray();
        var inverse = SymmetricMatrix.Inverse(Products(rows, threads, cancellation));
        (weights, leverage) = (new double[rows.Length][], new double[rows.Length]);
        WorkerThreads.Run(threads, rows.Length, n =>
        {
            var weight = weights[n] = new double[terms];
            for (var t = 0; t < terms; t++)
            {
                weight[t] = SymmetricMatrix.Dot(inverse[t], rows[n]);
            }

            leverage[n] = SymmetricMatrix.Dot(weight, rows[n]);
        }, cancellation);
        outcomes = [.. Enumerable.Range(0, draws.Means[0].Length).Select(k => Fit(rows, k))];
    }

    /// <summary>How many uncertain numbers there are.</summary>
    public int Parameters => (terms - 1) / functions.Count;

    /// <summary>The degree of its functions.</summary>
    public int Degree => functions.Degree;

    /// <summary>The fit at a draw.</summary>
    /// <param name="deviates">The deviates.</param>
    /// <returns>One value for each outcome.</returns>
    public double[] At(double[] deviates)
    {
        var row = Row(deviates);
        return [.. outcomes.Select(o => SymmetricMatrix.Dot(row, o.Coefficients))];
    }

    /// <summary>What the fit says of an outcome.</summary>
    /// <param name="outcome">Which.</param>
    public Outcome this[int outcome] => outcomes[outcome];

    private double[] Row(double[] deviates)
    {
        var row = new double[terms];
        row[0] = 1;
        for (var p = 0; p < deviates.Length; p++)
        {
            functions.At(deviates[p], row.AsSpan(1 + (p * functions.Count), functions.Count));
        }

        return row;
    }

    private double[][] Products(double[][] rows, int threads, CancellationToken cancellation)
    {
        var columns = Enumerable.Range(0, terms).Select(t => rows.Select(r => r[t]).ToArray()).ToArray();
        var products = new double[terms][];
        WorkerThreads.Run(threads, terms, t =>
        {
            products[t] = new double[terms];
            for (var other = 0; other <= t; other++)
            {
                products[t][other] = SymmetricMatrix.Dot(columns[t], columns[other]);
            }
        }, cancellation);
        return products;
    }

    private Outcome Fit(double[][] rows, int k)
    {
        var coefficients = new double[terms];
        for (var n = 0; n < rows.Length; n++)
        {
            var y = draws.Means[n][k];
            for (var t = 0; t < terms; t++)
            {
                coefficients[t] += weights[n][t] * y;
            }
        }

        // Residuals stretched so that their squares have no bias where all draws are alike uncertain (MacKinnon and White 1985, HC2).
        var residuals = new double[rows.Length];
        var errors = new double[terms];
        var (squares, noise) = (0.0, 0.0);
        for (var n = 0; n < rows.Length; n++)
        {
            var residual = draws.Means[n][k] - SymmetricMatrix.Dot(rows[n], coefficients);
            squares += residual * residual;
            noise += draws.Noise[n][k];
            residuals[n] = residual / Math.Sqrt(Math.Max(1 - leverage[n], 1e-9));
            for (var t = 0; t < terms; t++)
            {
                var part = weights[n][t] * residuals[n];
                errors[t] += part * part;
            }
        }

        noise /= rows.Length;
        var interactions = (squares / (rows.Length - terms)) - noise;
        return new Outcome(this, k, coefficients, errors, residuals, interactions, noise);
    }

    /// <summary>The fit to one outcome.</summary>
    internal sealed class Outcome
    {
        private readonly AdditiveFit fit;
        private readonly double[] coefficients;
        private readonly double[] errors;
        private readonly double[] residuals;
        private readonly Contribution all;

        internal Outcome(AdditiveFit fit, int k, double[] coefficients, double[] errors, double[] residuals, double interactions, double noise)
        {
            (this.fit, this.coefficients, this.errors, this.residuals, Noise) = (fit, coefficients, errors, residuals, noise);
            Interactions = new Contribution(interactions, [.. residuals.Select((r, n) => ((r * r) - fit.draws.Noise[n][k] - interactions) / residuals.Length)], 0);
            Additive = Of([.. Enumerable.Range(0, fit.Parameters)]);
            all = Additive.Plus(Interactions);
        }

        /// <summary>The coefficients, the constant first.</summary>
        public double[] Coefficients => coefficients;

        /// <summary>The mean over draws and chance.</summary>
        public double Mean => coefficients[0];

        /// <summary>The variance of the mean of one draw that is due to chance.</summary>
        public double Noise { get; }

        /// <summary>The variance of the expected outcome over the uncertain numbers.</summary>
        public Contribution All => all;

        /// <summary>The part of it that each number accounts for by itself.</summary>
        public Contribution Additive { get; }

        /// <summary>The rest: numbers together, and what a function of a deviate has beyond the degree.</summary>
        public Contribution Interactions { get; }

        /// <summary>The variance for which some numbers account, each by itself.</summary>
        /// <param name="parameters">Which.</param>
        public Contribution Of(IReadOnlyList<int> parameters)
        {
            var chosen = Terms(parameters);
            var own = new double[residuals.Length];
            foreach (var t in chosen)
            {
                for (var n = 0; n < own.Length; n++)
                {
                    own[n] += 2 * coefficients[t] * fit.weights[n][t];
                }
            }

            for (var n = 0; n < own.Length; n++)
            {
                own[n] *= residuals[n];
            }

            return new Contribution(chosen.Sum(t => (coefficients[t] * coefficients[t]) - errors[t]), own, chosen.Sum(t => 2 * errors[t] * errors[t]));
        }

        /// <summary>The sum of the variances of the coefficients of some numbers.</summary>
        /// <param name="parameters">Which.</param>
        public double Errors(IReadOnlyList<int> parameters) => Terms(parameters).Sum(t => errors[t]);

        private List<int> Terms(IReadOnlyList<int> parameters) =>
            [.. parameters.SelectMany(p => Enumerable.Range(1 + (p * fit.functions.Count), fit.functions.Count))];
    }
}
