using System.Globalization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Events;

/// <summary><c>/v1/gates/{gate}/{flow}/events.atom</c> and <c>.json</c>: what changed at a gate in words, for feed readers.</summary>
internal static class EventFeedEndpoints
{
    /// <summary>What a reader that looks in once a month still finds, at a gate where something happens every day.</summary>
    private const int Items = 50;

    private static readonly Problems MayFail = new(ProblemKind.InvalidParameter, ProblemKind.NotFound, ProblemKind.StorageUnavailable, ProblemKind.Internal);

    public static void MapEventFeeds(this RouteGroupBuilder v1)
    {
        var feeds = v1.MapGroup("/gates/{gate}/{flow}")
            .WithTags(EventEndpoints.Tag.Name)
            .WithMetadata(EventEndpoints.Tag, EventParameters.GateOfFeed, EventParameters.FlowOfFeed, EventParameters.Lang, RequestCost.High, MayFail);
        feeds.MapGet("/events.atom", (HttpContext context, PublishedCalendar calendar, EventPages pages, string gate, string flow) => AnswerAsync(
                context, calendar, pages, gate, flow, feed => new Cacheable(feed.ToAtom(), $"{NewsFeed.AtomType}; charset=utf-8", TimeSpan.Zero)))
            .WithName("getEventsAsAtom")
            .WithSummary("What changed at a gate, as Atom")
            .WithDescription("The newest 50 events of a gate and flow in words (RFC 4287), each with the question that it answers.")
            .Produces<string>(contentType: NewsFeed.AtomType)
            .WithMetadata(ResponseExample.OfFile("events-atom", "/v1/gates/bac-luan-1/passenger/events.atom?lang=en"));
        feeds.MapGet("/events.json", (HttpContext context, PublishedCalendar calendar, EventPages pages, string gate, string flow) => AnswerAsync(
                context, calendar, pages, gate, flow, feed => Cacheable.Json(feed.ToJson(), TimeSpan.Zero, contentType: NewsFeed.JsonType)))
            .WithName("getEventsAsJsonFeed")
            .WithSummary("What changed at a gate, as JSON Feed")
            .WithDescription("The newest 50 events of a gate and flow in words (JSON Feed 1.1), each with the question that it answers.")
            .Produces<NewsFeed.JsonFeed>(contentType: NewsFeed.JsonType)
            .WithMetadata(ResponseExample.OfFile("events-feed", "/v1/gates/bac-luan-1/passenger/events.json?lang=en"));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, PublishedCalendar calendar, EventPages pages, string gate, string flow, Func<NewsFeed, IResult> write)
    {
        var read = new ParameterReader(context.Request, "lang");
        var language = RequestLanguage.Read(read, context.Request);
        var place = PlaceOf(read, calendar.Book.Gazetteer, gate, flow);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var (known, carried) = place!.Value;
        var newest = await pages.NewestAsync($"{known.Id}", TextForm.Of(carried), Items);
        var events = newest.Select(one => EventWords.Of(one, known, carried, calendar.Book.Gazetteer)).ToList();
        RequestLanguage.Tell(context.Response, language);
        return write(Feed(context.Request, calendar.Book, known, carried, language, events));
    }

    private static NewsFeed Feed(HttpRequest request, CalendarBook book, Gate gate, Flow flow, Language language, List<EventWords> events)
    {
        var (path, lang) = ($"gates/{gate.Id}/{TextForm.Of(flow)}", TextForm.Of(language));
        var here = $"{NewsFeed.BaseOf(request)}/v1/{path}";
        return new NewsFeed(
            NewsFeed.Tag($"{path}/events/{lang}"),
            $"{gate.Names.In(language)}, {Words.RegimeWords.Of(flow).In(language)}",
            new NewsFeed.Place($"{here}/events", $"?lang={lang}"),
            $"{here}/status",

            // Where nothing has happened yet, the calendar is what is newest.
            events is [var last, ..] ? last.Recorded : book.Revisions is [.., var revision] ? revision.Known : NodaConstants.UnixEpoch,
            language,
            [
                .. events.Select(one => new NewsFeed.Item(
                    NewsFeed.Tag($"{one.Id}/{lang}"),
                    one.Title.In(language),
                    one.Text.In(language),
                    one.Recorded,
                    $"{here}/status?at={Uri.EscapeDataString(Moment(one.EffectiveAt))}")),
            ]);
    }

    private static string Moment(Instant instant) =>
        instant.WithOffset(Clocks.Hanoi.GetUtcOffset(instant)).ToString("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<+HH:mm>", CultureInfo.InvariantCulture);

    /// <summary>The gate and the flow of an address; null where there are none, which is noted.</summary>
    private static (Gate Gate, Flow Flow)? PlaceOf(ParameterReader read, Gazetteer gazetteer, string gate, string flow)
    {
        if ((Id<Gate>.TryParse(gate, null, out var id) ? gazetteer.Find(id) : null) is not { } found)
        {
            read.RefuseMissing("gate", EventFilter.NoSuchGate(gazetteer, gate));
            return null;
        }

        if (TextForm.TryParse<Flow>(flow, out var carried) && found.Flows.Contains(carried))
        {
            return (found, carried);
        }

        List<string> flows = [.. found.Flows.Select(TextForm.Of)];
        var (list, meant) = (string.Join(", ", flows), Suggestion.InBrackets(flow, flows));
        read.RefuseMissing("flow", found.Flows.IsEmpty
            ? new(
                $"{found.Id} không tự mở cửa cho luồng nào; hãy hỏi các cửa khẩu thành phần.",
                $"{found.Id} 本身不办理任何通关；请查询其组成部分。",
                $"{found.Id} carries nothing itself; ask about its parts.")
            : new(
                $"{found.Id} không có luồng “{flow}”{meant.Vi}; có: {list}.",
                $"{found.Id} 没有“{flow}”{meant.Zh}；现有：{list}。",
                $"{found.Id} has no flow “{flow}”{meant.En}; it has: {list}."));
        return null;
    }
}
