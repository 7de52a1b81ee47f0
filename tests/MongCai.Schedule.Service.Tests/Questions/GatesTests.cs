namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>What there is to ask about, and what every answer to a question carries.</summary>
public class GatesTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    [Fact]
    public async Task Classes_are_listed_with_facet_names_and_HS_prefixes()
    {
        using var response = await host.SendAsync("/v1/classes");
        var classes = (await ServiceHost.ReadJsonAsync(response))["classes"]!.AsArray();
        Assert.Equal(TimeSpan.FromHours(1), response.Headers.CacheControl!.MaxAge);
        Assert.Equal(
            """{"id":"fresh-fruit","facet":"commodity","names":{"vi":"hoa quả tươi","zh":"鲜水果","en":"fresh fruit"},"hs":["080610","0807","0808"]}""",
            SmallHost.Text(classes.Single(known => (string)known!["id"]! == "fresh-fruit"))[..^2].Split(",\"0809")[0] + "]}");
        Assert.Equal("""{"id":"boat","facet":"vehicle","names":{"vi":"đò","zh":"船只","en":"boats"},"hs":[]}""", SmallHost.Text(classes.Single(known => (string)known!["id"]! == "boat")));
    }


    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Pages_lead_through_all_gates(int limit)
    {
        var gates = new List<string>();
        for (var path = $"/v1/gates?limit={limit}"; path is not null;)
        {
            using var response = await host.SendAsync(path);
            gates.AddRange((await ServiceHost.ReadJsonAsync(response))["gates"]!.AsArray().Select(gate => (string)gate!["id"]!));
            var link = response.Headers.TryGetValues("Link", out var links) ? Assert.Single(links) : null;
            Assert.True(link is null || link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal), link);
            path = link?[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        Assert.Equal(
            ["mong-cai", "bac-luan-1", "bac-luan-2", "hai-yen-km3-4", "ka-long", "huu-nghi", "huu-nghi-1116-1117", "huu-nghi-1119-1120", "tan-thanh", "coc-nam", "chi-ma", "na-hinh"],
            gates);
    }

    [Theory]
    [InlineData("/v1/gates?limit=0", 400, "“0” is not a whole number from 1 to 1000.")]
    [InlineData("/v1/gates?limit=1001", 400, "“1001” is not a whole number from 1 to 1000.")]
    [InlineData("/v1/gates?cursor=%25", 400, "“%” is no cursor of a page; use the next link of the page before.")]
    [InlineData("/v1/gates?cursor=bm93aGVyZQ", 400, "“bm93aGVyZQ” is no cursor of a page; use the next link of the page before.")]
    [InlineData("/v1/gates?kind=lane", 400, "There is no parameter “kind”; the parameters are: limit, cursor.")]
    [InlineData("/v1/gates/nowhere", 404, "There is no gate “nowhere”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4, ka-long, huu-nghi, huu-nghi-1116-1117, huu-nghi-1119-1120, tan-thanh, coc-nam, chi-ma, na-hinh.")]
    [InlineData("/v1/gates/bac-luan-2?lang=en", 400, "There is no parameter “lang”; this address takes none.")]
    public async Task A_mistake_is_told_with_what_would_be_right(string path, int status, string detail)
    {
        using var response = await host.SendAsync(path, null, "Accept-Language: en");
        Assert.Equal((status, detail), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["detail"]!));
    }

    [Fact]
    public async Task A_gate_tells_what_it_is_and_for_what_time_there_are_answers()
    {
        var gate = await host.GetJsonAsync("/v1/gates/hai-yen-km3-4");
        Assert.Equal("crossing mong-cai", $"{gate["kind"]} {gate["partOf"]}");
        Assert.Equal(
            """[{"flow":"cargo","start":"2020-04-07T00:00:00+07:00","end":"2200-02-15T00:00:00+07:00"},{"flow":"resident-trade","start":"2020-04-07T00:00:00+07:00","end":"2200-02-15T00:00:00+07:00"}]""",
            gate.Members("coverage"));
        await using var small = await SmallHost.StartAsync();
        Assert.StartsWith("""[{"flow":"passenger","start":null,"end":null},""", (await small.GetJsonAsync("/v1/gates/bac-luan-1")).Members("coverage"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/gates")]
    [InlineData("/v1/gates/bac-luan-2")]
    [InlineData("/v1/gates/bac-luan-2/cargo/status?date=2022-02-04")]
    [InlineData("/v1/gates/bac-luan-2/cargo/calendar?from=2022-02-01&to=2022-02-02")]
    [InlineData("/v1/gates/bac-luan-2/cargo/next")]
    [InlineData("/v1/status")]
    public async Task Answers_are_asked_again_by_their_tag_and_heads_alone(string path)
    {
        using var first = await host.SendAsync(path);
        var tag = first.Headers.ETag!;
        Assert.Equal((200, false, "public, must-revalidate, max-age=0"), ((int)first.StatusCode, tag.IsWeak, first.Headers.CacheControl!.ToString()));

        using var again = await host.SendAsync(path, null, $"If-None-Match: {tag}");
        Assert.Equal((304, tag), ((int)again.StatusCode, again.Headers.ETag));

        using var head = await host.SendAsync(path, HttpMethod.Head);
        Assert.Equal((200, tag, first.Content.Headers.ContentLength), ((int)head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
