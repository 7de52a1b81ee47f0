using MongCai.Schedule.Holidays;
using MongCai.Schedule.Service.Answers;
using NodaTime;

namespace MongCai.Schedule.Service.Holidays;

/// <summary>The holidays of a country in a year.</summary>
/// <param name="Country">The country.</param>
/// <param name="Year">The Gregorian year.</param>
/// <param name="Holidays">The holidays of which any day lies in the year, in order.</param>
/// <param name="MakeUpDays">The days of the weekend in the year on which people work.</param>
internal sealed record HolidaysAnswer(
    Country Country, int Year, IReadOnlyList<HolidaysAnswer.Entry> Holidays, IReadOnlyList<HolidaysAnswer.MakeUpDay> MakeUpDays)
{
    public static HolidaysAnswer Of(CountryCalendar calendar, int year)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var holidays = calendar.Rules
            .SelectMany(rule => calendar.Occurrences(rule, first, last))
            .OrderBy(holiday => holiday.First)
            .ThenBy(holiday => holiday.Rule.Id);
        var makeUpDays = from announcement in calendar.Announcements
                         from day in announcement.Work
                         where day.Date.Year == year
                         orderby day.Date
                         select new MakeUpDay(day.Date, day.For, calendar.Find(day.For)!.Names, [.. announcement.Sources.Select(SourceAnswer.Of)]);
        return new HolidaysAnswer(calendar.Country, year, [.. holidays.Select(Entry.Of)], [.. makeUpDays]);
    }

    /// <summary>A holiday.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Names">Its names.</param>
    /// <param name="First">The first day off.</param>
    /// <param name="Last">The last day off, inclusive.</param>
    /// <param name="Basis">Whether the days are computed from the law or announced for the year.</param>
    /// <param name="Sources">Where the law, or the notice, was published.</param>
    internal sealed record Entry(
        Id<HolidayRule> Id, TrilingualText Names, LocalDate First, LocalDate Last, HolidayBasis Basis, IReadOnlyList<SourceAnswer> Sources)
    {
        public static Entry Of(Holiday holiday) => new(
            holiday.Rule.Id,
            holiday.Rule.Names,
            holiday.First,
            holiday.Last,
            holiday.Basis,
            [.. (holiday.Announcement?.Sources ?? holiday.Rule.Sources).Select(SourceAnswer.Of)]);
    }

    /// <summary>A day of the weekend on which people work to make up for a holiday.</summary>
    /// <param name="Date">The day.</param>
    /// <param name="For">The holiday.</param>
    /// <param name="Names">The names of the holiday.</param>
    /// <param name="Sources">Where the notice was published.</param>
    internal sealed record MakeUpDay(LocalDate Date, Id<HolidayRule> For, TrilingualText Names, IReadOnlyList<SourceAnswer> Sources);
}
