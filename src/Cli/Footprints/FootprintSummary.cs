using Testudo.Cli.Summary;
using Testudo.Simulation.Footprints;
using Testudo.Simulation.Measures;
using Testudo.World.Scenarios;

namespace Testudo.Cli.Footprints;

/// <summary>A footprint as a page of text.</summary>
internal sealed class FootprintSummary(DefendedFootprint footprint, Scenario scenario, Words words)
{
    private const int MostCities = 6;

    private Numbers Numbers => words.Numbers;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">Where to.</param>
    public void Write(Page page)
    {
        var (area, level) = (footprint.Area, footprint.Levels.Single(l => l.Probability == footprint.Level));
        page.Paragraph(words.Format($"{words.Of(footprint.Title)}: where {words.Of(footprint.ThreatName)} is stopped"), style: Page.Bold);
        page.Paragraph(words.Format($"One threat at a time, the defence fresh. Aim points {area.SpacingMetres / 1000:0.#} km apart over {Where()}: {Numbers.Whole(area.AimPoints)}. Directions: {footprint.Azimuths.Count}. {Distance()}"), indent: 0);
        page.Line();
        page.Paragraph(words.Format($"Stopped with a probability of {Numbers.Short(footprint.Level)} or more: {Share(level.WorstSquareKilometres, area.SquareKilometres)} of the area from the worst direction, {Share(level.MeanSquareKilometres, area.SquareKilometres)} in the mean over directions."), indent: 0);
        page.Line();
        Levels(page);
        page.Line();
        Cities(page);
        page.Line();
        page.Paragraph(words.Format($"Inputs: 90 % band over {footprint.Draws} draws of the uncertain numbers. People: cities of the catalogue, each as one aim point. Flight failures are left out."), indent: 0, style: Page.Dim);
    }

    private string Where() => footprint.Area.Countries.Count == 0
        ? words["a box around the laydown"]
        : string.Join(", ", footprint.Area.Countries.Select(id => words.Of(scenario.Catalogue.Countries.Single(c => c.Id == id).Name)));

    private string Distance() => footprint.DistanceMetres is { } metres
        ? words.Format($"Launched {metres / 1000:N0} km away.")
        : words["Straight in from outside the area."];

    private string Share(Estimate part, double whole) =>
        $"{Numbers.Percent(part.Mean / whole)} {words.Format($"(inputs {Numbers.Percent((part.InputLow ?? double.NaN) / whole)}–{Numbers.Percent((part.InputHigh ?? double.NaN) / whole)})")}";

    private void Levels(Page page)
    {
        var table = new TextTable().Number(words["Stopped\nwith"]).Number(words["Area, km²\nworst"]).Number(words["inputs\n90 %"], 2).Number(words["Area, km²\nmean"]).Number(words["inputs\n90 %"], 1)
            .Number(words["People, k\nworst"], 4).Number(words["inputs\n90 %"], 0).Number(words["People, k\nmean"], 3);
        foreach (var level in footprint.Levels)
        {
            string[] cells =
            [
                words.Format($"≥ {level.Probability:0.###}"),
                Numbers.Whole(level.WorstSquareKilometres.Mean), Band(level.WorstSquareKilometres, 1), Numbers.Whole(level.MeanSquareKilometres.Mean), Band(level.MeanSquareKilometres, 1),
                Numbers.Whole(level.WorstPopulation.Mean / 1000), Band(level.WorstPopulation, 1000), Numbers.Whole(level.MeanPopulation.Mean / 1000),
            ];
            if (level.Probability == footprint.Level)
            {
                table.Total(cells);
            }
            else
            {
                table.Row(cells);
            }
        }

        table.Total(words["all"], Numbers.Whole(footprint.Area.SquareKilometres), "", Numbers.Whole(footprint.Area.SquareKilometres), "", Numbers.Whole(footprint.Area.Population / 1000), "", Numbers.Whole(footprint.Area.Population / 1000));
        table.Write(page);
    }

    private string Band(Estimate estimate, double unit) => $"{Numbers.Whole((estimate.InputLow ?? double.NaN) / unit)}–{Numbers.Whole((estimate.InputHigh ?? double.NaN) / unit)}";

    private void Cities(Page page)
    {
        var outside = footprint.Cities.Where(c => c.Worst.Mean < footprint.Level).Take(MostCities).ToList();
        if (outside.Count == 0)
        {
            page.Paragraph(words["No city of the catalogue in this area is outside, from whatever direction."], indent: 0);
            return;
        }

        var table = new TextTable().Text(words["Biggest cities outside"], least: TextTable.EnoughOfAName).Number(words["People, k"]).Number(words["Worst"]).Number(words["from, °"]).Number(words["Mean"]);
        foreach (var city in outside)
        {
            table.Row(words.Of(city.Name), Numbers.Whole(city.Population / 1000), Numbers.Fixed(city.Worst.Mean, 2), Numbers.Whole(city.WorstAzimuth), Numbers.Fixed(city.Mean.Mean, 2));
        }

        table.Write(page);
    }
}
