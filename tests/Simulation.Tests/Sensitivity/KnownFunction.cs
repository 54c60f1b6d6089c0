using MathNet.Numerics.Distributions;
using Testudo.Simulation.Random;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Simulation.Tests.Sensitivity;

/// <summary>A function of uncertain numbers whose indices are known, with chance added to it.</summary>
/// <param name="parameters">How many numbers.</param>
/// <param name="value">The function of their deviates.</param>
/// <param name="noise">Standard deviation of chance in one replication.</param>
/// <param name="control">Of that chance the part that a control shows, as a correlation.</param>
/// <param name="seed">The seed.</param>
internal sealed class KnownFunction(int parameters, Func<double[], double> value, double noise, double control = 0, ulong seed = 1) : IUncertainOutcomes
{
    private double current;

    public int Parameters => parameters;

    public int Outcomes => 1;

    public int Controls => 1;

    /// <summary>A deviate as a number evenly spread between 0 and 1.</summary>
    public static double Uniform(double deviate) => Normal.CDF(0, 1, deviate);

    public static VarianceStudy Study(int parameters, Func<double[], double> value, double noise, double control = 0, int draws = 6_000, ulong seed = 1, int threads = 2) => new(
        () => new KnownFunction(parameters, value, noise, control, seed), new SensitivityOptions { Draws = draws, Seed = seed, Threads = threads }, _ => { }, CancellationToken.None);

    public void Draw(uint draw, Span<double> deviates)
    {
        for (var p = 0; p < deviates.Length; p++)
        {
            deviates[p] = new RandomSequence(seed, draw).Draw((uint)p, 0, Purpose.Parameter).Normal;
        }
    }

    public void Use(ReadOnlySpan<double> deviates) => current = value(deviates.ToArray());

    public void Observe(uint replication, Span<double> outcomes, Span<double> controls)
    {
        var random = new RandomSequence(seed, replication);
        controls[0] = random.Draw(0, 0, Purpose.RaidEffect).Normal;
        var own = random.Draw(0, 0, Purpose.Kill).Normal;
        outcomes[0] = current + (noise * ((control * controls[0]) + (Math.Sqrt(1 - (control * control)) * own)));
    }
}
