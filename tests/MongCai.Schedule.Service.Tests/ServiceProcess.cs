using System.Diagnostics;
using System.Text;
using MongCai.Schedule.Service.Commands;

namespace MongCai.Schedule.Service.Tests;

/// <summary>The real program, serving in a process of its own, which ends when it is killed or the test is over.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>What the program prints before its address, once it can be asked.</summary>
    private const string Listening = "Now listening on: ";

    /// <summary>A start takes a second or two; on a busy machine some more.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _printed = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The service ended before it could be asked: {Printed}"));
        Assert.True(process.Start());
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

    /// <summary>Starts it on a free port of the loopback interface; it cannot be asked yet.</summary>
    /// <param name="arguments">What <c>serve</c> is given.</param>
    public static ServiceProcess Launch(params IEnumerable<string> arguments) => new(Of("dotnet", Words(arguments)));

    /// <summary>The same, with settings from the environment, as <c>Webhooks__Concurrency</c>.</summary>
    public static ServiceProcess Launch(IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var process = Of("dotnet", Words(arguments));
        foreach (var (name, value) in settings)
        {
            process.StartInfo.Environment[name] = value;
        }

        return new(process);
    }

    /// <summary>The same, where no file may become longer than a limit: to write on fails, as on a full disk.</summary>
    /// <param name="longest">The limit in bytes, of which each 512 count.</param>
    /// <param name="arguments">What <c>serve</c> is given.</param>
    public static ServiceProcess LaunchWithFilesUpTo(int longest, params IEnumerable<string> arguments)
    {
        // Who ignores XFSZ is told by the write that failed; else the process ends. The unit of ulimit in sh is that of POSIX.
        const string Limited = "trap '' XFSZ; ulimit -f $(($1 / 512)); shift; exec \"$@\"";
        var process = Of("sh", ["-c", Limited, "sh", $"{longest}", "dotnet", .. Words(arguments)]);

        // With it, the runtime keeps its code in a file in memory of 2 TB, which the limit would be for too.
        process.StartInfo.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new(process);
    }

    /// <summary>Where it answers, once it does.</summary>
    public Task<Uri> AddressAsync() => _address.Task.WaitAsync(LongestStart, TestContext.Current.CancellationToken);

    /// <summary>Ends it as <c>kill -9</c> does: it is told nothing, and does nothing more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static IEnumerable<string> Words(IEnumerable<string> arguments) =>
        [typeof(CommandLine).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", .. arguments];

    private static Process Of(string program, IEnumerable<string> arguments) => new()
    {
        StartInfo = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // A test asks for more than anyone may.
            Environment = { ["Limits__Address"] = "1000000000", ["Limits__Person"] = "1000000000" },
        },
    };

    private void Read(string? line)
    {
        lock (_printed)
        {
            _printed.AppendLine(line);
        }

        if (line?.IndexOf(Listening, StringComparison.Ordinal) is { } at and >= 0)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }
}
