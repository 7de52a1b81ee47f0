using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>serve</c>: runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create(TextWriter error)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Addresses to listen on, separated by semicolons [default: {WebHost.DefaultUrl}]",
        };
        var command = new Command("serve", "Run the service (the default command).") { urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = parsed.GetValue(urls);
            await using var app = WebHost.Build(address is null ? [] : ["--urls", address]);
            try
            {
                await app.StartAsync(cancellation);
            }
            catch (IOException failure) when (failure.InnerException is AddressInUseException)
            {
                await error.WriteLineAsync($"{failure.Message} Stop what listens there, or choose another address with --urls.");
                return ExitCode.EnvironmentFailed;
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                await error.WriteLineAsync($"Cannot listen on {address}: {failure.Message}");
                return ExitCode.EnvironmentFailed;
            }
            catch (Exception failure) when (failure is FormatException or InvalidOperationException && address is not null)
            {
                await error.WriteLineAsync($"--urls takes addresses like {WebHost.DefaultUrl}: {failure.Message}");
                return ExitCode.WrongCommandLine;
            }

            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
