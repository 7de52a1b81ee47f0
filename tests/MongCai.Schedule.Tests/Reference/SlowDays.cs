using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>When a clause holds.</summary>
internal sealed class SlowDays(CountryCalendars countries, Rule? without)
{
    private static readonly LocalDate LastDay = LunisolarCalendar.Vietnamese.LastDate;

    public static LocalDate DayOf(Instant at, Clause clause) => at.InZone(clause.Zone).Date;

    /// <summary>The stretch of a clause that holds an instant (0005, "The stretch of a clause"); null where it does not hold.</summary>
    public (Instant From, Instant? To)? Find(SlowLine line, Instant at)
    {
        var (clause, day) = (line.Clause, DayOf(at, line.Clause));
        var isSilent = line.Statement.Kind == StatementKind.Rule && without != Rule.RuleSilentBeforeKnown
            && at.InZone(Clocks.Hanoi).Date < line.Statement.Known.InZone(Clocks.Hanoi).Date;
        var stretch = line.Stretches.Where(one => one.From <= at && !(one.To <= at)).Cast<(Instant, Instant?)?>().LastOrDefault();
        return isSilent || clause.Minus.Contains(day) ? null
            : clause.Plus.Contains(day) ? stretch ?? (Midnight(day, clause.Zone), Midnight(day.PlusDays(1), clause.Zone))
            : clause.Days.Validity is { } valid && (day < valid.Since || day > valid.Until) ? null
            : clause.Pattern is null || Fits(clause.Pattern, day) ? stretch : null;
    }

    /// <summary>The line with its stretches, and boundaries: all midnights, where it may begin and cease inside of a stretch.</summary>
    public SlowLine Complete(SlowLine line)
    {
        var clause = line.Clause;
        var stretches = Stretches(line, clause.Zone).ToList();
        var isWhole = clause.Pattern is null && clause.Minus.IsEmpty && !clause.Days.IsRecurring;
        var days = stretches.SelectMany(one => Days(DayOf(one.From, clause), isWhole ? DayOf(one.From, clause)
            : one.To is { } to ? DayOf(to, clause) : LastDay)).Concat(clause.Plus);
        var midnights = days.SelectMany(day => new[] { day, day.PlusDays(1) })
            .SelectMany(day => new Instant?[] { Midnight(day, clause.Zone), Midnight(day, Clocks.Hanoi) });
        var boundaries = midnights.Concat(stretches.SelectMany(one => new[] { one.From, one.To, line.ReviewTime(one), line.ExpectedEnd }));
        return line with { Days = this, Stretches = stretches, Boundaries = [.. boundaries.OfType<Instant>().Distinct().Order()] };
    }

    private static Instant Midnight(LocalDate day, DateTimeZone zone) => day.AtStartOfDayInZone(zone).ToInstant();

    private static IEnumerable<LocalDate> Days(LocalDate first, LocalDate last) =>
        Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays);

    private IEnumerable<(Instant From, Instant? To)> Stretches(SlowLine line, DateTimeZone zone) => line.Clause.Days switch
    {
        ClauseDays.Dates days => Once(line, Midnight(days.First, zone), days.Last is { } last ? Midnight(last.PlusDays(1), zone) : null),
        ClauseDays.Instants instants => Once(line, instants.Start, instants.End),
        ClauseDays.Resumes resumes => Once(line, resumes.At, null),
        ClauseDays.Undated => Once(line, line.Start, null),
        var form => from year in Enumerable.Range(form.Validity!.Since.Year - 2, 300) // solar or lunar
                    where year <= LastDay.Year && year - 1 <= (form.Validity.Until ?? LastDay).Year
                    from days in OfYear(form, year)
                    where days.First <= days.Last
                    orderby days.First
                    select (Midnight(days.First, zone), (Instant?)Midnight(days.Last.PlusDays(1), zone)),
    };

    private static IEnumerable<(Instant From, Instant? To)> Once(SlowLine line, Instant? from, Instant? to) =>
        from is { } start ? [(start, line.End ?? to)] : [];

    private IEnumerable<(LocalDate First, LocalDate Last)> OfYear(ClauseDays form, int year) => form switch
    {
        ClauseDays.Yearly days => [(days.First.InYear(year), days.Last.InYear(days.Last.CompareTo(days.First) < 0 ? year + 1 : year))],
        ClauseDays.Lunar days => from first in Find(days.Calendar, days.First, year)
                                 let lastYear = days.Last.IsBefore(days.First) ? year + 1 : year
                                 from last in Find(days.Calendar, days.Last, lastYear).Where(last => last >= first).Take(1)
                                 select (first, last),
        ClauseDays.Term days => from day in new[] { countries[days.Calendar].Lunar.DateOf(days.Name, year) }
                                select (day.PlusDays(days.From), day.PlusDays(days.To)),
        ClauseDays.Holiday days => from rule in countries[days.Country].Rules.Where(rule => rule.Id == days.Id)
                                   from day in countries[days.Country].Occurrences(rule, new(year, 1, 1), new(year, 12, 31))
                                   where day.First.PlusDays(days.From) <= day.Last.PlusDays(days.To)
                                   select (day.First.PlusDays(days.From), day.Last.PlusDays(days.To)),
        _ => throw new InvalidOperationException($"{form} is no recurring form."),
    };

    /// <summary>The day of a lunar year; more than one only if leap months are not told apart.</summary>
    private IEnumerable<LocalDate> Find(Country country, LunarDayOfYear wanted, int year) =>
        Days(new LocalDate(year, 1, 15), new LocalDate(year + 1, 3, 1)).Where(day =>
            countries[country].Lunar.TryToLunar(day, out var lunar)
            && (lunar.Year, lunar.Month) == (year, wanted.Month)
            && (lunar.IsLeapMonth == wanted.IsLeapMonth || without == Rule.LeapMonthOnlyWhenSaid)
            && (IsDay(country, wanted.Day, day) || (wanted.Day == 30 && without != Rule.Day30IsTheLast && IsDay(country, -1, day))));

    /// <summary>Whether a day has a number in its lunar month; -1 is the last.</summary>
    private bool IsDay(Country country, int number, LocalDate day) => countries[country].Lunar.TryToLunar(day, out var date)
        && (number == -1 ? !countries[country].Lunar.TryToLunar(day.PlusDays(1), out var next) || next.Day == 1 : number == date.Day);

    private bool Fits(DayPattern pattern, LocalDate day) =>
        (pattern.Weekdays.IsEmpty || pattern.Weekdays.Contains(day.DayOfWeek))
        && (pattern.DaysOfMonth.IsEmpty || pattern.DaysOfMonth.Any(one => one == day.Day || (one == -1 && day.PlusDays(1).Day == 1)))
        && (pattern.LunarDays is not { } lunar || lunar.Days.Any(number => IsDay(lunar.Calendar, number, day)))
        && (pattern.CountryDays is not { } wanted || countries[wanted.Country].IsWorkingDay(day) == wanted.AreWorking);
}
