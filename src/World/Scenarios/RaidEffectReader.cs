using Testudo.World.Text;

namespace Testudo.World.Scenarios;

/// <summary>Reads <c>raidEffects</c> of a doctrine: the raid effect by class.</summary>
internal static class RaidEffectReader
{
    private const double Most = 5;

    public static RaidEffects Read(MapReader doctrine, Catalogue catalogue, bool usesCatalogue)
    {
        // Who writes one number for all means one number for all.
        var fallback = usesCatalogue && !doctrine.Has("raidEffect");
        var block = doctrine.Block("raidEffects");
        var sizes = new Dictionary<RaidEffectGroup, Parameter>();
        foreach (var group in Enum.GetValues<RaidEffectGroup>())
        {
            var word = MapReader.WordFor(group);
            if ((block?.Number(word, Quantity.Number, 0, Most, required: false) ?? Known(catalogue, fallback, $"raid-effect-{word}")) is { } size)
            {
                sizes.Add(group, size);
            }
        }

        var shared = block?.Number("shared", Quantity.Probability, 0, 1, required: false) ?? Known(catalogue, fallback, "raid-effect-shared");
        block?.Finish();
        return sizes.Count == 0 && shared is null ? RaidEffects.OneForAll : new RaidEffects(sizes, shared);
    }

    private static Parameter? Known(Catalogue catalogue, bool isAsked, string id) => isAsked ? catalogue.Parameters.GetValueOrDefault(id) : null;
}
