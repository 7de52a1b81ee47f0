using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Webhooks;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>A receiver in a process of its own that verifies with the public library (npm standardwebhooks, <c>tests/webhooks</c>).</summary>
internal sealed class StandardReceiver : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private StandardReceiver(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it. Skips the test where it is not installed.</summary>
    public static async Task<StandardReceiver> StartAsync(WebhookSecret secret)
    {
        var folder = Solution.PathOf("tests/webhooks");
        Assert.SkipUnless(
            NodeProgram.Has(folder, "standardwebhooks"),
            "The receiver of the tests is not installed: with Node 20 or later, npm install in tests/webhooks.");
        var receiver = new StandardReceiver(Process.Start(new ProcessStartInfo("node", ["receiver.mjs", secret.Reveal()])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        var port = await receiver.LineAsync();
        receiver.Address = new Uri($"http://127.0.0.1:{port}/hooks");
        return receiver;
    }

    /// <summary>What it made of the next delivery.</summary>
    public async Task<JsonNode> NextAsync() => JsonNode.Parse(await LineAsync())!;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> LineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, $"The receiver ended: {_errors}");
        return line;
    }
}
