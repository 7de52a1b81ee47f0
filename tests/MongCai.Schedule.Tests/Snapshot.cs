namespace MongCai.Schedule.Tests;

/// <summary>
/// Text that the code generates, committed under <c>Snapshots/</c> so that a change of it is seen and reviewed. Run the tests with
/// UPDATE_SNAPSHOTS=1 to write it anew.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string relativePath, string actual)
    {
        var path = Solution.PathOf(relativePath);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"{relativePath} differs {FirstDifference(expected, actual)}; if that is meant, run the tests with UPDATE_SNAPSHOTS=1.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (expectedLines, actualLines) = (expected.Split('\n'), actual.Split('\n'));
        var line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"at line {line + 1}: '{actualLines.ElementAtOrDefault(line)}' instead of '{expectedLines.ElementAtOrDefault(line)}'";
    }
}
