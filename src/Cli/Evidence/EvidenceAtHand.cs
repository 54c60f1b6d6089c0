using Testudo.Cli.Commands;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;
using Testudo.Evidence.Raids;
using Testudo.Evidence.Reconciliation;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.Reporting.Evidence;
using Testudo.World;

namespace Testudo.Cli.Evidence;

/// <summary>The evidence that a command works with: the store where there is one, the facts files, the catalogue.</summary>
internal sealed class EvidenceAtHand : IDisposable
{
    // A raid lasts days at most; rows of this many days around a period are enough to join those in it.
    private const int DaysAround = 7;

    private readonly Lazy<FactBook> facts;

    private EvidenceAtHand(StorePlace place, EvidenceStore? store, Catalogue catalogue, Func<FactBook> facts)
    {
        (Place, Store, Catalogue) = (place, store, catalogue);
        this.facts = new Lazy<FactBook>(facts);
        Version = store?.CurrentImport();
    }

    /// <summary>Where the store is, or would be.</summary>
    public StorePlace Place { get; }

    /// <summary>The store; null where there is none yet.</summary>
    public EvidenceStore? Store { get; }

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The version of the public record that counts; null where none was imported.</summary>
    public RecordImport? Version { get; }

    /// <summary>The facts files.</summary>
    public FactBook Facts => facts.Value;

    /// <summary>Whether the rows are those of facts files, because no public record was imported.</summary>
    public bool IsFromFacts => Version is null;

    /// <summary>Opens what there is; a store that is not there is not made.</summary>
    /// <param name="places">Where.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="words">The language of messages.</param>
    /// <exception cref="Failure">A store was named and is not there.</exception>
    public static EvidenceAtHand Find(EvidencePlaces places, Terminal terminal, Words words)
    {
        var place = PlaceOf(places, terminal);
        var isThere = place.IsServer || File.Exists(place.File);
        if (!isThere && places.Db is not null)
        {
            throw new Failure(ExitCodes.WrongInput, words.Format($"there is no store at {place.Name}"), words.Format($"make it: {"testudo evidence import FILE --db"} {place.Name}"));
        }

        return Make(place, isThere, places, terminal, words);
    }

    /// <summary>Opens what there is, and makes the store where it is missing.</summary>
    /// <param name="places">Where.</param>
    /// <param name="terminal">The surroundings.</param>
    /// <param name="words">The language of messages.</param>
    public static EvidenceAtHand ForWriting(EvidencePlaces places, Terminal terminal, Words words) =>
        Make(PlaceOf(places, terminal), hasStore: true, places, terminal, words);

    /// <summary>Every row: of the public record, or of facts files where there is none.</summary>
    public IReadOnlyList<RecordRow> Rows() => Store is { } store && Version is not null ? [.. store.CurrentRows()] : FactsRecord.Rows(Facts);

    /// <summary>The raids that ended in a period, and the rows around it.</summary>
    /// <param name="from">The first day; null for the first there is.</param>
    /// <param name="to">The last day; null for the last there is.</param>
    public (IReadOnlyList<KnownRaid> Raids, IReadOnlyList<RecordRow> Rows) Raids(DateOnly? from, DateOnly? to)
    {
        bool IsIn(DateOnly date) => (from is not { } first || date >= first) && (to is not { } last || date <= last);
        var rows = (from, to, Store, Version) is ({ } f, { } t, { } store, not null)
            ? [.. store.CurrentRows(f.AddDays(-DaysAround).ToDateTime(TimeOnly.MinValue), t.AddDays(DaysAround).ToDateTime(TimeOnly.MaxValue))]
            : Rows();
        var known = KnownRaid.Of(RaidGrouping.Group(rows), Facts);
        return ([.. known.Where(r => IsIn(r.Date))], rows);
    }

    /// <summary>Reports that were read into the store.</summary>
    public IReadOnlyList<Report> Reports() => Store?.Reports() ?? [];

    /// <summary>What a document is made by and from.</summary>
    /// <param name="output">Knows the command.</param>
    public Provenance Provenance(EvidenceOutput output) => output.Provenance(Catalogue, Version);

    /// <summary>What the numbers rest on, in a sentence.</summary>
    /// <param name="words">The language.</param>
    public string Origin(Words words) => Version is { } version
        ? words.Format($"From {version.File.Name}, imported {version.File.ImportedAt:yyyy-MM-dd}: rows {version.Counts.Kept:N0}, SHA-256 {version.File.Sha256[..12]}.")
        : words.Format($"From the facts files: raids {Facts.Raids.Count:N0}, chosen because they were large or disputed. For all raids import the public record: {"testudo evidence import FILE"}");

    /// <inheritdoc/>
    public void Dispose() => Store?.Dispose();

    private static StorePlace PlaceOf(EvidencePlaces places, Terminal terminal) =>
        StorePlace.Find(places.Db, terminal.Variable, Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    private static EvidenceAtHand Make(StorePlace place, bool hasStore, EvidencePlaces places, Terminal terminal, Words words)
    {
        var catalogue = HomeFolder.Catalogue(places.Catalogue, terminal, words);
        var store = hasStore ? EvidenceStore.Open(place) : null;
        try
        {
            return new EvidenceAtHand(place, store, catalogue, () => HomeFolder.Facts(places.Facts, catalogue, terminal, words));
        }
        catch
        {
            store?.Dispose();
            throw;
        }
    }
}
