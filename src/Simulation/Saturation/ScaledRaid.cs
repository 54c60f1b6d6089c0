using Testudo.Simulation.Replication;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Saturation;

/// <summary>A raid with more or fewer threats, in the same proportions.</summary>
internal sealed class ScaledRaid
{
    private readonly Scenario scenario;
    private readonly IReadOnlyList<Salvo> parts;

    /// <summary>Takes a raid apart; see <see cref="RaidParts"/>.</summary>
    public ScaledRaid(Scenario scenario)
    {
        this.scenario = scenario;
        parts = RaidParts.Of(scenario);
        Whole = parts.Sum(p => p.Count);
    }

    /// <summary>The threats at scale 1; means of those salvos whose number is drawn.</summary>
    public int Whole { get; }

    /// <summary>The scenario with so many threats.</summary>
    /// <param name="threats">The number of threats, at least 1.</param>
    public Scenario OfSize(int threats)
    {
        var (before, given) = (0L, 0);
        var raid = new List<Salvo>();
        foreach (var part in parts)
        {
            // Rounding the running sum keeps the total exact.
            before += part.Count;
            var count = (int)Math.Round((double)threats * before / Whole, MidpointRounding.AwayFromZero) - given;
            given += count;
            if (count > 0)
            {
                raid.Add(part with { Count = count, Targets = [.. part.Targets.Select(t => t.Count is null ? t : t with { Count = count })] });
            }
        }

        return scenario with { Raid = raid };
    }
}
