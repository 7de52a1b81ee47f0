using System.CommandLine;
using System.CommandLine.Invocation;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary>The program's commands. Without one it serves.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var serve = ServeCommand.Create(error);
        var root = new RootCommand("When is a border gate of Móng Cái open, for whom, how surely, and who says so?")
        {
            serve,
            CheckCommand.Create(output, error),
            AskCommand.Create(output, error, SystemClock.Instance),
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
