using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Times;

namespace Testudo.Evidence.Reading;

/// <summary>Reads the text of a news report or of a post into claims, each with the words that it was read from.</summary>
/// <remarks>
/// Rules and a lexicon, no learning: the same text gives the same claims. A wrong number is worse than a missed one, so what a rule is not
/// sure of carries a <see cref="Claims.Claim.Doubt"/> or is left out. <c>docs/methods/reading-reports.md</c> tells the rules in order.
/// </remarks>
public sealed class ReportReader
{
    // Above a title stand the menu of a page and its languages. Unit: sentences and tokens.
    private const int FarthestTitle = 3;
    private const int ShortestTitle = 4;

    private readonly Lexicon lexicon;

    /// <summary>Makes a reader with the lexicon that Testudo is built with.</summary>
    public ReportReader()
        : this(Lexicon.Shipped)
    {
    }

    /// <summary>Makes a reader with a lexicon of one's own.</summary>
    /// <param name="lexicon">The lexicon.</param>
    public ReportReader(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        this.lexicon = lexicon;
    }

    /// <summary>Reads a report.</summary>
    /// <param name="text">The text: plain, or a pasted page.</param>
    /// <param name="options">What is known of it besides.</param>
    /// <returns>The report; without claims where the text tells none.</returns>
    /// <exception cref="ArgumentException">The language is none of <see cref="Lexicon.Languages"/>.</exception>
    public Report Read(string text, ReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Language is { } asked && !Lexicon.Languages.Contains(asked, StringComparer.Ordinal))
        {
            throw new ArgumentException($"\"{asked}\" is not read; allowed are: {string.Join(", ", Lexicon.Languages)}", nameof(options));
        }

        var visible = PageText.Visible(text);
        var language = options.Language ?? LanguageGuess.Of(visible, lexicon);
        var words = lexicon.In(language);
        var (tokens, quotes) = Tokenizer.Cut(visible, words.PlainSpaceGroups);
        var sentences = SentenceCutter.Cut(text, tokens, words);
        var claims = new Narration(sentences, new Quotations(visible, quotes), new Almanac(sentences, options.Published)).Read();
        return new Report
        {
            Id = Id(text, options),
            Publisher = options.Publisher ?? "unknown",
            Title = sentences.Take(FarthestTitle).FirstOrDefault(s => s.IsHeading && s.Count >= ShortestTitle)?.Text,
            Published = options.Published,
            Source = options.Source,
            Language = language,
            Claims = claims,
        };
    }

    private static string Id(string text, ReadingOptions options)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{options.Publisher}\n{options.Source}\n{options.Published:O}\n{text}");
        return "text-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..20];
    }
}
