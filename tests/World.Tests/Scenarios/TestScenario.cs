namespace Testudo.World.Tests.Scenarios;

/// <summary>A small scenario that is right, and ways to write one part of it otherwise.</summary>
internal static class TestScenario
{
    public const string Salvo = "threat: kh-101, count: 4, launch: from 06:00 to 07:00, from: Engels and Saratov launch area, targets: Kyiv";

    public static string With(string raid = Salvo, string batteries = "{system: nasams, near: Kyiv}", string sensors = "", string rest = "") => $$"""
        scenario: test
        date: 2024-01-02
        raid:
          - {{{raid}}}
        laydown:
          batteries: [{{batteries}}]
          sensors: [{{sensors}}]
        {{rest}}
        """;

    /// <summary>The messages about a scenario, without places and suggestions.</summary>
    public static IEnumerable<string> Said(string scenario) => TestFolder.ProblemsOf(scenario).Select(TestFolder.Said);
}
