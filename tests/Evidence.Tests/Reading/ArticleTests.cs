using System.Globalization;
using Testudo.Evidence.Reading;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Reading;

/// <summary>A whole post or article, with what is read of it and what is known to be missed.</summary>
internal sealed record Article(string Name, string Text, DateTime Published, IReadOnlyList<ExpectedClaim> Claims, IReadOnlyList<ExpectedClaim> Missed)
{
    private static readonly string Folder = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "tests", "Evidence.Tests", "Reading", "articles");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public static Article Read(string name)
    {
        var source = YamlSource.Read(Path.Combine(Folder, name + ".yaml"));
        var context = new ReadingContext(source.File, PlainNumberDate: null);
        var reader = new MapReader(context, source.Root, "");
        reader.Text("about", required: true);
        var published = reader.Text("published", required: true) ?? "";
        var article = new Article(
            name,
            reader.Text("text", required: true) ?? "",
            DateTime.Parse(published, CultureInfo.InvariantCulture),
            [.. reader.Blocks("claims").Select(ExpectedClaim.Read)],
            [.. reader.Blocks("missed").Select(ExpectedClaim.Read)]);
        reader.Finish();
        context.ThrowIfAny();
        return article;
    }
}

/// <summary>Whole posts and articles, in the style of the Air Force and of agencies; numbers of raids are those of the public record.</summary>
public sealed class ArticleTests
{
    private static readonly ReportReader Reader = new();

    public static TheoryData<string> Names => [.. Article.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_article_gives_exactly_its_claims(string name)
    {
        var article = Article.Read(name);
        var read = Reader.Read(article.Text, new ReadingOptions { Published = article.Published }).Claims.Select(ExpectedClaim.Of).ToList();

        Assert.True(
            read.Count == article.Claims.Count && article.Claims.Zip(read).All(pair => pair.First.Fits(pair.Second)),
            $"{name}\nexpected:\n  {string.Join("\n  ", article.Claims.Except(read))}\nread:\n  {string.Join("\n  ", read.Except(article.Claims))}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_told_to_be_missed_is_missed(string name)
    {
        var article = Article.Read(name);
        var read = Reader.Read(article.Text, new ReadingOptions { Published = article.Published }).Claims.Select(ExpectedClaim.Of).ToList();

        Assert.DoesNotContain(article.Missed, missed => read.Any(missed.Fits));
    }

    [Fact]
    public void Nine_of_ten_claims_of_the_articles_are_read()
    {
        var articles = Article.Names.Select(Article.Read).ToList();
        var (read, missed) = (articles.Sum(a => a.Claims.Count), articles.Sum(a => a.Missed.Count));

        Assert.InRange(read, 300, 2000);
        Assert.InRange((double)read / (read + missed), 0.9, 1);
    }
}
