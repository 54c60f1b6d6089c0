using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads what the <c>doctrine</c> block of a scenario says about the air picture and command.</summary>
internal static class CommandReader
{
    private const int MostOperators = 1000;

    /// <summary>Reads the keys.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="defaults">The numbers of the catalogue for what is not written; null where that is left out.</param>
    public static Command Read(MapReader reader, IReadOnlyDictionary<string, Parameter>? defaults)
    {
        Parameter? Number(string key, string fallback, Quantity quantity, double most) =>
            reader.Number(key, quantity, 0, most, required: false) ?? defaults?.GetValueOrDefault(fallback);
        var command = new Command
        {
            TrackCoast = Number("trackCoast", "track-coast", Quantity.Duration, 86_400),
            DecoyAsThreat = Number("decoyAsThreat", "classification-decoy-as-threat", Quantity.Probability, 1),
            ThreatAsDecoy = Number("threatAsDecoy", "classification-threat-as-decoy", Quantity.Probability, 1),
            Link = Number("link", "link-availability", Quantity.Probability, 1),
            CommandPost = Number("commandPost", "command-post-availability", Quantity.Probability, 1),
            DecisionTime = Number("decisionTime", "decision-time", Quantity.Duration, 3600),
            DecisionSpread = Number("decisionSpread", "decision-spread", Quantity.Number, 3),
            Operators = reader.Whole("operators", 0, 0, MostOperators),
            Deconfliction = reader.OneOf<Deconfliction>("deconfliction", Deconfliction.None),
        };
        if (command is { DecisionTime: null, Operators: > 0 })
        {
            reader.Report("operators", $"operators decide in no time without {"decisionTime"}, so their number has no effect", $"write {"decisionTime: 15 s"}");
        }

        return command;
    }
}
