using Testudo.Evidence.Store;

namespace Testudo.Evidence.Tests.Store;

public sealed class StorePlaceTests
{
    [Fact]
    public void The_option_goes_before_the_variable_and_that_before_the_users_folder()
    {
        var data = Path.Combine(Path.GetTempPath(), "data");

        Assert.Equal(Path.GetFullPath("mine.db"), StorePlace.Find("mine.db", _ => "other.db", data).File);
        Assert.Equal(Path.GetFullPath("other.db"), StorePlace.Find(null, name => name == "TESTUDO_DB" ? "other.db" : null, data).File);
        Assert.Equal("other.db", StorePlace.Find(null, _ => "other.db", data).Name);
        Assert.Equal(Path.Combine(data, "testudo", "evidence.db"), StorePlace.Find(null, _ => "", data).File);
        Assert.Equal(Path.GetFullPath(Path.Combine(".testudo", "evidence.db")), StorePlace.Find(null, _ => null, "").File);
        Assert.Equal((true, false), (StorePlace.Find(null, _ => null, data).IsDefault, StorePlace.Find("a", _ => null, data).IsDefault));
    }

    [Theory]
    [InlineData("postgres://olena@db.example.org/evidence", "postgres://olena@db.example.org:5432/evidence", "Host=db.example.org;Port=5432;Username=olena;Database=evidence")]
    [InlineData("postgresql://olena:p%40ss@db.example.org:6543/evidence?sslmode=verify-full&connect_timeout=3", "postgres://olena@db.example.org:6543/evidence", "Host=db.example.org;Port=6543;Username=olena;Password=p@ss;Database=evidence;SSL Mode=VerifyFull;Timeout=3")]
    [InlineData("postgres://db.example.org", "postgres://db.example.org:5432/", "Host=db.example.org;Port=5432")]
    [InlineData("postgres://olena@[::1]:5433/a%20b", "postgres://olena@[::1]:5433/a%20b", "Host=::1;Port=5433;Username=olena;Database=\"a b\"")]
    [InlineData("postgres:///evidence?host=/var/run/postgresql&user=olena", "postgres://olena@%2Fvar%2Frun%2Fpostgresql:5432/evidence", "Host=/var/run/postgresql;Port=5432;Database=evidence;Username=olena")]
    [InlineData("Host=db.example.org;Database=evidence;Username=olena;Password=secret", "postgres://olena@db.example.org:5432/evidence", "Host=db.example.org;Database=evidence;Username=olena;Password=secret")]
    [InlineData("server=db.example.org; database=evidence", "postgres://db.example.org:5432/evidence", "Host=db.example.org;Database=evidence")]
    public void A_server_is_named_as_postgres_or_dotnet_does(string db, string name, string settings)
    {
        var place = StorePlace.Find(db, _ => null, "");

        Assert.Equal(name, place.Name);
        Assert.True(place.IsServer);
        Assert.True(new Npgsql.NpgsqlConnectionStringBuilder(settings).EquivalentTo(place.Server!), place.Server!.ConnectionString);
    }

    [Theory]
    [InlineData("data/host=1/evidence.db")]
    [InlineData("a=b.db")]
    [InlineData("my store.db")]
    [InlineData("file:evidence.db")]
    [InlineData(":memory:")]
    [InlineData("|DataDirectory|x.db")]
    [InlineData("a;Mode=Memory")]
    public void Anything_else_is_a_file(string db)
    {
        using var stores = new SqliteStores();
        var file = Path.Combine(stores.Folder, db);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        EvidenceStore.Open(file).Dispose();

        Assert.True(File.Exists(file));
        Assert.Equal(Path.GetFullPath(db), StorePlace.Find(db, _ => null, "").File);
    }

    [Theory]
    [InlineData("", "this names no store")]
    [InlineData(" ", "this names no store")]
    [InlineData("mysql://db/evidence", "stores with addresses that begin with \"mysql://\" are not known")]
    [InlineData("https://example.org/e.db", "stores with addresses that begin with \"https://\" are not known")]
    [InlineData("postgres://db:notaport/x", "this is not an address of a PostgreSQL database")]
    [InlineData("postgres:///evidence", "the address of the PostgreSQL database names no host")]
    [InlineData("Host=db;Colour=red", "this is not an address of a PostgreSQL database: ")]
    [InlineData("postgres://db/e?sslmode=maybe", "this is not an address of a PostgreSQL database: ")]
    [InlineData("Host=;Database=x", "the address of the PostgreSQL database names no host")]
    public void What_names_no_store_is_refused(string db, string begin)
    {
        Assert.StartsWith(begin, Trouble.Said(() => StorePlace.Find(db, _ => null, "")), StringComparison.Ordinal);
        Assert.Equal("--db", Trouble.Of(() => StorePlace.Find(db, _ => null, "")).Location.File);
        if (db.Length > 0)
        {
            Assert.Equal("TESTUDO_DB", Trouble.Of(() => StorePlace.Find(null, _ => db, "")).Location.File);
        }
    }
}
