using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.World.Tests.Text;

public sealed class YamlEditTests
{
    private const string Yaml = """
        # Ім'я: коментар
        laydown:
          batteries:
            - {system: nasams, near: Київ, channels: 3}   # the first
            - system: gepard
              near: Odesa
            # between
            - {system: osa, near: Kharkiv}

          # behind the batteries
          sensors: [{sensor: p-18, near: Kyiv}]
        doctrine:
          rules:
            - {against: cruise, looks: 2}

        watch: []
        """;

    [Theory]
    [InlineData("laydown.batteries[1].channels", "4", "- {system: nasams, near: Київ, channels: 3}   #", "- {system: nasams, near: Київ, channels: 4}   #")]
    [InlineData("laydown.batteries[1].rounds", "8", "channels: 3}   #", "channels: 3, rounds: 8}   #")]
    [InlineData("laydown.batteries[2].near", "Mykolaiv", "near: Odesa", "near: Mykolaiv")]
    [InlineData("laydown.batteries[2].channels", "2", "      near: Odesa\n", "      near: Odesa\n      channels: 2\n")]
    [InlineData("doctrine.rules[1].looks", "3", "looks: 2", "looks: 3")]
    [InlineData("doctrine.trackSooner", "20 s", "looks: 2}\n", "looks: 2}\n  trackSooner: 20 s\n")]
    [InlineData("options.depth.most", "3", "watch: []", "watch: []\noptions: {depth: {most: 3}}")]
    public void A_value_is_set_and_nothing_else_changes(string path, string value, string before, string after)
    {
        Assert.Equal(Yaml.Replace(before, after, StringComparison.Ordinal), YamlEdit.Set(path, value).Apply(Yaml));
        Assert.Contains(before, Yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("laydown.batteries", "{system: hawk, near: Lviv}", "near: Kharkiv}\n", "near: Kharkiv}\n    - {system: hawk, near: Lviv}\n")]
    [InlineData("laydown.sensors", "{sensor: p-18, near: Lviv}", "near: Kyiv}]", "near: Kyiv}, {sensor: p-18, near: Lviv}]")]
    [InlineData("watch", "Poland", "watch: []", "watch: [Poland]")]
    [InlineData("doctrine.priority", "cruise", "looks: 2}\n", "looks: 2}\n  priority: [cruise]\n")]
    public void An_item_is_added_at_the_end(string path, string item, string before, string after)
    {
        Assert.Equal(Yaml.Replace(before, after, StringComparison.Ordinal), YamlEdit.Append(path, item).Apply(Yaml));
        Assert.Contains(before, Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_stay()
    {
        var windows = Yaml.ReplaceLineEndings("\r\n");

        Assert.Equal(YamlEdit.Append("laydown.batteries", "{system: hawk, near: Lviv}").Apply(Yaml).ReplaceLineEndings("\r\n"), YamlEdit.Append("laydown.batteries", "{system: hawk, near: Lviv}").Apply(windows));
    }

    [Fact]
    public void A_path_through_a_plain_value_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => YamlEdit.Set("laydown.batteries[1].near.x", "1").Apply(Yaml));

    [Fact]
    public void Every_battery_of_every_shipped_scenario_can_be_changed()
    {
        var root = Testudo.Tests.RepositoryRoot.Folder;
        var catalogue = Catalogue.Load(Path.Combine(root, "catalogue"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "scenarios"), "*.yaml"))
        {
            var source = YamlSource.Read(file);
            var scenario = ScenarioLoader.Read(source, catalogue);
            foreach (var entry in scenario.Batteries.GroupBy(b => b.Entry))
            {
                var change = new ScenarioChange("more", [YamlEdit.Set($"laydown.batteries[{entry.Key + 1}].channels", "17")]);
                var changed = change.Apply(file, source.Text, catalogue);

                Assert.Equal(scenario.Batteries.Select(b => (b.Id, b.Rounds, b.Position, b.Entry == entry.Key ? 17 : b.Channels)), changed.Batteries.Select(b => (b.Id, b.Rounds, b.Position, b.Channels)));
                Assert.Equal((1, 1), (change.Lines(source.Text).Before.Count, change.Lines(source.Text).After.Count));
            }

            var added = new ScenarioChange("more", [YamlEdit.Append("laydown.batteries", "{system: patriot-pac-3, near: Kyiv}"), YamlEdit.Append("laydown.sensors", "{sensor: p-18, near: Kyiv}")]).Apply(file, source.Text, catalogue);
            Assert.Equal(scenario.Batteries.Select(b => b.Id), added.Batteries.SkipLast(1).Select(b => b.Id));
            Assert.Equal(scenario.Sensors.Select(s => s.Id), added.Sensors.SkipLast(1).Select(s => s.Id));
        }
    }
}
