namespace Testudo.Cli.Commands;

/// <summary>Parts of a command line to copy.</summary>
internal static class ShellText
{
    /// <summary>A text as a POSIX shell reads it back.</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "./-_+,:@".Contains(c, StringComparison.Ordinal)) && text.Length > 0 ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A path without its folders where it begins at the root: pages are sent on, and what folders their maker keeps is nobody's business.</summary>
    /// <param name="path">The path, or any other text.</param>
    public static string WithoutFolders(string path) =>
        Path.IsPathRooted(path) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : path;
}
