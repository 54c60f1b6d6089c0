using System.Diagnostics;
using System.Globalization;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Killed;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.World;
using Testudo.World.Text;

// A program that works with a store and is killed by tests while it does; it says on standard output how far it is. By hand, it
// also shows how fast an import is and how much memory it takes:
//
//     dotnet run -c Release --project tests/Evidence.Killed -- import evidence.db 1000000
//     dotnet run -c Release --project tests/Evidence.Killed -- write record.csv 1000000
//     dotnet run -c Release --project tests/Evidence.Killed -- read evidence.db record.csv catalogue
var clock = Stopwatch.StartNew();
try
{
    switch (args)
    {
        case ["import", var db, var count]:
            Import(db, Number(count), version: 0);
            break;
        case ["import", var db, var count, var version]:
            Import(db, Number(count), Number(version));
            break;
        case ["write", var file, var count]:
            Write(file, Number(count), version: 0);
            break;
        case ["write", var file, var count, var version]:
            Write(file, Number(count), Number(version));
            break;
        case ["read", var db, var file, var catalogue]:
            Read(db, file, Catalogue.Load(catalogue));
            break;
        case ["save", var db, var count]:
            Save(db, Number(count));
            break;
        case ["count", var db]:
            using (var store = EvidenceStore.Open(db))
            {
                Say($"{store.Imports().Count} imports, {store.CurrentRows().LongCount()} rows");
            }

            break;
        case ["open", var db]:
            EvidenceStore.Open(db).Dispose();
            Say("opened");
            break;
        default:
            Console.Error.WriteLine("usage: import DB ROWS [VERSION] | write FILE ROWS [VERSION] | read DB FILE CATALOGUE | save DB REPORTS | count DB | open DB");
            return 2;
    }
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 4;
}

return 0;

void Import(string db, int count, int version)
{
    using var store = EvidenceStore.Open(db);
    Say("opened");
    using var session = store.BeginImport($"synthetic-{version}.csv", new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
    session.Add(SyntheticRows.Make(count, version));
    session.Complete(version.ToString("x64", CultureInfo.InvariantCulture), [.. SyntheticRows.Row(0).Fields.Keys], session.Counts);
    Finish(store, session);
}

// The same from a file.
void Read(string db, string file, Catalogue catalogue)
{
    using var store = EvidenceStore.Open(db);
    Say("opened");
    using var session = store.BeginImport(file, DateTime.UtcNow);
    using (var reader = RecordFile.Open(file, catalogue))
    {
        session.Read(reader);
    }

    Finish(store, session);
}

void Finish(EvidenceStore store, ImportSession session)
{
    Say("staged");
    var changes = session.Changes();
    Say($"compared {changes.Added.Count + changes.Revised.Count + changes.Withdrawn.Count}");
    session.Accept();
    Say("accepted");
    Say($"read {store.CurrentRows().LongCount()}");
    Say($"peak {Peak()} MiB");
}

static void Write(string file, int count, int version)
{
    using var writer = new StreamWriter(file);
    writer.WriteLine(string.Join(',', SyntheticRows.Row(0).Fields.Keys));
    foreach (var row in SyntheticRows.Make(count, version))
    {
        writer.WriteLine(string.Join(',', row.Fields.Values.Select(v => v.Contains(',', StringComparison.Ordinal) ? $"\"{v}\"" : v)));
    }
}

// The same report again and again, each time with other claims.
void Save(string db, int count)
{
    using var store = EvidenceStore.Open(db);
    Say("opened");
    for (var i = 1; i <= count; i++)
    {
        var claims = Enumerable.Range(0, 5).Select(n => new Claim
        {
            Kind = ClaimKind.Count,
            Subject = ClaimSubject.Named("missiles"),
            Outcome = ReportedOutcome.Launched,
            Quantity = HedgedQuantity.Of((i * 10) + n),
            Speaker = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"),
        });
        store.SaveReport(new Report { Id = "again", Publisher = "a test", Claims = [.. claims] });
        Say($"saved {i}");
    }
}

void Say(string text)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text} after {clock.Elapsed.TotalMilliseconds:0} ms, of the processor {Environment.CpuUsage.TotalTime.TotalMilliseconds:0} ms"));
    Console.Out.Flush();
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

// The most memory that the process ever had, in MiB.
static long Peak()
{
    const string Key = "VmHWM:";
    var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
    return line is null ? Process.GetCurrentProcess().PeakWorkingSet64 >> 20 : long.Parse(line[Key.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) >> 10;
}
