using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Subjects;

namespace Testudo.Evidence.Reading.Numbers;

/// <summary>A number with what it counts.</summary>
/// <param name="First">The first token, hedge included.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Quantity">How many.</param>
internal sealed record CountPhrase(int First, int End, HedgedQuantity Quantity)
{
    /// <summary>Out of how many; null where nothing is said.</summary>
    public HedgedQuantity? OutOf { get; init; }

    /// <summary>What was counted; null where the number stands alone.</summary>
    public SubjectPhrase? Subject { get; init; }

    /// <summary>Whether words such as "of them" point back at what was counted before.</summary>
    public bool PointsBack { get; init; }

    /// <summary>Whether it is the whole of which a part follows: "of 35 missiles, 34 were ...".</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the words themselves hold a hedge.</summary>
    public bool HasHedge { get; init; }

    /// <summary>Why the number is not certain; null where it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether no subject stands with it.</summary>
    public bool IsBare => Subject is null;
}
