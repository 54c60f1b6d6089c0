using System.Globalization;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>The machine that the tests run on.</summary>
internal static class Machine
{
    // Chromium alone, drawing without a graphics card, makes less than two.
    private const double MostProcessesPerProcessor = 3;

    /// <summary>Skips a timed test that missed its bound while so much else was running that the time says nothing.</summary>
    /// <param name="isMet">Whether the bound is met.</param>
    /// <param name="measured">What was measured.</param>
    public static void SkipWhereBusy(bool isMet, string measured)
    {
        if (!isMet && Load() is var load && load > MostProcessesPerProcessor)
        {
            Assert.Skip($"{measured}, but {load:0.0} processes want each processor of this machine");
        }
    }

    /// <summary>Processes that want a processor, over the last minute; 0 where the system does not tell.</summary>
    private static double Load()
    {
        const string Averages = "/proc/loadavg";
        return File.Exists(Averages) ? double.Parse(File.ReadAllText(Averages).Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount : 0;
    }
}
