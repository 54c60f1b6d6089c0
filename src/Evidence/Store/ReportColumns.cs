using System.Data.Common;
using Testudo.Evidence.Claims;
using Testudo.World;

namespace Testudo.Evidence.Store;

/// <summary>A report as the columns of its table; two that are equal say the same.</summary>
internal sealed record ReportColumns(string Id, string Publisher, string? Title, string? Published, bool IsPublishedUtc, string? Source, string? Language, string? Confidence, string? Note)
{
    /// <summary>The columns, in the order in which reports are read.</summary>
    public const string All = "r.id, r.publisher, r.title, r.published, r.is_published_utc, r.source, r.language, r.confidence, r.note";

    /// <summary>How many columns there are.</summary>
    public const int Count = 9;

    /// <summary>The columns of a report.</summary>
    public static ReportColumns Of(Report report) => new(
        StoredText.Encode(report.Id),
        StoredText.Encode(report.Publisher),
        Optional.Encode(report.Title),
        report.Published is { } published ? StoredText.Moment(published) : null,
        report.Published?.Kind == DateTimeKind.Utc,
        Optional.Encode(report.Source),
        Optional.Encode(report.Language),
        report.Confidence is { } confidence ? StoredText.Word(confidence) : null,
        Optional.Encode(report.Note));

    /// <summary>The columns at the begin of a result.</summary>
    public static ReportColumns Read(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.Text(2),
        reader.Text(3),
        reader.GetBoolean(4),
        reader.Text(5),
        reader.Text(6),
        reader.Text(7),
        reader.Text(8));

    /// <summary>The report with its claims.</summary>
    public Report With(IReadOnlyList<Claim> claims) => new()
    {
        Id = StoredText.Decode(Id),
        Publisher = StoredText.Decode(Publisher),
        Title = Optional.Decode(Title),
        Published = Published is null ? null : DateTime.SpecifyKind(StoredText.Moment(Published), IsPublishedUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified),
        Source = Optional.Decode(Source),
        Language = Optional.Decode(Language),
        Confidence = Confidence is null ? null : StoredText.Word<Confidence>(Confidence),
        Note = Optional.Decode(Note),
        Claims = claims,
    };
}

/// <summary>A claim as the columns of its table; two that are equal say the same.</summary>
internal sealed record ClaimColumns(
    string Kind,
    string Subject,
    string Threats,
    string? Class,
    string ExcludedThreats,
    string? Term,
    string Outcome,
    QuantityColumns Quantity,
    QuantityColumns OutOf,
    string Places,
    string? TimeFrom,
    string? TimeTo,
    bool? IsDateOnly,
    string? Speaker,
    string? Addressee,
    string Levers,
    int? SpanStart,
    int? SpanLength,
    string? SpanText,
    string? Doubt)
{
    /// <summary>The columns, in the order in which claims are read.</summary>
    public const string All =
        "c.number, c.kind, c.subject, c.threats, c.class, c.excluded_threats, c.term, c.outcome, c.stated, c.hedge, c.stated_high, c.out_of_stated, c.out_of_hedge, " +
        "c.out_of_stated_high, c.places, c.time_from, c.time_to, c.is_date_only, c.speaker, c.addressee, c.levers, c.span_start, c.span_length, c.span_text, c.doubt";

    /// <summary>Adds a claim.</summary>
    public const string Insert = """
        INSERT INTO claims (report_id, revision, number, kind, subject, threats, class, excluded_threats, term, outcome, stated, hedge, stated_high,
            out_of_stated, out_of_hedge, out_of_stated_high, places, time_from, time_to, is_date_only, speaker, addressee, levers,
            span_start, span_length, span_text, doubt)
        VALUES (@Report, @Revision, @Number, @Kind, @Subject, @Threats, @Class, @ExcludedThreats, @Term, @Outcome, @Stated, @Hedge, @StatedHigh,
            @OutOfStated, @OutOfHedge, @OutOfStatedHigh, @Places, @TimeFrom, @TimeTo, @IsDateOnly, @Speaker, @Addressee, @Levers,
            @SpanStart, @SpanLength, @SpanText, @Doubt)
        """;

    /// <summary>The columns of a claim.</summary>
    public static ClaimColumns Of(Claim claim) => new(
        StoredText.Word(claim.Kind),
        StoredText.Encode(claim.Subject.Text),
        StoredText.List(claim.Subject.Threats),
        Optional.Encode(claim.Subject.Class),
        StoredText.List(claim.Subject.Excluding),
        Optional.Encode(claim.Subject.Term),
        StoredText.Word(claim.Outcome),
        QuantityColumns.Of(claim.Quantity),
        QuantityColumns.Of(claim.OutOf),
        StoredText.List(claim.Places),
        claim.Time is { } begin ? StoredText.Moment(begin.From) : null,
        claim.Time is { } end ? StoredText.Moment(end.To) : null,
        claim.Time?.IsDateOnly,
        Optional.Encode(claim.Speaker),
        Optional.Encode(claim.Addressee),
        StoredText.List([.. claim.Levers.Select(StoredText.Word)]),
        claim.Span?.Start,
        claim.Span?.Length,
        Optional.Encode(claim.Span?.Text),
        Optional.Encode(claim.Doubt));

    /// <summary>The columns that begin at a place of a result, behind the number.</summary>
    public static ClaimColumns Read(DbDataReader reader, int first) => new(
        reader.GetString(first + 1),
        reader.GetString(first + 2),
        reader.GetString(first + 3),
        reader.Text(first + 4),
        reader.GetString(first + 5),
        reader.Text(first + 6),
        reader.GetString(first + 7),
        QuantityColumns.Read(reader, first + 8),
        QuantityColumns.Read(reader, first + 11),
        reader.GetString(first + 14),
        reader.Text(first + 15),
        reader.Text(first + 16),
        reader.IsDBNull(first + 17) ? null : reader.GetBoolean(first + 17),
        reader.Text(first + 18),
        reader.Text(first + 19),
        reader.GetString(first + 20),
        reader.IsDBNull(first + 21) ? null : reader.GetInt32(first + 21),
        reader.IsDBNull(first + 22) ? null : reader.GetInt32(first + 22),
        reader.Text(first + 23),
        reader.Text(first + 24));

    /// <summary>The parameters of <see cref="Insert"/>.</summary>
    public object Parameters(string report, int revision, int number) => new
    {
        Report = report,
        Revision = revision,
        Number = number,
        Kind,
        Subject,
        Threats,
        Class,
        ExcludedThreats,
        Term,
        Outcome,
        Quantity.Stated,
        Quantity.Hedge,
        Quantity.StatedHigh,
        OutOfStated = OutOf.Stated,
        OutOfHedge = OutOf.Hedge,
        OutOfStatedHigh = OutOf.StatedHigh,
        Places,
        TimeFrom,
        TimeTo,
        IsDateOnly,
        Speaker,
        Addressee,
        Levers,
        SpanStart,
        SpanLength,
        SpanText,
        Doubt,
    };

    /// <summary>The claim.</summary>
    public Claim ToClaim() => new()
    {
        Kind = StoredText.Word<ClaimKind>(Kind),
        Subject = new ClaimSubject(StoredText.Decode(Subject), StoredText.List(Threats), Optional.Decode(Class), StoredText.List(ExcludedThreats)) { Term = Optional.Decode(Term) },
        Outcome = StoredText.Word<ReportedOutcome>(Outcome),
        Quantity = Quantity.ToQuantity(),
        OutOf = OutOf.ToQuantity(),
        Places = StoredText.List(Places),
        Time = TimeFrom is null ? null : new ReportedTime(StoredText.Moment(TimeFrom), StoredText.Moment(TimeTo!), IsDateOnly!.Value),
        Speaker = Optional.Decode(Speaker),
        Addressee = Optional.Decode(Addressee),
        Levers = [.. StoredText.List(Levers).Select(StoredText.Word<Lever>)],
        Span = SpanStart is null ? null : new TextSpan(SpanStart.Value, SpanLength!.Value, StoredText.Decode(SpanText!)),
        Doubt = Optional.Decode(Doubt),
    };
}

/// <summary>A quantity as three columns; without a hedge there is none.</summary>
internal readonly record struct QuantityColumns(double? Stated, string? Hedge, double? StatedHigh)
{
    /// <summary>The columns of a quantity.</summary>
    public static QuantityColumns Of(HedgedQuantity? quantity) => quantity is null
        ? default
        : new QuantityColumns(StoredText.Number(quantity.Stated), StoredText.Word(quantity.Hedge), StoredText.Number(quantity.StatedHigh));

    /// <summary>The columns that begin at a place of a result.</summary>
    public static QuantityColumns Read(DbDataReader reader, int first) =>
        new(reader.IsDBNull(first) ? null : reader.GetDouble(first), reader.Text(first + 1), reader.IsDBNull(first + 2) ? null : reader.GetDouble(first + 2));

    /// <summary>The quantity; null where there is none.</summary>
    public HedgedQuantity? ToQuantity() => Hedge is null ? null : new HedgedQuantity(Stated, StoredText.Word<Hedge>(Hedge), StatedHigh);
}

/// <summary>Texts that may be absent.</summary>
internal static class Optional
{
    /// <summary>The text as it is stored; null stays null.</summary>
    public static string? Encode(string? text) => text is null ? null : StoredText.Encode(text);

    /// <summary>The text that was stored; null stays null.</summary>
    public static string? Decode(string? stored) => stored is null ? null : StoredText.Decode(stored);

    /// <summary>What stands in a column; null where nothing does.</summary>
    public static string? Text(this DbDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
}
