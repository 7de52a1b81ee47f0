using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>What can be wrong with countries and announcements, said to people.</summary>
internal static class HolidayMistakes
{
    public static readonly TrilingualText NotOneDay = new(
        "“on” cần đúng một trong: lunar, yearly, term; ví dụ { lunar: 3/10 }.", "“on”必须且只能有一项：lunar、yearly、term；例如 { lunar: 3/10 }。", "“on” needs exactly one of lunar, yearly, term; for instance { lunar: 3/10 }.");

    public static readonly TrilingualText AnnouncesNothing = new(
        "Thông báo này không có ngày nghỉ hay ngày làm bù nào; hãy ghi vào “off” hoặc “work”.", "此公告既无放假也无调休；请填写“off”或“work”。", "This announcement has neither days off nor make-up days; write some in “off” or “work”.");

    public static readonly TrilingualText WholeWeek = new(
        "Cuối tuần không thể gồm cả bảy ngày; hãy bỏ bớt.", "周末不能包含全部七天；请删减。", "A weekend cannot be all seven days; leave some out.");

    public static TrilingualText NotDescribed(Country country)
    {
        var id = TextForm.Of(country);
        return new(
            $"Chưa có lịch nghỉ của “{id}”; hãy thêm countries/{id}.yaml.", $"没有“{id}”的节假日规则；请添加 countries/{id}.yaml。", $"The holidays of “{id}” are not described; add countries/{id}.yaml.");
    }

    public static TrilingualText OffOverlaps(LocalDate first, LocalDate last, string file) => new(
        $"Các ngày nghỉ này trùng với {Show.Date(first)}–{Show.Date(last)} trong {file}; mỗi ngày chỉ thuộc một kỳ nghỉ.",
        $"此假期与 {file} 中的 {Show.Date(first)} 至 {Show.Date(last)} 重叠；每天只能属于一个假期。",
        $"These days off overlap {Show.Date(first)} to {Show.Date(last)} in {file}; a day belongs to one holiday only.");

    public static TrilingualText WorkWithinOff(LocalDate date, LocalDate first, LocalDate last) => new(
        $"{Show.Date(date)} nằm trong kỳ nghỉ {Show.Date(first)}–{Show.Date(last)}; ngày làm bù phải ở ngoài kỳ nghỉ.",
        $"{Show.Date(date)} 在假期 {Show.Date(first)} 至 {Show.Date(last)} 之内；调休上班日须在假期之外。",
        $"{Show.Date(date)} is within the days off from {Show.Date(first)} to {Show.Date(last)}; a make-up day lies outside of them.");

    public static TrilingualText WorkNotOnWeekend(LocalDate date)
    {
        var weekday = Show.Weekday(date.DayOfWeek);
        return new(
            $"{Show.Date(date)} là {weekday.Vi}, vốn là ngày làm việc; ngày làm bù phải rơi vào cuối tuần.",
            $"{Show.Date(date)} 是{weekday.Zh}，本就是工作日；调休上班日须在周末。",
            $"{Show.Date(date)} is a {weekday.En}, a working day anyhow; a make-up day falls on a weekend.");
    }

    public static TrilingualText OffTooLong(LocalDate first, LocalDate last, int most) => new(
        $"Kỳ nghỉ {Show.Date(first)}–{Show.Date(last)} dài hơn {most} ngày; hãy sửa lại tháng hoặc năm.",
        $"假期 {Show.Date(first)} 至 {Show.Date(last)} 超过 {most} 天；请更正月份或年份。",
        $"The days off from {Show.Date(first)} to {Show.Date(last)} are more than {most}; put the month or the year right.");

    public static TrilingualText OffTooFar(LocalDate first, LocalDate holiday, int most) => new(
        $"Kỳ nghỉ từ {Show.Date(first)} cách ngày lễ này ({Show.Date(holiday)}) hơn {most} ngày; hãy sửa lại ngày hoặc tên ngày lễ.",
        $"自 {Show.Date(first)} 起的假期距该节日（{Show.Date(holiday)}）超过 {most} 天；请更正日期或节日。",
        $"The days off from {Show.Date(first)} are more than {most} days from this holiday ({Show.Date(holiday)}); put the dates or the holiday right.");

    public static TrilingualText WorkTooFar(LocalDate date, int most) => new(
        $"Ngày làm bù {Show.Date(date)} cách mọi kỳ nghỉ của ngày lễ này hơn {most} ngày; hãy sửa lại ngày hoặc tên ngày lễ.",
        $"调休上班日 {Show.Date(date)} 距该节日的所有假期超过 {most} 天；请更正日期或节日。",
        $"The make-up day {Show.Date(date)} is more than {most} days from any days off of this holiday; put the date or the holiday right.");

    public static TrilingualText WorkTwice(LocalDate date, string file) => new(
        $"Ngày làm bù {Show.Date(date)} đã có trong {file}; hãy giữ một.", $"调休上班日 {Show.Date(date)} 已在 {file} 中；请只留一个。", $"The make-up day {Show.Date(date)} is already in {file}; keep one.");
}
