using Testudo.World;
using Testudo.World.Geodesy;
using Testudo.World.Places;
using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Footprints;

/// <summary>A cell of the grid, by the position of its centre.</summary>
/// <param name="Row">Counted from the south.</param>
/// <param name="Column">Counted from the west.</param>
/// <param name="Centre">The aim point.</param>
/// <param name="AreaSquareMetres">The area, on the ellipsoid.</param>
internal readonly record struct AreaCell(int Row, int Column, GeoPosition Centre, double AreaSquareMetres);

/// <summary>What a footprint is mapped over: the countries of the assets, or a box around the laydown where no asset lies in a country that the catalogue knows.</summary>
internal sealed class DefendedArea
{
    // How far a box reaches beyond the batteries, as a part of the longest reach among them.
    private const double BoxMargin = 1.25;

    private DefendedArea(IReadOnlyList<Country> countries, double south, double west, int rows, int columns, double rowStep, double columnStep, List<AreaCell> cells)
    {
        (Countries, South, West, Rows, Columns, RowStepDegrees, ColumnStepDegrees, Cells) = (countries, south, west, rows, columns, rowStep, columnStep, cells);
    }

    /// <summary>The countries; empty for a box.</summary>
    public IReadOnlyList<Country> Countries { get; }

    /// <summary>The southern edge of row 0. Unit: degrees.</summary>
    public double South { get; }

    /// <summary>The western edge of column 0. Unit: degrees.</summary>
    public double West { get; }

    /// <summary>Rows of the grid.</summary>
    public int Rows { get; }

    /// <summary>Columns of the grid.</summary>
    public int Columns { get; }

    /// <summary>The height of a cell. Unit: degrees.</summary>
    public double RowStepDegrees { get; }

    /// <summary>The width of a cell. Unit: degrees.</summary>
    public double ColumnStepDegrees { get; }

    /// <summary>The cells whose centres lie inside, row by row.</summary>
    public IReadOnlyList<AreaCell> Cells { get; }

    /// <summary>The number of cells that a grid would have, those outside the countries included.</summary>
    public static long CellsOfBox(Scenario scenario, FootprintOptions options)
    {
        var (south, west, north, east, _) = Box(scenario, options.Threat);
        var (rows, columns) = Steps(south, west, north, east, Spacing(scenario, options));
        return (long)rows * columns;
    }

    /// <summary>The distance between two aim points. Unit: metres.</summary>
    public static double Spacing(Scenario scenario, FootprintOptions options) =>
        options.SpacingMetres ?? scenario.Batteries.Select(b => ReachOf(b.System, options.Threat.Class)).DefaultIfEmpty(0).Max() switch
        {
            < 40_000 => 5_000,
            < 80_000 => 10_000,
            _ => 20_000,
        };

    /// <summary>The cities of the catalogue inside, with people.</summary>
    public IEnumerable<Place> Cities(Catalogue catalogue) =>
        catalogue.Places.Items.Where(p => p.Kind == PlaceKind.City && p.Population is { Value: > 0 } && Contains(p.Position));

    /// <summary>The grid over an area.</summary>
    public static DefendedArea Of(Scenario scenario, FootprintOptions options)
    {
        var (south, west, north, east, countries) = Box(scenario, options.Threat);
        var (rows, columns) = Steps(south, west, north, east, Spacing(scenario, options));
        var (rowStep, columnStep) = ((north - south) / rows, (east - west) / columns);
        var cells = new List<AreaCell>();
        for (var row = 0; row < rows; row++)
        {
            var latitude = south + ((row + 0.5) * rowStep);
            var area = CellArea(latitude, rowStep, columnStep);
            for (var column = 0; column < columns; column++)
            {
                var centre = new GeoPosition(latitude, west + ((column + 0.5) * columnStep));
                if (countries.Count == 0 || countries.Any(c => c.Contains(centre)))
                {
                    cells.Add(new AreaCell(row, column, centre, area));
                }
            }
        }

        return new DefendedArea(countries, south, west, rows, columns, rowStep, columnStep, cells);
    }

    private bool Contains(GeoPosition position) => Countries.Count > 0
        ? Countries.Any(c => c.Contains(position))
        : position.LatitudeDegrees >= South && position.LatitudeDegrees <= South + (Rows * RowStepDegrees)
            && position.LongitudeDegrees >= West && position.LongitudeDegrees <= West + (Columns * ColumnStepDegrees);

    private static (double South, double West, double North, double East, IReadOnlyList<Country> Countries) Box(Scenario scenario, ThreatType threat)
    {
        var countries = scenario.Catalogue.Countries.Where(c => scenario.Assets.Any(a => c.Contains(a.Position))).ToList();
        if (countries.Count > 0)
        {
            var box = countries[0].Outline.EnvelopeInternal.Copy();
            countries.ForEach(c => box.ExpandToInclude(c.Outline.EnvelopeInternal));
            return (box.MinY, box.MinX, box.MaxY, box.MaxX, countries);
        }

        var points = scenario.Batteries.Select(b => b.Position).Concat(scenario.Assets.Select(a => a.Position)).ToList();
        var reach = scenario.Batteries.Select(b => ReachOf(b.System, threat.Class)).DefaultIfEmpty(0).Max();
        var (south, north) = (points.Min(p => p.LatitudeDegrees), points.Max(p => p.LatitudeDegrees));
        var margin = DegreesOf(Math.Max(reach * BoxMargin, 10_000));
        var (least, most) = (Math.Max(-89, south - margin), Math.Min(89, north + margin));
        var wide = margin / Math.Cos(Math.Max(Math.Abs(least), Math.Abs(most)) * Math.PI / 180);
        return (least, points.Min(p => p.LongitudeDegrees) - wide, most, points.Max(p => p.LongitudeDegrees) + wide, []);
    }

    /// <summary>How far a system reaches over ground against a class. Unit: metres; 0 where it does not engage it.</summary>
    public static double ReachOf(DefenceSystem system, ThreatClass threatClass) =>
        system.Against.TryGetValue(threatClass, out var envelope) ? envelope.Footprint?.Value ?? envelope.Range!.Value : 0;

    private static (int Rows, int Columns) Steps(double south, double west, double north, double east, double spacing)
    {
        var middle = (south + north) / 2 * Math.PI / 180;
        var rows = Math.Ceiling((north - south) / DegreesOf(spacing));
        var columns = Math.Ceiling((east - west) * Math.Cos(middle) / DegreesOf(spacing));
        return ((int)Math.Clamp(rows, 1, 1e5), (int)Math.Clamp(columns, 1, 1e5));
    }

    private static double DegreesOf(double metres) => metres / Wgs84.GaussianRadiusMetres(45) * 180 / Math.PI;

    // On the sphere of equal curvature at the middle of the cell; over a cell of 1 degree this is exact to some 1e-5.
    private static double CellArea(double latitude, double rowStep, double columnStep)
    {
        const double Radian = Math.PI / 180;
        var radius = Wgs84.GaussianRadiusMetres(latitude);
        var height = Math.Sin((latitude + (rowStep / 2)) * Radian) - Math.Sin((latitude - (rowStep / 2)) * Radian);
        return radius * radius * height * columnStep * Radian;
    }
}
