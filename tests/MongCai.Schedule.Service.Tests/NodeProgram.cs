namespace MongCai.Schedule.Service.Tests;

/// <summary>Programs of other people that tests run by Node.</summary>
internal static class NodeProgram
{
    /// <summary>Whether Node is on the machine, and a package in a folder of the tests.</summary>
    public static bool Has(string folder, string package) => Directory.Exists(Path.Combine(folder, "node_modules", package))
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(place => File.Exists(Path.Combine(place, "node")) || File.Exists(Path.Combine(place, "node.exe")));
}
