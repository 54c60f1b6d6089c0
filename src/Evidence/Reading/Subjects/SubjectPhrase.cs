using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Subjects;

/// <summary>The words for what was counted.</summary>
/// <param name="First">The first token, adjectives left out.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Senses">What each named thing means, in order.</param>
internal sealed record SubjectPhrase(int First, int End, IReadOnlyList<SubjectSense> Senses)
{
    /// <summary>Ids that the number leaves out.</summary>
    public IReadOnlyList<string> Excluding { get; init; } = [];

    /// <summary>The token after the words that name what is left out; <see cref="End"/> where nothing is.</summary>
    public int ExcludingEnd { get; init; }

    /// <summary>Whether a name was added to a wider word: "Shahed and drones of other types".</summary>
    public bool IsWidened { get; init; }

    /// <summary>Whether missiles and drones are counted together.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Whether these are the defender's own.</summary>
    public bool IsUkrainian { get; init; }

    /// <summary>Why it is not certain what was counted; null where it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>What kind of thing.</summary>
    public SubjectGroup Group => Senses[0].Group;

    /// <summary>Whether only air defence makes it a threat.</summary>
    public bool IsLoose => Senses.All(s => s.IsLoose);

    /// <summary>The subject of a claim.</summary>
    /// <param name="sentence">The sentence that it stands in.</param>
    public ClaimSubject ToSubject(Sentence sentence)
    {
        var text = sentence.Slice(First, End);
        var threats = Senses.SelectMany(s => s.Threats).Distinct(StringComparer.Ordinal).ToList();
        var names = Senses.Where(s => s.IsName).ToList();
        var kinds = Senses.Where(s => !s.IsName && s.Class is not null).Select(s => s.Class!).Distinct(StringComparer.Ordinal).ToList();
        var unnamed = names.Where(s => s.Threats.Count == 0).Select(s => s.Class!).Distinct(StringComparer.Ordinal).ToList();
        var threatClass = (IsMixed, IsWidened, names.Count) switch
        {
            (true, _, _) => "mixed",
            (_, true, _) => Widest([.. kinds, .. unnamed]),
            (_, _, > 0) => unnamed.Count > 0 ? Widest(unnamed) : null,
            _ => Narrowest(kinds),
        };
        return new ClaimSubject(text, threats, threatClass, Excluding) { Term = Senses[0].Term };
    }

    // "missiles, cruise missiles": the nearer name. Only one of several says more than "missile".
    private static string? Narrowest(List<string> classes) =>
        classes.Count == 0 ? null : classes.FirstOrDefault(c => c is not ("missile" or "air-target")) ?? classes[0];

    private static string? Widest(List<string> classes) => classes.Count switch
    {
        0 => null,
        1 => classes[0],
        _ => classes.TrueForAll(c => c is "drone" or "decoy" or "reconnaissance-drone") ? "drone" : "missile",
    };
}
