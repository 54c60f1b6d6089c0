using Testudo.World.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>What a battery does beside standing where it stands: drive, fly from a base, share crews, be supplied.</summary>
public sealed record Deployment
{
    /// <summary>A battery that stands, loads with its own crew, and gets nothing.</summary>
    public static readonly Deployment Standing = new();

    /// <summary>The speed at which a group drives towards the way of a tracked threat; 0 for one that stays. Unit: metres per second.</summary>
    public double Moves { get; init; }

    /// <summary>The farthest that a group drives from where it stands. Unit: metres.</summary>
    public double MovesUpTo { get; init; }

    /// <summary>Fighters: the airfield; null where they rise over their station. The way to and fro is part of the endurance.</summary>
    public GeoPosition? Base { get; init; }

    /// <summary>Fighters: when they are on station, whatever happens; null where the first track orders them up. Unit: seconds from midnight of the date.</summary>
    public ClockWindow? OnStation { get; init; }

    /// <summary>The index of the crews that load it; -1 for its own crew.</summary>
    public int Crews { get; init; } = -1;

    /// <summary>Rounds that a transport brings once the reserve is used up; 0 for none.</summary>
    public int SupplyRounds { get; init; }

    /// <summary>From the last round of the reserve to the arrival of the transport. Unit: seconds.</summary>
    public double SupplyAfter { get; init; }

    /// <summary>Reads the keys of a battery that say what it does; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block of the battery.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="date">The date of the scenario.</param>
    /// <param name="isFighter">Whether it flies.</param>
    internal static Deployment Read(MapReader reader, Catalogue catalogue, DateOnly date, bool isFighter)
    {
        var moves = reader.Choice("moves", Quantity.Speed, 0, 0, 60);
        var upTo = reader.Choice("movesUpTo", Quantity.Length, 30_000, 100, 500_000);
        if (reader.Has("movesUpTo") && moves == 0)
        {
            reader.Report("movesUpTo", $"movesUpTo says how far a group drives; moves has to say how fast", $"for example moves: 40 km/h");
        }

        if (moves > 0 && isFighter)
        {
            reader.Report("moves", $"moves is for groups on the ground; fighters fly at their interceptorSpeed");
        }

        var airfield = ScenarioLoader.Position(reader.Context, reader.Any("base"), reader.PathOf("base"), catalogue)?.Position;
        var onStation = Window(reader, date);
        foreach (var key in new[] { "base", "onStation" })
        {
            if (reader.Has(key) && !isFighter)
            {
                reader.Report(key, $"{key} applies to fighters only");
            }
        }

        var (supplyRounds, supplyAfter) = (0, 0.0);
        if (reader.Block("supply") is { } supply)
        {
            supplyRounds = supply.Whole("rounds", null, 1, 100_000);
            supplyAfter = supply.Choice("after", Quantity.Duration, null, 0, 864_000);
            supply.Finish();
        }

        return new Deployment { Moves = moves, MovesUpTo = upTo, Base = airfield, OnStation = onStation, SupplyRounds = supplyRounds, SupplyAfter = supplyAfter };
    }

    private static ClockWindow? Window(MapReader reader, DateOnly date)
    {
        if (reader.Text("onStation") is not { } text)
        {
            return null;
        }

        if (ClockWindow.TryParse(text, date, out var window) && window.To > window.From)
        {
            return window;
        }

        reader.Report("onStation", $"found \"{text}\" where a span of clock time was expected", $"for example from 06:00 to 09:00");
        return null;
    }
}

/// <summary>Crews that load the batteries at one place, one battery each at a time.</summary>
/// <param name="Near">The place.</param>
/// <param name="Count">How many crews.</param>
public sealed record LoadingCrews(LocalisedText Near, int Count);
