using System.Runtime.CompilerServices;

namespace MongCai.Schedule.Tests;

/// <summary>The folder of the solution, for tests that hold files of the repository against the code.</summary>
internal static class Solution
{
    public static string Folder { get; } = Find(ThisFile());

    public static string PathOf(string relativePath) => Path.Combine(Folder, relativePath);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string Find(string path)
    {
        var folder = new FileInfo(path).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MongCai.Schedule.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {path} holds the solution.");
    }
}
