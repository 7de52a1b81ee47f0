using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>Turns the days of a clause into spans of time.</summary>
internal sealed class ClauseSpans(CountryCalendars countries)
{
    private int _stretches;

    /// <summary>
    /// The spans in which a clause holds and which begin before a horizon, in the order of their stretches. A span that reaches the horizon
    /// is not cut there, unless days must be looked at one by one to know where it ends.
    /// </summary>
    public IEnumerable<ClauseSpan> Of(KnownClause clause, Instant horizon)
    {
        var earliest = clause.Statement.Kind == StatementKind.Rule ? StartOfKnownDay(clause.Statement) : Instant.MinValue;
        var end = clause.StatementEnd ?? Instant.MaxValue;
        foreach (var span in Unclipped(clause, horizon))
        {
            var clipped = span with { Start = Instant.Max(span.Start, earliest), End = Instant.Min(span.End, end) };
            if (clipped.Start < clipped.End)
            {
                yield return clipped;
            }
        }
    }

    /// <summary>The stretch of a clause that has no more than one; null for those of which the days must be counted.</summary>
    public static Interval? OnlyStretchOf(KnownClause clause) => (clause.Days, clause.Clause.Plus) switch
    {
        (ClauseDays.Dates dates, []) => ToInterval(new DateStretch(dates.First, dates.Last), clause.Clause.Zone),
        (ClauseDays.Instants { Start: var start, End: var end }, []) when !(end < start) => new Interval(start, end),
        _ => null,
    };

    private static Instant StartOfKnownDay(Statement statement) =>
        Clocks.Hanoi.AtStartOfDay(statement.Known.InZone(Clocks.Hanoi).Date).ToInstant();

    private IEnumerable<ClauseSpan> Unclipped(KnownClause clause, Instant horizon)
    {
        var lastDay = horizon.InZone(clause.Clause.Zone).Date;
        var occurrences = new List<Interval>();
        if (clause.Days is ClauseDays.Instants instants)
        {
            if (instants.End <= instants.Start)
            {
                // A review ended it before it began.
                yield break;
            }

            occurrences.Add(new Interval(instants.Start, instants.End));
        }
        else
        {
            occurrences.AddRange(Occurrences(clause.Days, lastDay).Select(days => ToInterval(days, clause.Clause.Zone)));
        }

        foreach (var (index, occurrence) in occurrences.Index().Where(occurrence => occurrence.Item.Start < horizon))
        {
            // Where two occurrences meet, as long offsets of a holiday may make them, the later one holds.
            var next = index + 1 < occurrences.Count ? occurrences[index + 1].Start : Instant.MaxValue;
            var stretch = NewStretch(clause, occurrence);
            foreach (var (start, end) in Days(clause, occurrence, lastDay).Where(days => days.Start < next))
            {
                yield return new ClauseSpan(stretch, start, Instant.Min(end, next));
            }
        }

        foreach (var day in clause.Clause.Plus.Where(day => day <= lastDay))
        {
            var interval = ToInterval(new DateStretch(day, day), clause.Clause.Zone);
            foreach (var part in occurrences.Aggregate((IEnumerable<Interval>)[interval], (parts, occurrence) => parts.SelectMany(part => Without(part, occurrence))))
            {
                yield return new ClauseSpan(NewStretch(clause, interval), part.Start, part.End);
            }
        }
    }

    private Stretch NewStretch(KnownClause clause, Interval interval)
    {
        var isOpen = clause.EndKind != Regimes.EndKind.Fixed;
        var reviewBy = isOpen ? clause.ReviewBy ?? interval.Start + Clause.DefaultReviewTime : (Instant?)null;
        return new Stretch(_stretches++, clause, interval, reviewBy, isOpen && clause.ReviewBy is null);
    }

    /// <summary>The occurrences that begin up to a day, in order.</summary>
    private IEnumerable<DateStretch> Occurrences(ClauseDays days, LocalDate lastDay)
    {
        // The occurrence that holds the first day of validity may have begun in the year before, and a lunar year begins after its number's.
        var firstYear = (days.Validity?.Since.Year ?? 0) - 2;
        var lastYear = LocalDate.Min(lastDay, days.Validity?.Until ?? lastDay).Year + 1;
        return days switch
        {
            ClauseDays.Dates dates => [new DateStretch(dates.First, dates.Last)],
            ClauseDays.Yearly yearly => Years(year => yearly.First.InYear(year), year => yearly.Last.InYear(year), yearly.Last < yearly.First),
            ClauseDays.Lunar lunar => Years(
                year => countries[lunar.Calendar].Lunar.Find(lunar.First, year),
                year => countries[lunar.Calendar].Lunar.Find(lunar.Last, year),
                lunar.Last.IsBefore(lunar.First)),
            ClauseDays.Term term => Years(year => Day(term, year, term.From), year => Day(term, year, term.To), crossesYear: false),
            ClauseDays.Holiday holiday => OfHoliday(holiday),
            _ => [],
        };

        IEnumerable<DateStretch> Years(Func<int, LocalDate?> first, Func<int, LocalDate?> last, bool crossesYear)
        {
            for (var year = firstYear; year <= lastYear; year++)
            {
                if (first(year) is { } begins && last(crossesYear ? year + 1 : year) is { } ends)
                {
                    yield return new DateStretch(begins, ends);
                }
            }
        }

        LocalDate? Day(ClauseDays.Term term, int year, int offset)
        {
            var calendar = countries[term.Calendar].Lunar;
            return year >= calendar.FirstYear && year <= calendar.LastSolarTermYear ? calendar.DateOf(term.Name, year).PlusDays(offset) : null;
        }

        IEnumerable<DateStretch> OfHoliday(ClauseDays.Holiday holiday) =>
            countries[holiday.Country].Find(holiday.Id) is not { } rule
                ? []
                : countries[holiday.Country]
                    .Occurrences(rule, new LocalDate(firstYear, 1, 1), new LocalDate(lastYear, 12, 31))
                    .Select(found => new DateStretch(found.First.PlusDays(holiday.From), found.Last.PlusDays(holiday.To)))

                    // A short year of it may leave nothing between the two.
                    .Where(days => days.First <= days.Last);
    }

    /// <summary>The parts of an occurrence in which the clause holds.</summary>
    private IEnumerable<(Instant Start, Instant End)> Days(KnownClause known, Interval occurrence, LocalDate lastDay)
    {
        var clause = known.Clause;
        var end = occurrence.HasEnd ? occurrence.End : Instant.MaxValue;
        if (clause.Pattern is null && clause.Plus.IsEmpty && clause.Minus.IsEmpty && known.Days.Validity is null)
        {
            return [(occurrence.Start, end)];
        }

        return Runs(known, occurrence, lastDay)
            .Select(run => (Start: Instant.Max(run.Start, occurrence.Start), End: Instant.Min(run.End, end)))
            .Where(run => run.Start < run.End);
    }

    private IEnumerable<Interval> Runs(KnownClause known, Interval occurrence, LocalDate lastDay)
    {
        var zone = known.Clause.Zone;
        var lastOfAll = occurrence.HasEnd ? LocalDate.Min(occurrence.End.InZone(zone).Date, lastDay) : lastDay;
        LocalDate? first = null;
        for (var day = occurrence.Start.InZone(zone).Date; day <= lastOfAll; day = day.PlusDays(1))
        {
            if (Holds(known, day))
            {
                first ??= day;
            }
            else if (first is { } begun)
            {
                yield return ToInterval(new DateStretch(begun, day.PlusDays(-1)), zone);
                first = null;
            }
        }

        if (first is { } open)
        {
            yield return ToInterval(new DateStretch(open, lastOfAll), zone);
        }
    }

    private bool Holds(KnownClause known, LocalDate day)
    {
        var clause = known.Clause;
        return clause.Plus.Contains(day)
            || (!clause.Minus.Contains(day)
                && known.Days.Validity?.Includes(day) != false
                && clause.Pattern?.Includes(day, countries) != false);
    }

    private static IEnumerable<Interval> Without(Interval interval, Interval hole)
    {
        if (!hole.HasEnd || hole.End > interval.Start)
        {
            if (hole.Start > interval.Start)
            {
                yield return new Interval(interval.Start, Instant.Min(interval.End, hole.Start));
            }

            if (hole.HasEnd && hole.End < interval.End)
            {
                yield return new Interval(Instant.Max(interval.Start, hole.End), interval.End);
            }
        }
        else
        {
            yield return interval;
        }
    }

    private static Interval ToInterval(DateStretch days, DateTimeZone zone) => new(
        zone.AtStartOfDay(days.First).ToInstant(),
        days.Last is { } last ? zone.AtStartOfDay(last.PlusDays(1)).ToInstant() : null);
}
