using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Testudo.World.Scenarios;
using Testudo.World.Tests.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Tests.Scenarios;

/// <summary>Whatever a person writes, the answer is a scenario or a list of what is wrong, never another exception.</summary>
public sealed class MutatedScenarioTests
{
    private const string File = "mutated.yaml";

    private static readonly Lazy<string[]> Texts = new(() =>
        [.. TestFolder.ScenarioFiles.Select(f => System.IO.File.ReadAllText(Path.Combine(TestFolder.Root, "scenarios", f))).Where(t => t.Length < 20_000), TestScenario.With()]);

    /// <summary>Words that mean something to YAML or to the reader.</summary>
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", ": ", ",", "-", "- ", "? ", "#", "&a ", "*a", "!x ", "!!str ", "|", ">", "'", "\"", "%", "@", "`", "\t", "\n", "\n\n", "---\n", "...\n",
        "<<: ", "~", "null", "true", "0", "-1", "1e999", "NaN", "1e18", "99999999999999999999", "\\x", "\\uD800", "\u0000", "\uFEFF", "є", "🐢", "\r", "\u2028",
        "like: kh-101", "count: ", "targets: ", "Kyiv", "id: a", "[91, 200]", "[50.45]", "km", "%YAML 1.1\n",
    ];

    private static readonly Gen<Func<string, string>> Mutation =
        from at in Positions.Unit
        from to in Positions.Unit
        from word in Gen.Elements(Words)
        from kind in Gen.Choose(0, 7)
        select (Func<string, string>)(text => Mutated(text, at, to, word, kind));

    [Fact]
    public void A_mutated_scenario_is_read_or_refused_with_places_and_reasons() => Positions.ForAll(
        from text in Gen.Choose(0, 100)
        from count in Gen.Choose(1, 4)
        from mutations in Gen.ArrayOf(Mutation, count)
        select mutations.Aggregate(Texts.Value[text % Texts.Value.Length], (t, m) => m(t)),
        text => AssertReadOrRefused(Encoding.UTF8.GetBytes(text), text),
        cases: 1500);

    [Fact]
    public void A_scenario_of_spoilt_bytes_is_read_or_refused() => Positions.ForAll(
        from at in Positions.Unit
        from value in Gen.Choose(0, 255)
        from count in Gen.Choose(1, 8)
        select (at, value, count),
        t =>
        {
            var bytes = Encoding.UTF8.GetBytes(Texts.Value[^1]);
            for (var i = 0; i < t.count; i++)
            {
                bytes[((int)(t.at * bytes.Length) + (i * 37)) % bytes.Length] = (byte)(t.value + (i * 11));
            }

            AssertReadOrRefused(bytes, Encoding.Latin1.GetString(bytes));
        },
        cases: 1500);

    [Fact]
    public void A_scenario_that_breaks_off_is_read_or_refused()
    {
        var text = Texts.Value[^1];
        for (var length = 0; length <= text.Length; length++)
        {
            AssertReadOrRefused(Encoding.UTF8.GetBytes(text[..length]), text[..length]);
        }
    }

    private static void AssertReadOrRefused(byte[] bytes, string text)
    {
        try
        {
            ScenarioLoader.Read(YamlSource.Parse(File, bytes), TestFolder.Catalogue);
        }
        catch (InputException e)
        {
            Assert.NotEmpty(e.Diagnostics);
            Assert.All(e.Diagnostics, d =>
            {
                Assert.Equal(File, d.Location.File);
                Assert.NotNull(d.Location.Key);
                Assert.InRange(d.Location.Line, 0, int.MaxValue);
                Assert.NotEmpty(TestFolder.Said(d));
                Assert.NotEmpty(d.ToString());
            });
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{e.GetType().Name}: {e.Message} at {e.StackTrace?.Split('\n')[0].Trim()}\n{text}");
        }
    }

    private static string Mutated(string text, double at, double to, string word, int kind)
    {
        var from = (int)(at * text.Length);
        var lines = text.Split('\n');
        var line = (int)(at * lines.Length);
        var other = (int)(to * lines.Length);
        switch (kind)
        {
            case 0:
                return text.Insert(from, word);
            case 1:
                return text.Length == 0 ? text : text.Remove(from, Math.Min(1 + (int)(to * 12), text.Length - from));
            case 2:
                return text[..from] + word + text[Math.Min(text.Length, from + word.Length)..];
            case 3:
                return string.Join('\n', lines.Where((_, i) => i != line));
            case 4:
                return string.Join('\n', [.. lines[..line], lines[other], .. lines[line..]]);
            case 5:
                (lines[line], lines[other]) = (lines[other], lines[line]);
                return string.Join('\n', lines);
            case 6:
                // Another value after the first colon of a line.
                var colon = lines[line].IndexOf(':', StringComparison.Ordinal);
                lines[line] = colon < 0 ? lines[line] + word : $"{lines[line][..colon]}: {word}";
                return string.Join('\n', lines);
            default:
                lines[line] = lines[line].Length > 0 && lines[line][0] == ' ' ? lines[line][1..] : " " + lines[line];
                return string.Join('\n', lines);
        }
    }
}
