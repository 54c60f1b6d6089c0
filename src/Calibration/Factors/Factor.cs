namespace Testudo.Calibration.Factors;

/// <summary>What an uncertain factor moves.</summary>
public enum FactorKind
{
    /// <summary>Numbers of the catalogue, each by the deviate that it gives itself.</summary>
    Catalogue,

    /// <summary>The share of launches at targets that are thinly covered.</summary>
    ThinShare,

    /// <summary>How that share falls with the number of weapons.</summary>
    ThinSlope,

    /// <summary>How far the weapons of a class go to one place together.</summary>
    Together,

    /// <summary>How that falls with the number of weapons.</summary>
    TogetherSlope,
}

/// <summary>An uncertain factor of the simulation: a standard normal deviate before anything is learned.</summary>
/// <param name="Id">Its id, such as <c>sam-cruise</c>.</param>
/// <param name="Kind">What it moves.</param>
/// <param name="Classes">The classes of the record whose outcome it moves.</param>
public sealed record Factor(string Id, FactorKind Kind, IReadOnlyList<string> Classes);
