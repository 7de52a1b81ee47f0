using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MongCai.Schedule.Service.Webhooks;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public class WebhookSenderTests
{
    private const string ReceiverName = "receiver.example";

    [Fact]
    public async Task A_delivery_has_these_headers_and_no_others()
    {
        await using var receiver = RawReceiver.Answering("200 OK", "thanks");
        using var sender = Deliveries.Sender();

        // What traces requests inside of the service is nobody else's business.
        using var activity = new Activity("tick").Start();
        var before = DateTimeOffset.UtcNow;
        var message = Deliveries.Message(new Uri(receiver.Address, "/hooks?id=1"));
        var answer = await sender.SendAsync(message, TestContext.Current.CancellationToken);
        var timestamp = answer.At.ToUnixTimeSeconds();
        Assert.InRange(timestamp, before.ToUnixTimeSeconds(), before.ToUnixTimeSeconds() + 60);
        Assert.Equal((200, null, null, "thanks"), (answer.Status, answer.Failure, answer.RetryAfter, answer.Text));
        Assert.InRange(answer.Took, Duration.Zero, Duration.FromTimeSpan(WebhookSender.Patience));
        Assert.Equal(
            [
                "POST /hooks?id=1 HTTP/1.1", $"Content-Length: {Deliveries.Body.Length}", "Content-Type: application/cloudevents+json",
                string.Create(CultureInfo.InvariantCulture, $"Host: 127.0.0.1:{receiver.Port}"), "User-Agent: MongCai.Schedule/1", "webhook-id: evt_1",
                $"webhook-signature: {message.Secret.Sign("evt_1", timestamp, Deliveries.Body)}", $"webhook-timestamp: {timestamp}",
            ],
            HeadOf(receiver).Take(1).Concat(HeadOf(receiver).Skip(1).Order(StringComparer.Ordinal)));
        Assert.Equal(Encoding.UTF8.GetString(Deliveries.Body), receiver.Requests.Single().Split("\r\n\r\n")[1]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_told_and_not_followed(int status)
    {
        await using var trap = RawReceiver.Answering("200 OK");
        await using var receiver = RawReceiver.Answering($"{status} Elsewhere\r\nLocation: {trap.Address}");
        using var sender = Deliveries.Sender();
        var answer = await sender.SendAsync(receiver.Address);
        Assert.Equal((status, null), (answer.Status, answer.Failure));
        Assert.Equal(0, trap.Connections);
    }

    [Theory]
    [InlineData("429 Too Many Requests\r\nRetry-After: 120", 429, 120)]
    [InlineData("503 Service Unavailable\r\nretry-after: 0", 503, 0)]
    [InlineData("503 Service Unavailable\r\nRetry-After: Fri, 31 Dec 9999 23:59:59 GMT", 503, 86_400)]
    [InlineData("503 Service Unavailable\r\nRetry-After: soon", 503, null)]
    [InlineData("500 Internal Server Error", 500, null)]
    [InlineData("410 Gone", 410, null)]
    public async Task What_the_receiver_answers_is_told(string head, int status, int? retryAfter)
    {
        await using var receiver = RawReceiver.Answering(head);
        using var sender = Deliveries.Sender();
        var answer = await sender.SendAsync(receiver.Address);
        Assert.Equal((status, null, ""), (answer.Status, answer.Failure, answer.Text));
        Assert.Equal(retryAfter is { } seconds ? Duration.FromSeconds(seconds) : null, answer.RetryAfter);
    }

    [Fact]
    public async Task A_name_that_is_another_address_the_next_time_gains_nothing()
    {
        // 127.0.0.2 is open, as the internet is; 127.0.0.1 is not, where a trap listens at the same port.
        await using var trap = RawReceiver.Answering("200 OK");
        await using var receiver = new RawReceiver((stream, cancel) => RawReceiver.WriteAsync(stream, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", cancel), "127.0.0.2", trap.Port);
        var lookUps = 0;
        using var sender = Deliveries.Sender(Deliveries.Networks("127.0.0.2"), (host, _) =>
        {
            Assert.Equal(ReceiverName, host);
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(++lookUps == 1 ? "127.0.0.2" : "127.0.0.1")]);
        });
        Assert.Equal(204, (await sender.SendAsync(receiver.At(ReceiverName))).Status);
        Assert.Equal((1, 1), (lookUps, receiver.Connections));
        Assert.Equal(DeliveryFailure.AddressRefused, (await sender.SendAsync(receiver.At(ReceiverName))).Failure);
        Assert.Equal((2, 1, 0), (lookUps, receiver.Connections, trap.Connections));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task This_machine_is_not_sent_to_unless_it_is_opened(string host)
    {
        await using var trap = RawReceiver.Answering("200 OK");
        using var sender = Deliveries.Sender(AllowedNetworks.None);
        foreach (var scheme in new[] { "http", "https" })
        {
            Assert.Equal(DeliveryFailure.AddressRefused, (await sender.SendAsync(trap.At(host, scheme))).Failure);
        }

        Assert.Equal(0, trap.Connections);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        await using var receiver = RawReceiver.Answering("200 OK");
        await using var proxy = RawReceiver.Answering("200 OK", "the proxy");
        var before = HttpClient.DefaultProxy;
        try
        {
            // What the environment names ends up here; other tests at work are let alone.
            HttpClient.DefaultProxy = new ProxyOfOneHost("127.0.0.1", receiver.Port, proxy.Address);
            using var sender = Deliveries.Sender();
            var delivered = await sender.SendAsync(receiver.Address);
            Assert.Equal((200, ""), (delivered.Status, delivered.Text));

            // A request for a proxy names the host here.
            Assert.Equal("POST /hooks HTTP/1.1", HeadOf(receiver)[0]);

            using var usual = new HttpClient();
            using var content = new ByteArrayContent([]);
            using var answer = await usual.PostAsync(receiver.Address, content, TestContext.Current.CancellationToken);
            Assert.Equal("the proxy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public async Task Nothing_is_remembered_of_a_receiver_but_the_connection()
    {
        await using var receiver = RawReceiver.Answering("200 OK\r\nSet-Cookie: id=1", "thanks");
        using var sender = Deliveries.Sender();
        await sender.SendAsync(receiver.Address);
        await sender.SendAsync(receiver.Address);
        Assert.Equal((2, 1), (receiver.Requests.Count, receiver.Connections));
        Assert.All(receiver.Requests, request => Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Headers_that_never_end_are_waited_for_no_longer_than_an_answer_may_take()
    {
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nX-Slow: ", cancel);
            while (true)
            {
                await RawReceiver.WriteAsync(stream, "a", cancel);
                await Task.Delay(20, cancel);
            }
        });
        await AssertTimedOutAsync(receiver.Address);
    }

    [Fact]
    public async Task So_is_an_answer_that_never_begins()
    {
        await using var receiver = new RawReceiver((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await AssertTimedOutAsync(receiver.Address);
    }

    [Fact]
    public async Task So_is_one_that_only_ever_says_continue()
    {
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            while (true)
            {
                await RawReceiver.WriteAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n", cancel);
                await Task.Delay(5, cancel);
            }
        });
        await AssertTimedOutAsync(receiver.Address);
    }

    [Fact]
    public async Task So_is_tls_that_is_never_spoken()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await AssertTimedOutAsync(new UriBuilder("https", "127.0.0.1", ((IPEndPoint)silent.LocalEndpoint).Port).Uri);
    }

    [Fact]
    public async Task So_is_a_look_up()
    {
        using var sender = Deliveries.Sender(lookUp: async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return [];
        }, patience: Deliveries.ShortPatience);
        Assert.Equal(DeliveryFailure.TimedOut, (await sender.SendAsync(new Uri($"http://{ReceiverName}/"))).Failure);
    }

    [Fact]
    public async Task A_body_that_drips_ends_with_the_time_and_the_status_stands()
    {
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", cancel);
            while (true)
            {
                await RawReceiver.WriteAsync(stream, "a", cancel);
                await Task.Delay(20, cancel);
            }
        });
        using var sender = Deliveries.Sender(patience: Deliveries.ShortPatience);
        var watch = Stopwatch.StartNew();
        var answer = await sender.SendAsync(receiver.Address);
        Assert.InRange(watch.Elapsed, Deliveries.ShortPatience - TimeSpan.FromMilliseconds(100), WebhookSender.Patience);
        Assert.Equal((200, null), (answer.Status, answer.Failure));
        Assert.Matches("^a+$", answer.Text);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n", "", "")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1000\r\n", "\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "", "")]
    public async Task Of_a_body_that_never_ends_64_KiB_are_read(string head, string before, string after)
    {
        var piece = $"{before}{new string('a', 4096)}{after}";
        var written = 0L;
        var ended = new TaskCompletionSource();
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            try
            {
                await RawReceiver.WriteAsync(stream, head, cancel);
                while (true)
                {
                    await RawReceiver.WriteAsync(stream, piece, cancel);
                    written += piece.Length;
                }
            }
            finally
            {
                ended.SetResult();
            }
        });
        using var sender = Deliveries.Sender();
        var answer = await sender.SendAsync(receiver.Address);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((200, null, new string('a', 1024)), (answer.Status, answer.Failure, answer.Text));
        Assert.True(answer.Took < Duration.FromTimeSpan(WebhookSender.Patience), $"It took {answer.Took}.");

        // What the machine's buffers hold beside what is read.
        Assert.InRange(written, WebhookSender.MostRead, 32 << 20);
    }

    [Theory]
    [InlineData(65_535, 1)]
    [InlineData(65_537, 2)]
    public async Task A_connection_with_more_than_that_is_not_used_again(int length, int connections)
    {
        await using var receiver = RawReceiver.Answering("200 OK", new string('a', length));
        using var sender = Deliveries.Sender();
        await sender.SendAsync(receiver.Address);
        await sender.SendAsync(receiver.Address);
        Assert.Equal(connections, receiver.Connections);
    }

    [Fact]
    public async Task Headers_of_more_than_16_KiB_are_no_answer()
    {
        await using var receiver = RawReceiver.Answering($"200 OK\r\nX-Long: {new string('a', 20_000)}");
        using var sender = Deliveries.Sender();
        Assert.Equal((null, DeliveryFailure.NoAnswer), await SendAsync(sender, receiver.Address));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    public async Task What_is_no_answer_is_a_failure(string text)
    {
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            await RawReceiver.WriteAsync(stream, text, cancel);
            throw new IOException("The receiver goes.");
        });
        using var sender = Deliveries.Sender();
        Assert.Equal((null, DeliveryFailure.NoAnswer), await SendAsync(sender, receiver.Address));
    }

    [Fact]
    public async Task A_connection_that_ends_within_the_body_leaves_the_status()
    {
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nhalf of", cancel);
            throw new IOException("The receiver goes.");
        });
        using var sender = Deliveries.Sender();
        var answer = await sender.SendAsync(receiver.Address);
        Assert.Equal((500, null, "half of"), (answer.Status, answer.Failure, answer.Text));
    }

    [Fact]
    public async Task Nobody_at_the_port_and_nobody_by_the_name_are_failures()
    {
        int port;
        await using (var gone = RawReceiver.Answering("200 OK"))
        {
            port = gone.Port;
        }

        using var sender = Deliveries.Sender(lookUp: (host, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)));
        Assert.Equal((null, DeliveryFailure.NotConnected), await SendAsync(sender, new UriBuilder("http", "127.0.0.1", port).Uri));
        Assert.Equal((null, DeliveryFailure.NameNotFound), await SendAsync(sender, new Uri($"http://{ReceiverName}/")));
        using var nameless = Deliveries.Sender(lookUp: Deliveries.Always());
        Assert.Equal((null, DeliveryFailure.NameNotFound), await SendAsync(nameless, new Uri($"http://{ReceiverName}/")));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{\r\n\t\"a\": 1\n}", "{   \"a\": 1 }")]
    [InlineData("\u001b[31mred\u0000\u202e", "\ufffd[31mred\ufffd\ufffd")]
    [InlineData("Đã nhận 已收到 😀", "Đã nhận 已收到 😀")]
    public async Task What_is_kept_of_an_answer_does_no_harm_where_it_is_printed(string body, string expected)
    {
        await using var receiver = RawReceiver.Answering("400 Bad Request", body);
        using var sender = Deliveries.Sender();
        Assert.Equal(expected, (await sender.SendAsync(receiver.Address)).Text);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_a_sign_that_is_cut_do_no_harm_either()
    {
        await using var receiver = new RawReceiver(async (stream, cancel) =>
        {
            await RawReceiver.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n", cancel);
            await stream.WriteAsync((byte[])[0xff, .. Encoding.UTF8.GetBytes(new string('a', 1021)), .. Enumerable.Repeat("界"u8.ToArray(), 300).SelectMany(sign => sign), .. new byte[78]], cancel);
        });
        using var sender = Deliveries.Sender();
        Assert.Equal($"\ufffd{new string('a', 1021)}", (await sender.SendAsync(receiver.Address)).Text);
    }

    [Fact]
    public async Task A_certificate_must_be_valid_and_of_the_name()
    {
        using var authority = TestCertificates.Authority();
        foreach (var (certificate, trusted, expected) in new (X509Certificate2, bool, DeliveryFailure?)[]
        {
            (TestCertificates.Of(authority, ReceiverName), true, null),
            (TestCertificates.Of(authority, ReceiverName), false, DeliveryFailure.NotSecured),
            (TestCertificates.Of(authority, "other.example"), true, DeliveryFailure.NotSecured),
            (TestCertificates.Of(authority, ReceiverName, daysAgo: 30), true, DeliveryFailure.NotSecured),
            (TestCertificates.Of(authority, ReceiverName, isForServers: false), true, DeliveryFailure.NotSecured),
        })
        {
            using var of = certificate;
            await using var receiver = new RawReceiver((stream, cancel) => RawReceiver.WriteAsync(stream, "HTTP/1.1 204 No Content\r\n\r\n", cancel), certificate: certificate);
            using var sender = Deliveries.Sender(lookUp: Deliveries.Always("127.0.0.1"), trusted: trusted ? [authority] : null);
            Assert.Equal((expected is null ? 204 : null, expected), await SendAsync(sender, receiver.At(ReceiverName, "https")));
        }
    }

    [Fact]
    public async Task What_a_certificate_asks_to_download_is_not_asked_for()
    {
        using var authority = TestCertificates.Authority();
        await using var trap = RawReceiver.Answering("200 OK");
        using var between = TestCertificates.Between(authority);
        using var certificate = TestCertificates.Of(between, ReceiverName, issuerAt: trap.Address);
        await using var receiver = new RawReceiver((stream, cancel) => RawReceiver.WriteAsync(stream, "HTTP/1.1 204 No Content\r\n\r\n", cancel), certificate: certificate);
        using var sender = Deliveries.Sender(lookUp: Deliveries.Always("127.0.0.1"), trusted: [authority]);
        Assert.Equal((null, DeliveryFailure.NotSecured), await SendAsync(sender, receiver.At(ReceiverName, "https")));
        Assert.Equal(0, trap.Connections);
    }

    [Fact]
    public async Task Who_stops_the_sender_is_told_so()
    {
        await using var receiver = new RawReceiver((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        using var sender = Deliveries.Sender();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var sending = sender.SendAsync(Deliveries.Message(receiver.Address), stopping.Token);
        stopping.CancelAfter(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static async Task AssertTimedOutAsync(Uri to)
    {
        using var sender = Deliveries.Sender(patience: Deliveries.ShortPatience);
        var watch = Stopwatch.StartNew();
        Assert.Equal((null, DeliveryFailure.TimedOut), await SendAsync(sender, to));
        Assert.InRange(watch.Elapsed, Deliveries.ShortPatience - TimeSpan.FromMilliseconds(100), WebhookSender.Patience);
    }

    private static async Task<(int? Status, DeliveryFailure? Failure)> SendAsync(WebhookSender sender, Uri to)
    {
        var answer = await sender.SendAsync(to);
        return (answer.Status, answer.Failure);
    }

    private static string[] HeadOf(RawReceiver receiver) => receiver.Requests.Single().Split("\r\n\r\n")[0].Split("\r\n");

    private sealed class ProxyOfOneHost(string host, int port, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : proxy;

        public bool IsBypassed(Uri destination) => destination.Host != host || destination.Port != port;
    }
}
