using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Waves into which a salvo is split: its threats take turns, so that waves are of equal size and go to the targets in proportion.</summary>
/// <param name="Count">Number of waves.</param>
/// <param name="Every">Time from one wave to the next. Unit: seconds.</param>
public readonly record struct Waves(int Count, double Every)
{
    /// <summary>How much later than the first wave a threat is launched or arrives. Unit: seconds.</summary>
    /// <param name="member">The number of the threat in its salvo, from 0.</param>
    public double DelayOf(int member) => Count > 1 ? member % Count * Every : 0;

    /// <summary>How much later than the first wave the last one comes. Unit: seconds.</summary>
    public double LastDelay => Count > 1 ? (Count - 1) * Every : 0;

    /// <summary>Reads the block <c>waves</c> of a salvo.</summary>
    /// <param name="salvo">The salvo.</param>
    /// <returns>The waves; a single one where the block is not there.</returns>
    internal static Waves Read(MapReader salvo)
    {
        if (salvo.Block("waves") is not { } reader)
        {
            return default;
        }

        var count = reader.Whole("count", null, 2, 100);
        var every = reader.Choice("every", Quantity.Duration, null, 1, 86_400);
        reader.Finish();
        return new Waves(count, every);
    }
}
