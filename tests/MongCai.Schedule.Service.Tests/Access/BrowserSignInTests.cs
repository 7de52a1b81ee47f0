using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;

namespace MongCai.Schedule.Service.Tests.Access;

public class BrowserSignInTests
{
    [Fact]
    public async Task A_page_takes_a_token_as_a_password_and_nothing_else_does()
    {
        await using var site = await StartAsync();
        var token = await site.AddTokenAsync(Role.Admin);
        foreach (var good in new[] { GuardedSite.Basic(token), GuardedSite.Basic(token, "Khoa"), GuardedSite.Basic(token, "Bình Nguyễn"), GuardedSite.Basic(token).Replace("Basic", "bASIC ", StringComparison.Ordinal) })
        {
            Assert.Equal((200, "The Admin"), await AskAsync("/test/page", good));
            Assert.Equal((401, "/problems/unauthenticated"), await AskAsync("/test/data", good));
        }

        foreach (var path in new[] { "/test/page", "/test/data" })
        {
            Assert.Equal((200, "The Admin"), await AskAsync(path, $"Bearer {token}"));
        }

        async Task<(int Status, string Text)> AskAsync(string path, string authorization)
        {
            var (status, _, text) = await site.SendAsync(path, authorization);
            return (status, status == 200 ? text : ProblemIn(text));
        }
    }

    [Fact]
    public async Task Only_a_page_makes_a_browser_ask()
    {
        await using var site = await StartAsync();
        foreach (var authorization in new[] { null, "Basic", "Basic ", "Basic !", GuardedSite.Basic("x"), $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("x"))}", "Bearer x", "Digest x" })
        {
            var (status, headers, text) = await site.SendAsync("/test/page", authorization);
            Assert.Equal((401, "/problems/unauthenticated", "Basic realm=\"jobs\""), (status, ProblemIn(text), headers.WwwAuthenticate.ToString()));
            (status, headers, text) = await site.SendAsync("/test/data", authorization);
            Assert.Equal((401, "/problems/unauthenticated", "Bearer"), (status, ProblemIn(text), headers.WwwAuthenticate.ToString()));
        }
    }

    [Fact]
    public async Task By_password_the_same_people_get_in_as_by_token()
    {
        await using var site = await StartAsync();
        foreach (var role in TextForm.All<Role>().Select(row => row.Value).Where(role => role != Role.Admin))
        {
            var (status, headers, text) = await site.SendAsync("/test/page", GuardedSite.Basic(await site.AddTokenAsync(role)));
            Assert.Equal((403, "/problems/forbidden", 0), (status, ProblemIn(text), headers.WwwAuthenticate.Count));
        }

        var token = await site.AddTokenAsync(Role.Admin);
        await site.RevokeAsync(Role.Admin);
        Assert.Equal(401, (await site.SendAsync("/test/page", GuardedSite.Basic(token))).Status);
    }

    private static string ProblemIn(string text) => (string)System.Text.Json.Nodes.JsonNode.Parse(text)!["type"]!;

    private static Task<GuardedSite> StartAsync() => GuardedSite.StartAsync(null, (_, _) => { }, app =>
    {
        app.MapGet("/test/page", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization(Policies.Admins).WithMetadata(new BrowserSignIn("jobs"));
        app.MapGet("/test/data", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization(Policies.Admins);
    });
}
