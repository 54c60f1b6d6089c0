using System.CommandLine;
using System.Reflection;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>The program from its command line to its exit code.</summary>
internal static class CommandLine
{
    /// <summary>The version of the program, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        // Before anything else is loaded: scripts ask for this often.
        if (args is ["--version"])
        {
            terminal.Output.WriteLine($"testudo {Version}");
            terminal.Output.Flush();
            return ExitCodes.Ok;
        }

        var words = Words.In("en");
        try
        {
            words = Words.In(Language(args, terminal));
            var exitCode = Parse(args, terminal, words);
            terminal.Output.Flush();
            return exitCode;
        }
        catch (Failure e)
        {
            terminal.Error.WriteLine($"testudo: {e.Message}");
            return e.ExitCode;
        }
        catch (InputException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                terminal.Error.WriteLine(words.Tell(diagnostic));
            }

            return ExitCodes.WrongInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Files are refused by name where they are read and written; what is left is the screen or the pipe.
            terminal.Error.WriteLine($"testudo: {words.Format($"standard output cannot be written: {e.Message}")}");
            return ExitCodes.CannotWrite;
        }
#pragma warning disable CA1031 // The last resort: whatever it is, one sentence and an exit code are better than a crash.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"testudo: {words.Format($"this is a fault of Testudo: {e.Message} Please report it with the command and the files; TESTUDO_DEBUG=1 shows where it happened.")}");
            if (terminal.Variable("TESTUDO_DEBUG") == "1")
            {
                terminal.Error.WriteLine(e);
            }

            return ExitCodes.Fault;
        }
    }

    private static int Parse(string[] args, Terminal terminal, Words words)
    {
        var root = new CommandTree(terminal, words);
        var parsed = root.Command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (root.IsHelpAsked(parsed) || args.Length == 0)
        {
            HelpPage.Write(parsed.CommandResult.Command, root, terminal, words);
            return ExitCodes.Ok;
        }

        if (parsed.GetValue(root.VersionOption))
        {
            terminal.Output.WriteLine($"testudo {Version}");
            return ExitCodes.Ok;
        }

        WrongCommandLine.ThrowIfWrong(parsed, root, words);
        return parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Ctrl-C is heard by the runs themselves.
            ProcessTerminationTimeout = null,
            Output = terminal.Output,
            Error = terminal.Error,
        });
    }

    // Needed before the command line is understood, because its errors are told in this language too.
    private static string Language(string[] args, Terminal terminal)
    {
        var asked = terminal.Variable("TESTUDO_LANG") is { Length: > 0 } set ? set : "en";
        var isOption = false;
        for (var i = 0; i < args.Length && args[i] != "--"; i++)
        {
            if (args[i] == "--lang" && i + 1 < args.Length)
            {
                (asked, isOption) = (args[i + 1], true);
            }
            else if (args[i].StartsWith("--lang=", StringComparison.Ordinal))
            {
                (asked, isOption) = (args[i]["--lang=".Length..], true);
            }
        }

        if (!Words.Languages.Contains(asked, StringComparer.Ordinal))
        {
            var what = isOption ? "--lang" : "TESTUDO_LANG";
            throw new Failure(ExitCodes.WrongInput, FormattableString.Invariant($"{what}: the language \"{asked}\" is not spoken here; allowed are: {string.Join(", ", Words.Languages)}"));
        }

        return asked;
    }
}
