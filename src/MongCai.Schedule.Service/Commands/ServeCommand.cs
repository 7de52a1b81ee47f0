using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using NodaTime;

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
        var calendars = CommonOptions.Calendars();
        var start = CommonOptions.InstantOption("--clock-start", "For development and tests: the calendar's clock begins then, and goes on from where it was when it is started again.");
        var speed = CommonOptions.Speed("--clock-speed", "Likewise: how many seconds the calendar's clock goes on in one of the machine's [default: 1]");
        var command = new Command("serve", "Run the service (the default command).") { urls, calendars, start, speed };
        var options = new DatabaseOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var loaded = await LoadedCalendar.LoadAsync(parsed.GetValue(calendars), Language.Vi, error);
            if (loaded.Reading is not { } reading)
            {
                return loaded.ExitCode;
            }

            var (database, exitCode) = await options.OpenAsync(parsed, SystemClock.Instance, error);
            if (database is null)
            {
                return exitCode;
            }

            await using var opened = database;
            var pace = parsed.GetValue(start) is null && parsed.GetValue(speed) is null
                ? null
                : new Pace(parsed.GetValue(start) ?? SystemClock.Instance.GetCurrentInstant(), parsed.GetValue(speed) ?? 1);
            var (calendar, mistakes) = await LoadAsync(database, reading, pace, error);
            foreach (var line in (reading with { Mistakes = mistakes }).Lines(Language.Vi))
            {
                await error.WriteLineAsync(line);
            }

            if (calendar is null)
            {
                return mistakes.IsEmpty ? ExitCode.EnvironmentFailed : ExitCode.WrongInput;
            }

            var files = pace is null ? null : new ReplayedFiles(reading);
            await using var app = await BuildAsync(parsed.GetValue(urls), calendar, database, files, error);
            if (app is null)
            {
                return ExitCode.EnvironmentFailed;
            }

            try
            {
                await app.StartAsync(cancellation);
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                var advice = failure.InnerException is AddressInUseException ? " Stop what listens there, or choose another address with --urls." : "";
                await error.WriteLineAsync($"Cannot listen on {WebHost.Urls(app)}: {FirstLine(failure)}{advice}");
                return ExitCode.EnvironmentFailed;
            }
            catch (Exception failure) when (failure is FormatException or InvalidOperationException or ArgumentOutOfRangeException { ParamName: "port" })
            {
                await error.WriteLineAsync($"{WebHost.Urls(app)} is no address to listen on, as {WebHost.DefaultUrl} is: {FirstLine(failure)}");
                return ExitCode.WrongCommandLine;
            }

            if (pace is not null)
            {
                await error.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"This service is for a look at the past, or at what is to come: its calendar's clock shows {calendar.Current.Now.InZone(Clocks.Hanoi):uuuu-MM-dd'T'HH:mm:sso<+HH:mm>}, and goes {pace.Speed} times as fast as the machine's."));
            }

            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What is published, with what is new in the files; null where these are wrong, or where the database is, which is printed.</summary>
    private static async Task<(LiveCalendar? Calendar, ImmutableArray<FileMistake> Mistakes)> LoadAsync(
        ScheduleDatabase database, CalendarReading reading, Pace? pace, TextWriter error)
    {
        try
        {
            var clock = pace is null ? (IClock)SystemClock.Instance : await ClockAsync(database, pace);
            var mistakes = await Import.RunAsync(database, reading, clock.GetCurrentInstant(), pace?.Speed ?? 1, isReplay: pace is not null);
            return (mistakes.IsEmpty ? await LiveCalendar.LoadAsync(database, reading.Contents!, clock, pace?.Speed ?? 1) : null, mistakes);
        }
        catch (Exception failure) when (DatabaseOptions.IsOfDatabase(failure))
        {
            await DatabaseOptions.WriteUnusableAsync(database, failure, error);
            return (null, []);
        }
    }

    /// <summary>The service, not yet started; null and a line on <paramref name="error"/> where its configuration is wrong.</summary>
    private static async Task<WebApplication?> BuildAsync(string? address, LiveCalendar calendar, ScheduleDatabase database, ReplayedFiles? files, TextWriter error)
    {
        try
        {
            return WebHost.Build(address is null ? [] : ["--urls", address], calendar, database, files: files);
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The configuration is wrong: {FirstLine(failure)}");
            return null;
        }
    }

    /// <summary>A clock that is not the machine's. What was told is told: it goes on from there.</summary>
    private static async Task<IClock> ClockAsync(ScheduleDatabase database, Pace pace) => new RunningClock(
        await database.ReadAsync(EventClockStore.ReachedAsync) is { } reached ? Instant.Max(pace.Start, reached) : pace.Start, pace.Speed, TimeProvider.System);

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0].TrimEnd();

    /// <summary>How a clock goes that is not the machine's.</summary>
    private sealed record Pace(Instant Start, double Speed);
}
