using FsCheck;
using FsCheck.Fluent;
using Testudo.Simulation.Geometry;
using Testudo.World.Geodesy;

namespace Testudo.Simulation.Tests.Geometry;

public sealed class FlyOutTests
{
    private const int Steps = 20_000;

    /// <summary>Straight flights past a battery at the origin, slower and faster than the interceptor, near and far.</summary>
    private static readonly Gen<(FlyOut Flight, double Launch, double Speed, double Earliest)> Scenes =
        from x in Samples.Between(-80_000, 80_000)
        from y in Samples.Between(-80_000, 80_000)
        from z in Samples.Between(0, 20_000)
        from bearing in Samples.Between(0, 2 * Math.PI)
        from velocity in Samples.Between(0, 2000)
        from sink in Samples.Between(-200, 200)
        from start in Samples.Between(0, 500)
        from duration in Samples.Between(1, 300)
        from launch in Samples.Between(-200, 900)
        from speed in Gen.OneOf(Samples.Between(20, 2500), Gen.Constant(velocity))
        from earliest in Samples.Between(0, 900)
        let vx = velocity * Math.Sin(bearing)
        let vy = velocity * Math.Cos(bearing)
        select (
            new FlyOut(start, start + duration, (x * x) + (y * y) + (z * z), 2 * ((x * vx) + (y * vy) + (z * sink)), (vx * vx) + (vy * vy) + (sink * sink)),
            launch,
            speed,
            earliest);

    [Fact]
    public void The_intercept_is_the_first_time_at_which_the_interceptor_can_be_there() => Samples.ForAll(
        Scenes,
        s =>
        {
            var found = s.Flight.InterceptAt(s.Launch, s.Speed, s.Earliest);
            var from = Math.Max(Math.Max(s.Flight.Start, s.Earliest), s.Launch);
            if (!double.IsNaN(found))
            {
                // It is in time, and the interceptor is there: exactly where it had to wait for nothing.
                Assert.InRange(found, from, s.Flight.End + 1e-9);
                var slack = (s.Speed * (found - s.Launch)) - s.Flight.DistanceAt(found);
                Assert.True(slack > -0.01, $"{slack} m short at {found}: {s}");
                Assert.True(found == from || Math.Abs(slack) < 0.01, $"{slack} m too late at {found}: {s}");
            }

            // No sampled time before it would do.
            for (var i = 0; i <= Steps && from <= s.Flight.End; i++)
            {
                var time = from + ((s.Flight.End - from) * i / Steps);
                if (!double.IsNaN(found) && time >= found)
                {
                    break;
                }

                Assert.True(s.Flight.DistanceAt(time) > s.Speed * (time - s.Launch) - 1e-3, $"possible at {time}, found {found}: {s}");
            }
        },
        cases: 2000);

    [Fact]
    public void A_threat_flying_straight_at_the_battery_is_met_where_the_closing_speed_says()
    {
        // 40 km out at 200 m/s, interceptor 1,000 m/s: 40,000 / 1,200 s.
        var flight = new FlyOut(100, 300, 40_000.0 * 40_000, -2 * 40_000 * 200.0, 200 * 200);
        Assert.Equal(100 + (40_000 / 1200.0), flight.InterceptAt(100, 1000, 0), 1e-9);
        // Launched 10 s later: 38,000 / 1,200 s after that.
        Assert.Equal(110 + (38_000 / 1200.0), flight.InterceptAt(110, 1000, 0), 1e-9);
        // It waits for the earliest time allowed, and is too late after the end.
        Assert.Equal(250, flight.InterceptAt(100, 1000, 250));
        Assert.Equal(double.NaN, flight.InterceptAt(301, 1000, 0));
        Assert.Equal(double.NaN, flight.InterceptAt(100, 1000, 301));
    }

    [Fact]
    public void An_interceptor_as_fast_as_the_threat_has_one_root()
    {
        // Head on: half way. In chase: never.
        Assert.Equal(100, new FlyOut(0, 200, 4e8, -2 * 20_000 * 100.0, 100 * 100).InterceptAt(0, 100, 0), 1e-9);
        Assert.Equal(double.NaN, new FlyOut(0, 1e6, 4e8, 2 * 20_000 * 100.0, 100 * 100).InterceptAt(0, 100, 0));
    }

    // Both ends are exact; between them the chord departs from the great circle, since bearings are those of the ellipsoid and ranges those
    // of a sphere: the worst of 20,000 pieces of at most 100 km within 100 km was 69 m.
    [Fact]
    public void Distance_follows_a_piece_of_flight() => Samples.ForAll(
        from a in Samples.Between(-0.6, 0.6)
        from b in Samples.Between(-0.6, 0.6)
        from c in Samples.Between(-0.6, 0.6)
        from d in Samples.Between(-0.6, 0.6)
        from h in Samples.Between(0, 20_000)
        from part in Samples.Unit
        select (From: new GeoPosition(50 + a, 30 + b), To: new GeoPosition(50 + c, 30 + d), h, part),
        t =>
        {
            var site = new GeoPosition(50, 30);
            var piece = new FlightPiece(GreatCircleArc.Between(t.From, t.To), t.From, t.To, 10, 310, t.h, t.h / 2);
            var flyOut = FlyOut.Between(site, piece, new Span(10, 310));
            foreach (var time in new[] { 10, 310, 10 + (300 * t.part) })
            {
                var ground = Coverage.GroundRangeMetres(site, piece.Arc.PointAt(piece.FractionAt(time)));
                var slant = Math.Sqrt((ground * ground) + (piece.HeightAt(time) * piece.HeightAt(time)));
                Assert.Equal(slant, flyOut.DistanceAt(time), time is 10 or 310 ? 0.1 : 100);
            }
        });
}
