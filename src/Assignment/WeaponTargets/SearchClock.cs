using System.Diagnostics;

namespace Testudo.Assignment.WeaponTargets;

/// <summary>Says when a search has to end.</summary>
/// <param name="limit">The most time; null for none.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class SearchClock(TimeSpan? limit, CancellationToken cancellation)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Whether the search has to end now.</summary>
    public bool IsOver => cancellation.IsCancellationRequested || Elapsed >= limit;

    /// <summary>The time since the search began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>How a search that was not finished ended.</summary>
    public SearchStatus Status => cancellation.IsCancellationRequested ? SearchStatus.Interrupted : SearchStatus.TimeLimit;
}
