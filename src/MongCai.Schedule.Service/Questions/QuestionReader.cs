using System.Collections.Immutable;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Timelines;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Questions;

/// <summary>Reads a trader's question from the texts given, whatever brought them, and notes all that is wrong with it.</summary>
/// <param name="read">The texts, and where mistakes are noted.</param>
/// <param name="book">What there is to ask about.</param>
/// <param name="now">The time.</param>
/// <param name="place">Where the texts stand: <c>query</c> or <c>body</c>.</param>
internal sealed class QuestionReader(ParameterReader read, CalendarBook book, Instant now, string place)
{
    /// <summary>The parameters that say for whom, and as known when.</summary>
    public static readonly ImmutableArray<string> WhomAndKnown = ["direction", "commodity", "vehicle", "traveller", "hs", "knownAt"];

    /// <summary>All parameters of a question beside gate and flow.</summary>
    public static readonly ImmutableArray<string> All = ["at", "date", .. WhomAndKnown];

    /// <summary>Those that may be given more than once.</summary>
    public static readonly ImmutableArray<string> Repeatable = ["commodity", "vehicle", "traveller"];

    /// <summary>Nothing in any calendar became known before.</summary>
    private static readonly LocalDate EarliestKnown = new(1900, 1, 1);

    /// <summary>The question; null where something is wrong with it.</summary>
    /// <param name="gate">The gate's id; null where it is missing.</param>
    /// <param name="flow">The flow; null where it is missing.</param>
    /// <param name="gatePlace">Where those two stand.</param>
    public GateQuestion? Read(string? gate, string? flow, string gatePlace = "path")
    {
        var (at, date) = When();
        return Read(gate, flow, gatePlace, at, date);
    }

    /// <summary>A question about a day or an instant that was read otherwise.</summary>
    public GateQuestion? Read(string? gate, string? flow, string gatePlace, Instant? at, LocalDate? date)
    {
        var found = Gate(gate, gatePlace);
        var asked = FlowOf(found, flow, gatePlace);
        var direction = DirectionOf(asked);
        var named = NamedClasses();
        var hs = Hs();
        var knowledge = Known();
        return read.Mistakes is [] && found is not null && asked is { } carried && date is { } day && knowledge is not null
            ? new GateQuestion(found, carried, direction, [.. named.Concat(hs?.Classes ?? []).Distinct().Order()], hs, at, day, knowledge)
            : null;
    }

    /// <summary>Whether a gate may be called by any of its names; else by its id alone.</summary>
    public bool TakesNames { get; init; }

    /// <summary>The gate of an id; null and a mistake where there is none.</summary>
    public Gate? Gate(string? text, string gatePlace = "path")
    {
        if ((Id<Gate>.TryParse(text, null, out var id) ? book.Gazetteer.Find(id) : null) is { } gate)
        {
            return gate;
        }

        var called = GateNames.Find(book.Gazetteer, text);
        if (TakesNames && called is [var only])
        {
            return only;
        }

        var list = string.Join(", ", book.Gazetteer.Gates.Take(20).Select(known => known.Id));
        var meant = called is []
            ? Suggestion.InBrackets(text, book.Gazetteer.Gates.Select(known => $"{known.Id}"))
            : Suggestion.InBrackets([.. called.Select(known => $"{known.Id}")]);
        read.RefuseMissing("gate", new(
            $"Không có cửa khẩu “{text}”{meant.Vi}; các cửa khẩu là: {list}.",
            $"没有口岸“{text}”{meant.Zh}；现有：{list}。",
            $"There is no gate “{text}”{meant.En}; there are: {list}."), gatePlace);
        return null;
    }

    /// <summary>An instant of a parameter, within what is covered; null and a mistake where it is none.</summary>
    public Instant? InstantOf(string name)
    {
        if (read.Text(name) is not { } text || read.Instant(place, name, text) is not { } instant)
        {
            return null;
        }

        return IsCovered(name, DayOf(instant)) ? instant : null;
    }

    /// <summary>A date of a parameter, within what is covered; null and a mistake where it is none.</summary>
    public LocalDate? DateOf(string name) =>
        read.Text(name) is { } text && read.Date(place, name, text) is { } date && IsCovered(name, date) ? date : null;

    /// <summary>The instant or the day asked about; the current whole minute where neither is given.</summary>
    public (Instant? At, LocalDate? Date) When()
    {
        if (read.Text("at") is null && read.Text("date") is null)
        {
            var minute = Knowledge.WholeMinute(now);
            return (minute, DayOf(minute));
        }

        var (at, date) = (InstantOf("at"), DateOf("date"));
        if (read.Text("at") is not null && read.Text("date") is not null)
        {
            read.RefuseToo(place, "date", new(
                "Chỉ hỏi một thời điểm (at) hoặc một ngày (date), không cả hai.",
                "请只用 at（时刻）或 date（日期）之一。",
                "Ask about an instant (at) or a day (date), not both."));
        }

        return (at, at is { } instant ? DayOf(instant) : date);
    }

    /// <summary>The day in Vietnam; in UTC where that day lies beyond the last year, or before the first, that can be written.</summary>
    private static LocalDate DayOf(Instant instant) =>
        instant - Instant.MinValue < Duration.FromDays(1) || Instant.MaxValue - instant < Duration.FromDays(1)
            ? instant.InUtc().Date
            : instant.InZone(Clocks.Hanoi).Date;

    private bool IsCovered(string name, LocalDate date)
    {
        var (first, last) = (LunisolarCalendar.Vietnamese.FirstDate, LunisolarCalendar.Vietnamese.LastDate);
        if (date >= first && date <= last)
        {
            return true;
        }

        read.RefuseOutside(place, name, new(
            $"Ngày {date:uuuu-MM-dd} nằm ngoài phạm vi: từ {first:uuuu-MM-dd} đến hết {last:uuuu-MM-dd}.",
            $"{date:uuuu-MM-dd} 超出范围：自 {first:uuuu-MM-dd} 起至 {last:uuuu-MM-dd} 止。",
            $"{date:uuuu-MM-dd} is outside the range: {first:uuuu-MM-dd} to {last:uuuu-MM-dd}, both included."));
        return false;
    }

    /// <summary>The flow that is asked about, even where the gate is not known or does not carry it, for what else can be wrong.</summary>
    private Flow? FlowOf(Gate? gate, string? text, string gatePlace)
    {
        var isFlow = TextForm.TryParse<Flow>(text, out var flow);
        if (gate is null)
        {
            List<string> all = [.. TextForm.All<Flow>().Select(known => known.Text)];
            var near = Suggestion.InBrackets(text, all);
            if (!isFlow)
            {
                read.RefuseMissing("flow", new(
                    $"Không có luồng “{text}”{near.Vi}; có: {string.Join(", ", all)}.",
                    $"没有“{text}”这种通关{near.Zh}；现有：{string.Join(", ", all)}。",
                    $"There is no flow “{text}”{near.En}; there are: {string.Join(", ", all)}."), gatePlace);
            }

            return isFlow ? flow : null;
        }

        if (isFlow && gate.Flows.Contains(flow))
        {
            return flow;
        }

        List<string> carried = [.. gate.Flows.Select(TextForm.Of)];
        var (list, meant) = (string.Join(", ", carried), Suggestion.InBrackets(text, carried));
        var parts = string.Join(", ", book.Gazetteer.WithParts(gate.Id).Where(part => part != gate.Id));
        read.RefuseMissing("flow", gate.Flows.IsEmpty
            ? new(
                $"{gate.Id} không tự mở cửa cho luồng nào; hãy hỏi các cửa khẩu thành phần: {parts}.",
                $"{gate.Id} 本身不办理任何通关；请查询其组成部分：{parts}。",
                $"{gate.Id} carries nothing itself; ask about its parts: {parts}.")
            : new(
                $"{gate.Id} không có luồng “{text}”{meant.Vi}; có: {list}.",
                $"{gate.Id} 没有“{text}”{meant.Zh}；现有：{list}。",
                $"{gate.Id} has no flow “{text}”{meant.En}; it has: {list}."), gatePlace);
        return isFlow ? flow : null;
    }

    /// <summary>The direction, one of the flow's; of any flow's where that is not known.</summary>
    private Direction? DirectionOf(Flow? flow)
    {
        if (read.Text("direction") is not { } text)
        {
            return null;
        }

        List<Direction> directions = flow is { } known ? [.. Directions.Of(known)] : [.. Enum.GetValues<Direction>()];
        if (TextForm.TryParse<Direction>(text, out var direction) && directions.Contains(direction))
        {
            return direction;
        }

        List<string> texts = [.. directions.Select(TextForm.Of)];
        var (list, meant) = (string.Join(", ", texts), Suggestion.InBrackets(text, texts));
        read.Refuse(place, "direction", flow is { } carried
            ? new(
                $"Luồng {TextForm.Of(carried)} không có chiều “{text}”{meant.Vi}; có: {list}.",
                $"{TextForm.Of(carried)} 没有方向“{text}”{meant.Zh}；现有：{list}。",
                $"The flow {TextForm.Of(carried)} has no direction “{text}”{meant.En}; it has: {list}.")
            : new(
                $"Không có chiều “{text}”{meant.Vi}; có: {list}.",
                $"没有方向“{text}”{meant.Zh}；现有：{list}。",
                $"There is no direction “{text}”{meant.En}; there are: {list}."));
        return null;
    }

    private List<Id<CrossingClass>> NamedClasses()
    {
        var named = new List<Id<CrossingClass>>();
        foreach (var (facet, name) in TextForm.All<Facet>())
        {
            foreach (var text in read.Texts(name))
            {
                if (ClassOf(facet, name, text) is { } id)
                {
                    named.Add(id);
                }
            }
        }

        return named;
    }

    private Id<CrossingClass>? ClassOf(Facet facet, string name, string text)
    {
        var found = Id<CrossingClass>.TryParse(text, null, out var id) ? book.Gazetteer.Find(id) : null;
        if (found?.Facet == facet)
        {
            return found.Id;
        }

        List<string> ids = [.. book.Gazetteer.Classes.Where(known => known.Facet == facet).Select(known => $"{known.Id}")];
        var (list, meant) = (string.Join(", ", ids), Suggestion.InBrackets(text, ids));
        read.Refuse(place, name, found is null
            ? new(
                $"Không có loại “{text}”{meant.Vi}; các loại là: {list}.",
                $"没有类别“{text}”{meant.Zh}；现有：{list}。",
                $"There is no class “{text}”{meant.En}; there are: {list}.")
            : new(
                $"“{text}” thuộc tham số {TextForm.Of(found.Facet)}, không phải {name}.",
                $"“{text}”属于参数 {TextForm.Of(found.Facet)}，而非 {name}。",
                $"“{text}” belongs to the parameter {TextForm.Of(found.Facet)}, not {name}."));
        return null;
    }

    private HsAnswer? Hs()
    {
        if (read.Text("hs") is not { } text)
        {
            return null;
        }

        // Traders write 0303.41 as customs does.
        var code = text.Replace(".", "", StringComparison.Ordinal);
        var isCode = code.Length is >= 4 and <= 10 && code.All(char.IsAsciiDigit) && text.Split('.').All(part => part != "");
        if (!isCode)
        {
            read.Refuse(place, "hs", new(
                $"“{text}” không phải là mã HS; hãy viết 4 đến 10 chữ số, ví dụ 030617.",
                $"“{text}”不是 HS 编码；请写 4 到 10 位数字，例如 030617。",
                $"“{text}” is not an HS code; write 4 to 10 digits, for instance 030617."));
        }

        return isCode ? HsAnswer.Of(book.Gazetteer, code) : null;
    }

    /// <summary>As known when; null and a mistake where that cannot be.</summary>
    public Knowledge? Known()
    {
        if (read.Text("knownAt") is not { } text)
        {
            return Knowledge.Latest(book, now);
        }

        // As in the files of calendars/, a date is its beginning in Vietnam.
        var isDay = LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day);
        var instant = isDay ? null : read.Instant(place, "knownAt", text);
        if (!isDay && instant is null)
        {
            return null;
        }

        if ((isDay ? day : DayOf(instant!.Value)) < EarliestKnown)
        {
            read.RefuseOutside(place, "knownAt", new(
                $"“{text}” nằm ngoài phạm vi: từ {EarliestKnown:uuuu-MM-dd} đến bây giờ.",
                $"“{text}”超出范围：自 {EarliestKnown:uuuu-MM-dd} 起至现在。",
                $"“{text}” is outside the range: {EarliestKnown:uuuu-MM-dd} to now."));
            return null;
        }

        var knownAt = instant ?? day.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
        if (knownAt > now)
        {
            read.Refuse(place, "knownAt", new(
                $"“{text}” ở tương lai; chưa ai biết khi đó sẽ biết gì.",
                $"“{text}”在将来；届时将知道什么，尚无人知晓。",
                $"“{text}” lies in the future; nobody knows yet what will be known then."));
            return null;
        }

        return Knowledge.AsOf(book, knownAt);
    }
}
