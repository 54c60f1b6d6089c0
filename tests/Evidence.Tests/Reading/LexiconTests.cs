using Testudo.Evidence.Reading;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Reading;

/// <summary>The lexicon as somebody edits it: what is wrong is told with file, line, key and what is allowed.</summary>
public sealed class LexiconTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(Testudo.Tests.RepositoryRoot.Folder, "evidence", "lexicon");

    private readonly string folder = Directory.CreateTempSubdirectory("testudo-lexicon-").FullName;

    public LexiconTests()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_shipped_lexicon_names_only_what_the_catalogue_has()
    {
        Assert.All(Lexicon.Shipped.Threats, t => Assert.NotNull(PublicFile.Catalogue.Threats.Find(t)));
        Assert.NotEmpty(Lexicon.Shipped.Places);
    }

    [Theory]
    [InlineData("weapons.yaml", "family: drone", "famly: drone", "weapons.yaml", "famly")]
    [InlineData("weapons.yaml", "class: drone", "class: dron", "weapons.yaml", "cruise, ballistic")]
    [InlineData("uk.yaml", "outcome: destroyed", "outcome: destroid", "uk.yaml", "not-reached")]
    [InlineData("uk.yaml", "збит(о|ий|і|а|е|ими)", "збит(о|ий|і|а", "uk.yaml", "brackets")]
    [InlineData("en.yaml", "  1: [one]", "  one: [one]", "en.yaml", "whole number from 0 to 999")]
    [InlineData("en.yaml", "language: en", "language: de", "en.yaml", "\"de\"")]
    [InlineData("ru.yaml", "hedges:", "hedgs:", "ru.yaml", "hedgs")]
    [InlineData("ru.yaml", "  vague:", "  vage:", "ru.yaml", "vage")]
    [InlineData("places.yaml", "  - id: kyiv", "  - idd: kyiv", "places.yaml", "idd")]
    [InlineData("places.yaml", "places:", "places: [", "places.yaml", "this is")]
    public void A_mistake_is_told_with_file_line_and_what_is_allowed(string file, string right, string wrong, string named, string told)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no \"{right}\" to damage");
        var line = text[..at].Count(c => c == '\n') + 1;
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);

        var error = Assert.Throws<InputException>(() => Lexicon.Load(folder));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains(told == "this is" ? ":" : $":{line}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(folder, "weapons.yaml"));

        Assert.Contains("weapons.yaml", Assert.Throws<InputException>(() => Lexicon.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_name_is_read_as_the_guide_shows()
    {
        var path = Path.Combine(folder, "weapons.yaml");
        File.AppendAllText(path, "\n  - threats: [shahed-136]\n    family: drone\n    words: [\"Flying Lawnmower(|s)\"]\n");
        const string Text = "Ukraine shot down 12 Flying Lawnmowers over Odesa.";

        Assert.Empty(new ReportReader().Read(Text, new ReadingOptions()).Claims);
        var claim = Assert.Single(new ReportReader(Lexicon.Load(folder)).Read(Text, new ReadingOptions()).Claims);
        Assert.Equal(["shahed-136"], claim.Subject.Threats);
    }

    [Fact]
    public void Every_doubt_of_the_tests_is_one_of_the_published_texts()
    {
        var begins = Doubts.All.Select(d => d.Split('{')[0]).ToList();
        var doubts = Article.Names.Select(Article.Read).SelectMany(a => new ReportReader().Read(a.Text, new ReadingOptions { Published = a.Published }).Claims).Where(c => c.Doubt is not null).SelectMany(c => c.Doubt!.Split(Doubts.Separator)).ToList();

        Assert.NotEmpty(doubts);
        Assert.All(doubts, d => Assert.Contains(begins, b => d.StartsWith(b, StringComparison.Ordinal)));
    }
}
