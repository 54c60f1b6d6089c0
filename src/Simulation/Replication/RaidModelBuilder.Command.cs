using Testudo.Simulation.Geometry;
using Testudo.World;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <content>The air picture and command.</content>
internal sealed partial class RaidModelBuilder
{
    private CommandIndices CommandOf(Command command)
    {
        int Index(Parameter? parameter) => parameter is null ? -1 : model.Parameters.Add(parameter);
        var usesLinks = command.Link is not null || command.CommandPost is not null || scenario.Batteries.Any(b => b.Link is not null);
        return new CommandIndices
        {
            TrackCoast = Index(command.TrackCoast),
            CommandPost = Index(command.CommandPost),
            DecisionTime = Index(command.DecisionTime),
            DecisionSpread = command.DecisionTime is null ? -1 : Index(command.DecisionSpread),
            Operators = command.Operators,
            UsesLinks = usesLinks,
            UsesSectors = command.Deconfliction == Deconfliction.Sectors && (usesLinks || scenario.Doctrine.Coordination == Coordination.Autonomous),
        };
    }

    private int LinkOf(Battery battery) => (battery.Link ?? scenario.Doctrine.Command.Link) is { } link ? model.Parameters.Add(link) : -1;

    /// <summary>The class for which threats of a salvo can be taken, and how often; null where nobody can err.</summary>
    private (ThreatClass Class, Parameter Probability)? MistakeOf(Salvo salvo)
    {
        var command = scenario.Doctrine.Command;
        if (salvo.Threat.LooksLike is { } looks)
        {
            return command.DecoyAsThreat is { } asThreat ? (looks, asThreat) : null;
        }

        // Only where look-alikes fly does anybody think of them.
        var alike = scenario.Raid.FirstOrDefault(s => s.Threat.LooksLike == salvo.Threat.Class);
        return alike is not null && command.ThreatAsDecoy is { } asDecoy ? (alike.Threat.Class, asDecoy) : null;
    }

    /// <summary>Lays beside each route of a salvo the same route under the rules for what its threats are taken for.</summary>
    private void AddMistaken(List<RouteColumns> routes)
    {
        for (int r = 0, count = routes.Count; r < count; r++)
        {
            var route = routes[r];
            if (MistakeOf(scenario.Raid[route.Salvo]) is { } mistake)
            {
                routes[r] = route with { Mistaken = routes.Count };
                routes.Add(Route(route.Salvo, route.Asset, route.Number, mistake.Class) with { Passes = route.Passes, LongestFirst = route.LongestFirst, SoftKills = route.SoftKills });
            }
        }
    }

    private ulong[] OwnSensors(List<WindowColumns> windows)
    {
        var bits = new ulong[(scenario.Batteries.Count + 63) / 64];
        foreach (var window in windows.Where(w => w.OwnPass >= 0))
        {
            bits[window.Battery >> 6] |= 1UL << (window.Battery & 63);
        }

        return bits;
    }

    // The passes in the order in which they are asked to keep a track: the one that lasts longest first.
    private static PassSpan[] LongestFirst(PassColumns[] passes)
    {
        var earliest = double.PositiveInfinity;
        return [.. passes.Select((p, i) => new PassSpan(p.From, p.To, p.From, i)).OrderByDescending(p => p.To).Select(p => p with { Earliest = earliest = Math.Min(earliest, p.From) })];
    }

    /// <summary>Whether a window lies in the sector of its battery: judged in the middle of the window.</summary>
    private bool IsInSector(int b, Span span, Trajectory flight)
    {
        if (!model.Command.UsesSectors)
        {
            return true;
        }

        var time = (span.From + span.To) / 2;
        return NearestAsset(flight.At(time).Position) == NearestAsset(scenario.Batteries[b].Position);
    }

    private int NearestAsset(GeoPosition position)
    {
        var best = 0;
        for (var a = 1; a < scenario.Assets.Count; a++)
        {
            best = Coverage.GroundRangeMetres(position, scenario.Assets[a].Position) < Coverage.GroundRangeMetres(position, scenario.Assets[best].Position) ? a : best;
        }

        return best;
    }
}
