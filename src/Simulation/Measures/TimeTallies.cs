using Testudo.Simulation.Replication;

namespace Testudo.Simulation.Measures;

/// <summary>The times that are counted over replications.</summary>
public sealed class TimeTallies
{
    /// <summary>The unit in which heights are counted. Unit: metres.</summary>
    public const double HeightUnit = 10;

    /// <summary>The unit in which distances are counted. Unit: metres.</summary>
    public const double DistanceUnit = 100;

    /// <summary>Makes empty tallies for a model.</summary>
    /// <param name="model">The model.</param>
    public TimeTallies(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        WarningByClass = [.. model.Classes.Select(_ => new TimeHistogram())];
        WarningByAsset = [.. model.Scenario.Assets.Select(_ => new TimeHistogram())];
    }

    /// <summary>From alert to the impact that was due, for armed threats that would have come, by class; 0 without an alert in time.</summary>
    public IReadOnlyList<TimeHistogram> WarningByClass { get; }

    /// <summary>From the first alert to the first impact that was due, by asset.</summary>
    public IReadOnlyList<TimeHistogram> WarningByAsset { get; }

    /// <summary>From launch to first detection.</summary>
    public TimeHistogram Detection { get; } = new();

    /// <summary>From first detection to track.</summary>
    public TimeHistogram Track { get; } = new();

    /// <summary>From track to the first decision to engage.</summary>
    public TimeHistogram Decision { get; } = new();

    /// <summary>From the launch of rounds to the intercept.</summary>
    public TimeHistogram FlyOut { get; } = new();

    /// <summary>From intercept to the impact that was due.</summary>
    public TimeHistogram BeforeImpact { get; } = new();

    /// <summary>Height of the intercept. Unit: <see cref="HeightUnit"/>; the histogram does not care what it counts.</summary>
    public TimeHistogram InterceptHeight { get; } = new();

    /// <summary>Way left to the target at the intercept. Unit: <see cref="DistanceUnit"/>.</summary>
    public TimeHistogram InterceptDistance { get; } = new();

    /// <summary>Adds other tallies of the same model.</summary>
    /// <param name="other">The others.</param>
    public void Add(TimeTallies other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (mine, theirs) in All().Zip(other.All()))
        {
            mine.Add(theirs);
        }
    }

    private IEnumerable<TimeHistogram> All() =>
        [.. WarningByClass, .. WarningByAsset, Detection, Track, Decision, FlyOut, BeforeImpact, InterceptHeight, InterceptDistance];
}
