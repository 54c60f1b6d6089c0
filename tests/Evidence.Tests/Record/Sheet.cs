using System.Text;
using Testudo.Evidence.Record;
using Testudo.World.Text;

namespace Testudo.Evidence.Tests.Records;

/// <summary>Small tables in the form of the public record, with rows made up for the tests.</summary>
internal static class Sheet
{
    public const string Header = "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,source";

    /// <summary>Reads a table whose rows stand below the usual header.</summary>
    public static RecordVersion Read(params string[] rows) => ReadText(string.Join('\n', [Header, .. rows]) + "\n");

    /// <summary>Reads a table with its own header.</summary>
    public static RecordVersion ReadText(string text) => ReadBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads bytes as if they stood in a file.</summary>
    public static RecordVersion ReadBytes(byte[] bytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"testudo-record-{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllBytes(path, bytes);
            return RecordFile.Read(path, PublicFile.Catalogue);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The one row of a table.</summary>
    public static RecordRow Row(string row) => Assert.Single(Read(row).Rows);

    /// <summary>The message of the one reason for which a row is set aside; another row is put beside it, so that the file can be used.</summary>
    public static string WhyAside(string row)
    {
        var import = Read(row, "2024-03-01,2024-03-01,Kalibr,,Ukraine,1,1,,kpszsu/posts/good");
        Assert.Equal("kpszsu/posts/good", Assert.Single(import.Rows).Source);
        return Said(Assert.Single(import.SetAside).Reason);
    }

    /// <summary>What is found wrong with a file.</summary>
    public static IReadOnlyList<Diagnostic> Problems(string text) => Assert.Throws<InputException>(() => ReadText(text)).Diagnostics;

    /// <summary>What is found wrong with a file.</summary>
    public static IReadOnlyList<Diagnostic> Problems(byte[] bytes) => Assert.Throws<InputException>(() => ReadBytes(bytes)).Diagnostics;

    /// <summary>The message in English, without place and suggestion.</summary>
    public static string Said(Diagnostic diagnostic) => FormattableString.Invariant(diagnostic.Message);
}
