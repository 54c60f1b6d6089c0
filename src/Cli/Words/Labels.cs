namespace Testudo.Cli;

/// <summary>The names of the things that results call by a word such as <c>one-way-drone</c>.</summary>
internal static class Labels
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["one-way-drone"] = Words.Mark("One-way drones"),
        ["decoy"] = Words.Mark("Decoys"),
        ["cruise"] = Words.Mark("Cruise"),
        ["ballistic"] = Words.Mark("Ballistic"),
        ["aeroballistic"] = Words.Mark("Aeroballistic"),
        ["supersonic-anti-ship"] = Words.Mark("Supersonic anti-ship"),
        ["anti-radiation"] = Words.Mark("Anti-radiation"),
        ["sam-against-ground"] = Words.Mark("SAM vs ground"),
        ["all"] = Words.Mark("Total"),
    };

    private static readonly Dictionary<string, string> Causes = new(StringComparer.Ordinal)
    {
        ["not-detected"] = Words.Mark("not detected"),
        ["detected-too-late"] = Words.Mark("detected too late"),
        ["out-of-reach"] = Words.Mark("out of reach"),
        ["no-free-channel"] = Words.Mark("no free channel"),
        ["no-round"] = Words.Mark("no round left"),
        ["held-by-doctrine"] = Words.Mark("held by doctrine"),
        ["missed"] = Words.Mark("missed"),
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["sam"] = Words.Mark("surface-to-air missiles"),
        ["gun"] = Words.Mark("guns"),
        ["fighter"] = Words.Mark("fighters"),
        ["interceptor-drone"] = Words.Mark("interceptor drones"),
        ["electronic-warfare"] = Words.Mark("electronic warfare"),
        ["radar"] = Words.Mark("radar"),
        ["airborne-radar"] = Words.Mark("airborne radar"),
        ["acoustic-network"] = Words.Mark("acoustic network"),
        ["observer-network"] = Words.Mark("observer network"),
        ["launch-warning"] = Words.Mark("launch warning"),
        ["city"] = Words.Mark("city"),
        ["launch-area"] = Words.Mark("launch area"),
        ["waypoint"] = Words.Mark("waypoint"),
        ["upper"] = Words.Mark("upper layer"),
        ["long"] = Words.Mark("long range"),
        ["medium"] = Words.Mark("medium range"),
        ["short"] = Words.Mark("short range"),
        ["point"] = Words.Mark("point defence"),
        ["area"] = Words.Mark("area defence"),
        ["measured"] = Words.Mark("measured"),
        ["official"] = Words.Mark("official"),
        ["press"] = Words.Mark("press"),
        ["judgement"] = Words.Mark("judgement"),
    };

    private static readonly Dictionary<string, string> NumberKinds = new(StringComparer.Ordinal)
    {
        ["kill"] = Words.Mark("probabilities of a kill"),
        ["jamming"] = Words.Mark("susceptibility to jamming"),
        ["raid-effect"] = Words.Mark("raid effect"),
        ["detection"] = Words.Mark("detection"),
        ["availability"] = Words.Mark("availability"),
        ["reliability"] = Words.Mark("reliability of threats"),
        ["doctrine"] = Words.Mark("doctrine and command"),
        ["cost"] = Words.Mark("costs"),
        ["other"] = Words.Mark("other numbers"),
    };

    /// <summary>The name of a class of threat.</summary>
    /// <param name="words">The language.</param>
    /// <param name="word">The word in results.</param>
    public static string Class(this Words words, string word) => words[Classes.GetValueOrDefault(word, word)];

    /// <summary>The name of a cause of a leak.</summary>
    /// <param name="words">The language.</param>
    /// <param name="word">The word in results.</param>
    public static string Cause(this Words words, string word) => words[Causes.GetValueOrDefault(word, word)];

    /// <summary>The name of a kind of system, sensor or place, of a layer or of a confidence.</summary>
    /// <param name="words">The language.</param>
    /// <param name="word">The word in results.</param>
    public static string Kind(this Words words, string word) => words[Kinds.GetValueOrDefault(word, word)];

    /// <summary>The name of a kind of uncertain number.</summary>
    /// <param name="words">The language.</param>
    /// <param name="word">The word in results.</param>
    public static string NumberKind(this Words words, string word) => words[NumberKinds.GetValueOrDefault(word, word)];
}
