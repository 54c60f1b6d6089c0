using Testudo.World.Scenarios;

namespace Testudo.Simulation.Saturation;

/// <summary>A raid with more or fewer threats, in the same proportions.</summary>
internal sealed class ScaledRaid
{
    private readonly Scenario scenario;
    private readonly List<Salvo> parts;

    /// <summary>Takes a raid apart, so that each part has one target.</summary>
    /// <remarks>
    /// A threat is drawn by its salvo and its number in it. With one target to a part, number 7 keeps target, route, time and detection when
    /// the raid grows: larger raids are the smaller ones with threats added.
    /// </remarks>
    public ScaledRaid(Scenario scenario)
    {
        this.scenario = scenario;
        parts = [.. scenario.Raid.SelectMany(Parts)];
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

    private IEnumerable<Salvo> Parts(Salvo salvo) => salvo.Targets.Count > 1 && salvo.Targets.All(t => t.Count is not null)
        ? salvo.Targets.Select(t => salvo with { Id = $"{salvo.Id}/{scenario.Assets[t.Asset].Id}", Count = t.Count!.Value, Targets = [t] })
        : [salvo];
}
