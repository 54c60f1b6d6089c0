using Testudo.Cli.Results;
using Testudo.Planning.Campaigns;
using Testudo.Planning.Options;
using Testudo.Reporting.Results;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>Checks scenarios, campaigns and files of options without simulating them.</summary>
internal sealed class ValidateCommand(Terminal terminal, Words words)
{
    /// <summary>Does what was asked.</summary>
    /// <param name="files">The files; which kind each is, its keys say.</param>
    /// <param name="catalogueFolder">The catalogue; null for the usual one.</param>
    /// <param name="isJson">Whether machines read the result.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(IReadOnlyList<string> files, string? catalogueFolder, bool isJson)
    {
        var problems = new List<DiagnosticLine>();
        try
        {
            var catalogue = HomeFolder.Catalogue(catalogueFolder, terminal, words);
            foreach (var file in files)
            {
                Check(file, catalogue, isJson, problems);
            }
        }
        catch (InputException e) when (isJson)
        {
            // The catalogue itself is wrong.
            problems.AddRange(e.Diagnostics.Select(d => DiagnosticLine.Of(d, words)));
        }

        if (isJson)
        {
            terminal.Output.Write(PublishedJson.Text(problems, CatalogueJson.Default));
        }

        return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.WrongInput;
    }

    private void Say(bool isJson, string text)
    {
        if (!isJson)
        {
            terminal.Output.WriteLine(text);
        }
    }

    private void Check(string file, Catalogue catalogue, bool isJson, List<DiagnosticLine> problems)
    {
        try
        {
            if (file.Length == 0)
            {
                throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
            }

            var source = YamlSource.Read(file);
            if (source.Root["campaign"] is not null)
            {
                var campaign = new CampaignBench(source, catalogue).Baseline;
                Say(isJson, words.Format($"{file}: ok: a campaign from {campaign.From:yyyy-MM-dd} to {campaign.To:yyyy-MM-dd}; stocks {campaign.Stocks.Count:N0}, policies {campaign.Policies.Count:N0}"));
                return;
            }

            if (source.Root["set"] is not null)
            {
                var options = OptionFileReader.Read(source);
                Say(isJson, words.Format($"{file}: ok: options {options.Options.Count:N0}, futures {options.Futures.Count:N0}; whether they fit a scenario or a campaign is told by the command that uses them"));
                return;
            }

            var scenario = ScenarioLoader.Read(source, catalogue);
            Say(isJson, words.Format($"{file}: ok: threats {scenario.Raid.Sum(s => s.Count):N0}, batteries {scenario.Batteries.Count:N0}, sensors {scenario.Sensors.Count:N0}, assets {scenario.Assets.Count:N0}"));
            if (scenario.Terrain is { } terrain)
            {
                var outside = scenario.Batteries.Select(b => b.Position).Concat(scenario.Sensors.Select(s => s.Position)).Count(p => !terrain.Covers(p));
                Say(isJson, words.Format($"{file}: terrain: files {terrain.Tiles.Count:N0}, posts {terrain.Tiles.Sum(t => t.Rows * t.Columns):N0}, from {terrain.LowestMetres:N0} m to {terrain.HighestMetres:N0} m; without a value: {terrain.Tiles.Sum(t => t.Voids):N0}; batteries and sensors outside it, where the ground counts as flat: {outside:N0}"));
            }
        }
        catch (InputException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                problems.Add(DiagnosticLine.Of(diagnostic, words));
                Say(isJson, words.Tell(diagnostic));
            }
        }
    }
}
