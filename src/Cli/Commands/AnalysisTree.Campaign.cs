using System.CommandLine;
using Testudo.Cli.Calibrations;
using Testudo.Cli.Campaigns;
using Testudo.Cli.Evidence;

namespace Testudo.Cli.Commands;

/// <content>The command <c>campaign</c>.</content>
internal sealed partial class AnalysisTree
{
    /// <summary>The command that runs months of raids.</summary>
    public Command Campaign()
    {
        var run = new RunOptions(terminal, words, language, words["The campaign, a YAML file."], words["Where campaign.json and campaign.html go. Default: out/ and the id of the campaign."]);
        var replications = CommandTree.Text("--replications", "N", words["How many campaigns are simulated, 2 to 1,000,000. Default: 1,000."]);
        var paired = CommandTree.Text("--paired", "N", words["How many of them are paired with each policy and lever; 0 for no comparison. Default: 200."]);
        var even = CommandTree.Text("--break-even", "STOCK|none", words["The stock of which the delivery rate is sought that keeps it as it is. Default: the one that runs out first."]);
        var levers = CommandTree.Text("--options", "FILE", words["Options that are compared with the campaign, each as a lever: a YAML file such as options/winter-2023.yaml."]);
        var raids = CommandTree.Text("--raids", "record|given", words["Draw raids from the imported record where it reaches over the campaign, or use those that the campaign gives. Default: record."]);
        var db = CommandTree.Text("--db", "STORE", words["The store: a file, or postgres://user@host:port/database. Default: the variable TESTUDO_DB, else a file of your own."]);
        var facts = CommandTree.Text("--facts", "FOLDER", words["The facts files. Default: evidence/ in TESTUDO_HOME, beside the program, or here, the first that has them."]);
        var calibrated = CalibrationAtHand.Option(words);
        var command = run.Command("campaign", words["Simulate months of raids: stocks, deliveries and losses, when they run out, what a policy or a lever changes, and the months beside the record."], levers, replications, paired, even, raids, calibrated, db, facts);
        command.SetAction(parsed => new CampaignCommand(terminal, words, new CampaignRequest
        {
            Run = run.Asked(parsed),
            Replications = parsed.GetValue(replications),
            Paired = parsed.GetValue(paired),
            BreakEven = parsed.GetValue(even),
            OptionFile = parsed.GetValue(levers),
            Raids = parsed.GetValue(raids),
            Calibration = CalibrationAtHand.Asked(parsed, calibrated),
            Evidence = new EvidencePlaces { Db = parsed.GetValue(db), Facts = parsed.GetValue(facts), Catalogue = run.Asked(parsed).Catalogue },
        }).Run());
        examples[command] =
        [
            "testudo campaign campaigns/winter-2023.yaml",
            "testudo campaign campaigns/winter-2023.yaml --calibrated",
            "testudo campaign campaigns/winter-2023.yaml --options options/winter-2023.yaml",
            "testudo campaign campaigns/winter-2023.yaml --replications 200 --break-even pac-3",
            "testudo campaign campaigns/winter-2023.yaml --raids given --lang uk --out winter",
            "testudo campaign campaigns/winter-2023.yaml --json - | jq '.stocks[] | {id, empty}'",
        ];
        return command;
    }
}
