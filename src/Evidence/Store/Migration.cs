using System.Globalization;

namespace Testudo.Evidence.Store;

/// <summary>One step of the schema, from the version before to its own.</summary>
/// <remarks>Each is a file in <c>Migrations</c>, named by its version. One that was released is never changed; what is to be different goes into the next.</remarks>
/// <param name="Version">The version that the store has afterwards, from 1.</param>
/// <param name="Sql">The statements, with the words of <see cref="Dialect"/> in braces.</param>
internal sealed record Migration(int Version, string Sql)
{
    private const string Folder = "Testudo.Evidence.Store.Migrations.";

    private static readonly Lazy<IReadOnlyList<Migration>> Embedded = new(ReadAll);

    /// <summary>The migrations of this version of Testudo, in order.</summary>
    public static IReadOnlyList<Migration> All => Embedded.Value;

    private static IReadOnlyList<Migration> ReadAll()
    {
        var assembly = typeof(Migration).Assembly;
        Migration[] all = [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => new Migration(int.Parse(name.AsSpan(Folder.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), Read(name)))
            .OrderBy(m => m.Version)];
        return all.Select(m => m.Version).SequenceEqual(Enumerable.Range(1, all.Length)) && all.Length > 0
            ? all
            : throw new InvalidOperationException("The migrations are not numbered 1, 2, 3 and so on.");

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
