using FsCheck;
using FsCheck.Fluent;
using Testudo.World.Geodesy;

namespace Testudo.World.Tests.Geodesy;

/// <summary>The closed forms against brute force over 10 000 points of the arc.</summary>
public sealed class GreatCircleArcPropertyTests
{
    private const int Samples = 10_000;

    /// <summary>Points this near to the rim may fall either way.</summary>
    private const double RimRadians = 1e-12;

    /// <summary>Arcs and circles of every size, on and off each other, degenerate ones among them.</summary>
    private static readonly Gen<(GeoPosition From, GeoPosition To, GeoPosition Centre, double Radius)> Scenes =
        from ends in Positions.Pair
        from centre in Gen.OneOf(
            Positions.Any,
            Positions.Near(ends.A),
            Positions.Near(ends.B),
            Positions.Unit.SelectMany(f => Positions.Near(GreatCircleArc.Between(ends.A, ends.B).PointAt(f))))
        from size in Positions.Unit
        from radius in Gen.OneOf(
            Gen.Constant(size * Math.PI),
            Gen.Constant(Math.Pow(10, (6 * size) - 6)),
            Gen.Elements(0, Math.PI / 2, Math.PI, 4),
            Gen.Constant(GreatCircleArc.Between(ends.A, ends.B).ClosestApproach(centre.ToUnitVector(), out _) * (1 + (1e-3 * size))))
        select (ends.A, ends.B, centre, radius);

    [Fact]
    public void TryWithin_agrees_with_sampling_the_arc() => Positions.ForAll(Scenes, scene => CheckAgainstSamples(scene), cases: 1000);

    [Fact]
    public void ClosestApproach_agrees_with_sampling_the_arc() => Positions.ForAll(
        Scenes,
        scene =>
        {
            var arc = GreatCircleArc.Between(scene.From, scene.To);
            UnitVector3 centre = scene.Centre.ToUnitVector();
            double closest = arc.ClosestApproach(centre, out double fraction);
            double sampled = Enumerable.Range(0, Samples + 1).Min(i => arc.UnitVectorAt(i / (double)Samples).AngleRadiansTo(centre));

            Assert.InRange(fraction, 0, 1);
            Assert.Equal(closest, arc.UnitVectorAt(fraction).AngleRadiansTo(centre), 2e-15);
            Assert.InRange(closest, sampled - (arc.AngleRadians / Samples) - 1e-15, sampled + 1e-15);
        },
        cases: 500);

    [Fact]
    public void TryWithin_holds_something_exactly_when_the_closest_approach_is_within() => Positions.ForAll(
        Scenes,
        scene =>
        {
            var arc = GreatCircleArc.Between(scene.From, scene.To);
            UnitVector3 centre = scene.Centre.ToUnitVector();
            double closest = arc.ClosestApproach(centre, out _);
            bool within = arc.TryWithin(centre, scene.Radius, out _, out _);
            Assert.True(within == closest <= scene.Radius || Math.Abs(closest - scene.Radius) < 1e-14, $"{closest} {scene}");
        },
        cases: 20000);

    /// <summary>The interpolation of Aviation Formulary V1.47, "Intermediate points on a great circle", which needs no pole.</summary>
    [Fact]
    public void Points_of_the_arc_are_the_interpolated_ones_and_lie_on_it() => Positions.ForAll(
        from ends in Positions.Pair from fraction in Positions.Unit select (ends.A, ends.B, fraction),
        t =>
        {
            var arc = GreatCircleArc.Between(t.A, t.B);
            GeoPosition point = arc.PointAt(t.fraction);
            Assert.Equal(0, arc.CrossTrackRadians(point), 1e-15);
            Assert.InRange(
                Math.Abs(Math.IEEERemainder(arc.AlongTrackRadians(point) - (t.fraction * arc.AngleRadians), Math.Tau)), 0, 2e-15);
            if (arc.AngleRadians is > 1e-6 and < 3.1)
            {
                UnitVector3 a = t.A.ToUnitVector(), b = t.B.ToUnitVector();
                double fromA = Math.Sin((1 - t.fraction) * arc.AngleRadians), fromB = Math.Sin(t.fraction * arc.AngleRadians);
                var expected = UnitVector3.Normalise(
                    (a.X * fromA) + (b.X * fromB), (a.Y * fromA) + (b.Y * fromB), (a.Z * fromA) + (b.Z * fromB));
                Assert.Equal(0, expected.AngleRadiansTo(point.ToUnitVector()), 1e-14);
            }
        });

    [Fact]
    public void Arc_starts_and_ends_where_it_was_told_and_is_as_long_backwards() => Positions.ForAll(
        Positions.Pair,
        pair =>
        {
            var arc = GreatCircleArc.Between(pair.A, pair.B);
            Assert.Equal(0, arc.UnitVectorAt(0).AngleRadiansTo(pair.A.ToUnitVector()), 1e-15);
            Assert.Equal(0, arc.UnitVectorAt(1).AngleRadiansTo(pair.B.ToUnitVector()), 2e-15);
            Assert.Equal(arc.AngleRadians, GreatCircleArc.Between(pair.B, pair.A).AngleRadians, 1e-15);
        },
        cases: 5000);

    [Fact]
    public void Cross_track_changes_sign_and_along_track_turns_round_with_the_direction_of_travel() => Positions.ForAll(
        (from ends in Positions.Pair from place in Positions.Any select (ends.A, ends.B, place))
            .Where(t => GreatCircleArc.Between(t.A, t.B).AngleRadians is > 0.01 and < 3.1),
        t =>
        {
            var there = GreatCircleArc.Between(t.A, t.B);
            var back = GreatCircleArc.Between(t.B, t.A);
            double cross = there.CrossTrackRadians(t.place);
            Assert.Equal(-cross, back.CrossTrackRadians(t.place), 1e-12);
            if (Math.Abs(cross) < 1.5)
            {
                double sum = there.AlongTrackRadians(t.place) + back.AlongTrackRadians(t.place);
                Assert.InRange(Math.Abs(Math.IEEERemainder(sum - there.AngleRadians, Math.Tau)), 0, 1e-12);
            }
        });

    private static void CheckAgainstSamples((GeoPosition From, GeoPosition To, GeoPosition Centre, double Radius) scene)
    {
        var arc = GreatCircleArc.Between(scene.From, scene.To);
        UnitVector3 centre = scene.Centre.ToUnitVector();
        bool found = arc.TryWithin(centre, scene.Radius, out double enter, out double exit);
        Assert.True(enter >= 0 && enter <= exit && exit <= 1, $"{enter} {exit} {scene}");

        bool leftAgain = false;
        for (int i = 0; i <= Samples; i++)
        {
            double fraction = i / (double)Samples;
            double beyondRim = arc.UnitVectorAt(fraction).AngleRadiansTo(centre) - scene.Radius;
            if (Math.Abs(beyondRim) < RimRadians)
            {
                continue;
            }

            // Past the first part a larger cap than a hemisphere may hold a second one; a smaller one may not.
            bool expected = found && fraction >= enter && fraction <= exit;
            leftAgain |= found && fraction > exit && beyondRim > 0;
            bool secondPart = leftAgain && scene.Radius > Math.PI / 2;
            if (expected != beyondRim < 0 && !secondPart)
            {
                Assert.Fail($"at {fraction}: {beyondRim} from the rim, {enter}..{exit}, {scene}");
            }
        }
    }
}
