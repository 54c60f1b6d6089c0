using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Evidence.Reconciliation;

/// <summary>What a number counts, as a set: two numbers can be compared where their sets are equal, bounded where one holds the other.</summary>
internal sealed class Population : IEquatable<Population>
{
    private readonly string key;

    public Population(IEnumerable<string> members)
    {
        Members = members.ToHashSet(StringComparer.Ordinal);
        key = string.Join('|', Members.Order(StringComparer.Ordinal));
    }

    /// <summary>Ids of threat types, and a few names for what the catalogue does not have.</summary>
    public IReadOnlySet<string> Members { get; }

    public bool IsEmpty => Members.Count == 0;

    public bool Holds(Population other) => other.Members.All(Members.Contains);

    public bool Overlaps(Population other) => other.Members.Any(Members.Contains);

    public Population Without(Population other) => new(Members.Where(m => !other.Members.Contains(m)));

    public Population With(Population other) => new(Members.Concat(other.Members));

    public bool Equals(Population? other) => other is not null && key == other.key;

    public override bool Equals(object? obj) => Equals(obj as Population);

    public override int GetHashCode() => key.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Finds what subjects count, with the classes of a catalogue.</summary>
internal sealed class PopulationBook
{
    private const string OtherMissile = "other missile";
    private const string OtherDrone = "other drone";
    private const string People = "people";

    /// <summary>
    /// Types that posts do not tell apart: Kh-101 stands for Kh-101/Kh-555, C-300 for C-300/C-400, and the decoys that fly
    /// among Shaheds were counted as Shaheds until autumn 2024 and with them since.
    /// </summary>
    private static readonly string[][] Families =
    [
        ["shahed-136", "shahed-131", "gerbera", "parodiya"],
        ["kh-101", "kh-555"],
        ["kh-59", "kh-69"],
        ["iskander-m", "kn-23"],
        ["kh-22", "kh-32"],
        ["s-300-ground", "s-400-ground"],
    ];

    private readonly Dictionary<string, string[]> familyOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Population> classes = new(StringComparer.Ordinal);
    private readonly Catalogue catalogue;

    public PopulationBook(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        var types = catalogue.Threats.Items;
        foreach (var family in Families.Select(f => f.Where(id => catalogue.Threats.Find(id) is not null).ToArray()))
        {
            foreach (var id in family)
            {
                familyOf[id] = family;
            }
        }

        foreach (var known in Enum.GetValues<ThreatClass>())
        {
            classes[MapReader.WordFor(known)] = Of(types, t => t.Class == known);
        }

        Drones = Of(types, IsDrone).With(new Population([OtherDrone]));
        Missiles = Of(types, t => !IsDrone(t)).With(new Population([OtherMissile]));
        AirTargets = Drones.With(Missiles);
        OftenApart = Of(types, t => t.Class == ThreatClass.SamAgainstGround).With(new Population([OtherMissile]));
        classes[SubjectClasses.Drones] = classes[MapReader.WordFor(ThreatClass.OneWayDrone)] = Drones;
        classes[SubjectClasses.Missiles] = Missiles;
        classes[SubjectClasses.AirTargets] = AirTargets;
        classes[SubjectClasses.Cruise] = Of(types, t => t.Class == ThreatClass.Cruise);
        classes[SubjectClasses.Ballistic] = Of(types, t => t.Class is ThreatClass.Ballistic or ThreatClass.Aeroballistic);
        classes[SubjectClasses.OtherMissiles] = classes["unknown_missile"] = new Population([OtherMissile]);
        classes["supersonic"] = Of(types, t => t.Class is ThreatClass.SupersonicAntiShip or ThreatClass.AntiRadiation);
        classes["sam"] = Of(types, t => t.Class == ThreatClass.SamAgainstGround);
    }

    /// <summary>Everything that flies.</summary>
    public Population AirTargets { get; }

    /// <summary>Missiles of every kind.</summary>
    public Population Missiles { get; }

    /// <summary>One-way drones and decoys.</summary>
    public Population Drones { get; }

    /// <summary>What reports often leave out of their missiles: S-300 and S-400 fired at the ground, and types without a place in the catalogue.</summary>
    public Population OftenApart { get; }

    /// <summary>The name of a place of the catalogue; other places are called as they were written.</summary>
    public string PlaceName(string place) => catalogue.Places.Find(place)?.Name.English ?? place;

    /// <summary>What a claim counts.</summary>
    public Population Of(Claim claim)
    {
        if (claim.Kind == ClaimKind.Casualties)
        {
            return new Population([People]);
        }

        var subject = claim.Subject;
        var whole = subject.Threats.Count > 0 ? new Population(subject.Threats.SelectMany(Family))
            : subject.Class is { } word && classes.TryGetValue(word, out var known) ? known
            // Words that mean nothing here are compared only with the same words.
            : new Population(["words: " + (subject.Class ?? subject.Text).Trim().ToUpperInvariant()]);
        return subject.Excluding.Count == 0 ? whole : whole.Without(new Population(subject.Excluding.SelectMany(Family)));
    }

    private string[] Family(string id) => familyOf.GetValueOrDefault(id, [id]);

    private Population Of(IEnumerable<ThreatType> types, Func<ThreatType, bool> isMember) => new(types.Where(isMember).SelectMany(t => Family(t.Id)));

    private static bool IsDrone(ThreatType type) => type.Class is ThreatClass.OneWayDrone or ThreatClass.Decoy;
}
