using System.Globalization;
using System.Text.Json;
using Testudo.Cli.Commands;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Stories;

/// <summary>What has to be known of a result to simulate a raid of it again.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Version">The version of Testudo that made it.</param>
/// <param name="Scenario">The id of the scenario.</param>
/// <param name="ScenarioHash">SHA-256 of the scenario file.</param>
/// <param name="CatalogueHash">SHA-256 over the catalogue.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Replications">How many raids it has.</param>
/// <param name="Doctrine">The doctrine of the catalogue that was tried in the place of the scenario's own; null where none was.</param>
/// <param name="IsCalibrated">Whether its numbers were drawn from a calibration.</param>
internal sealed record ResultAtHand(string File, string Version, string Scenario, string ScenarioHash, string CatalogueHash, ulong Seed, int Replications, string? Doctrine, bool IsCalibrated)
{
    private const string Format = "testudo-assessment/1";

    /// <summary>Where the leakers of the result are.</summary>
    public string LeakersFile => Path.Combine(Path.GetDirectoryName(File) ?? "", "leakers.csv");

    /// <summary>Reads a result that this program can simulate again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">It cannot be read, is no result, or is one of another version.</exception>
    public static ResultAtHand Read(string file, Words words)
    {
        if (file.Length == 0)
        {
            throw new Failure(ExitCodes.WrongInput, words["the name of a file or folder is empty"]);
        }

        ResultAtHand? result;
        try
        {
            using var text = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            result = Of(file, text.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file} cannot be read: {e.Message}"));
        }
        catch (JsonException)
        {
            result = null;
        }

        if (result is null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{file} is not a result of testudo assess"), words.Format($"name the {"result.json"} of a run"));
        }

        if (result.IsCalibrated)
        {
            throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"{file} was made with {"--calibrated"}, and a raid is told only as the catalogue draws it"),
                words.Format($"run assess again without {"--calibrated"}"));
        }

        return result.Version == CommandLine.Version
            ? result
            : throw new Failure(
                ExitCodes.WrongInput,
                words.Format($"{file} was made by testudo {result.Version}, and this is testudo {CommandLine.Version}: the same raid could go otherwise"),
                words["run assess again, or use that version"]);
    }

    /// <summary>The leaker of a row of leakers.csv.</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">The file cannot be read, is not a list of leakers, or has no such row.</exception>
    public LeakerRow Leaker(ulong row, Words words)
    {
        var count = 0;
        try
        {
            using var lines = System.IO.File.ReadLines(LeakersFile).GetEnumerator();
            if (!lines.MoveNext() || lines.Current != LeakerList.Heading)
            {
                throw NoList(1, words);
            }

            while (lines.MoveNext())
            {
                count++;
                if ((ulong)count == row)
                {
                    return LeakerRow.Of(lines.Current) ?? throw NoList(count + 1, words);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{LeakersFile} cannot be read: {e.Message}"), words.Format($"it belongs beside the result; any threat can be named with {"--replication, --salvo, --member"}"));
        }

        throw count == 0
            ? new Failure(ExitCodes.WrongInput, words.Format($"{LeakersFile} has no leakers"), words.Format($"any threat can be named with {"--replication, --salvo, --member"}"))
            : new Failure(ExitCodes.WrongInput, words.Format($"{"--leaker"} is {row}; {LeakersFile} has rows 1 to {count:N0}"), words.Format($"{"assess --leakers all"} keeps those of all raids"));
    }

    private Failure NoList(int line, Words words) =>
        new(ExitCodes.WrongInput, words.Format($"{LeakersFile}:{line}: this is not a list of leakers as testudo assess writes it"));

    private static ResultAtHand? Of(string file, JsonElement root)
    {
        string? Text(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (root.ValueKind != JsonValueKind.Object
            || Text("format") != Format
            || Text("version") is not { } version
            || Text("scenario") is not { Length: > 0 } scenario
            || !scenario.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            || Text("scenarioHash") is not { } scenarioHash
            || Text("catalogueHash") is not { } catalogueHash
            || !root.TryGetProperty("seed", out var seed) || seed.ValueKind != JsonValueKind.Number || !seed.TryGetUInt64(out var seedValue)
            || !root.TryGetProperty("replications", out var replications) || replications.ValueKind != JsonValueKind.Number || !replications.TryGetInt32(out var count) || count < 1)
        {
            return null;
        }

        var doctrine = root.TryGetProperty("doctrine", out var used) && used.ValueKind == JsonValueKind.Object
            && used.TryGetProperty("isReplaced", out var replaced) && replaced.ValueKind == JsonValueKind.True
            && used.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
        return new ResultAtHand(file, version, scenario, scenarioHash, catalogueHash, seedValue, count, doctrine, root.TryGetProperty("calibration", out var calibration) && calibration.ValueKind == JsonValueKind.Object);
    }
}

/// <summary>One row of leakers.csv.</summary>
/// <param name="Replication">The raid.</param>
/// <param name="Salvo">The salvo.</param>
/// <param name="Member">The number within the salvo, from 1.</param>
/// <param name="Cause">The cause.</param>
/// <param name="Launch">The launch.</param>
/// <param name="Impact">The impact.</param>
internal sealed record LeakerRow(uint Replication, string Salvo, int Member, string Cause, string Launch, string Impact)
{
    /// <summary>Reads a row; null where it is none.</summary>
    /// <param name="line">The line.</param>
    public static LeakerRow? Of(string line)
    {
        // Ids and words of the catalogue have neither commas nor quotes.
        var cells = line.Split(',');
        return cells.Length == 11
            && uint.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var replication)
            && int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var member)
            ? new LeakerRow(replication, cells[1], member, cells[7], cells[8], cells[9])
            : null;
    }
}
