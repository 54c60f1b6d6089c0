using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Reconciliation;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests;

/// <summary>Whatever a person writes, the answer is facts that can be put side by side, or a list of what is wrong, never another exception.</summary>
public sealed class MutatedFactsTests
{
    private const string Name = "mutated.yaml";

    private static readonly Lazy<string[]> Texts = new(() =>
    [
        FactsMistakes.Right,
        File.ReadAllText(Path.Combine(TestFacts.Folder, "statements.yaml")),
        string.Join('\n', File.ReadLines(Path.Combine(TestFacts.Folder, "raids.yaml")).Take(150)),
    ]);

    /// <summary>Words that mean something to YAML or to the reader.</summary>
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", ": ", ",", "-", "- ", "? ", "#", "&a ", "*a", "!x ", "|", ">", "'", "\"", "%", "@", "\t", "\n", "\n\n", "---\n", "~", "null", "true", "0", "-1", "1e999", "NaN",
        "99999999999999999999", "\\x", "\\uD800", "\u0000", "\uFEFF", "є", "🐢", "\r", "\u2028", "about ", "at least 5", "between 5 and 3", "some", "of: ", "[]", "{}", "2024-01-02", "0001-01-01",
        "9999-12-31", "raids:", "claims: ", "report: x", "people", "missiles", "excluding: Kalibr", "outOf: 3",
    ];

    private static readonly Gen<double> Unit = Gen.Choose(0, int.MaxValue - 1).Select(n => n / (double)int.MaxValue);

    private static readonly Gen<Func<string, string>> Mutation =
        from at in Unit
        from to in Unit
        from word in Gen.Elements(Words)
        from kind in Gen.Choose(0, 7)
        select (Func<string, string>)(text => Mutated(text, at, to, word, kind));

    [Fact]
    public void A_mutated_facts_file_is_read_or_refused_with_places_and_reasons() => ForAll(
        from text in Gen.Choose(0, 2)
        from count in Gen.Choose(1, 4)
        from mutations in Gen.ArrayOf(Mutation, count)
        select mutations.Aggregate(Texts.Value[text], (t, m) => m(t)),
        AssertReadOrRefused);

    [Fact]
    public void A_facts_file_that_breaks_off_is_read_or_refused()
    {
        for (var length = 0; length <= FactsMistakes.Right.Length; length++)
        {
            AssertReadOrRefused(FactsMistakes.Right[..length]);
        }
    }

    [Fact]
    public void Spoilt_bytes_are_read_or_refused() => ForAll(
        from at in Unit
        from value in Gen.Choose(0, 255)
        from count in Gen.Choose(1, 8)
        select (at, value, count),
        t =>
        {
            var bytes = Encoding.UTF8.GetBytes(FactsMistakes.Right);
            for (var i = 0; i < t.count; i++)
            {
                bytes[((int)(t.at * bytes.Length) + (i * 37)) % bytes.Length] = (byte)(t.value + (i * 11));
            }

            AssertReadOrRefused(bytes, Encoding.Latin1.GetString(bytes));
        });

    private static void ForAll<T>(Gen<T> values, Action<T> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(700).WithReplay(20261122UL, 7UL), Prop.ForAll(values.ToArbitrary(), property));

    private static void AssertReadOrRefused(string text) => AssertReadOrRefused(Encoding.UTF8.GetBytes(text), text);

    private static void AssertReadOrRefused(byte[] bytes, string text)
    {
        try
        {
            var facts = FactsFile.Read(YamlSource.Parse(Name, bytes), TestFacts.Catalogue);
            foreach (var raid in facts.Raids)
            {
                var evidence = RaidEvidence.Collect(raid, facts.Reports, TestFacts.Catalogue);
                Assert.All(evidence.Groups.SelectMany(g => g.Findings), f => Assert.NotEmpty(TestFacts.Said(f.Message)));
                Assert.All(evidence.Sums, s => Assert.NotEmpty(TestFacts.Said(s.Message)));
            }
        }
        catch (InputException e)
        {
            Assert.NotEmpty(e.Diagnostics);
            Assert.All(e.Diagnostics, d =>
            {
                Assert.Equal(Name, d.Location.File);
                Assert.NotNull(d.Location.Key);
                Assert.NotEmpty(TestFacts.Said(d.Message));
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
        var (line, other) = ((int)(at * lines.Length), (int)(to * lines.Length));
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
                var colon = lines[line].IndexOf(':', StringComparison.Ordinal);
                lines[line] = colon < 0 ? lines[line] + word : $"{lines[line][..colon]}: {word}";
                return string.Join('\n', lines);
            default:
                lines[line] = lines[line].Length > 0 && lines[line][0] == ' ' ? lines[line][1..] : " " + lines[line];
                return string.Join('\n', lines);
        }
    }
}
