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
