using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Planning.Options;

/// <summary>Reads options.</summary>
public static class OptionFileReader
{
    /// <summary>The most options of one file.</summary>
    public const int MostOptions = 100;

    /// <summary>Reads options from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read or something in it is wrong.</exception>
    public static OptionFile Load(string path) => Read(YamlSource.Read(path));

    /// <summary>Reads options from parsed YAML.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static OptionFile Read(YamlSource text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Costs and grids are choices of whoever writes the file; what they rest on stands beside them.
        var context = new ReadingContext(text.File, PlainNumberDate: "0001-01-01");
        var reader = new MapReader(context, text.Root, "");
        var id = reader.Id("set") ?? "";
        var title = reader.Localised("title", id);
        var notes = reader.Localised("notes", "");
        var options = new Dictionary<string, ReinforcementOption>(StringComparer.Ordinal);
        foreach (var block in reader.Blocks("options", required: true))
        {
            if (ReadOption(block, options) is { } option && !options.TryAdd(option.Id, option))
            {
                block.Report("id", $"the id \"{option.Id}\" is used twice");
            }
        }

        if (options.Count > MostOptions)
        {
            reader.Report("options", $"there are {options.Count} options; at most {MostOptions} are compared at a time");
        }

        var futures = reader.Blocks("futures").Select(ReadFuture).OfType<Future>().ToList();
        var flips = reader.Blocks("flips").Select(b => ReadFlip(b, options)).OfType<FlipQuestion>().ToList();
        var ranges = RangeReader.Read(reader);
        reader.Finish();
        context.ThrowIfAny();
        return new OptionFile { Id = id, Title = notes.English.Length > 0 && title.English == id ? notes : title, Options = [.. options.Values], Futures = futures, Ranges = ranges, Flips = flips, File = text.File, Hash = text.Sha256 };
    }

    private static ReinforcementOption? ReadOption(MapReader reader, Dictionary<string, ReinforcementOption> before)
    {
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var note = reader.Localised("note", "");
        var (source, date) = (reader.Text("source"), reader.Text("date"));
        if (date is not null && !IsDate(date))
        {
            reader.Report("date", $"found \"{date}\" where a date was expected", $"write 2024, 2024-01 or 2024-01-02");
        }

        var confidence = reader.Has("confidence") ? reader.OneOf<Confidence>("confidence") : (Confidence?)null;
        var cost = ReadCost(reader);
        var daysInHand = reader.Has("daysInHand") ? reader.Choice("daysInHand", Quantity.Number, null, 0, 3650) : (double?)null;
        var parts = new List<ReinforcementOption>();
        foreach (var part in reader.Texts("of") ?? [])
        {
            if (before.TryGetValue(part.Value, out var known))
            {
                parts.Add(known);
            }
            else
            {
                var near = NameSuggestion.Nearest(part.Value, before.Keys);
                reader.Context.Report(part.Line, reader.PathOf("of"), $"there is no option \"{part.Value}\" above this one", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
            }
        }

        if (id == "baseline")
        {
            reader.Report("id", $"\"baseline\" is the scenario as it is; give the option another id");
        }

        var own = ChangeReader.Read(reader);
        var line = reader.Node.Line;
        reader.Finish();
        return id is null ? null : new ReinforcementOption
        {
            Id = id,
            Name = name,
            Note = note,
            Source = source,
            Date = date,
            Confidence = confidence,
            Cost = cost ?? (parts.Count > 0 && own.Count == 0 && parts.TrueForAll(p => p.Cost is not null) ? new CostRange(parts.Sum(p => p.Cost!.Low), parts.Sum(p => p.Cost!.High)) : null),
            DaysInHand = daysInHand ?? parts.Min(p => p.DaysInHand),
            Of = [.. parts.Select(p => p.Id)],
            // A part that comes by two ways counts once.
            Changes = [.. parts.SelectMany(p => p.Changes).Append(own).Where(c => c.Count > 0).Distinct()],
            Line = line,
        };
    }

    private static CostRange? ReadCost(MapReader reader)
    {
        if (!reader.Has("cost"))
        {
            return null;
        }

        if (reader.Node["cost"] is not MapNode)
        {
            var only = reader.Choice("cost", Quantity.Money, null, 0, 1e13);
            return new CostRange(only, only);
        }

        var block = reader.Block("cost")!;
        var (low, high) = (block.Choice("low", Quantity.Money, null, 0, 1e13), block.Choice("high", Quantity.Money, null, 0, 1e13));
        block.Finish();
        if (low > high)
        {
            block.Report("low", $"low is {low:N0} USD and high is {high:N0} USD; low may not be the greater");
        }

        return new CostRange(low, high);
    }

    private static Future? ReadFuture(MapReader reader)
    {
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var changes = ChangeReader.Read(reader);
        reader.Finish();
        return id is null ? null : new Future(id, name, changes, reader.Node.Line);
    }

    private static FlipQuestion? ReadFlip(MapReader reader, Dictionary<string, ReinforcementOption> options)
    {
        var id = reader.Id("id");
        var name = reader.Localised("name", id);
        var between = reader.Texts("between") ?? [];
        if (between.Count is not (1 or 2))
        {
            reader.Report("between", $"name two options, or one to set it against the scenario as it is", $"for example between: [drones, batteries]");
        }

        foreach (var unknown in between.Where(b => !options.ContainsKey(b.Value)))
        {
            var near = NameSuggestion.Nearest(unknown.Value, options.Keys);
            reader.Context.Report(unknown.Line, reader.PathOf("between"), $"there is no option \"{unknown.Value}\"", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }

        var (from, to) = (reader.Choice("from", Quantity.Number, null, -1e12, 1e12), reader.Choice("to", Quantity.Number, null, -1e12, 1e12));
        if (from >= to)
        {
            reader.Report("from", $"from is {from} and to is {to}; from has to be the smaller");
        }

        var steps = reader.Whole("steps", 7, 3, 41);
        var vary = reader.Block("vary", required: true) is { } block ? ReadVaried(block, from, to) : null;
        reader.Finish();
        return id is null || vary is null || between.Count is not (1 or 2) ? null
            : new FlipQuestion(id, name, between[0].Value, between.Count == 2 ? between[1].Value : null, vary, from, to, steps, reader.Node.Line);
    }

    private static Change? ReadVaried(MapReader reader, double from, double to)
    {
        var place = new TextLocation(reader.Context.File, reader.Node.Line, reader.Path);
        var (kill, scale) = (reader.Text("kill"), reader.Text("scale"));
        var list = reader.Text("of");
        reader.Finish();
        if ((kill is null) == (scale is null))
        {
            reader.Context.Report(reader.Node.Line, reader.Path, $"what is varied is \"kill\", a kill probability, or \"scale\", a factor", $"for example vary: {{kill: interceptor-drone}} or vary: {{scale: count, of: raid}}");
            return null;
        }

        if (from < 0 || (kill is not null && to > 1))
        {
            reader.Context.Report(reader.Node.Line, reader.Path, $"probabilities go from 0 to 1, factors from 0 on; found {from} to {to}");
            return null;
        }

        return kill is not null ? new KillChange(place, kill == "all" ? null : kill, null, to) : new Scaling(place, list, Selection.All, scale!, to);
    }

    private static bool IsDate(string text) =>
        text.Length is 4 or 7 or 10 && text.Split('-') is { Length: <= 3 } parts && parts.All(p => p.All(char.IsAsciiDigit)) && parts[0].Length == 4;
}
