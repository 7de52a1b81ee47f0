using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Words;

/// <summary>A clause as one sentence: what statement, for whom, when and what.</summary>
internal static class ClauseWords
{
    public static TrilingualText Describe(ClauseReference reference, CalendarBook book)
    {
        var (statement, clause) = (reference.Statement, reference.Clause);
        var whom = Whom(clause, book.Gazetteer);
        var what = What(clause);
        var when = ClauseDaysWords.Of(clause, book.Countries);
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
}
