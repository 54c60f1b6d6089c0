using System.Globalization;
using Testudo.Evidence.Record;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Published;

/// <summary>Figures that others published about the record (<c>published.yaml</c>), and what the record gives for them.</summary>
public sealed class PublishedFigures
{
    /// <summary>The largest difference of rates that counts as close.</summary>
    public const double CloseRate = 0.03;

    /// <summary>The largest difference of counts that counts as close, as a share of the published one.</summary>
    public const double CloseCount = 0.02;

    private const string Joint = " and ";

    private static readonly Lazy<PublishedFigures> ShippedFigures = new(() => Read(EmbeddedYaml.Read("published.yaml")));

    private PublishedFigures(IReadOnlyList<PublishedFigure> items) => Items = items;

    /// <summary>The figures that are part of the program.</summary>
    public static PublishedFigures Shipped => ShippedFigures.Value;

    /// <summary>The figures in the order of the file.</summary>
    public IReadOnlyList<PublishedFigure> Items { get; }

    /// <summary>Reads figures.</summary>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static PublishedFigures Read(YamlSource text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = new ReadingContext(text.File, PlainNumberDate: null);
        var reader = new MapReader(context, text.Root, "");
        var sources = reader.Blocks("sources", required: true).Select(Source.Read).OfType<Source>().GroupBy(s => s.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var items = reader.Blocks("figures", required: true).Select(b => Figure(b, sources)).OfType<PublishedFigure>().ToList();
        foreach (var twice in items.GroupBy(f => f.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            context.Report(0, "figures", $"the id \"{twice.Key}\" is used twice");
        }

        reader.Finish();
        context.ThrowIfAny();
        return new PublishedFigures(items);
    }

    /// <summary>Recomputes every figure under every definition.</summary>
    /// <param name="rows">The rows of one version of the record.</param>
    public IReadOnlyList<CheckedFigure> Check(IReadOnlyList<RecordRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var chosen = rows.Where(r => RecordClasses.MakesRaid(r.Class)).ToList();
        var days = chosen.Select(DateOf).ToList();
        (DateOnly First, DateOnly Last)? span = days.Count == 0 ? null : (days.Min(), days.Max());
        return [.. Items.Select(figure => new CheckedFigure(figure, [.. figure.Definitions.Select(d => Recompute(figure, d, chosen, span))]))];
    }

    private static RecomputedFigure Recompute(PublishedFigure figure, FigureDefinition definition, List<RecordRow> rows, (DateOnly First, DateOnly Last)? span)
    {
        var meant = rows.FindAll(r => DateOf(r) >= figure.From && DateOf(r) <= figure.To && IsMeant(r, definition));
        var counted = meant.FindAll(r => (r.Launched is not null || figure.Measure == PublishedMeasure.Destroyed) && (r.Destroyed is not null || figure.Measure == PublishedMeasure.Launched));
        var (launched, destroyed) = (counted.Sum(r => r.Launched ?? 0), counted.Sum(r => r.Destroyed ?? 0));
        double? value = figure.Measure switch
        {
            _ when counted.Count == 0 => null,
            PublishedMeasure.Launched => launched,
            PublishedMeasure.Destroyed => destroyed,
            _ => launched > 0 ? destroyed / launched : null,
        };
        var isCovered = span is { } s && s.First <= figure.From && s.Last >= figure.To;
        return new RecomputedFigure(definition, launched, destroyed, value, counted.Count, meant.Count - counted.Count, isCovered ? Match(figure, value) : FigureMatch.NotCovered);
    }

    private static FigureMatch Match(PublishedFigure figure, double? value)
    {
        if (value is not { } v)
        {
            return FigureMatch.Different;
        }

        var (isSame, isClose) = figure.Measure == PublishedMeasure.DestroyedRate
            ? (Math.Round(100 * v) == Math.Round(100 * figure.Value), Math.Abs(v - figure.Value) <= CloseRate)
            : (v == figure.Value, Math.Abs(v - figure.Value) <= CloseCount * figure.Value);
        return isSame ? FigureMatch.Same : isClose ? FigureMatch.Close : FigureMatch.Different;
    }

    private static bool IsMeant(RecordRow row, FigureDefinition definition)
    {
        if (!(row.IsNational || definition.WithRegional) || (definition.Classes.Count > 0 && !definition.Classes.Contains(row.Class, StringComparer.Ordinal)))
        {
            return false;
        }

        if (definition.Models.Count == 0 && definition.Without.Count == 0)
        {
            return true;
        }

        var names = row.Model.Split(Joint);
        return (definition.Models.Count == 0 || Array.TrueForAll(names, n => definition.Models.Contains(n, StringComparer.Ordinal)))
            && !Array.Exists(names, n => definition.Without.Contains(n, StringComparer.Ordinal));
    }

    private static DateOnly DateOf(RecordRow row) => DateOnly.FromDateTime(row.Time.To);

    private static PublishedFigure? Figure(MapReader block, Dictionary<string, Source> sources)
    {
        var (id, says, sourceId, note) = (block.Id("id"), block.Text("says", required: true), block.Text("source", required: true), block.Text("note"));
        var measure = block.OneOf<PublishedMeasure>("measure");
        var value = block.Choice("value", Quantity.Number, null, 0, measure == PublishedMeasure.DestroyedRate ? 1 : 1_000_000);
        var (from, to) = (Day(block, "from"), Day(block, "to"));
        var definitions = block.Blocks("definitions", required: true).Select(Definition).ToList();
        block.Finish();
        if (sourceId is not null && !sources.ContainsKey(sourceId))
        {
            block.Report("source", $"the source \"{sourceId}\" is not listed above");
        }

        if (from > to)
        {
            block.Report("to", $"the last day {to:yyyy-MM-dd} is before the first day {from:yyyy-MM-dd}");
        }

        return id is null || says is null || sourceId is null || from is null || to is null || definitions.Count == 0 || !sources.TryGetValue(sourceId, out var source)
            ? null
            : new PublishedFigure(id, says, source, measure, value, from.Value, to.Value, definitions, note);
    }

    private static FigureDefinition Definition(MapReader block)
    {
        var definition = new FigureDefinition(block.Id("id") ?? "", block.Text("says", required: true) ?? "", Names(block, "classes"), Names(block, "models"), Names(block, "without"), block.Flag("regional", false));
        foreach (var unknown in definition.Classes.Where(c => !RecordClasses.MakesRaid(c)))
        {
            block.Report("classes", $"\"{unknown}\" is not a class that makes raids; allowed are: {string.Join(", ", RecordClasses.OfRaids)}");
        }

        foreach (var unknown in definition.Models.Concat(definition.Without).Where(m => RecordModels.Shipped.Find(m) is null))
        {
            block.Report("models", $"the model \"{unknown}\" is not in models.yaml");
        }

        block.Finish();
        return definition;
    }

    private static List<string> Names(MapReader block, string key) => [.. (block.Texts(key) ?? []).Select(t => t.Value)];

    private static DateOnly? Day(MapReader block, string key)
    {
        if (block.Text(key, required: true) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        block.Report(key, $"found \"{text}\" where a day was expected", $"write 2024-01-02");
        return null;
    }
}
