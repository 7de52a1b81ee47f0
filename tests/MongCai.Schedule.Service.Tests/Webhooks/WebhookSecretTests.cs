using System.Text;
using MongCai.Schedule.Service.Tests.Access;
using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public class WebhookSecretTests
{
    [Fact]
    public void The_signature_is_that_of_the_public_libraries()
    {
        // From the tests of the libraries of Standard Webhooks (libraries/python/tests/test_webhooks.py, test_sign_function).
        var secret = WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", secret.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8));
    }

    [Fact]
    public void Every_secret_is_another_one_of_32_bytes_and_reads_as_it_is_written()
    {
        var texts = Enumerable.Range(0, 100).Select(_ => WebhookSecret.Create().Reveal()).ToList();
        Assert.Equal(100, texts.Distinct().Count());
        foreach (var text in texts)
        {
            Assert.Equal(32, Convert.FromBase64String(text["whsec_".Length..]).Length);
            Assert.Equal(text, WebhookSecret.Read(text)!.Reveal());
        }
    }

    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    public void A_secret_may_have_24_to_64_bytes(int length) => Assert.NotNull(WebhookSecret.Read($"whsec_{Convert.ToBase64String(new byte[length])}"));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB==")]
    public void What_is_no_secret_is_not_read(string text) => Assert.Null(WebhookSecret.Read(text));

    [Fact]
    public void No_log_shows_it()
    {
        var secret = WebhookSecret.Create();
        Assert.Equal("whsec_…", secret.ToString());
        Assert.DoesNotContain(secret.Reveal()["whsec_".Length..], Deliveries.Message(new Uri("https://receiver.example")).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("evt.1")]
    [InlineData("evt 1")]
    [InlineData("evt\r\nX: 1")]
    [InlineData("sự-kiện")]
    public void An_id_that_would_make_a_signature_mean_two_messages_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => new WebhookMessage(id, new Uri("https://receiver.example"), Deliveries.Body, WebhookSecret.Create()));

    [Fact]
    public void An_id_of_128_signs_and_a_late_time_are_signed_whole()
    {
        var (id, secret) = (new string('a', WebhookMessage.LongestId), WebhookSecret.Create());
        var expected = System.Security.Cryptography.HMACSHA256.HashData(
            Convert.FromBase64String(secret.Reveal()["whsec_".Length..]), Encoding.ASCII.GetBytes($"{id}.{long.MaxValue}.x"));
        Assert.Equal($"v1,{Convert.ToBase64String(expected)}", secret.Sign(id, long.MaxValue, "x"u8));
        Assert.Throws<ArgumentException>(() => new WebhookMessage(id + "a", new Uri("https://receiver.example"), Deliveries.Body, secret));
    }

    [Fact]
    public async Task The_public_library_takes_what_is_sent()
    {
        var secret = WebhookSecret.Create();
        await using var receiver = await StandardReceiver.StartAsync(secret);
        using var sender = Deliveries.Sender();
        var answer = await sender.SendAsync(new WebhookMessage("evt_1", receiver.Address, Deliveries.Body, secret), TestContext.Current.CancellationToken);
        var received = await receiver.NextAsync();
        Assert.Equal((204, null, 204, null), (answer.Status, answer.Failure, (int)received["status"]!, received["error"]));
        Assert.Equal(Encoding.UTF8.GetString(Deliveries.Body), (string)received["body"]!);
        Assert.Equal(("application/cloudevents+json", "MongCai.Schedule/1", "evt_1"), (Header("content-type"), Header("user-agent"), Header("webhook-id")));

        string Header(string name) => (string)received["headers"]![name]!;
    }

    [Fact]
    public async Task After_a_rotation_both_the_old_and_the_new_secret_verify_and_no_other()
    {
        var (old, current) = (WebhookSecret.Create(), WebhookSecret.Create());
        using var sender = Deliveries.Sender();
        foreach (var (secret, expected) in new[] { (old, 204), (current, 204), (WebhookSecret.Create(), 401) })
        {
            await using var receiver = await StandardReceiver.StartAsync(secret);
            Assert.Equal(expected, (await sender.SendAsync(new WebhookMessage("evt_1", receiver.Address, Deliveries.Body, current, old), TestContext.Current.CancellationToken)).Status);
            var received = await receiver.NextAsync();
            Assert.Equal(expected == 204 ? null : "No matching signature found", (string?)received["error"]);
            Assert.Matches("^v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=$", (string)received["headers"]!["webhook-signature"]!);
        }
    }

    [Theory]
    [InlineData(-6, "Message timestamp too old")]
    [InlineData(6, "Message timestamp too new")]
    [InlineData(0, null)]
    public async Task The_time_that_is_signed_is_that_of_the_try(int minutes, string? expected)
    {
        var secret = WebhookSecret.Create();
        await using var receiver = await StandardReceiver.StartAsync(secret);
        using var sender = new WebhookSender(Deliveries.Loopback, new ShiftedTime { By = TimeSpan.FromMinutes(minutes) });
        await sender.SendAsync(new WebhookMessage("evt_1", receiver.Address, Deliveries.Body, secret), TestContext.Current.CancellationToken);
        Assert.Equal(expected, (string?)(await receiver.NextAsync())["error"]);
    }
}
