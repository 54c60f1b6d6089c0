using Testudo.World.Text;

namespace Testudo.Evidence;

/// <summary>Tables that are part of the program.</summary>
internal static class EmbeddedYaml
{
    /// <summary>Reads a table.</summary>
    /// <param name="name">Its name, such as <c>models.yaml</c>.</param>
    public static YamlSource Read(string name)
    {
        using var stream = typeof(EmbeddedYaml).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such table in the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return YamlSource.Parse(name, bytes.ToArray());
    }
}
