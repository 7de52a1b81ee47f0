using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;

[assembly: AssemblyFixture(typeof(MongCai.Schedule.Service.Tests.Database.PostgresCluster))]

namespace MongCai.Schedule.Service.Tests.Database;

/// <summary>
/// A PostgreSQL server of the tests' own, on loopback in a temporary folder, started when the first test asks for it. It runs as the user
/// postgres where the tests run as root, which PostgreSQL refuses.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string SkipReason = "No PostgreSQL server is installed (Debian: apt-get install postgresql).";

    private readonly SemaphoreSlim _starting = new(1);
    private string? _folder;
    private int _port;
    private int _databases;
    private bool _isRunning;

    /// <summary>The connection string of a new, empty database. Skips the test where no server is installed.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipUnless(Programs() is not null, SkipReason);
        await StartOnceAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Stops the server as a failing machine would, and starts it again with <see cref="StartAsync"/>.</summary>
    public async Task StopAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        _isRunning = false;
    }

    public async Task StartAsync()
    {
        await RunAsync(
            "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder!, "log"),
            "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300"), "start");
        _isRunning = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            await StopAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }

        _starting.Dispose();
    }

    private string Data => Path.Combine(_folder!, "data");

    private string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username=test;Maximum Pool Size=20");

    private async Task StartOnceAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_folder is not null)
            {
                return;
            }

            _folder = Directory.CreateTempSubdirectory("mongcai-postgres-").FullName;
            _port = FreePort();
            if (Environment.UserName == "root")
            {
                await RunAsync("chown", "-R", "postgres", _folder);
            }

            await RunAsync("initdb", "-D", Data, "-U", "test", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            await StartAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>The folder of the newest server's programs; null where none is installed.</summary>
    private static string? Programs()
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return installed.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var isOfPostgres = program is "initdb" or "pg_ctl";
        var path = isOfPostgres ? Path.Combine(Programs()!, program) : program;
        List<string> words = isOfPostgres && Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", path] : [path];

        // A server that is started inherits the streams and never closes them, so they are not read but thrown away.
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh" } };
        foreach (var word in words.Concat(arguments))
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
