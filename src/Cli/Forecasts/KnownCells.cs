using Testudo.Cli.Evidence;
using Testudo.Evidence.Raids;
using Testudo.Forecast.Cells;

namespace Testudo.Cli.Forecasts;

/// <summary>What forecasts are learned from: the raids of the public record.</summary>
internal static class KnownCells
{
    /// <summary>The cells of the record that the user imported.</summary>
    /// <param name="hand">The evidence.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">There is no record.</exception>
    public static IReadOnlyList<ForecastCell> Of(EvidenceAtHand hand, Words words)
    {
        if (hand.IsFromFacts)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"there is no public record of raids in the store {hand.Place.Name}, and forecasts are learned from it; facts files alone are raids that were chosen because they were large or disputed"),
                words.Format($"download the data set \"Massive Missile Attacks on Ukraine\" and import it: {"testudo evidence import missile_attacks_daily.csv"}"));
        }

        return ForecastCell.Of(RaidGrouping.Group(hand.Rows())) is { Count: > 0 } cells
            ? cells
            : throw new Failure(ExitCodes.WrongInput, words.Format($"the public record {hand.Version!.File.Name} has no raid on the whole country with launched and destroyed"), words["import a complete file"]);
    }
}
