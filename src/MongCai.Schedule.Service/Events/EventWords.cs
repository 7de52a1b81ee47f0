using System.Globalization;
using System.Text.Json;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Words;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Events;

/// <summary>An event about a gate in words.</summary>
/// <param name="Id">The id of the event.</param>
/// <param name="EffectiveAt">When it takes effect.</param>
/// <param name="Recorded">When it was written.</param>
/// <param name="Title">What it says, in a line.</param>
/// <param name="Text">All of it.</param>
internal sealed record EventWords(string Id, Instant EffectiveAt, Instant Recorded, TrilingualText Title, TrilingualText Text)
{
    /// <summary>Reads the body of an event that is one of a gate.</summary>
    /// <param name="one">The event.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="gazetteer">The classes.</param>
    public static EventWords Of(EventText one, Gate gate, Flow flow, Gazetteer gazetteer)
    {
        using var document = JsonDocument.Parse(one.Body);
        var (root, data) = (document.RootElement, document.RootElement.GetProperty("data"));
        var effectiveAt = InstantOf(data.GetProperty("effectiveAt"));
        var date = effectiveAt.InZone(Clocks.Hanoi).Date;
        var (before, after) = (StatusOf(data, "before", date), StatusOf(data, "after", date));
        var (place, carried, what, when) = (gate.Names, RegimeWords.Of(flow), Headline(one.Type, data, after), OnBothClocks(effectiveAt));
        List<TrilingualText> lines =
        [
            Labelled(new("Từ", "自", "From"), when),
            Labelled(new("Trước đó", "此前", "Before"), RegimeWords.Of(before.Regime)),
            Labelled(new("Sau đó", "此后", "After"), AnswerWords.Verdict(after.Regime, CertaintyOf(data))),
            .. after.Exceptions.Select(exception => AnswerWords.Exception(exception, gazetteer)),
            .. after.Regime is Regime.Normal or Regime.Appointment ? AnswerWords.Hours(after.Hours) : [],
            .. Reasons(data),
            .. data.GetProperty("late").GetBoolean() ? (TrilingualText[])[new("Tin này được ghi muộn.", "此消息补发。", "This was written late.")] : [],
        ];
        return new EventWords(
            root.GetProperty("id").GetString()!,
            effectiveAt,
            InstantOf(root.GetProperty("recordedtime")),
            new($"{place.Vi}, {carried.Vi}: {what.Vi}, từ {when.Vi}", $"{place.Zh}，{carried.Zh}：{what.Zh}，自{when.Zh}起", $"{place.En}, {carried.En}: {what.En}, from {when.En}"),
            new(Lines(Language.Vi), Lines(Language.Zh), Lines(Language.En)));

        string Lines(Language language) => string.Join('\n', lines.Select(line => line.In(language)));
    }

    private static TrilingualText Headline(string type, JsonElement data, GateStatusAnswer after)
    {
        var verdict = AnswerWords.Verdict(after.Regime, CertaintyOf(data));
        switch (type)
        {
            case EventTypes.ChangeUpcoming:
                return new($"sắp đổi sang {verdict.Vi}", $"即将转为{verdict.Zh}", $"soon {verdict.En}");
            case EventTypes.HoursChanged:
                return new("đổi giờ làm việc", "办理时间变更", "other hours");
            case EventTypes.ScheduleRevised:
                var count = data.GetProperty("changesInAll").GetInt32().ToString(CultureInfo.InvariantCulture);
                return new($"lịch được sửa ({count} thay đổi)", $"日程修订（{count}处变化）", $"revised schedule ({count} changes)");
            default:
                return verdict;
        }
    }

    /// <summary>A moment on the clocks of Hanoi and Beijing; the day is that of Hanoi.</summary>
    private static TrilingualText OnBothClocks(Instant instant)
    {
        var (hanoi, beijing) = (DateWords.Time(instant.InZone(Clocks.Hanoi).TimeOfDay), DateWords.Time(instant.InZone(Clocks.Beijing).TimeOfDay));
        var day = DateWords.Of(instant.InZone(Clocks.Hanoi).Date);
        return new(
            $"{hanoi} giờ Hà Nội ({beijing} giờ Bắc Kinh) ngày {day.Vi}", $"{day.Zh}河内时间{hanoi}（北京时间{beijing}）", $"{hanoi} Hanoi time ({beijing} Beijing time) on {day.En}");
    }

    private static IEnumerable<TrilingualText> Reasons(JsonElement data)
    {
        foreach (var reason in data.GetProperty("because").EnumerateArray())
        {
            var text = reason.GetProperty("text");
            yield return Labelled(new("Căn cứ", "依据", "Because"), new(In(text, "vi"), In(text, "zh"), In(text, "en")));
            foreach (var source in reason.GetProperty("sources").EnumerateArray())
            {
                var (title, url) = (In(source, "title"), source.TryGetProperty("url", out var address) ? address.GetString() : null);
                var named = url is null ? title : $"{title} {url}";
                yield return Labelled(new("  Nguồn", "  来源", "  Source"), new(named, named, named));
            }
        }

        static string In(JsonElement element, string member) => element.GetProperty(member).GetString()!;
    }

    private static GateStatusAnswer StatusOf(JsonElement data, string member, LocalDate date) =>
        GateStatusAnswer.Of(GateStatusAnswer.Read(data.GetProperty(member).GetRawText()), date);

    private static Certainty CertaintyOf(JsonElement data) =>
        TextForm.TryParse<Certainty>(data.GetProperty("certainty").GetString(), out var certainty) ? certainty : Certainty.Unknown;

    private static Instant InstantOf(JsonElement text) => OffsetDateTimePattern.Rfc3339.Parse(text.GetString()!).GetValueOrThrow().ToInstant();

    private static TrilingualText Labelled(TrilingualText label, TrilingualText text) =>
        new($"{label.Vi}: {text.Vi}", $"{label.Zh}：{text.Zh}", $"{label.En}: {text.En}");
}
