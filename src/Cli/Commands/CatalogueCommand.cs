using Testudo.Cli.Results;
using Testudo.Cli.Summary;
using Testudo.Reporting.Results;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>Lists the catalogue, or shows an entry with all its numbers.</summary>
internal sealed class CatalogueCommand(Terminal terminal, Words words, string? folder, bool isJson)
{
    /// <summary>Lists what scenarios can name.</summary>
    /// <param name="kind">Which list; null for all.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int List(string? kind)
    {
        if (kind is not null && !CatalogueEntry.Kinds.Contains(kind, StringComparer.Ordinal))
        {
            var near = NameSuggestion.Nearest(kind, CatalogueEntry.Kinds);
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"the catalogue has no list \"{kind}\"; there are: {string.Join(", ", CatalogueEntry.Kinds)}"),
                near is null ? null : words.Format($"did you mean {near}?"));
        }

        var catalogue = HomeFolder.Catalogue(folder, terminal, words);
        var kinds = kind is null ? CatalogueEntry.Kinds : [kind];
        if (isJson)
        {
            terminal.Output.Write(PublishedJson.Text(kinds.SelectMany(k => CatalogueEntry.All(catalogue, k)).Select(e => new ListedEntry(e.Kind, e.Id, words.Of(e.Name), Written(e))).ToList(), CatalogueJson.Default));
            return ExitCodes.Ok;
        }

        var page = Page.On(terminal);
        foreach (var (index, each) in kinds.Index())
        {
            if (index > 0)
            {
                page.Line();
            }

            Table(each, [.. CatalogueEntry.All(catalogue, each)]).Write(page);
        }

        return ExitCodes.Ok;
    }

    /// <summary>Shows an entry.</summary>
    /// <param name="id">Its id, name or alias.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Show(string id)
    {
        var catalogue = HomeFolder.Catalogue(folder, terminal, words);
        var all = CatalogueEntry.Kinds.Append("parameters").SelectMany(k => CatalogueEntry.All(catalogue, k)).ToList();
        var entry = all.FirstOrDefault(e => e.Id == id) ?? all.FirstOrDefault(e => e.IsCalled(id));
        if (entry is null)
        {
            var near = NameSuggestion.Nearest(id, all.SelectMany(e => e.AllNames));
            throw new Failure(ExitCodes.WrongInput, words.Format($"the catalogue has nothing called \"{id}\""), near is null ? words["testudo catalogue list shows what there is"] : words.Format($"did you mean {near}?"));
        }

        if (isJson)
        {
            terminal.Output.Write(PublishedJson.Text(new ShownEntry(entry.Kind, entry.Id, words.Of(entry.Name), entry.Aliases, Written(entry), [.. entry.Numbers.Select(n => Shown(n, catalogue))], entry.Description is { } says ? words.Of(says) : null), CatalogueJson.Default));
            return ExitCodes.Ok;
        }

        Write(entry, catalogue);
        return ExitCodes.Ok;
    }

    private static Dictionary<string, string> Written(CatalogueEntry entry) =>
        entry.Properties.Where(p => p.Word.Length > 0).ToDictionary(p => p.Key, p => p.Word, StringComparer.Ordinal);

    private static ShownNumber Shown(Parameter n, Catalogue catalogue) => new(
        n.Path, MapReader.WordFor(n.Quantity), n.Value, n.Low, n.High, n.Source, catalogue.Sources.Find(n.Source)?.Title, n.Date, MapReader.WordFor(n.Confidence), n.Note);

    private TextTable Table(string kind, List<CatalogueEntry> entries)
    {
        string Number(CatalogueEntry entry, string key) => entry[key] is { } n ? words.Numbers.Quantity(n.Value, n.Quantity) : "";
        var table = new TextTable().Text(words["Id"]);
        switch (kind)
        {
            case "threats":
                table.Text(words["Name"], least: TextTable.EnoughOfAName).Text(words["Class"], 3).Number(words["Speed"], 2).Number(words["Range"], 2).Number(words["Cost"], 1);
                entries.ForEach(e => table.Row(e.Id, words.Of(e.Name), words.Class(e.Word("class")), Number(e, "speed"), Number(e, "range"), Number(e, "unitCost")));
                break;
            case "systems":
                table.Text(words["Name"], least: TextTable.EnoughOfAName).Text(words["Stops by"], 2).Text(words["Layer"], 1).Number(words["Rounds ready"], 1);
                entries.ForEach(e => table.Row(e.Id, words.Of(e.Name), words.Kind(e.Word("kind")), words.Kind(e.Word("layer")), Number(e, "rounds")));
                break;
            case "sensors":
                table.Text(words["Name"], least: TextTable.EnoughOfAName).Text(words["Kind"], 2).Number(words["Range"], 1);
                entries.ForEach(e => table.Row(e.Id, words.Of(e.Name), words.Kind(e.Word("kind")), Number(e, "range")));
                break;
            case "places":
                table.Text(words["Name"], least: TextTable.EnoughOfAName).Text(words["Kind"], 3).Text(words["Country"], 2).Number(words["Position"], 1).Number(words["Population"], 2);
                entries.ForEach(e => table.Row(e.Id, words.Of(e.Name), words.Kind(e.Word("kind")), e.Word("country"), e.Word("position"), Number(e, "population")));
                break;
            case "doctrines":
                table.Text(words["Name"], least: TextTable.EnoughOfAName).Text(words["What it does"]);
                entries.ForEach(e => table.Row(e.Id, words.Of(e.Name), words.Of(e.Description!)));
                break;
            default:
                table.Text(words["Published"], 2).Text(words["Publisher"], 1, least: 20).Text(words["Title"], least: TextTable.EnoughOfAName);
                entries.ForEach(e => table.Row(e.Id, e.Word("published"), e.Word("publisher"), words.Of(e.Name)));
                break;
        }

        return table;
    }

    private void Write(CatalogueEntry entry, Catalogue catalogue)
    {
        var page = Page.On(terminal);
        page.Paragraph($"{words.Of(entry.Name)} ({entry.Id})", style: Page.Bold);
        if (entry.Aliases.Count > 0)
        {
            page.Paragraph(words.Format($"Also called: {string.Join(", ", entry.Aliases)}"));
        }

        if (entry.Description is { } description)
        {
            page.Paragraph(words.Of(description));
            page.Line();
        }

        foreach (var (key, word) in entry.Properties.Where(p => p.Word.Length > 0))
        {
            page.Paragraph($"{key}: {(key == "classes" ? word : key == "class" ? words.Class(word) : words.Kind(word))}");
        }

        if (entry.Numbers.Count == 0)
        {
            return;
        }

        page.Line();
        page.Line(words["The number, its 5th to 95th percentile, confidence, date, source; a remark below."], Page.Dim);
        var keyWidth = entry.Numbers.Max(n => Key(entry, n).Length);
        foreach (var number in entry.Numbers)
        {
            var text = $"{Value(number)}; {words.Kind(MapReader.WordFor(number.Confidence))}; {number.Date}; {number.Source}";
            var lines = Page.Wrap(text, page.Width, keyWidth + 2, keyWidth + 2).ToList();
            page.Line(Key(entry, number).PadRight(keyWidth) + lines[0][keyWidth..]);
            lines.Skip(1).ToList().ForEach(line => page.Line(line));
            if (number.Note is { } note)
            {
                page.Paragraph(note, indent: keyWidth + 2, Page.Dim, first: keyWidth + 2);
            }
        }

        page.Line();
        page.Line(words["Sources:"], Page.Bold);
        foreach (var id in entry.Numbers.Select(n => n.Source).Distinct())
        {
            page.Paragraph(catalogue.Sources.Find(id) is { } s ? $"{s.Id}: {s.Title}. {s.Publisher}, {s.Published}.{(s.Url is null ? "" : " " + s.Url)}" : id, indent: 4, first: 2);
        }
    }

    private static string Key(CatalogueEntry entry, Parameter number) =>
        number.Path.StartsWith(entry.Id + ".", StringComparison.Ordinal) ? number.Path[(entry.Id.Length + 1)..] : number.Path;

    private string Value(Parameter number)
    {
        var value = words.Numbers.Quantity(number.Value, number.Quantity);
        return number.IsUncertain
            ? words.Format($"{value} ({words.Numbers.Quantity(number.Low, number.Quantity)} to {words.Numbers.Quantity(number.High, number.Quantity)})")
            : value;
    }
}
