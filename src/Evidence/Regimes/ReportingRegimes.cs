using System.Globalization;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Regimes;

/// <summary>How "did not reach its target" stands in the bulletins of a time.</summary>
public enum NotReachedReporting
{
    /// <summary>It is not reported.</summary>
    Blank,

    /// <summary>It is reported now and then.</summary>
    Partly,

    /// <summary>It is reported beside destroyed.</summary>
    Separate,

    /// <summary>It is counted into destroyed, and given as zero.</summary>
    Zero,
}

/// <summary>What can be counted of what was launched.</summary>
public enum RateOutcome
{
    /// <summary>Destroyed; means different things in different regimes.</summary>
    Destroyed,

    /// <summary>Did not reach the target; only where a row reports it.</summary>
    NotReached,

    /// <summary>Destroyed or not reached: comparable across time.</summary>
    Stopped,

    /// <summary>Neither: launched less stopped.</summary>
    Leaked,
}

/// <summary>A time in which the words of the bulletins kept their meaning.</summary>
/// <param name="Id">The id.</param>
/// <param name="Classes">The classes of the record that it is about.</param>
/// <param name="From">The first day; null where there is none before it.</param>
/// <param name="To">The last day; null where it lasts.</param>
/// <param name="NotReached">How "not reached" stands in it.</param>
/// <param name="Comparable">Outcomes that mean the same as in the other regimes of these classes.</param>
/// <param name="Destroyed">What "destroyed" means in it, in words.</param>
/// <param name="Evidence">What in the data shows it, in words.</param>
public sealed record ReportingRegime(
    string Id,
    IReadOnlyList<string> Classes,
    DateOnly? From,
    DateOnly? To,
    NotReachedReporting NotReached,
    IReadOnlyList<RateOutcome> Comparable,
    string Destroyed,
    string Evidence)
{
    /// <summary>Whether it holds on a day.</summary>
    /// <param name="date">The day on which a row ended.</param>
    public bool Holds(DateOnly date) => (From is not { } from || date >= from) && (To is not { } to || date <= to);
}

/// <summary>The dated table of reporting regimes (<c>regimes.yaml</c>).</summary>
public sealed class ReportingRegimes
{
    private static readonly Lazy<ReportingRegimes> ShippedRegimes = new(() => Read(EmbeddedYaml.Read("regimes.yaml")));

    private ReportingRegimes(IReadOnlyList<ReportingRegime> items) => Items = items;

    /// <summary>The table that is part of the program.</summary>
    public static ReportingRegimes Shipped => ShippedRegimes.Value;

    /// <summary>The regimes in the order of the file.</summary>
    public IReadOnlyList<ReportingRegime> Items { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="text">The YAML.</param>
    /// <exception cref="InputException">Something in it is wrong: two regimes of one class on one day, days of a class without any.</exception>
    public static ReportingRegimes Read(YamlSource text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = new ReadingContext(text.File, PlainNumberDate: null);
        var reader = new MapReader(context, text.Root, "");
        var items = new List<ReportingRegime>();
        foreach (var block in reader.Blocks("regimes", required: true))
        {
            var id = block.Id("id");
            var (from, to) = (Date(block, "from"), Date(block, "to"));
            var regime = new ReportingRegime(
                id ?? "",
                Classes(block),
                from,
                to,
                block.OneOf<NotReachedReporting>("notReached"),
                block.ManyOf<RateOutcome>("comparable") ?? [],
                block.Text("destroyed", required: true) ?? "",
                block.Text("evidence", required: true) ?? "");
            if (to < from)
            {
                block.Report("to", $"the last day {to:yyyy-MM-dd} is before the first day {from:yyyy-MM-dd}");
            }

            items.Add(regime);
            block.Finish();
        }

        reader.Finish();
        foreach (var recordClass in RecordClasses.OfRaids)
        {
            CheckDays(context, recordClass, [.. items.Where(r => r.Classes.Contains(recordClass, StringComparer.Ordinal)).OrderBy(r => r.From ?? DateOnly.MinValue)]);
        }

        context.ThrowIfAny();
        return new ReportingRegimes(items);
    }

    /// <summary>The regime of a day.</summary>
    /// <param name="date">The day on which a row ended.</param>
    /// <param name="recordClass">The class of the record, one that makes raids.</param>
    /// <exception cref="ArgumentOutOfRangeException">The class makes no raids; nothing is known of its reporting.</exception>
    public ReportingRegime RegimeOf(DateOnly date, string recordClass) =>
        Items.FirstOrDefault(r => r.Holds(date) && r.Classes.Contains(recordClass, StringComparer.Ordinal))
        ?? throw new ArgumentOutOfRangeException(nameof(recordClass), recordClass, "The class makes no raids, so there is no regime for it.");

    /// <summary>Whether an outcome means the same in all of several regimes of one class.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="regimes">The regimes.</param>
    public static bool AreComparable(RateOutcome outcome, IReadOnlyCollection<ReportingRegime> regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return regimes.Count <= 1 || regimes.All(r => r.Comparable.Contains(outcome));
    }

    private static List<string> Classes(MapReader block)
    {
        var classes = block.Texts("classes");
        if (classes is null or { Count: 0 })
        {
            block.Report("classes", $"at least one class is needed: {string.Join(", ", RecordClasses.OfRaids)}");
            return [];
        }

        foreach (var unknown in classes.Where(c => !RecordClasses.MakesRaid(c.Value)))
        {
            block.Report("classes", $"\"{unknown.Value}\" is not a class that makes raids; allowed are: {string.Join(", ", RecordClasses.OfRaids)}");
        }

        return [.. classes.Select(c => c.Value)];
    }

    private static DateOnly? Date(MapReader block, string key)
    {
        if (block.Text(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        block.Report(key, $"found \"{text}\" where a day was expected", $"write 2024-01-02");
        return null;
    }

    private static void CheckDays(ReadingContext context, string recordClass, List<ReportingRegime> regimes)
    {
        if (regimes.Count == 0 || regimes[0].From is not null || regimes[^1].To is not null)
        {
            context.Report(0, "regimes", $"the regimes of {recordClass} do not reach from the first day to the last; leave out the first \"from\" and the last \"to\"");
            return;
        }

        foreach (var (earlier, later) in regimes.Zip(regimes.Skip(1)))
        {
            if (earlier.To is not { } to || later.From is not { } from || from != to.AddDays(1))
            {
                context.Report(0, "regimes", $"the regimes {earlier.Id} and {later.Id} of {recordClass} overlap or leave days between them");
            }
        }
    }
}
