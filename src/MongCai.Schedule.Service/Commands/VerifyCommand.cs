using System.CommandLine;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>verify</c>: whether the database holds what was published, unchanged.</summary>
internal static class VerifyCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("verify", "Check the record of who did what and all that it tells of; changes nothing.");
        var options = new DatabaseOptions(command, isReadOnly: true);
        command.SetAction((parsed, _) => options.UseAsync(parsed, SystemClock.Instance, error, async database =>
        {
            var verified = await Verification.RunAsync(database);
            foreach (var problem in verified.Problems)
            {
                await error.WriteLineAsync(problem);
            }

            if (!verified.Problems.IsEmpty)
            {
                return ExitCode.WrongInput;
            }

            await output.WriteLineAsync($"verified {verified.Entries} entries, {verified.Revisions} revisions, head {verified.Head.Number} {verified.Head.Hash}");
            await output.WriteLineAsync($"events to {verified.Events.Sequence} {verified.Events.Hash}");
            return ExitCode.Done;
        }));
        return command;
    }
}
