using System.Text;
using Testudo.World.Text;

namespace Testudo.World.Tests.Text;

public sealed class YamlSourceTests
{
    [Fact]
    public void Keys_values_lists_and_their_lines_are_read()
    {
        var root = TestFolder.Yaml("a: 1\nb:\n  - x\n  - {c: 'y z'}\n\nd: ~\n").Root;
        Assert.Equal(["a", "b", "d"], root.Entries.Select(e => e.Key));
        Assert.Equal([1, 2, 6], root.Entries.Select(e => e.Line));
        var list = Assert.IsType<ListNode>(root["b"]);
        Assert.Equal(new ScalarNode(3, "x"), list.Items[0]);
        Assert.Equal("y z", Assert.IsType<ScalarNode>(Assert.IsType<MapNode>(list.Items[1])["c"]).Value);
        Assert.Equal("", Assert.IsType<ScalarNode>(root["d"]).Value);
        Assert.Null(root["e"]);
    }

    [Theory]
    [InlineData("a: ~", "")]
    [InlineData("a: null", "")]
    [InlineData("a: 'null'", "null")]
    [InlineData("a: \"~\"", "~")]
    [InlineData("a:", "")]
    [InlineData("a: \"Київ\"", "Київ")]
    [InlineData("a: yes", "yes")]
    [InlineData("a: 010", "010")]
    public void A_value_is_the_text_that_was_written(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<ScalarNode>(TestFolder.Yaml(text).Root["a"]).Value);

    [Fact]
    public void The_hash_is_that_of_the_bytes()
    {
        // sha256sum of "a: 1" and a line feed
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a: 1\n"u8)), TestFolder.Yaml("a: 1\n").Sha256);
        Assert.NotEqual(TestFolder.Yaml("a: 1\n").Sha256, TestFolder.Yaml("a: 1").Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a remark\n")]
    public void An_empty_file_is_refused(string text) => Assert.Equal("the file is empty", Said(text));

    [Theory]
    [InlineData("just text")]
    [InlineData("- a\n- b")]
    [InlineData("---\n")]
    public void A_file_without_keys_is_refused(string text) => Assert.Contains("where the file should begin with keys", Said(text));

    [Fact]
    public void Utf_16_is_named()
    {
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var problem = Problem([.. encoding.GetPreamble(), .. encoding.GetBytes("a: 1\n")]);
            Assert.Contains("UTF-16", TestFolder.Said(problem));
            Assert.Equal(1, problem.Location.Line);
        }
    }

    [Fact]
    public void Windows_1251_is_named_with_its_line()
    {
        // "Київ" in Windows-1251 on the third line
        var problem = Problem([.. "a: 1\nb: 2\nc: "u8, 0xCA, 0xE8, 0xBF, 0xE2, .. "\nd: 3\n"u8]);
        Assert.Contains("Windows-1251", TestFolder.Said(problem));
        Assert.Equal(3, problem.Location.Line);
    }

    [Fact]
    public void Windows_1251_far_into_a_long_file_is_named_with_its_line()
    {
        var text = string.Concat(Enumerable.Range(1, 50_000).Select(i => $"# Київ, рядок {i}\n"));
        Assert.Equal(50_001, Problem([.. Encoding.UTF8.GetBytes(text), .. "a: "u8, 0xCA, 0xE8, (byte)'\n']).Location.Line);
    }

    [Fact]
    public void A_byte_order_mark_of_UTF_8_is_passed_over()
    {
        var root = YamlSource.Parse("test.yaml", [0xEF, 0xBB, 0xBF, .. "a: 1\n"u8]).Root;
        Assert.Equal("a", Assert.Single(root.Entries).Key);
    }

    [Theory]
    [InlineData("a: &x 1\nb: 2", 1)]
    [InlineData("a: 1\nb: *x", 2)]
    [InlineData("a: 1\nb: &x {c: 1}", 2)]
    [InlineData("a: 1\n&x b: 2", 2)]
    [InlineData("a: 1\nb: &x [1, *x]", 2)]
    public void Anchors_and_aliases_are_refused(string text, int line)
    {
        var problem = TestFolder.Problem(() => TestFolder.Yaml(text));
        Assert.Contains("anchors", TestFolder.Said(problem));
        Assert.Equal(line, problem.Location.Line);
    }

    [Fact]
    public void A_billion_laughs_are_refused_at_the_first()
    {
        var text = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{(char)('b' + (i % 20))}{i}: &n{i} [*a, *a]\n"));
        Assert.Equal(1, TestFolder.Problem(() => TestFolder.Yaml(text)).Location.Line);
    }

    [Theory]
    [InlineData("a: !!int 1")]
    [InlineData("a: ! 1")]
    [InlineData("a: !local {b: 1}")]
    [InlineData("a: !<tag:example.org,2000:x> [1]")]
    [InlineData("!!map {a: 1}")]
    public void Tags_are_refused(string text) => Assert.Contains("tag", Said(text));

    [Fact]
    public void A_key_that_stands_twice_is_refused_at_its_second_place()
    {
        var problem = TestFolder.Problem(() => TestFolder.Yaml("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n"));
        Assert.Equal(new TextLocation("test.yaml", 5, "b.c"), problem.Location);
        Assert.Contains("twice", TestFolder.Said(problem));
        // In another block it is another key.
        Assert.Equal(2, TestFolder.Yaml("a: {c: 1}\nb: {c: 1}").Root.Entries.Count);
    }

    [Fact]
    public void A_key_that_is_a_list_is_refused() => Assert.Contains("where a key was expected", Said("? [a, b]\n: 1\n"));

    [Fact]
    public void Nesting_is_bounded()
    {
        string Nested(int levels) => "a: " + new string('[', levels) + new string(']', levels);
        Assert.NotNull(TestFolder.Yaml(Nested(YamlSource.DeepestLevel)));
        Assert.Contains("nested more than 32", Said(Nested(YamlSource.DeepestLevel + 1)));
        // Far deeper than any stack: refused all the same, and soon.
        Assert.Contains("nested more than 32", Said("a: " + new string('[', 100_000)));
    }

    [Fact]
    public void Size_is_bounded()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "a: 1\n#" + new string('x', YamlSource.LargestBytes - 6));
            Assert.Equal(YamlSource.LargestBytes, new FileInfo(path).Length);
            Assert.Single(YamlSource.Read(path).Root.Entries);
            File.AppendAllText(path, "x");
            Assert.Contains("more than 4194304 bytes", TestFolder.Said(TestFolder.Problem(() => YamlSource.Read(path))));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n", 2)]
    [InlineData("---\na: 1\n...\n---\nb: 2\n", 4)]
    public void A_second_document_is_refused(string text, int line)
    {
        var problem = TestFolder.Problem(() => TestFolder.Yaml(text));
        Assert.Contains("second YAML document", TestFolder.Said(problem));
        Assert.Equal(line, problem.Location.Line);
    }

    [Theory]
    [InlineData("a: 1\nb: 'never closed\n", 2)]
    [InlineData("a: 1\nb: c: d\n", 2)]
    [InlineData("a: 1\n- b\n", 2)]
    [InlineData("a: @b\n", 1)]
    [InlineData("a: \"\\q\"\n", 1)]
    [InlineData("a: \"\\uD800\"\n", 1)]
    [InlineData("a: }\n", 1)]
    public void Broken_YAML_is_refused_with_its_line(string text, int line)
    {
        var problem = TestFolder.Problem(() => TestFolder.Yaml(text));
        Assert.StartsWith("this is not YAML: ", TestFolder.Said(problem));
        Assert.DoesNotContain("(Line", TestFolder.Said(problem));
        Assert.Equal(line, problem.Location.Line);
    }

    [Fact]
    public void A_list_that_is_never_closed_is_refused() => Assert.StartsWith("this is not YAML: ", Said("a: 1\nb: [1, 2\nc: 3\n"));

    [Fact]
    public void A_tab_is_refused_with_the_line_of_the_value_before_it() =>
        Assert.Equal(2, TestFolder.Problem(() => TestFolder.Yaml("a: 1\nb: 2\n\tc: 3\n")).Location.Line);

    [Fact]
    public void An_absent_file_is_named_and_a_similar_one_suggested()
    {
        var problem = TestFolder.Problem(() => YamlSource.Read(Path.Combine(TestFolder.Root, "scenarios", "tutoriel.yaml")));
        Assert.Equal("there is no such file", TestFolder.Said(problem));
        Assert.Contains("tutorial.yaml", TestFolder.Suggested(problem));
        Assert.Null(TestFolder.Problem(() => YamlSource.Read(Path.Combine(TestFolder.Root, "no-such-folder", "x.yaml"))).Suggestion);
    }

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.Contains("this is a folder", TestFolder.Said(TestFolder.Problem(() => YamlSource.Read(TestFolder.CatalogueFolder))));

    [Fact]
    public void A_diagnostic_is_one_line_with_place_reason_and_suggestion()
    {
        var diagnostic = new Diagnostic(new TextLocation("raid.yaml", 12, "raid[2].count"), $"found {2.5}", $"write {2}");
        Assert.Equal("raid.yaml:12: raid[2].count: found 2.5 (write 2)", diagnostic.ToString());
        Assert.Equal("raid.yaml: found 2.5", new Diagnostic(new TextLocation("raid.yaml", 0, ""), $"found {2.5}").ToString());
        Assert.Equal(["x", "y"], new InputException([new(new TextLocation("f", 1, ""), $"x"), new(new TextLocation("f", 2, ""), $"y")]).Diagnostics.Select(TestFolder.Said));
    }

    private static string Said(string text) => TestFolder.Said(TestFolder.Problem(() => TestFolder.Yaml(text)));

    private static Diagnostic Problem(byte[] bytes) => TestFolder.Problem(() => YamlSource.Parse("test.yaml", bytes));
}
