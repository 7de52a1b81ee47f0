using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Tests.Statements;
using MongCai.Schedule.Tests;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Events;

/// <summary>What other people's programs make of events and of feeds (<c>tests/events</c>).</summary>
public class EventReadersTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    [Fact]
    public async Task Poll_and_stream_through_broken_connections_end_with_the_same_hash_and_every_event_is_a_CloudEvent()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        for (var number = 1; number <= 4; number++)
        {
            await PublishAsync(host, number);
        }

        using var readers = Start("read.mjs", $"{host.Client.BaseAddress}");
        Assert.Equal("ready", await LineAsync(readers));
        for (var number = 5; number <= 8; number++)
        {
            await PublishAsync(host, number);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        var head = await host.Database.Schedule.ReadAsync(EventStore.HeadAsync);
        Assert.Equal(16, head.Sequence);
        await readers.StandardInput.WriteLineAsync(head.Sequence.ToString(CultureInfo.InvariantCulture));
        var read = JsonNode.Parse(await LineAsync(readers))!;
        Assert.All(read.AsObject(), reader => Assert.Equal((16, head.Hash), ((int)reader.Value!["count"]!, (string)reader.Value["hash"]!)));

        // The first one is always broken; whether the second is, before all has come, is a matter of time.
        Assert.InRange((int)read["stream"]!["connections"]!, 2, 3);
    }

    [Fact]
    public async Task Feeds_are_read_alike_by_the_readers_of_others_and_follow_the_rules_of_Atom()
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        await PublishAsync(host, 0);
        var addresses = ((string[])["vi", "zh", "en"]).Select(language => $"{host.Client.BaseAddress}v1/gates/bac-luan-2/cargo/events?lang={language}")
            .Append($"{host.Client.BaseAddress}v1/gates/bac-luan-1/passenger/events?lang=en")
            .Append($"{host.Client.BaseAddress}changes").ToArray();
        using var readers = Start("feeds.mjs", addresses);
        var feeds = new List<JsonNode>();
        foreach (var _ in addresses)
        {
            feeds.Add(JsonNode.Parse(await LineAsync(readers))!);
        }

        Assert.All(feeds, feed => Assert.Equal(["application/atom+xml; charset=utf-8", "application/feed+json"], feed["types"]!.AsArray().Select(type => (string)type!)));
        Assert.Equal(
            [
                "Bắc Luân II, thông quan hàng hóa: tạm dừng (hai bên thống nhất), từ 10:00 giờ Hà Nội (11:00 giờ Bắc Kinh) ngày 22/11/2026",
                "Bắc Luân II, thông quan hàng hóa: lịch được sửa (1 thay đổi), từ 10:00 giờ Hà Nội (11:00 giờ Bắc Kinh) ngày 22/11/2026",
            ],
            Titles(feeds[0]));
        Assert.Equal("北仑河二桥，货物通关：暂停通关（双方商定），自2026年11月22日河内时间10:00（北京时间11:00）起", Titles(feeds[1])[0]);
        Assert.Equal("Bắc Luân II, cargo: closed (agreed by both sides), from 10:00 Hanoi time (11:00 Beijing time) on 22 November 2026", Titles(feeds[2])[0]);
        Assert.Empty(Titles(feeds[3]));
        Assert.StartsWith("MongCai.Schedule Unreleased", Titles(feeds[4])[0], StringComparison.Ordinal);
        foreach (var address in addresses)
        {
            await CheckAtomAsync(host, address.Replace("events?", "events.atom?", StringComparison.Ordinal).Replace("/changes", "/changes.atom", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_feed_is_kept_until_something_happens_and_its_entries_keep_their_ids()
    {
        const string Feed = "/v1/gates/bac-luan-2/cargo/events.atom?lang=en";
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        await PublishAsync(host, 1);
        using var first = await host.Client.GetAsync(Feed, TestContext.Current.CancellationToken);
        using var again = await AskAsync(host, Feed, first.Headers.ETag!.Tag);
        Assert.Equal(304, (int)again.StatusCode);
        await PublishAsync(host, 2);
        using var later = await AskAsync(host, Feed, first.Headers.ETag.Tag);
        Assert.Equal("en", Assert.Single(later.Content.Headers.ContentLanguage));
        var (before, after) = (await IdsAsync(first), await IdsAsync(later));
        Assert.Equal(before, after.Skip(1));
    }

    [Theory]
    [InlineData("/v1/gates/bac-luan-3/cargo/events.atom", 404, "There is no gate “bac-luan-3”; there are: mong-cai, bac-luan-1, bac-luan-2, hai-yen-km3-4.")]
    [InlineData("/v1/gates/bac-luan-2/cargos/events.json", 404, "bac-luan-2 has no flow “cargos” (did you mean “cargo”?); it has: cargo, passenger.")]
    [InlineData("/v1/gates/mong-cai/cargo/events.json", 404, "mong-cai carries nothing itself; ask about its parts.")]
    [InlineData("/v1/gates/bac-luan-2/cargo/events.atom?lang=fr", 400, "There is no language “fr”; there are: vi, zh, en.")]
    [InlineData("/changes.atom?lang=vi", 400, "There is no parameter “lang”; this address takes none.")]
    public async Task A_mistake_is_told_with_what_would_be_right(string path, int status, string detail)
    {
        await using var host = await OfficialsHost.StartAsync(null, OfficialsHost.Calendar, Now);
        var (answered, problem, _) = await host.SendAsync(null, HttpMethod.Get, path);
        Assert.Equal((status, detail), (answered, (string)problem!["detail"]!));
    }

    [Fact]
    public void Each_heading_of_the_changelog_has_its_day()
    {
        var versions = ApiChanges.Read(File.ReadAllText(Solution.PathOf("CHANGELOG.md")));
        Assert.All(versions, version => Assert.NotEmpty(version.Text));
        Assert.Equal(versions.OrderByDescending(version => version.Date), versions);
        Assert.Throws<InvalidDataException>(() => ApiChanges.Read("## 1.0.0\n\nAll.\n"));
        Assert.Equal([("2.0.0", new LocalDate(2027, 1, 2), "More."), ("1.0.0", new LocalDate(2026, 1, 2), "All.")], ApiChanges.Read("# C\n## 2.0.0 - 2027-01-02\n\nMore.\n\n## 1.0.0 - 2026-01-02\nAll.\n"));
    }

    /// <summary>RFC 4287: what a feed and an entry must have, once each (4.1.1, 4.1.2); ids are addresses in full (4.2.6) and nobody else's; the entries of a feed are the newest first.</summary>
    private static async Task CheckAtomAsync(OfficialsHost host, string address)
    {
        var feed = XDocument.Parse(await host.Client.GetStringAsync(address, TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Single(feed.Elements(Atom + "author"));
        Assert.Equal(address, Assert.Single(feed.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        foreach (var element in entries.Prepend(feed))
        {
            Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _), $"{element}");
            Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+]07:00$", Assert.Single(element.Elements(Atom + "updated")).Value);
            Assert.Single(element.Elements(Atom + "id"));
            Assert.Single(element.Elements(Atom + "title"));
            Assert.Single(element.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "alternate");
        }

        Assert.Distinct(entries.Select(entry => entry.Element(Atom + "id")!.Value));
        Assert.Equal(entries.OrderByDescending(entry => entry.Element(Atom + "updated")!.Value, StringComparer.Ordinal), entries);
        foreach (var link in entries.Select(entry => entry.Element(Atom + "link")!.Attribute("href")!.Value).Where(link => link.Contains("/v1/", StringComparison.Ordinal)))
        {
            using var response = await host.Client.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)response.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(OfficialsHost host, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.ParseAdd(tag);
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> IdsAsync(HttpResponseMessage response) =>
        [.. XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    /// <summary>A month of its own each; 0 is from now on.</summary>
    private static Task<JsonNode> PublishAsync(OfficialsHost host, int number)
    {
        var first = number == 0 ? new LocalDate(2026, 11, 22) : new LocalDate(2027, number, 5);
        return host.PublishAsync(OfficialsHost.Closed($"closed-{number}", $"{first:uuuu-MM-dd}", $"{first.PlusDays(3):uuuu-MM-dd}"));
    }

    private static List<string> Titles(JsonNode feed) => [.. feed["entries"]!.AsArray().Select(entry => (string)entry!["title"]!)];

    /// <summary>Starts a reader. Skips the test where it is not installed.</summary>
    private static Process Start(string script, params string[] arguments)
    {
        var folder = Solution.PathOf("tests/events");
        Assert.SkipUnless(
            NodeProgram.Has(folder, "eventsource"), "The readers of the tests are not installed: with Node 20 or later, npm install in tests/events.");
        return Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    private static async Task<string> LineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The reader ended; its errors stand above.");
}
