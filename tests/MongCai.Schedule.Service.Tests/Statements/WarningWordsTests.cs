using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Statements;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Statements;

public class WarningWordsTests
{
    private static readonly ClauseNumber First = new(1, 0);
    private static readonly Instant Start = Instant.FromUtc(2024, 2, 12, 17, 0);

    private static readonly PublishingWarning[] All =
    [
        new PublishingWarning.ExceptionLifted(First, new ClauseName(Id<Statement>.Parse("2022-tet"), new ClauseNumber(2, 1)), [Id<CrossingClass>.Parse("cold-chain")], Start),
        new PublishingWarning.LunarCalendarsDiffer(First, Country.Vn, [LunisolarDifferences.Between(new LocalDate(2030, 2, 2), new LocalDate(2030, 3, 3))[0]]),
        new PublishingWarning.NoCommonHours(
            First, Id<Gate>.Parse("bac-luan-2"), Flow.Cargo, null, [], Start, null,
            [new DayWindow(new LocalTime(7, 0), new LocalTime(9, 0), null, Clocks.Hanoi)], [new DayWindow(new LocalTime(10, 0), new LocalTime(12, 0), null, Clocks.Beijing)]),
        new PublishingWarning.ShortNotice(Start, Duration.FromHours(20)),
        new PublishingWarning.MakeUpWorkingDay(First, new LocalDate(2024, 2, 18), Country.Cn),
        new PublishingWarning.NearUnnamedStatement(First, Id<Statement>.Parse("2024-tet"), Id<Gate>.Parse("bac-luan-2"), Flow.Cargo, new DateStretch(new LocalDate(2024, 2, 9), new LocalDate(2024, 2, 14))),
        new PublishingWarning.ChangesThePast(Start),
    ];

    [Fact]
    public void Every_kind_of_warning_is_said_in_three_languages()
    {
        Assert.Equal(Enum.GetValues<PublishingWarningCode>(), All.Select(warning => warning.Code));
        foreach (var words in All.Select(warning => WarningWords.Of(warning, SmallCalendar.Read().Contents!.Book)))
        {
            Assert.Equal(3, new HashSet<string>([words.Vi, words.Zh, words.En]).Except([""]).Count());
        }
    }

    [Theory]
    [InlineData(0, "From 13 February 2024 this clause speaks of everything, and so covers the exception 2022-tet/2.1: cold-chain goods are no longer treated apart. If that is not meant, repeat the exception in except.")]
    [InlineData(1, "The two lunar calendars differ on these days: 2 February 2030 is 2030/1/1 in Vietnam's and 2029/12/30 in China's. This clause goes by that of “vn”; state the solar dates too, and ask the other side.")]
    [InlineData(2, "From 13 February 2024, the hours of both sides at bac-luan-2 have nothing in common: Vietnam's 07:00–09:00, China's 10:00–12:00 (Hanoi time).")]
    [InlineData(3, "It takes effect from 13 February 2024, in 20 hours; lorries on their way need three days' notice.")]
    [InlineData(4, "18 February 2024 is a day of the weekend, but a make-up working day in China.")]
    [InlineData(5, "Statement 2024-tet speaks of bac-luan-2 too, from 9 February 2024 to the end of 14 February 2024, which overlaps or lies within a week, and is not named. If this replaces, withdraws, corrects or reviews it, say so.")]
    [InlineData(6, "It changes answers about the past, from 13 February 2024; asked as known then, they stay as they were.")]
    public void A_warning_says_what_and_what_to_do(int index, string words) =>
        Assert.Equal(words, WarningWords.Of(All[index], SmallCalendar.Read().Contents!.Book).En);
}
