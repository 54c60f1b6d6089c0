using System.Text.RegularExpressions;
using Testudo.Simulation.Measures;
using Testudo.World;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>Words that do not belong to a language of the page, apart from names, ids, addresses and titles of publications.</summary>
internal sealed partial class ForeignWords
{
    /// <summary>Words that every language writes alike.</summary>
    private static readonly string[] Everywhere = ["Testudo", "CSV", "SVG", "PNG", "PDF", "JSON", "YAML", "HTML", "SHA-256", "Natural Earth", "MapLibre", "WGS", "CVaR", "CRPS"];

    /// <summary>Designations, and names of those who published, that notes of the catalogue name.</summary>
    private static readonly string[] Named =
        ["APP-6", "Stinger", "Martlet", "AIM-9", "AMRAAM", "Aster", "Block", "CRI", "MSE", "GEM-T", "GEM", "PAC-2", "PAC-3", "ER", "Piorun", "Forbes Ukraine", "Financial Times", "CSIS", "CRS", "Viber"];

    private readonly string language;
    private readonly string[] proper;

    /// <summary>The words of a language for a raid.</summary>
    /// <param name="raid">The raid, whose names are nobody's translation to make.</param>
    /// <param name="language">The language.</param>
    /// <param name="further">Further names, of files or of whoever is quoted.</param>
    public ForeignWords(Raid raid, string language, params IEnumerable<string> further)
    {
        this.language = language;
        proper = [.. ProperOf(raid.Assessment, raid.Result.Model.Scenario.Catalogue, language).Concat(Everywhere).Concat(Named).Concat(further).Where(p => Strange(language).IsMatch(p)).Distinct(StringComparer.Ordinal).OrderByDescending(p => p.Length)];
    }

    /// <summary>The foreign words in a text.</summary>
    public IEnumerable<string> In(string text)
    {
        if (!Strange(language).IsMatch(text))
        {
            return [];
        }

        text = Addresses().Replace(text, " ");
        foreach (var name in proper)
        {
            text = Without(text, name);
        }

        return Strange(language).Matches(text).Select(m => m.Value);
    }

    private static string Without(string text, string name)
    {
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));
            if (isWhole)
            {
                text = string.Concat(text.AsSpan(0, at), " ", text.AsSpan(at + name.Length));
            }
        }

        return text;
    }

    private static IEnumerable<string> ProperOf(RaidAssessment raid, Catalogue catalogue, string language)
    {
        IEnumerable<LocalisedText> names =
        [
            .. catalogue.Threats.Items.Select(t => t.Name), .. catalogue.Systems.Items.Select(s => s.Name), .. catalogue.Sensors.Items.Select(s => s.Name),
            .. catalogue.Places.Items.Select(p => p.Name), .. catalogue.Countries.Select(c => c.Name),
        ];
        IEnumerable<string?> texts =
        [
            .. names.Select(n => n.In(language)),
            .. new[] { raid.Title, raid.Notes }.Select(n => n is null ? null : language switch { "uk" => n.Uk, "ru" => n.Ru, _ => n.En }),
            .. raid.Assumptions.Select(a => a.Path),
            .. catalogue.Sources.Items.SelectMany(s => new[] { s.Id, s.Title, s.Publisher, s.Url }),
            .. catalogue.Threats.Ids, .. catalogue.Systems.Ids, .. catalogue.Sensors.Ids, .. catalogue.Places.Ids,
            .. raid.Salvos.Select(s => s.Id), .. raid.Batteries.Select(b => b.Id), .. raid.Sensors.Select(s => s.Id),
            raid.Scenario, raid.Version, raid.ScenarioHash, raid.CatalogueHash, raid.ScenarioHash[..12], raid.CatalogueHash[..12], Raid.Command,
        ];
        return texts.OfType<string>().Where(t => t.Length > 0);
    }

    // Single Latin letters are symbols, such as P and L.
    private static Regex Strange(string language) => language switch { "uk" => StrangeInUkrainian(), "ru" => StrangeInRussian(), _ => StrangeInEnglish() };

    [GeneratedRegex(@"[\p{L}-[\p{IsCyrillic}]]{2,}|\w*[ыэъёЫЭЪЁ]\w*")]
    private static partial Regex StrangeInUkrainian();

    [GeneratedRegex(@"[\p{L}-[\p{IsCyrillic}]]{2,}|\w*[іїєґІЇЄҐ]\w*")]
    private static partial Regex StrangeInRussian();

    [GeneratedRegex(@"\p{IsCyrillic}+")]
    private static partial Regex StrangeInEnglish();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Addresses();
}
