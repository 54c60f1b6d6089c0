using System.Globalization;

namespace Testudo.World.Text;

/// <summary>Where a value stands in what the user wrote.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line, counted from 1; 0 where the whole file is meant.</param>
/// <param name="Key">The path of keys, such as <c>raid[2].count</c>; empty where the whole file is meant.</param>
public readonly record struct TextLocation(string File, int Line, string Key)
{
    /// <summary>Writes <c>file:line: key</c>.</summary>
    public override string ToString() =>
        (Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}") : File) + (Key.Length > 0 ? $": {Key}" : "");
}

/// <summary>One thing that is wrong with the input: where, what was found, what is allowed, and a suggestion.</summary>
/// <remarks>The message keeps its format apart from its arguments, so that a face can say it in another language.</remarks>
/// <param name="Location">Where it is.</param>
/// <param name="Message">What was found and what is allowed.</param>
/// <param name="Suggestion">What to write instead; null where there is nothing sensible to suggest.</param>
public sealed record Diagnostic(TextLocation Location, FormattableString Message, FormattableString? Suggestion = null)
{
    /// <summary>Writes the diagnostic as one line of English.</summary>
    public override string ToString() =>
        $"{Location}: {FormattableString.Invariant(Message)}" + (Suggestion is null ? "" : $" ({FormattableString.Invariant(Suggestion)})");
}

/// <summary>The input cannot be used; carries every reason that was found.</summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the exception from at least one diagnostic.</summary>
    /// <param name="diagnostics">What is wrong, in the order of the text.</param>
    public InputException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics ?? throw new ArgumentNullException(nameof(diagnostics)))) => Diagnostics = diagnostics;

    /// <summary>Makes the exception from one diagnostic.</summary>
    /// <param name="diagnostic">What is wrong.</param>
    public InputException(Diagnostic diagnostic)
        : this([diagnostic])
    {
    }

    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
