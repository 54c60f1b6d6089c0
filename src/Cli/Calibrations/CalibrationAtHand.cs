using System.CommandLine;
using Testudo.Calibration.Overlays;
using Testudo.Cli.Commands;
using Testudo.Simulation.Measures;
using Testudo.World;

namespace Testudo.Cli.Calibrations;

/// <summary>The calibration that a run is to use, as written.</summary>
/// <param name="IsAsked">Whether one is.</param>
/// <param name="File">Its file; null for the one that comes with Testudo.</param>
internal sealed record CalibrationAtHand(bool IsAsked, string? File)
{
    /// <summary>None.</summary>
    public static CalibrationAtHand None { get; } = new(false, null);

    /// <summary>The option in the command that makes the same result again, with a space before it; empty where none is used.</summary>
    public string Again => !IsAsked ? "" : File is null ? " --calibrated" : $" --calibrated {ShellText.Quoted(ShellText.WithoutFolders(File))}";

    /// <summary>What is added to the name of a folder of results.</summary>
    public string Suffix => IsAsked ? "-calibrated" : "";

    /// <summary>The option.</summary>
    /// <param name="words">The language.</param>
    public static Option<string?> Option(Words words) =>
        new("--calibrated") { HelpName = "OVERLAY", Description = words["Draw the uncertain numbers from a calibration, as testudo calibrate wrote it. Default: the one that comes with Testudo."], Arity = ArgumentArity.ZeroOrOne };

    /// <summary>What a command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    public static CalibrationAtHand Asked(ParseResult parsed, Option<string?> option) => new(parsed.GetResult(option) is { Implicit: false }, parsed.GetValue(option));

    /// <summary>Which one a result rests on.</summary>
    /// <param name="used">The calibration.</param>
    /// <param name="words">The language.</param>
    public static string Told(CalibrationUsed used, Words words) =>
        words.Format($"Numbers drawn from the calibration {used.Hash[..12]}: raids {used.Raids:N0}, {used.From} to {used.To}. Those that it says nothing of are drawn from the catalogue.");

    /// <summary>Reads it.</summary>
    /// <param name="catalogue">The catalogue for which it has to be made.</param>
    /// <param name="terminal">Knows the environment.</param>
    /// <param name="words">The language of messages.</param>
    /// <returns>Null where none is asked for.</returns>
    /// <exception cref="Failure">None comes with this Testudo.</exception>
    /// <exception cref="World.Text.InputException">The file is wrong, or made for another catalogue.</exception>
    public CalibrationOverlay? Load(Catalogue catalogue, Terminal terminal, Words words)
    {
        if (!IsAsked)
        {
            return null;
        }

        var file = File ?? (HomeFolder.Find("calibration", terminal) is { } home ? Path.Combine(home, "national.overlay.yaml") : null);
        return file is null
            ? throw new Failure(ExitCodes.WrongInput, words["no calibration comes with this Testudo"], words.Format($"make one: {"testudo calibrate scenarios/national.yaml --evidence"}"))
            : CalibrationOverlay.Load(file, catalogue);
    }
}
