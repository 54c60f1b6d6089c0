using System.Globalization;
using Testudo.World.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Places;

/// <summary>What a place is used as.</summary>
public enum PlaceKind
{
    /// <summary>A city or town.</summary>
    City,

    /// <summary>An area from which threats are launched, by its notional centre.</summary>
    LaunchArea,

    /// <summary>A point on the way.</summary>
    Waypoint,
}

/// <summary>A place with a name.</summary>
public sealed record Place
{
    /// <summary>The id, such as <c>kyiv</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The country, by its English name; null where none is given.</summary>
    public string? Country { get; init; }

    /// <summary>What it is used as.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>Where it is.</summary>
    public required GeoPosition Position { get; init; }

    /// <summary>The people who live there.</summary>
    public Parameter? Population { get; init; }

    /// <summary>The radius of the built-up area. Unit: metres.</summary>
    public Parameter? Radius { get; init; }

    /// <summary>Reads a place; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <returns>The place, or null where something needed is missing or wrong.</returns>
    public static Place? Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var aliases = reader.Texts("aliases") ?? [];
        var country = reader.Text("country");
        var kind = reader.OneOf<PlaceKind>("kind", PlaceKind.City);
        var position = ReadSourcedPosition(reader);
        var population = reader.Number("population", Quantity.Count, 0, 5e7, required: false);
        var radius = reader.Number("radius", Quantity.Length, 10, 100_000, required: false);
        reader.Finish();
        return id is null || position is null
            ? null
            : new Place { Id = id, Name = name, Aliases = [.. aliases.Select(a => a.Value)], Country = country, Kind = kind, Position = position.Value, Population = population, Radius = radius };
    }

    /// <summary>Reads [latitude, longitude] in degrees; what is wrong is noted in the context.</summary>
    /// <param name="context">What is being read.</param>
    /// <param name="list">The two numbers.</param>
    /// <param name="path">The path of keys, for messages.</param>
    /// <returns>The position, or null where it is wrong.</returns>
    public static GeoPosition? ReadPosition(ReadingContext context, ListNode list, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(list);
        if (list.Items.Count == 2
            && list.Items[0] is ScalarNode { Value: var first } && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && list.Items[1] is ScalarNode { Value: var second } && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180)
        {
            return new GeoPosition(latitude, longitude);
        }

        context.Report(list.Line, path, $"a position is [latitude, longitude] in degrees: -90 to 90 and -180 to 180", $"for example [50.4500, 30.5233]");
        return null;
    }

    private static GeoPosition? ReadSourcedPosition(MapReader reader)
    {
        switch (reader.Any("position", required: true))
        {
            case null:
                return null;
            case ListNode list when reader.Context.PlainNumberDate is not null:
                return ReadPosition(reader.Context, list, reader.PathOf("position"));
            case MapNode map:
                var inner = new MapReader(reader.Context, map, reader.PathOf("position"));
                var value = inner.Any("value", required: true);
                var source = inner.Text("source", required: true);
                var date = inner.Text("date", required: true);
                if (date is not null && !MapReader.IsDate(date))
                {
                    inner.Report("date", $"found \"{date}\" where a date was expected", $"write 2024, 2024-01 or 2024-01-02");
                }

                inner.OneOf<Confidence>("confidence");
                inner.Text("note");
                inner.Finish();
                if (source is not null && reader.Context.Sources is { } known && !known.Contains(source))
                {
                    inner.Report("source", $"the source \"{source}\" is not listed in sources.yaml");
                }

                if (value is ListNode position)
                {
                    return ReadPosition(reader.Context, position, inner.PathOf("value"));
                }

                if (value is not null)
                {
                    inner.Report("value", $"found {value.Kind} where a position was expected", $"for example [50.4500, 30.5233]");
                }

                return null;
            case var other:
                reader.Report("position", $"found {other.Kind} without a source; every number here needs value, source, date and confidence");
                return null;
        }
    }
}
