using System.Collections.Concurrent;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>One name of a weapon in the public record.</summary>
/// <param name="Name">The name as the record writes it.</param>
/// <param name="Class">The class of the record.</param>
/// <param name="Threats">Ids of the catalogue's threat types; each weapon is one of them.</param>
/// <param name="IsTactical">Whether it is a tactical drone, posted only when it is downed: useless for rates.</param>
/// <param name="Note">What a reader should know; null where nothing.</param>
public sealed record RecordModel(string Name, string Class, IReadOnlyList<string> Threats, bool IsTactical, string? Note);

/// <summary>What a model of a row stands for: one name or several joined by <c>and</c>.</summary>
/// <param name="Class">The class of the record.</param>
/// <param name="Threats">Ids of threat types that the catalogue has, each once, in the order of the names.</param>
/// <param name="IsTactical">Whether every name is a tactical drone's.</param>
/// <param name="Unknown">The names that <c>models.yaml</c> does not have.</param>
public sealed record ModelReading(string Class, IReadOnlyList<string> Threats, bool IsTactical, IReadOnlyList<string> Unknown);

/// <summary>The names of weapons in the public record (<c>models.yaml</c>): class and threat types of each.</summary>
public sealed class RecordModels
{
    private const string Joint = " and ";
    private const int MostRemembered = 10_000;

    private static readonly Lazy<RecordModels> ShippedModels = new(() => Read(EmbeddedYaml.Read("models.yaml")));

    private readonly Dictionary<string, RecordModel> byName;

    private RecordModels(IReadOnlyList<RecordModel> items)
    {
        Items = items;
        byName = items.ToDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>The table that is part of the program.</summary>
    public static RecordModels Shipped => ShippedModels.Value;

    /// <summary>The names in the order of the file.</summary>
    public IReadOnlyList<RecordModel> Items { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static RecordModels Read(YamlSource text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = new ReadingContext(text.File, PlainNumberDate: null);
        var reader = new MapReader(context, text.Root, "");
        var items = new List<RecordModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in reader.Blocks("models", required: true))
        {
            var name = block.Text("model", required: true);
            var recordClass = block.Text("class", required: true);
            var threats = block.Texts("threats") ?? [];
            var model = new RecordModel(name ?? "", recordClass ?? "", [.. threats.Select(t => t.Value)], block.Flag("tactical", false), block.Text("note"));
            if (recordClass is not null && recordClass != RecordClasses.Other && (recordClass == RecordClasses.Mixed || !RecordClasses.MakesRaid(recordClass)))
            {
                block.Report("class", $"\"{recordClass}\" is not a class of a single model; allowed are drone, cruise, ballistic, supersonic, sam, unknown_missile and other");
            }

            if (name is not null && !names.Add(name))
            {
                block.Report("model", $"the model \"{name}\" stands twice in the table");
            }
            else if (name is not null)
            {
                items.Add(model);
            }

            block.Finish();
        }

        reader.Finish();
        context.ThrowIfAny();
        return new RecordModels(items);
    }

    /// <summary>The entry of one name; null where the table does not have it.</summary>
    /// <param name="name">The name, exactly as the record writes it.</param>
    public RecordModel? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What the model of a row stands for.</summary>
    /// <param name="model">The model as written.</param>
    /// <param name="catalogue">Where threat types are looked up.</param>
    public ModelReading Understand(string model, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(catalogue);
        var names = model.Split(Joint);
        var known = names.Select(Find).ToList();
        var threats = names.Zip(known, (name, entry) => Threats(name, entry, catalogue)).SelectMany(t => t).Distinct(StringComparer.Ordinal);
        return new ModelReading(
            ClassOfAll(known.Select(k => k?.Class ?? RecordClasses.Other)),
            [.. threats],
            known.All(k => k is { IsTactical: true }),
            [.. names.Where((_, i) => known[i] is null)]);
    }

    /// <summary>The class in which the record counts threat types; <c>other</c> where it has no name for one of them.</summary>
    /// <param name="threats">Ids of the catalogue's threat types; each weapon is one of them.</param>
    public string ClassOf(IReadOnlyList<string> threats)
    {
        ArgumentNullException.ThrowIfNull(threats);
        return ClassOfAll(threats.Select(t => Items.FirstOrDefault(m => m.Threats.Contains(t, StringComparer.Ordinal))?.Class ?? RecordClasses.Other));
    }

    /// <summary>The same as <see cref="Understand"/>, remembering what was asked: a record has few models and many rows.</summary>
    /// <param name="catalogue">Where threat types are looked up.</param>
    internal Func<string, ModelReading> Remembering(Catalogue catalogue)
    {
        var readings = new ConcurrentDictionary<string, ModelReading>(StringComparer.Ordinal);
        return model => readings.TryGetValue(model, out var reading) ? reading
            : readings.Count < MostRemembered ? readings.GetOrAdd(model, Understand(model, catalogue))
            : Understand(model, catalogue);
    }

    private static string ClassOfAll(IEnumerable<string> classes)
    {
        var set = classes.ToHashSet(StringComparer.Ordinal);
        return set.Count == 1 ? set.First()
            : set.SetEquals([RecordClasses.Ballistic, RecordClasses.Sam]) ? RecordClasses.Ballistic
            : set.Contains(RecordClasses.Other) ? RecordClasses.Other
            : RecordClasses.Mixed;
    }

    // A catalogue of somebody's own may lack a type of the table, or know one that the table lacks.
    private static IEnumerable<string> Threats(string name, RecordModel? entry, Catalogue catalogue) =>
        entry is not null ? entry.Threats.Where(t => catalogue.Threats.Find(t) is not null)
        : catalogue.Threats.Find(name.Trim()) is { } type ? [type.Id]
        : [];
}
