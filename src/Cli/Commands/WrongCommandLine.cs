using System.CommandLine;
using System.CommandLine.Parsing;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class WrongCommandLine
{
    /// <summary>Looks for what is wrong; the first thing is told.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="tree">All commands.</param>
    /// <param name="words">The language.</param>
    /// <exception cref="Failure">Something is wrong.</exception>
    public static void ThrowIfWrong(ParseResult parsed, CommandTree tree, Words words)
    {
        var command = parsed.CommandResult.Command;
        var help = words.Format($"see {HelpPage.Path(command)} --help");
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            throw unknown.StartsWith('-') && unknown.Length > 1 ? UnknownOption(unknown, command, help, words) : UnknownWord(unknown, command, help, words);
        }

        if (parsed.Errors.Count == 0)
        {
            Repeated(parsed, command, help, words);
            return;
        }

        var error = parsed.Errors[0];
        var option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        throw option switch
        {
            { IdentifierTokenCount: > 1 } => new Failure(ExitCodes.WrongInput, words.Format($"{option.Option.Name} is given more than once"), help),
            { Tokens.Count: 0 } => new Failure(ExitCodes.WrongInput, words.Format($"{option.Option.Name} needs a value: {option.Option.HelpName ?? ""}"), help),
            not null => new Failure(ExitCodes.WrongInput, words.Format($"{option.Option.Name}: {error.Message}"), help),
            null when command.Subcommands.Count > 0 => new Failure(ExitCodes.WrongInput, words.Format($"a command is missing; there are: {string.Join(", ", command.Subcommands.Select(c => c.Name))}"), help),
            null when command.Arguments.FirstOrDefault(a => parsed.GetResult(a) is null or { Tokens.Count: 0 }) is { } missing =>
                new Failure(ExitCodes.WrongInput, words.Format($"{missing.Name} is missing"), help),
            null => new Failure(ExitCodes.WrongInput, error.Message, help),
        };
    }

    private static void Repeated(ParseResult parsed, Command command, string help, Words words)
    {
        foreach (var option in HelpPage.Options(command))
        {
            if (parsed.GetResult(option) is { IdentifierTokenCount: > 1 })
            {
                throw new Failure(ExitCodes.WrongInput, words.Format($"{option.Name} is given more than once"), help);
            }
        }
    }

    private static Failure UnknownOption(string written, Command command, string help, Words words)
    {
        var name = written.Split('=')[0];
        var near = NameSuggestion.Nearest(name, HelpPage.Options(command).Select(o => o.Name));
        return new Failure(ExitCodes.WrongInput, words.Format($"{HelpPage.Path(command)} has no option {name}"), near is null ? help : words.Format($"did you mean {near}?"));
    }

    private static Failure UnknownWord(string written, Command command, string help, Words words)
    {
        if (command.Subcommands.Count == 0)
        {
            return new Failure(ExitCodes.WrongInput, words.Format($"{HelpPage.Path(command)} does not know what to do with \"{written}\""), help);
        }

        var near = NameSuggestion.Nearest(written, command.Subcommands.Select(c => c.Name));
        return new Failure(
            ExitCodes.WrongInput,
            words.Format($"{HelpPage.Path(command)} has no command \"{written}\""),
            near is null ? words.Format($"there are: {string.Join(", ", command.Subcommands.Select(c => c.Name))}") : words.Format($"did you mean {near}?"));
    }
}
