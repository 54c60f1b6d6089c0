using Testudo.Simulation.Measures;

namespace Testudo.Planning.Discovery;

/// <summary>In which futures options fail: what the boxes have in common where they do.</summary>
/// <param name="Futures">Futures drawn.</param>
/// <param name="Learned">Of these the first so many were learned from; the others check what was found.</param>
/// <param name="Replications">Replications of each option in each future.</param>
/// <param name="Bound">An option fails where more than this part of the launches leaks; launches are counted without an option. That of the scenario as it is, without an option, in the present.</param>
/// <param name="Error">The probability that any of the options gets a box by chance alone.</param>
/// <param name="Ranges">What is varied.</param>
/// <param name="Points">For each future its value of each range.</param>
/// <param name="Options">The options, the baseline first.</param>
public sealed record DiscoveryAnswer(
    int Futures, int Learned, int Replications, double Bound, double Error, IReadOnlyList<RangeAnswer> Ranges, IReadOnlyList<IReadOnlyList<double>> Points, IReadOnlyList<OptionFailures> Options);

/// <summary>A number that is varied.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is: <c>size</c> and <c>odds</c> are factors, <c>share</c> is from 0 to 1, <c>delay</c> is in days.</param>
/// <param name="From">The least value.</param>
/// <param name="To">The greatest value.</param>
/// <param name="Today">Its value in the scenario as it is.</param>
public sealed record RangeAnswer(string Id, Names Name, string Kind, double From, double To, double Today);

/// <summary>Where an option fails.</summary>
/// <param name="Id">The id.</param>
/// <param name="DaysInHand">The days by which it may be late and still be there; null where it waits for no delivery.</param>
/// <param name="Fails">The share of futures in which it fails.</param>
/// <param name="Boxes">Boxes in which it fails mostly, each found among the futures that the ones before it left; empty where there is none.</param>
/// <param name="NoBox">Why there is no box: too few futures hold (<c>always</c>) or fail (<c>never</c>) to look for one, or <c>none</c> is confirmed by the check; null where there is one.</param>
/// <param name="Leakage">Leakers in each future as a part of the launches without an option.</param>
public sealed record OptionFailures(string Id, double? DaysInHand, Proportion Fails, IReadOnlyList<FailureBox> Boxes, string? NoBox, IReadOnlyList<double> Leakage);

/// <summary>A box in the space of futures. All of its figures come from futures that were not used to find it.</summary>
/// <param name="Limits">Its limits, in the order of the ranges.</param>
/// <param name="Futures">Futures of the check inside.</param>
/// <param name="Failures">Failures among them.</param>
/// <param name="Coverage">The share of all failures that lie inside.</param>
/// <param name="Density">The share of the futures inside that are failures.</param>
/// <param name="Chance">The probability of so many failures inside if failures were spread by chance.</param>
public sealed record FailureBox(IReadOnlyList<BoxLimit> Limits, int Futures, int Failures, Proportion Coverage, Proportion Density, double Chance);

/// <summary>A limit of a box.</summary>
/// <param name="Range">The id of the range.</param>
/// <param name="Low">The least value; null for none.</param>
/// <param name="High">The greatest value; null for none.</param>
/// <param name="Chance">The probability of so many failures inside if this limit had nothing to do with them.</param>
public sealed record BoxLimit(string Range, double? Low, double? High, double Chance);
