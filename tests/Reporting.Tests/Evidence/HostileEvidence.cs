using System.Text.Json;
using System.Text.Json.Nodes;
using Testudo.Reporting.Evidence;

namespace Testudo.Reporting.Tests.Evidence;

/// <summary>Evidence in which every text that a report, a record or a user may write is an attack on the page.</summary>
internal static class HostileEvidence
{
    /// <summary>Attacks where a link is expected.</summary>
    public static readonly string[] Links =
    [
        "javascript:window.pwned=1", " JavaScript:window.pwned=1", "data:text/html,<script>window.pwned=1</script>", "vbscript:window.pwned=1", "https://user:secret@example.org/",
        "kpszsu/posts/../../javascript:window.pwned=1", HostileScenario.Text("link"),
    ];

    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "model", "launchPlace", "target", "publisher", "title", "note", "text", "who", "label", "speaker", "doubt", "command", "file", "sha256", "targets", "launchPlaces", "places", "en", "uk", "ru",
        "destroyed", "evidence", "repairs", "remarks", "confidence", "term", "threats", "excluding",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "link", "links", "source" };

    // Words of the documents themselves, which another program may still get wrong.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "class", "outcome", "verdict", "kind", "reason", "period" };

    /// <summary>Everything on one page, hostile all over.</summary>
    public static EvidenceContent Everything
    {
        get
        {
            var content = EvidenceSamples.Everything;
            return new EvidenceContent
            {
                Provenance = Hostile(content.Provenance, EvidenceJson.Default.Provenance),
                Raids = Hostile(content.Raids!, EvidenceJson.Default.RaidsDocument),
                Rates = Hostile(content.Rates!, EvidenceJson.Default.RatesDocument),
                Raid = Hostile(content.Raid!, EvidenceJson.Default.RaidDocument),
            };
        }
    }

    private static T Hostile<T>(T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var node = JsonSerializer.SerializeToNode(document, type)!;
        var count = 0;
        Change(node, "", ref count);
        return node.Deserialize(type)!;
    }

    private static void Change(JsonNode node, string key, ref int count)
    {
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToList())
            {
                if (value is JsonValue single && single.GetValueKind() == JsonValueKind.String)
                {
                    map[name] = Attack(name, single.GetValue<string>(), ref count);
                }
                else if (value is not null)
                {
                    Change(value, name, ref count);
                }
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonValue single && single.GetValueKind() == JsonValueKind.String)
                {
                    list[i] = Attack(key, single.GetValue<string>(), ref count);
                }
                else if (list[i] is { } inner)
                {
                    Change(inner, key, ref count);
                }
            }
        }
    }

    // Every third word of the documents becomes one that objects of JavaScript have from birth, or a long one.
    private static string Attack(string key, string value, ref int count) =>
        Addresses.Contains(key) ? Links[count++ % Links.Length]
        : key == "command" ? HostileScenario.Text(key)
        : Texts.Contains(key) ? (count++ % 7 == 0 ? HostileScenario.Long[..300] : count % 5 == 0 ? "constructor" : HostileScenario.Text(key))
        : Words.Contains(key) && count++ % 3 == 0 ? (count % 2 == 0 ? "__proto__" : HostileScenario.Text(key))
        : value;
}
