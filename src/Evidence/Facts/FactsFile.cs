using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>Reads facts files: raids with every account of them, and statements, as text that people edit.</summary>
/// <remarks>The format is in <c>docs/guide/evidence-files.md</c>, its schema in <c>schema/evidence.schema.json</c>.</remarks>
public static class FactsFile
{
    /// <summary>The files that Testudo ships in its folder <c>evidence</c>.</summary>
    public static readonly IReadOnlyList<string> Files = ["raids.yaml", "statements.yaml"];

    /// <summary>Reads a facts file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalogue">The catalogue whose threats and places it names.</param>
    /// <exception cref="InputException">The file cannot be read or something in it is wrong.</exception>
    public static FactBook Load(string path, Catalogue catalogue) => Read(YamlSource.Read(path), catalogue);

    /// <summary>Reads the files of <see cref="Files"/> that a folder has.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="catalogue">The catalogue whose threats and places they name.</param>
    /// <exception cref="InputException">The folder has none of them, a file cannot be read, or something in it is wrong.</exception>
    public static FactBook LoadFolder(string folder, Catalogue catalogue)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var paths = Files.Select(f => Path.Combine(folder, f)).Where(File.Exists).ToList();
        return paths.Count > 0
            ? paths.Aggregate(FactBook.None, (facts, path) => facts.With(Load(path, catalogue)))
            : throw new InputException(new Diagnostic(new TextLocation(folder, 0, ""), $"there is no facts file in this folder; it should have one of: {string.Join(", ", Files)}"));
    }

    /// <summary>Reads facts from parsed YAML.</summary>
    /// <param name="text">The text.</param>
    /// <param name="catalogue">The catalogue whose threats and places it names.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static FactBook Read(YamlSource text, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        var context = new ReadingContext(text.File, PlainNumberDate: null);
        var reader = new MapReader(context, text.Root, "");
        var reports = new ReportShelf();
        reports.ReadNamed(reader);

        var raids = ReadAll(reader, "raids", r => AccountReader.ReadRaid(r, catalogue, reports), r => r.Id);
        var statements = ReadAll(reader, "statements", r => StatementReader.Read(r, catalogue, reports), s => s.Id);
        if (!reader.Has("raids") && !reader.Has("statements"))
        {
            context.Report(0, "", $"the file has neither \"raids\" nor \"statements\"");
        }

        reader.Finish();
        context.ThrowIfAny();

        var finished = reports.Finish();
        return new FactBook
        {
            Reports = [.. finished.Values],
            Raids = [.. raids.Select(r => new RaidFacts
            {
                Id = r.Id,
                Time = r.Time,
                Note = r.Note,
                Accounts = [.. r.Accounts.Select(a => new RaidAccount(finished[a.ReportId], a.Speaker, a.IsComplete, a.Targets, a.Claims))],
            })],
            Statements = [.. statements.Select(s => new StatementFacts(s.Id, finished[s.ReportId], s.Claim, s.Number))],
            Places = reports.Places,
        };
    }

    private static List<T> ReadAll<T>(MapReader reader, string key, Func<MapReader, T?> read, Func<T, string> id)
        where T : class
    {
        var items = new List<T>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in reader.Blocks(key))
        {
            // Paths such as 2024-01-02.accounts[1] say more than raids[18].accounts[1].
            var named = block.Node["id"] is ScalarNode { Value: { Length: > 0 } name } ? new MapReader(block.Context, block.Node, name) : block;
            if (read(named) is not { } item)
            {
                continue;
            }

            if (ids.Add(id(item)))
            {
                items.Add(item);
            }
            else
            {
                named.Report("id", $"the id \"{id(item)}\" is used twice");
            }
        }

        return items;
    }
}
