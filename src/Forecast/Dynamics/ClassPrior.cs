namespace Testudo.Forecast.Dynamics;

/// <summary>A number that drifts: it is pulled back to its mean, and forgets where it was with a time scale (Ornstein and Uhlenbeck 1930).</summary>
/// <param name="Mean">The mean, in log-odds or log-odds for each unit of its covariate.</param>
/// <param name="Deviation">The standard deviation far from any observation.</param>
/// <param name="Days">The time scale. Unit: days.</param>
internal readonly record struct Drift(double Mean, double Deviation, double Days);

/// <summary>How many are stopped of those launched when the log-odds are known.</summary>
/// <remarks>
/// Either all weapons of a raid face the same defence: beta-binomial around the log-odds. Or the raid goes to a defended place or to an undefended one, and
/// the log-odds are those of a defended one: <see cref="DefendedShare"/> is then the share stopped there. In both the weapons of one raid share a fate.
/// </remarks>
internal readonly record struct Outcome
{
    /// <summary>The share stopped where nothing defends.</summary>
    public const double UndefendedShare = 0.03;

    /// <summary>The correlation of weapons where nothing defends.</summary>
    public const double UndefendedCorrelation = 0.05;

    /// <summary>The correlation of two weapons of one raid, of a raid of the reference size.</summary>
    public required double Correlation { get; init; }

    /// <summary>How the odds of the correlation fall with size: as its power of minus this.</summary>
    public double SizeExponent { get; init; }

    /// <summary>The share stopped in a defended place; null where there is no such distinction.</summary>
    public double? DefendedShare { get; init; }
}

/// <summary>One model of the average: an outcome and how the log-odds drift.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Slow">The level that seasons and deliveries move.</param>
/// <param name="Fast">What lasts for days: weather, one place under attack; null for none.</param>
/// <param name="Launched">For each doubling of launches.</param>
internal sealed record Member(Outcome Outcome, Drift Slow, Drift? Fast, Drift Launched);

/// <summary>What is assumed of a class before anything is learned.</summary>
internal sealed record ClassPrior
{
    /// <summary>The raid size, launched, at which correlations are meant and from which doublings are counted.</summary>
    public required double ReferenceSize { get; init; }

    /// <summary>Launched otherwise from which doublings are counted.</summary>
    public required double ReferenceOtherwise { get; init; }

    /// <summary>For each doubling of what else was launched.</summary>
    public required Drift Otherwise { get; init; }

    /// <summary>For a raid of one model only.</summary>
    public required Drift OfModel { get; init; }

    /// <summary>Groups of models that differ: each is the beginnings or parts of names in the record; empty where models are not told apart.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> ModelGroups { get; init; }

    /// <summary>The models that are averaged.</summary>
    public required IReadOnlyList<Member> Members { get; init; }
}
