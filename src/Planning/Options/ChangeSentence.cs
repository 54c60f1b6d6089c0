using System.Globalization;
using Testudo.Simulation.Measures;
using Testudo.World.Text;

namespace Testudo.Planning.Options;

/// <summary>Changes as sentences.</summary>
public static class ChangeSentence
{
    /// <summary>The sentence of a change in each language. Keys and names stay as they are written in the file.</summary>
    /// <param name="change">The change.</param>
    public static Names Of(Change change) => change switch
    {
        Addition { IsDelivery: true } delivery => In(string.Join(", ", delivery.Where.Terms.SelectMany(t => t.Values)), Written(delivery.Item), (stock, item) => new Names($"Deliver to {stock}: {item}.", $"Поставити до {stock}: {item}.", $"Поставить в {stock}: {item}.")),
        Addition add => In(Place(add.Of, add.List) + For(" | ", Written(add.Where)), Written(add.Item), (list, item) => new Names($"Add to {list}: {item}.", $"Додати до {list}: {item}.", $"Добавить в {list}: {item}.")),
        Removal remove => In(remove.List, Written(remove.Where), (list, where) => new Names($"Remove from {list}{For(" where ", where)}.", $"Прибрати з {list}{For(", де ", where)}.", $"Убрать из {list}{For(", где ", where)}.")),
        Setting { IsMove: true } move => In(Written(move.Where), Written(move.To), (where, to) => new Names($"Move to {to} what has {where} ({move.List}).", $"Перемістити до {to} те, що має {where} ({move.List}).", $"Переместить в {to} то, что имеет {where} ({move.List}).")),
        Setting set => In(Place(set.List, set.Key) + For(" | ", Written(set.Where)), Written(set.To), (at, to) => new Names($"Set {at} to {to}.", $"Задати {at}: {to}.", $"Задать {at}: {to}.")),
        Scaling scale => In(Place(scale.List, scale.Key) + For(" | ", Written(scale.Where)), Number(scale.By), (at, by) => new Names($"Multiply {at} by {by}.", $"Помножити {at} на {by}.", $"Умножить {at} на {by}.")),
        KillChange { Odds: { } odds } kill => In(kill.System ?? "*", Number(odds), (of, by) => new Names($"Multiply the odds of a kill of {of} by {by}.", $"Помножити шанси ураження {of} на {by}.", $"Умножить шансы поражения {of} на {by}.")),
        KillChange kill => In(kill.System ?? "*", Number(kill.To ?? 0), (of, to) => new Names($"Set the kill probability of {of} to {to}.", $"Задати ймовірність ураження {of}: {to}.", $"Задать вероятность поражения {of}: {to}.")),
        _ => new Names("", "", ""),
    };

    private static Names In(string one, string two, Func<string, string, Names> say) => say(one, two);

    private static string For(string before, string text) => text.Length == 0 ? "" : before + text;

    private static string Place(string? list, string key) => list is null ? key : $"{list} / {key}";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Written(Selection where) => string.Join(", ", where.Terms.Select(t => $"{t.Key} = {string.Join(" | ", t.Values)}"));

    private static string Written(SourceNode node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        MapNode map => string.Join(", ", map.Entries.Select(e => $"{e.Key} {(e.Value is MapNode ? $"({Written(e.Value)})" : Written(e.Value))}")),
        _ => "",
    };
}
