using System.Globalization;
using Testudo.Cli.Summary;
using Testudo.Evidence.Store;
using Testudo.Reporting.Evidence;
using Testudo.Reporting.Results;

namespace Testudo.Cli.Evidence;

/// <summary>Lists the versions of the public record in the store, compares them, or goes back to one.</summary>
internal sealed class VersionsCommand(Terminal terminal, Words words, EvidencePlaces places, EvidenceOutput output)
{
    private readonly Page page = Page.On(terminal);

    /// <summary>Does what was asked.</summary>
    /// <param name="accept">The number of the version that is to count; null for none.</param>
    /// <param name="compare">The numbers of two versions with a comma; null for none.</param>
    /// <param name="showsLines">Whether every change is shown.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(string? accept, string? compare, bool showsLines)
    {
        if (accept is not null && compare is not null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"{"--accept"} and {"--compare"} exclude each other"));
        }

        using var hand = EvidenceAtHand.Find(places, terminal, words);
        if (hand.Store is not { } store)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"there is no store at {hand.Place.Name}"), words.Format($"make it: {"testudo evidence import FILE"}"));
        }

        var versions = store.Imports();
        if (compare is not null)
        {
            var numbers = compare.Split(',', StringSplitOptions.TrimEntries);
            if (numbers.Length != 2)
            {
                throw new Failure(ExitCodes.WrongInput, words.Format($"{"--compare"} is \"{compare}\"; write two numbers, such as 1,2"));
            }

            var (before, after) = (Find("--compare", numbers[0], versions), Find("--compare", numbers[1], versions));
            var changes = store.Changes(before.Id, after.Id);
            if (output.IsJson)
            {
                var document = new ChangesDocument
                {
                    Provenance = output.Provenance(null, after),
                    Changes = ImportChanges.Of(RecordUsed.Of(before), changes),
                };
                output.WriteJson(stream => PublishedJson.Write(stream, document, EvidenceJson.Default));
                return ExitCodes.Ok;
            }

            new ImportSummary(terminal, words).Tell(changes, before, showsLines);
            return ExitCodes.Ok;
        }

        if (accept is not null)
        {
            store.Accept(Find("--accept", accept, versions).Id, DateTime.UtcNow);
            versions = store.Imports();
        }

        output.WriteJson(stream => PublishedJson.Write(stream, new VersionsDocument { Provenance = output.Provenance(null, null), Versions = [.. versions.Select(VersionEntry.Of)] }, EvidenceJson.Default));
        if (output.IsTable)
        {
            Tell(versions, hand);
        }

        return ExitCodes.Ok;
    }

    private RecordImport Find(string option, string written, IReadOnlyList<RecordImport> versions) =>
        versions.FirstOrDefault(v => v.Id.ToString(CultureInfo.InvariantCulture) == written)
        ?? throw new Failure(ExitCodes.WrongInput, words.Format($"{option} is \"{written}\"; the store has the versions: {string.Join(", ", versions.Select(v => v.Id))}"));

    private void Tell(IReadOnlyList<RecordImport> versions, EvidenceAtHand hand)
    {
        var table = new TextTable().Number(words["Version"]).Text(words["Counts"]).Text(words["File"], least: TextTable.EnoughOfAName).Text(words["Imported"], 3)
            .Number(words["Rows kept"]).Number(words["Set aside"], 2).Number(words["Repaired"], 1).Text("SHA-256", 1);
        foreach (var version in versions)
        {
            table.Row(
                version.Id.ToString(CultureInfo.InvariantCulture), version.IsCurrent ? words["yes"] : "", version.File.Name, version.File.ImportedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
                words.Numbers.Whole(version.Counts.Kept), words.Numbers.Whole(version.Counts.SetAside), words.Numbers.Whole(version.Counts.Repaired), version.File.Sha256[..12]);
        }

        if (versions.Count > 0)
        {
            table.Write(page);
            page.Line();
        }

        page.Paragraph(words.Format($"Store {hand.Place.Name}: versions {versions.Count:N0}, reports {hand.Store!.Reports().Count:N0}."));
    }
}
