using System.CommandLine;
using Testudo.Cli.Assigning;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Footprints;
using Testudo.Cli.Reinforcement;
using Testudo.Cli.Saturation;

namespace Testudo.Cli.Commands;

/// <summary>The commands that look at a defence from outside one raid: <c>footprint</c>, <c>knee</c>, <c>compare</c>, <c>plan</c>, <c>campaign</c> and <c>assign</c>.</summary>
internal sealed partial class AnalysisTree(Terminal terminal, Words words, Option<string?> language, Dictionary<Command, string[]> examples)
{
    /// <summary>The command that maps a footprint.</summary>
    public Command Footprint()
    {
        var run = new RunOptions(terminal, words, language, words["The scenario, a YAML file."], words["Where footprint.json, footprint.geojson and footprint.html go. Default: out/ and the id of the scenario."]);
        var threat = CommandTree.Text("--threat", "ID", words["The type of threat, an id or name of the catalogue or of the scenario."]);
        var azimuths = CommandTree.Text("--azimuths", "N", words["From how many directions it comes, 1 to 360. Default: 36."]);
        var from = CommandTree.Text("--from", "A..B", words["Only directions from A to B degrees from north, clockwise, such as 300..60. Default: all around."]);
        var distance = CommandTree.Text("--distance", "KM", words["From launch to aim point, such as 300km. Default: 0.6 of the greatest range for arcs; level flights come straight in from outside the area."]);
        var level = CommandTree.Text("--p0", "P", words["The probability of a stop from which a place counts as defended. Default: 0.5."]);
        var grid = CommandTree.Text("--grid", "KM", words["The distance between two aim points, such as 10km. Default: 5, 10 or 20 km, by the reach of the batteries against the type."]);
        var draws = CommandTree.Text("--draws", "N", words["Draws of the uncertain numbers, 1 to 1,000. Default: 16."]);
        var replications = CommandTree.Text("--replications", "N", words["Replications for each draw, aim point and direction, 1 to 10,000. Default: 32."]);
        var command = run.Command("footprint", words["Map where the laydown stops a threat of one type, one at a time: from the worst direction and in the mean, with the people inside."], threat, azimuths, from, distance, level, grid, draws, replications);
        command.SetAction(parsed => new FootprintCommand(terminal, words, new FootprintRequest
        {
            Run = run.Asked(parsed),
            Threat = parsed.GetValue(threat),
            Azimuths = parsed.GetValue(azimuths),
            From = parsed.GetValue(from),
            Distance = parsed.GetValue(distance),
            Level = parsed.GetValue(level),
            Grid = parsed.GetValue(grid),
            Draws = parsed.GetValue(draws),
            Replications = parsed.GetValue(replications),
        }).Run());
        examples[command] =
        [
            "testudo footprint scenarios/2024-01-02.yaml --threat iskander-m",
            "testudo footprint scenarios/2024-01-02.yaml --threat kinzhal --p0 0.7 --grid 10km --out footprint",
            "testudo footprint scenarios/2024-01-02.yaml --threat kalibr --from 120..240 --azimuths 13 --lang uk",
            "testudo footprint scenarios/2024-01-02.yaml --threat iskander-m --json - | jq '.levels[] | {probability, worstSquareKilometres}'",
        ];
        return command;
    }

    /// <summary>The command that finds the knee.</summary>
    public Command Knee()
    {
        var run = new RunOptions(terminal, words, language, words["The scenario, a YAML file."], words["Where knee.json and knee.html go. Default: out/ and the id of the scenario."]);
        var scale = CommandTree.Text("--scale", "A..B", words["The smallest and the largest raid as multiples of the scenario's, 0.01 to 100. Default: 0.25..4."]);
        var steps = CommandTree.Text("--steps", "N", words["How many sizes are on the curve, 2 to 100. Default: 9."]);
        var tolerance = CommandTree.Text("--tolerance", "P", words["The leakage rate that is tolerated, such as 0.3 or 30%. Default: that of the smallest raid and 5 points more."]);
        var replications = CommandTree.Text("--replications", "N", words["Replications of each size, 40 to 5,000,000. Default: 2,000."]);
        var command = run.Command("knee", words["Find the size at which the raid saturates the defence, and what the defence is short of there."], scale, steps, tolerance, replications);
        command.SetAction(parsed => new KneeCommand(terminal, words, new KneeRequest
        {
            Run = run.Asked(parsed),
            Scale = parsed.GetValue(scale),
            Steps = parsed.GetValue(steps),
            Tolerance = parsed.GetValue(tolerance),
            Replications = parsed.GetValue(replications),
        }).Run());
        examples[command] =
        [
            "testudo knee scenarios/2024-01-02.yaml",
            "testudo knee scenarios/2024-01-02.yaml --scale 0.5..8 --steps 13 --tolerance 30%",
            "testudo knee scenarios/tutorial.yaml --replications 10000 --lang uk --out knee",
            "testudo knee scenarios/2024-01-02.yaml --json - | jq '.knee.threats, .binding'",
        ];
        return command;
    }

    /// <summary>The command that sets options side by side.</summary>
    public Command Compare()
    {
        var run = new RunOptions(terminal, words, language, words["The scenario, a YAML file."], words["Where compare.json and compare.html go, and finished runs until all are. Default: out/ and the id of the scenario."]);
        var option = CommandTree.Text("--options", "FILE", words["The options to compare, a YAML file such as options/seed-levers.yaml."]);
        var width = CommandTree.Text("--half-width", "P", words["The half-width of the paired 95 % intervals of leakers at which to stop, as a part of the launches. Default: 1%."]);
        var difference = CommandTree.Text("--difference", "P", words["The smallest difference of leakers that matters, as a part of the launches. Default: as --half-width."]);
        var replications = CommandTree.Text("--replications", "N", words["Replications of each option, in place of --half-width, 40 to 1,000,000."]);
        var futures = CommandTree.Text("--futures", "N", words["Futures drawn between the limits of the file's ranges, to find where options fail; 50 to 20,000, or 0 for none. Default: 1,000."]);
        var calibrated = CalibrationAtHand.Option(words);
        var command = run.Command("compare", words["Set reinforcements side by side on the same draws: what each changes, at what cost, in which futures, and where their order turns."], option, width, difference, replications, futures, calibrated);
        command.SetAction(parsed => new CompareCommand(terminal, words, new CompareRequest
        {
            Run = run.Asked(parsed),
            Calibration = CalibrationAtHand.Asked(parsed, calibrated),
            OptionFile = parsed.GetValue(option),
            HalfWidth = parsed.GetValue(width),
            Difference = parsed.GetValue(difference),
            Replications = parsed.GetValue(replications),
            Futures = parsed.GetValue(futures),
        }).Run());
        examples[command] =
        [
            "testudo compare scenarios/national.yaml --options options/seed-levers.yaml",
            "testudo compare scenarios/national.yaml --options options/seed-levers.yaml --half-width 0.5% --out levers",
            "testudo compare scenarios/national.yaml --options options/seed-levers.yaml --calibrated",
            "testudo compare scenarios/2024-01-02.yaml --options mine.yaml --replications 400 --lang uk",
            "testudo compare scenarios/national.yaml --options options/seed-levers.yaml --json - | jq '.search.best, .groups'",
        ];
        return command;
    }

    /// <summary>The command that searches a package under a budget.</summary>
    public Command Plan()
    {
        var run = new RunOptions(terminal, words, language, words["The scenario, a YAML file."], words["Where plan.json and plan.html go, and finished runs until all are. Default: out/ and the id of the scenario."]);
        var budget = CommandTree.Text("--budget", "USD", words["What a package may cost, such as 2000M or 1.5bn. Costs count with the middle of their range."]);
        var from = CommandTree.Text("--from", "FILE", words["The elements with their costs, a YAML file of options; each can be taken once."]);
        (budget.Required, from.Required) = (true, true);
        var difference = CommandTree.Text("--difference", "P", words["The smallest difference that matters, as a share of the threats launched. Default: 0.1%."]);
        var replications = CommandTree.Text("--replications", "N", words["Replications of each package that is looked at, 40 to 5,000,000. Default: 800."]);
        var final = CommandTree.Text("--final-replications", "N", words["Replications of the final figures, on draws of their own, 40 to 5,000,000. Default: 4,000."]);
        var calibrated = CalibrationAtHand.Option(words);
        var command = run.Command("plan", words["Search the package of reinforcements under a budget that leaves the fewest leakers, and say what it cannot be told from."], budget, from, difference, replications, final, calibrated);
        command.SetAction(parsed => new PlanCommand(terminal, words, new PlanRequest
        {
            Run = run.Asked(parsed),
            Calibration = CalibrationAtHand.Asked(parsed, calibrated),
            Budget = parsed.GetValue(budget)!,
            From = parsed.GetValue(from)!,
            Difference = parsed.GetValue(difference),
            Replications = parsed.GetValue(replications),
            Final = parsed.GetValue(final),
        }).Run());
        examples[command] =
        [
            "testudo plan scenarios/national.yaml --budget 2000M --from options/available.yaml",
            "testudo plan scenarios/national.yaml --budget 2000M --from options/available.yaml --calibrated",
            "testudo plan scenarios/national.yaml --budget 300M --from options/available.yaml --difference 1% --lang uk",
            "testudo plan scenarios/2024-01-02.yaml --budget 1.5bn --from options/available.yaml --json - | jq '.best, .surrogate.bound'",
        ];
        return command;
    }

    /// <summary>The command that solves a weapon-target assignment problem.</summary>
    public Command Assign()
    {
        var file = new Argument<string?>("INSTANCE") { Description = words["Weapons, targets, values and kill probabilities: a text of numbers, or a table that begins with weapon,units, or target,value."], Arity = ArgumentArity.ZeroOrOne };
        var limit = CommandTree.Text("--time-limit", "TIME", words["The most time, such as 60s or 5min, or none; then the best plan so far is shown with its gap. Default: 60s."]);
        var method = CommandTree.Text("--method", "NAME", words["exact (with proof), local, greedy or quiz (fast, without). Default: exact."]);
        var rows = CommandTree.Text("--rows", "weapons|targets", words["What a row of numbers is, where the file does not say. Default: weapons."]);
        var worth = CommandTree.Text("--round-value", "V", words["What a round that is kept is worth, in the unit of the values of targets. Default: 0."]);
        var random = CommandTree.Text("--random", "WxT", words["Instead of a file: draw an instance of W weapons and T targets."]);
        var units = CommandTree.Text("--units", "N", words["With --random: units of each weapon type. Default: 1."]);
        var kill = CommandTree.Text("--kill", "A..B", words["With --random: the lowest and the highest kill probability. Default: 0.6..0.9."]);
        var seed = CommandTree.Text("--seed", "S", words["With --random: the seed; the same seed gives the same instance. Default: 1."]);
        var save = CommandTree.Text("--save", "FILE", words["With --random: write the instance there too."]);
        var json = CommandTree.Text("--json", "FILE|-", words["Write the result there too; - writes it to standard output in place of the summary."]);
        var quiet = new Option<bool>("--quiet") { Description = words["Show no progress and no summary."] };
        var threads = RunOptions.Threads(words);
        var command = new Command("assign", words["Solve a weapon-target assignment problem: who engages whom so that the least value gets through, proven, and what one more round of each type would save."])
        {
            file, limit, method, rows, worth, random, units, kill, seed, save, json, threads, quiet,
        };
        command.SetAction(parsed => new AssignCommand(terminal, words, new AssignRequest
        {
            File = parsed.GetValue(file),
            TimeLimit = parsed.GetValue(limit),
            Method = parsed.GetValue(method),
            Rows = parsed.GetValue(rows),
            RoundValue = parsed.GetValue(worth),
            Random = parsed.GetValue(random),
            Units = parsed.GetValue(units),
            Kill = parsed.GetValue(kill),
            Seed = parsed.GetValue(seed),
            Save = parsed.GetValue(save),
            Json = parsed.GetValue(json),
            Threads = parsed.GetValue(threads),
            IsQuiet = parsed.GetValue(quiet),
        }).Run());
        examples[command] =
        [
            "testudo assign wta_200x400x3.txt --time-limit 30s",
            "testudo assign interceptors.csv --lang uk",
            "testudo assign --random 100x200 --units 2 --kill 0.1..0.9 --save drawn.txt",
            "testudo assign wta.txt --method greedy --json - | jq '.value, .gap'",
        ];
        return command;
    }
}
