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
        var asked = found is null ? null : FlowOf(found, flow, gatePlace);
        var direction = asked is { } known ? DirectionOf(known) : null;
        var classes = Classes();
        var knowledge = Known();
        return read.Mistakes is [] && found is not null && asked is { } carried && date is { } day && knowledge is not null
            ? new GateQuestion(found, carried, direction, classes, at, day, knowledge)
            : null;
    }

    /// <summary>The gate of an id; null and a mistake where there is none.</summary>
    public Gate? Gate(string? text, string gatePlace = "path")
    {
        var gate = Id<Gate>.TryParse(text, null, out var id) ? book.Gazetteer.Find(id) : null;
        if (gate is null)
        {
            var list = string.Join(", ", book.Gazetteer.Gates.Take(20).Select(known => known.Id));
            read.RefuseMissing("gate", new(
                $"Không có cửa khẩu “{text}”; các cửa khẩu là: {list}.",
                $"没有口岸“{text}”；现有：{list}。",
                $"There is no gate “{text}”; there are: {list}."), gatePlace);
        }

        return gate;
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
        var (at, date) = (read.Text("at"), read.Text("date"));
        if (at is not null && date is not null)
        {
            read.Refuse(place, "date", new(
                "Chỉ hỏi một thời điểm (at) hoặc một ngày (date), không cả hai.",
                "请只用 at（时刻）或 date（日期）之一。",
                "Ask about an instant (at) or a day (date), not both."));
            return (null, null);
        }

        if (date is not null)
        {
            return (null, DateOf("date"));
        }

        var instant = at is null ? Knowledge.WholeMinute(now) : InstantOf("at");
        return (instant, instant?.InZone(Clocks.Hanoi).Date);
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

    private Flow? FlowOf(Gate gate, string? text, string gatePlace)
    {
        if (TextForm.TryParse<Flow>(text, out var flow) && gate.Flows.Contains(flow))
        {
            return flow;
        }

        var list = string.Join(", ", gate.Flows.Select(TextForm.Of));
        var parts = string.Join(", ", book.Gazetteer.WithParts(gate.Id).Where(part => part != gate.Id));
        read.RefuseMissing("flow", gate.Flows.IsEmpty
            ? new(
                $"{gate.Id} không tự mở cửa cho luồng nào; hãy hỏi các cửa khẩu thành phần: {parts}.",
                $"{gate.Id} 本身不办理任何通关；请查询其组成部分：{parts}。",
                $"{gate.Id} carries nothing itself; ask about its parts: {parts}.")
            : new(
                $"{gate.Id} không có luồng “{text}”; có: {list}.",
                $"{gate.Id} 没有“{text}”；现有：{list}。",
                $"{gate.Id} has no flow “{text}”; it has: {list}."), gatePlace);
        return null;
    }

    private Direction? DirectionOf(Flow flow)
    {
        if (read.Text("direction") is not { } text)
        {
            return null;
        }

        var directions = Directions.Of(flow);
        if (TextForm.TryParse<Direction>(text, out var direction) && directions.Contains(direction))
        {
            return direction;
        }

        var list = string.Join(", ", directions.Select(TextForm.Of));
        read.Refuse(place, "direction", new(
            $"Luồng {TextForm.Of(flow)} không có chiều “{text}”; có: {list}.",
            $"{TextForm.Of(flow)} 没有方向“{text}”；现有：{list}。",
            $"The flow {TextForm.Of(flow)} has no direction “{text}”; it has: {list}."));
        return null;
    }

    private ImmutableArray<Id<CrossingClass>> Classes()
    {
        List<Id<CrossingClass>> named =
        [
            .. TextForm.All<Facet>().SelectMany(facet => read.Texts(facet.Text).Select(text => ClassOf(facet.Value, facet.Text, text)).OfType<Id<CrossingClass>>()),
            .. OfHs(),
        ];
        return [.. named.Distinct().Order()];
    }

    private Id<CrossingClass>? ClassOf(Facet facet, string name, string text)
    {
        var found = Id<CrossingClass>.TryParse(text, null, out var id) ? book.Gazetteer.Find(id) : null;
        if (found?.Facet == facet)
        {
            return found.Id;
        }

        var list = string.Join(", ", book.Gazetteer.Classes.Where(known => known.Facet == facet).Select(known => known.Id));
        read.Refuse(place, name, found is null
            ? new(
                $"Không có loại “{text}”; các loại là: {list}.",
                $"没有类别“{text}”；现有：{list}。",
                $"There is no class “{text}”; there are: {list}.")
            : new(
                $"“{text}” thuộc tham số {TextForm.Of(found.Facet)}, không phải {name}.",
                $"“{text}”属于参数 {TextForm.Of(found.Facet)}，而非 {name}。",
                $"“{text}” belongs to the parameter {TextForm.Of(found.Facet)}, not {name}."));
        return null;
    }

    private IEnumerable<Id<CrossingClass>> OfHs()
    {
        if (read.Text("hs") is not { } text)
        {
            yield break;
        }

        if (text.Length is < 4 or > 10 || !text.All(char.IsAsciiDigit))
        {
            read.Refuse(place, "hs", new(
                $"“{text}” không phải là mã HS; hãy viết 4 đến 10 chữ số, ví dụ 030617.",
                $"“{text}”不是 HS 编码；请写 4 到 10 位数字，例如 030617。",
                $"“{text}” is not an HS code; write 4 to 10 digits, for instance 030617."));
            yield break;
        }

        foreach (var found in book.Gazetteer.ClassesOfHs(text))
        {
            yield return found.Id;
        }
    }

    private Knowledge? Known()
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
