using System.Globalization;
using Testudo.Evidence.Record;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Dynamics;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Cli.Forecasts;

/// <summary>A raid as the command line gives it: <c>drone=150,cruise=20,Iskander-M=8</c>.</summary>
internal static class RaidText
{
    private const int Most = 5000;

    /// <summary>Reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="catalogue">Where other names of threat types are looked up.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">It is no raid.</exception>
    public static IReadOnlyList<PlannedWeapons> Read(string text, Catalogue catalogue, Words words)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).Select(part => Part(part, catalogue, words)).ToList();
        if (parts.GroupBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--raid"} names {twice.Key} twice"), words["give one number for each"]);
        }

        return [.. parts.GroupBy(p => p.Class, StringComparer.Ordinal)
            .OrderBy(g => RecordClasses.OfCells.Index().First(c => c.Item == g.Key).Index)
            .Select(g => new PlannedWeapons(g.Key, g.Sum(p => p.Launched) is <= Most and var launched ? launched : throw TooMany(words, g.Key, g.Sum(p => p.Launched)), [.. g.Where(p => p.Name != p.Class).Select(p => new ModelCount(p.Name, p.Launched, 0))]))];
    }

    private static (string Name, string Class, int Launched) Part(string part, Catalogue catalogue, Words words)
    {
        var sign = part.LastIndexOf('=');
        if (sign <= 0)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--raid"} has \"{part}\"; write a class or a model, = and a number"), words.Format($"such as {"drone=150,cruise=20,ballistic=8"}"));
        }

        var (name, number) = (part[..sign].Trim(), part[(sign + 1)..].Trim());
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var launched) || launched is < 1 or > Most)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--raid"} has \"{number}\" for {name}; it must be a whole number from 1 to {Most:N0}"));
        }

        var (known, recordClass) = Meaning(name, catalogue, words);
        return (known, recordClass, launched);
    }

    private static (string Name, string Class) Meaning(string name, Catalogue catalogue, Words words)
    {
        var plain = name.ToLowerInvariant();
        if (RecordClasses.OfCells.FirstOrDefault(c => plain == c || plain == c + "s") is { } recordClass)
        {
            return (recordClass, recordClass);
        }

        var models = RecordModels.Shipped;
        var model = models.Items.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (catalogue.Threats.Find(name) is { } threat ? models.Items.FirstOrDefault(m => m.Threats.Contains(threat.Id, StringComparer.Ordinal)) : null);
        var of = model?.Class ?? models.Understand(name, catalogue).Class;
        if (RecordClasses.OfCells.Contains(of, StringComparer.Ordinal))
        {
            return (model?.Name ?? name, of);
        }

        var near = NameSuggestion.Nearest(name, [.. RecordClasses.OfCells, .. models.Items.Where(m => RecordClasses.OfCells.Contains(m.Class, StringComparer.Ordinal)).Select(m => m.Name)]);
        throw new Failure(
            ExitCodes.WrongInput,
            words.Format($"{"--raid"} has \"{name}\", of which there is no forecast; classes are: {string.Join(", ", RecordClasses.OfCells)}; models are those of the public record"),
            near is null ? null : words.Format($"did you mean {near}?"));
    }

    private static Failure TooMany(Words words, string recordClass, int launched) =>
        new(ExitCodes.WrongInput, words.Format($"{"--raid"} has {launched:N0} of the class {recordClass}; at most {Most:N0} are forecast"));
}
