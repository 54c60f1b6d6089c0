using FsCheck;
using FsCheck.Fluent;
using Testudo.World.Tests.Geodesy;
using Testudo.World.Text;

namespace Testudo.World.Tests.Text;

public sealed class NameSuggestionTests
{
    /// <summary>Short words over three letters, so that near ones are common.</summary>
    private static readonly Gen<string> Word =
        from length in Gen.Choose(0, 6)
        from letters in Gen.ArrayOf(Gen.Elements('a', 'b', 'c'), length)
        select new string(letters);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kyiv", "kyiv", 0)]
    [InlineData("kyiv", "kiev", 2)]
    [InlineData("kyiv", "ykiv", 1)]
    [InlineData("targets", "tragets", 1)]
    [InlineData("targets", "target", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_insertions_deletions_substitutions_and_swaps(string a, string b, int expected) =>
        Assert.Equal(expected, NameSuggestion.Distance(a, b));

    [Fact]
    public void Distance_is_that_of_the_recursive_definition() =>
        Positions.ForAll(Gen.Two(Word), t => Assert.Equal(ByDefinition(t.Item1, t.Item2), NameSuggestion.Distance(t.Item1, t.Item2)));

    [Fact]
    public void Distance_is_nought_for_equal_texts_only_and_the_same_both_ways() => Positions.ForAll(
        Gen.Two(Word),
        t =>
        {
            var distance = NameSuggestion.Distance(t.Item1, t.Item2);
            Assert.Equal(t.Item1 == t.Item2, distance == 0);
            Assert.Equal(distance, NameSuggestion.Distance(t.Item2, t.Item1));
            Assert.InRange(distance, Math.Abs(t.Item1.Length - t.Item2.Length), Math.Max(t.Item1.Length, t.Item2.Length));
        },
        cases: 5000);

    /// <summary>
    /// The restricted distance is no metric: ca, ac, abc are 1 and 1 apart, but ca and abc 3, since what was swapped may not be edited
    /// again. A swap is two single edits, so it lies between Levenshtein's distance, which is a metric, and half of that.
    /// </summary>
    [Fact]
    public void Distance_keeps_twice_the_triangle_inequality_and_not_always_the_inequality_itself()
    {
        Assert.Equal(1, NameSuggestion.Distance("ca", "ac"));
        Assert.Equal(1, NameSuggestion.Distance("ac", "abc"));
        Assert.Equal(3, NameSuggestion.Distance("ca", "abc"));
        Positions.ForAll(
            Gen.Three(Word),
            t =>
            {
                var direct = NameSuggestion.Distance(t.Item1, t.Item3);
                var around = NameSuggestion.Distance(t.Item1, t.Item2) + NameSuggestion.Distance(t.Item2, t.Item3);
                Assert.InRange(direct, 0, 2 * around);
                Assert.InRange(direct, (Levenshtein(t.Item1, t.Item3) + 1) / 2, Levenshtein(t.Item1, t.Item3));
            },
            cases: 5000);
    }

    [Theory]
    [InlineData("tagrets", "targets")]
    [InlineData("Targets", "targets")]
    [InlineData("targ", "targets")]
    [InlineData("lauch", "launch")]
    [InlineData("kh101", "kh-101")]
    [InlineData("KH-101", "kh-101")]
    public void The_nearest_name_is_suggested(string written, string expected) =>
        Assert.Equal(expected, NameSuggestion.Nearest(written, ["targets", "launch", "arrive", "kh-101", "kh-555"]));

    [Theory]
    [InlineData("")]
    [InlineData("completely-different")]
    [InlineData("zzzzzz")]
    public void Nothing_is_suggested_where_nothing_is_near(string written) =>
        Assert.Null(NameSuggestion.Nearest(written, ["targets", "launch", "arrive"]));

    [Fact]
    public void Nothing_is_suggested_for_a_very_long_text_or_out_of_nothing()
    {
        Assert.Null(NameSuggestion.Nearest(new string('a', 201), [new string('a', 201)]));
        Assert.Null(NameSuggestion.Nearest("a", []));
    }

    [Fact]
    public void Of_names_equally_near_the_first_in_the_alphabet_is_suggested() =>
        Assert.Equal("bbb-a", NameSuggestion.Nearest("bbb-c", ["bbb-z", "bbb-b", "bbb-a"]));

    [Fact]
    public void One_wrong_letter_in_any_id_of_the_catalogue_finds_an_id_as_near()
    {
        var ids = TestFolder.Catalogue.Systems.Ids.Concat(TestFolder.Catalogue.Threats.Ids).Concat(TestFolder.Catalogue.Sensors.Ids).ToList();
        foreach (var id in ids)
        {
            var found = NameSuggestion.Nearest(id[..^1] + "~", ids);
            Assert.NotNull(found);
            Assert.InRange(NameSuggestion.Distance(id, found), 0, 2);
        }
    }

    private static int ByDefinition(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length + b.Length;
        }

        var best = Math.Min(
            Math.Min(ByDefinition(a[..^1], b), ByDefinition(a, b[..^1])) + 1,
            ByDefinition(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1));
        var isSwap = a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1];
        return isSwap ? Math.Min(best, ByDefinition(a[..^2], b[..^2]) + 1) : best;
    }

    private static int Levenshtein(string a, string b) => a.Length == 0 || b.Length == 0
        ? a.Length + b.Length
        : Math.Min(
            Math.Min(Levenshtein(a[..^1], b), Levenshtein(a, b[..^1])) + 1,
            Levenshtein(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1));
}
