using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;

namespace MongCai.Schedule.Service.Words;

/// <summary>The words of the border for regimes, certainty, flows and directions.</summary>
internal static class RegimeWords
{
    public static TrilingualText Of(Regime regime) => regime switch
    {
        Regime.Normal => new("bình thường", "正常通关", "normal"),
        Regime.Appointment => new("hẹn trước", "预约通关", "by appointment only"),
        Regime.Closed => new("tạm dừng", "暂停通关", "closed"),
        _ => new("chưa có thông tin", "暂无信息", "not known"),
    };

    public static TrilingualText Of(Certainty certainty) => certainty switch
    {
        Certainty.Agreed => new("hai bên thống nhất", "双方商定", "agreed by both sides"),
        Certainty.Announced => new("một bên thông báo", "单方通告", "announced by one side"),
        Certainty.Standing => new("lịch thường", "常规", "ordinary timetable"),
        Certainty.Forecast => new("dự kiến", "预计", "forecast"),
        Certainty.Unconfirmed => new("chưa xác nhận", "未确认", "unconfirmed"),
        _ => new("chưa có thông tin", "暂无信息", "not known"),
    };

    /// <summary>A quota as a sentence. Units that are not known here stand as the statement has them.</summary>
    public static TrilingualText Of(Quota quota)
    {
        TrilingualText unit = quota.Unit switch
        {
            "boat" => new("đò", "艘船", "boats"),
            "truck" => new("xe tải", "辆货车", "trucks"),
            "vehicle" => new("xe", "辆车", "vehicles"),
            "person" => new("người", "人", "people"),
            "tonne" => new("tấn", "吨", "tonnes"),
            var other => new(other, other, other),
        };
        TrilingualText per = quota.Per switch
        {
            "hour" => new("giờ", "小时", "hour"),
            "day" => new("ngày", "天", "day"),
            "week" => new("tuần", "周", "week"),
            "month" => new("tháng", "月", "month"),
            var other => new(other, other, other),
        };
        return new($"{quota.Amount} {unit.Vi}/{per.Vi}.", $"每{per.Zh}{quota.Amount}{unit.Zh}。", $"{quota.Amount} {unit.En} per {per.En}.");
    }

    public static TrilingualText Of(Flow flow) => flow switch
    {
        Flow.Passenger => new("xuất nhập cảnh", "人员通关", "passengers"),
        Flow.Cargo => new("thông quan hàng hóa", "货物通关", "cargo"),
        _ => new("trao đổi cư dân biên giới", "边民互市", "residents' trade"),
    };

    public static TrilingualText Of(Direction direction) => direction switch
    {
        Direction.Export => new("xuất khẩu từ Việt Nam", "越南出口", "export from Vietnam"),
        Direction.Import => new("nhập khẩu vào Việt Nam", "越南进口", "import into Vietnam"),
        Direction.Exit => new("xuất cảnh khỏi Việt Nam", "自越南出境", "exit from Vietnam"),
        _ => new("nhập cảnh vào Việt Nam", "入境越南", "entry into Vietnam"),
    };
}
