using System.CommandLine;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Evidence;

namespace Testudo.Cli.Commands;

/// <content>The command <c>calibrate</c>.</content>
internal sealed partial class AnalysisTree
{
    /// <summary>The command that fits the simulation to the record.</summary>
    public Command Calibrate()
    {
        var run = new RunOptions(terminal, words, language, words["The scenario that is scaled to reported raids, a YAML file."], words["Where calibration.json, calibration.overlay.yaml and calibration.html go. Default: out/ and the id of the scenario."]);
        var evidence = new Option<string?>("--evidence") { HelpName = "STORE|FILE", Description = words["The public record: a store, or its CSV file. Default: the store that evidence commands use."], Arity = ArgumentArity.ZeroOrOne };
        var from = CommandTree.Text("--from", "DAY", words["The first day on which a raid ended, such as 2023-12-01; a month or a year is its first day."]);
        var to = CommandTree.Text("--to", "DAY", words["The last day on which a raid ended, such as 2024-01-31; a month or a year is its last day."]);
        var points = CommandTree.Text("--points", "N", words["Points of the factors at which raids are simulated, 20 to 5,000. Default: 300."]);
        var replications = CommandTree.Text("--replications", "N", words["Replications of each of the ten raids at a point, 8 to 10,000, in eights. Default: 192."]);
        var steps = CommandTree.Text("--steps", "N", words["Steps of each Markov chain, 1,000 to 10,000,000. Default: 120,000."]);
        var selfCheck = CommandTree.Text("--self-check", "N", words["Fit N invented worlds too, whose truth is known, and say how often it is found, 1 to 1,000."]);
        var command = run.Command("calibrate", words["Fit the uncertain factors of the simulation to what was reported, and say what the record can and cannot tell."], evidence, from, to, points, replications, steps, selfCheck);
        command.SetAction(parsed => new CalibrateCommand(terminal, words, new CalibrateRequest
        {
            Run = run.Asked(parsed),
            Evidence = parsed.GetValue(evidence),
            Period = WrittenDay.Period(parsed.GetValue(from), parsed.GetValue(to), words),
            Points = parsed.GetValue(points),
            Replications = parsed.GetValue(replications),
            Steps = parsed.GetValue(steps),
            SelfCheck = parsed.GetValue(selfCheck),
        }).Run());
        examples[command] =
        [
            "testudo calibrate scenarios/national.yaml --evidence",
            "testudo calibrate scenarios/national.yaml --evidence missile_attacks_daily.csv --from 2023-11 --to 2024-03 --out winter",
            "testudo calibrate scenarios/national.yaml --self-check 20 --points 150",
            "testudo assess scenarios/2024-01-02.yaml --calibrated out/national/calibration.overlay.yaml",
        ];
        return command;
    }
}
