using System.Diagnostics;
using System.Text;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.Samples;

/// <summary>The e-mail bridge (<c>samples/email-bridge</c>) in a process of its own.</summary>
internal sealed class BridgeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _printed = new();

    private BridgeProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it has printed so far.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString();
            }
        }
    }

    /// <summary>Starts it. Skips the test where Python is not installed.</summary>
    public static BridgeProcess Start(params IEnumerable<string> arguments)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(!OperatingSystem.IsWindows() && folders.Any(folder => File.Exists(Path.Combine(folder, "python3"))), "The bridge cannot run: python3 is not installed.");
        return new(Process.Start(new ProcessStartInfo("python3", ["-B", Solution.PathOf("samples/email-bridge/bridge.py"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        })!);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Tells it to stop.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        return await EndAsync();
    }

    /// <summary>Waits for its end: its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Note(string? line)
    {
        lock (_printed)
        {
            _printed.AppendLine(line);
        }
    }
}
