using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Tests.Words;

/// <summary>A clause as a sentence says all that the clause says of its days.</summary>
public class ClauseWordsTests
{
    private const string Stretch = "first: 2026-05-01, last: 2026-05-31";

    [Theory]
    [InlineData("first: 2026-05-01, last: 2026-05-03", "từ ngày 1/5/2026 đến hết ngày 3/5/2026", "自2026年5月1日起至2026年5月3日止", "from 1 May 2026 to the end of 3 May 2026")]
    [InlineData("first: 2026-05-01, last: 2026-05-01", "ngày 1/5/2026", "2026年5月1日", "on 1 May 2026")]
    [InlineData("first: 2026-05-01, endKind: until-further-notice", "từ 1/5/2026", "自2026年5月1日起", "from 1 May 2026")]
    [InlineData("start: 2026-05-01T15:00+07:00, end: 2026-05-02T00:00+07:00", "từ 15:00 giờ Hà Nội ngày 1/5/2026 đến 2/5/2026", "自2026年5月1日河内时间15:00至2026年5月2日", "from 15:00 Hanoi time on 1 May 2026 to 2 May 2026")]
    [InlineData("start: 2026-05-01T15:00+07:00, endKind: until-further-notice", "từ 15:00 giờ Hà Nội ngày 1/5/2026", "自2026年5月1日河内时间15:00起", "from 15:00 Hanoi time on 1 May 2026")]
    [InlineData($"{Stretch}, weekdays: [sunday, monday]", "S, chỉ vào thứ Hai, Chủ nhật", "S，仅限星期一、星期日", "S, only on Mondays, Sundays")]
    [InlineData($"{Stretch}, daysOfMonth: [1, 15, -1]", "S, chỉ vào ngày 1, ngày 15, ngày cuối hằng tháng (dương lịch)", "S，仅限每月（公历）1日、15日、最后一日", "S, only on day 1, day 15, the last day of each month (solar calendar)")]
    [InlineData($"{Stretch}, lunarDaysOfMonth: {{ calendar: vn, days: [1, 15, -1] }}", "S, chỉ vào mùng 1, ngày 15, ngày cuối hằng tháng (âm lịch Việt Nam)", "S，仅限每月（越南农历）初一、十五、末日", "S, only on day 1, day 15, the last day of each month (Vietnamese lunar calendar)")]
    [InlineData($"{Stretch}, lunarDaysOfMonth: {{ calendar: cn, days: [30] }}", "S, chỉ vào ngày 30 hằng tháng (âm lịch Trung Quốc)", "S，仅限每月（中国农历）三十", "S, only on day 30 of each month (Chinese lunar calendar)")]
    [InlineData($"{Stretch}, days: {{ country: vn, are: working }}", "S, chỉ vào ngày làm việc của Việt Nam", "S，仅限越南工作日", "S, only on working days in Vietnam")]
    [InlineData($"{Stretch}, days: {{ country: cn, are: off }}", "S, chỉ vào ngày nghỉ của Trung Quốc", "S，仅限中国休息日", "S, only on days off in China")]
    [InlineData($"{Stretch}, plus: [2026-06-02, 2026-06-03], minus: [2026-05-04]", "S, thêm ngày 2/6/2026, 3/6/2026, trừ ngày 4/5/2026", "S，另加2026年6月2日、2026年6月3日，2026年5月4日除外", "S, also on 2 June 2026, 3 June 2026, but not on 4 May 2026")]
    [InlineData($"{Stretch}, zone: Asia/Shanghai", "S, ngày tính theo giờ Bắc Kinh", "S，日期按北京时间计", "S, days by Beijing time")]
    [InlineData($"{Stretch}, weekdays: [saturday], daysOfMonth: [2], days: {{ country: cn, are: working }}, minus: [2026-05-09], zone: Asia/Shanghai", "S, chỉ vào thứ Bảy, chỉ vào ngày 2 hằng tháng (dương lịch), chỉ vào ngày làm việc của Trung Quốc, trừ ngày 9/5/2026, ngày tính theo giờ Bắc Kinh", "S，仅限星期六，仅限每月（公历）2日，仅限中国工作日，2026年5月9日除外，日期按北京时间计", "S, only on Saturdays, only on day 2 of each month (solar calendar), only on working days in China, but not on 9 May 2026, days by Beijing time")]
    public void The_days_of_an_agreement_are_said(string days, string vi, string zh, string en) => Says(
        $"{{ gates: [bac-luan-2], flows: [cargo], {days}, regime: closed }}",
        "agreement",
        new("tạm dừng", "暂停通关", "closed"),
        new(
            vi.Replace("S,", "từ ngày 1/5/2026 đến hết ngày 31/5/2026,", StringComparison.Ordinal),
            zh.Replace("S，", "自2026年5月1日起至2026年5月31日止，", StringComparison.Ordinal),
            en.Replace("S,", "from 1 May 2026 to the end of 31 May 2026,", StringComparison.Ordinal)));

    [Theory]
    [InlineData("yearly: { first: 12-30, last: 01-02 }", "hằng năm từ ngày 30/12 đến hết ngày 2/1", "每年自12月30日起至1月2日止", "each year from 30 December to the end of 2 January")]
    [InlineData("yearly: { first: 09-02, last: 09-02 }", "hằng năm vào ngày 2/9", "每年9月2日", "each year on 2 September")]
    [InlineData("lunar: { calendar: vn, first: 12/-1, last: 1/2 }", "hằng năm từ ngày cuối tháng Chạp đến hết mùng 2 tháng Giêng (âm lịch Việt Nam)", "每年自腊月末日起至正月初二止（越南农历）", "each year from the last day of month 12 to the end of day 2 of month 1 (by the Vietnamese lunar calendar)")]
    [InlineData("lunar: { calendar: cn, first: 8/15, last: 8/15 }", "hằng năm vào ngày 15 tháng Tám (âm lịch Trung Quốc)", "每年八月十五（中国农历）", "each year on day 15 of month 8 (by the Chinese lunar calendar)")]
    [InlineData("term: { name: qingming, calendar: cn }", "hằng năm vào ngày Thanh minh (âm lịch Trung Quốc)", "每年清明（中国农历）", "each year on the day of Pure Brightness (by the Chinese lunar calendar)")]
    [InlineData("term: { name: qingming, calendar: vn, from: -1, to: 2 }", "hằng năm từ 1 ngày trước ngày Thanh minh đến hết 2 ngày sau ngày Thanh minh (âm lịch Việt Nam)", "每年自清明前1天起至清明后2天止（越南农历）", "each year from 1 day before the day of Pure Brightness to the end of 2 days after the day of Pure Brightness (by the Vietnamese lunar calendar)")]
    [InlineData("term: { name: qingming, calendar: vn, from: 2, to: 2 }", "hằng năm, 2 ngày sau ngày Thanh minh (âm lịch Việt Nam)", "每年清明后2天（越南农历）", "each year, 2 days after the day of Pure Brightness (by the Vietnamese lunar calendar)")]
    [InlineData("holiday: { country: cn, id: spring-festival }", "hằng năm suốt kỳ nghỉ Tết của Trung Quốc", "每年中国春节假期", "each year throughout the holiday Spring Festival of China")]
    [InlineData("holiday: { country: vn, id: hung-kings, from: -2, to: 1 }", "hằng năm từ 2 ngày trước ngày đầu đến hết 1 ngày sau ngày cuối của kỳ nghỉ Giỗ Tổ của Việt Nam", "每年自越南雄王节假期首日前2天起至末日后1天止", "each year from 2 days before the first day to the end of 1 day after the last day of the holiday Hùng Kings of Vietnam")]
    [InlineData("holiday: { country: cn, id: spring-festival, from: 1, to: 1 }", "hằng năm từ 1 ngày sau ngày đầu đến hết 1 ngày sau ngày cuối của kỳ nghỉ Tết của Trung Quốc", "每年自中国春节假期首日后1天起至末日后1天止", "each year from 1 day after the first day to the end of 1 day after the last day of the holiday Spring Festival of China")]
    [InlineData("holiday: { country: cn, id: spring-festival, from: 1 }", "hằng năm từ 1 ngày sau ngày đầu đến hết ngày cuối của kỳ nghỉ Tết của Trung Quốc", "每年自中国春节假期首日后1天起至末日止", "each year from 1 day after the first day to the end of the last day of the holiday Spring Festival of China")]
    [InlineData("holiday: { country: cn, id: national-day }", "hằng năm suốt kỳ nghỉ Quốc khánh của Trung Quốc", "每年中国国庆节假期", "each year throughout the holiday National Day of China")]
    public void The_days_of_a_rule_and_since_when_are_said(string days, string vi, string zh, string en)
    {
        var closed = new TrilingualText("tạm dừng", "暂停通关", "closed");
        Says(
            $"{{ gates: [bac-luan-2], flows: [cargo], {days}, since: 2022-04-01, regime: closed }}",
            "rule",
            closed,
            new($"{vi}, áp dụng từ ngày 1/4/2022", $"{zh}，自2022年4月1日起适用", $"{en}, valid from 1 April 2022"));
        Says(
            $"{{ gates: [bac-luan-2], flows: [cargo], {days}, since: 2022-04-01, until: 2030-12-31, weekdays: [friday], plus: [2026-05-02], regime: closed }}",
            "rule",
            closed,
            new(
                $"{vi}, chỉ vào thứ Sáu, áp dụng từ ngày 1/4/2022 đến hết ngày 31/12/2030, thêm ngày 2/5/2026",
                $"{zh}，仅限星期五，自2022年4月1日起至2030年12月31日止适用，另加2026年5月2日",
                $"{en}, only on Fridays, valid from 1 April 2022 to the end of 31 December 2030, also on 2 May 2026"));
    }

    [Fact]
    public void What_resumes_is_advised_or_has_no_date_is_said()
    {
        Says(
            "{ gates: [bac-luan-2], flows: [cargo], resumes: 2026-05-07 }", "agreement",
            new("trở lại lịch thường", "恢复常规", "the ordinary timetable resumes"), new("từ 7/5/2026", "自2026年5月7日起", "from 7 May 2026"));
        Says(
            "{ gates: [bac-luan-2], flows: [cargo], resumes: 2026-05-07T13:30+07:00 }", "agreement",
            new("trở lại lịch thường", "恢复常规", "the ordinary timetable resumes"),
            new("từ 13:30 giờ Hà Nội ngày 7/5/2026", "自2026年5月7日河内时间13:30起", "from 13:30 Hanoi time on 7 May 2026"));
        Says(
            "{ gates: [bac-luan-2], flows: [cargo], first: 2026-05-07, last: 2026-05-07, effect: advice, text: { vi: Đợi, zh: 等, en: Wait } }", "agreement",
            new("Đợi", "等", "Wait"), new("ngày 7/5/2026", "2026年5月7日", "on 7 May 2026"));
        Says(
            "{ gates: [bac-luan-2], flows: [cargo], undated: 1, regime: closed }", "agreement",
            new("tạm dừng", "暂停通关", "closed"), new("chưa rõ ngày", "日期待定", "without a date yet"));
    }

    [Fact]
    public void Directions_and_classes_are_said()
    {
        var text = Describe("{ gates: [bac-luan-2, bac-luan-1], flows: [cargo], directions: [export], classes: [dry-food, empty], first: 2026-05-07, last: 2026-05-07, regime: appointment }", "agreement");
        Assert.Equal(
            new TrilingualText(
                "Một (thư trao đổi ngày 1/3/2022), khoản 1: Bắc Luân II, Bắc Luân I, thông quan hàng hóa, xuất khẩu từ Việt Nam, hàng khô, xe không hàng, ngày 7/5/2026: hẹn trước.",
                "《二》（2022年3月1日换函）第1条：北仑河二桥、北仑河一桥、货物通关、越南出口、干货、空车，2026年5月7日：预约通关。",
                "Three (letters of 1 March 2022), clause 1: Bắc Luân II, Bắc Luân I, cargo, export from Vietnam, dry food, empty vehicles, on 7 May 2026: by appointment only."),
            text);
    }

    private static void Says(string clause, string kind, TrilingualText what, TrilingualText when)
    {
        var by = kind == "agreement" ? new TrilingualText(" (thư trao đổi ngày 1/3/2022)", "（2022年3月1日换函）", " (letters of 1 March 2022)") : new("", "", "");
        Assert.Equal(
            new TrilingualText(
                $"Một{by.Vi}, khoản 1: Bắc Luân II, thông quan hàng hóa, {when.Vi}: {what.Vi}.",
                $"《二》{by.Zh}第1条：北仑河二桥、货物通关，{when.Zh}：{what.Zh}。",
                $"Three{by.En}, clause 1: Bắc Luân II, cargo, {when.En}: {what.En}."),
            Describe(clause, kind));
    }

    private static TrilingualText Describe(string clause, string kind)
    {
        var reading = SmallCalendar.Read(("statements/tested.yaml", SmallCalendar.Clause(clause, kind)));
        Assert.Equal("", SmallCalendar.English(reading));
        var book = reading.Contents!.Book;
        var statement = book.Statements.Single(statement => statement.Id == Id<Statement>.Parse("tested", null));
        return ClauseWords.Describe(new ClauseReference(statement, statement.Clauses[0]), book);
    }
}
