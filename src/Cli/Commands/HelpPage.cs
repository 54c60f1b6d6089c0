using System.CommandLine;
using Testudo.Cli.Summary;

namespace Testudo.Cli.Commands;

/// <summary>The help for a command.</summary>
internal static class HelpPage
{
    /// <summary>Writes the help.</summary>
    /// <param name="command">The command.</param>
    /// <param name="tree">All commands.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="words">The language.</param>
    public static void Write(Command command, CommandTree tree, Terminal terminal, Words words)
    {
        var page = Page.On(terminal);
        page.Paragraph(command.Description ?? "", indent: 0);
        page.Line();
        page.Line($"{words["Usage:"]} {Usage(command, words)}");
        Section(page, words["Commands:"], command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(page, words["Arguments:"], command.Arguments.Select(a => (a.Name, a.Description)));
        Section(page, words["Options:"], Options(command).Select(o => (Name(o), o.Description)));
        page.Line();
        page.Line(words["Examples:"], Page.Bold);
        foreach (var example in tree.ExamplesOf(command))
        {
            page.Line("  " + example);
        }

        page.Line();
        page.Paragraph(words["Exit codes: 0 done; 1 fault of the program; 2 wrong input or command line; 3 .NET SDK missing; 4 output cannot be written; 5 changes wait to be accepted; 130 stopped by Ctrl-C."], indent: 2);
    }

    /// <summary>The options of a command with those of the commands above that hold for it too.</summary>
    /// <param name="command">The command.</param>
    public static IEnumerable<Option> Options(Command command)
    {
        var above = command.Parents.OfType<Command>().SelectMany(p => Options(p).Where(o => o.Recursive));
        return command.Options.Where(o => !o.Hidden).Concat(above).Distinct();
    }

    /// <summary>The names of a command from the program down.</summary>
    /// <param name="command">The command.</param>
    public static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : command.Name;

    private static string Usage(Command command, Words words)
    {
        var parts = command.Arguments.Select(a => a.Arity switch
        {
            { MinimumNumberOfValues: 0 } => $"[{a.Name}]",
            { MaximumNumberOfValues: > 1 } => $"{a.Name} ...",
            _ => a.Name,
        });
        return string.Join(' ', [Path(command), .. command.Subcommands.Count > 0 ? [words["COMMAND"]] : parts, words["[options]"]]);
    }

    private static string Name(Option option) =>
        string.Join(", ", option.Aliases.Where(a => a != "-?").Prepend(option.Name)) + (option.HelpName is null ? "" : " " + option.HelpName);

    private static void Section(Page page, string title, IEnumerable<(string Name, string? Text)> entries)
    {
        var lines = entries.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var indent = lines.Max(l => l.Name.Length) + 4;
        page.Line();
        page.Line(title, Page.Bold);
        foreach (var (name, text) in lines)
        {
            var wrapped = Page.Wrap(text ?? "", page.Width, indent, indent).ToList();
            page.Line("  " + name + (wrapped.Count > 0 ? wrapped[0][(name.Length + 2)..] : ""));
            foreach (var more in wrapped.Skip(1))
            {
                page.Line(more);
            }
        }
    }
}
