using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Words;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>What can be wrong with a clause, said to people.</summary>
internal static class ClauseMistakes
{
    public static readonly TrilingualText NoDays = new(
        "Điều khoản này không ghi thời gian; hãy ghi một trong: first và last, start và end, resumes, undated; trong quy tắc (rule): yearly, lunar, term, holiday.",
        "此条款没有写时间；请写其一：first 和 last、start 和 end、resumes、undated；规则（rule）中：yearly、lunar、term、holiday。",
        "This clause does not say when; write one of: first and last, start and end, resumes, undated; in a rule: yearly, lunar, term, holiday.");

    public static readonly TrilingualText ResumesInStanding = new(
        "“resumes” cho phép lịch thường trở lại, nên không đặt trong chính lịch thường (standing); hãy ghi “regime”.",
        "“resumes”表示恢复常规，不能写在常规安排（standing）本身；请写“regime”。",
        "“resumes” brings the standing timetable back, so it does not belong in one; write “regime”.");

    public static readonly TrilingualText EstimatedWithoutExpected = new(
        "Kết thúc dự kiến cần ngày dự kiến; hãy thêm “expected”, hoặc ghi endKind: until-further-notice.",
        "预计结束须有预计日期；请添加“expected”，或写 endKind: until-further-notice。",
        "An estimated end needs the expected time; add “expected”, or write endKind: until-further-notice.");

    public static readonly TrilingualText EndlessNormal = new(
        "“normal” không có ngày kết thúc sẽ che lịch thường mãi mãi; để trở lại bình thường hãy dùng “resumes”, để đổi lịch thường hãy viết văn bản standing.",
        "没有结束日期的“normal”会永远覆盖常规安排；恢复正常请用“resumes”，更改常规请另写 standing 文书。",
        "“normal” without a fixed end would hide the standing timetable for ever; to go back to normal use “resumes”, to change the timetable write a standing statement.");

    public static readonly TrilingualText SaysNothing = new(
        "Điều khoản này không quyết định gì; hãy ghi “regime”, hoặc effect: advice với “text”, hoặc “resumes”.",
        "此条款没有作出任何规定；请写“regime”，或 effect: advice 加“text”，或“resumes”。",
        "This clause says nothing; write “regime”, or effect: advice with “text”, or “resumes”.");

    public static readonly TrilingualText AdviceWithoutText = new(
        "Lời khuyên cần có lời; hãy thêm “text” bằng ba thứ tiếng.", "提示需要内容；请用三种语言添加“text”。", "Advice needs words; add “text” in three languages.");

    public static readonly TrilingualText TextWithoutAdvice = new(
        "“text” chỉ đi với effect: advice; hãy thêm effect, hoặc dùng “note”.", "“text”只能与 effect: advice 同用；请添加 effect，或改用“note”。", "“text” goes with effect: advice only; add the effect, or use “note”.");

    public static readonly TrilingualText WindowWithoutTimes = new(
        "Giờ mở và giờ đóng không thể cùng là null; nếu không biết giờ, hãy ghi hours: null.",
        "开放和关闭时间不能同为 null；若时间未知，请写 hours: null。",
        "“opens” and “closes” cannot both be null; if the hours are not known, write hours: null.");

    public static readonly TrilingualText StatesNothing = new(
        "“stated” cần ngày âm lịch hay số ngày; hãy ghi, hoặc bỏ nó đi.", "“stated”需要农历日子或天数；请填写或省略。", "“stated” needs lunar days or a count of days; write them, or leave it out.");

    public static readonly TrilingualText StatedWithoutDates = new(
        "“stated” chỉ đi với first, start hoặc resumes, vì phải so với ngày dương; hãy bỏ nó đi.",
        "“stated”只能与 first、start 或 resumes 同用，因为要与公历日期核对；请删去。",
        "“stated” goes with first, start or resumes only, for it is checked against their dates; leave it out.");

    public static readonly TrilingualText StatedLastWithoutLast = new(
        "Điều khoản này không có ngày cuối để đối chiếu; hãy thêm “last” (hay “end”), hoặc bỏ mục này.",
        "此条款没有可核对的末日；请添加“last”（或“end”），或删去此项。",
        "This clause has no last day to check it against; add “last” (or “end”), or leave this out.");

    public static readonly TrilingualText ExceptsEverything = new(
        "Ngoại lệ này bao trùm cả điều khoản; hãy thu hẹp bằng gates, flows, directions hoặc classes.",
        "此例外涵盖整个条款；请用 gates、flows、directions 或 classes 缩小范围。",
        "This exception is as wide as its clause; narrow it by gates, flows, directions or classes.");

    public static readonly TrilingualText ReplacesNothing = new(
        "Ngoại lệ này không thay đổi gì; hãy ghi regime, hours, conditions, quota hoặc trial khác với điều khoản.",
        "此例外没有改变任何内容；请写与条款不同的 regime、hours、conditions、quota 或 trial。",
        "This exception changes nothing; write a regime, hours, conditions, quota or trial other than the clause's.");

    public static TrilingualText MixedDays(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return new(
            $"Các mục này không đi với nhau: {list}; hãy giữ một cách ghi thời gian (first và last, hoặc start và end, …).",
            $"这些项不能同用：{list}；请只保留一种时间形式（first 和 last，或 start 和 end……）。",
            $"These do not go together: {list}; keep one way to say when (first and last, or start and end, …).");
    }

    public static TrilingualText RecursOutsideRule(string name) => new(
        $"“{name}” lặp lại hằng năm nên chỉ thuộc về quy tắc (kind: rule); ở đây hãy ghi ngày bằng first và last.",
        $"“{name}”每年重复，只能用于规则（kind: rule）；此处请用 first 和 last 写日期。",
        $"“{name}” comes again each year, and so belongs in a rule (kind: rule); write the dates here with first and last.");

    public static TrilingualText DoesNotRecur(string name) => new(
        $"“{name}” không lặp lại, mà quy tắc thì phải lặp lại; hãy dùng yearly, lunar, term hoặc holiday.",
        $"“{name}”不重复，而规则必须重复；请用 yearly、lunar、term 或 holiday。",
        $"“{name}” does not come again, and a rule must; use yearly, lunar, term or holiday.");

    public static TrilingualText NoSince(string form) => new(
        $"“{form}” lặp lại hằng năm nên cần ngày bắt đầu có hiệu lực; hãy thêm “since”.",
        $"“{form}”每年重复，须有生效起始日；请添加“since”。",
        $"“{form}” comes again each year and needs its first day of validity; add “since”.");

    public static TrilingualText OnlyOfRecurring(string name) => new(
        $"“{name}” chỉ đi với yearly, lunar, term, holiday; hãy bỏ nó đi.", $"“{name}”只能与 yearly、lunar、term、holiday 同用；请删去。", $"“{name}” goes with yearly, lunar, term, holiday only; leave it out.");

    public static TrilingualText OnlyOfStretch(string name) => new(
        $"“{name}” chỉ đi với first hoặc start không có ngày kết thúc; hãy bỏ nó đi.",
        $"“{name}”只能与没有结束日期的 first 或 start 同用；请删去。",
        $"“{name}” goes with an open first or start only; leave it out.");

    public static TrilingualText EndNotAfterStart(Instant end, Instant start) => new(
        $"“end” ({Show.Instant(end)}) phải sau “start” ({Show.Instant(start)}); hãy sửa lại.",
        $"“end”（{Show.Instant(end)}）必须晚于“start”（{Show.Instant(start)}）；请更正。",
        $"“end” ({Show.Instant(end)}) must come after “start” ({Show.Instant(start)}); put them right.");

    public static TrilingualText NotAfterStart(string name, Instant instant, Instant start) => new(
        $"“{name}” ({Show.Instant(instant)}) phải sau khi bắt đầu ({Show.Instant(start)}); hãy sửa lại.",
        $"“{name}”（{Show.Instant(instant)}）必须晚于开始时间（{Show.Instant(start)}）；请更正。",
        $"“{name}” ({Show.Instant(instant)}) must come after the beginning ({Show.Instant(start)}); put it right.");

    public static TrilingualText OpenEndWithEnd(EndKind endKind, string last) => new(
        $"“{last}” đã ấn định ngày kết thúc, nên không thể là {TextForm.Of(endKind)}; hãy bỏ một trong hai.",
        $"“{last}”已确定结束日期，不能是 {TextForm.Of(endKind)}；请删去其一。",
        $"“{last}” fixes the end, so it cannot be {TextForm.Of(endKind)}; leave out one of the two.");

    public static TrilingualText OnlyOfOpenEnd(string name, string last) => new(
        $"“{last}” đã ấn định ngày kết thúc, nên không cần “{name}”; hãy bỏ một trong hai.",
        $"“{last}”已确定结束日期，不需要“{name}”；请删去其一。",
        $"“{last}” fixes the end, so there is no “{name}”; leave out one of the two.");

    public static TrilingualText OpenWithoutEndKind(string last) => new(
        $"Chưa rõ khi nào kết thúc; hãy thêm “{last}”, hoặc endKind: estimated với “expected”, hoặc endKind: until-further-notice.",
        $"没有写明何时结束；请添加“{last}”，或 endKind: estimated 加“expected”，或 endKind: until-further-notice。",
        $"The end is left open; add “{last}”, or endKind: estimated with “expected”, or endKind: until-further-notice.");

    public static TrilingualText NeedsEndKind(string name, EndKind endKind) => new(
        $"“{name}” cần endKind: {TextForm.Of(endKind)}; hãy ghi thêm, hoặc bỏ “{name}”.",
        $"“{name}”需要 endKind: {TextForm.Of(endKind)}；请添加，或删去“{name}”。",
        $"“{name}” needs endKind: {TextForm.Of(endKind)}; write that, or leave out “{name}”.");

    public static TrilingualText FixedWithoutEnd(string last) => new(
        $"endKind: fixed cần ngày kết thúc; hãy thêm “{last}”.", $"endKind: fixed 须有结束日期；请添加“{last}”。", $"endKind: fixed needs an end; add “{last}”.");

    public static TrilingualText NotWithResumes(string name) => new(
        $"“resumes” chỉ cho lịch thường trở lại, không quyết định gì thêm; hãy bỏ “{name}” hoặc đặt nó vào một điều khoản khác.",
        $"“resumes”只表示恢复常规，不另作规定；请删去“{name}”或写入另一条款。",
        $"“resumes” only brings the standing timetable back; leave out “{name}”, or put it in a clause of its own.");

    public static TrilingualText NotWithAdvice(string name) => new(
        $"Lời khuyên không quyết định gì; hãy bỏ “{name}”, hoặc bỏ effect: advice.", $"提示不作规定；请删去“{name}”，或删去 effect: advice。", $"Advice decides nothing; leave out “{name}”, or effect: advice.");

    public static TrilingualText NotWithClosed(string name) => new(
        $"Cửa đóng thì không có “{name}”; hãy bỏ nó đi.", $"关闭时没有“{name}”；请删去。", $"What is closed has no “{name}”; leave it out.");

    public static TrilingualText NotWithUnknown(string name) => new(
        $"Không biết cửa mở hay đóng thì cũng không biết “{name}”; hãy bỏ nó đi.", $"开放与否未知时，“{name}”也未知；请删去。", $"Where the regime is not known, “{name}” is not known either; leave it out.");

    public static readonly TrilingualText WholeWeek = new(
        "Cả bảy ngày trong tuần thì không thu hẹp gì; hãy bỏ “weekdays”.", "一周七天全列等于没有限制；请删去“weekdays”。", "All seven weekdays narrow nothing; leave out “weekdays”.");

    public static TrilingualText NeverHolds(string names, LocalDate first, LocalDate last) => new(
        $"Từ {Show.Date(first)} đến hết {Show.Date(last)} không còn ngày nào theo {names}; hãy sửa lại.",
        $"自 {Show.Date(first)} 起至 {Show.Date(last)} 止，按 {names} 没有任何一天；请更正。",
        $"From {Show.Date(first)} to the end of {Show.Date(last)} no day is left by {names}; put it right.");

    public static TrilingualText ClassOfOtherFlow(Id<CrossingClass> known, Facet facet, string flows) => new(
        $"Loại “{known}” (facet: {TextForm.Of(facet)}) không có trong luồng {flows}; hãy bỏ nó đi, hoặc sửa “flows”.",
        $"类别“{known}”（facet: {TextForm.Of(facet)}）不属于 {flows}；请删去，或更正“flows”。",
        $"The class “{known}” (facet: {TextForm.Of(facet)}) does not cross as {flows}; leave it out, or put “flows” right.");

    public static TrilingualText PhasesDisagree(int order, int first, int second) => new(
        $"Khoản {first} và khoản {second} đều là giai đoạn {order} của cùng cửa khẩu và luồng nhưng khác nhau; hãy đổi số thứ tự, loại hoặc chiều.",
        $"第 {first} 条与第 {second} 条同为同一口岸和通行种类的第 {order} 阶段，内容却不同；请更改顺序、类别或方向。",
        $"Clauses {first} and {second} are both phase {order} of the same gate and flow, and differ; give another order, classes or direction.");

    public static TrilingualText NotCarried(Id<Gate> gate, Flow flow, IEnumerable<Flow> carried)
    {
        var list = string.Join(", ", carried.Order().Select(TextForm.Of));
        return new(
            $"Cửa khẩu “{gate}” không có luồng “{TextForm.Of(flow)}”, chỉ có: {list}.",
            $"口岸“{gate}”没有“{TextForm.Of(flow)}”，只有：{list}。",
            $"The gate “{gate}” has no flow “{TextForm.Of(flow)}”; it has: {list}.");
    }

    public static TrilingualText DirectionOfOtherFlow(Direction direction, IEnumerable<Direction> fitting)
    {
        var list = string.Join(", ", fitting.Select(TextForm.Of));
        return new(
            $"Chiều “{TextForm.Of(direction)}” không thuộc điều khoản này; ở đây có: {list}.",
            $"方向“{TextForm.Of(direction)}”不属于此条款；此处可用：{list}。",
            $"The direction “{TextForm.Of(direction)}” is none of this clause; here there are: {list}.");
    }

    public static TrilingualText OutsideOfClause(string value) => new(
        $"“{value}” không thuộc điều khoản; ngoại lệ chỉ thu hẹp điều khoản của nó.",
        $"“{value}”不在条款范围内；例外只能缩小其条款的范围。",
        $"“{value}” is not in the clause; an exception only narrows its clause.");

    public static TrilingualText PlusAndMinus(LocalDate date) => new(
        $"{Show.Date(date)} vừa được thêm vừa bị bớt; hãy giữ một.", $"{Show.Date(date)} 同时在 plus 和 minus 中；请只留一个。", $"{Show.Date(date)} is in both plus and minus; keep one.");

    public static TrilingualText MinusOutside(LocalDate date, ClauseDays.Dates stretch)
    {
        var (first, last) = (Show.Date(stretch.First), stretch.Last is { } day ? Show.Date(day) : "…");
        return new(
            $"{Show.Date(date)} nằm ngoài {first}–{last}, nên không có gì để bớt; hãy bỏ nó đi.",
            $"{Show.Date(date)} 不在 {first} 至 {last} 之内，无可减去；请删去。",
            $"{Show.Date(date)} is outside of {first} to {last}, so there is nothing to take away; leave it out.");
    }

    public static TrilingualText OffsetsReversed(int from, int to) => new(
        $"“to” ({to}) đứng trước “from” ({from}); hãy đổi lại.", $"“to”（{to}）早于“from”（{from}）；请更正。", $"“to” ({to}) comes before “from” ({from}); put them right.");

    public static TrilingualText WindowWithoutLength(LocalTime time) => new(
        $"Khung giờ mở và đóng cùng lúc {Show.Time(time)}; hãy sửa lại, hoặc bỏ nó đi.",
        $"该时段开放和关闭都在 {Show.Time(time)}；请更正或删去。",
        $"The window opens and closes at {Show.Time(time)}; put it right, or leave it out.");

    public static TrilingualText LastEntryOutside(LocalTime entry, LocalTime opens, LocalTime closes) => new(
        $"Giờ vào cuối {Show.Time(entry)} nằm ngoài khung {Show.Time(opens)}–{Show.Time(closes)}; hãy sửa lại.",
        $"最后入场时间 {Show.Time(entry)} 不在 {Show.Time(opens)}–{Show.Time(closes)} 之内；请更正。",
        $"The last entry {Show.Time(entry)} is outside of {Show.Time(opens)}–{Show.Time(closes)}; put it right.");

    public static TrilingualText WindowsOverlap(ServiceWindow window, ServiceWindow other)
    {
        var (a, b) = ($"{Show.Time(window.Opens)}–{Show.Time(window.Closes)}", $"{Show.Time(other.Opens)}–{Show.Time(other.Closes)}");
        return new($"Khung giờ {a} trùng với {b}; hãy tách hoặc gộp lại.", $"时段 {a} 与 {b} 重叠；请分开或合并。", $"The window {a} overlaps {b}; part them, or make them one.");
    }

    public static TrilingualText BeijingDiffers(LocalTime? time, DateTimeZone zone, LocalTime? right)
    {
        if (time is null)
        {
            return new("Giờ này ghi là không biết (null), nên giờ Bắc Kinh cũng là null.", "此时间写为未知（null），北京时间也应为 null。", "This time is said to be not known (null), so it is null in Beijing too.");
        }

        var (stated, beijing) = (Show.Time(time), Show.Time(right));
        return zone == Clocks.Hanoi
            ? new($"{stated} giờ Hà Nội là {beijing} giờ Bắc Kinh; hãy sửa một trong hai.", $"河内时间 {stated} 即北京时间 {beijing}；请更正其一。", $"{stated} in Hanoi is {beijing} in Beijing; put one of them right.")
            : new($"Khung này đã ghi giờ Bắc Kinh: {beijing}; hãy sửa một trong hai.", $"该时段已写北京时间：{beijing}；请更正其一。", $"The window is on the clock of Beijing already: {beijing}; put one of them right.");
    }

    public static TrilingualText LunarDiffers(LunarDayOfYear stated, LocalDate date, LunarDayOfYear right, LunisolarCalendar calendar)
    {
        var name = LunarWords.Calendar(calendar);
        return new(
            $"{Show.Date(date)} là {right} theo {name.Vi}, không phải {stated}; hãy sửa ngày dương hoặc ngày âm.",
            $"{Show.Date(date)} 在{name.Zh}中是 {right}，不是 {stated}；请更正公历或农历日期。",
            $"{Show.Date(date)} is {right} in {name.En}, not {stated}; put the solar or the lunar day right.");
    }

    public static TrilingualText CountDiffers(int stated, LocalDate first, LocalDate last, int count) => new(
        $"Từ {Show.Date(first)} đến hết {Show.Date(last)} là {count} ngày, không phải {stated}; hãy sửa lại.",
        $"自 {Show.Date(first)} 起至 {Show.Date(last)} 止共 {count} 天，不是 {stated} 天；请更正。",
        $"From {Show.Date(first)} to the end of {Show.Date(last)} it is {count} days, not {stated}; put it right.");
}
