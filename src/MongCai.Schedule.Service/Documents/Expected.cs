namespace MongCai.Schedule.Service.Documents;

/// <summary>What a value should have been, to end a sentence that begins with “… is not”.</summary>
internal static class Expected
{
    public static readonly TrilingualText Text = new("một đoạn văn bản có chữ", "非空的文字", "a text with letters in it");

    public static readonly TrilingualText List = new("một danh sách; hãy viết [ … ], kể cả khi chỉ có một mục", "列表；即使只有一项也请写作 [ … ]", "a list; write [ … ], for a single entry too");

    public static readonly TrilingualText Id = new(
        "một mã; hãy viết chữ thường a-z, chữ số và từng dấu gạch nối, nhiều nhất 80 ký tự, ví dụ bac-luan-2",
        "标识；请用小写字母、数字和单个连字符，最多 80 个字符，例如 bac-luan-2",
        "an id; write small letters a-z, digits and single hyphens, 80 at most, as in bac-luan-2");

    public static readonly TrilingualText Boolean = new("true hay false, không có ngoặc kép", "true 或 false（不加引号）", "true or false, without quotes");

    public static readonly TrilingualText Zone = new(
        "một múi giờ ở đây: Asia/Ho_Chi_Minh hay Asia/Shanghai", "此处的时区：Asia/Ho_Chi_Minh 或 Asia/Shanghai", "a zone of these gates: Asia/Ho_Chi_Minh or Asia/Shanghai");

    public static readonly TrilingualText Url = new("một địa chỉ http hay https", "http 或 https 地址", "an http or https address");

    public static readonly TrilingualText Date = new(
        $"một ngày có thật từ {DocumentReader.FirstYear} đến {DocumentReader.LastYear}; hãy viết YYYY-MM-DD, ví dụ 2022-02-04",
        $"{DocumentReader.FirstYear} 至 {DocumentReader.LastYear} 年间真实的日期；请写作 YYYY-MM-DD，例如 2022-02-04",
        $"a date that exists from {DocumentReader.FirstYear} to {DocumentReader.LastYear}; write YYYY-MM-DD, for instance 2022-02-04");

    public static readonly TrilingualText Instant = new(
        $"một thời điểm có múi giờ, từ năm {DocumentReader.FirstYear} đến {DocumentReader.LastYear}; hãy viết ngày, giờ và độ lệch, ví dụ 2022-04-26T08:00+07:00",
        $"{DocumentReader.FirstYear} 至 {DocumentReader.LastYear} 年间带时差的时刻；请写日期、时间和时差，例如 2022-04-26T08:00+07:00",
        $"an instant from {DocumentReader.FirstYear} to {DocumentReader.LastYear}; write date, time and offset, for instance 2022-04-26T08:00+07:00");

    public static readonly TrilingualText DateOrInstant = new(
        $"một ngày như 2022-02-04 hay một thời điểm như 2022-04-26T08:00+07:00, từ năm {DocumentReader.FirstYear} đến {DocumentReader.LastYear}",
        $"{DocumentReader.FirstYear} 至 {DocumentReader.LastYear} 年间的日期（如 2022-02-04）或时刻（如 2022-04-26T08:00+07:00）",
        $"a date like 2022-02-04 or an instant like 2022-04-26T08:00+07:00, from {DocumentReader.FirstYear} to {DocumentReader.LastYear}");

    public static readonly TrilingualText Time = new(
        "một giờ trong ngày từ 00:00 đến 23:59; hãy viết HH:mm, ví dụ 08:00; nửa đêm là 00:00",
        "00:00 至 23:59 之间的时间；请写作 HH:mm，例如 08:00；午夜为 00:00",
        "a time of day from 00:00 to 23:59; write HH:mm, for instance 08:00; midnight is 00:00");

    public static readonly TrilingualText AnnualDate = new(
        "một ngày có thật trong năm; hãy viết MM-DD, ví dụ 09-02", "一年中真实的日子；请写作 MM-DD，例如 09-02", "a day of the year that exists; write MM-DD, for instance 09-02");

    public static readonly TrilingualText LunarDay = new(
        "một ngày âm lịch; hãy viết tháng/ngày như 1/15, tháng nhuận 4L/15, ngày cuối tháng Chạp 12/-1",
        "农历日子；请写作 月/日，如 1/15，闰月写 4L/15，腊月最后一天写 12/-1",
        "a lunar day; write month/day as in 1/15, 4L/15 in a leap month, 12/-1 for the last day of month 12");

    public static readonly TrilingualText Clause = new(
        "số của một điều khoản; hãy viết 2, hay 2.1 cho ngoại lệ đầu tiên của nó",
        "条款编号；请写 2，其第一个例外写 2.1",
        "the number of a clause; write 2, or 2.1 for the first of its exceptions");

    public static readonly TrilingualText HsPrefix = new(
        "đầu mã HS; hãy viết 2 đến 10 chữ số trong ngoặc kép, ví dụ \"0303\"",
        "HS 编码前缀；请写 2 至 10 位数字并加引号，例如 \"0303\"",
        "the beginning of an HS code; write 2 to 10 digits in quotes, for instance \"0303\"");

    public static TrilingualText Number(int least, int most) => new(
        $"số nguyên từ {least} đến {most}, không có ngoặc kép", $"{least} 到 {most} 之间的整数（不加引号）", $"a whole number from {least} to {most}, without quotes");

    public static TrilingualText DayOfMonth(int most) => new(
        $"một ngày trong tháng: 1 đến {most}, hay -1 cho ngày cuối", $"月内日：1 到 {most}，或 -1 表示最后一天", $"a day of the month: 1 to {most}, or -1 for the last");

    public static TrilingualText Degrees(int most) => new(
        $"số độ từ -{most} đến {most}, ví dụ 21.54", $"-{most} 到 {most} 之间的度数，例如 21.54", $"a number of degrees from -{most} to {most}, for instance 21.54");
}
