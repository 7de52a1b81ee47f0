using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>What can be wrong with a statement, and with how it speaks of others, said to people.</summary>
internal static class StatementMistakes
{
    public static readonly TrilingualText NoKnown = new(
        "Không rõ văn bản được biết từ khi nào; hãy thêm “known”, hoặc ngày “published” của một nguồn.",
        "不清楚文书何时为人所知；请添加“known”，或某一来源的“published”日期。",
        "It is not said when this became known; add “known”, or the “published” date of a source.");

    public static TrilingualText KnownBeforeAll(Instant known, LocalDate first) => new(
        $"“known” ({Show.Instant(known)}) đứng trước cả văn kiện và mọi nguồn, sớm nhất là {Show.Date(first)}; hãy sửa lại, hoặc thêm nguồn công bố sớm hơn.",
        $"“known”（{Show.Instant(known)}）早于依据和所有来源，其中最早为 {Show.Date(first)}；请更正，或添加更早发布的来源。",
        $"“known” ({Show.Instant(known)}) comes before the instrument and every source, the earliest of which is of {Show.Date(first)}; put it right, or add a source published earlier.");

    public static TrilingualText OfFiles(string member) => new(
        $"“{member}” chỉ ghi trong tệp; qua API văn bản được biết từ lúc công bố; hãy bỏ nó đi.", $"“{member}”只用于文件；通过 API 的文书自公布时刻起为人所知；请删去。", $"“{member}” is for files only; by the API a statement becomes known when it is published; leave it out.");

    public static readonly TrilingualText ConfirmedByIssuer = new(
        "Bên ban hành không thể tự xác nhận; “by” phải là bên kia.", "发布方不能自行确认；“by”须为对方。", "The side that issued it cannot confirm it; “by” is the other side.");

    public static readonly TrilingualText NeedsNoConfirmation = new(
        "Văn bản của hội đàm hay do hai bên cùng ban hành đã là lời của cả hai; hãy bỏ “confirmed”.",
        "会谈纪要或双方共同发布的文书已代表双方；请删去“confirmed”。",
        "Talks, and what both sides issued, are both sides' word already; leave out “confirmed”.");

    public static readonly TrilingualText GroundsOutsideRule = new(
        "Chỉ quy tắc (kind: rule) mới có “grounds”; hãy bỏ nó đi.", "只有规则（kind: rule）才有“grounds”；请删去。", "Only a rule (kind: rule) has “grounds”; leave it out.");

    public static readonly TrilingualText RuleWithoutGrounds = new(
        "Quy tắc phải nêu các văn bản mà nó khái quát; hãy thêm “grounds”.", "规则须列出其所概括的文书；请添加“grounds”。", "A rule names the statements that it generalises; add “grounds”.");

    public static readonly TrilingualText SaysNothing = new(
        "Văn bản này không có điều khoản, cũng không thay thế, thu hồi, đính chính hay rà soát văn bản nào; hãy thêm điều khoản.",
        "此文书既无条款，也不取代、撤回、更正或复核其他文书；请添加条款。",
        "This statement has no clause and neither replaces, withdraws, corrects nor reviews another; add a clause.");

    public static readonly TrilingualText ReviewsNotOne = new(
        "Mỗi lần rà soát ghi đúng một trong: reviewBy, end, start.", "每项复核必须且只能写其一：reviewBy、end、start。", "A review has exactly one of reviewBy, end, start.");

    public static readonly TrilingualText ReviewTwice = new(
        "Điều khoản này được rà soát hai lần như nhau; hãy giữ một.", "此条款被同样复核了两次；请只留一项。", "This clause is reviewed twice in the same way; keep one.");

    public static readonly TrilingualText StartsEndlessNormal = new(
        "Bắt đầu một giai đoạn “normal” không có kết thúc sẽ che lịch thường mãi mãi; hãy dùng một điều khoản “resumes”.",
        "启动一个没有结束的“normal”阶段会永远覆盖常规安排；请改用“resumes”条款。",
        "To start a phase “normal” without an end would hide the standing timetable for ever; write a clause with “resumes”.");

    public static TrilingualText NoInstrument(StatementKind kind) => new(
        $"{TextForm.Of(kind)} dựa trên một văn kiện; hãy thêm instrument, ví dụ {{ form: talks, date: 2022-01-25 }}.",
        $"{TextForm.Of(kind)} 须有依据；请添加 instrument，例如 {{ form: talks, date: 2022-01-25 }}。",
        $"An {TextForm.Of(kind)} rests on an instrument; add one, such as {{ form: talks, date: 2022-01-25 }}.");

    public static TrilingualText InstrumentOf(StatementKind kind) => new(
        $"Chỉ agreement và emergency mới có “instrument”, {TextForm.Of(kind)} thì không; hãy bỏ nó đi.",
        $"只有 agreement 和 emergency 才有“instrument”，{TextForm.Of(kind)} 没有；请删去。",
        $"Only agreements and emergencies have an “instrument”, a statement of kind {TextForm.Of(kind)} has none; leave it out.");

    public static TrilingualText ConfirmedBefore(Instant on, LocalDate date) => new(
        $"Xác nhận ({Show.Instant(on)}) không thể trước ngày văn kiện ({Show.Date(date)}).",
        $"确认（{Show.Instant(on)}）不能早于文书日期（{Show.Date(date)}）。",
        $"The confirmation ({Show.Instant(on)}) cannot come before the date of the instrument ({Show.Date(date)}).");

    public static readonly TrilingualText RatifiedUnlessEmergency = new(
        "Chỉ văn bản khẩn cấp mới có “ratification”; hãy bỏ nó đi.", "只有紧急文书才有“ratification”；请删去。", "Only emergencies have a “ratification”; leave it out.");

    public static TrilingualText RatifiedBeforeKnown(Instant at, Instant known) => new(
        $"Thời điểm này ({Show.Instant(at)}) không thể trước khi văn bản được biết ({Show.Instant(known)}).",
        $"该时刻（{Show.Instant(at)}）不能早于文书为人所知之时（{Show.Instant(known)}）。",
        $"This ({Show.Instant(at)}) cannot come before the statement became known ({Show.Instant(known)}).");

    public static TrilingualText TooManyClauses(int count, int most) => new(
        $"Có {count} điều khoản và ngoại lệ, nhiều nhất là {most}; hãy chia thành nhiều văn bản.",
        $"共有 {count} 条条款和例外，最多 {most} 条；请拆分为多份文书。",
        $"There are {count} clauses and exceptions, and {most} at most; divide them among several statements.");

    public static TrilingualText Itself(string member) => new(
        $"Văn bản không thể nêu chính nó trong “{member}”; hãy nêu văn bản khác.", $"文书不能在“{member}”中指向自身；请另指文书。", $"A statement cannot name itself in “{member}”; name another.");

    public static TrilingualText KnownLater(Id<Statement> other, Instant known, Instant since) => new(
        $"“{other}” được biết sau ({Show.Instant(known)}) văn bản này ({Show.Instant(since)}); chỉ nêu được văn bản biết trước.",
        $"“{other}”（{Show.Instant(known)}）晚于此文书（{Show.Instant(since)}）为人所知；只能指向更早的文书。",
        $"“{other}” became known later ({Show.Instant(known)}) than this statement ({Show.Instant(since)}); only earlier ones can be named.");

    public static TrilingualText EndedTwice(Id<Statement> other, string member, string earlier) => new(
        $"“{other}” đã nằm trong “{earlier}”, không thể thêm vào “{member}”; hãy giữ một.",
        $"“{other}”已在“{earlier}”中，不能再写入“{member}”；请只留一处。",
        $"“{other}” is in “{earlier}” already, and cannot be in “{member}” too; keep one.");

    public static TrilingualText EndedAgain(Id<Statement> other) => new(
        $"“{other}” đã được chấm dứt cho chính các cửa khẩu và luồng này; hãy giữ một.",
        $"“{other}”在这些口岸和流向上已被终止；请只留一项。",
        $"“{other}” is ended for the same gates and flows already; keep one.");

    public static TrilingualText NotSpokenOf(Id<Statement> other, string value) => new(
        $"“{other}” không nói gì về “{value}”, nên không có gì để chấm dứt; hãy bỏ nó đi.",
        $"“{other}”没有涉及“{value}”，无可终止；请删去。",
        $"“{other}” says nothing of “{value}”, so there is nothing to end; leave it out.");

    public static TrilingualText CorrectionCircle(string circle) => new(
        $"Các văn bản đính chính lẫn nhau ({circle}); hãy bỏ một.", $"文书互相更正（{circle}）；请删去其一。", $"Statements correct each other ({circle}); leave one out.");

    public static TrilingualText NoSuchClause(Id<Statement> other, ClauseNumber clause, IEnumerable<ClauseNumber> known)
    {
        var list = string.Join(", ", known);
        return list is ""
            ? new($"“{other}” không có điều khoản nào.", $"“{other}”没有条款。", $"“{other}” has no clauses.")
            : new($"“{other}” không có điều khoản {clause}; hiện có: {list}.", $"“{other}”没有条款 {clause}；现有：{list}。", $"“{other}” has no clause {clause}; there are: {list}.");
    }

    public static TrilingualText EndIsFixed(Id<Statement> other, ClauseNumber clause) => new(
        $"Điều khoản {clause} của “{other}” đã có thời gian ấn định nên không có gì để rà soát; hãy thay thế văn bản đó.",
        $"“{other}”的条款 {clause} 时间已定，无可复核；请取代该文书。",
        $"Clause {clause} of “{other}” has its times fixed, so there is nothing to review; replace that statement.");

    public static TrilingualText NotUndated(Id<Statement> other, ClauseNumber clause) => new(
        $"Điều khoản {clause} của “{other}” đã có ngày bắt đầu; chỉ ghi “start” cho giai đoạn chưa định ngày (undated).",
        $"“{other}”的条款 {clause} 已有开始日期；“start”只用于未定日期的阶段（undated）。",
        $"Clause {clause} of “{other}” has its beginning; “start” is for a phase without a date (undated).");

    public static TrilingualText ReviewBeforeStart(string member, Instant at, Instant start) => new(
        $"“{member}” ({Show.Instant(at)}) phải sau khi điều khoản bắt đầu ({Show.Instant(start)}).",
        $"“{member}”（{Show.Instant(at)}）必须晚于条款开始（{Show.Instant(start)}）。",
        $"“{member}” ({Show.Instant(at)}) must come after the beginning of the clause ({Show.Instant(start)}).");
}
