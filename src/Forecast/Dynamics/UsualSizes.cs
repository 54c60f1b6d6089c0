namespace Testudo.Forecast.Dynamics;

/// <summary>How small raids were in the year before.</summary>
internal static class UsualSizes
{
    /// <summary>How far back sizes count. Unit: days.</summary>
    public const double Days = 365;

    // Of fewer raids nothing is said.
    private const int EnoughRaids = 20;
    private const double Few = 0.05;

    /// <summary>What nearly all raids launched at least: the 5th percentile.</summary>
    /// <param name="launched">Launched in each raid of the year before.</param>
    /// <returns>The number; 1 where there are fewer than twenty raids.</returns>
    public static int Least(IEnumerable<int> launched)
    {
        int[] sorted = [.. launched.Order()];
        return sorted.Length < EnoughRaids ? 1 : sorted[(int)(Few * sorted.Length)];
    }
}
