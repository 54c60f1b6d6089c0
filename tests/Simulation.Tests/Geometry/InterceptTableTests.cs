using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Geometry;

namespace Testudo.Simulation.Tests.Geometry;

public sealed class InterceptTableTests
{
    private static readonly Gen<(FlyOut Flight, double Height)> Scenes =
        from x in Samples.Between(-60_000, 60_000)
        from y in Samples.Between(-60_000, 60_000)
        from z in Samples.Between(50, 12_000)
        from bearing in Samples.Between(0, 2 * Math.PI)
        from velocity in Samples.Between(30, 900)
        from duration in Samples.Between(1, 400)
        let vx = velocity * Math.Sin(bearing)
        let vy = velocity * Math.Cos(bearing)
        select (new FlyOut(0, duration, (x * x) + (y * y) + (z * z), 2 * ((x * vx) + (y * vy)), velocity * velocity), z);

    [Fact]
    public void With_constant_speed_the_table_agrees_with_the_quadratic() => Samples.ForAll(
        from scene in Scenes
        from speed in Samples.Between(100, 1500)
        from part in Samples.Unit
        select (scene, speed, part),
        s =>
        {
            var flight = s.scene.Flight;
            var nodes = InterceptTable.Build([flight], (f, t) => new Shot(f.DistanceAt(t) / s.speed, 0, 0, s.speed, 1, 1, 1)).ToArray();
            // Launches between the first and the last that the table has; the quadratic is exact.
            var launch = nodes[0].Launch + (s.part * (nodes[^1].Launch - nodes[0].Launch));
            var looked = InterceptTable.At(nodes, launch, out var factor);
            Assert.Equal(1, factor);
            // What is compared is when the interceptor would have to leave for that intercept: the tolerance is stated in launch times.
            Assert.Equal(launch, looked - (flight.DistanceAt(looked) / s.speed), looked == nodes[0].Time ? double.MaxValue : 3 * InterceptTable.Tolerance);
            var solved = flight.InterceptAt(launch, s.speed, 0);
            if (!double.IsNaN(solved))
            {
                var slack = 3 * InterceptTable.Tolerance;
                var sooner = flight.InterceptAt(launch - slack, s.speed, 0);
                var later = flight.InterceptAt(launch + slack, s.speed, 0);
                Assert.True(looked >= sooner - 1e-6 || looked >= solved - 0.2, $"{looked} before {sooner}: {s}");
                Assert.True(double.IsNaN(later) || looked <= later + 1e-6 || looked <= solved + 0.2, $"{looked} after {later}: {s}");
            }
        });

    [Fact]
    public void The_interceptor_is_there_when_the_table_says_so() => Samples.ForAll(
        from scene in Scenes
        from top in Samples.Between(300, 1800)
        from boost in Samples.Between(1, 12)
        from drag in Samples.Between(8000, 25_000)
        from part in Samples.Unit
        select (scene, top, boost, drag, part),
        s =>
        {
            var rocket = InterceptorPathTests.Flight(s.top, s.boost, 0, s.drag, 0, s.top / 3);
            var flight = s.scene.Flight;
            double NeededAt(double t)
            {
                var distance = flight.DistanceAt(t);
                return InterceptorPath.To(rocket, Math.Sqrt(Math.Max(0, (distance * distance) - (s.scene.Height * s.scene.Height))), s.scene.Height).Seconds;
            }

            var nodes = InterceptTable.Build([flight], (_, t) => new Shot(NeededAt(t), 0, 0, 0, 1, 1, 1)).ToArray();
            const int Samples = 400;
            var most = Enumerable.Range(0, Samples + 1).Select(i => flight.End * i / Samples).Select(t => t - NeededAt(t)).Where(double.IsFinite).DefaultIfEmpty(double.NegativeInfinity).Max();
            if (nodes.Length == 0)
            {
                // A stretch of under an eighth of the piece, or 5 s, may be overlooked.
                Assert.InRange(Enumerable.Range(0, Samples + 1).Count(i => double.IsFinite(NeededAt(flight.End * i / Samples))), 0, Samples / 2);
                return;
            }

            Assert.InRange(most, double.NegativeInfinity, nodes[^1].Launch + (5 * InterceptTable.Tolerance));
            Assert.Equal(nodes.Select(n => n.Launch).Order(), nodes.Select(n => n.Launch));
            Assert.Equal(nodes.Select(n => n.Time).Order(), nodes.Select(n => n.Time));
            var launch = nodes[0].Launch + (s.part * (nodes[^1].Launch - nodes[0].Launch));
            var time = InterceptTable.At(nodes, launch, out _);
            var slack = time - NeededAt(time) - launch;
            Assert.True(slack > -5 * InterceptTable.Tolerance, $"{slack} s short: {s}");
        });

    [Fact]
    public void A_faster_threat_cannot_be_caught_from_behind()
    {
        // 3 km ahead and 60 m/s away; a drone of 50 m/s never, one of 70 m/s after 3,000 / 10 s, unless its battery lasts 4 minutes only.
        var flight = new FlyOut(0, 1000, 3000.0 * 3000, 2 * 3000 * 60.0, 60 * 60);
        Assert.Equal(double.NaN, flight.InterceptAt(0, 50, 0));
        Shot By(InterceptorPath path) => new(path.Seconds, 0, 0, path.SpeedLeft, 1, 1, 1);
        var slow = InterceptTable.Build([flight], (f, t) => By(InterceptorPath.To(InterceptorPathTests.Flight(50), f.DistanceAt(t), 0))).ToArray();
        Assert.Equal(double.NaN, InterceptTable.At(slow, 0, out _));
        var fast = InterceptTable.Build([flight], (f, t) => By(InterceptorPath.To(InterceptorPathTests.Flight(70), f.DistanceAt(t), 0))).ToArray();
        Assert.Equal(300, InterceptTable.At(fast, 0, out _), 0.3);
        var tired = InterceptTable.Build([flight], (f, t) => By(InterceptorPath.To(InterceptorPathTests.Flight(70, longest: 240), f.DistanceAt(t), 0))).ToArray();
        Assert.Equal(double.NaN, InterceptTable.At(tired, 0, out _));
    }

    [Fact]
    public void The_last_intercept_of_a_receding_threat_is_where_the_speed_runs_out()
    {
        // At sea level, straight away at 250 m/s from 5 km: reach of 900 m/s with drag over 12 km and 400 m/s at the least is 12 km ln(900 / 400).
        var flight = new FlyOut(0, 200, 5000.0 * 5000, 2 * 5000 * 250.0, 250 * 250);
        var rocket = InterceptorPathTests.Flight(900, drag: 12_000, least: 400);
        var nodes = InterceptTable.Build([flight], (f, t) => new Shot(InterceptorPath.To(rocket, f.DistanceAt(t), 0).Seconds, 0, 0, 0, 1, 1, 1)).ToArray();
        var reach = 12_000 * Math.Log(900.0 / 400);
        Assert.Equal(reach, flight.DistanceAt(nodes[^1].Time), 10.0);
        Assert.Equal(((reach - 5000) / 250) - ((900.0 / 400) - 1) * 12_000 / 900, nodes[^1].Launch, 0.05);
    }

    [Fact]
    public void Factors_fall_from_head_on_to_receding_and_to_the_edge()
    {
        var factors = new World.Systems.KillFactors
        {
            Edge = World.Parameter.Assumed("e", World.Text.Quantity.Probability, 0.4, "2024", ""),
            Crossing = World.Parameter.Assumed("c", World.Text.Quantity.Probability, 0.8, "2024", ""),
            Receding = World.Parameter.Assumed("r", World.Text.Quantity.Probability, 0.5, "2024", ""),
        };
        Assert.Equal([1, 1, 0.85, 0.4, 0.4], new[] { 0, 0.5, 0.75, 1, 1.5 }.Select(r => Shot.RangeFactorOf(factors, r)));
        Assert.Equal([1, 0.9, 0.8, 0.65, 0.5], new[] { -1, -0.5, 0, 0.5, 1 }.Select(c => Math.Round(Shot.AspectFactorOf(factors, c), 12)));
        // Straight on, at the closest point, straight away.
        var by = new FlyOut(0, 20, (1000.0 * 1000) + (50 * 50), -2 * 1000 * 100.0, 100 * 100);
        Assert.InRange(by.RecessionAt(0), -1, -0.99);
        Assert.Equal(0, by.RecessionAt(10), 1e-9);
        Assert.InRange(by.RecessionAt(20), 0.99, 1);
    }
}
