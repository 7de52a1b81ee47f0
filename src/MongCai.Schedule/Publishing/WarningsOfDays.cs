using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>The warnings that are found where the days of clauses are looked at. An exception with the days of its clause gets none of its own.</summary>
/// <param name="countries">Holidays and make-up working days.</param>
/// <param name="today">The day, in Vietnam, on which the statement is to be published.</param>
/// <param name="lastDay">Up to when what recurs is looked at, inclusive.</param>
/// <param name="end">Up to when what has no end is looked at, exclusive.</param>
internal sealed class WarningsOfDays(CountryCalendars countries, LocalDate today, LocalDate lastDay, Instant end)
{
    private const int NearDays = 7;

    public IEnumerable<PublishingWarning> LunarCalendarsDiffer(KnownClause clause)
    {
        if (CalendarOf(clause.Clause) is { } calendar
            && Differences(clause) is { IsEmpty: false } differences
            && !(clause.ExceptionOf is { } whole && Differences(whole).SequenceEqual(differences)))
        {
            yield return new PublishingWarning.LunarCalendarsDiffer(clause.Clause.Number, calendar, differences);
        }
    }

    public IEnumerable<PublishingWarning> MakeUpWorkingDays(KnownClause clause) => MakeUpDays(clause)
        .Except(clause.ExceptionOf is { } whole ? MakeUpDays(whole) : [])
        .Select(day => new PublishingWarning.MakeUpWorkingDay(clause.Clause.Number, day.Date, day.Country));

    /// <summary>Each agreement or emergency that is near and not named, once, with the first clause to which it is near; by clause.</summary>
    public IEnumerable<PublishingWarning> NearUnnamedStatements(IEnumerable<BothTimelines> timelines, Statement added)
    {
        var named = added.Affected.Append(added.Id).ToHashSet();
        var near = from both in timelines
                   let others = both.ClausesBefore.Where(other => other.Statement.Kind >= StatementKind.Agreement && !named.Contains(other.Statement.Id)).ToList()
                   where others is not []
                   from clause in both.ClausesAfter
                   where clause.Statement.Id == added.Id && !clause.Days.IsRecurring
                   from days in DaysOf(clause)
                   from other in others
                   from theirs in DaysOf(other)
                   where AreNear(days, theirs)
                   select new PublishingWarning.NearUnnamedStatement(clause.Clause.Number, other.Statement.Id, both.Gate, both.Flow, theirs);
        return near.OrderBy(warning => warning.Clause).DistinctBy(warning => warning.Statement);
    }

    private static Country? CalendarOf(Clause clause) =>
        (clause.Days as ClauseDays.Lunar)?.Calendar ?? clause.Stated?.Calendar ?? clause.Pattern?.LunarDays?.Calendar;

    private static Country OtherThan(Country country) => country == Country.Vn ? Country.Cn : Country.Vn;

    private static bool AreNear(DateStretch some, DateStretch others) =>
        !(some.First > others.Last?.PlusDays(NearDays)) && !(others.First > some.Last?.PlusDays(NearDays));

    /// <summary>The runs of days at issue, which may mean other days in the other calendar.</summary>
    private ImmutableArray<LunisolarDifference> Differences(KnownClause clause) =>
    [
        .. LunarStretches(clause).SelectMany(days => LunisolarDifferences.Between(
            LocalDate.Max(days.First, LunisolarDifferences.FirstDate), LocalDate.Min(days.Last, LunisolarDifferences.LastDate))),
    ];

    /// <summary>The days that lunar days of a clause mean in its own calendar, with those that the same words mean in the other.</summary>
    private IEnumerable<(LocalDate First, LocalDate Last)> LunarStretches(KnownClause clause)
    {
        if (clause.Days is ClauseDays.Lunar lunar)
        {
            return OfRecurring(lunar);
        }

        if (clause.Clause.Stated is { Calendar: { } calendar } stated && DatesOf(clause) is { } dates)
        {
            List<LocalDate> days = [.. Meant(stated.First, dates.First, calendar), .. Meant(stated.Last, dates.Last, calendar)];
            return days is [] ? [] : [(days.Min(), days.Max())];
        }

        return clause.Clause.Pattern?.LunarDays is null ? [] :
            from days in DaysOf(clause)
            let first = clause.Days.IsRecurring ? LocalDate.Max(days.First, today) : days.First
            let last = LocalDate.Min(days.Last ?? lastDay, lastDay)
            where first <= last
            from day in new DateInterval(first, last)
            select (day, day);
    }

    private IEnumerable<(LocalDate First, LocalDate Last)> OfRecurring(ClauseDays.Lunar lunar)
    {
        var (from, to) = (LocalDate.Max(today, lunar.When.Since), LocalDate.Min(lastDay, lunar.When.Until ?? lastDay));
        for (var year = from.Year - 1; year <= to.Year; year++)
        {
            if (InYear(lunar.Calendar, year) is not { } own)
            {
                continue;
            }

            var other = InYear(OtherThan(lunar.Calendar), year) ?? own;
            var (first, last) = (LocalDate.Min(own.First, other.First), LocalDate.Max(own.Last, other.Last));
            if (own.First <= to && own.Last >= from)
            {
                yield return (LocalDate.Max(first, from), LocalDate.Min(last, to));
            }
        }

        (LocalDate First, LocalDate Last)? InYear(Country country, int year)
        {
            var calendar = countries[country].Lunar;
            return calendar.Find(lunar.First, year) is { } first && calendar.Find(lunar.Last, lunar.Last.IsBefore(lunar.First) ? year + 1 : year) is { } last
                ? (first, last)
                : null;
        }
    }

    /// <summary>The date of a stated lunar day, and the date that it would have in the other calendar.</summary>
    private IEnumerable<LocalDate> Meant(LunarDayOfYear? stated, LocalDate? date, Country calendar)
    {
        if (stated is not null && date is { } own && countries[calendar].Lunar.TryToLunar(own, out var lunar))
        {
            yield return own;
            yield return countries[OtherThan(calendar)].Lunar.Find(stated, lunar.Year) ?? own;
        }
    }

    private List<(LocalDate Date, Country Country)> MakeUpDays(KnownClause clause)
    {
        if (clause.Days is not (ClauseDays.Dates { Last: not null } or ClauseDays.Instants { End: not null }))
        {
            return [];
        }

        var days = DaysOf(clause).ToList();
        var found = from country in Enum.GetValues<Country>()
                    let weekend = countries[country].Weekend
                    from work in countries[country].Announcements.SelectMany(announcement => announcement.Work)
                    where weekend.Contains(work.Date.DayOfWeek) && days.Exists(stretch => work.Date >= stretch.First && work.Date <= stretch.Last)
                    select (work.Date, country);
        return [.. found.Distinct().Order()];
    }

    /// <summary>The days on which a clause holds, in the calendar days of its clock; the day of a resumption is one.</summary>
    private IEnumerable<DateStretch> DaysOf(KnownClause clause)
    {
        // A timetable is meant to stand beside agreements for years; only where it begins may someone have thought of one.
        if (clause is { Statement.Kind: StatementKind.Standing, Days: ClauseDays.Dates { Last: null } timetable })
        {
            return [new DateStretch(timetable.First, timetable.First)];
        }

        return clause.Days is ClauseDays.Resumes resumes
            ? [new DateStretch(DateOf(resumes.At), DateOf(resumes.At))]
            : new ClauseSpans(countries).Of(clause, end).Select(span => new DateStretch(
                DateOf(span.Start), span.End == Instant.MaxValue ? null : DateOf(span.End - Duration.Epsilon)));

        LocalDate DateOf(Instant instant) => instant.InZone(clause.Clause.Zone).Date;
    }

    private static (LocalDate First, LocalDate? Last)? DatesOf(KnownClause clause)
    {
        return clause.Days switch
        {
            ClauseDays.Dates dates => (dates.First, dates.Last),
            ClauseDays.Instants instants => (DateOf(instants.Start), instants.End is { } end ? DateOf(end - Duration.Epsilon) : null),
            ClauseDays.Resumes resumes => (DateOf(resumes.At), null),
            _ => null,
        };

        LocalDate DateOf(Instant instant) => instant.InZone(clause.Clause.Zone).Date;
    }
}
