using System.Text.RegularExpressions;

namespace MongCai.Schedule.Tests.Architecture;

/// <summary>The folders of the core stand in an order, and each uses only those before it.</summary>
public partial class CoreFoldersTests
{
    private static readonly string[] Order = ["Lunisolar", "Places", "Holidays", "Regimes", "Statements", "Timelines", "Publishing", "Events"];

    [Fact]
    public void Every_folder_of_the_core_is_in_the_order()
    {
        var folders = Directory.GetDirectories(Solution.PathOf("src/MongCai.Schedule")).Select(Path.GetFileName).Except(["bin", "obj"]);
        Assert.All(folders, folder => Assert.Contains(folder, Order));
    }

    [Fact]
    public void No_folder_uses_one_that_comes_after_it()
    {
        foreach (var folder in Order.Where(folder => Directory.Exists(Solution.PathOf($"src/MongCai.Schedule/{folder}"))))
        {
            foreach (var file in Directory.EnumerateFiles(Solution.PathOf($"src/MongCai.Schedule/{folder}"), "*.cs", SearchOption.AllDirectories))
            {
                Assert.True(LaterFolders(folder, File.ReadAllText(file)) is [], $"{file} uses {string.Join(", ", LaterFolders(folder, File.ReadAllText(file)))}");
            }
        }
    }

    [Fact]
    public void A_use_of_a_later_folder_is_noticed()
    {
        Assert.Equal(["Places"], LaterFolders("Lunisolar", "using MongCai.Schedule.Places;"));
        Assert.Equal(["Timelines"], LaterFolders("Statements", "var x = new MongCai.Schedule.Timelines.Book();"));
        Assert.Equal(["Holidays"], LaterFolders("Places", "namespace MongCai.Schedule.Places; /* Schedule.Holidays.Holiday */ Schedule.Holidays.Holiday x;"));
        Assert.Equal(["Places"], LaterFolders("Lunisolar", "namespace MongCai.Schedule.Lunisolar; class C { Places.Gate gate; }"));
        Assert.Empty(LaterFolders("Lunisolar", "class C { int n = book.Places.Count; }"));
        Assert.Empty(LaterFolders("Places", "using MongCai.Schedule.Lunisolar; namespace MongCai.Schedule.Places;"));
    }

    private static List<string> LaterFolders(string folder, string source) =>
    [
        .. FolderName().Matches(source).Select(match => match.Value).Distinct()
            .Where(used => Array.IndexOf(Order, used) > Array.IndexOf(Order, folder)),
    ];

    [GeneratedRegex(@"(?<=\bSchedule\.)\w+|(?<![.\w])\w+(?=\.\w)", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();
}
