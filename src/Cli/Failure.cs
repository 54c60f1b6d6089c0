namespace Testudo.Cli;

/// <summary>The program cannot go on for a reason that its user can mend; the message is already in the user's language.</summary>
internal sealed class Failure : Exception
{
    public Failure(int exitCode, string message, string? suggestion = null)
        : base(suggestion is null ? message : $"{message} ({suggestion})") => ExitCode = exitCode;

    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; }
}
