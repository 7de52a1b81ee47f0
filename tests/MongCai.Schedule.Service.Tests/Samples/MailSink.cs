using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MongCai.Schedule.Service.Tests.Samples;

/// <summary>An SMTP server (RFC 5321) that keeps what it gets, and fails where a test says so.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Mail> _mails = new();
    private readonly Task _serving;

    public MailSink()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What it says to whoever comes, instead of a greeting; null where it works.</summary>
    public string? Refusal { get; set; }

    /// <summary>A recipient it does not take.</summary>
    public string? RefusedRecipient { get; set; }

    /// <summary>Whether it keeps a mail and then says nothing, like one that dies at that moment.</summary>
    public bool IsMute { get; set; }

    /// <summary>How often it refused.</summary>
    public int Refusals { get; private set; }

    public string Address => $"{_listener.LocalEndpoint}";

    /// <summary>What it got so far, in order.</summary>
    public IReadOnlyList<Mail> Mails => [.. _mails];

    /// <summary>What it got, once it has so many.</summary>
    public async Task<IReadOnlyList<Mail>> WaitAsync(int count, Func<string> otherwise)
    {
        await EventuallyAsync(() => _mails.Count >= count, () => $"{_mails.Count} of {count} mails came. {otherwise()}");
        return Mails;
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task EventuallyAsync(Func<bool> isSo, Func<string> otherwise)
    {
        for (var turn = 0; !isSo(); turn++)
        {
            Assert.True(turn < 1200, otherwise());
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Whoever was killed says no more.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        if (Refusal is { } refusal)
        {
            Refusals++;
            await SayAsync(refusal);
            return;
        }

        await SayAsync("220 sink.example");
        var (from, to) = ("", new List<string>());
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (Is(line, "DATA"))
            {
                await SayAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(_end.Token) is { } text && text != ".")
                {
                    mail.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                }

                _mails.Enqueue(new Mail(from, string.Join(' ', to), mail.ToString()));
                if (IsMute)
                {
                    await reader.ReadLineAsync(_end.Token);
                    return;
                }

                await SayAsync("250 taken");
            }
            else if (Is(line, "RCPT") && RefusedRecipient is { } refused && line.Contains(refused, StringComparison.Ordinal))
            {
                Refusals++;
                await SayAsync("450 not now");
            }
            else
            {
                from = Is(line, "MAIL") ? Between(line) : from;
                to.AddRange(Is(line, "RCPT") ? [Between(line)] : []);
                await SayAsync(Is(line, "QUIT") ? "221 bye" : "250 good");
            }
        }

        async Task SayAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{text}\r\n"), _end.Token);
    }

    private static bool Is(string line, string command) => line.StartsWith(command, StringComparison.OrdinalIgnoreCase);

    private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
