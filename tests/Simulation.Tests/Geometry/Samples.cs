using FsCheck;
using FsCheck.Fluent;

namespace Testudo.Simulation.Tests.Geometry;

/// <summary>Random numbers for properties, always from the same seed.</summary>
internal static class Samples
{
    /// <summary>Uniform in [0, 1).</summary>
    public static readonly Gen<double> Unit = Gen.Choose(0, int.MaxValue - 1).Select(n => n / (double)int.MaxValue);

    public static Gen<double> Between(double least, double most) => Unit.Select(u => least + ((most - least) * u));

    public static void ForAll<T>(Gen<T> values, Action<T> property, int cases = 1000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20240102UL, 7UL), Prop.ForAll(values.ToArbitrary(), property));
}
