using System.Globalization;
using Testudo.Cli.Commands;
using Testudo.Cli.Summary;
using Testudo.Reporting.Results;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Stories;

/// <summary>What the user asked of <c>explain</c>, as written.</summary>
internal sealed record ExplainRequest
{
    /// <summary>The result.</summary>
    public required string File { get; init; }

    /// <summary>The row of leakers.csv.</summary>
    public string? Leaker { get; init; }

    /// <summary>The raid.</summary>
    public string? Replication { get; init; }

    /// <summary>The salvo.</summary>
    public string? Salvo { get; init; }

    /// <summary>The number within the salvo.</summary>
    public string? Member { get; init; }

    /// <summary>The scenario.</summary>
    public string? Scenario { get; init; }

    /// <summary>The catalogue.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Whether machines read the story.</summary>
    public bool IsJson { get; init; }
}

/// <summary>Simulates one raid of a result again and tells the story of one threat in it.</summary>
internal sealed class ExplainCommand(Terminal terminal, Words words, ExplainRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var isRow = request.Leaker is not null;
        var rest = new[] { request.Replication, request.Salvo, request.Member };
        if (isRow && rest.Any(r => r is not null))
        {
            throw Wrong(words.Format($"{"--leaker"} and {"--replication, --salvo, --member"} exclude each other"));
        }

        if (!isRow && rest.Any(r => r is null))
        {
            throw Wrong(words.Format($"which threat? Needed is {"--leaker"}, or all of {"--replication, --salvo, --member"}"));
        }

        var row = Whole("--leaker", request.Leaker, 1);
        var replication = Whole("--replication", request.Replication, 0);
        var member = Whole("--member", request.Member, 1);
        var result = ResultAtHand.Read(request.File, words);
        var leaker = row is { } n ? result.Leaker((ulong)n, words) : null;
        var scenario = new ScenarioOfResult(terminal, words).Load(result, request.Scenario, request.Catalogue);
        var wanted = leaker ?? Named(result, (uint)replication!.Value, member!.Value);
        var salvo = SalvoOf(scenario, wanted.Salvo, leaker is null ? null : result.LeakersFile);
        var model = RaidModel.Prepare(scenario);
        var story = StoryTeller.Tell(model, result.Seed, ReplayedRaid.Of(model, result.Seed, wanted.Replication), salvo, wanted.Member - 1, CommandLine.Version);
        if (leaker is not null && !IsSame(story, leaker))
        {
            throw Wrong(words.Format($"row {row!.Value} of {result.LeakersFile} does not belong to {result.File}: simulated again, that threat has another fate"));
        }

        Tell(story ?? throw Wrong(words.Format($"{wanted.Salvo}#{wanted.Member} was not launched in replication {wanted.Replication}; the salvo has {scenario.Raid[salvo].Count:N0}")), row, scenario, result);
        return ExitCodes.Ok;
    }

    private static bool IsSame(ThreatStory? story, LeakerRow row) =>
        story is { End.Cause: { } cause } && MapReader.WordFor(cause) == row.Cause && story.End.Time == row.Impact && story.Moments[0].Time == row.Launch;

    private LeakerRow Named(ResultAtHand result, uint replication, int member) => replication < result.Replications
        ? new LeakerRow(replication, request.Salvo!, member, "", "", "")
        : throw Wrong(words.Format($"{"--replication"} is {replication}; the run has replications 0 to {result.Replications - 1:N0}"));

    private int SalvoOf(Scenario scenario, string id, string? leakersFile)
    {
        for (var s = 0; s < scenario.Raid.Count; s++)
        {
            if (scenario.Raid[s].Id == id)
            {
                return s;
            }
        }

        var near = NameSuggestion.Nearest(id, scenario.Raid.Select(s => s.Id));
        throw new Failure(
            ExitCodes.WrongInput,
            leakersFile is null ? words.Format($"the scenario has no salvo \"{id}\"") : words.Format($"{leakersFile} names a salvo that the scenario does not have: \"{id}\""),
            near is null ? words.Format($"there are: {string.Join(", ", scenario.Raid.Select(s => s.Id))}") : words.Format($"did you mean {near}?"));
    }

    private void Tell(ThreatStory story, int? row, Scenario scenario, ResultAtHand result)
    {
        story = story with { Leaker = row };
        if (request.IsJson)
        {
            terminal.Output.Write(PublishedJson.Text(story, StoryJson.Default));
            return;
        }

        new StoryPage(story, scenario, words).Write(Page.On(terminal), result.File);
    }

    private int? Whole(string name, string? written, int least)
    {
        if (written is null)
        {
            return null;
        }

        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw Wrong(words.Format($"{name} is \"{written}\"; allowed is a whole number from {least:N0} to {int.MaxValue:N0}"));
    }

    private static Failure Wrong(string message) => new(ExitCodes.WrongInput, message);
}
