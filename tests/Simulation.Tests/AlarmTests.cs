using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Geometry;
using Testudo.Simulation.Replication;
using Testudo.Simulation.Tests.Geometry;
using Testudo.World.Geodesy;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests;

/// <summary>Alarms against brute force, and what must never go the wrong way.</summary>
public sealed class AlarmTests
{
    private static readonly Gen<(double From, double To)[]> Reasons =
        from count in Gen.Choose(0, 40)
        from spans in (from start in Gen.Choose(0, 400) from length in Gen.Choose(1, 30) select ((double)start, (double)start + length)).ArrayOf(count)
        select spans;

    private static readonly Gen<(double Away, double Distance, double Within, double Ahead)> Passes =
        from away in Samples.Between(-150_000, 150_000)
        from distance in Samples.Between(50_000, 300_000)
        from within in Samples.Between(0, 120_000)
        from ahead in Samples.Between(0, 900)
        select (away, distance, within, ahead);

    private static readonly Gen<(int Delay, int Longer, int Shelter, int Means, int Ahead, int Seed)> Plans =
        from delay in Gen.Choose(0, 400)
        from longer in Gen.Choose(0, 200)
        from shelter in Gen.Choose(0, 900)
        from means in Gen.Choose(0, 300)
        from ahead in Gen.Choose(0, 900)
        from seed in Gen.Choose(1, 1000)
        select (delay, longer, shelter, means, ahead, seed);

    [Fact]
    public void Alarms_are_the_union_of_their_reasons_in_any_order() => Samples.ForAll(
        Reasons,
        spans =>
        {
            var log = new AlarmLog();
            for (var i = 0; i < spans.Length; i++)
            {
                log.Add(spans[i].From, spans[i].To, i);
            }

            for (var t = -0.5; t < 440; t++)
            {
                var expected = spans.Any(s => s.From <= t && t <= s.To);
                var found = log.At(t);
                Assert.Equal(expected, found >= 0);
                Assert.True(found < 0 || spans[log[found].Threat].From == log[found].From);
            }

            Assert.All(Enumerable.Range(1, Math.Max(0, log.Count - 1)), i => Assert.True(log[i].From > log[i - 1].To));
        });

    [Fact]
    public void A_flight_is_near_a_region_when_its_position_is() => Samples.ForAll(
        Passes,
        p =>
        {
            // A straight flight from west to east past a town.
            var town = new GeoPosition(49, 31);
            var middle = Geodesic.Direct(town, 0, p.Away);
            var (from, to) = (Geodesic.Direct(middle, 270, p.Distance), Geodesic.Direct(middle, 90, p.Distance));
            var duration = 2 * p.Distance / 200;
            var flight = new Trajectory([new FlightPiece(GreatCircleArc.Between(from, to), from, to, 0, duration, 100, 100)]);
            var asset = new Asset("town", World.LocalisedText.Same("town"), town, 1, 0, null, 5_000);
            var rule = new AlertRule { Against = [], Trigger = AlertTrigger.Near, Within = p.Within, Ahead = p.Ahead };
            var found = Concerns.Of(rule, new AlertRegion("town", asset.Name, [0]), [asset], 0, flight);
            var inside = Enumerable.Range(0, (int)duration).Where(t => Coverage.GroundRangeMetres(town, flight.At(t).Position) <= p.Within + asset.Radius).ToList();
            Assert.True(inside.Count == 0
                ? found is null || found.Value.To - found.Value.From <= p.Ahead + 1
                : found is { } span && Math.Abs(span.From - Math.Max(0, inside[0] - p.Ahead)) <= 1 && Math.Abs(span.To - inside[^1]) <= 2);
        });

    [Fact]
    public void More_delay_and_a_longer_way_to_shelter_never_warn_more_people() => Samples.ForAll(
        Plans,
        p =>
        {
            double[] Shares(int delay, int shelter, int means)
            {
                var plan = $"exposure: {{scaledDistance: 8}}\nalerts: {{rules: [{{when: near, within: 50 km, ahead: {p.Ahead} s}}], quiet: 0 s, means: [{{by: siren, delay: {means} s, reach: 40%}}, {{by: app, delay: 5 s, reach: 50%}}]}}";
                var people = PeopleTests.Assess(plan, $"alertDelay: {delay} s, shelterTime: {shelter} s", 0.6, "from 10:00 to 10:20", Crowd, replications: 4).People;
                return [people.WarnedShare!.Mean, people.ExposedSheltered.Mean];
            }

            var now = Shares(p.Delay, p.Shelter, p.Means);
            double[][] worse = [Shares(p.Delay + p.Longer, p.Shelter, p.Means), Shares(p.Delay, p.Shelter + p.Longer, p.Means), Shares(p.Delay, p.Shelter, p.Means + p.Longer)];
            Assert.All(worse, later => Assert.True(later[0] <= now[0] + 1e-12 && later[1] <= now[1] + 1e-12));
        },
        25);

    [Fact]
    public void A_later_alert_never_lengthens_the_warning_of_a_leaker() => Samples.ForAll(
        Plans,
        p =>
        {
            double[] Warnings(int delay)
            {
                var scenario = PeopleTests.Scenario($"alerts: {{rules: [{{when: near, within: 50 km, ahead: {p.Ahead} s}}]}}", $"alertDelay: {delay} s", 0.2, "from 10:00 to 10:20", Crowd);
                return [.. ReplayedRaid.Of(RaidModel.Prepare(scenario), (ulong)p.Seed, 0).Leakers.Select(l => l.Warning)];
            }

            var (now, later) = (Warnings(p.Delay), Warnings(p.Delay + p.Longer));
            Assert.Equal(now.Length, later.Length);
            Assert.All(now.Zip(later), w => Assert.True(w.Second <= w.First && w.First - w.Second <= p.Longer + 1e-6));
        },
        25);

    private const string Crowd = "  - {id: crowd, threat: dart, count: 10, arrive: from 10:00 to 12:00, from: launch-site, targets: test-city, spread: 20 km}";
}
