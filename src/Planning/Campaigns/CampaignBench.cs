using Testudo.Campaigns;
using Testudo.Planning.Options;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Planning.Campaigns;

/// <summary>Makes levers out of a campaign and options.</summary>
/// <remarks>A change is made of the campaign where its path begins with a key of campaigns, such as <c>stocks</c>, and of the scenario otherwise.</remarks>
public sealed class CampaignBench
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal) { "from", "to", "raids", "stocks", "adversary", "losses", "arrivals", "policies", "policy" };

    private readonly YamlSource text;
    private readonly YamlSource scenario;
    private readonly Catalogue catalogue;

    /// <summary>Takes a campaign that is right as it is.</summary>
    /// <param name="text">The text of the campaign.</param>
    /// <param name="catalogue">The catalogue whose names it uses.</param>
    /// <exception cref="InputException">The file of its scenario cannot be read, or something in either is wrong.</exception>
    public CampaignBench(YamlSource text, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        (this.text, this.catalogue) = (text, catalogue);
        scenario = CampaignLoader.ScenarioText(text);
        Baseline = CampaignLoader.Read(text, scenario, catalogue);
    }

    /// <summary>The campaign as it is.</summary>
    public Campaign Baseline { get; }

    /// <summary>The campaign with an option.</summary>
    /// <param name="file">The file in which the option stands, for messages.</param>
    /// <param name="option">The option.</param>
    /// <exception cref="InputException">A change names what does not exist, contradicts another, or makes the campaign or its scenario wrong.</exception>
    public CampaignLever With(string file, ReinforcementOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (option.Changes.SelectMany(c => c).OfType<KillChange>().FirstOrDefault() is { } kill)
        {
            throw new InputException(new Diagnostic(kill.Place, $"kill probabilities are changed in compare only; in a campaign give the system another envelope"));
        }

        var campaign = text with { Root = OptionBench.Patched(file, text.Root, [.. option.Changes.Select(c => c.Where(IsOfCampaign).ToList())]) };
        var changed = scenario with { Root = OptionBench.Patched(file, scenario.Root, [.. option.Changes.Select(c => c.Where(x => !IsOfCampaign(x)).ToList())]) };
        try
        {
            var lever = CampaignLoader.Read(campaign, changed, catalogue);
            return lever.Stocks.Select(s => s.Id).SequenceEqual(Baseline.Stocks.Select(s => s.Id))
                ? new CampaignLever(option.Id, option.Name, lever)
                : throw new InputException(new Diagnostic(new TextLocation(file, option.Line, option.Id), $"an option adds or takes away no stock of a campaign: the two could not be compared"));
        }
        catch (InputException e)
        {
            throw OptionBench.Told(file, e, option.Line, option.Id);
        }
    }

    private static bool IsOfCampaign(Change change)
    {
        var path = change switch
        {
            Addition add => add.Of ?? add.List,
            Removal remove => remove.List,
            Setting set => set.List ?? set.Key,
            Scaling scale => scale.List ?? scale.Key,
            _ => "",
        };
        return Keys.Contains(path.Split('.', '[')[0]);
    }
}
