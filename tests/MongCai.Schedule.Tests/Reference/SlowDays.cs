using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>When a clause holds, decided day by day.</summary>
internal sealed class SlowDays(CountryCalendars countries, Rule? without)
{
    private static readonly LocalDate LastDay = LunisolarCalendar.Vietnamese.LastDate;
    private readonly Dictionary<SlowLine, List<Instant>> _boundaries = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SlowLine, (Instant From, Instant? To)?> _stretches = new(ReferenceEqualityComparer.Instance);
    private Instant _at = Instant.MinValue;

    /// <summary>The stretch of the clause that holds the instant (decisions, "The stretch of a clause"); null where the clause does not hold.</summary>
    public (Instant From, Instant? To)? Stretch(SlowLine line, Instant at)
    {
        // The same instant is looked at for each class, direction and side.
        if (at != _at)
        {
            _stretches.Clear();
            _at = at;
        }

        return _stretches.TryGetValue(line, out var known) ? known : _stretches[line] = FindStretch(line, at);
    }

    private (Instant From, Instant? To)? FindStretch(SlowLine line, Instant at)
    {
        var clause = line.Clause;
        var day = at.InZone(ZoneOf(clause)).Date;
        if (On(Rule.Minus) && clause.Minus.Contains(day))
        {
            return null;
        }

        var stretch = Occurrence(line, day) is { } found && found.From <= at && !(found.To <= at) ? found : ((Instant, Instant?)?)null;
        return On(Rule.Plus) && clause.Plus.Contains(day) ? stretch ?? (Midnight(day, clause), Midnight(day.PlusDays(1), clause))
            : IsValid(clause.Days.Validity, day) && Fits(clause.Pattern, day) ? stretch
            : null;
    }

    /// <summary>When the end of a clause is to be looked at again, for the stretch that begins at an instant; null for a fixed end (decision 14).</summary>
    public Instant? ReviewTime(SlowLine line, Instant from) => line.EndKind == EndKind.Fixed ? null
        : (On(Rule.ReviewMovesTime) ? line.ReviewBy : null)
            ?? line.Clause.ReviewBy
            ?? (On(Rule.DefaultReview) ? from + Duration.FromHours(7 * 24) : null);

    /// <summary>Every instant at which a clause may begin or cease to hold, or its stretch or certainty be another one.</summary>
    public IReadOnlyList<Instant> Boundaries(SlowLine line) =>
        _boundaries.TryGetValue(line, out var found) ? found : _boundaries[line] = [.. FindBoundaries(line).Distinct()];

    private IEnumerable<Instant> FindBoundaries(SlowLine line)
    {
        var clause = line.Clause;
        var days = clause.Plus.Concat(clause.Minus).SelectMany(day => new[] { day, day.PlusDays(1) }).ToList();
        if (clause.Days.Validity is { } validity)
        {
            days.AddRange([validity.Since, validity.Until?.PlusDays(1) ?? validity.Since]);
        }

        foreach (var (from, to) in Occurrences(line))
        {
            yield return from;
            yield return to ?? from;
            yield return ReviewTime(line, from) ?? from;
            var end = to?.InZone(ZoneOf(clause)).Date ?? LastDay;
            for (var day = from.InZone(ZoneOf(clause)).Date; clause.Pattern is not null && day <= end; day = day.PlusDays(1))
            {
                if (Fits(clause.Pattern, day) != Fits(clause.Pattern, day.PlusDays(-1)))
                {
                    days.Add(day);
                }
            }
        }

        foreach (var day in days)
        {
            yield return Midnight(day, clause);
        }
    }

    public Instant Midnight(LocalDate day, Clause clause) => day.AtStartOfDayInZone(ZoneOf(clause)).ToInstant();

    private bool On(Rule rule) => without != rule;

    public DateTimeZone ZoneOf(Clause clause) => On(Rule.BeijingMidnights) ? clause.Zone : Clocks.Hanoi;

    private bool IsValid(Validity? validity, LocalDate day) => validity is null
        || ((day >= validity.Since || !On(Rule.Since)) && (validity.Until is null || day <= validity.Until || !On(Rule.Until)));

    private IEnumerable<(Instant From, Instant? To)> Occurrences(SlowLine line)
    {
        if (line.Clause.Days.Validity is not { } validity)
        {
            return Once(line) is { } once ? [once] : [];
        }

        var (first, last) = (validity.Since.PlusDays(-400), validity.Until?.PlusDays(1) ?? LastDay);
        var days = Enumerable.Range(0, Period.DaysBetween(first, last)).Select(first.PlusDays);
        var found = line.Clause.Days is ClauseDays.Holiday holiday
            ? Holidays(holiday, first, last)
            : days.Select(day => (First: day, Last: LastOf(line.Clause.Days, day) ?? day.PlusDays(-1)));
        return found.Where(range => range.Last >= range.First).Select(range => Instants(range, line.Clause));
    }

    private (Instant From, Instant? To)? Occurrence(SlowLine line, LocalDate day)
    {
        switch (line.Clause.Days)
        {
            case { IsRecurring: false }:
                return Once(line);
            case ClauseDays.Holiday holiday:
                foreach (var range in Holidays(holiday, day, day).Where(range => range.First <= day && day <= range.Last))
                {
                    return Instants(range, line.Clause);
                }

                return null;
            default:
                for (var first = day; first > day.PlusDays(-400); first = first.PlusDays(-1))
                {
                    if (LastOf(line.Clause.Days, first) is { } last)
                    {
                        return last >= day ? Instants((first, last), line.Clause) : null;
                    }
                }

                return null;
        }
    }

    private (Instant From, Instant? To)? Once(SlowLine line)
    {
        var (from, to) = line.Clause.Days switch
        {
            ClauseDays.Dates { Last: { } last } range =>
                (Midnight(range.First, line.Clause), Midnight(last.PlusDays(On(Rule.LastIsInclusive) ? 1 : 0), line.Clause)),
            ClauseDays.Dates range => (Midnight(range.First, line.Clause), null),
            ClauseDays.Instants range => (range.Start, range.End),
            _ => (line.Start, (Instant?)null),
        };
        return from is { } start ? (start, line.End ?? to) : null;
    }

    private (Instant From, Instant? To) Instants((LocalDate First, LocalDate Last) range, Clause clause) =>
        (Midnight(range.First, clause), Midnight(range.Last.PlusDays(1), clause));

    /// <summary>The last day of the occurrence that begins on a day; null where none begins.</summary>
    private LocalDate? LastOf(ClauseDays form, LocalDate first)
    {
        switch (form)
        {
            case ClauseDays.Yearly yearly when On(Rule.Yearly):
                var crosses = yearly.Last.CompareTo(yearly.First) < 0;
                if (yearly.First.InYear(first.Year) != first || (crosses && !On(Rule.YearlyOverNewYear)))
                {
                    return null;
                }

                var lastDay = first;
                while (lastDay.Year != first.Year + (crosses ? 1 : 0) || yearly.Last.InYear(lastDay.Year) != lastDay)
                {
                    lastDay = lastDay.PlusDays(1);
                }

                return lastDay;
            case ClauseDays.Lunar lunar when On(Rule.Lunar):
                return LastOf(lunar, first);
            case ClauseDays.Term term when On(Rule.Term):
                var (from, to) = On(Rule.TermOffsets) ? (term.From, term.To) : (0, 0);
                var day = first.PlusDays(-from);
                return countries[term.Calendar].Lunar.DateOf(term.Name, day.Year) == day ? day.PlusDays(to) : null;
            default:
                return null;
        }
    }

    private LocalDate? LastOf(ClauseDays.Lunar lunar, LocalDate first)
    {
        var calendar = countries[lunar.Calendar == Country.Vn == On(Rule.LunarOfItsCountry) ? Country.Vn : Country.Cn].Lunar;
        var crosses = lunar.Last.IsBefore(lunar.First);
        if (!IsDay(calendar, first, lunar.First) || (crosses && !On(Rule.LunarOverNewYear)))
        {
            return null;
        }

        var year = calendar.ToLunar(first).Year + (crosses ? 1 : 0);
        for (var day = first; calendar.TryToLunar(day, out var date) && date.Year <= year; day = day.PlusDays(1))
        {
            if (date.Year == year && IsDay(calendar, day, lunar.Last))
            {
                return day;
            }
        }

        return null;
    }

    private bool IsDay(LunisolarCalendar calendar, LocalDate day, LunarDayOfYear wanted) =>
        calendar.TryToLunar(day, out var lunar)
        && lunar.Month == wanted.Month
        && (lunar.IsLeapMonth == wanted.IsLeapMonth || !On(Rule.LeapMonthOnlyWhenSaid))
        && (lunar.Day == wanted.Day
            || (((wanted.Day == -1 && On(Rule.LastDayOfLunarMonth)) || (wanted.Day == 30 && On(Rule.Day30IsTheLast)))
                && IsLastOfMonth(calendar, day)));

    private static bool IsLastOfMonth(LunisolarCalendar calendar, LocalDate day) =>
        !calendar.TryToLunar(day.PlusDays(1), out var next) || next.Day == 1;

    /// <summary>The occurrences about a holiday that hold any of the days, the latest first.</summary>
    private IEnumerable<(LocalDate First, LocalDate Last)> Holidays(ClauseDays.Holiday form, LocalDate first, LocalDate last)
    {
        var (from, to) = On(Rule.HolidayOffsets) ? (form.From, form.To) : (0, 0);
        return !On(Rule.Holiday) || countries[form.Country].Find(form.Id) is not { } rule ? []
            : countries[form.Country].Occurrences(rule, first.PlusDays(-60), last.PlusDays(60)).Reverse()
                .Select(holiday => (holiday.First.PlusDays(from), holiday.Last.PlusDays(to)));
    }

    private bool Fits(DayPattern? pattern, LocalDate day)
    {
        if (pattern is null)
        {
            return true;
        }

        var isLast = day.PlusDays(1).Day == 1 && On(Rule.LastDayOfMonth);
        return (!On(Rule.Weekdays) || pattern.Weekdays.IsEmpty || pattern.Weekdays.Contains(day.DayOfWeek))
            && (!On(Rule.DaysOfMonth) || pattern.DaysOfMonth.IsEmpty || pattern.DaysOfMonth.Any(number => number == day.Day || (number == -1 && isLast)))
            && (!On(Rule.LunarDaysOfMonth) || pattern.LunarDays is null || IsLunarDay(pattern.LunarDays, day))
            && (pattern.CountryDays is not { } wanted || !On(wanted.AreWorking ? Rule.WorkingDays : Rule.DaysOff)
                || countries[wanted.Country].IsWorkingDay(day) == wanted.AreWorking);
    }

    private bool IsLunarDay(DayPattern.LunarDaysOfMonth wanted, LocalDate day) =>
        countries[wanted.Calendar].Lunar.TryToLunar(day, out var lunar)
        && wanted.Days.Any(number => number == lunar.Day || (number == -1 && IsLastOfMonth(countries[wanted.Calendar].Lunar, day)));
}
