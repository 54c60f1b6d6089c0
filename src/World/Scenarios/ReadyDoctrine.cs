using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>A doctrine of the catalogue, ready to be used by name: <c>doctrine: {use: balanced}</c>.</summary>
public sealed record ReadyDoctrine
{
    // What a doctrine chooses. All other keys of the block say something about the world, and stay when a doctrine is replaced.
    private static readonly HashSet<string> Choices = new(StringComparer.Ordinal)
    {
        "use", "coordination", "assign", "lookAhead", "prefer", "priority", "assetPriority", "serveFirst", "keep", "atOneThreat", "ration", "rules",
    };

    /// <summary>The id, such as <c>save-the-costly</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in each language.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>What it is for, in each language.</summary>
    public required LocalisedText Description { get; init; }

    /// <summary>The id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>When it was published or written: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>How far it can be trusted to be what anybody does.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Its keys as written, for whoever wants to see them.</summary>
    public IReadOnlyList<(string Key, string Text)> Written => [.. Body.Entries.Select(e => (e.Key, WrittenAs(e.Value)))];

    /// <summary>The keys of the doctrine.</summary>
    internal MapNode Body { get; private init; } = new(0, []);

    /// <summary>Reads a doctrine of the catalogue; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="catalogue">The catalogue whose names it uses.</param>
    /// <returns>The doctrine, or null where something needed is missing or wrong.</returns>
    public static ReadyDoctrine? Read(MapReader reader, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(catalogue);
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var description = reader.Localised("description", null);
        var source = reader.Text("source", required: true);
        var date = reader.Text("date", required: true);
        var confidence = reader.OneOf<Confidence>("confidence");
        var body = reader.Block("doctrine", required: true);
        reader.Finish();
        if (source is not null && reader.Context.Sources is { } known && !known.Contains(source))
        {
            var near = NameSuggestion.Nearest(source, known);
            reader.Report("source", $"the source \"{source}\" is not listed in sources.yaml", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }

        if (date is not null && !MapReader.IsDate(date))
        {
            reader.Report("date", $"found \"{date}\" where a date was expected", $"write 2024, 2024-01 or 2024-01-02");
        }

        if (id is null || source is null || date is null || body is null)
        {
            return null;
        }

        // Read once for what is wrong in it; a scenario reads it again, with its own definitions.
        DoctrineReader.ReadBody(body, catalogue, assets: null);
        return new ReadyDoctrine { Id = id, Name = name, Description = description, Source = source, Date = date, Confidence = confidence, Body = body.Node };
    }

    /// <summary>The doctrine that a block asks for: its own keys over those of the doctrine it uses, its own rules before the others.</summary>
    /// <param name="own">The block of a scenario.</param>
    internal MapNode Under(MapNode own)
    {
        var merged = own.Over(Body);
        return own["rules"] is not ListNode ownRules || Body["rules"] is not ListNode rules
            ? merged
            : new MapNode(merged.Line, [.. merged.Entries.Select(e => e.Key == "rules" ? e with { Value = new ListNode(ownRules.Line, [.. ownRules.Items, .. rules.Items.Select(r => r.At(own.Line))]) } : e)]);
    }

    /// <summary>A block without what this doctrine is to replace.</summary>
    /// <param name="own">The block of a scenario.</param>
    internal static MapNode WithoutChoices(MapNode own) => new(own.Line, [.. own.Entries.Where(e => !Choices.Contains(e.Key))]);

    private static string WrittenAs(SourceNode node) => node switch
    {
        ListNode list => $"[{string.Join(", ", list.Items.Select(WrittenAs))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {WrittenAs(e.Value)}"))}}}",
        ScalarNode scalar => scalar.Value,
        _ => "",
    };
}
