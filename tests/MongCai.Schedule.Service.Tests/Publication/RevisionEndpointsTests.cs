using System.Text.Json.Nodes;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Questions;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.Publication;

public class RevisionEndpointsTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    [Fact]
    public async Task All_that_became_known_is_listed_in_order_over_all_pages()
    {
        var shown = new List<JsonNode>();
        for (var address = "/v1/revisions?limit=30"; address is not null;)
        {
            using var response = await host.SendAsync(address);
            var page = await ServiceHost.ReadJsonAsync(response);
            Assert.Equal(host.Book.Revisions.Length, (int)page["revision"]!);
            shown.AddRange(page["revisions"]!.AsArray().Select(revision => revision!.DeepClone()));
            address = response.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(
            host.Book.Revisions.Select(revision => (
                revision.Number, revision.Known,
                revision.Announcement is { } notice ? $"announcement {FileDocuments.IdOf(notice)}" : $"{TextForm.Of(revision.Kind)} {revision.Statement!.Id}")),
            shown.Select(revision => (
                (int)revision["number"]!, OffsetDateTimePattern.Rfc3339.Parse((string)revision["known"]!).Value.ToInstant(), $"{revision["action"]} {revision["subject"]}")));
        Assert.All(shown, revision => Assert.Equal(((string)revision["action"]! == "statement", "file"), (revision["series"] is not null && revision["kind"] is not null, (string)revision["origin"]!)));
    }

    [Fact]
    public async Task One_is_shown_by_its_number_and_may_be_kept()
    {
        using var response = await host.SendAsync("/v1/revisions/7");
        Assert.Equal("public, max-age=86400", response.Headers.CacheControl!.ToString());
        var listed = (await host.GetJsonAsync("/v1/revisions?after=6&limit=1"))["revisions"]![0];
        Assert.True(JsonNode.DeepEquals(listed, await ServiceHost.ReadJsonAsync(response)));
    }

    [Theory]
    [InlineData("/v1/revisions/99999", 404, "/problems/not-found")]
    [InlineData("/v1/revisions/0", 400, "/problems/invalid-parameter")]
    [InlineData("/v1/revisions/first", 400, "/problems/invalid-parameter")]
    [InlineData("/v1/revisions/99999/changes", 404, "/problems/not-found")]
    [InlineData("/v1/revisions/0/changes", 400, "/problems/invalid-parameter")]
    [InlineData("/v1/revisions/1/changes?from=2022-01-01", 400, "/problems/invalid-parameter")]
    [InlineData("/v1/revisions/1?lang=vi", 400, "/problems/invalid-parameter")]
    [InlineData("/v1/revisions?after=x", 400, "/problems/invalid-parameter")]
    public async Task What_there_is_not_is_told(string address, int status, string type)
    {
        using var response = await host.SendAsync(address);
        Assert.Equal((status, type), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["type"]!));
    }

    [Fact]
    public async Task What_a_file_announced_before_it_was_imported_is_shown()
    {
        await using var small = new ServiceHost(SmallCalendar.Read(("statements/late.yaml", SmallCalendar.Statement("id: late\nknown: 2022-03-05T10:30:20.125+07:00\nannounced: 2022-03-01"))));
        await small.InitializeAsync();
        var last = (await small.GetJsonAsync("/v1/revisions"))["revisions"]!.AsArray()[^1]!;
        Assert.Equal(
            "4 \"2022-03-05T10:30:20.125+07:00\" \"2022-03-01T00:00:00+07:00\" \"statement\" \"late\" \"2022/002\" \"new\" \"file\"",
            last.Members("number", "known", "announced", "action", "subject", "series", "kind", "origin"));
    }
}
