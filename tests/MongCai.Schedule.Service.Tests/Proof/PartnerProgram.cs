using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.Proof;

/// <summary>A program of a partner, made of other people's libraries (<c>tests/proof</c>), in a process of its own.</summary>
internal sealed class PartnerProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private PartnerProgram(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it. Skips the test where it is not installed.</summary>
    public static PartnerProgram Start(params string[] words)
    {
        var folder = Solution.PathOf("tests/proof");
        Assert.SkipUnless(
            NodeProgram.Has(folder, "standardwebhooks"), "The partners of the tests are not installed: with Node 20 or later, npm install in tests/proof.");
        return new PartnerProgram(Process.Start(new ProcessStartInfo("node", words)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    public async Task TellAsync(JsonObject what)
    {
        Assert.False(_process.HasExited, $"It ended: {_errors}");
        await _process.StandardInput.WriteLineAsync(what.ToJsonString());
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next line that it prints.</summary>
    public async Task<string> LineAsync()
    {
        try
        {
            var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.True(line is not null, $"It ended: {_errors}");
            return line;
        }
        catch (TimeoutException silence)
        {
            throw new InvalidOperationException($"It has nothing to say: {_errors}", silence);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
