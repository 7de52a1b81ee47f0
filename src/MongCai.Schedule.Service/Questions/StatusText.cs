using System.Globalization;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Words;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>An answer in words that a driver understands, as lines of text for a terminal.</summary>
internal static class StatusText
{
    public static string Of(StatusAnswer answer, Gazetteer gazetteer, Language language)
    {
        List<TrilingualText> lines =
        [
            Whom(answer, gazetteer),
            When(answer),
            .. answer.Hs?.Hint is { } hint ? (TrilingualText[])[hint] : [],
            new("", "", ""),
            .. Verdict(answer),
            .. answer.Regime is "normal" or "appointment" ? AnswerWords.Hours(answer.Hours) : [],
            .. Duration(answer),
            .. answer.Exceptions.Concat(answer.OtherExceptions.Cast<ExceptionAnswer>()).Select(exception => AnswerWords.Exception(exception, gazetteer)),
            .. Terms(answer.Conditions, answer.Quota, answer.Trial),
            new("", "", ""),
            .. answer.Because.SelectMany(Reason),
            .. answer.Advisories.Select(Advice),
            .. answer.Then.Select(phase => Labelled(new("Sau đó (chưa rõ ngày)", "此后（日期待定）", "Then (without a date yet)"), phase.Text)),
            KnownAt(answer),
        ];
        return string.Join(Environment.NewLine, lines.Select(line => line.In(language)));
    }

    private static TrilingualText Whom(StatusAnswer answer, Gazetteer gazetteer) => ClauseWords.Join(
    [
        gazetteer.Find(answer.Gate)!.Names,
        RegimeWords.Of(answer.Flow),
        .. answer.Direction is { } direction ? (TrilingualText[])[RegimeWords.Of(direction)] : [],
        .. answer.Classes.Select(named => gazetteer.Find(named)!.Names),
    ]);

    private static TrilingualText When(StatusAnswer answer)
    {
        var (date, lunar) = (DateWords.Of(answer.Date), Lunar(answer.Lunar));
        var clocks = answer.Clocks ?? ClocksAnswer.Of(Schedule.Clocks.Hanoi.AtStartOfDay(answer.Date).ToInstant());
        var (hanoi, beijing) = (DateWords.Time(clocks.Hanoi.TimeOfDay), DateWords.Time(clocks.Beijing.TimeOfDay));
        return answer.At is null
            ? new(
                $"Cả ngày {date.Vi}, {lunar.Vi}; từ {hanoi} giờ Hà Nội = {beijing} giờ Bắc Kinh",
                $"{date.Zh}全天，{lunar.Zh}；自河内时间{hanoi}（北京时间{beijing}）起",
                $"The whole of {date.En}, {lunar.En}; from {hanoi} Hanoi time = {beijing} Beijing time")
            : new(
                $"{hanoi} giờ Hà Nội = {beijing} giờ Bắc Kinh, ngày {date.Vi}, {lunar.Vi}",
                $"{date.Zh}，{lunar.Zh}，河内时间{hanoi}（北京时间{beijing}）",
                $"{hanoi} Hanoi time = {beijing} Beijing time on {date.En}, {lunar.En}");
    }

    /// <summary>The lunar date; both, where the two calendars differ.</summary>
    private static TrilingualText Lunar(LunarDatesAnswer lunar)
    {
        var vn = Words(lunar.Vn);
        if (lunar.Vn == lunar.Cn)
        {
            return vn;
        }

        var cn = Words(lunar.Cn);
        return new($"âm lịch Việt Nam {vn.Vi}; nông lịch Trung Quốc {cn.Vi}", $"越南农历{vn.Zh}；中国农历{cn.Zh}", $"Vietnamese calendar: {vn.En}; Chinese: {cn.En}");

        static TrilingualText Words(LunarDay day) => LunarWords.Date(new LunarDate(day.Year, day.Month, day.Leap, day.Day));
    }

    private static IEnumerable<TrilingualText> Verdict(StatusAnswer answer)
    {
        if (!TextForm.TryParse<Regime>(answer.Regime, out var regime))
        {
            yield return new("THAY ĐỔI TRONG NGÀY:", "当日有变化：", "IT CHANGES DURING THE DAY:");
            foreach (var segment in answer.Segments ?? [])
            {
                var (when, then) = (DateWords.Stretch(segment.Start, segment.End), AnswerWords.Verdict(segment.Regime, segment.Certainty));
                yield return new($"  {when.Vi}: {then.Vi}", $"  {when.Zh}：{then.Zh}", $"  {when.En}: {then.En}");
            }

            yield break;
        }

        var (what, sure) = (RegimeWords.Of(regime), regime == Regime.Unknown ? null : RegimeWords.Of(answer.Certainty));
        yield return new(
            what.Vi.ToUpper(CultureInfo.InvariantCulture) + (sure is null ? "." : $" — {sure.Vi}."),
            what.Zh + (sure is null ? "。" : $"——{sure.Zh}。"),
            what.En.ToUpper(CultureInfo.InvariantCulture) + (sure is null ? "." : $" — {sure.En}."));
        if (answer.Open is { } isOpen && regime != Regime.Closed)
        {
            yield return isOpen
                ? new("Lúc này trong giờ làm việc.", "此时在办理时间内。", "This is within the hours.")
                : new("Lúc này ngoài giờ làm việc.", "此时不在办理时间内。", "This is outside the hours.");
        }
    }

    private static IEnumerable<TrilingualText> Duration(StatusAnswer answer)
    {
        if (answer.Segments is null || answer.Segments.Count == 1)
        {
            var stretch = DateWords.Stretch(answer.Start, answer.End);
            yield return new($"Hiệu lực: {stretch.Vi}.", $"期限：{stretch.Zh}。", $"This holds {stretch.En}.");
        }

        foreach (var end in OpenEnd(answer.EndKind, answer.ReviewBy))
        {
            yield return end;
        }

        if (answer.Next is { } next)
        {
            var (moment, regime) = (DateWords.Of(next.At), RegimeWords.Of(next.Regime));
            if (next.Regime == Regime.Unknown)
            {
                yield return new($"Tiếp theo: {regime.Vi} từ {moment.Vi}.", $"之后：自{moment.Zh}起{regime.Zh}。", $"Next: {regime.En} from {moment.En}.");
                yield break;
            }

            var sure = next.EndKind == EndKind.Estimated ? new("dự kiến, chưa xác nhận", "预计，未确认", "expected, unconfirmed") : RegimeWords.Of(next.Certainty);
            yield return new($"Tiếp theo: {regime.Vi} từ {moment.Vi} ({sure.Vi}).", $"之后：自{moment.Zh}起{regime.Zh}（{sure.Zh}）。", $"Next: {regime.En} from {moment.En} ({sure.En}).");
        }
    }

    /// <summary>What there is to know of an end that is not fixed.</summary>
    public static IEnumerable<TrilingualText> OpenEnd(EndKind? endKind, Instant? reviewBy)
    {
        if (endKind == EndKind.UntilFurtherNotice)
        {
            yield return new("Chưa có ngày kết thúc; chờ thông báo mới.", "结束日期未定，另行通知。", "Until further notice.");
        }

        if (reviewBy is { } instant)
        {
            var moment = DateWords.Of(instant);
            yield return new($"Cần xem lại trước {moment.Vi}.", $"应于{moment.Zh}前复核。", $"To be reviewed by {moment.En}.");
        }
    }

    /// <summary>Conditions, the quota, and whether it is a trial.</summary>
    public static IEnumerable<TrilingualText> Terms(IEnumerable<TrilingualText>? conditions, Quota? quota, bool? trial)
    {
        foreach (var condition in conditions ?? [])
        {
            yield return Labelled(new("Điều kiện", "条件", "Condition"), condition);
        }

        if (quota is { } limit)
        {
            yield return Labelled(new("Hạn mức", "限额", "Quota"), RegimeWords.Of(limit));
        }

        if (trial == true)
        {
            yield return new("Đang thí điểm.", "试行。", "This is a trial.");
        }
    }

    /// <summary>What traders should know, though it decides nothing.</summary>
    public static TrilingualText Advice(AdviceAnswer advice) => Labelled(new("Lưu ý", "提示", "Advice"), advice.Text);

    /// <summary>A clause that won, with its sources and what disputes it.</summary>
    public static IEnumerable<TrilingualText> Reason(ReasonAnswer reason)
    {
        yield return Labelled(new("Căn cứ", "依据", "Because"), reason.Text);
        foreach (var source in reason.Sources)
        {
            yield return Source(new("  Nguồn", "  来源", "  Source"), source);
        }

        foreach (var dispute in reason.Disputed)
        {
            yield return Labelled(new("  Nguồn khác nói", "  另一说法", "  Another source says"), dispute.Says);
            yield return Source(new("    Nguồn", "    来源", "    Source"), dispute.Source);
        }
    }

    private static TrilingualText Source(TrilingualText label, SourceAnswer source)
    {
        var url = source.Url is null ? "" : $" {source.Url}";
        var published = source.Published is { } date ? DateWords.Of(date) : new("không ghi ngày", "未注明日期", "undated");
        var kind = source.Kind == SourceKind.Original ? new TrilingualText("bản gốc", "原件", "original") : new("báo chí", "新闻报道", "press");
        return Labelled(label, new(
            $"{source.Title} ({kind.Vi}, {published.Vi}){url}", $"{source.Title}（{kind.Zh}，{published.Zh}）{url}", $"{source.Title} ({kind.En}, {published.En}){url}"));
    }

    private static TrilingualText KnownAt(StatusAnswer answer)
    {
        var moment = DateWords.OnTheClock(answer.KnownAt);
        return new(
            $"Theo những gì đã biết lúc {moment.Vi} (bản {answer.Revision}).",
            $"截至{moment.Zh}已知的情况（第{answer.Revision}版）。",
            $"As known at {moment.En} (revision {answer.Revision}).");
    }

    private static TrilingualText Labelled(TrilingualText label, TrilingualText text) =>
        new($"{label.Vi}: {text.Vi}", $"{label.Zh}：{text.Zh}", $"{label.En}: {text.En}");
}
