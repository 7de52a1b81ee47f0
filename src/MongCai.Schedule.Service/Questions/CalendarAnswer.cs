using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>The answers for a range of days.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction asked about; null for none.</param>
/// <param name="Classes">The classes asked about.</param>
/// <param name="Hs">What `hs` found, and what to know of it; left out where it was not given.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Segments">The range without gap or overlap.</param>
/// <param name="Days">Each day.</param>
/// <param name="Revision">The revision of the calendar that the answers come from.</param>
/// <param name="KnownAt">As known when.</param>
internal sealed record CalendarAnswer(
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    IReadOnlyList<Id<CrossingClass>> Classes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HsAnswer? Hs,
    LocalDate From,
    LocalDate To,
    IReadOnlyList<CalendarAnswer.Segment> Segments,
    IReadOnlyList<CalendarAnswer.Day> Days,
    int Revision,
    Instant KnownAt)
{
    /// <summary>Answers for each day of a range.</summary>
    /// <param name="book">The book.</param>
    /// <param name="question">The question; its day is the first.</param>
    /// <param name="to">The last day, inclusive.</param>
    public static CalendarAnswer Of(CalendarBook book, GateQuestion question, LocalDate to)
    {
        var view = book.Find(question.Gate.Id, question.Flow, question.Knowledge.Revision)!.For(question.Direction, question.Classes);
        var countries = book.Countries.KnownAt(question.Knowledge.At);
        var start = Clocks.Hanoi.AtStartOfDay(question.Date).ToInstant();
        var end = Clocks.Hanoi.AtStartOfDay(to.PlusDays(1)).ToInstant();
        return new CalendarAnswer(
            question.Gate.Id,
            question.Flow,
            question.Direction,
            question.Classes,
            question.Hs,
            question.Date,
            to,
            [.. view.Between(start, end).Select(stretch => Segment.Of(view, stretch))],
            [.. Enumerable.Range(0, Period.DaysBetween(question.Date, to) + 1).Select(index => Day.Of(countries, view.On(question.Date.PlusDays(index))))],
            question.Knowledge.Revision,
            question.Knowledge.At);
    }

    /// <summary>A time over which an answer holds, cut at the ends of the range.</summary>
    /// <param name="Start">Its first instant.</param>
    /// <param name="End">Its end, exclusive.</param>
    /// <param name="Regime">The regime.</param>
    /// <param name="Certainty">How sure it is.</param>
    /// <param name="Exceptions">Who is treated otherwise.</param>
    /// <param name="Because">The clauses that won in it.</param>
    internal sealed record Segment(
        Instant? Start, Instant? End, Regime Regime, Certainty Certainty, IReadOnlyList<ExceptionAnswer> Exceptions, IReadOnlyList<ClauseAnswer> Because)
    {
        public static Segment Of(TimelineView view, AnswerStretch stretch)
        {
            var date = stretch.Start!.Value.InZone(Clocks.Hanoi).Date;
            var (start, end, regime, certainty, exceptions) = StretchAnswer.Of(stretch, date);
            var answers = view.PartsBetween(stretch.Start.Value, stretch.End!.Value).Select(part => part.Answer);
            return new Segment(start, end, regime, certainty, exceptions, [.. Reason.Of(answers).Select(reason => ClauseAnswer.Of(reason.Clause))]);
        }
    }

    /// <summary>A day.</summary>
    /// <param name="Date">The day in Vietnam.</param>
    /// <param name="Lunar">The day in both lunar calendars.</param>
    /// <param name="Regime">`normal`, `appointment`, `closed`, `unknown` or `mixed`.</param>
    /// <param name="Exceptions">Who is treated otherwise at any time of the day.</param>
    /// <param name="Certainty">The weakest of the day.</param>
    /// <param name="Hours">The hours; null where they are not known, or not the same all day.</param>
    /// <param name="Holidays">The holidays that the day belongs to.</param>
    internal sealed record Day(
        LocalDate Date,
        LunarDatesAnswer Lunar,
        [property: AllowedValues("normal", "appointment", "closed", "unknown", "mixed")] string Regime,
        IReadOnlyList<ExceptionAnswer> Exceptions,
        Certainty Certainty,
        IReadOnlyList<HoursAnswer>? Hours,
        IReadOnlyList<HolidayOfDay> Holidays)
    {
        public static Day Of(CountryCalendars countries, DayAnswer day) => new(
            day.Date,
            LunarDatesAnswer.Of(day.Date),
            StatusAnswer.RegimeOf(day),
            [.. day.Exceptions.Select(exception => ExceptionAnswer.Of(exception, day.Date))],
            day.Certainty,
            StatusAnswer.InCommon(day.Parts, part => HoursAnswer.Of(part.Answer.Hours, day.Date)),
            [.. Enum.GetValues<Country>().SelectMany(country => countries[country].HolidaysOn(day.Date)
                .Select(holiday => new HolidayOfDay(country, holiday.Rule.Id, holiday.Rule.Names)))]);
    }

    /// <summary>A holiday of a country.</summary>
    /// <param name="Country">Whose.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Names">Its names.</param>
    internal sealed record HolidayOfDay(Country Country, Id<HolidayRule> Id, TrilingualText Names);
}
