using System.Text;
using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;
using Testudo.World.Text;

namespace Testudo.Assignment.Tests;

/// <summary>Instances on paper: their optima, and what is wrong with bad ones.</summary>
public sealed class InstanceTests
{
    /// <summary>The generated instances, smallest first.</summary>
    public static TheoryData<string> Generated => [.. Wta.Recipes.Select(r => r[0])];

    /// <summary>The published instances.</summary>
    public static TheoryData<string> Published => [.. Wta.Optima.Keys.Except(Wta.Recipes.Select(r => r[0])).Select(n => n.StartsWith("WTA", StringComparison.Ordinal) ? $"sonuc/{n}" : $"toffolo/{n}")];

    [Theory]
    [MemberData(nameof(Generated))]
    public void Every_generated_instance_is_solved_to_its_known_optimum(string name) => Solved(Wta.Generated(name), name);

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_published_instance_is_solved_to_its_known_optimum(string path) => Solved(InstanceFile.Read(Wta.Path(path)).Problem, Path.GetFileName(path));

    [Theory]
    [InlineData("wta_150x300x3.txt", 11.429016)]
    [InlineData("wta_200x400x3.txt", 10.577367)]
    public void Published_plans_that_are_not_optimal_are_beaten(string name, double published)
    {
        // Andersen, Pavlikov and Toffolo, Annals of Operations Research 312 (2022): best found within two hours.
        var answer = new ExactSearch().Solve(InstanceFile.Read(Wta.Path($"toffolo/{name}")).Problem, new WeaponTargetOptions());

        Assert.Equal(SearchStatus.Optimal, answer.Status);
        Assert.True(answer.Value < published - 1e-4);
    }

    [Theory]
    [MemberData(nameof(Generated))]
    public void The_generator_makes_what_the_first_one_wrote(string name)
    {
        var (read, drawn) = (InstanceFile.Read(Wta.Path($"generated/{name}")).Problem, Wta.Generated(name));

        Assert.Equal(read.Units.ToArray(), drawn.Units.ToArray());
        Assert.Equal(read.Values.ToArray(), drawn.Values.ToArray());
        Assert.All(Enumerable.Range(0, read.Targets), j => Assert.Equal(read.KillOf(j).ToArray(), drawn.KillOf(j).ToArray()));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var problem = RandomInstance.Draw(4, 7, units: 3, lowest: 0, highest: 1, seed: 8).Problem;
        using var stream = new MemoryStream();
        InstanceFile.Write(stream, problem);

        var read = Read(Encoding.UTF8.GetString(stream.ToArray()));

        Assert.Equal(InstanceFormat.Pairs, read.Format);
        Assert.Equal(problem.Units.ToArray(), read.Problem.Units.ToArray());
        Assert.All(Enumerable.Range(0, 7), j => Assert.Equal(problem.KillOf(j).ToArray(), read.Problem.KillOf(j).ToArray()));
    }

    [Fact]
    public void A_table_says_itself_what_a_row_is()
    {
        var byWeapon = Read("# mine\nweapon,units,\"Kinzhal, first\",Shahed\nvalue,,100,15\n\nPAC-3,4,0.7,0.9\nIRIS-T,6,0,0.85\n");
        var byTarget = Read("target,value,PAC-3,IRIS-T\nunits,,4,6\n\"Kinzhal, first\",100,0.7,0\nShahed,15,0.9,0.85\n");

        Assert.Equal(["PAC-3", "IRIS-T"], byWeapon.Weapons);
        Assert.Equal(["Kinzhal, first", "Shahed"], byWeapon.Targets);
        Assert.Equal((InstanceRows.Weapons, InstanceRows.Targets), (byWeapon.Rows, byTarget.Rows));
        Assert.Equal(byWeapon.Weapons, byTarget.Weapons);
        Assert.Equal(byWeapon.Problem.Units.ToArray(), byTarget.Problem.Units.ToArray());
        Assert.Equal(byWeapon.Problem.KillOf(0).ToArray(), byTarget.Problem.KillOf(0).ToArray());
        Assert.Equal([0.7, 0], byWeapon.Problem.KillOf(0).ToArray());
    }

    [Theory]
    [InlineData("", 1, "the file ends after 0 numbers; expected is a whole number")]
    [InlineData("2 2 1\n3\n4\n0 0 .5\n0 1 .5\n1 0 NaN\n1 1 .4\n", 6, "\"NaN\" is not a number; expected is pair 3 of 4")]
    [InlineData("2 2 1\n3\n4\n0 0 .5\n0 1 .5\n1 0 1.2\n1 1 .4\n", 6, "a probability is 1.2; it must be from 0 to 1")]
    [InlineData("2 2 1\n3\n4\n0 0 .5\n0 1 .5\n1 0 .4\n", 7, "the file ends after 14 numbers; expected is pair 4 of 4")]
    [InlineData("2 2 1\n3\n4\n0 0 .5\n0 1 .5\n0 1 .4\n1 1 .5\n", 6, "the pair 0 1 is there twice")]
    [InlineData("1 1 1\n3\n0 0 .5\n0 0 .5\n", 4, "the file goes on after the last number that the first line announces")]
    [InlineData("1 3 1\n3\n4\n5\n0 0 .5\n1 0 .5\n2 0 .5\n", 6, "the pair 1 0 does not exist: a line is \"weapon target probability\", counted from 0, with 1 weapons and 3 targets")]
    [InlineData("1 1 -1\n3\n0 0 .5\n", 1, "units of each type: found -1, allowed is a whole number from 0 to 1,000,000")]
    [InlineData("0 2 1\n3\n4\n", 1, "there are 0 weapons and 2 targets; there must be one of each at least")]
    [InlineData("1 1 1\n-3\n0 0 .5\n", 2, "the value of a target is -3; it must be 0 or more")]
    [InlineData("1.5\n3\n.5\n", 1, "the first number: found 1.5, allowed is a whole number from 0 to 2,147,483,647")]
    [InlineData("1 1.5 1\n3\n", 1, "the number of targets is 1.5; it must be a whole number of 0 or more")]
    [InlineData("2\n3 4\n.1 .2 .3\n", 4, "the file ends after 6 numbers; expected is row 1, column 1 of 2 x 2 probabilities")]
    [InlineData("2\n3 4\n.1 .2 .3 .4 .5\n", 3, "the file goes on after the last number that the first line announces")]
    [InlineData("hello\n", 1, "the table begins with \"hello\"; allowed is \"weapon,units,\" and the targets where a row is a weapon, or \"target,value,\" and the weapons where a row is a target")]
    [InlineData("weapon,units\n", 1, "the table has no column of probabilities")]
    [InlineData("weapon,units,a,b\nvalue,,3\n", 2, "the second row must be \"value,,\" and then a number for each of 2 columns")]
    [InlineData("weapon,units,a,b\nvalue,,3,4\nx,1,.5\n", 3, "the row has 3 cells; the first row has 4")]
    [InlineData("weapon,units,a\nvalue,,3\nx,some,.5\n", 3, "units are \"some\"; allowed is a whole number from 0 to 1,000,000")]
    [InlineData("weapon,units,a\nvalue,,3\nx,1,-.5\n", 3, "a probability is -0.5; it must be from 0 to 1")]
    [InlineData("weapon,units,a\nvalue,,-3\nx,1,.5\n", 2, "the value of a target is -3; it must be 0 or more")]
    [InlineData("weapon,units,a\nvalue,,3\nx,1,NaN\n", 3, "\"NaN\" is not a number")]
    [InlineData("weapon,units,a\nvalue,,3\n", 2, "there are 0 weapons and 1 targets; there must be one of each at least")]
    [InlineData("weapon,units,\"a\nvalue,,3\n", 1, "a quotation mark is not closed")]
    public void What_is_wrong_is_told_with_its_line(string text, int line, string message)
    {
        var diagnostic = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Diagnostics);

        Assert.Equal(line, diagnostic.Location.Line);
        Assert.Equal(message, FormattableString.Invariant(diagnostic.Message));
    }

    [Fact]
    public void The_other_way_round_is_suggested()
    {
        const string Text = "2 3 1\n3\n4\n5\n0 0 .5\n1 0 .4\n2 0 .5\n0 1 .5\n1 1 .2\n2 1 .3\n";

        Assert.Contains("--rows", FormattableString.Invariant(Assert.Throws<InputException>(() => Read(Text)).Diagnostics[0].Suggestion!), StringComparison.Ordinal);
        Assert.Equal([0.4, 0.2], Read(Text, InstanceRows.Targets).Problem.KillOf(1).ToArray());
    }

    [Fact]
    public void A_size_beyond_memory_is_refused_before_it_is_taken()
    {
        var told = Assert.Throws<InputException>(() => Read("100000 100000 1\n3\n", mostBytes: 20e9)).Diagnostics[0];

        Assert.StartsWith("100,000 weapon types and 100,000 targets would take about 160.8 GB of memory; there are 20.0 GB", FormattableString.Invariant(told.Message), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Read("2000 2000 1\n3\n", mostBytes: 1e6));
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing() => Assert.Equal("there is no such file", Refusal("no/such/file"));

    [Fact]
    public void A_folder_is_said_to_be_one() => Assert.Equal("this is a folder", Refusal(Path.GetTempPath()));

    private static string Refusal(string path) => FormattableString.Invariant(Assert.Throws<InputException>(() => InstanceFile.Read(path)).Diagnostics[0].Message);

    private static void Solved(WeaponTargetProblem problem, string name)
    {
        var answer = new ExactSearch().Solve(problem, new WeaponTargetOptions());

        Assert.Equal(SearchStatus.Optimal, answer.Status);
        Assert.InRange(answer.Value, Wta.Optima[name] * (1 - 1e-7), Wta.Optima[name] * (1 + 1e-7));
        Assert.Equal(answer.Plan.Value(problem), answer.Value);
        Assert.True(answer.Plan.IsAllowed(problem));
        Assert.InRange(answer.Gap, 0, 1e-9);
    }

    private static AssignmentInstance Read(string text, InstanceRows? rows = null, double? mostBytes = null)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return InstanceFile.Read(path, rows, mostBytes: mostBytes);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
