using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>Looks for what the author of a statement may not have meant.</summary>
public static class PublishingWarnings
{
    /// <summary>How far ahead what recurs or has no end is looked at.</summary>
    private const int YearsAhead = 10;

    /// <summary>More than the days within which another statement is near.</summary>
    private const int DaysBeyond = 31;

    private static readonly Duration EnoughNotice = Duration.FromHours(72);

    /// <summary>
    /// The warnings about a statement, by code, then by clause. Answers are looked at up to the last date of the statement; where it recurs, has
    /// no end or changes what others say, up to 10 years after that and after now. Cost: that of <see cref="CalendarChanges.Between"/> over all
    /// time up to then, twice.
    /// </summary>
    /// <param name="before">The calendar without the statement.</param>
    /// <param name="after">The calendar with it.</param>
    /// <param name="added">The statement.</param>
    /// <param name="now">When it is to be published.</param>
    /// <param name="countries">The holidays and make-up working days of both countries, as known now.</param>
    public static ImmutableArray<PublishingWarning> Of(
        CalendarBook before, CalendarBook after, Statement added, Instant now, CountryCalendars countries)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(countries);
        ImmutableArray<BothTimelines> timelines = [.. BothTimelines.OfTouched(before, after)];
        var clauses = timelines
            .SelectMany(both => both.ClausesAfter)
            .Where(clause => clause.Statement.Id == added.Id)
            .DistinctBy(clause => clause.Clause.Number)
            .OrderBy(clause => clause.Clause.Number)
            .ToList();
        var today = now.InZone(Clocks.Hanoi).Date;
        var end = EndFor(added, clauses, today);
        var answers = new WarningsOfAnswers(added.Id, end);
        var days = new WarningsOfDays(countries, today, today.PlusYears(YearsAhead), end);
        var changes = CalendarChanges.Between(before, after, Instant.MinValue, end).RemoveAll(IsOfPhasesAlone);
        return
        [
            .. answers.ExceptionsLifted(timelines),
            .. clauses.SelectMany(days.LunarCalendarsDiffer),
            .. timelines.SelectMany(answers.NoCommonHours).OrderBy(none => none.Clause),
            .. ShortNotice(changes, now),
            .. clauses.SelectMany(days.MakeUpWorkingDays),
            .. days.NearUnnamedStatements(timelines, added),
            .. ChangesThePast(changes, now),
        ];
    }

    /// <summary>Whether it changes only which phases without a date are listed: these take effect when they are dated.</summary>
    private static bool IsOfPhasesAlone(CalendarChange change) => change.Before with { Phases = change.After.Phases } == change.After;

    /// <summary>What has ended before now takes effect for nobody.</summary>
    private static IEnumerable<PublishingWarning> ShortNotice(ImmutableArray<CalendarChange> changes, Instant now) => changes
        .Where(change => !(change.End <= now))
        .Select(change => Instant.Max(change.Start ?? now, now))
        .Order()
        .Take(1)
        .Where(first => first - now < EnoughNotice)
        .Select(first => new PublishingWarning.ShortNotice(first, first - now));

    private static IEnumerable<PublishingWarning> ChangesThePast(ImmutableArray<CalendarChange> changes, Instant now) => changes
        .Select(change => change.Start ?? Instant.MinValue)
        .Order()
        .Take(1)
        .Where(first => first < now)
        .Select(first => new PublishingWarning.ChangesThePast(first));

    /// <summary>Up to when answers may have changed in a way worth telling; to compile them for 10 years takes the longest of all.</summary>
    private static Instant EndFor(Statement added, List<KnownClause> clauses, LocalDate today)
    {
        var isOver = !added.Affected.Any() && clauses.TrueForAll(clause => clause.Days is ClauseDays.Dates { Last: not null } or ClauseDays.Instants { End: not null });
        var lastDay = clauses.Select(LastDateOf).Append(today).Max().PlusYears(isOver ? 0 : YearsAhead).PlusDays(DaysBeyond);
        return Instant.Min(Clocks.Hanoi.AtStartOfDay(lastDay).ToInstant(), Timeline.CoverageEnd);
    }

    private static LocalDate LastDateOf(KnownClause clause)
    {
        return clause.Clause.Plus.Append(clause.Days switch
        {
            ClauseDays.Dates dates => dates.Last ?? dates.First,
            ClauseDays.Instants instants => DateOf(instants.End ?? instants.Start),
            ClauseDays.Resumes resumes => DateOf(resumes.At),
            { Validity: { } validity } => validity.Since,
            _ => DateOf(clause.Statement.Known),
        }).Max();

        LocalDate DateOf(Instant instant) => instant.InZone(clause.Clause.Zone).Date;
    }
}
