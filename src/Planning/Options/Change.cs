using Testudo.World.Text;

namespace Testudo.Planning.Options;

/// <summary>One change that an option makes of a document: a scenario, or anything else that is written in YAML.</summary>
/// <param name="Place">Where the change is written.</param>
public abstract record Change(TextLocation Place);

/// <summary>An item at the end of a list. A list that is missing is made.</summary>
/// <param name="Place">Where the change is written.</param>
/// <param name="Of">The keys to the list whose items have the list; null where <paramref name="List"/> leads there from the outermost block.</param>
/// <param name="Where">Which of those items.</param>
/// <param name="List">The keys to the list, such as <c>laydown.batteries</c>.</param>
/// <param name="Item">The item.</param>
/// <param name="IsDelivery">Whether it was written as a delivery to a stock of a campaign.</param>
public sealed record Addition(TextLocation Place, string? Of, Selection Where, string List, MapNode Item, bool IsDelivery = false) : Change(Place);

/// <summary>Items of a list that are left out.</summary>
/// <param name="Place">Where the change is written.</param>
/// <param name="List">The keys to the list.</param>
/// <param name="Where">Which items.</param>
public sealed record Removal(TextLocation Place, string List, Selection Where) : Change(Place);

/// <summary>A value in place of the one that was there, or of none.</summary>
/// <param name="Place">Where the change is written.</param>
/// <param name="List">The keys to the list whose items are changed; null where <paramref name="Key"/> leads there from the outermost block.</param>
/// <param name="Where">Which items.</param>
/// <param name="Key">The keys to the value.</param>
/// <param name="To">The value.</param>
/// <param name="IsMove">Whether it was written as a move: then the key is <c>near</c>.</param>
public sealed record Setting(TextLocation Place, string? List, Selection Where, string Key, SourceNode To, bool IsMove = false) : Change(Place);

/// <summary>Numbers that are multiplied.</summary>
/// <param name="Place">Where the change is written.</param>
/// <param name="List">The keys to the list whose items are changed; null where <paramref name="Key"/> leads there from the outermost block.</param>
/// <param name="Where">Which items.</param>
/// <param name="Key">The keys to the number.</param>
/// <param name="By">The factor, from 0 to 1,000.</param>
public sealed record Scaling(TextLocation Place, string? List, Selection Where, string Key, double By) : Change(Place);

/// <summary>Kill probabilities that are other than the catalogue has them.</summary>
/// <param name="Place">Where the change is written.</param>
/// <param name="System">The system, an id or name; null for all.</param>
/// <param name="Odds">The factor of the odds p/(1-p), median and percentiles alike; null where a value is given.</param>
/// <param name="To">The probability against every class that the system has, taken as known; null where a factor is given.</param>
public sealed record KillChange(TextLocation Place, string? System, double? Odds, double? To) : Change(Place);

/// <summary>Which items of a list are meant: those that have one of the values under every key.</summary>
/// <param name="Terms">The keys with their values; empty for every item.</param>
public sealed record Selection(IReadOnlyList<SelectionTerm> Terms)
{
    /// <summary>Every item.</summary>
    public static Selection All { get; } = new([]);

    /// <summary>Whether an item is meant.</summary>
    /// <param name="item">The item.</param>
    public bool Selects(SourceNode item) => item is MapNode map && Terms.All(t => t.IsMetBy(map));
}

/// <summary>One condition on an item.</summary>
/// <param name="Line">The line on which it is written.</param>
/// <param name="Key">The key.</param>
/// <param name="Values">The values, one of which the item has to have. Case does not matter.</param>
public sealed record SelectionTerm(int Line, string Key, IReadOnlyList<string> Values)
{
    /// <summary>Whether an item meets it.</summary>
    /// <param name="item">The item.</param>
    public bool IsMetBy(MapNode item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item[Key] is ScalarNode { Value: var value } && Values.Contains(value, StringComparer.OrdinalIgnoreCase);
    }
}
