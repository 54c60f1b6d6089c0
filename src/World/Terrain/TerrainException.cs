namespace Testudo.World.Terrain;

/// <summary>A file of elevations cannot be used.</summary>
/// <param name="reason">Why; its format is kept apart from its arguments, for other languages.</param>
/// <param name="advice">What to do instead; null where there is nothing sensible to say.</param>
public sealed class TerrainException(FormattableString reason, FormattableString? advice = null) : Exception(FormattableString.Invariant(reason))
{
    /// <summary>Why.</summary>
    public FormattableString Reason { get; } = reason;

    /// <summary>What to do instead; null where there is nothing sensible to say.</summary>
    public FormattableString? Advice { get; } = advice;
}
