namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>What is wrong with a subscription, said to who wants it.</summary>
internal static class SubscriptionMistakes
{
    public static readonly TrilingualText NothingPasses = new(
        "Các loại sự kiện này nói về văn bản; bộ lọc theo cửa khẩu, luồng hay loại không cho sự kiện nào như vậy đi qua. Hãy bỏ một trong hai.",
        "这些事件类型都是关于文书的；按口岸、流向或类别的过滤不会放行任何此类事件。请去掉其一。",
        "These types are of events about statements, and a filter by gate, flow or class lets none of those pass. Take out the one or the other.");

    public static TrilingualText NoEventYet(string after, long last) => new(
        $"Chưa có sự kiện {after}; sự kiện cuối cùng là {last}.", $"尚无事件 {after}；最后一个事件是 {last}。", $"There is no event {after} yet; the last one is {last}.");

    public static TrilingualText NoSubscription(string id) => new(
        $"Bạn không có đăng ký “{id}”.", $"您没有订阅“{id}”。", $"You have no subscription “{id}”.");

    public static TrilingualText NoDelivery(string id) => new(
        $"Bạn không có lần gửi “{id}”; mã có dạng sub_….12 hay sub_….m3.", $"您没有投递“{id}”；其标识形如 sub_….12 或 sub_….m3。", $"You have no delivery “{id}”; its id is as sub_….12 or sub_….m3.");

    public static TrilingualText TooMany(int most) => new(
        $"Bạn đã có {most} đăng ký; hãy xóa bớt một đăng ký trước.", $"您已有 {most} 个订阅；请先删除一个。", $"You have {most} subscriptions; delete one first.");

    public static readonly TrilingualText PingUnderWay = new(
        "Một ping của bạn còn đang chờ trả lời.", "您的上一个 ping 仍在等待应答。", "A ping of yours still waits for its answer.");
}
