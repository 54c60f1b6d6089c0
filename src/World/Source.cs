using Testudo.World.Text;

namespace Testudo.World;

/// <summary>A publication from which numbers are taken.</summary>
/// <param name="Id">The id that numbers name.</param>
/// <param name="Title">The title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">When: YYYY, YYYY-MM or YYYY-MM-DD.</param>
/// <param name="Accessed">When it was read; null where it is cited from general knowledge.</param>
/// <param name="Url">Where it is; null for printed works.</param>
public sealed record Source(string Id, string Title, string Publisher, string Published, string? Accessed, string? Url)
{
    /// <summary>Reads a source; what is wrong is noted in the reader's context.</summary>
    /// <param name="reader">The block.</param>
    /// <returns>The source, or null where something needed is missing or wrong.</returns>
    public static Source? Read(MapReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var id = reader.Id("id");
        var title = reader.Text("title", required: true);
        var publisher = reader.Text("publisher", required: true);
        var published = reader.Text("published", required: true);
        var accessed = reader.Text("accessed");
        var url = reader.Text("url");
        reader.Finish();
        return id is null || title is null || publisher is null || published is null
            ? null
            : new Source(id, title, publisher, published, accessed, url);
    }
}
