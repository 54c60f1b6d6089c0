using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Reading.Numbers;

/// <summary>A number with the words that say how exactly it is meant.</summary>
/// <param name="First">The first token, hedge included.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Quantity">What it says.</param>
internal sealed record NumberPhrase(int First, int End, HedgedQuantity Quantity)
{
    /// <summary>Whether all of them are meant: all ten.</summary>
    public bool IsAll { get; init; }

    /// <summary>Whether the words themselves hold a hedge.</summary>
    public bool HasHedge { get; init; }

    /// <summary>Out of how many, where one sign says both: 59/70; null otherwise.</summary>
    public HedgedQuantity? OutOf { get; init; }

    /// <summary>Why the number is not certain; null where it is.</summary>
    public string? Doubt { get; init; }
}
