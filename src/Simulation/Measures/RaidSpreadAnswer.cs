using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Simulation.Measures;

/// <summary>How much single raids differ beyond chance, beside what the public record shows.</summary>
/// <param name="Groups">Each class of the record that the raid has.</param>
/// <param name="Pairs">Each two of them.</param>
/// <param name="RecordCorrelation">What the record shows for two classes; null where the catalogue does not say.</param>
public sealed record RaidSpreadAnswer(IReadOnlyList<GroupSpread> Groups, IReadOnlyList<GroupPair> Pairs, RecordedSpread? RecordCorrelation)
{
    internal static RaidSpreadAnswer Of(MonteCarloResult result)
    {
        var model = result.Model;
        var catalogue = model.Scenario.Catalogue;
        var spread = new RaidSpread(result);
        var groups = result.Moments.Groups;
        string Word(int g) => MapReader.WordFor(groups[g]);
        return new RaidSpreadAnswer(
            [.. groups.Select((group, g) => new GroupSpread(
                Word(g),
                [.. model.Classes.Where(c => RaidEffects.GroupOf(c) == group).Select(MapReader.WordFor)],
                model.Parameters.Parameters[model.RaidEffects.Sizes[(int)group]].Value,
                spread.Correlation(g, isWithinDraw: true),
                spread.Correlation(g, isWithinDraw: false),
                RecordedSpread.Of(catalogue, $"record-rho-{Word(g)}")))],
            [.. from a in Enumerable.Range(0, groups.Count)
                from b in Enumerable.Range(a + 1, groups.Count - a - 1)
                select new GroupPair(Word(a), Word(b), spread.Correlation(a, b, isWithinDraw: true), spread.Correlation(a, b, isWithinDraw: false))],
            RecordedSpread.Of(catalogue, "record-class-correlation"));
    }
}

/// <summary>How much single raids differ in a class.</summary>
/// <param name="Group">The class of the record, by its first class of threat.</param>
/// <param name="Classes">The classes of threat that it holds here.</param>
/// <param name="Size">Median of the standard deviation of the shift of the log-odds of every kill.</param>
/// <param name="WithinDraw">Correlation of the outcomes of two threats of one raid, for known parameters; null where it cannot be told. This is the one to hold against the record.</param>
/// <param name="Overall">The same over the uncertain parameters too.</param>
/// <param name="Record">What the record shows; null where the catalogue does not say.</param>
public sealed record GroupSpread(string Group, IReadOnlyList<string> Classes, double Size, SpreadEstimate? WithinDraw, SpreadEstimate? Overall, RecordedSpread? Record);

/// <summary>How two classes differ together.</summary>
/// <param name="First">One class of the record.</param>
/// <param name="Second">The other.</param>
/// <param name="WithinDraw">Correlation of what was stopped beyond the rate, for known parameters; null where it cannot be told.</param>
/// <param name="Overall">The same over the uncertain parameters too.</param>
public sealed record GroupPair(string First, string Second, SpreadEstimate? WithinDraw, SpreadEstimate? Overall);

/// <summary>A correlation that was measured over the replications.</summary>
/// <param name="Value">The correlation; below 0 where threats of one class are unlike each other, so that raids differ less than chance alone would have it.</param>
/// <param name="StandardError">Its standard error; null where it cannot be told.</param>
public sealed record SpreadEstimate(double Value, double? StandardError);

/// <summary>A correlation as the public record shows it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">Lower end of what was found.</param>
/// <param name="High">Upper end.</param>
/// <param name="Source">The id of the source.</param>
public sealed record RecordedSpread(double Value, double Low, double High, string Source)
{
    internal static RecordedSpread? Of(Catalogue catalogue, string id) =>
        catalogue.Parameters.GetValueOrDefault(id) is { } known ? new RecordedSpread(known.Value, known.Low, known.High, known.Source) : null;
}
