using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What is said of statements to those who write them.</summary>
internal static class StatementTexts
{
    public static TrilingualText OtherId(string id) => new(
        $"id không đổi được; hãy ghi “{id}”.", $"id 不可更改；请写“{id}”。", $"The id cannot change; write “{id}”.");

    public static TrilingualText WrongStatus(StatementStatus status, StatementCommand command) => new(
        $"Văn bản đang ở trạng thái “{TextForm.Of(status)}”; lúc này không thực hiện được “{TextForm.Of(command)}”.",
        $"文书目前为“{TextForm.Of(status)}”；此时不能执行“{TextForm.Of(command)}”。",
        $"The statement is “{TextForm.Of(status)}”, which does not allow “{TextForm.Of(command)}”.");
}
