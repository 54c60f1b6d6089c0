using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Reading;

/// <summary>A claim as a test file writes it; parts that are null are not compared.</summary>
internal sealed record ExpectedClaim(string Kind, string Quantity, string OutOf, string What, string Without, string? Places, string? Time, string? Speaker, string? Addressee, string? Doubt)
{
    private static readonly string[] Words = ["pledge", "request", "statement"];

    /// <summary>What the claim counts, without the parts that a test file may leave out.</summary>
    public string Core => $"{Kind} {Quantity}{(OutOf.Length > 0 ? " of " + OutOf : "")} {What}{(Without.Length > 0 ? " without " + Without : "")}";

    public static ExpectedClaim Read(MapReader reader)
    {
        var first = reader.Node.Entries[0];
        var kind = first.Key;
        var known = Words.Concat(Enum.GetValues<ReportedOutcome>().Select(MapReader.WordFor)).Contains(kind);
        if (!known)
        {
            reader.Report(kind, $"\"{kind}\" is no outcome");
        }

        var quantity = reader.Any(kind) is ScalarNode { Value: var value } ? value : "";
        var result = new ExpectedClaim(
            kind,
            quantity,
            reader.Text("of") ?? "",
            reader.Text("what", required: true) ?? "",
            reader.Text("without") ?? "",
            (reader.Any("at") as ScalarNode)?.Value,
            (reader.Any("on") as ScalarNode)?.Value,
            (reader.Any("by") as ScalarNode)?.Value,
            (reader.Any("to") as ScalarNode)?.Value,
            reader.Text("doubt"));
        reader.Finish();
        return result;
    }

    /// <summary>A claim that was read, written in the same way.</summary>
    public static ExpectedClaim Of(Claim claim)
    {
        var kind = claim.Kind is ClaimKind.Pledge or ClaimKind.Request or ClaimKind.Statement ? claim.Kind.ToString().ToLowerInvariant() : MapReader.WordFor(claim.Outcome);
        var subject = claim.Subject;
        var what = string.Join('+', subject.Threats) + (subject.Class is { } c ? ":" + c : "") + (subject.Term is { } t ? "#" + t : "");
        what = what.Length > 0 ? what : "quotation";
        var time = claim.Time is not { } w ? "" : IsWholeDay(w) ? Written(w.From, "yyyy-MM-dd") : $"{Written(w.From, "yyyy-MM-dd HH:mm")}..{Written(w.To, "yyyy-MM-dd HH:mm")}";
        return new ExpectedClaim(kind, Written(claim.Quantity), Written(claim.OutOf), what, string.Join('+', subject.Excluding), string.Join(',', claim.Places), time, claim.Speaker ?? "", claim.Addressee ?? "", claim.Doubt);
    }

    /// <summary>Whether a claim that was read is this one.</summary>
    public bool Fits(ExpectedClaim read) =>
        Core == read.Core
        && (Places is null || Places == read.Places)
        && (Time is null || Time == read.Time)
        && (Speaker is null || Speaker == read.Speaker)
        && (Addressee is null || Addressee == read.Addressee)
        && (Doubt is null ? read.Doubt is null : read.Doubt?.Contains(Doubt, StringComparison.Ordinal) == true);

    private static bool IsWholeDay(ReportedTime time) => time.IsDateOnly && time.From.TimeOfDay == TimeSpan.Zero && time.To == time.From.AddMinutes((24 * 60) - 1);

    private static string Written(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static string Written(HedgedQuantity? quantity) => quantity switch
    {
        null => "",
        { Hedge: Hedge.Unstated } => "some",
        { Hedge: Hedge.Exact, Stated: { } n } => Number(n),
        { Hedge: Hedge.Between, Stated: { } low, StatedHigh: { } high } => $"{Number(low)}-{Number(high)}",
        { Stated: { } n } => $"{MapReader.WordFor(quantity.Hedge)} {Number(n)}",
        _ => "?",
    };

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A text with the claims that a reader must make of it.</summary>
internal sealed record SentenceCase(string File, int Line, string Language, string Text, DateTime? Published, string? Trap, IReadOnlyList<ExpectedClaim> Claims)
{
    private static readonly Lazy<ReportReader> Reader = new(() => new ReportReader());

    /// <summary>The cases of a file beside the tests.</summary>
    public static IReadOnlyList<SentenceCase> Read(string name)
    {
        var path = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "tests", "Evidence.Tests", "Reading", name);
        var language = name.Replace(".yaml", "", StringComparison.Ordinal)[^2..];
        var source = YamlSource.Read(path);
        var context = new ReadingContext(source.File, PlainNumberDate: null);
        var reader = new MapReader(context, source.Root, "");
        var published = reader.Text("published", required: true)!;
        var cases = new List<SentenceCase>();
        foreach (var block in reader.Blocks("sentences", required: true))
        {
            var day = block.Text("published") ?? published;
            cases.Add(new SentenceCase(
                name,
                block.Node.Line,
                language,
                block.Text("text", required: true) ?? "",
                day == "unknown" ? null : DateTime.Parse(day, CultureInfo.InvariantCulture),
                block.Text("trap"),
                [.. block.Blocks("claims").Select(ExpectedClaim.Read)]));
            block.Finish();
        }

        reader.Finish();
        context.ThrowIfAny();
        return cases;
    }

    /// <summary>The report that is read of the text, in a language that has to be found out.</summary>
    public Report Report() => Reader.Value.Read(Text, new ReadingOptions { Published = Published });
}
