using Testudo.Evidence.Record;
using Testudo.World;
using Testudo.World.Systems;
using Testudo.World.Threats;

namespace Testudo.Calibration.Factors;

/// <summary>The factors that are fitted, and the numbers of the catalogue that follow each.</summary>
/// <remarks>
/// Numbers that follow one factor share its deviate: where the record says that missiles against cruise missiles do better than was judged, all of them do.
/// The record has totals by class; it cannot tell one system from another. See <c>docs/methods/calibration.md</c>.
/// </remarks>
public static class KnownFactors
{
    private static readonly string[] All = [.. RecordClasses.OfCells];

    /// <summary>The factors in the order of their deviates: those of the catalogue first.</summary>
    public static IReadOnlyList<Factor> Items { get; } =
    [
        new("sam-drone", FactorKind.Catalogue, [RecordClasses.Drone]),
        new("sam-cruise", FactorKind.Catalogue, [RecordClasses.Cruise]),
        new("sam-ballistic", FactorKind.Catalogue, [RecordClasses.Ballistic, RecordClasses.Sam]),
        new("sam-supersonic", FactorKind.Catalogue, [RecordClasses.Supersonic]),
        new("guns", FactorKind.Catalogue, [RecordClasses.Drone, RecordClasses.Cruise]),
        new("fighters", FactorKind.Catalogue, [RecordClasses.Drone, RecordClasses.Cruise]),
        new("jamming", FactorKind.Catalogue, [RecordClasses.Drone, RecordClasses.Cruise]),
        new("detection", FactorKind.Catalogue, All),
        new("readiness", FactorKind.Catalogue, All),
        new("drone-reliability", FactorKind.Catalogue, [RecordClasses.Drone]),
        new("missile-reliability", FactorKind.Catalogue, [RecordClasses.Cruise, RecordClasses.Ballistic, RecordClasses.Supersonic, RecordClasses.Sam]),
        new("raid-effect-drone", FactorKind.Catalogue, [RecordClasses.Drone]),
        new("raid-effect-cruise", FactorKind.Catalogue, [RecordClasses.Cruise]),
        new("raid-effect-ballistic", FactorKind.Catalogue, [RecordClasses.Ballistic, RecordClasses.Sam]),
        new("thin-drone", FactorKind.ThinShare, [RecordClasses.Drone]),
        new("thin-cruise", FactorKind.ThinShare, [RecordClasses.Cruise]),
        new("thin-ballistic", FactorKind.ThinShare, [RecordClasses.Ballistic]),
        new("thin-slope", FactorKind.ThinSlope, [RecordClasses.Drone, RecordClasses.Cruise, RecordClasses.Ballistic]),
        new("together", FactorKind.Together, [RecordClasses.Drone, RecordClasses.Cruise, RecordClasses.Supersonic, RecordClasses.Sam]),
        new("together-ballistic", FactorKind.Together, [RecordClasses.Ballistic]),
        new("together-slope", FactorKind.TogetherSlope, All),
    ];

    /// <summary>How many of them move numbers of the catalogue; these stand first.</summary>
    public static int OfCatalogue { get; } = Items.Count(f => f.Kind == FactorKind.Catalogue);

    /// <summary>The place of a factor.</summary>
    /// <param name="id">Its id.</param>
    public static int IndexOf(string id) => Items.Index().First(f => f.Item.Id == id).Index;

    /// <summary>The class of the record to which a class of threat belongs; null for decoys, which the record does not count.</summary>
    /// <param name="threatClass">The class of threat.</param>
    public static string? RecordClassOf(ThreatClass threatClass) => threatClass switch
    {
        ThreatClass.OneWayDrone => RecordClasses.Drone,
        ThreatClass.Cruise => RecordClasses.Cruise,
        ThreatClass.Ballistic or ThreatClass.Aeroballistic => RecordClasses.Ballistic,
        ThreatClass.SupersonicAntiShip or ThreatClass.AntiRadiation => RecordClasses.Supersonic,
        ThreatClass.SamAgainstGround => RecordClasses.Sam,
        _ => null,
    };

    /// <summary>The uncertain numbers of a catalogue that follow a factor, by path.</summary>
    /// <param name="catalogue">The catalogue.</param>
    public static IReadOnlyDictionary<string, int> ParametersOf(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Add(Parameter? parameter, string? factor)
        {
            if (parameter is { IsUncertain: true } && factor is not null)
            {
                found[parameter.Path] = IndexOf(factor);
            }
        }

        foreach (var system in catalogue.Systems.Items)
        {
            Add(system.Availability, "readiness");
            foreach (var (threatClass, envelope) in system.Against)
            {
                Add(envelope.Kill, OfKill(system.Kind, threatClass));
            }
        }

        foreach (var sensor in catalogue.Sensors.Items)
        {
            Add(sensor.Detection, "detection");
            Add(sensor.Availability, "detection");
        }

        foreach (var threat in catalogue.Threats.Items)
        {
            Add(threat.Jamming, "jamming");
            Add(threat.FlightReliability, RecordClassOf(threat.Class) switch { null => null, RecordClasses.Drone => "drone-reliability", _ => "missile-reliability" });
        }

        foreach (var (id, factor) in new[]
        {
            ("link-availability", "readiness"), ("command-post-availability", "readiness"), ("raid-effect-one-way-drone", "raid-effect-drone"),
            ("raid-effect-cruise", "raid-effect-cruise"), ("raid-effect-ballistic", "raid-effect-ballistic"),
        })
        {
            Add(catalogue.Parameters.GetValueOrDefault(id), factor);
        }

        return found;
    }

    /// <summary>What the record makes certain: a weapon is counted as launched when it was seen in flight, so that none of those counted failed at launch.</summary>
    /// <param name="catalogue">The catalogue.</param>
    public static IReadOnlyDictionary<string, double> KnownOf(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return new SortedDictionary<string, double>(catalogue.Threats.Items.ToDictionary(t => t.LaunchReliability.Path, _ => 1.0), StringComparer.Ordinal);
    }

    private static string? OfKill(SystemKind kind, ThreatClass threatClass) => kind switch
    {
        SystemKind.ElectronicWarfare => "jamming",
        SystemKind.Fighter => "fighters",
        SystemKind.Gun or SystemKind.InterceptorDrone => "guns",
        _ => RecordClassOf(threatClass) switch
        {
            RecordClasses.Drone => "sam-drone",
            RecordClasses.Cruise => "sam-cruise",
            RecordClasses.Ballistic or RecordClasses.Sam => "sam-ballistic",
            RecordClasses.Supersonic => "sam-supersonic",
            _ => threatClass == ThreatClass.Decoy ? "sam-drone" : null,
        },
    };
}
