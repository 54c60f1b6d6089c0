using Testudo.World.Text;

namespace Testudo.Evidence.Record;

/// <summary>One line of the list of weapons that comes with the public record.</summary>
/// <param name="Line">The line in the file, from 2.</param>
/// <param name="Model">The model as the record writes it.</param>
/// <param name="Category">The category, such as <c>cruise missile</c>; empty where none is given.</param>
public sealed record ReferenceWeapon(int Line, string Model, string Category);

/// <summary>The list of weapons that comes with the public record (<c>missiles_and_uavs.csv</c>, in older versions <c>missile_and_uav.csv</c>).</summary>
/// <remarks>Testudo counts by its own table (<see cref="RecordModels"/>); the list is read to show where the two differ.</remarks>
public sealed class WeaponReference
{
    private static readonly HashSet<string> Expected = new(StringComparer.Ordinal) { "model", "category", "national_origin", "type", "launch_platform", "name", "guidance_system" };

    private WeaponReference(string file, IReadOnlyList<ReferenceWeapon> weapons) => (File, Weapons) = (file, weapons);

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The weapons in the order of the file.</summary>
    public IReadOnlyList<ReferenceWeapon> Weapons { get; }

    /// <summary>Reads the list.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <exception cref="InputException">The file is absent, unreadable, or not this list.</exception>
    public static WeaponReference Read(string path)
    {
        using var table = RecordTable.Open(path, Expected, CancellationToken.None);
        var (model, category) = (table.Columns.IndexOf("model"), table.Columns.IndexOf("category"));
        if (model < 0 || category < 0)
        {
            throw TableStart.Refuse(path, table.HeaderLine, $"this is not the list of weapons; the columns \"model\" and \"category\" are expected");
        }

        var weapons = new List<ReferenceWeapon>();
        while (table.Read())
        {
            if (table.Problem is { } problem)
            {
                throw new InputException(problem);
            }

            weapons.Add(new ReferenceWeapon(table.Line, table.Fields[model].Trim(), table.Fields[category].Trim()));
        }

        return new WeaponReference(path, weapons);
    }

    /// <summary>Where the list and the record differ: models of rows that it lacks, and categories that contradict the class of the record.</summary>
    /// <param name="rows">The rows of the record.</param>
    public IReadOnlyList<Diagnostic> Compare(IEnumerable<RecordRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var byModel = Weapons.GroupBy(w => w.Model, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var result = new List<Diagnostic>();
        foreach (var (model, recordClass) in rows.Select(r => (r.Model, r.Class)).Distinct())
        {
            if (!byModel.TryGetValue(model, out var weapon))
            {
                result.Add(new Diagnostic(new TextLocation(File, 0, "model"), $"the model \"{TableStart.Short(model)}\" of the record is not in the list"));
            }
            else if (Contradicts(weapon.Category, recordClass))
            {
                result.Add(new Diagnostic(new TextLocation(File, weapon.Line, "category"), $"the category of \"{TableStart.Short(model)}\" is \"{TableStart.Short(weapon.Category)}\"; the record counts it as {recordClass}"));
            }
        }

        return result;
    }

    // The list calls supersonic missiles and unknown ones cruise missiles too; only what cannot be meant is told.
    private static bool Contradicts(string category, string recordClass) => recordClass switch
    {
        RecordClasses.Drone => category != "UAV",
        RecordClasses.Ballistic => !category.Contains("ballistic", StringComparison.Ordinal),
        RecordClasses.Sam => !category.Contains("surface-to-air", StringComparison.Ordinal),
        RecordClasses.Cruise or RecordClasses.Supersonic => !category.Contains("cruise", StringComparison.Ordinal),
        _ => false,
    };
}
