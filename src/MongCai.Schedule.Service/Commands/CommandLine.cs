using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
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
            TokensCommand.Create(output, error, SystemClock.Instance),
            VerifyCommand.Create(output, error),
            BackupCommand.Create(output, error),
            ExportCommand.Create(output, error),
            ReplayCommand.Create(output, error, SystemClock.Instance),
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
            foreach (var argument in Missing(parsed))
            {
                await error.WriteLineAsync($"The argument {argument.HelpName ?? argument.Name} is missing. {argument.Description}");
            }

            foreach (var problem in parsed.Errors.Where(problem => problem.SymbolResult is not ArgumentResult { Tokens: [] }))
            {
                await error.WriteLineAsync(problem.Message);
            }

            await error.WriteLineAsync($"Try: {parsed.CommandResult.Command.Name} --help");
            return ExitCode.WrongCommandLine;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await error.WriteLineAsync($"The program failed, by no mistake of yours: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
            return ExitCode.EnvironmentFailed;
        }
    }

    /// <summary>The arguments that a command needs and was not given.</summary>
    private static IEnumerable<Argument> Missing(ParseResult parsed) => parsed.CommandResult.Command.Arguments
        .Where(argument => parsed.Errors.Any(problem => problem.SymbolResult is ArgumentResult { Tokens: [] } result && result.Argument == argument));
}
