using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What is said of clauses that contradict each other.</summary>
internal static class ConflictMistakes
{
    /// <summary>Names both clauses, one question on which they differ, and what would settle it.</summary>
    public static TrilingualText Of(Conflict conflict)
    {
        var (first, second) = (conflict.First, conflict.Second);
        var question = Question(conflict);
        var when = DateWords.Of(conflict.At);
        return first.Statement.Id == second.Statement.Id
            ? new(
                $"Khoản {first.Clause.Number} và khoản {second.Clause.Number} đều nói về {question} từ {when.Vi} nhưng khác nhau, mà không khoản nào cụ thể hơn; hãy để một khoản nêu loại, chiều, ngày hẹp hơn hoặc ít cửa khẩu hơn, hoặc đưa vào except của khoản kia.",
                $"第 {first.Clause.Number} 条与第 {second.Clause.Number} 条都涉及 {question}（自{when.Zh}起），内容不同且都不更具体；请让其中一条指明类别、方向、更窄的日期或更少的口岸，或写入另一条的 except。",
                $"Clauses {first.Clause.Number} and {second.Clause.Number} both speak of {question} from {when.En} and differ, and neither is more specific; let one name classes, a direction, a narrower stretch of days or fewer gates, or stand in the other's except.")
            : new(
                $"{first} và {second} cùng loại và cùng được biết một lúc, đều nói về {question} từ {when.Vi} nhưng khác nhau; hãy ghi known muộn hơn cho văn bản có hiệu lực sau, hoặc gộp hai văn bản.",
                $"{first} 与 {second} 种类相同、同时公布，都涉及 {question}（自{when.Zh}起），内容不同；请为后者填写更晚的 known，或将两者合并。",
                $"{first} and {second} are of one kind and became known at one time, both speak of {question} from {when.En}, and differ; give the one that should hold a later known, or make them one statement.");
    }

    private static string Question(Conflict conflict) => string.Join(' ', ((string[])
    [
        conflict.Gate.ToString(),
        TextForm.Of(conflict.Flow),
        conflict.Direction is { } direction ? TextForm.Of<Direction>(direction) : "",
        string.Join('+', conflict.Classes),
    ]).Where(part => part != ""));
}
