namespace Testudo.Cli;

/// <summary>What the program tells whoever started it.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Ok = 0;

    /// <summary>A fault of the program itself.</summary>
    public const int Fault = 1;

    /// <summary>A scenario, the catalogue or the command line is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>The .NET SDK is missing; given by the launcher, never by the program.</summary>
    public const int MissingSdk = 3;

    /// <summary>A result cannot be written.</summary>
    public const int CannotWrite = 4;

    /// <summary>A newer version of the public record was read and compared, and nobody accepted its changes.</summary>
    public const int NotAccepted = 5;

    /// <summary>Stopped by Ctrl-C: 128 and the number of the signal, as shells count.</summary>
    public const int Stopped = 130;
}
