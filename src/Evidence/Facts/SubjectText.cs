using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>What a number counts, as facts files write it: a type, several types in one number, or one of a few words.</summary>
internal static class SubjectText
{
    /// <summary>The words for more than single types, with the class that each stands for.</summary>
    private static readonly (string Word, string? Class)[] Words =
    [
        ("air targets", SubjectClasses.AirTargets),
        ("missiles", SubjectClasses.Missiles),
        ("drones", SubjectClasses.Drones),
        ("cruise missiles", SubjectClasses.Cruise),
        ("ballistic missiles", SubjectClasses.Ballistic),
        ("other missiles", SubjectClasses.OtherMissiles),
        ("people", null),
    ];

    /// <summary>Reads <c>of</c>, <c>excluding</c> and <c>as</c> of a claim; null where something is wrong.</summary>
    public static ClaimSubject? Read(MapReader reader, Catalogue catalogue)
    {
        var written = reader.Text("as");
        var excluding = ReadTypes(reader, "excluding", catalogue);
        if (reader.Texts("of") is not { Count: > 0 } names)
        {
            if (reader.Node["of"] is null)
            {
                reader.Report("of", $"the key \"of\" is missing: what is counted?", $"for example of: missiles, or of: Kalibr");
            }
            else if (reader.Node["of"] is ListNode { Items.Count: 0 })
            {
                reader.Report("of", $"the list \"of\" is empty");
            }

            return null;
        }

        var text = written ?? string.Join(" and ", names.Select(n => n.Value));
        if (names is [{ Value: var word }] && Words.FirstOrDefault(w => w.Word == word) is { Word: not null } known)
        {
            return excluding is null ? null : new ClaimSubject(Excluded(text, written, excluding, catalogue), [], known.Class, excluding);
        }

        if (reader.Has("excluding"))
        {
            reader.Report("excluding", $"only a word such as \"missiles\" can leave types out; of a type nothing is left");
            return null;
        }

        return ReadTypes(reader, "of", catalogue) is { } threats ? new ClaimSubject(text, threats, null, []) : null;
    }

    // "missiles" with Kalibr left out reads "missiles without Kalibr" where the report's own words are not given.
    private static string Excluded(string text, string? written, IReadOnlyList<string> excluding, Catalogue catalogue) =>
        written is not null || excluding.Count == 0 ? text : $"{text} without {string.Join(", ", excluding.Select(e => catalogue.Threats.Find(e)?.Name.English ?? e))}";

    private static List<string>? ReadTypes(MapReader reader, string key, Catalogue catalogue)
    {
        var ids = new List<string>();
        var isClean = true;
        foreach (var name in reader.Texts(key) ?? [])
        {
            if (Types(name.Value, catalogue) is { } found)
            {
                ids.AddRange(found.Where(id => !ids.Contains(id)));
                continue;
            }

            isClean = false;
            var others = key == "of" ? Words.Select(w => w.Word) : [];
            var near = NameSuggestion.Nearest(name.Value, others) is { } nearWord ? (FormattableString)$"did you mean \"{nearWord}\"?" : catalogue.Threats.Suggest(name.Value);
            if (key == "of")
            {
                reader.Context.Report(name.Line, reader.PathOf(key), $"\"{name.Value}\" is not a threat of the catalogue, nor one of: {string.Join(", ", others)}", near);
            }
            else
            {
                reader.Context.Report(name.Line, reader.PathOf(key), $"\"{name.Value}\" is not a threat of the catalogue", near);
            }
        }

        return isClean ? ids : null;
    }

    // Kh-101/Kh-555 is two types that are not told apart; Shahed-136/131 is an alias whose second half means nothing alone.
    private static List<string>? Types(string name, Catalogue catalogue)
    {
        var parts = name.Split('/', StringSplitOptions.TrimEntries).Select(catalogue.Threats.Find).ToList();
        return parts.All(p => p is not null) ? [.. parts.Select(p => p!.Id).Distinct(StringComparer.Ordinal)]
            : catalogue.Threats.Find(name) is { } whole ? [whole.Id]
            : null;
    }
}
