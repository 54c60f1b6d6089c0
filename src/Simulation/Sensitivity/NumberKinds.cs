namespace Testudo.Simulation.Sensitivity;

/// <summary>What kind of number an uncertain number is, by its path.</summary>
internal static class NumberKinds
{
    /// <summary>The kinds, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<string> All = ["kill", "jamming", "raid-effect", "detection", "availability", "reliability", "doctrine", "cost", "other"];

    /// <summary>The kind of a number.</summary>
    /// <param name="path">Its path.</param>
    public static string Of(string path)
    {
        var parts = path.Split('.');
        return parts[^1] switch
        {
            "kill" => "kill",
            "jamming" => "jamming",
            "detection" or "delay" => "detection",
            "unitCost" or "roundCost" => "cost",
            var last when last.EndsWith("availability", StringComparison.OrdinalIgnoreCase) => "availability",
            var last when last.EndsWith("reliability", StringComparison.OrdinalIgnoreCase) => "reliability",
            var last when last.StartsWith("raid-effect", StringComparison.Ordinal) || last.StartsWith("raidEffect", StringComparison.Ordinal) => "raid-effect",
            _ => parts[0] is "parameters" or "doctrine" ? "doctrine" : "other",
        };
    }

    /// <summary>The thing whose number it is; null for a number that stands alone.</summary>
    /// <param name="path">Its path.</param>
    public static string? OwnerOf(string path) =>
        path.IndexOf('.', StringComparison.Ordinal) is > 0 and var end && path[..end] is not ("parameters" or "doctrine") ? path[..end] : null;
}
