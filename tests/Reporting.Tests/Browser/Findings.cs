namespace Testudo.Reporting.Tests.Browser;

/// <summary>Things found wrong with a page.</summary>
internal static class Findings
{
    private const int MostTold = 30;

    /// <summary>Fails where there are any, and tells each in full: Assert.Empty would cut them short.</summary>
    public static void None(string what, IEnumerable<string> findings)
    {
        var found = findings.ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{what} ({found.Count}):\n{string.Join('\n', found.Take(MostTold))}");
        }
    }
}
