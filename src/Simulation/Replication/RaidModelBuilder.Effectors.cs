using Testudo.Simulation.Geometry;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <content>What rounds, crews and wheels add: intercepts looked up in tables, posts to which groups drive.</content>
internal sealed partial class RaidModelBuilder
{
    private readonly Dictionary<(int Battery, int Salvo, int Asset), (GeoPosition Position, double Travel)> posts = [];

    private EffectorColumns Effector(Battery battery)
    {
        var (effector, deployment) = (battery.System.Effector, battery.Deployment);
        foreach (var used in effector.Numbers)
        {
            model.Parameters.AddFixed(used);
        }

        var isFighter = battery.System.Kind == SystemKind.Fighter;
        return EffectorColumns.Plain with
        {
            HandOver = effector.Guidance is null || isFighter ? double.NaN
                : effector.NeedsGuide ? 0
                : effector.HandOver?.Value ?? double.PositiveInfinity,
            NeedsGuide = effector.NeedsGuide,
            LoadSize = (int)(effector.LoadSize?.Value ?? 0),
            Crews = deployment.Crews,
            SupplyRounds = deployment.SupplyRounds,
            SupplyAfter = deployment.SupplyAfter,
            BurstTime = effector.BurstTime?.Value ?? 0,
            IsMover = deployment.Moves > 0,
            RearmsAtBase = isFighter && deployment.Base is not null,
            Turnaround = battery.System.Turnaround?.Value ?? 0,
            OnStationFrom = deployment.OnStation?.From ?? double.PositiveInfinity,
            OnStationTo = deployment.OnStation?.To ?? double.NegativeInfinity,
        };
    }

    /// <summary>The time to fly between the base of fighters and their station. Unit: seconds.</summary>
    private static double TransitOf(Battery battery) => battery.Deployment.Base is { } airfield
        ? Geodesic.Inverse(airfield, battery.Position).DistanceMetres / battery.System.InterceptorSpeed!.Value
        : 0;

    /// <summary>Whether the intercepts of a system are looked up; otherwise the quadratic serves.</summary>
    private static bool UsesTable(Effector effector) =>
        effector.Flight is not null || effector.KillFactors is not null || effector.MissileReach is not null;

    /// <summary>The intercepts of a window, for a system that needs the table.</summary>
    private IReadOnlyList<InterceptNode> Intercepts(Battery battery, ThreatType threat, Trajectory flight, IReadOnlyList<FlyOut> pieces)
    {
        var (system, envelope) = (battery.System, battery.System.Against[threat.Class]);
        model.Parameters.AddFixed(threat.Countermeasures);
        return InterceptTable.Build(
            pieces, (piece, time) => Shot.At(system, envelope, threat, piece.DistanceAt(time), flight.PieceAt(time).HeightAt(time), piece.RecessionAt(time)), system.Effector.BurstTime is not null);
    }

    /// <summary>
    /// Where a group waits for the threats of a salvo at a target: towards the nearest point of the middle route, half its range away
    /// from it, and no farther than it drives; and how long it drives there.
    /// </summary>
    public static (GeoPosition Position, double Travel) PostOf(Scenario scenario, int b, int salvo, int asset)
    {
        var battery = scenario.Batteries[b];
        if (battery.Deployment.Moves <= 0)
        {
            return (battery.Position, 0);
        }

        var written = scenario.Raid[salvo];
        var reach = battery.System.Against.TryGetValue(written.Threat.Class, out var envelope) ? (envelope.Range ?? envelope.Footprint)!.Value : 0;
        var radius = Wgs84.GaussianRadiusMetres(battery.Position.LatitudeDegrees);
        var (nearest, there) = (double.PositiveInfinity, battery.Position);
        foreach (var piece in TrajectoryBuilder.Build(written, scenario.Assets[asset].Position, written.Routes / 2).Pieces)
        {
            var distance = piece.Arc.ClosestApproach(battery.Position.ToUnitVector(), out var fraction) * radius;
            if (distance < nearest)
            {
                (nearest, there) = (distance, piece.Arc.PointAt(fraction));
            }
        }

        var drive = Math.Clamp(nearest - (reach / 2), 0, battery.Deployment.MovesUpTo);
        return drive == 0
            ? (battery.Position, 0)
            : (Geodesic.Direct(battery.Position, Geodesic.Inverse(battery.Position, there).InitialBearingDegrees, drive), drive / battery.Deployment.Moves);
    }

    private (GeoPosition Position, double Travel) PostOf(int b, int salvo, int asset)
    {
        if (!posts.TryGetValue((b, salvo, asset), out var post))
        {
            posts.Add((b, salvo, asset), post = PostOf(scenario, b, salvo, asset));
        }

        return post;
    }
}
