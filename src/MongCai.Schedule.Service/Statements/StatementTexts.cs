using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What is said of statements to those who write them.</summary>
internal static class StatementTexts
{
    public static TrilingualText OtherId(string id) => new(
        $"id không đổi được; hãy ghi “{id}”.", $"id 不可更改；请写“{id}”。", $"The id cannot change; write “{id}”.");

    public static readonly TrilingualText PublishedAlready = new(
        "Văn bản đã công bố; những gì nó thay đổi ở /v1/revisions/{number}/changes.",
        "文书已公布；其变更见 /v1/revisions/{number}/changes。",
        "The statement is published; what it changed is at /v1/revisions/{number}/changes.");

    public static TrilingualText WrongStatus(StatementStatus status, StatementCommand command)
    {
        var (state, step) = (Of(status), Of(command));
        return command == StatementCommand.Ratify && status is StatementStatus.Published or StatementStatus.Ended
            ? new("Văn bản này không chờ phê chuẩn.", "此文书无需追认。", "The statement awaits no ratification.")
            : new(
                $"Văn bản {state.Vi}; lúc này không thể {step.Vi}.",
                $"文书{state.Zh}；此时不能{step.Zh}。",
                $"The statement is {state.En}; it cannot be {step.En} now.");
    }

    private static TrilingualText Of(StatementStatus status) => status switch
    {
        StatementStatus.Draft => new("còn là dự thảo", "仍为草案", "a draft"),
        StatementStatus.Submitted => new("đã trình, chờ người thứ hai", "已提交，待第二人办理", "submitted and waits for a second person"),
        StatementStatus.Published => new("đã công bố", "已公布", "published"),
        _ => new("đã hết hiệu lực", "已终止", "ended"),
    };

    private static TrilingualText Of(StatementCommand command) => command switch
    {
        StatementCommand.Edit => new("sửa", "修改", "changed"),
        StatementCommand.Submit => new("trình", "提交", "submitted"),
        StatementCommand.Approve => new("phê duyệt", "批准", "approved"),
        StatementCommand.Reject => new("trả lại", "退回", "sent back"),
        StatementCommand.Withdraw => new("thu hồi", "撤回", "withdrawn"),
        StatementCommand.Confirm => new("xác nhận", "确认", "confirmed"),
        StatementCommand.Review => new("rà soát", "复核", "reviewed"),
        _ => new("phê chuẩn", "追认", "ratified"),
    };
}
