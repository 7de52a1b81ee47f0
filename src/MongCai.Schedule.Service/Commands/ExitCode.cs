namespace MongCai.Schedule.Service.Commands;

/// <summary>How the program ends; scripts depend on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>What was asked is well formed, and wrong: a date outside the range, a folder with a mistake.</summary>
    public const int WrongInput = 1;

    /// <summary>An unknown command or option, a missing argument, or one that cannot be read.</summary>
    public const int WrongCommandLine = 2;

    /// <summary>Port taken, database unreachable, disk full.</summary>
    public const int EnvironmentFailed = 3;
}
