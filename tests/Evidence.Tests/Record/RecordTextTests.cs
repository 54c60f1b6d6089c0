using System.Globalization;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Records;

/// <summary>Times, Python values and names of models, one by one.</summary>
public sealed class RecordTextTests
{
    [Theory]
    [InlineData("2024-03-01", "2024-03-01 00:00:00", true)]
    [InlineData("2024-03-01 ", "2024-03-01 00:00:00", true)]
    [InlineData("2024-3-1", "2024-03-01 00:00:00", true)]
    [InlineData("2023-05-16 3:30", "2023-05-16 03:30:00", false)]
    [InlineData(" 2023-05-16  03:30  ", "2023-05-16 03:30:00", false)]
    [InlineData("2023-05-16 03:30:05", "2023-05-16 03:30:05", false)]
    [InlineData("2023-05-16 03:30:05.000", "2023-05-16 03:30:05", false)]
    [InlineData("2023-05-16T03:30", "2023-05-16 03:30:00", false)]
    [InlineData("2023/05/16 03:30", "2023-05-16 03:30:00", false)]
    [InlineData("16.05.2023 03:30", "2023-05-16 03:30:00", false)]
    [InlineData("16.05.2023 03.30", "2023-05-16 03:30:00", false)]
    [InlineData("2023-05-16 24:00", "2023-05-17 00:00:00", false)]
    public void A_time_is_read(string text, string expected, bool isDateOnly)
    {
        Assert.True(RecordTimeText.TryRead(text, out var time, out var dateOnly));
        Assert.Equal((DateTime.ParseExact(expected, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), isDateOnly), (time, dateOnly));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-03")]
    [InlineData("2024-02-30")]
    [InlineData("2024-13-01")]
    [InlineData("0203-05-16")]
    [InlineData("16/05/2023")]
    [InlineData("05/06/2023")]
    [InlineData("2024-03.01")]
    [InlineData("2024-03-01 25:00")]
    [InlineData("2024-03-01 24:01")]
    [InlineData("2024-03-01 12:60")]
    [InlineData("2024-03-01 12")]
    [InlineData("2024-03-01 12:0")]
    [InlineData("2024-03-01 12:00Z")]
    [InlineData("2024-03-01 12:00+02:00")]
    [InlineData("2024-03-01x")]
    [InlineData("2024-03-01 morning")]
    public void What_is_no_time_or_could_be_two_is_not_read(string text) => Assert.False(RecordTimeText.TryRead(text, out _, out _));

    [Fact]
    public void Numbers_of_Python_are_read()
    {
        Assert.Equal([("south", 4), ("east", null), ("it's", -1.5)], PythonLiteral.Numbers(" {'south': 4, 'east': NaN,\t\"it's\": -1.5 , } ")!.Select(p => (p.Key, p.Value)));
        Assert.Empty(PythonLiteral.Numbers("{}")!);
        Assert.Null(PythonLiteral.Numbers("{'a': None}")!["a"]);
        Assert.Equal(["Kyiv oblast", "Sumy oblast"], PythonLiteral.Texts("['Kyiv oblast', \"Sumy oblast\"]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{'a'}")]
    [InlineData("{'a': }")]
    [InlineData("{'a': 1, 'a': 2}")]
    [InlineData("{'a': 1} x")]
    [InlineData("{'a': 'b'}")]
    [InlineData("{'a: 1}")]
    [InlineData("{1: 1}")]
    [InlineData("['a']")]
    [InlineData("{'a': 1e999}")]
    [InlineData("__import__('os')")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_no_dictionary_of_numbers_is_not_read(string text) => Assert.Null(PythonLiteral.Numbers(text));

    [Theory]
    [InlineData("Shahed-136/131", "drone", "shahed-136 shahed-131")]
    [InlineData("X-101/X-555", "cruise", "kh-101 kh-555")]
    [InlineData("X-101/X-555 and Kalibr and X-59/X-69", "cruise", "kh-101 kh-555 kalibr kh-59 kh-69")]
    [InlineData("X-101/X-555 and Kalibr and X-22", "mixed", "kh-101 kh-555 kalibr kh-22")]
    [InlineData("Iskander-M/KN-23", "ballistic", "iskander-m kn-23")]
    [InlineData("X-47 Kinzhal and Iskander-M/KN-23", "ballistic", "kinzhal iskander-m kn-23")]
    [InlineData("C-300/C-400 and Iskander-M", "ballistic", "s-300-ground s-400-ground iskander-m")]
    [InlineData("C-300 and C-400", "sam", "s-300-ground s-400-ground")]
    [InlineData("C-300 and Kalibr", "mixed", "s-300-ground kalibr")]
    [InlineData("X-31PD", "supersonic", "kh-31p")]
    [InlineData("X-22 and X-32", "supersonic", "kh-22 kh-32")]
    [InlineData("Unknown Missile", "unknown_missile", "")]
    [InlineData("Unknown Missile and Kalibr", "mixed", "kalibr")]
    [InlineData("Shahed-136/131 and Lancet", "other", "shahed-136 shahed-131")]
    [InlineData("shahed-136/131", "other", "shahed-136")]
    [InlineData("Orlan-10", "other", "")]
    public void A_model_has_the_class_of_the_record_and_a_set_of_types(string model, string recordClass, string threats)
    {
        var reading = RecordModels.Shipped.Understand(model, PublicFile.Catalogue);

        Assert.Equal((recordClass, threats), (reading.Class, string.Join(' ', reading.Threats)));
    }

    [Fact]
    public void Every_type_in_the_table_is_in_the_catalogue_and_every_model_of_the_file_in_the_table()
    {
        Assert.DoesNotContain(RecordModels.Shipped.Items.SelectMany(m => m.Threats), t => PublicFile.Catalogue.Threats.Find(t)?.Id != t);
        Assert.Empty(PublicFile.Record.Rows.SelectMany(r => RecordModels.Shipped.Understand(r.Model, PublicFile.Catalogue).Unknown));
    }

    [Fact]
    public void A_table_of_models_with_mistakes_is_refused()
    {
        var text = YamlSource.Parse("models.yaml", "models:\n  - {model: A, class: mixed}\n  - {model: B, class: drone}\n  - {model: B, class: drone, colour: red}\n"u8);
        var problems = Assert.Throws<InputException>(() => RecordModels.Read(text)).Diagnostics;

        Assert.Equal([2, 4, 4], problems.Select(p => p.Location.Line));
    }

    [Fact]
    public void The_list_of_weapons_is_compared_with_the_record()
    {
        var list = WeaponReference.Read(PublicFile.Path("missiles_and_uavs.csv"));
        var said = list.Compare(PublicFile.Record.Rows).Select(Sheet.Said).ToList();

        Assert.Equal(64, list.Weapons.Count);
        Assert.Single(said, "the category of \"X-47 Kinzhal and Iskander-M/KN-23\" is \"cruise missile\"; the record counts it as ballistic");
        Assert.Equal(7, said.Count(s => s.EndsWith("of the record is not in the list", StringComparison.Ordinal)));
    }
}
