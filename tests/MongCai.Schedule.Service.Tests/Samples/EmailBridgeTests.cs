using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Outbox;
using MongCai.Schedule.Service.Tests.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Samples;

/// <summary>The worked e-mail bridge, with the real service and a mail server: what it promises its readers in <c>samples/email-bridge/README.md</c>.</summary>
public sealed class EmailBridgeTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    /// <summary>With a second gate that something may change at, no part of the first.</summary>
    private static readonly CalendarReading Calendar = SmallCalendar.Read(
        ("statements/outbreak.yaml", null),
        ("statements/standing/elsewhere.yaml", SmallCalendar.Files["statements/standing/cargo.yaml"].Replace("cargo-2019", "elsewhere-2019", StringComparison.Ordinal).Replace("bac-luan-2", "hai-yen-km3-4", StringComparison.Ordinal)));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mongcai-bridge-");
    private readonly MailSink _sink = new();
    private OfficialsHost _host = null!;

    private string State => Path.Combine(_folder.FullName, "state.json");

    public async ValueTask InitializeAsync() => _host = await OfficialsHost.StartAsync(null, Calendar, Now);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _sink.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("vi", "Văn bản được công bố: Nghỉ", "Lịch được sửa: Bắc Luân II, thông quan hàng hóa: bình thường → tạm dừng (22/11/2026, 10:00 giờ Hà Nội = 11:00 giờ Bắc Kinh)", "Đổi chế độ thông quan: ", "Tin này được ghi muộn.")]
    [InlineData("zh", "文书公布: 休", "日程修订: 北仑河二桥, 货物通关: 正常通关 → 暂停通关 (2026年11月22日, 10:00 河内时间 = 11:00 北京时间)", "通关状态变更: ", "此消息补发。")]
    [InlineData("en", "Statement published: Closed", "Schedule revised: Bắc Luân II, cargo: normal → closed (22 November 2026, 10:00 Hanoi time = 11:00 Beijing time)", "Regime changed: ", "This was written late.")]
    public async Task Each_event_is_one_mail_in_order_in_the_language_that_is_wanted(string language, string published, string revised, string changed, string late)
    {
        await PublishAsync("before-it-began", "2027-01-05", "2027-01-06");
        await using var bridge = await StartAsync(Arguments("--lang", language, "--to", "office@example.org"));
        await PublishAsync("closed", "2026-11-22", "2026-11-25");
        var mails = await _sink.WaitAsync(3, () => bridge.Printed);
        Assert.Equal([published, revised, changed + revised.Split(": ", 2)[1]], mails.Select(mail => mail.Subject));
        Assert.Equal(["Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"], mails[0].Headers);
        Assert.All(mails, mail => Assert.Equal(("gates@example.org", "duty@example.org office@example.org"), (mail.From, mail.To)));
        Assert.Equal((await EventsAsync()).TakeLast(3).Select(one => $"<{one["id"]}.{language}@example.org>"), mails.Select(mail => mail.MessageId));
        Assert.Equal("Sun, 22 Nov 2026 10:00:00 +0700", mails[2].Header("Date"));
        var because = (string)(await EventsAsync())[^1]["data"]!["because"]![0]!["text"]![language]!;
        Assert.Contains($": {because} [closed]\n", mails[2].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(late, mails[2].Text, StringComparison.Ordinal);

        // Days go by at once, as for a service that was down.
        _host.Clock.Now += Duration.FromDays(7);
        await WaitForAsync(read => (string?)read["type"] == "gate.regime_changed" && (string?)read["data"]!["after"]!["regime"] == "normal");
        var all = await EventsAsync();
        mails = await _sink.WaitAsync(all.Count - 2, () => bridge.Printed);
        Assert.Equal(all.Skip(2).Select(one => $"<{one["id"]}.{language}@example.org>"), mails.Select(mail => mail.MessageId));
        Assert.StartsWith(late, mails[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bridge.StopAsync());
    }

    [Fact]
    public async Task A_mail_says_what_was_and_what_is_for_whom_how_surely_and_who_says_so()
    {
        var document = OfficialsHost.Closed("exceptions", "2026-11-22", "2026-11-25");
        var clause = document["clauses"]![0]!;
        (clause["regime"], clause["except"]) = ("appointment", JsonNode.Parse("""[{ "classes": ["cold-chain"], "regime": "closed" }]"""));
        await using var bridge = await StartAsync(Arguments("--lang", "en", "--types", "gate.regime_changed"));
        await _host.PublishAsync(document);
        var mail = Assert.Single(await _sink.WaitAsync(1, () => bridge.Printed));
        var read = (await EventsAsync()).Single(one => (string?)one["type"] == "gate.regime_changed");
        Assert.Equal(
            $"""
            From: 22 November 2026, 10:00 Hanoi time = 11:00 Beijing time
            Before: normal
              Hours: 07:00–19:00 Hanoi time = 08:00–20:00 Beijing time
            After: by appointment only (agreed by both sides)
              Hours: not known
              Except cold-chain goods: closed
            Because: {read["data"]!["because"]![0]!["text"]!["en"]} [exceptions]
              Source: Biên bản
            Event: {(int)decimal.Parse((string)read["sequence"]!, null)}, {read["id"]}

            """,
            mail.Text);
    }

    [Fact]
    public async Task Killed_between_two_events_or_before_the_answer_of_the_server_it_leaves_none_out_and_repeats_one_at_most()
    {
        await using (var bridge = await StartAsync(Arguments()))
        {
            await PublishAsync("first", "2026-11-22", "2026-11-25");
            await _sink.WaitAsync(3, () => bridge.Printed);
            await MailSink.EventuallyAsync(() => Place() == 3, () => bridge.Printed);
            await bridge.KillAsync();
        }

        await PublishAsync("second", "2027-01-05", "2027-01-06");
        _sink.IsMute = true;
        await using (var bridge = BridgeProcess.Start(Arguments()))
        {
            // The server has it, and the bridge does not know.
            await _sink.WaitAsync(4, () => bridge.Printed);
            Assert.Equal(3, Place());
            await bridge.KillAsync();
        }

        _sink.IsMute = false;
        await PublishAsync("third", "2027-02-05", "2027-02-06");
        await using var again = BridgeProcess.Start(Arguments());
        var mails = await _sink.WaitAsync(8, () => again.Printed);
        var ids = (await EventsAsync()).Select(one => $"<{one["id"]}.vi@example.org>").ToList();
        Assert.Equal([.. ids[..4], .. ids[3..]], mails.Select(mail => mail.MessageId));
        Assert.Equal(mails[3], mails[4]);
        Assert.Equal(0, await again.StopAsync());
        Assert.Equal(7, Place());
        Assert.Equal([State], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task While_the_mail_server_or_one_recipient_is_refused_it_waits_and_nothing_is_lost_or_sent_twice()
    {
        _sink.Refusal = "421 too busy";
        await using var bridge = await StartAsync(Arguments("--to", "full@example.org"));
        await PublishAsync("closed", "2026-11-22", "2026-11-25");
        await MailSink.EventuallyAsync(() => _sink.Refusals >= 2, () => bridge.Printed);
        (_sink.Refusal, _sink.RefusedRecipient) = (null, "full@");
        await _sink.WaitAsync(1, () => bridge.Printed);
        await MailSink.EventuallyAsync(() => _sink.Refusals >= 3, () => bridge.Printed);
        _sink.RefusedRecipient = null;
        var mails = await _sink.WaitAsync(4, () => bridge.Printed);
        Assert.Equal(["duty@example.org", "full@example.org", "duty@example.org full@example.org", "duty@example.org full@example.org"], mails.Select(mail => mail.To));
        var ids = (await EventsAsync()).Select(one => $"<{one["id"]}.vi@example.org>").ToList();
        Assert.Equal([ids[0], .. ids], mails.Select(mail => mail.MessageId));
        Assert.Contains("421, b'too busy'", bridge.Printed, StringComparison.Ordinal);
        Assert.Contains("full@example.org: refused, the others have it; again in ", bridge.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_service_is_away_it_waits_and_goes_on()
    {
        var isAway = false;
        await using var between = await BetweenAsync((path, text) => isAway ? null : text);
        await using var bridge = await StartAsync(Arguments("--service", between.Urls.Single()));
        isAway = true;
        await PublishAsync("closed", "2026-11-22", "2026-11-25");

        // The answer that waited when it went away is cut too.
        await MailSink.EventuallyAsync(() => bridge.Printed.Contains("again in 2 s", StringComparison.Ordinal), () => bridge.Printed);
        Assert.Empty(_sink.Mails);
        isAway = false;
        Assert.Equal((await EventsAsync()).Select(one => $"<{one["id"]}.vi@example.org>"), (await _sink.WaitAsync(3, () => bridge.Printed)).Select(mail => mail.MessageId));
    }

    [Theory]
    [InlineData("\"regime\":\"closed\"", "\"regime\":\"normal\"")]
    [InlineData("000000000002", "000000000003")]
    [InlineData("\"id\":\"evt_", "\"id\":\"e\\r\\nBcc: all@example.org ")]
    public async Task What_was_changed_on_the_way_is_not_believed_and_ends_it_with_a_line(string was, string became)
    {
        await using var between = await BetweenAsync((path, text) => path.Contains("/events", StringComparison.Ordinal) ? text.Replace(was, became, StringComparison.Ordinal) : text);
        await using var bridge = await StartAsync(Arguments("--service", between.Urls.Single()));
        await PublishAsync("closed", "2026-11-22", "2026-11-25");
        Assert.Equal(1, await bridge.EndAsync());
        Assert.Matches("^Event [0-9]+ .* does not follow from what was read before it: something was changed or left out[.]\n", bridge.Printed.ReplaceLineEndings("\n"));
        Assert.Empty(_sink.Mails);
    }

    [Fact]
    public async Task A_service_that_was_put_back_ends_it_with_a_line()
    {
        await File.WriteAllTextAsync(State, """{"sequence": 7, "hash": "00"}""", TestContext.Current.CancellationToken);
        await using var bridge = BridgeProcess.Start(Arguments());
        Assert.Equal(1, await bridge.EndAsync());
        Assert.StartsWith("The last event is 0, and 7 was read: the service was put back to an older state.", bridge.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_and_types_are_chosen_and_a_name_with_the_end_of_a_line_adds_no_header()
    {
        await using var between = await BetweenAsync((path, text) => path.EndsWith("/gates", StringComparison.Ordinal)
            ? text.Replace("\"vi\":\"Bắc Luân II\"", "\"vi\":\"Bắc Luân\\r\\nBcc: all@example.org\"", StringComparison.Ordinal)
            : text);
        await using var bridge = await StartAsync(Arguments("--service", between.Urls.Single(), "--gate", "mong-cai", "--types", "statement.published", "gate.regime_changed"));
        var elsewhere = OfficialsHost.Closed("elsewhere", "2026-11-22", "2026-11-23");
        elsewhere["clauses"]![0]!["gates"] = new JsonArray("hai-yen-km3-4");
        await _host.PublishAsync(elsewhere);
        await PublishAsync("closed", "2026-11-22", "2026-11-25");
        var mails = await _sink.WaitAsync(3, () => bridge.Printed);
        await MailSink.EventuallyAsync(() => Place() == 6, () => bridge.Printed);
        Assert.Equal(["Văn bản được công bố: Nghỉ", "Văn bản được công bố: Nghỉ"], mails.Take(2).Select(mail => mail.Subject));
        Assert.StartsWith("Đổi chế độ thông quan: Bắc Luân Bcc: all@example.org, thông quan hàng hóa", Assert.Single(mails.Skip(2)).Subject, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.DoesNotContain("Bcc", mail.Headers));
        Assert.All(mails, mail => Assert.Equal("duty@example.org", mail.To));
    }

    [Theory]
    [InlineData(1, "There is no gate bac-luan-3; there are: mong-cai, bac-luan-1", "--gate", "bac-luan-3")]
    [InlineData(2, "is no address; write NAME@HOST", "--to", "a@example.org\r\nBcc: all@example.org")]
    [InlineData(2, "invalid choice: 'gate.opened'", "--types", "gate.opened")]
    public async Task A_wrong_command_line_is_told(int exitCode, string told, params string[] added)
    {
        await using var bridge = BridgeProcess.Start(Arguments(added));
        Assert.Equal(exitCode, await bridge.EndAsync());
        Assert.Contains(told, bridge.Printed, StringComparison.Ordinal);
    }

    private string[] Arguments(params string[] added) =>
        ["--service", $"{_host.Client.BaseAddress}", "--state", State, "--from", "gates@example.org", "--to", "duty@example.org", "--smtp", _sink.Address, .. added];

    /// <summary>Starts it for the first time, and waits until it has a place to go on from.</summary>
    private async Task<BridgeProcess> StartAsync(string[] arguments)
    {
        var bridge = BridgeProcess.Start(arguments);
        await MailSink.EventuallyAsync(() => File.Exists(State), () => bridge.Printed);
        return bridge;
    }

    private Task<JsonNode> PublishAsync(string id, string first, string last) => _host.PublishAsync(OfficialsHost.Closed(id, first, last));

    private int Place() => (int)JsonNode.Parse(File.ReadAllText(State))!["sequence"]!;

    private Task<List<JsonNode>> EventsAsync() => PublishedEvents.AllAsync(_host.Database);

    private async Task WaitForAsync(Predicate<JsonNode> isIt)
    {
        for (var turn = 0; !(await EventsAsync()).Exists(isIt); turn++)
        {
            Assert.True(turn < 300, "The event was not written.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Something between the bridge and the service that alters what is answered, or breaks off where that is null.</summary>
    private async Task<WebApplication> BetweenAsync(Func<string, string, string?> alter)
    {
        var app = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        app.MapGet("/{**path}", async (HttpContext context) =>
        {
            var text = await _host.Client.GetStringAsync($"{context.Request.Path}{context.Request.QueryString}", context.RequestAborted);
            if (alter(context.Request.Path, text) is { } answer)
            {
                await context.Response.WriteAsync(answer, context.RequestAborted);
                return;
            }

            context.Abort();
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
