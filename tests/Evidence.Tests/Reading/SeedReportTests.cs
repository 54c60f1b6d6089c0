using Testudo.Evidence.Reading;

namespace Testudo.Evidence.Tests.Reading;

/// <summary>The report that started the project: every number, call and promise of it, with its hedge and speaker.</summary>
public sealed class SeedReportTests
{
    private const string Kuleba = "Ukrainian Foreign Minister Dmytro Kuleba";
    private const string Poland = "head of the Polish Ministry of Foreign Affairs";

    [Fact]
    public void Every_claim_of_the_seed_report_is_read_and_nothing_else()
    {
        var text = File.ReadAllText(PublicFile.Path(Path.Combine("..", "seed-report.txt")));
        ExpectedClaim[] expected =
        [
            Said("pledge", "#air-defence-systems", "NATO", to: "Ukraine"),
            Said("statement", "#condemnation", "NATO"),
            Said("pledge", "#air-defence", "NATO", to: "Ukraine"),
            Said("statement", "quotation", "NATO"),
            Count("delivered", "some", "#air-defence-systems", by: "NATO"),
            Said("pledge", "#defence", "NATO", to: "Ukraine"),
            Said("statement", "#support", "NATO"),
            Said("statement", "#presence", "NATO"),
            Count("deployed", "over 10000", "#troops", at: "poland", by: "NATO"),
            Count("launched", "some", ":mixed", on: "2024-01-02"),
            Said("statement", "#main-target", "") with { Places = "kyiv", Time = "2024-01-02" },
            Count("destroyed", "72", ":missile", on: "2024-01-02") with { OutOf = "99" },
            Count("destroyed", "10", "kinzhal", on: "2024-01-02") with { OutOf = "10" },
            Count("killed", "at-least 5", "#people", on: "2024-01-02"),
            Count("injured", "over 100", "#people", on: "2024-01-02"),
            Count("launched", "about 160", ":missile", on: "2023-12-29") with { Without = "kalibr" },
            Count("destroyed", "114", ":air-target", on: "2023-12-29"),
            Said("request", "#air-defence-systems", Kuleba, to: "Western countries"),
            Said("request", "#ammunition", Kuleba, to: "Western countries"),
            Said("request", "#combat-drones", Kuleba, to: "Western countries"),
            Said("request", "#long-range-missiles", Kuleba, to: "Western countries"),
            Said("request", "#air-defence", "many European capitals"),
            Said("request", "#sanctions", Poland, to: "partner countries and allies"),
            Said("request", "#long-range-missiles", Poland, to: "partner countries and allies"),
        ];

        var read = new ReportReader().Read(text, new ReadingOptions()).Claims.Select(ExpectedClaim.Of).ToList();

        Assert.Equal(expected.Select(e => e.Core), read.Select(r => r.Core));
        Assert.All(expected.Zip(read), pair => Assert.True(pair.First.Fits(pair.Second), $"expected {pair.First}\nread {pair.Second}"));
    }

    private static ExpectedClaim Said(string kind, string what, string by, string to = "") => new(kind, "", "", what, "", null, null, by, to, null);

    private static ExpectedClaim Count(string kind, string quantity, string what, string at = "", string on = "", string by = "") => new(kind, quantity, "", what, "", at, on, by, "", null);
}
