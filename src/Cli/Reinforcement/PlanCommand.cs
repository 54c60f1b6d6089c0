using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;
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
        using var interruption = new Interruption(() => { });
        // The best package so far is worth waiting for; a second Ctrl-C ends the program.
        interruption.Wait();
        var progress = new RunProgress(terminal, request.IsQuiet, words["Packages"], (done, _) => words.Format($"{words["Packages"]}: {done:N0} %"));
        ReinforcementPlan plan;
        try
        {
            plan = progress.Show(() => PackageSearch.Find(bench, elements, options, CommandLine.Version, progress, interruption.Token));
        }
        catch (OperationCanceledException)
        {
            output.Abandon();
            terminal.Error.WriteLine(words["Stopped; nothing was written."]);
            return ExitCodes.Stopped;
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

        return plan.Status == PlanStatus.Interrupted ? ExitCodes.Stopped : ExitCodes.Ok;
    }
}
