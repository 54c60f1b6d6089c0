using System.Globalization;

namespace Testudo.Evidence.Reading;

/// <summary>Why a reading is not certain: every text that the reader puts into <see cref="Claims.Claim.Doubt"/>.</summary>
/// <remarks>Two reasons for one claim are joined by <see cref="Separator"/>. In a text, <c>{0}</c> and <c>{1}</c> stand for words of the report.</remarks>
public static class Doubts
{
    /// <summary>Stands between two reasons.</summary>
    public const string Separator = "; ";

    internal const string Loose = "the report does not say what the targets were";
    internal const string FromBefore = "what was counted is taken from the sentence before";
    internal const string MayBeYear = "the number may be a year";
    internal const string HedgedRange = "a range with a hedge before it";
    internal const string TwoHedges = "two hedges that say different things";
    internal const string SharedHedge = "the hedge of the number before may hold for this one too";
    internal const string DrawnTogether = "the number may count only the first of the things named";
    internal const string Ratio = "two numbers with a stroke between are taken for a part and its whole";
    internal const string EarlierParagraph = "the time is that of an earlier paragraph";
    internal const string LaterSentence = "the time is that of a later sentence";
    internal const string Unconfirmed = "the report says that this is not confirmed";
    private const string AsNear = "\"{0}\" and \"{1}\" are about as near";
    private const string Total = "a total over a period (\"{0}\"), not one raid";
    private const string Rate = "a rate (\"{0}\"), not one raid";
    private const string DayOfStatement = "the day is that on which it was said (\"{0}\"), or the one before";
    private const string NoPublicationDay = "the day of \"{0}\" is not known without the date of publication";
    private const string NoPublicationDate = "the date of \"{0}\" is not known without the date of publication";
    private const string NoYear = "the report does not tell the year of \"{0}\"";
    private const string YearOf = "the year of \"{0}\" is taken from \"{1}\"";

    /// <summary>Every text, for whoever translates them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Loose, FromBefore, MayBeYear, HedgedRange, TwoHedges, SharedHedge, DrawnTogether, Ratio, EarlierParagraph, LaterSentence, Unconfirmed, AsNear, Total, Rate, DayOfStatement, NoPublicationDay,
        NoPublicationDate, NoYear, YearOf,
    ];

    internal static string IsAsNear(string words, string others) => Of(AsNear, words, others);

    internal static string IsTotal(string words) => Of(Total, words);

    internal static string IsRate(string words) => Of(Rate, words);

    internal static string IsDayOfStatement(string words) => Of(DayOfStatement, words);

    internal static string DayNeedsPublication(string words) => Of(NoPublicationDay, words);

    internal static string DateNeedsPublication(string words) => Of(NoPublicationDate, words);

    internal static string YearIsOpen(string words) => Of(NoYear, words);

    internal static string YearIsTakenFrom(string words, string other) => Of(YearOf, words, other);

    private static string Of(string text, params object[] words) => string.Format(CultureInfo.InvariantCulture, text, words);
}
