using System.CommandLine;
using System.CommandLine.Invocation;

namespace MongCai.Schedule.Service.Commands;

/// <summary>The program's commands. Without one it serves.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var serve = ServeCommand.Create(error);
        var root = new RootCommand("When are the gates of Móng Cái open? For now: the lunar calendars of Vietnam and China, and a check of calendars folders.")
        {
            serve,
            CheckCommand.Create(output, error),
            LunarCommand.Create(output, error),
            LunarDifferencesCommand.Create(output, error),
        };
        foreach (var option in serve.Options)
        {
            root.Add(option);
        }

        root.Action = serve.Action;

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            await error.WriteLineAsync($"Try: {parsed.CommandResult.Command.Name} --help");
            return ExitCode.WrongCommandLine;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
    }
}
