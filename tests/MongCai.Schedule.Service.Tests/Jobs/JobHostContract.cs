using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using MongCai.Schedule.Jobs;
using MongCai.Schedule.Service.Jobs;
using MongCai.Schedule.Service.Tests.Access;
using MongCai.Schedule.Service.Tests.Database;

namespace MongCai.Schedule.Service.Tests.Jobs;

/// <summary>What the work may expect of who calls it, whoever that is. How late is bounded loosely, since machines are busy; never early is not.</summary>
/// <param name="name">The host's name in the settings.</param>
/// <param name="cluster">The server that keeps the jobs; null for none.</param>
public abstract class JobHostContract(string name, PostgresCluster? cluster)
{
    /// <summary>The one reason for which a test may be skipped; .ci/run knows it by its words.</summary>
    internal const string NotBuiltIn = "Hangfire is not built in.";

    /// <summary>How late what was named may be done.</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(1);

    /// <summary>For what only has to come at all, on a machine that is busy with other tests.</summary>
    private static readonly TimeSpan AtLast = TimeSpan.FromSeconds(30);

    private string _connectionString = "Data Source=nowhere.db";
    private int _servers;

    /// <summary>The sweep, and what it takes to start it.</summary>
    private TimeSpan Sweep => TimeSpan.FromSeconds(name == HangfireJobs.Name ? 7 : 2);

    public sealed class InProcess() : JobHostContract(InProcessJobs.HostName, null)
    {
        [Fact]
        public async Task A_clock_that_is_set_is_noticed()
        {
            var time = new ShiftedTime();
            var work = new ClockedWork(time);
            await using var running = await StartAsync(work, time);
            var done = work.DueAt(time.GetUtcNow() + TimeSpan.FromMinutes(59));
            running.Jobs.Wake();
            await Task.Delay(100, TestContext.Current.CancellationToken);
            time.By = TimeSpan.FromHours(1);
            await done.WaitAsync(AtLast, TestContext.Current.CancellationToken);

            // Back, while the instant that was near is waited for.
            done = work.DueAt(time.GetUtcNow() + TimeSpan.FromSeconds(0.5));
            running.Jobs.Wake();
            await Task.Delay(100, TestContext.Current.CancellationToken);
            time.By = TimeSpan.Zero;
            await Task.Delay(1500, TestContext.Current.CancellationToken);
            Assert.False(done.IsCompleted);
            time.By = TimeSpan.FromHours(1);
            await done.WaitAsync(AtLast, TestContext.Current.CancellationToken);
        }
    }

    public sealed class OnHangfireInMemory() : JobHostContract(HangfireJobs.Name, null);

    public sealed class OnHangfireWithPostgres(PostgresCluster cluster) : JobHostContract(HangfireJobs.Name, cluster)
    {
        [Fact]
        public async Task Without_its_storage_nothing_starts()
        {
            Assert.SkipUnless(HangfireJobs.IsBuiltIn, NotBuiltIn);
            await Assert.ThrowsAnyAsync<DbException>(() => RunningJobs.StartAsync(new ListedWork(), HangfireJobs.Name, "Host=127.0.0.1;Port=1;Database=x;Username=x"));
        }
    }

    [Fact]
    public async Task Work_is_done_at_its_instants_and_not_before()
    {
        var work = new ListedWork();
        await using var running = await StartAsync(work);
        var start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3);
        var due = ((double[])[0, 0.001, 0.5, 0.999, 1, 1.25, 4, 4.75, 6.9995]).Select(offset => start + TimeSpan.FromSeconds(offset)).ToDictionary(at => at, work.Add);
        running.Jobs.Wake();
        foreach (var (at, task) in due)
        {
            AssertPunctual(at, await task.WaitAsync(AtLast, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task What_is_woken_is_done_at_once()
    {
        var work = new ListedWork();
        await using var running = await StartAsync(work);
        await work.Add(DateTimeOffset.UtcNow).WaitAsync(AtLast, TestContext.Current.CancellationToken);

        // Where only the sweep did it, each would wait for its own.
        const int Times = 10;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            var done = work.Add(DateTimeOffset.UtcNow);
            running.Jobs.Wake();
            await done.WaitAsync(AtLast, TestContext.Current.CancellationToken);
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Times * TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task An_earlier_instant_is_taken_up_when_woken()
    {
        var work = new ListedWork();
        await using var running = await StartAsync(work);
        _ = work.Add(DateTimeOffset.UtcNow + TimeSpan.FromHours(1));
        var near = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(6);
        var first = work.Add(near);
        running.Jobs.Wake();
        foreach (var earlier in (double[])[4.3, 3.2, 0.4])
        {
            // While the one before is waited for.
            var at = near - TimeSpan.FromSeconds(earlier);
            var done = work.Add(at);
            running.Jobs.Wake();
            if (earlier < 1)
            {
                AssertPunctual(at, await done.WaitAsync(AtLast, TestContext.Current.CancellationToken));
            }
        }

        AssertPunctual(near, await first.WaitAsync(AtLast, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_sweep_does_what_nobody_announced()
    {
        var work = new ListedWork();
        await using var running = await StartAsync(work);
        await work.Add(DateTimeOffset.UtcNow).WaitAsync(AtLast, TestContext.Current.CancellationToken);
        for (var i = 0; i < 2; i++)
        {
            var at = DateTimeOffset.UtcNow;
            Assert.InRange(await work.Add(at).WaitAsync(AtLast, TestContext.Current.CancellationToken) - at, TimeSpan.Zero, Sweep);
        }
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_the_host_lives_on()
    {
        var work = new ListedWork { Failures = 6 };
        await using var running = await StartAsync(work);
        await work.Add(DateTimeOffset.UtcNow).WaitAsync(AtLast, TestContext.Current.CancellationToken);
        Assert.Equal(0, work.Failures);
        var at = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(2);
        var done = work.Add(at);
        running.Jobs.Wake();
        AssertPunctual(at, await done.WaitAsync(AtLast, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failure_is_told_once_however_long_it_lasts()
    {
        var work = new ListedWork();
        await using var running = await StartAsync(work);
        foreach (var told in (int[])[1, 2])
        {
            work.Failures = 3;
            await work.Add(DateTimeOffset.UtcNow).WaitAsync(AtLast, TestContext.Current.CancellationToken);
            Assert.Equal(0, work.Failures);
            var lines = Regex.Matches(running.Log, "^(?:Warning|Error|Critical) .*$", RegexOptions.Multiline).Select(match => match.Value).ToList();
            Assert.True(lines.Count == told, string.Join('\n', lines));
            Assert.All(lines, line => Assert.Contains("What is due could not be done; it is tried again. System.Diagnostics.UnreachableException: the work fails", line, StringComparison.Ordinal));

            // The run ends after it has done the work.
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task To_stop_cancels_what_runs()
    {
        var work = new ListedWork { Stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var running = await StartAsync(work);
        await work.Stuck.Task.WaitAsync(AtLast, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        await running.StopAsync();
        Assert.True(work.Token.IsCancellationRequested);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        running.Jobs.Wake();
    }

    [Fact]
    public async Task To_stop_does_not_wait_for_an_instant_that_is_near()
    {
        var work = new ListedWork { Names = DateTimeOffset.UtcNow + TimeSpan.FromHours(1) };
        await using var running = await StartAsync(work);
        await work.Add(DateTimeOffset.UtcNow).WaitAsync(AtLast, TestContext.Current.CancellationToken);
        work.Names = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(0.9);
        running.Jobs.Wake();
        await running.StopAsync();
        Assert.DoesNotContain("Error", running.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_on_one_work_serve_every_instant()
    {
        var work = new ListedWork();
        await using var one = await StartAsync(work);
        await using var other = await StartAsync(work);
        var start = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(3);
        var due = Enumerable.Range(0, 15).Select(i => start + TimeSpan.FromSeconds(0.37 * i)).ToDictionary(at => at, work.Add);
        one.Jobs.Wake();
        other.Jobs.Wake();
        foreach (var (at, task) in due)
        {
            AssertPunctual(at, await task.WaitAsync(AtLast, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task One_of_two_hosts_goes_on_when_the_other_stops()
    {
        var work = new ListedWork();
        await using var one = await StartAsync(work);
        await using var other = await StartAsync(work);
        var at = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(8);
        var done = work.Add(at);
        one.Jobs.Wake();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await one.StopAsync();
        AssertPunctual(at, await done.WaitAsync(AtLast, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_instant_that_has_passed_and_cannot_be_done_is_no_busy_loop()
    {
        var work = new ListedWork { Names = DateTimeOffset.UtcNow - TimeSpan.FromMinutes(1) };
        await using var running = await StartAsync(work);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        Assert.InRange(work.Calls, 1, 20);
    }

    [Fact]
    public async Task The_log_says_at_the_start_who_runs_the_jobs()
    {
        await using var running = await StartAsync(new ListedWork());
        Assert.Equal(name, running.Jobs.Name);
        Assert.Single(Regex.Matches(running.Log, $"Information .*Jobs are run by: {name}\\."));
    }

    private async Task<RunningJobs> StartAsync(IDueWork work, TimeProvider? time = null)
    {
        Assert.SkipUnless(name != HangfireJobs.Name || HangfireJobs.IsBuiltIn, NotBuiltIn);
        if (cluster is not null && !_connectionString.StartsWith("Host", StringComparison.Ordinal))
        {
            _connectionString = await cluster.CreateDatabaseAsync();
        }

        // Servers share a database and no pool of connections.
        return await RunningJobs.StartAsync(work, name, cluster is null ? _connectionString : $"{_connectionString};Application Name=server{++_servers};Connection Idle Lifetime=2;Connection Pruning Interval=1", time);
    }

    private static void AssertPunctual(DateTimeOffset due, DateTimeOffset done) => Assert.InRange(done - due, TimeSpan.Zero, Punctual);

    /// <summary>One instant on a clock that the test sets.</summary>
    private sealed class ClockedWork(TimeProvider time) : IDueWork
    {
        private Tuple<DateTimeOffset, TaskCompletionSource>? _due;

        public Task DueAt(DateTimeOffset at)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _due = Tuple.Create(at, done);
            return done.Task;
        }

        public Task<DateTimeOffset?> DoAsync(CancellationToken cancel)
        {
            if (_due is not var (at, done))
            {
                return Task.FromResult<DateTimeOffset?>(null);
            }

            if (at > time.GetUtcNow())
            {
                return Task.FromResult<DateTimeOffset?>(at);
            }

            done.TrySetResult();
            return Task.FromResult<DateTimeOffset?>(null);
        }
    }
}
