namespace Testudo.Simulation.Geometry;

/// <summary>A point of a flight whose speed changes.</summary>
/// <param name="Time">Time after launch. Unit: seconds.</param>
/// <param name="Ground">Ground distance from the launch. Unit: metres.</param>
/// <param name="Height">Height above the sphere. Unit: metres.</param>
/// <param name="Speed">Speed along the path. Unit: metres per second.</param>
public readonly record struct FlightState(double Time, double Ground, double Height, double Speed);
