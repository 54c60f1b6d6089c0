using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Reporting.Results;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Replication;
using Testudo.World;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Tests;

/// <summary>Scenarios damaged at random: the loader reads them or says what is wrong, and never anything else.</summary>
public sealed class MutationTests
{
    private static readonly Catalogue Catalogue = Catalogue.Load(Cli.File("catalogue"));

    private static readonly byte[][] Originals = [.. Cli.Scenarios.Select(File.ReadAllBytes)];

    private static readonly byte[][] Small = [.. Originals.Where(o => o.Length < 8_000)];

    private const int MostAssessed = 300;

    // A failure names the seed, from which the damage can be made again.
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static readonly string[] Values =
    [
        "", "-1", "0", "1e308", "-1e308", "NaN", "∞", "1e-320", "99999999999999999999", "true", "null", "~", "[]", "{}", "[1, 2, 3]", "{a: b}", "*a", "&a b", "!!int 3",
        "\"", "'", "- - -", "%", "100%", "0%", "-5%", "15 km", "-15 km", "0 km", "at 25:99", "at 06:00", "from 06:00 to 05:59", "2024-13-45", "Kyiv", "kh-101", "[91, 181]", "[50.45, 30.52]", "\t", "a: b: c", "2147483648",
    ];

    [Fact]
    public void Only_diagnostics_come_out_of_damaged_scenarios()
    {
        var refused = 0;

        Prop.ForAll(Seeds, seed =>
        {
            try
            {
                ScenarioLoader.Read(YamlSource.Parse("mutant.yaml", Mutate(new Random(seed), Originals)), Catalogue);
            }
            catch (InputException e)
            {
                refused++;
                return e.Diagnostics.Count > 0 && e.Diagnostics.All(IsComplete);
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithQuietOnSuccess(true));

        // The test can fail only where damage is noticed at all.
        Assert.InRange(refused, 1_000, 3_000);
    }

    [Fact]
    public void Every_damaged_scenario_that_loads_can_be_assessed()
    {
        var assessed = 0;

        Prop.ForAll(Seeds, seed =>
        {
            Scenario scenario;
            try
            {
                scenario = ScenarioLoader.Read(YamlSource.Parse("mutant.yaml", Mutate(new Random(seed), Small)), Catalogue);
            }
            catch (InputException)
            {
                return;
            }

            // What takes minutes is no mistake.
            if (scenario.Raid.Sum(s => s.Count) <= 100 && scenario.Batteries.Count <= 50)
            {
                var result = MonteCarlo.Run(RaidModel.Prepare(scenario), new MonteCarloOptions { Replications = 2 }, progress: null, TestContext.Current.CancellationToken);
                PublishedJson.Write(Stream.Null, AssessmentBuilder.Build(result, "0"), AssessmentJson.Default);
                TraceFile.Write(Stream.Null, result, 0, "0");
                LeakerList.Write(Stream.Null, scenario, result.Leakers, CancellationToken.None);
                assessed++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(MostAssessed).WithQuietOnSuccess(true));

        Assert.InRange(assessed, MostAssessed / 10, MostAssessed);
    }

    private static bool IsComplete(Diagnostic diagnostic) =>
        diagnostic.ToString().Length > 0
        && FormattableString.Invariant(diagnostic.Message).Length > 5
        && diagnostic.Suggestion is not { Format.Length: 0 }
        && Words.In("uk").Tell(diagnostic).StartsWith("mutant.yaml", StringComparison.Ordinal);

    private static byte[] Mutate(Random random, byte[][] originals)
    {
        var lines = Encoding.UTF8.GetString(originals[random.Next(originals.Length)]).Split('\n').ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(7))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[at]);
                    break;
                case 2:
                    lines[at] = lines[random.Next(lines.Count)];
                    break;
                case 3 when lines[at].Contains(':', StringComparison.Ordinal):
                    lines[at] = lines[at][..(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)] + " " + Values[random.Next(Values.Length)];
                    break;
                case 4:
                    lines[at] = ReplaceWord(lines[at], random);
                    break;
                case 5:
                    lines[at] = new string(' ', random.Next(5)) + lines[at].TrimStart();
                    break;
                default:
                    lines[at] = lines[at].Length > 0 ? lines[at].Remove(random.Next(lines[at].Length), 1) : "x";
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        if (random.Next(10) == 0)
        {
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
        }

        return bytes;
    }

    private static string ReplaceWord(string line, Random random)
    {
        var words = line.Split(' ');
        words[random.Next(words.Length)] = Values[random.Next(Values.Length)];
        return string.Join(' ', words);
    }
}
