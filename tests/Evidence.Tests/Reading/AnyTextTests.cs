using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading;

namespace Testudo.Evidence.Tests.Reading;

/// <summary>Text of any kind: nothing throws, and every claim keeps the exact words that it was read from.</summary>
public sealed class AnyTextTests
{
    private const string Post = "Сили ППО збили 72 із 99 ракет Х-101/Х-555, а у ніч на 2 січня противник атакував 35 ударними БпЛА типу «Shahed»";

    // A slow machine under load; without rules that grow with the square of the text it takes a tenth of this. Unit: seconds.
    private const double LongestForMegabytes = 60;

    private static readonly ReportReader Reader = new();

    private static readonly string[] Pieces =
    [
        "збито 72 ракети", "launched 36 drones", "99 missiles", "35 шахедів", "сбиты 27 беспилотников", "5 people were killed", "72", "99", " ", "\n", "\r\n", "\u00A0", "-", "–", ":", ";", ",", ".", "(", ")", "«", "»", "\"", "“", "”", "/", "▪️", "🚀", "\u00AD", "і\u0306", "<b>", "</b>", "<script>", "&nbsp;", "&#x41", "\uD800", "\0",
        "Сили ППО", "збили", "збито", "ракет", "шахедів", "Х-101", "X-101", "із", "з них", "у ніч на 2 січня", "понад", "близько", "не", "загинули", "двоє", "людей", "у Києві", "заявив", "Зеленський",
        "Russia", "launched", "missiles", "drones", "shot down", "of them", "all ten", "out of", "at least", "overnight", "on January 2, 2024", "killed", "said", "NATO", "urged", "to provide", "sanctions", "Kh-101", "3M22",
        "сбиты", "беспилотников", "в ночь на 29 декабря", "из", "более", "погибли", "человек", "02.01.2024", "19:00", "10 000", "35%", "59/70", "one hundred", "and", "сто двадцать",
    ];

    [Fact]
    public void Any_text_is_read_and_every_span_is_its_words()
    {
        var claims = 0;
        var texts = Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Join("", pieces.Select(p => p + (p.Length > 2 ? " " : "")))).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            foreach (var language in (string?[])[null, "en", "uk", "ru"])
            {
                claims += SpansOf(text, language);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60).WithQuietOnSuccess(true));

        Assert.True(claims > 100, $"only {claims} claims were read: the texts say nothing");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("The weather in Lviv will be fine on January 2, with 12 degrees.")]
    [InlineData("72")]
    [InlineData("\0\u0001\uFFFF\uD83D")]
    [InlineData("<html><head><title>72 missiles shot down</title></head><body><script>var shot = '99 missiles were shot down';</script></body></html>")]
    public void A_text_without_claims_gives_none(string text) =>
        Assert.Empty(Reader.Read(text, new ReadingOptions()).Claims);

    [Fact]
    public void Noise_gives_no_claims()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);

        Assert.Empty(Reader.Read(Encoding.Latin1.GetString(bytes), new ReadingOptions()).Claims);
        Assert.Empty(Reader.Read(Encoding.UTF8.GetString(bytes), new ReadingOptions()).Claims);
    }

    [Theory]
    [InlineData("NFD")]
    [InlineData("CRLF")]
    [InlineData("soft hyphens")]
    [InlineData("no-break spaces")]
    [InlineData("Latin letters")]
    [InlineData("a page")]
    public void A_post_reads_the_same_however_it_was_pasted(string how)
    {
        const string Lines = "В ніч на 2 січня 2024 року російський агресор атакував 35 ударними БпЛА.\nЗбито:\n▪️ 59 крилатих ракет Х-101/Х-555/Х-55;\n▪️ 3 крилаті ракети «Калібр».\nУ Києві поранено двоїх людей.\n";
        var pasted = how switch
        {
            "NFD" => Lines.Replace("й", "и\u0306", StringComparison.Ordinal).Replace("ї", "і\u0308", StringComparison.Ordinal),
            "CRLF" => Lines.Replace("\n", "\r\n", StringComparison.Ordinal),
            "soft hyphens" => Lines.Replace("крила", "кри\u00ADла", StringComparison.Ordinal).Replace("атаку", "ата\u00ADку", StringComparison.Ordinal),
            "no-break spaces" => Lines.Replace(' ', '\u00A0'),
            "Latin letters" => Lines.Replace('Х', 'X').Replace('і', 'i').Replace('о', 'o'),
            _ => "<p>" + Lines.Replace("\n", "</p>\n<p>", StringComparison.Ordinal) + "</p>",
        };

        Assert.NotEqual(Lines, pasted);
        Assert.Equal(Told(Lines), Told(pasted));
        Assert.Equal(4, Told(pasted).Count);
    }

    [Theory]
    [InlineData(Post + " ", 2_900_000)] // one line of five megabytes
    [InlineData("збито 72 ракети, ", 500_000)]
    [InlineData("- 72 ракети\n", 500_000)]
    [InlineData("\"«", 2_000_000)]
    [InlineData("<script>", 2_000_000)]
    [InlineData("(72 ", 500_000)]
    [InlineData("1", 2_000_000)]
    public void Much_of_one_kind_is_read_in_time_that_grows_with_its_length(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var watch = Stopwatch.StartNew();

        Reader.Read(text, new ReadingOptions());

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, LongestForMegabytes);
    }

    [Fact]
    public void An_article_is_read_within_a_fifth_of_a_second_once_warm()
    {
        var article = Article.Read("en13");
        Reader.Read(article.Text, new ReadingOptions());
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 10; i++)
        {
            Reader.Read(article.Text, new ReadingOptions());
        }

        Assert.InRange(watch.Elapsed.TotalSeconds / 10, 0, 0.2);
    }

    private static int SpansOf(string text, string? language)
    {
        var claims = Reader.Read(text, new ReadingOptions { Language = language, Published = new DateTime(2024, 1, 3) }).Claims;
        foreach (var claim in claims)
        {
            var span = Assert.IsType<TextSpan>(claim.Span);
            Assert.InRange(span.Length, 1, text.Length);
            Assert.Equal(text.Substring(span.Start, span.Length), span.Text);
        }

        return claims.Count;
    }

    private static List<string> Told(string text) => [.. Reader.Read(text, new ReadingOptions()).Claims.Select(c => ExpectedClaim.Of(c)).Select(c => $"{c.Core} {c.Time}")];
}
