using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Tests.Reading;

public sealed class SentenceTests
{
    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var file in (string[])["en.yaml", "uk.yaml", "ru.yaml"])
        {
            foreach (var sentence in SentenceCase.Read(file))
            {
                data.Add(file, sentence.Line);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sentence_gives_exactly_its_claims(string file, int line)
    {
        var sentence = SentenceCase.Read(file).Single(s => s.Line == line);
        var read = sentence.Report().Claims.Select(ExpectedClaim.Of).ToList();

        Assert.True(
            read.Count == sentence.Claims.Count && sentence.Claims.Zip(read).All(pair => pair.First.Fits(pair.Second)),
            $"{file}:{line}: {sentence.Text}\nexpected:\n  {string.Join("\n  ", sentence.Claims)}\nread:\n  {string.Join("\n  ", read)}");
    }

    [Theory]
    [InlineData("en.yaml")]
    [InlineData("uk.yaml")]
    [InlineData("ru.yaml")]
    public void A_file_has_enough_sentences_and_traps(string file)
    {
        var sentences = SentenceCase.Read(file);

        Assert.True(sentences.Count(s => s.Trap is null) + sentences.Count(s => s.Trap is not null) >= 60);
        Assert.True(sentences.Count(s => s.Trap is not null) >= 15);
        Assert.All(sentences.Where(s => s.Trap is not null), s => Assert.All(s.Claims, c => Assert.NotNull(c.Doubt)));
    }

    [Theory]
    [InlineData("en.yaml")]
    [InlineData("uk.yaml")]
    [InlineData("ru.yaml")]
    public void The_language_is_found_out(string file) =>
        Assert.Empty(SentenceCase.Read(file).Where(s => s.Report().Language != s.Language).Select(s => s.Text));

    [Theory]
    [InlineData("en.yaml")]
    [InlineData("uk.yaml")]
    [InlineData("ru.yaml")]
    public void Every_claim_keeps_the_exact_words_that_it_was_read_from(string file) =>
        Assert.All(SentenceCase.Read(file), s => Assert.All(s.Report().Claims, c => AssertSpan(s.Text, c)));

    private static void AssertSpan(string text, Claim claim)
    {
        var span = Assert.IsType<TextSpan>(claim.Span);
        Assert.Equal(text.Substring(span.Start, span.Length), span.Text);
        Assert.NotEqual(0, span.Length);
    }
}
