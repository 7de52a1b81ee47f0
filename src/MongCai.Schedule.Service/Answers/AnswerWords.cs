using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Words;
using NodaTime;

namespace MongCai.Schedule.Service.Answers;

/// <summary>Parts of an answer in words that a driver understands.</summary>
internal static class AnswerWords
{
    /// <summary>A regime, and how sure it is.</summary>
    public static TrilingualText Verdict(Regime regime, Certainty certainty)
    {
        var what = RegimeWords.Of(regime);
        if (regime == Regime.Unknown)
        {
            return what;
        }

        var sure = RegimeWords.Of(certainty);
        return new($"{what.Vi} ({sure.Vi})", $"{what.Zh}（{sure.Zh}）", $"{what.En} ({sure.En})");
    }

    /// <summary>The hours of a gate that is not closed, on both clocks; null where they are not known.</summary>
    public static IEnumerable<TrilingualText> Hours(IReadOnlyList<HoursAnswer>? known)
    {
        if (known is not { } hours)
        {
            yield return new("Giờ làm việc: chưa rõ.", "办理时间：不详。", "Hours: not known.");
            yield break;
        }

        var hanoi = string.Join(", ", hours.Select(window => Window(window.Opens, window.Closes)));
        var beijing = string.Join(", ", hours.Select(window => Window(window.Beijing.Opens, window.Beijing.Closes)));
        yield return hours is []
            ? new("Giờ làm việc: không có giờ chung của hai bên.", "办理时间：双方没有共同时段。", "Hours: none that both sides share.")
            : new($"Giờ làm việc: {hanoi} giờ Hà Nội = {beijing} giờ Bắc Kinh.", $"办理时间：河内时间 {hanoi}，即北京时间 {beijing}。", $"Hours: {hanoi} Hanoi time = {beijing} Beijing time.");
        foreach (var window in hours.Where(window => window.LastEntry is not null))
        {
            var (last, inBeijing) = (DateWords.Time(window.LastEntry!.Value), DateWords.Time(window.Beijing.LastEntry!.Value));
            yield return new(
                $"Nhận cuối trước {last} giờ Hà Nội ({inBeijing} giờ Bắc Kinh).",
                $"最后入场：河内时间 {last} 之前（北京时间 {inBeijing}）。",
                $"Last entry before {last} Hanoi time ({inBeijing} Beijing time).");
        }
    }

    /// <summary>Who is treated otherwise.</summary>
    public static TrilingualText Exception(ExceptionAnswer exception, Gazetteer gazetteer)
    {
        var whom = ClauseWords.Join(
        [
            .. exception.Classes.Select(named => gazetteer.Find(named)!.Names),
            .. exception.Direction is { } direction ? (TrilingualText[])[RegimeWords.Of(direction)] : [],
        ]);
        var what = RegimeWords.Of(exception.Regime);
        var hours = exception is ExceptionAnswer.WithHours { Hours: { } windows }
            ? " " + string.Join(", ", windows.Select(window => Window(window.Opens, window.Closes)))
            : "";
        return new($"Riêng {whom.Vi}: {what.Vi}{hours}.", $"例外——{whom.Zh}：{what.Zh}{hours}。", $"Except {whom.En}: {what.En}{hours}.");
    }

    private static string Window(LocalTime? opens, LocalTime? closes) => $"{Time(opens)}–{Time(closes)}";

    private static string Time(LocalTime? time) => time is { } known ? DateWords.Time(known) : "?";
}
