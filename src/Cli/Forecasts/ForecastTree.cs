using System.CommandLine;
using Testudo.Cli.Commands;
using Testudo.Cli.Evidence;

namespace Testudo.Cli.Forecasts;

/// <summary>The commands <c>forecast</c> and <c>score</c>, which learn from evidence.</summary>
/// <param name="terminal">Where commands write.</param>
/// <param name="words">The language.</param>
/// <param name="evidence">Has the options that say where evidence is.</param>
/// <param name="examples">Takes complete commands to copy.</param>
internal sealed class ForecastTree(Terminal terminal, Words words, EvidenceTree evidence, Dictionary<Command, string[]> examples)
{
    /// <summary>The command that forecasts a raid.</summary>
    public Command Forecast()
    {
        var raid = CommandTree.Text("--raid", "LIST", words["What is launched: classes of the public record or models, = and a number, with commas."]);
        var date = CommandTree.Text("--date", "DAY", words["The day of the raid; nothing that was reported later is used. Default: the day after the latest report."]);
        var command = new Command("forecast", words["Say how much of a raid is stopped and how much gets through, with intervals, from what was reported before it."])
        {
            raid, date,
        };
        Add(command, evidence.OfRecord);
        command.SetAction(parsed => new ForecastCommand(terminal, words, evidence.Places(parsed), evidence.Output(parsed)).Run(parsed.GetValue(raid), parsed.GetValue(date)));
        examples[command] =
        [
            "testudo forecast --raid \"drone=150,cruise=20,ballistic=8\" --date 2025-09-15",
            "testudo forecast --raid \"Shahed-136/131=400,X-101/X-555=30,kinzhal=4\"",
            "testudo forecast --raid ballistic=6 --json | jq .total.leaked.mean",
        ];
        return command;
    }

    /// <summary>The command that scores forecasts.</summary>
    public Command Score()
    {
        var dump = CommandTree.Text("--dump", "FILE", words["Write every forecast with its probabilities and what happened, one JSON object a line."]);
        var report = CommandTree.Text("--report", "FILE", words["Write a page to look at and to send on: one HTML file."]);
        var command = new Command("score", words["Forecast the raids of a period one step ahead and score the forecasts: log score, CRPS, coverage, reliability, against baselines."])
        {
            dump, report,
        };
        Add(command, [.. evidence.OfPeriodAndPage, .. evidence.OfRecord]);
        command.SetAction(parsed => new ScoreCommand(terminal, words, evidence.Places(parsed), evidence.Output(parsed, report)).Run(evidence.Period(parsed), parsed.GetValue(dump)));
        examples[command] =
        [
            "testudo score --from 2025-04-01 --to 2025-09-30",
            "testudo score --from 2025-04 --to 2025-09 --dump predictions.jsonl --report score.html",
            "testudo score --from 2024 --to 2024 --json | jq '.groups[0].scores[0]'",
        ];
        return command;
    }

    private static void Add(Command command, IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            command.Add(option);
        }
    }
}
