namespace Testudo.Simulation.Sensitivity;

/// <summary>Shares the variance of outcomes out among uncertain numbers and groups of them.</summary>
/// <remarks>
/// Two steps. The first fits what each number does by itself (<see cref="AdditiveFit"/>). The second keeps a group of numbers and draws all
/// others anew, and the other way round (pick-freeze: Sobol' 1993, Jansen 1999, Janon et al. 2014), and looks only at what the fit
/// leaves unexplained: the fit has known indices, and the smaller rest is estimated more sharply. Every observation has a chance of its own:
/// with common chance, what chance and numbers do together would count as the numbers'. See <c>docs/methods/sensitivity.md</c>.
/// </remarks>
internal sealed class VarianceStudy
{
    // Far from the replications and draws of any run, and from those with which an autopsy chooses.
    private const uint First = 2_500_000_000;

    private readonly Func<IUncertainOutcomes> source;
    private readonly SensitivityOptions options;
    private readonly Action<int> done;
    private readonly CancellationToken cancellation;
    private uint nextDraw = First;
    private uint nextReplication = First;
    private Residuals? kept;
    private Residuals? redrawn;

    /// <summary>Runs the first step.</summary>
    /// <param name="source">Makes what is studied, for one thread.</param>
    /// <param name="options">How many draws.</param>
    /// <param name="done">Hears of replications that are done.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public VarianceStudy(Func<IUncertainOutcomes> source, SensitivityOptions options, Action<int> done, CancellationToken cancellation)
    {
        (this.source, this.options, this.done, this.cancellation) = (source, options, done, cancellation);
        Chance = ChanceControl.Of(source, TakeDraws(ChanceControl.Draws), nextReplication, options.Threads, done, cancellation);
        nextReplication += (uint)ChanceControl.Replications;
        var first = TakeDraws(options.Draws);
        Fit = new AdditiveFit(Observe(options.Draws, options.ReplicationsPerDraw, (outcomes, d, deviates) => outcomes.Draw(first + (uint)d, deviates)), options.Threads, cancellation);
    }

    /// <summary>Replications run so far.</summary>
    public int Replications => (int)(nextReplication - First);

    /// <summary>What chance does.</summary>
    public ChanceControl Chance { get; }

    /// <summary>What each number does by itself.</summary>
    public AdditiveFit Fit { get; }

    /// <summary>The indices of a group.</summary>
    /// <param name="group">The numbers in it.</param>
    /// <returns>For each outcome the variance that the group accounts for by itself, and with all others together.</returns>
    public IReadOnlyList<(Contribution First, Contribution Total)> Freeze(IReadOnlyList<int> group)
    {
        kept ??= Pairs(null);
        redrawn ??= Pairs(null);
        var (a, b) = (kept, redrawn);
        var mixed = Pairs((outcomes, d, deviates) =>
        {
            a.Draws.Deviates[d].CopyTo(deviates, 0);
            foreach (var p in group)
            {
                deviates[p] = b.Draws.Deviates[d][p];
            }
        });
        return [.. Enumerable.Range(0, a.Draws.Means[0].Length).Select(k => Indices(group, k, mixed))];
    }

    private (Contribution First, Contribution Total) Indices(IReadOnlyList<int> group, int k, Residuals mixed)
    {
        var fitted = Fit[k];
        var own = fitted.Of(group);

        // The fit is wrong by the errors of its coefficients; so much of the residuals is the group's, and already taken off there.
        var errors = fitted.Errors(group);
        var (a, b, u) = (kept!, redrawn!, mixed);
        var (meanB, meanU) = (Enumerable.Range(0, options.Pairs).Average(d => b.Values[d][k]), Enumerable.Range(0, options.Pairs).Average(d => u.Values[d][k]));
        var shared = MeanOf(d => (b.Values[d][k] - meanB) * (u.Values[d][k] - meanU));
        var apart = MeanOf(d => 0.5 * (((a.Values[d][k] - u.Values[d][k]) * (a.Values[d][k] - u.Values[d][k])) - a.Draws.Noise[d][k] - u.Draws.Noise[d][k]));
        var unbiased = options.Pairs / (options.Pairs - 1.0);

        // The errors taken off here are those of the fit once more: together they vary twice as much, four times in variance.
        var more = 3 * own.Independent;
        return (
            own.PlusIndependent((unbiased * shared.Mean) - errors, shared.Variance + more),
            own.PlusIndependent(apart.Mean - errors, apart.Variance + more));
    }

    private (double Mean, double Variance) MeanOf(Func<int, double> value)
    {
        var values = Enumerable.Range(0, options.Pairs).Select(value).ToArray();
        var mean = values.Average();
        return (mean, values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1.0) / values.Length);
    }

    private Residuals Pairs(Action<IUncertainOutcomes, int, double[]>? fill)
    {
        var first = fill is null ? TakeDraws(options.Pairs) : 0;
        var draws = Observe(options.Pairs, options.ReplicationsPerPair, fill ?? ((outcomes, d, deviates) => outcomes.Draw(first + (uint)d, deviates)));
        return new Residuals(draws, [.. draws.Deviates.Select((deviates, d) => Fit.At(deviates).Zip(draws.Means[d], (fitted, mean) => mean - fitted).ToArray())]);
    }

    private ObservedDraws Observe(int count, int replications, Action<IUncertainOutcomes, int, double[]> fill)
    {
        var first = nextReplication;
        nextReplication += (uint)(count * replications);
        return ObservedDraws.Of(source, count, replications, first, options.Threads, Chance, fill, done, cancellation);
    }

    private uint TakeDraws(int count)
    {
        var first = nextDraw;
        nextDraw += (uint)count;
        return first;
    }

    private sealed record Residuals(ObservedDraws Draws, double[][] Values);
}
