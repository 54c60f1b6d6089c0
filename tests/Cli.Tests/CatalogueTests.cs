using System.Text.Json;
using Testudo.Cli.Commands;

namespace Testudo.Cli.Tests;

public sealed class CatalogueTests
{
    [Theory]
    [InlineData("threats", "kinzhal")]
    [InlineData("systems", "patriot-pac-3")]
    [InlineData("sensors", "an-mpq-53")]
    [InlineData("places", "kyiv")]
    [InlineData("doctrines", "save-the-costly")]
    [InlineData("sources", "testudo-judgement")]
    public void A_list_lines_up_and_fits_the_width_in_every_language(string kind, string id)
    {
        foreach (var language in Words.Languages)
        {
            var outcome = Cli.Run("catalogue", "list", kind, "--lang", language);

            Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
            Assert.Contains(outcome.Lines, line => line.StartsWith(id + " ", StringComparison.Ordinal));
            Assert.All(outcome.Lines, line => Assert.True(line.Length <= Terminal.UsualWidth, line));
            var second = outcome.Lines[1..].Select(line => line.IndexOf("  ", StringComparison.Ordinal)).Max() + 2;
            Assert.All(outcome.Lines, line => Assert.Equal("  ", line[(second - 2)..second]));
        }
    }

    [Fact]
    public void All_lists_come_where_none_is_named()
    {
        var all = Cli.Run("catalogue", "list").Output;

        Assert.Equal(all, string.Join('\n', CatalogueEntry.Kinds.Select(k => Cli.Run("catalogue", "list", k).Output)));
    }

    [Fact]
    public void A_list_for_machines_has_every_entry()
    {
        using var list = JsonDocument.Parse(Cli.Run("catalogue", "list", "systems", "--json").Output);

        var patriot = list.RootElement.EnumerateArray().Single(e => e.GetProperty("id").GetString() == "patriot-pac-3");
        Assert.Equal("sam", patriot.GetProperty("properties").GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("patriot-pac-3")]
    [InlineData("PATRIOT-PAC-3")]
    public void An_entry_shows_every_number_with_its_source(string name)
    {
        var shown = Cli.Run("catalogue", "show", name);
        using var machine = JsonDocument.Parse(Cli.Run("catalogue", "show", name, "--json").Output);

        Assert.Equal(ExitCodes.Ok, shown.ExitCode);
        var numbers = machine.RootElement.GetProperty("numbers").EnumerateArray().ToList();
        Assert.True(numbers.Count > 10);
        Assert.All(numbers, n => Assert.False(string.IsNullOrEmpty(n.GetProperty("sourceTitle").GetString())));
        foreach (var number in numbers)
        {
            var key = number.GetProperty("path").GetString()!["patriot-pac-3.".Length..];
            Assert.Contains(shown.Lines, l => l.StartsWith(key + " ", StringComparison.Ordinal));
            Assert.Contains(shown.Lines, l => l.StartsWith($"  {number.GetProperty("source").GetString()}: ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Shahed", "shahed-136")]
    [InlineData("Київ", "kyiv")]
    [InlineData("киев", "kyiv")]
    [InlineData("track-delay", "track-delay")]
    [InlineData("testudo-judgement", "testudo-judgement")]
    public void An_entry_is_found_by_any_of_its_names(string name, string id) =>
        Assert.Contains($"({id})", Cli.Run("catalogue", "show", name).Output, StringComparison.Ordinal);

    [Fact]
    public void Every_entry_can_be_shown_in_every_language()
    {
        var catalogue = World.Catalogue.Load(Cli.File("catalogue"));
        var ids = CatalogueEntry.Kinds.Append("parameters").SelectMany(k => CatalogueEntry.All(catalogue, k)).Select(e => e.Id);

        Assert.All(ids.Where((_, i) => i % 7 == 0), id =>
        {
            foreach (var language in Words.Languages)
            {
                var outcome = Cli.Run("catalogue", "show", id, "--lang", language);
                Assert.Equal(ExitCodes.Ok, outcome.ExitCode);
                Assert.All(outcome.Lines, line => Assert.True(line.Length <= Terminal.UsualWidth || !line.TrimStart().Contains(' '), line));
            }
        });
    }

    [Theory]
    [InlineData("testudo: the catalogue has nothing called \"patriot-pac3\" (did you mean patriot-pac-3?)", "show", "patriot-pac3")]
    [InlineData("testudo: the catalogue has nothing called \"qqqqqqqqqq\" (testudo catalogue list shows what there is)", "show", "qqqqqqqqqq")]
    [InlineData("testudo: the catalogue has no list \"threat\"; there are: threats, systems, sensors, places, doctrines, sources (did you mean threats?)", "list", "threat")]
    public void What_is_not_there_is_told_with_a_suggestion(string message, params string[] args) =>
        Assert.Equal(new Outcome(ExitCodes.WrongInput, "", message + "\n"), Cli.Run(["catalogue", .. args]));

    [Fact]
    public async Task The_catalogue_of_the_working_folder_is_used_where_there_is_no_other()
    {
        using var scratch = new Scratch();
        var start = Cli.Start(scratch.Folder, "--version").StartInfo;
        start.Environment["TESTUDO_HOME"] = "";
        start.ArgumentList.RemoveAt(1);
        start.ArgumentList.Add("catalogue");
        start.ArgumentList.Add("list");

        using var without = System.Diagnostics.Process.Start(start)!;
        await without.WaitForExitAsync();
        start.WorkingDirectory = Cli.Root;
        using var with = System.Diagnostics.Process.Start(start)!;
        var output = await with.StandardOutput.ReadToEndAsync();

        Assert.Equal(ExitCodes.WrongInput, without.ExitCode);
        Assert.Contains("there is no catalogue", await without.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains("kyiv", output, StringComparison.Ordinal);
    }
}
