using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Planning.Comparison;
using Testudo.Planning.Options;
using Testudo.Planning.Packages;
using Testudo.Reporting.Results;
using Testudo.World.Text;

namespace Testudo.Cli.Reinforcement;

/// <summary>Searches a package of elements under a budget.</summary>
internal sealed class PlanCommand(Terminal terminal, Words words, PlanRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var (options, output) = (request.Options(words), new OutputPlace(words));
        if (request.Json is { Length: 0 })
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        if (request.Json is { } json && json != "-")
        {
            output.TryFile(json);
        }

        var bench = new OptionBench(YamlSource.Read(request.File), HomeFolder.Catalogue(request.Catalogue, terminal, words));
        var elements = OptionFileReader.Load(request.From);
        var unfinished = Unfinished(output, bench.Baseline.Id);
        using var interruption = new Interruption(() => { });
        // The best package so far is worth waiting for; a second Ctrl-C ends the program.
        interruption.Wait();
        var progress = new RunProgress(terminal, request.IsQuiet, words["Packages"], (done, _) => words.Format($"{words["Packages"]}: {done:N0} %"));
        ReinforcementPlan plan;
        try
        {
            plan = progress.Show(() => PackageSearch.Find(bench, elements, options, CommandLine.Version, progress, interruption.Token, unfinished));
        }
        catch (OperationCanceledException)
        {
            return Stopped();
        }
        catch
        {
            output.Abandon();
            throw;
        }

        if (request.Json == "-")
        {
            terminal.Write(stream => PublishedJson.Write(stream, plan, PlanJson.Default));
        }
        else if (request.Json is { } file)
        {
            output.Write(file, stream => PublishedJson.Write(stream, plan, PlanJson.Default));
        }

        if (request.Json != "-" && !request.IsQuiet)
        {
            new PlanSummary(plan, words).Write(Page.On(terminal));
        }

        if (plan.Status == PlanStatus.Interrupted)
        {
            return Stopped();
        }

        // The folder of unfinished runs, where it was made for them.
        output.Abandon();
        return ExitCodes.Ok;

        int Stopped()
        {
            output.Abandon();
            terminal.Error.WriteLine(unfinished is not null && RunShelf.IsAnyIn(unfinished) ? words.Format($"Stopped; finished runs are in {unfinished}, and the same command goes on from there.") : words["Stopped; nothing was written."]);
            return ExitCodes.Stopped;
        }
    }

    // Beside the results of other commands; where nothing can be written, nothing is kept.
    private string? Unfinished(OutputPlace output, string scenario)
    {
        try
        {
            var folder = Path.Combine("out", scenario);
            output.TryFolder(folder);
            return request.Json == "-" ? null : Path.Combine(folder, "plan.unfinished");
        }
        catch (Failure)
        {
            return null;
        }
    }
}
