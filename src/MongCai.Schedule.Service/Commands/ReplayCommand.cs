using System.CommandLine;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>replay</c>: what would have been published in a time that is past.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextWriter output, TextWriter error, IClock clock)
    {
        var from = CommonOptions.InstantOption("--from", "When it begins.");
        from.Required = true;
        var to = CommonOptions.InstantOption("--to", "When it ends, inclusive.");
        to.Required = true;
        var speed = CommonOptions.Speed("--speed", "How many seconds of that time go by in one of now [default: as fast as may be]");
        var calendars = CommonOptions.Calendars();
        var command = new Command("replay", "Print each event of a time that is past, as it would have been published, one JSON object a line.") { from, to, speed, calendars };
        command.Validators.Add(given =>
        {
            if (given.GetValue(from) is { } first && given.GetValue(to) is { } last && (last < first || last > clock.GetCurrentInstant()))
            {
                given.AddError("--to is not before --from, and not in the future.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var loaded = await LoadedCalendar.LoadAsync(parsed.GetValue(calendars), Language.Vi, error);
            if (loaded.Reading is not { } reading)
            {
                return loaded.ExitCode;
            }

            var folder = Directory.CreateTempSubdirectory("mongcai-replay-");
            try
            {
                await using var database = new ScheduleDatabase($"Data Source={Path.Combine(folder.FullName, "replay.db")}");
                await Migrations.ApplyAsync(database, clock.GetCurrentInstant());
                await foreach (var line in Replay.RunAsync(database, reading, parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, parsed.GetValue(speed), cancel))
                {
                    await output.WriteLineAsync(line.AsMemory(), cancel);
                    await output.FlushAsync(cancel);
                }

                return ExitCode.Done;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return ExitCode.Done;
            }
            catch (Exception failure) when (DatabaseOptions.IsOfDatabase(failure))
            {
                await DatabaseOptions.WriteUnusableAsync(null, failure, error);
                return ExitCode.EnvironmentFailed;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}
