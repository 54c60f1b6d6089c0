using System.Runtime.CompilerServices;

namespace Testudo.Simulation.Random;

/// <summary>What a draw is for. The numbers are part of the meaning of a seed: add at the end, never renumber.</summary>
public enum Purpose : uint
{
    /// <summary>An uncertain parameter, one draw for a whole block of replications.</summary>
    Parameter = 1,

    /// <summary>The effect shared by all kills of one raid.</summary>
    RaidEffect = 2,

    /// <summary>The number of threats of a Poisson salvo.</summary>
    Count = 3,

    /// <summary>Launch time.</summary>
    Time = 4,

    /// <summary>Route, target and reliability of one threat.</summary>
    Flight = 5,

    /// <summary>Whether a battery or sensor is up, and whether the link of a battery holds.</summary>
    Availability = 6,

    /// <summary>Detection of one threat by one sensor.</summary>
    Detection = 7,

    /// <summary>Soft kill of one threat by one system.</summary>
    SoftKill = 8,

    /// <summary>The rounds of one salvo at one threat, and the assessment of what they did.</summary>
    Kill = 9,

    /// <summary>Whether the command post holds.</summary>
    CommandPost = 15,

    /// <summary>What a threat is taken for.</summary>
    Classification = 16,

    /// <summary>The time of one decision.</summary>
    Decision = 17,

    /// <summary>The bursts of one gun at one threat.</summary>
    Burst = 23,

    /// <summary>Whether a unit of the defence that is hit is lost, and whether its radar was switched off in time.</summary>
    UnitLoss = 28,

    /// <summary>The part of the raid effect that one class has for itself.</summary>
    RaidEffectOfClass = 33,

    /// <summary>The one target of a salvo that goes together.</summary>
    CommonTarget = 34,

    /// <summary>The course of a campaign: which raids come, how large stocks are, when deliveries arrive, what is lost between raids.</summary>
    Campaign = 40,

    /// <summary>Calibration: the targets of weapons in one raid.</summary>
    Spreading = 48,

    /// <summary>Calibration: where the factors are tried.</summary>
    Design = 49,

    /// <summary>Calibration: a step of a Markov chain.</summary>
    Chain = 50,

    /// <summary>Calibration: an outcome that the model itself makes.</summary>
    Synthetic = 51,
}

/// <summary>The draws of one replication: one stream for each entity and purpose.</summary>
/// <remarks>
/// Entities are keyed by their names, not by their order, so that two scenarios which share a battery also share its draws
/// (common random numbers).
/// </remarks>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Replication">The number of the replication.</param>
public readonly record struct RandomSequence(ulong Seed, uint Replication)
{
    /// <summary>Four words for an entity and purpose.</summary>
    /// <param name="entity">The key of the entity, from <see cref="KeyOf(string)"/>.</param>
    /// <param name="other">The key of a second entity, where the draw belongs to two; otherwise 0.</param>
    /// <param name="purpose">What the draw is for.</param>
    /// <param name="index">The number of the draw, under 2^24.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RandomWords Draw(uint entity, uint other, Purpose purpose, int index = 0) =>
        Philox.Words(Seed, Replication, entity, other, ((uint)purpose << 24) | (uint)index);

    /// <summary>The first four words of each of many entities, for one purpose.</summary>
    /// <param name="entities">Their keys.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="words">Where the words go; at least as long as <paramref name="entities"/>.</param>
    public void DrawAll(ReadOnlySpan<uint> entities, Purpose purpose, Span<RandomWords> words) =>
        PhiloxBatch.Fill(Seed, Replication, entities, 0, (uint)purpose << 24, words);

    /// <summary>The key of an entity: FNV-1a (Fowler, Noll and Vo) over its name, then a mix so that members differ in all bits.</summary>
    /// <param name="name">The name.</param>
    public static uint KeyOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 2166136261u;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return KeyOf(hash, 0);
    }

    /// <summary>The key of a member of a group: the key of the group and the number, mixed (the finaliser of MurmurHash3).</summary>
    /// <param name="group">The key of the group.</param>
    /// <param name="member">Its number within the group.</param>
    public static uint KeyOf(uint group, int member)
    {
        var hash = group ^ ((uint)member * 0x9E3779B9u);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
