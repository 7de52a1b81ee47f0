using System.Collections.Immutable;
using System.Globalization;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>Warnings as they are said to whoever approves.</summary>
internal static class WarningWords
{
    public static TrilingualText Of(PublishingWarning warning, CalendarBook book) => warning switch
    {
        PublishingWarning.ExceptionLifted lifted => Lifted(lifted, ClauseWords.Classes(lifted.Classes, book.Gazetteer), DateWords.Of(lifted.Start)),
        PublishingWarning.LunarCalendarsDiffer differ => Differ(differ, differ.Differences[0].Vietnamese.ToString(), differ.Differences[0].Chinese.ToString()),
        PublishingWarning.NoCommonHours hours => NoCommonHours(hours, Windows(hours.Vn), Windows(hours.Cn), DateWords.Stretch(hours.Start, hours.End)),
        PublishingWarning.ShortNotice notice => ShortNotice(DateWords.Of(notice.Start), Math.Max(0, (int)Math.Round(notice.Notice.TotalHours))),
        PublishingWarning.MakeUpWorkingDay day => MakeUp(DateWords.Of(day.Date), day.Country),
        PublishingWarning.NearUnnamedStatement near => Near(near, Days(near)),
        PublishingWarning.ChangesThePast past => Past(DateWords.Of(past.Start)),
        _ => throw new ArgumentOutOfRangeException(nameof(warning), warning.Code, "It has no words."),
    };

    private static TrilingualText Lifted(PublishingWarning.ExceptionLifted lifted, TrilingualText classes, TrilingualText start) => new(
        $"Từ {start.Vi}, khoản này chung cho mọi loại nên phủ lên ngoại lệ {lifted.Exception}: {classes.Vi} không còn được xử lý riêng nữa. Nếu không có ý đó, hãy nhắc lại ngoại lệ trong except.",
        $"自{start.Zh}起，本条适用于所有类别，因而覆盖了例外 {lifted.Exception}：{classes.Zh}不再另行处理。如非本意，请在 except 中重申该例外。",
        $"From {start.En} this clause speaks of everything, and so covers the exception {lifted.Exception}: {classes.En} are no longer treated apart. If that is not meant, repeat the exception in except.");

    private static TrilingualText Differ(PublishingWarning.LunarCalendarsDiffer differ, string vietnamese, string chinese)
    {
        var first = DateWords.Of(differ.Differences[0].First);
        var side = TextForm.Of(differ.Calendar);
        return new(
            $"Hai âm lịch khác nhau trong những ngày này: {first.Vi} là {vietnamese} theo âm lịch Việt Nam nhưng là {chinese} theo nông lịch Trung Quốc. Khoản này tính theo lịch “{side}”; hãy ghi cả ngày dương và hỏi lại phía bạn.",
            $"这些日子两国农历不同：{first.Zh}在越南农历为 {vietnamese}，在中国农历为 {chinese}。本条按“{side}”的历法；请同时写明公历日期，并与对方核实。",
            $"The two lunar calendars differ on these days: {first.En} is {vietnamese} in Vietnam's and {chinese} in China's. This clause goes by that of “{side}”; state the solar dates too, and ask the other side.");
    }

    private static TrilingualText NoCommonHours(PublishingWarning.NoCommonHours hours, string vn, string cn, TrilingualText when) => new(
        $"{when.Vi}, giờ làm việc của hai bên tại {hours.Gate} không có khoảng chung nào: phía Việt Nam {vn}, phía Trung Quốc {cn} (giờ Hà Nội).",
        $"{when.Zh}，{hours.Gate} 双方的工作时间没有重合：越方 {vn}，中方 {cn}（河内时间）。",
        $"{Capital(when.En)}, the hours of both sides at {hours.Gate} have nothing in common: Vietnam's {vn}, China's {cn} (Hanoi time).");

    private static TrilingualText ShortNotice(TrilingualText start, int hours) => new(
        $"Có hiệu lực từ {start.Vi}, chỉ sau {hours} giờ; xe hàng đã lên đường cần báo trước ba ngày.",
        $"自{start.Zh}起生效，仅提前 {hours} 小时；在途货车需要三天的通知。",
        $"It takes effect from {start.En}, in {hours} hours; lorries on their way need three days' notice.");

    private static TrilingualText MakeUp(TrilingualText date, Country country) => country == Country.Vn
        ? new($"Ngày {date.Vi} là cuối tuần nhưng ở Việt Nam là ngày làm bù.", $"{date.Zh}是周末，但在越南是调休上班日。", $"{date.En} is a day of the weekend, but a make-up working day in Vietnam.")
        : new($"Ngày {date.Vi} là cuối tuần nhưng ở Trung Quốc là ngày làm bù.", $"{date.Zh}是周末，但在中国是调休上班日。", $"{date.En} is a day of the weekend, but a make-up working day in China.");

    private static TrilingualText Near(PublishingWarning.NearUnnamedStatement near, TrilingualText days) => new(
        $"Văn bản {near.Statement} cũng nói về {near.Gate} {days.Vi}, trùng hoặc cách chưa đầy một tuần, mà không được nhắc đến. Nếu thay thế, thu hồi, đính chính hay rà soát nó thì hãy ghi rõ.",
        $"文书 {near.Statement} 也涉及 {near.Gate}（{days.Zh}），与之重叠或相距不到一周，却未被提及。如要取代、撤回、更正或复核它，请写明。",
        $"Statement {near.Statement} speaks of {near.Gate} too, {days.En}, which overlaps or lies within a week, and is not named. If this replaces, withdraws, corrects or reviews it, say so.");

    private static TrilingualText Past(TrilingualText start) => new(
        $"Làm thay đổi câu trả lời về quá khứ, từ {start.Vi}; câu hỏi “như đã biết khi đó” vẫn được trả lời như cũ.",
        $"会改变关于过去的答案，自{start.Zh}起；按“当时所知”提问，答案不变。",
        $"It changes answers about the past, from {start.En}; asked as known then, they stay as they were.");

    private static TrilingualText Days(PublishingWarning.NearUnnamedStatement near) =>
        near.Days.Last is { } last ? DateWords.Range(near.Days.First, last) : DateWords.From(DateWords.Of(near.Days.First));

    private static string Windows(ImmutableArray<DayWindow> windows) =>
        string.Join(", ", windows.Select(window => $"{Time(window.Opens)}–{Time(window.Closes)}"));

    private static string Time(LocalTime? time) => time is { } known ? DateWords.Time(known) : "?";

    private static string Capital(string text) => text[..1].ToUpper(CultureInfo.InvariantCulture) + text[1..];
}
