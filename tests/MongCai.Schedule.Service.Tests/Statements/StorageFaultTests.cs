using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using MongCai.Schedule.Service.Tests.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>A database that cannot be used for a while: a clear problem, questions go on, nothing is half there.</summary>
public class StorageFaultTests
{
    private const string Path = "/v1/statements";
    private const string Question = "/v1/gates/bac-luan-2/cargo/status?date=2027-02-06";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    [Fact]
    public async Task While_another_process_holds_the_file_writes_are_told_to_come_again()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        var file = new SqliteConnectionStringBuilder(host.Database.ConnectionString).DataSource;
        using (var holder = Hold(file))
        {
            Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            var watch = Stopwatch.StartNew();
            var (status, problem, response) = await host.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("second", "2027-02-05", "2027-02-08"), "Idempotency-Key: k");
            Assert.Equal((503, "/problems/storage-unavailable", "5"), (status, (string)problem!["type"]!, response.Headers.RetryAfter!.ToString()));
            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(60));
            Assert.Equal("normal", (string)(await host.GetAsync(Question))["regime"]!);
            Assert.Equal("draft", (string)(await host.GetAsync($"{Path}/first", "Hoa"))["status"]!);
            holder.Kill();
            await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(201, (await host.SendAsync("Hoa", HttpMethod.Post, Path, OfficialsHost.Closed("second", "2027-02-05", "2027-02-08"), "Idempotency-Key: k")).Status);
    }

    [Fact]
    public async Task While_another_process_holds_the_file_who_has_a_token_reads_and_one_of_them_waits()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        await host.Database.Schedule.WriteAsync(async _ =>
        {
            // That they use their tokens cannot be noted, which takes 5 seconds to find out; for each of them it would take 20.
            var watch = Stopwatch.StartNew();
            foreach (var (person, status) in (IEnumerable<(string, int)>)[("An", 200), ("Bình", 200), ("Khoa", 404), ("Logistics", 404)])
            {
                Assert.Equal((person, status), (person, (await host.SendAsync(person, HttpMethod.Get, $"{Path}/first")).Status));
            }

            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(19));
        });
    }

    [Fact]
    public async Task While_the_server_is_down_questions_are_answered_and_afterwards_all_goes_on()
    {
        await using var cluster = new PostgresCluster();
        await using var host = await OfficialsHost.StartAsync(cluster, OfficialsHost.Calendar, Now);
        await host.DoAsync("Hoa", Path, OfficialsHost.Closed("first", "2027-02-05", "2027-02-08"));
        var ready = await host.GetAsync("/health/ready");
        Assert.Equal(("ready", "postgresql", 2), ((string)ready["status"]!, (string)ready["database"]!, (int)ready["revision"]!));

        await cluster.StopAsync();
        var (status, problem, _) = await host.SendAsync("Hoa", HttpMethod.Post, $"{Path}/first/submit");
        Assert.Equal((503, "/problems/storage-unavailable"), (status, (string)problem!["type"]!));
        Assert.Equal("normal", (string)(await host.GetAsync(Question))["regime"]!);
        var (unready, state, answer) = await host.SendAsync(null, HttpMethod.Get, "/health/ready");
        Assert.Equal((503, "unready", "The database cannot be read; see the log.", 2), (unready, (string)state!["status"]!, (string)state["reason"]!, (int)state["revision"]!));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("live", (string)(await host.GetAsync("/health/live"))["status"]!);

        await cluster.StartAsync();
        await host.DoAsync("Hoa", $"{Path}/first/submit");
        Assert.Equal("2026/001", (string)(await host.ApproveAsync("first"))["number"]!);
        Assert.Equal("closed", (string)(await host.GetAsync(Question))["regime"]!);
        Assert.Equal(3, (int)(await host.GetAsync("/health/ready"))["revision"]!);
    }

    /// <summary>Another program that has begun to write into the file, and does not end.</summary>
    private static Process Hold(string file)
    {
        const string Program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()";
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["-c", Program, file]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no other program here that writes SQLite files: python3 is not installed.");
            throw;
        }
    }
}
