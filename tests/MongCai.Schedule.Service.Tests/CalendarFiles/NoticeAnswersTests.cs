using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Tests;
using MongCai.Schedule.Timelines;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>
/// What the real calendars answer is what the notices say. The files of <c>Answers/</c> are typed from the notices, by hand, a file a notice: the
/// source in the first lines, then rows of
/// <c>gate,flow,direction,class,first,last,knownAt,regime,certainty,source,hours</c>. Every day from first to last is asked (an instant, where
/// first is one); direction, class and knownAt may be empty, the last for all that is known. Hours are asked where they are given: windows on the clock of
/// Hanoi as <c>12:00-16:00&lt;15:00</c> with a last entry, <c>?</c> where they are not known.
/// </summary>
public class NoticeAnswersTests
{
    private const string Folder = "tests/MongCai.Schedule.Service.Tests/Answers";

    private static readonly CalendarBook Book = CalendarFolder.Load(Solution.PathOf("calendars")).Contents!.Book;

    public static TheoryData<string> Files => [.. FileNames()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_day_is_answered_as_the_notice_says(string file)
    {
        var rows = AnswerFile.Read($"../../MongCai.Schedule.Service.Tests/Answers/{file}");
        Assert.NotEmpty(rows);
        var differences = rows.SelectMany(Differences).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Each_file_names_its_publisher_and_an_address_first() => Assert.All(
        FileNames(),
        file =>
        {
            var header = File.ReadLines(Solution.PathOf($"{Folder}/{file}")).TakeWhile(line => line.StartsWith('#')).ToList();
            var text = string.Join(' ', header);
            Assert.True(text.Contains("Read:", StringComparison.Ordinal) || file == "forecasts.csv", $"{file}: say what was read");
            Assert.True(text.Contains("https://", StringComparison.Ordinal) || text.Contains("address was not found", StringComparison.Ordinal), $"{file}: give the address");
            Assert.Equal("gate,flow,direction,class,first,last,knownAt,regime,certainty,source,hours", File.ReadLines(Solution.PathOf($"{Folder}/{file}")).ElementAt(header.Count));
        });

    [Fact]
    public void Each_notice_of_the_table_has_a_file() => Assert.Equal(
        File.ReadLines(Solution.PathOf("docs/notices.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 2 && (cells[1].StartsWith("QN-", StringComparison.Ordinal) || cells[1].StartsWith("LS-", StringComparison.Ordinal)))
            .Select(cells => $"{cells[1]}.csv")
            .Order(StringComparer.OrdinalIgnoreCase),
        FileNames().Where(file => file.StartsWith("qn-", StringComparison.Ordinal) || file.StartsWith("ls-", StringComparison.Ordinal)),
        StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> FileNames() =>
        Directory.GetFiles(Solution.PathOf(Folder), "*.csv").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>Where a row and the calendars differ: file and line, the moment asked about, what is answered and what the row says.</summary>
    private static IEnumerable<string> Differences(AnswerRow row)
    {
        var place = Path.GetFileName(row.Place);
        if (row.Columns.Count != 11)
        {
            return [$"{place}: {row.Columns.Count} columns"];
        }

        var expected = $"{row[7]} {row[8]} {row[10]}".TrimEnd();
        var view = View(row);
        return Moments(row).Select(moment => (moment.Name, Answer: moment.Ask(view, row[10] is not "")))
            .Where(moment => moment.Answer != expected)
            .Select(moment => $"{place}: {moment.Name} is {moment.Answer}, not {expected}");
    }

    private static TimelineView View(AnswerRow row)
    {
        Assert.True(TextForm.TryParse<Flow>(row[1], out var flow), row.Place);
        Direction? direction = row[2] is "" ? null : TextForm.TryParse<Direction>(row[2], out var named) ? named : throw new FormatException(row.Place);
        ImmutableArray<Id<CrossingClass>> classes = row[3] is "" ? [] : [Book.Gazetteer.Classes.Single(known => known.Id.ToString() == row[3]).Id];
        var revision = row[6] is "" ? Book.Revisions.Length : Book.RevisionAt(Clocks.Hanoi.AtStartOfDay(Date(row[6])).ToInstant());
        return Book.Find(Book.Gazetteer.Gates.Single(gate => gate.Id.ToString() == row[0]).Id, flow, revision)!.For(direction, classes);
    }

    private static IEnumerable<(string Name, Func<TimelineView, bool, string> Ask)> Moments(AnswerRow row)
    {
        if (row[4].Contains('T', StringComparison.Ordinal))
        {
            Assert.Equal(row[4], row[5]);
            var at = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<m>").Parse(row[4]).Value.ToInstant();
            yield return (row[4], (view, withHours) => AtInstant(view, at, withHours));
            yield break;
        }

        var (first, last) = (Date(row[4]), Date(row[5]));
        Assert.True(first <= last, row.Place);
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            var asked = date;
            yield return ($"{date:uuuu-MM-dd}", (view, withHours) => OnDay(view, asked, withHours));
        }
    }

    private static string AtInstant(TimelineView view, Instant at, bool withHours)
    {
        var answer = view.StretchAt(at).Answer;
        return Text(TextForm.Of(answer.Regime), answer.Certainty, answer, withHours);
    }

    private static string OnDay(TimelineView view, LocalDate date, bool withHours)
    {
        var day = view.On(date);
        return Text(day.Regime is { } regime ? TextForm.Of(regime) : "mixed", day.Certainty, day.Parts[0].Answer, withHours);
    }

    private static string Text(string regime, Regimes.Certainty certainty, Answer answer, bool withHours)
    {
        var hours = answer.Hours is { } windows ? string.Join(' ', windows.Select(Window)) : "?";
        return $"{regime} {TextForm.Of(certainty)}{(withHours ? $" {hours}" : "")}";
    }

    private static string Window(DayWindow window) =>
        $"{window.Opens:HH:mm}-{window.Closes:HH:mm}{(window.LastEntry is { } last ? $"<{last:HH:mm}" : "")}";

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
