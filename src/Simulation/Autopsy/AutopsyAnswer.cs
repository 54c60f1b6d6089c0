using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Autopsy;

/// <summary>What would have stopped the leakers of a raid. See <c>docs/methods/autopsy.md</c>.</summary>
/// <param name="Replications">Pairs of replications behind every number here: the first of the run, none of which served to choose the changes.</param>
/// <param name="ScreeningReplications">Other replications, with which the changes were chosen.</param>
/// <param name="Tried">Changes tried on the screening replications.</param>
/// <param name="NotTried">Changes that suggested themselves too, and were not tried.</param>
/// <param name="Leaked">Leakers of one raid in the replications compared.</param>
/// <param name="Causes">Where leakers came through, the most first: as many as make up most of them.</param>
/// <param name="Changes">The changes kept, the most leakers averted first.</param>
public sealed record AutopsyAnswer(
    int Replications, int ScreeningReplications, int Tried, int NotTried, double Leaked, IReadOnlyList<AutopsyCause> Causes, IReadOnlyList<AutopsyChange> Changes);

/// <summary>Leakers of one class at one asset for one cause, and the smallest change that stops them.</summary>
/// <param name="Cause">The cause, such as <c>no-free-channel</c>.</param>
/// <param name="Class">The class.</param>
/// <param name="Asset">The id of the asset.</param>
/// <param name="AssetName">Its name.</param>
/// <param name="Leaked">Leakers of one raid.</param>
/// <param name="Share">Their part of all leakers.</param>
/// <param name="Smallest">The id of the smallest change that averts leakers and stops at least a tenth of these; otherwise the best one; null where none helps.</param>
/// <param name="SmallestStops">How many of them it stops.</param>
/// <param name="SmallestShare">Their part.</param>
/// <param name="Best">The id of the change that stops the most of them; null where none does.</param>
/// <param name="BestStops">How many of them it stops.</param>
/// <param name="BestShare">Their part.</param>
public sealed record AutopsyCause(
    string Cause, string Class, string Asset, Names AssetName, double Leaked, double Share, string? Smallest, PairedEstimate? SmallestStops, double? SmallestShare, string? Best, PairedEstimate? BestStops, double? BestShare);

/// <summary>A change and what it averts, from the same replications with and without it.</summary>
/// <param name="Id">The id; also the name of its scenario file.</param>
/// <param name="Kind">What is changed, such as <c>channel</c>.</param>
/// <param name="System">The system concerned; null for none.</param>
/// <param name="SystemName">Its name.</param>
/// <param name="Sensor">The type of sensor that is added; null for none.</param>
/// <param name="SensorName">Its name.</param>
/// <param name="Near">The name of the place; null where there is none.</param>
/// <param name="Classes">The classes that a rule is about; empty for what is not a rule.</param>
/// <param name="Batteries">The number of batteries that change; 0 for what concerns no battery.</param>
/// <param name="Amount">How much more of it, or sooner: rounds, channels, seconds.</param>
/// <param name="Averted">Leakers fewer: stopped less newly let through.</param>
/// <param name="Stopped">Leakers that do not come through any more.</param>
/// <param name="NewlyThrough">Threats that come through only with the change.</param>
/// <param name="Controlled">The leakers averted once more, sharper by control variates; null for too few replications.</param>
/// <param name="Group">Changes of the same group cannot be told apart; 1 is the best.</param>
/// <param name="Correlation">Of the leakers with and without it; NaN where they do not vary.</param>
/// <param name="VarianceRatio">The variance of a difference of independent replications over that of the paired ones.</param>
/// <param name="Line">The first line of the scenario that changes.</param>
/// <param name="Before">The lines as they are; empty where lines are only added.</param>
/// <param name="After">The lines as they become.</param>
public sealed record AutopsyChange(
    string Id, string Kind, string? System, Names? SystemName, string? Sensor, Names? SensorName, Names? Near, IReadOnlyList<string> Classes, int Batteries, int Amount, PairedEstimate Averted, PairedEstimate Stopped, PairedEstimate NewlyThrough, PairedEstimate? Controlled, int Group, double Correlation, double VarianceRatio, int Line, IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>What a change changes, the least effort first.</summary>
public enum ChangeKind
{
    /// <summary>A rule no longer holds fire.</summary>
    Release,

    /// <summary>A rule no longer keeps rounds back.</summary>
    Spend,

    /// <summary>One more salvo of a battery at one threat.</summary>
    Look,

    /// <summary>One more round in a salvo.</summary>
    Salvo,

    /// <summary>Tracks twenty seconds sooner.</summary>
    Sooner,

    /// <summary>Two more rounds ready.</summary>
    Rounds,

    /// <summary>One more channel.</summary>
    Channel,

    /// <summary>One more sensor.</summary>
    Sensor,

    /// <summary>One more battery.</summary>
    Battery,
}
