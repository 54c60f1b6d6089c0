using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Replication;

/// <summary>A calibration from which a run draws its uncertain numbers.</summary>
/// <param name="Used">What it is, for the result.</param>
/// <param name="Draws">Its draws.</param>
public sealed record CalibratedDraws(CalibrationUsed Used, JointDraws Draws);
