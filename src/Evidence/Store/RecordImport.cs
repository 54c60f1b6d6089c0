using Testudo.Evidence.Record;

namespace Testudo.Evidence.Store;

/// <summary>A file of the public data set that is to be imported.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="ImportedAt">When it is imported, UTC.</param>
public sealed record ImportedFile(string Name, string Sha256, DateTime ImportedAt);

/// <summary>A version of the public data set in the store.</summary>
/// <param name="Id">Its number in the store; later ones are greater.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="Columns">The columns of the file, in their order.</param>
/// <param name="Counts">How many rows the file has, and what became of them.</param>
/// <param name="AcceptedAt">When it was accepted last, UTC.</param>
/// <param name="IsCurrent">Whether it is the version that counts.</param>
public sealed record RecordImport(long Id, ImportedFile File, IReadOnlyList<string> Columns, RecordCounts Counts, DateTime AcceptedAt, bool IsCurrent);
