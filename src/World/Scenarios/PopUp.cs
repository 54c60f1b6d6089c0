using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>A climb shortly before the target, then a straight dive onto it.</summary>
/// <param name="From">Ground distance from the target at which the climb begins. Unit: metres.</param>
/// <param name="Height">Height above ground at which the dive begins. Unit: metres.</param>
/// <param name="Dive">Ground distance from the target at which the dive begins. Unit: metres.</param>
public sealed record PopUp(double From, double Height, double Dive)
{
    /// <summary>Reads the block <c>popUp</c> of a salvo.</summary>
    /// <param name="salvo">The salvo.</param>
    /// <returns>The climb and dive, or null where there is none.</returns>
    internal static PopUp? Read(MapReader salvo)
    {
        if (salvo.Block("popUp") is not { } reader)
        {
            return null;
        }

        var from = reader.Choice("from", Quantity.Length, null, 100, 100_000);
        var height = reader.Choice("height", Quantity.Length, null, 10, 20_000);
        var dive = reader.Choice("dive", Quantity.Length, null, 10, 100_000);
        if (dive >= from)
        {
            reader.Report("dive", $"the dive begins {dive / 1000:0.###} km before the target, but the climb only {from / 1000:0.###} km before it", $"let \"dive\" be less than \"from\"");
        }

        reader.Finish();
        return new PopUp(from, height, dive);
    }
}
