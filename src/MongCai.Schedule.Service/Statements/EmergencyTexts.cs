using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Statements;

/// <summary>Why an approver alone may not put a statement in force, as they are told.</summary>
internal static class EmergencyTexts
{
    /// <summary>What is at fault in the document, and what would be right.</summary>
    public static ParameterMistake Of(EmergencyRefusal refusal, Statement statement) => refusal.Code switch
    {
        EmergencyRefusalCode.NotEmergency => ParameterMistake.InBody("/kind", new(
            "Một người chỉ được ban hành ngay văn bản khẩn cấp (emergency).", "一人只能立即发布紧急文书（emergency）。", "One person alone puts only an emergency in force.")),
        EmergencyRefusalCode.IssuedByBoth => ParameterMistake.InBody("/issuedBy", new(
            "Một người chỉ nói thay một bên; hãy ghi vn hoặc cn.", "一人只能代表一方；请写 vn 或 cn。", "One person speaks for one side; write vn or cn.")),
        EmergencyRefusalCode.OtherSide => ParameterMistake.InBody("/issuedBy", new(
            "Bạn không thuộc bên này; hãy ghi bên của mình.", "您不属于此方；请写己方。", "You do not serve this side; write your own.")),
        EmergencyRefusalCode.BindsOthers => ParameterMistake.InBody("/binds", new(
            "Một người chỉ ràng buộc được bên ban hành; hãy để form là notice và bỏ bên kia khỏi binds.",
            "一人只能约束发布方；请将 form 写为 notice，并从 binds 中去掉对方。",
            "One person alone binds only the side that issues it; let form be notice, and leave the other side out of binds.")),
        EmergencyRefusalCode.EndsOthers => ParameterMistake.InBody(statement.Replaces.IsEmpty ? "/withdraws" : "/replaces", new(
            "Chấm dứt văn bản khác cần người thứ hai; hãy bỏ mục này.", "终止其他文书需要第二人；请删去此项。", "To end another statement takes a second person; leave this out.")),
        EmergencyRefusalCode.CorrectsOthers => ParameterMistake.InBody("/corrects", new(
            "Đính chính văn bản khác cần người thứ hai; hãy bỏ mục này.", "更正其他文书需要第二人；请删去此项。", "To correct another statement takes a second person; leave this out.")),
        EmergencyRefusalCode.ReviewsOthers => ParameterMistake.InBody("/reviews", new(
            "Trả lời rà soát thì gửi tới /review của văn bản đó; hãy bỏ mục này.", "答复复核请发往该文书的 /review；请删去此项。", "A review is answered at /review of its statement; leave this out.")),
        EmergencyRefusalCode.Confirmed => ParameterMistake.InBody("/confirmed", new(
            "Lời xác nhận của phía bạn cần người thứ hai; hãy bỏ mục này, rồi xác nhận sau bằng /confirm.",
            "对方的确认需要第二人；请删去此项，之后以 /confirm 确认。",
            "The other side's yes takes a second person; leave this out, and confirm it later by /confirm.")),
        EmergencyRefusalCode.Resumes => ParameterMistake.InBody(StatementDocument.PointerTo(refusal.Clause!) + "/resumes", new(
            "Cho hoạt động trở lại cần người thứ hai; hãy bỏ điều khoản này.", "恢复常规需要第二人；请删去此条款。", "To let the ordinary timetable resume takes a second person; leave this clause out.")),
        EmergencyRefusalCode.ChangesThePast => Past(refusal.Change!, refusal.Clause is { } changed ? StatementDocument.PointerTo(changed) : ""),
        EmergencyRefusalCode.Loosens => Loosens(refusal.Change!, refusal.Clause is { } clause ? StatementDocument.PointerTo(clause) : ""),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Code, "It has no words."),
    };

    private static ParameterMistake Past(CalendarChange change, string pointer)
    {
        var when = change.Start is { } start ? DateWords.Of(start) : new("trước đó", "此前", "before");
        return ParameterMistake.InBody(pointer, new(
            $"Một người không tự thay đổi được điều đã qua quá 24 giờ; văn bản này thay đổi {change.Gate} từ {when.Vi}. Hãy bắt đầu muộn hơn, hoặc nhờ người thứ hai phê duyệt.",
            $"一人不能更改 24 小时以前的情况；本文书自{when.Zh}起更改了 {change.Gate}。请推迟开始时间，或由第二人批准。",
            $"One person alone does not change what is over for more than 24 hours; this changes {change.Gate} from {when.En} on. Begin later, or have a second person approve it."));
    }

    private static ParameterMistake Loosens(CalendarChange change, string pointer)
    {
        var when = change.Start is { } start ? DateWords.From(DateWords.Of(start)) : new("ngay từ đầu", "自始", "from the beginning");
        var what = change.Before.Regime == change.After.Regime
            ? new TrilingualText("về giờ, hạn ngạch, hoặc điều mà một bên nói", "时间、配额或其中一方的规定", "in hours, quota or what one side says")
            : new(
                $"từ “{RegimeWords.Of(change.Before.Regime).Vi}” thành “{RegimeWords.Of(change.After.Regime).Vi}”",
                $"由“{RegimeWords.Of(change.Before.Regime).Zh}”变为“{RegimeWords.Of(change.After.Regime).Zh}”",
                $"from “{RegimeWords.Of(change.Before.Regime).En}” to “{RegimeWords.Of(change.After.Regime).En}”");
        return ParameterMistake.InBody(pointer, new(
            $"Một người chỉ được siết chặt; {when.Vi}, văn bản này nới lỏng {change.Gate} ({TextForm.Of(change.Flow)}) {what.Vi}. Hãy thu hẹp ngày, loại hoặc hướng.",
            $"一人只能收紧；{when.Zh}，本文书放宽了 {change.Gate}（{TextForm.Of(change.Flow)}）：{what.Zh}。请缩小日期、类别或方向的范围。",
            $"One person alone only restricts; {when.En}, this loosens {change.Gate} ({TextForm.Of(change.Flow)}) {what.En}. Narrow the days, the classes or the directions."));
    }
}
