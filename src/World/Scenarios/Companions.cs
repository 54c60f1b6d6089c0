using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.World.Scenarios;

/// <summary>Decoys that fly beside a salvo: a second salvo at the same time, on the same way, to the same targets in proportion.</summary>
internal sealed class Companions
{
    /// <summary>What is added to the id of the salvo.</summary>
    public const string Suffix = "-decoys";

    private readonly ThreatType threat;
    private readonly int count;

    private Companions(MapReader reader, ThreatType threat, int count) => (Reader, this.threat, this.count) = (reader, threat, count);

    /// <summary>The block.</summary>
    public MapReader Reader { get; }

    /// <summary>Reads the block <c>decoys</c> of a salvo.</summary>
    public static Companions? Read(MapReader salvo, Catalogue catalogue)
    {
        if (salvo.Block("decoys") is not { } reader)
        {
            return null;
        }

        var name = reader.Text("threat", required: true);
        var many = reader.Whole("count", null, 1, ScenarioLoader.MostThreats);
        reader.Finish();
        var type = name is null ? null : catalogue.Threats.Find(name);
        if (name is not null && type is null)
        {
            reader.Report("threat", $"the threat type \"{name}\" is not in the catalogue", catalogue.Threats.Suggest(name));
        }

        return type is null ? null : new Companions(reader, type, many);
    }

    /// <summary>The salvo of the decoys.</summary>
    public Salvo Beside(Salvo salvo, MapReader reader, HashSet<string> ids)
    {
        var id = salvo.Id + Suffix;
        if (!ids.Add(id))
        {
            reader.Report("decoys", $"the id \"{id}\" is used by two salvos");
        }

        if (salvo.IsTogether)
        {
            reader.Report("decoys", $"\"decoys\" and \"together\" exclude each other: the decoys would draw a target of their own");
        }

        if (salvo.Threat.Profile != threat.Profile)
        {
            Reader.Report("threat", $"{threat.Id} cannot fly beside {salvo.Threat.Id}: its profile is {MapReader.WordFor(threat.Profile)}, not {MapReader.WordFor(salvo.Threat.Profile)}");
        }

        return salvo with { Id = id, Threat = threat, Count = count, IsPoisson = false, Targets = TargetsOf(salvo) };
    }

    // Fixed numbers by the largest remainders, earlier targets first where they are equal; shares stay.
    private IReadOnlyList<SalvoTarget> TargetsOf(Salvo salvo)
    {
        var total = salvo.Targets.Sum(t => t.Share);
        if (salvo.Targets[0].Count is null)
        {
            return [.. salvo.Targets.Select(t => salvo.Targets.Count == 1 ? t with { Count = count, Share = count } : t)];
        }

        var exact = salvo.Targets.Select(t => count * t.Share / total).ToList();
        var whole = exact.Select(e => (int)Math.Floor(e)).ToList();
        foreach (var i in Enumerable.Range(0, exact.Count).OrderByDescending(i => exact[i] - whole[i]).ThenBy(i => i).Take(count - whole.Sum()))
        {
            whole[i]++;
        }

        return [.. salvo.Targets.Select((t, i) => t with { Count = whole[i], Share = whole[i] }).Where(t => t.Count > 0)];
    }
}
