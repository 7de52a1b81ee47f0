using System.Globalization;
using MongCai.Schedule.Tests;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>
/// Letters left out of, or put into, real files: whatever comes of it, there is no exception, and each mistake has its place in a file and
/// is said in three languages. <c>SLIPS=20000</c> tries that many.
/// </summary>
public class SlipsOfTheHandTests
{
    private const int Seed = 20220125;
    private const string Letters = "{}[]\"'#&*!|>%@`:,-?\t\n\r \\\u0001\u202eaé0北~";

    private static readonly int Slips = int.Parse(Environment.GetEnvironmentVariable("SLIPS") ?? "400", CultureInfo.InvariantCulture);

    [Fact]
    public void A_slip_is_read_or_explained_at_its_place()
    {
        var real = Directory.EnumerateFiles(Solution.PathOf("calendars"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => Path.GetRelativePath(Solution.PathOf("calendars"), path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        var all = SmallCalendar.Files.Select(file => (file.Key, file.Value, IsSmall: true)).Concat(real.Select(file => (file.Key, file.Value, IsSmall: false))).ToList();
        var random = new Random(Seed);
        for (var slip = 0; slip < Slips; slip++)
        {
            var (name, text, isSmall) = all[random.Next(all.Count)];
            var at = random.Next(text.Length);
            var letter = Letters[random.Next(Letters.Length)].ToString();
            var isLeftOut = random.Next(2) == 0;
            var slipped = isLeftOut ? text.Remove(at, 1) : text.Insert(at, letter);
            var what = $"Slip {slip}: {name} with {(isLeftOut ? $"U+{(int)text[at]:X4} left out" : $"U+{(int)letter[0]:X4} put in")} at {at}";
            try
            {
                // A real file alone among the small ones is full of mistakes, as it should be; what matters is that each has its place.
                Check(isSmall ? (name, slipped) : ($"{name.Split('/')[0].Split('.')[0]}/slipped.yaml", slipped));
            }
            catch (Exception failure)
            {
                Assert.Fail($"{what}: {failure}");
            }
        }
    }

    private static void Check((string Name, string? Text) file)
    {
        var lines = file.Text!.Split(["\r\n", "\n", "\r"], StringSplitOptions.None).Length;
        foreach (var mistake in SmallCalendar.Read(file).Mistakes)
        {
            Assert.True(mistake is { Line: >= 1, Column: >= 1 } && (mistake.File != file.Name || mistake.Line <= lines), mistake.ToString());
            Assert.All([mistake.Text.Vi, mistake.Text.Zh, mistake.Text.En], Assert.NotEmpty);

            // Nor in the words of the YAML library.
            Assert.False(mistake.Text.En.StartsWith("This is no YAML from here on", StringComparison.Ordinal), mistake.Text.En);
        }
    }
}
