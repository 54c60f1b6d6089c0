using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Footprints;

/// <summary>Where a laydown stops a threat of one type with a probability, one threat at a time and the defence fresh.</summary>
public sealed record DefendedFootprint
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-footprint/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The title of the scenario.</summary>
    public required Names Title { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 over the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Draws of the uncertain parameters.</summary>
    public required int Draws { get; init; }

    /// <summary>Replications for each of those draws, aim points and directions.</summary>
    public required int Replications { get; init; }

    /// <summary>The type of threat.</summary>
    public required string Threat { get; init; }

    /// <summary>Its name.</summary>
    public required Names ThreatName { get; init; }

    /// <summary>Its class.</summary>
    public required string Class { get; init; }

    /// <summary>The directions from which it comes. Unit: degrees from north, clockwise.</summary>
    public required IReadOnlyList<double> Azimuths { get; init; }

    /// <summary>From launch to aim point; null where it comes in from outside the area. Unit: metres.</summary>
    public required double? DistanceMetres { get; init; }

    /// <summary>The probability of a stop from which a place counts as defended.</summary>
    public required double Level { get; init; }

    /// <summary>What the grid lies over.</summary>
    public required FootprintArea Area { get; init; }

    /// <summary>The areas and people that are defended, by probability of a stop.</summary>
    public required IReadOnlyList<FootprintLevel> Levels { get; init; }

    /// <summary>The cities of the catalogue in the area, the most people first.</summary>
    public required IReadOnlyList<FootprintCity> Cities { get; init; }

    /// <summary>The cells where the probability is above 0 from some direction, row by row from the south-west.</summary>
    public required FootprintCells Cells { get; init; }

    /// <summary>The batteries that engage this class.</summary>
    public required IReadOnlyList<FootprintBattery> Batteries { get; init; }
}

/// <summary>What a grid lies over.</summary>
/// <param name="Countries">The countries, by id; empty for a box around the laydown.</param>
/// <param name="AimPoints">The number of cells, each with its aim point in the middle.</param>
/// <param name="SquareKilometres">The area of all cells.</param>
/// <param name="Population">The people of the catalogue's cities inside.</param>
/// <param name="SpacingMetres">The distance between two aim points; cells are as near to it as the area allows.</param>
/// <param name="South">The southern edge. Unit: degrees.</param>
/// <param name="West">The western edge. Unit: degrees.</param>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="Columns">Columns of the grid.</param>
/// <param name="RowStep">The height of a cell. Unit: degrees.</param>
/// <param name="ColumnStep">The width of a cell. Unit: degrees.</param>
public sealed record FootprintArea(IReadOnlyList<string> Countries, int AimPoints, double SquareKilometres, double Population, double SpacingMetres, double South, double West, int Rows, int Columns, double RowStep, double ColumnStep);

/// <summary>What is defended with a probability of a stop.</summary>
/// <param name="Probability">The probability.</param>
/// <param name="WorstSquareKilometres">The area where it is reached from the worst direction.</param>
/// <param name="MeanSquareKilometres">The area where it is reached in the mean over directions.</param>
/// <param name="WorstPopulation">The people there, worst direction.</param>
/// <param name="MeanPopulation">The people there, mean over directions.</param>
public sealed record FootprintLevel(double Probability, Estimate WorstSquareKilometres, Estimate MeanSquareKilometres, Estimate WorstPopulation, Estimate MeanPopulation);

/// <summary>A city as an aim point.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Population">The people.</param>
/// <param name="Worst">The probability of a stop from the worst direction.</param>
/// <param name="Mean">The mean over directions.</param>
/// <param name="WorstAzimuth">The worst direction. Unit: degrees from north.</param>
public sealed record FootprintCity(string Id, Names Name, double Latitude, double Longitude, double Population, Estimate Worst, Estimate Mean, double WorstAzimuth);

/// <summary>The cells as columns.</summary>
/// <param name="Row">Counted from the south.</param>
/// <param name="Column">Counted from the west.</param>
/// <param name="Worst">The probability of a stop from the worst direction, to four decimals.</param>
/// <param name="Mean">The mean over directions, to four decimals.</param>
/// <param name="WorstAzimuth">The worst direction, the first where several are equal. Unit: degrees from north.</param>
public sealed record FootprintCells(IReadOnlyList<int> Row, IReadOnlyList<int> Column, IReadOnlyList<double> Worst, IReadOnlyList<double> Mean, IReadOnlyList<double> WorstAzimuth);

/// <summary>A battery that engages the class.</summary>
/// <param name="Id">The id.</param>
/// <param name="System">The system.</param>
/// <param name="Name">The name of the system.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="RadiusMetres">Its footprint or range against the class.</param>
public sealed record FootprintBattery(string Id, string System, Names Name, double Latitude, double Longitude, double RadiusMetres);
