using Testudo.World.Scenarios;

namespace Testudo.Simulation.Replication;

/// <summary>A raid taken apart, so that each salvo has one target.</summary>
/// <remarks>
/// A threat is drawn by its salvo and its number in it. With one target to a part, number 7 keeps target, route, time and detection when
/// the raid grows: larger raids are the smaller ones with threats added.
/// </remarks>
public static class RaidParts
{
    /// <summary>The parts in the order of salvos and targets; a salvo whose targets are drawn stays whole.</summary>
    /// <param name="scenario">The scenario.</param>
    public static IReadOnlyList<Salvo> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.Raid.SelectMany(salvo => salvo.Targets.Count > 1 && salvo.Targets.All(t => t.Count is not null)
            ? salvo.Targets.Select(t => salvo with { Id = $"{salvo.Id}/{scenario.Assets[t.Asset].Id}", Count = t.Count!.Value, Targets = [t] })
            : [salvo])];
    }
}
