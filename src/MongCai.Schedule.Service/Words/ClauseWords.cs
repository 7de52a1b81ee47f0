using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Words;

/// <summary>A clause as one sentence: what statement, for whom, when and what.</summary>
internal static class ClauseWords
{
    public static TrilingualText Describe(ClauseReference reference, CalendarBook book)
    {
        var (statement, clause) = (reference.Statement, reference.Clause);
        var whom = Whom(clause, book.Gazetteer);
        var what = What(clause);
        var (days, pattern) = (When(clause, book.Countries), DayPatternWords.Of(clause));
        TrilingualText when = new(days.Vi + pattern.Vi, days.Zh + pattern.Zh, days.En + pattern.En);
        var by = statement.Instrument is { } instrument ? Instrument(instrument) : new("", "", "");
        return new(
            $"{statement.Title.Vi}{by.Vi}, khoản {clause.Number}: {whom.Vi}, {when.Vi}: {what.Vi}.",
            $"《{statement.Title.Zh}》{by.Zh}第{clause.Number}条：{whom.Zh}，{when.Zh}：{what.Zh}。",
            $"{statement.Title.En}{by.En}, clause {clause.Number}: {whom.En}, {when.En}: {what.En}.");
    }

    private static TrilingualText Instrument(Instrument instrument)
    {
        var date = instrument.Date is { } known ? DateWords.Of(known) : null;
        var (vi, zh, en) = instrument.Form switch
        {
            InstrumentForm.Talks => ("hội đàm", "会谈", "talks"),
            InstrumentForm.Letters => ("thư trao đổi", "换函", "letters"),
            _ => ("thông báo", "通告", "notice"),
        };
        return date is null
            ? new($" ({vi})", $"（{zh}）", $" ({en})")
            : new($" ({vi} ngày {date.Vi})", $"（{date.Zh}{zh}）", $" ({en} of {date.En})");
    }

    /// <summary>Classes by their names; empty for none.</summary>
    public static TrilingualText Classes(IEnumerable<Id<CrossingClass>> classes, Gazetteer gazetteer) =>
        Join([.. classes.Select(named => gazetteer.Find(named)!.Names)]);

    /// <summary>Joins texts as each language lists things.</summary>
    public static TrilingualText Join(IReadOnlyCollection<TrilingualText> texts) => new(
        string.Join(", ", texts.Select(text => text.Vi)),
        string.Join('、', texts.Select(text => text.Zh)),
        string.Join(", ", texts.Select(text => text.En)));

    private static TrilingualText Whom(Clause clause, Gazetteer gazetteer) => Join(
    [
        .. clause.Gates.Select(gate => gazetteer.Find(gate)!.Names),
        .. clause.Flows.Select(RegimeWords.Of),
        .. clause.Directions.Select(RegimeWords.Of),
        .. clause.Classes.Select(named => gazetteer.Find(named)!.Names),
    ]);

    private static TrilingualText What(Clause clause) =>
        clause.Advice
        ?? (clause.Regime is { } regime
            ? RegimeWords.Of(regime)
            : new("trở lại lịch thường", "恢复常规", "the ordinary timetable resumes"));

    private static TrilingualText When(Clause clause, CountryCalendars countries) => clause.Days switch
    {
        ClauseDays.Dates { Last: { } last } dates => DateWords.Range(dates.First, last),
        ClauseDays.Dates dates => DateWords.From(DateWords.Of(dates.First)),
        ClauseDays.Instants { End: { } end } instants => Between(instants.Start, end),
        ClauseDays.Instants instants => DateWords.From(DateWords.Of(instants.Start)),
        ClauseDays.Resumes resumes => DateWords.From(DateWords.Of(resumes.At)),
        ClauseDays.Lunar lunar => Lunar(lunar),
        ClauseDays.Yearly yearly => new(
            $"hằng năm từ ngày {yearly.First.Day}/{yearly.First.Month} đến hết ngày {yearly.Last.Day}/{yearly.Last.Month}",
            $"每年自{yearly.First.Month}月{yearly.First.Day}日起至{yearly.Last.Month}月{yearly.Last.Day}日止",
            $"each year from {yearly.First.Day}/{yearly.First.Month} to the end of {yearly.Last.Day}/{yearly.Last.Month}"),
        ClauseDays.Term term => new($"hằng năm quanh tiết {term.Name.Names.Vi}", $"每年{term.Name.Names.Zh}前后", $"each year around {term.Name.Names.En}"),
        ClauseDays.Holiday holiday => Holiday(holiday, countries),
        _ => new("chưa rõ ngày", "日期待定", "without a date yet"),
    };

    private static TrilingualText Holiday(ClauseDays.Holiday holiday, CountryCalendars countries)
    {
        var names = countries[holiday.Country].Find(holiday.Id)!.Names;
        return holiday.Country == Country.Vn
            ? new($"hằng năm dịp {names.Vi} theo lịch nghỉ của Việt Nam", $"每年{names.Zh}（越南假期）", $"each year at {names.En}, on Vietnam's days off")
            : new($"hằng năm dịp {names.Vi} theo lịch nghỉ của Trung Quốc", $"每年{names.Zh}（中国假期）", $"each year at {names.En}, on China's days off");
    }

    private static TrilingualText Between(Instant start, Instant end)
    {
        var (begins, ends) = (DateWords.Of(start), DateWords.Of(end));
        return new($"từ {begins.Vi} đến {ends.Vi}", $"自{begins.Zh}至{ends.Zh}", $"from {begins.En} to {ends.En}");
    }

    private static TrilingualText Lunar(ClauseDays.Lunar lunar)
    {
        var (first, last) = (LunarWords.DayOfYear(lunar.First), LunarWords.DayOfYear(lunar.Last));
        return lunar.Calendar == Country.Vn
            ? new($"hằng năm từ {first.Vi} đến hết {last.Vi} âm lịch Việt Nam", $"每年越南农历自{first.Zh}起至{last.Zh}止", $"each year from {first.En} to the end of {last.En} by the Vietnamese calendar")
            : new($"hằng năm từ {first.Vi} đến hết {last.Vi} nông lịch Trung Quốc", $"每年自农历{first.Zh}起至{last.Zh}止", $"each year from {first.En} to the end of {last.En} by the Chinese calendar");
    }
}
