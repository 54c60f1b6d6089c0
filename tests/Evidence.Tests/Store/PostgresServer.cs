using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Testudo.Evidence.Tests.Store.PostgresServer))]

namespace Testudo.Evidence.Tests.Store;

/// <summary>The PostgreSQL server of the tests, started when the first of them asks for it: that of TESTUDO_TEST_POSTGRES, or a private one.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lock starting = new();
    private PrivatePostgres? server;
    private string? address;
    private string? whyNot;

    /// <summary>The address of a database whose user may make others; the test is skipped where there is none.</summary>
    public string Address()
    {
        lock (starting)
        {
            if (address is null && whyNot is null)
            {
                address = Environment.GetEnvironmentVariable("TESTUDO_TEST_POSTGRES") is { Length: > 0 } named ? named : null;
                if (address is null && (whyNot = PrivatePostgres.WhyNot()) is null)
                {
                    try
                    {
                        server = PrivatePostgres.Start();
                        address = server.Address;
                    }
                    catch (InvalidOperationException e)
                    {
                        whyNot = e.Message;
                    }
                }
            }
        }

        Assert.SkipWhen(whyNot is not null, whyNot ?? "");
        return address!;
    }

    public void Dispose() => server?.Dispose();
}

/// <summary>A PostgreSQL server of this process, on loopback, with its data in a temporary folder; it stops when this process ends, however it does.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    // PostgreSQL refuses to run as root. The shell that starts it waits for the end of its input, which comes with the end of
    // this process, also when that is killed; then it stops the server and removes the folder.
    private const string Script = """
        bin=$1 folder=$2 port=$3
        cd "$folder" || exit 1
        exec 2>>"$folder/server.log"
        initdb() { "$bin/initdb" -D "$folder/data" -U testudo -A trust -E UTF8 --no-sync "$@" >"$folder/initdb.log" 2>&1; }
        if [ ! -d "$folder/data" ]; then
            initdb --locale=C --locale-provider=icu --icu-locale=en || { rm -rf "$folder/data"; initdb --locale=C; } || exit 1
        fi
        "$bin/postgres" -D "$folder/data" -h 127.0.0.1 -p "$port" -k "$folder" -c fsync=off -c max_connections=60 >>"$folder/server.log" 2>&1 &
        server=$!
        echo "$server"
        cat >/dev/null
        kill -INT "$server" 2>/dev/null
        wait "$server"
        [ -e "$folder/keep" ] || { cd / && rm -rf "$folder"; }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder;
    private readonly int port;
    private Process shell;

    private PrivatePostgres(DirectoryInfo folder, int port)
    {
        (this.folder, this.port) = (folder, port);
        shell = Run();
    }

    /// <summary>How its first database is reached.</summary>
    public string Address => $"postgres://testudo@127.0.0.1:{port}/postgres";

    private int ServerId { get; set; }

    /// <summary>Why no server can be started here; null where one can.</summary>
    public static string? WhyNot() =>
        !OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS() ? "a private PostgreSQL is started on Linux and macOS only; TESTUDO_TEST_POSTGRES may name a server"
        : Programs() is null ? "PostgreSQL is not installed; ./build.sh test installs Debian's where it may, and TESTUDO_TEST_POSTGRES may name a server"
        : Environment.IsPrivilegedProcess && User() is null ? "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as"
        : null;

    /// <summary>Starts a server.</summary>
    public static PrivatePostgres Start()
    {
        var data = Directory.CreateTempSubdirectory("testudo-postgres-");
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", [User()!, data.FullName]);
            chown.WaitForExit();
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var free = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var server = new PrivatePostgres(data, free);
        try
        {
            server.Await();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Kills the server as a power cut would.</summary>
    public void Kill()
    {
        using (var server = Process.GetProcessById(ServerId))
        {
            File.WriteAllText(Path.Combine(folder.FullName, "keep"), "");
            server.Kill();
        }

        End();
    }

    /// <summary>Starts a server that was killed.</summary>
    public void Restart()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            shell.Dispose();
            shell = Run();
            try
            {
                Await();
                File.Delete(Path.Combine(folder.FullName, "keep"));
                return;
            }
            catch (InvalidOperationException) when (clock.Elapsed < Patience)
            {
                // The children of the one that was killed are still on their way out.
                End();
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose()
    {
        End();
        shell.Dispose();
        if (Directory.Exists(folder.FullName))
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Programs() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")) : [])
        .FirstOrDefault(d => IsThere(Path.Combine(d, "initdb")) && IsThere(Path.Combine(d, "postgres")));

    // A link may lead to nothing.
    private static bool IsThere(string program) => File.Exists(program) && new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true) is null or { Exists: true };

    private static string? User() =>
        File.Exists("/etc/passwd") ? new[] { "postgres", "nobody" }.FirstOrDefault(u => File.ReadLines("/etc/passwd").Any(l => l.StartsWith(u + ":", StringComparison.Ordinal))) : null;

    private Process Run()
    {
        var start = new ProcessStartInfo(Environment.IsPrivilegedProcess ? "runuser" : "sh") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["-c", Script, "sh", Programs()!, folder.FullName, port.ToString()];
        foreach (var argument in Environment.IsPrivilegedProcess ? ["-u", User()!, "--", "sh", .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private void Await()
    {
        var first = shell.StandardOutput.ReadLine();
        ServerId = int.TryParse(first, out var id) ? id : throw new InvalidOperationException($"PostgreSQL cannot be started: {Log("initdb.log")}");
        var clock = Stopwatch.StartNew();
        var settings = $"Host=127.0.0.1;Port={port};Username=testudo;Database=postgres;Pooling=false;Timeout=5";
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection(settings);
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < Patience && IsAlive())
            {
                Thread.Sleep(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"PostgreSQL does not answer: {e.Message} {Log("server.log")}", e);
            }
        }
    }

    private bool IsAlive()
    {
        try
        {
            using var server = Process.GetProcessById(ServerId);
            return !server.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private string Log(string name) => File.Exists(Path.Combine(folder.FullName, name)) ? File.ReadAllText(Path.Combine(folder.FullName, name)) : "";

    private void End()
    {
        shell.StandardInput.Close();
        if (!shell.WaitForExit(Patience))
        {
            shell.Kill(entireProcessTree: true);
        }
    }
}
