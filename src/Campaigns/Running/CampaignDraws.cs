using Testudo.Simulation.Random;
using Testudo.World;

namespace Testudo.Campaigns.Running;

/// <summary>The draws of one replication of a campaign: one for each thing, named by a key, so that two variants of a campaign share all that they have in common.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Replication">The number of the replication.</param>
public readonly record struct CampaignDraws(ulong Seed, uint Replication)
{
    private RandomSequence Random => new(Seed, Replication);

    /// <summary>Four words for a thing.</summary>
    /// <param name="key">The key of the thing, from <see cref="RandomSequence.KeyOf(string)"/>.</param>
    /// <param name="index">The number of the draw.</param>
    public RandomWords Of(uint key, int index = 0) => Random.Draw(key, 0, Purpose.Campaign, index);

    /// <summary>An uncertain number: one value for the whole campaign.</summary>
    /// <param name="parameter">The number.</param>
    /// <param name="key">What it is a number of.</param>
    public double Value(Parameter parameter, uint key)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        // Three standard deviations either side: what is beyond is one draw in 370, and tables have an end.
        return parameter.IsUncertain ? parameter.AtDeviate(Math.Clamp(Of(key).Normal, -MostDeviate, MostDeviate)) : parameter.Value;
    }

    /// <summary>The largest value that <see cref="Value"/> can have.</summary>
    /// <param name="parameter">The number.</param>
    public static double MostOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.IsUncertain ? parameter.AtDeviate(MostDeviate) : parameter.Value;
    }

    private const double MostDeviate = 3;
}
