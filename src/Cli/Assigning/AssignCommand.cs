using System.Diagnostics;
using Testudo.Assignment.Instances;
using Testudo.Assignment.WeaponTargets;
using Testudo.Cli.Commands;
using Testudo.Cli.Results;
using Testudo.Cli.Running;
using Testudo.Cli.Summary;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Assigning;

/// <summary>Solves an instance of the weapon-target assignment problem.</summary>
internal sealed class AssignCommand(Terminal terminal, Words words, AssignRequest request)
{
    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        var (options, solver, output) = (request.Options(words), request.Solver(words), new OutputPlace(words));
        foreach (var file in new[] { request.Json == "-" ? null : request.Json, request.Save })
        {
            if (file is { Length: 0 })
            {
                throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
            }

            if (file is not null)
            {
                output.TryFile(file);
            }
        }

        var instance = request.Instance(words);
        if (request.Save is { } save)
        {
            output.Write(save, stream => InstanceFile.Write(stream, instance.Problem));
        }

        using var interruption = new Interruption(() => { });
        // The best plan so far is worth waiting for; a second Ctrl-C ends the program.
        interruption.Wait();
        var clock = Stopwatch.StartNew();
        var answer = Search(solver, instance.Problem, options, clock, interruption.Token);
        var name = request.File ?? $"--random {request.Random}";
        var result = AssignmentJson.Make(name, instance, request.MethodName, answer, clock.Elapsed.TotalSeconds, CommandLine.Version);
        if (request.Json == "-")
        {
            terminal.Write(stream => PublishedJson.Write(stream, result, AssignmentJson.Default));
        }
        else if (request.Json is { } json)
        {
            output.Write(json, stream => PublishedJson.Write(stream, result, AssignmentJson.Default));
        }

        if (request.Json != "-" && !request.IsQuiet)
        {
            new AssignSummary(instance, answer, result, words).Write(Page.On(terminal));
        }

        return answer.Status == SearchStatus.Interrupted ? ExitCodes.Stopped : ExitCodes.Ok;
    }

    private WeaponTargetAnswer Search(IWeaponTargetSolver solver, WeaponTargetProblem problem, WeaponTargetOptions options, Stopwatch clock, CancellationToken cancellation)
    {
        var last = default(SearchProgress);
        var shown = new RunProgress(terminal, request.IsQuiet, words["Assignment"], (_, _) => words.Format($"Assignment: best plan {last.Value:G6}, bound {last.Bound:G6}"));
        return shown.Show(() => solver.Solve(problem, options, new Heard(told =>
        {
            last = told;
            ((IProgress<double>)shown).Report(options.TimeLimit is { } limit ? Math.Min(0.99, clock.Elapsed / limit) : ((int)told.Phase + 1) / 5.0);
        }), cancellation));
    }

    // Told at once, in the thread that searches.
    private sealed class Heard(Action<SearchProgress> hear) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => hear(value);
    }
}
