using Testudo.World.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>A way along which batteries or sensors are spread evenly: over places, or under the corridor of a salvo.</summary>
internal sealed class Corridor
{
    // The part of the golden section after the point: steps of it spread points evenly over an interval.
    private const double GoldenStep = 0.6180339887498949;

    // Points at which the border is sought on the way of a salvo.
    private const int BorderSamples = 1000;

    private readonly IReadOnlyList<GeoPosition> points;
    private readonly GeodesicLine[] legs;
    private readonly double length;
    private double from;

    private Corridor(IReadOnlyList<GeoPosition> points, LocalisedText name)
    {
        (this.points, Name) = (points, name);
        legs = [.. points.Zip(points.Skip(1), Geodesic.Inverse)];
        length = legs.Sum(l => l.DistanceMetres);
    }

    /// <summary>What it is called: its ends.</summary>
    public LocalisedText Name { get; }

    /// <summary>Reads <c>along</c>: a list of places, or the id of a salvo; null where it is absent or wrong.</summary>
    public static Corridor? Read(MapReader reader, Catalogue catalogue, IReadOnlyList<Salvo> raid, IReadOnlyList<Asset> assets)
    {
        switch (reader.Any("along"))
        {
            case null:
                return null;
            case ListNode list when list.Items.Count >= 2:
                var ends = list.Items.Select(i => ScenarioLoader.Position(reader.Context, i, reader.PathOf("along"), catalogue)).ToList();
                return ends.Any(e => e is null) ? null : new Corridor([.. ends.Select(e => e!.Value.Position)], Between(ends[0]!.Value.Name, ends[^1]!.Value.Name));
            case ScalarNode { Value.Length: > 0 } id:
                if (raid.FirstOrDefault(s => s.Id == id.Value) is { } salvo)
                {
                    return Under(salvo, catalogue, assets);
                }

                var near = NameSuggestion.Nearest(id.Value, raid.Select(s => s.Id));
                reader.Report("along", $"no salvo of the raid has the id \"{id.Value}\"", near is null ? $"write the id of a salvo, or places such as [Kherson, Mykolaiv]" : (FormattableString)$"did you mean \"{near}\"?");
                return null;
            case var other:
                reader.Report("along", $"found {other.Kind} where the id of a salvo or a list of at least two places was expected", $"for example [Kherson, Mykolaiv]");
                return null;
        }
    }

    /// <summary>The position of one of several that stand evenly along the way.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="count">How many stand there.</param>
    /// <param name="spread">How far they stand off the way at the most. Unit: metres.</param>
    public GeoPosition At(int index, int count, double spread)
    {
        var (position, bearing) = Point(from + ((1 - from) * (index + 0.5) / count));
        if (spread == 0)
        {
            return position;
        }

        var offset = spread * ((2 * ((0.5 + (index * GoldenStep)) % 1)) - 1);
        return Geodesic.Direct(position, bearing + (offset < 0 ? -90 : 90), Math.Abs(offset));
    }

    /// <summary>The way of a salvo to the target that most are aimed at, from where it last enters the country of that target.</summary>
    private static Corridor Under(Salvo salvo, Catalogue catalogue, IReadOnlyList<Asset> assets)
    {
        var target = assets[salvo.Targets.MaxBy(t => t.Count ?? t.Share).Asset];
        var corridor = new Corridor([salvo.From, .. salvo.Via, target.Position], Between(salvo.FromName, target.Name));
        if (catalogue.Countries.FirstOrDefault(c => c.Contains(target.Position)) is { } country)
        {
            var sample = BorderSamples;
            while (sample > 0 && country.Contains(corridor.Point((sample - 1.0) / BorderSamples).Position))
            {
                sample--;
            }

            corridor.from = (double)sample / BorderSamples;
        }

        return corridor;
    }

    private static LocalisedText Between(LocalisedText a, LocalisedText b) =>
        new($"{a.English} – {b.English}", $"{a.Ukrainian} – {b.Ukrainian}", $"{a.Russian} – {b.Russian}");

    private (GeoPosition Position, double BearingDegrees) Point(double fraction)
    {
        var left = fraction * length;
        for (var i = 0; i < legs.Length; i++)
        {
            if (left <= legs[i].DistanceMetres || i == legs.Length - 1)
            {
                var position = Geodesic.Direct(points[i], legs[i].InitialBearingDegrees, left);
                return (position, legs[i].InitialBearingDegrees);
            }

            left -= legs[i].DistanceMetres;
        }

        return (points[^1], 0);
    }
}
