using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Schedule.Jobs;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Jobs;
using MongCai.Schedule.Service.Tests.Access;
using MongCai.Schedule.Service.Tests.Database;

namespace MongCai.Schedule.Service.Tests.Jobs;

/// <summary>The page <c>/jobs</c>, on which admins see what Hangfire does.</summary>
public abstract class DashboardContract(PostgresCluster? cluster)
{
    private static readonly string[] Pages = ["/jobs", "/jobs/", "/jobs/servers", "/jobs/recurring", "/jobs/jobs/scheduled", "/jobs/jobs/succeeded", "/jobs/retries"];

    public sealed class OnSqlite() : DashboardContract(null)
    {
        [Fact]
        public async Task Where_hangfire_does_not_run_the_jobs_there_is_no_such_page()
        {
            await using var site = await StartAsync(InProcessJobs.HostName);
            foreach (var path in Pages)
            {
                var (status, _, text) = await site.SendAsync(path, GuardedSite.Basic(await site.AddTokenAsync(Role.Admin)));
                Assert.Equal((404, "/problems/not-found"), (status, (string?)JsonNode.Parse(text)!["type"]));
                await site.RevokeAsync(Role.Admin);
            }
        }
    }

    public sealed class OnPostgres(PostgresCluster cluster) : DashboardContract(cluster);

    [Fact]
    public async Task Admins_see_the_jobs_and_nobody_else_does()
    {
        await using var site = await StartHangfireAsync();
        var admin = await site.AddTokenAsync(Role.Admin);
        var others = new List<string>();
        foreach (var role in TextForm.All<Role>().Select(row => row.Value).Where(role => role != Role.Admin))
        {
            others.Add(await site.AddTokenAsync(role));
        }

        var (_, _, front) = await site.SendAsync("/jobs", GuardedSite.Basic(admin));
        var parts = Regex.Matches(front, "(?:href|src)=\"(/jobs/(?:css|js)[^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.True(parts.Count >= 2, front);
        foreach (var path in Pages.Concat(parts))
        {
            var (status, headers, text) = await site.SendAsync(path, GuardedSite.Basic(admin));
            Assert.True(status == 200, $"{path}: {status} {text}");
            Assert.Contains("style-src 'self' 'unsafe-inline'; img-src 'self' data:", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(200, (await site.SendAsync(path, $"Bearer {admin}")).Status);

            (status, headers, text) = await site.SendAsync(path, null);
            Assert.Equal((401, "/problems/unauthenticated", "Basic realm=\"jobs\""), (status, (string?)JsonNode.Parse(text)!["type"], headers.WwwAuthenticate.ToString()));
            foreach (var other in others)
            {
                (status, _, text) = await site.SendAsync(path, GuardedSite.Basic(other));
                Assert.Equal((403, "/problems/forbidden"), (status, (string?)JsonNode.Parse(text)!["type"]));
            }
        }
    }

    [Fact]
    public async Task The_page_shows_the_sweep_and_changes_nothing()
    {
        await using var site = await StartHangfireAsync();
        var admin = GuardedSite.Basic(await site.AddTokenAsync(Role.Admin));
        var (_, _, recurring) = await site.SendAsync("/jobs/recurring", admin);
        Assert.Contains("*/5 * * * * *", recurring, StringComparison.Ordinal);
        Assert.DoesNotContain("btn-death", recurring, StringComparison.Ordinal);
        Assert.Equal(200, (await site.SendAsync("/jobs/stats", admin, new Dictionary<string, string> { ["metrics[]"] = "enqueued:count-or-null" })).Status);
        foreach (var path in new[] { "/jobs/recurring/trigger", "/jobs/recurring/remove", "/jobs/jobs/scheduled/delete", "/jobs/jobs/enqueued/delete" })
        {
            Assert.InRange((await site.SendAsync(path, admin, new Dictionary<string, string> { ["jobs[]"] = "due-work" })).Status, 400, 499);
        }

        Assert.Contains("*/5 * * * * *", (await site.SendAsync("/jobs/recurring", admin)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_its_own_path_has_its_content_policy()
    {
        await using var site = await StartHangfireAsync();
        foreach (var path in new[] { "/", "/jobsx", "/v1/jobs" })
        {
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", (await site.SendAsync(path, null)).Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    private Task<GuardedSite> StartHangfireAsync()
    {
        Assert.SkipUnless(HangfireJobs.IsBuiltIn, JobHostContract.NotBuiltIn);
        return StartAsync(HangfireJobs.Name);
    }

    private Task<GuardedSite> StartAsync(string host) => GuardedSite.StartAsync(
        cluster,
        (builder, database) =>
        {
            builder.Services.AddSingleton<IDueWork, ListedWork>();
            builder.Services.AddJobs(builder.Configuration, database);
        },
        app => app.MapJobs(),
        $"--Jobs:Host={host}");
}
