using Testudo.Evidence.Record;
using Testudo.World.Threats;

namespace Testudo.Campaigns.Raids;

/// <summary>The classes in which a campaign counts raids: those of the public record, which are coarser than those of the catalogue.</summary>
public static class CampaignClasses
{
    /// <summary>The classes, in the order of every table of a campaign.</summary>
    public static IReadOnlyList<string> All => RecordClasses.OfCells;

    /// <summary>The class of a type of threat, as an index in <see cref="All"/>.</summary>
    /// <param name="threat">The type.</param>
    public static int Of(ThreatType threat)
    {
        ArgumentNullException.ThrowIfNull(threat);
        var known = IndexOf(RecordModels.Shipped.ClassOf([threat.Id]));
        return known >= 0 ? known : IndexOf(threat.Class switch
        {
            ThreatClass.OneWayDrone or ThreatClass.Decoy => RecordClasses.Drone,
            ThreatClass.Ballistic or ThreatClass.Aeroballistic => RecordClasses.Ballistic,
            ThreatClass.SupersonicAntiShip or ThreatClass.AntiRadiation => RecordClasses.Supersonic,
            ThreatClass.SamAgainstGround => RecordClasses.Sam,
            _ => RecordClasses.Cruise,
        });
    }

    /// <summary>The index of a class; -1 for one that a campaign does not count.</summary>
    /// <param name="recordClass">The class.</param>
    public static int IndexOf(string recordClass) => All.ToList().IndexOf(recordClass);
}
