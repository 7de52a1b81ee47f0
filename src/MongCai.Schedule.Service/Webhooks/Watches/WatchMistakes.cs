using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>What is wrong with a watch, said to who wants it.</summary>
internal static class WatchMistakes
{
    public static readonly TrilingualText ToBeforeFrom = new("“to” sớm hơn “from”.", "“to”早于“from”。", "“to” is before “from”.");

    public static TrilingualText Past(LocalDate today) => new(
        $"“to” đã qua; hôm nay là {Text(today)}.", $"“to”已过；今天是 {Text(today)}。", $"“to” is past; today is {Text(today)}.");

    public static TrilingualText TooFar(LocalDate last) => new(
        $"“to” muộn nhất là {Text(last)}: lịch chỉ được so sánh trước hai năm.", $"“to”最晚为 {Text(last)}：只比较两年之内的日历。", $"“to” is {Text(last)} at the latest: the calendar is compared two years ahead.");

    public static TrilingualText WholePlace(string gate, IEnumerable<string> parts)
    {
        var list = string.Join(", ", parts);
        return new($"“{gate}” gồm nhiều cửa khẩu; hãy chọn một: {list}.", $"“{gate}”包含多个口岸；请选一个：{list}。", $"“{gate}” has several gates; name one: {list}.");
    }

    public static TrilingualText NoWatch(string id) => new($"Bạn không có theo dõi “{id}”.", $"您没有关注“{id}”。", $"You have no watch “{id}”.");

    public static TrilingualText TooMany(int most) => new(
        $"Bạn đã có {most} theo dõi; hãy xóa bớt một cái trước.", $"您已有 {most} 个关注；请先删除一个。", $"You have {most} watches; delete one first.");

    private static string Text(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
