using System.Text;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;

namespace MongCai.Schedule.Service.Events;

/// <summary><c>/v1/events</c>: what changed, in order, to be asked for or waited for; <c>/v1/events/stream</c>: the same as it happens.</summary>
internal static class EventEndpoints
{
    public static readonly ApiTag Tag = new(
        "Events", "What changed, in one order without gaps, each event once: to ask for, to wait for, as a stream and as feeds. docs/events.md has what they say.");

    private const int MostSecondsToWait = 60;

    /// <summary>No event is ever changed; of an answer that has as many as it may, only the place of the last one ages.</summary>
    private static readonly TimeSpan MaxAgeOfFullPage = TimeSpan.FromHours(1);

    public static void MapEvents(this RouteGroupBuilder v1)
    {
        v1.MapGet("/events", GetEventsAsync)
            .WithTags(Tag.Name)
            .WithName("getEvents")
            .WithSummary("What changed, after a place")
            .WithDescription(
                "Events after a place, in order, each to the byte as it was written, so that its hash is that of its bytes; the `Link` header names the next page. "
                + "`last` is the newest event there is: where it lies before the place asked from, the service was put back to an older state, and that place "
                + "means nothing any more. With `wait`, an answer that would be empty waits until there is an event, and is empty only after that time. "
                + "With `gate` or `flow`, what happens to statements is left out; `prevgatehash` still proves that nothing else is.")
            .Produces<EventsAnswer>()
            .WithMetadata(
                Tag, RequestCost.High, EventParameters.After, EventParameters.Limit, EventParameters.Type, EventParameters.Gate, EventParameters.Flow, EventParameters.Wait,
                ResponseExample.OfFile("events", "/v1/events?after=0&limit=2&gate=bac-luan-2&flow=cargo"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.TooManyStreams, ProblemKind.StorageUnavailable, ProblemKind.Internal));

        v1.MapGet("/events/stream", EventStream.AnswerAsync)
            .WithTags(Tag.Name)
            .WithName("getEventStream")
            .WithSummary("What changes, as it happens")
            .WithDescription(
                "Server-Sent Events: `id` is the place of an event, `event` its type, `data` the event itself on one line. After `Last-Event-ID`, else after `after`, "
                + "else from now on. A line that is no event comes at least every 15 seconds, and may carry an `id` to go on from. Whoever lies more than 100,000 "
                + "events behind, or ahead of the newest, gets `event: reset` with `{\"last\":…}` and then what comes after that; what lies between, `/v1/events` has. "
                + "An address may hold 20 streams and waiting answers open, unless the operator says otherwise (`/problems/too-many-requests`).")
            .Produces<string>(contentType: EventStream.ContentType)
            .WithMetadata(
                Tag, Streamed.Always, EventParameters.LastEventId, EventParameters.StreamAfter, EventParameters.Type, EventParameters.Gate, EventParameters.Flow,
                ResponseExample.OfFile("event-stream", "/v1/events/stream?after=0&gate=bac-luan-2&flow=cargo"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.TooManyStreams, ProblemKind.StorageUnavailable, ProblemKind.Internal));
    }

    /// <summary>Reads a query, with what makes a filter repeatable.</summary>
    public static ParameterReader ReaderOf(HttpRequest request, params ReadOnlySpan<string> others) =>
        new("query", "", request.Query.ToDictionary(), [.. others, .. EventFilter.Parameters], EventFilter.Parameters.AsSpan());

    private static async Task<IResult> GetEventsAsync(
        HttpContext context, PublishedCalendar calendar, EventPages pages, EventSignal signal, OpenAnswers open, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        var read = ReaderOf(context.Request, "after", "limit", "wait");
        var filter = EventFilter.Read(read, calendar.Book.Gazetteer);
        var (after, limit) = (EventPlace.Read(read, "after") ?? 0, NumberedPage.ReadLimit(read));
        var wait = read.Text("wait") is { } text ? read.Number("query", "wait", text, 0, MostSecondsToWait) ?? 0 : 0;
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var page = await pages.AfterAsync(filter, after, limit, context.RequestAborted);

        // Ahead of the newest, there is nothing to wait for: the caller has to know at once.
        if (wait > 0 && page is { Events: [] } && after <= page.Last)
        {
            var (place, refusal) = open.Open(context);
            if (refusal is not null)
            {
                return refusal;
            }

            using (place)
            {
                page = await WaitAsync(page, filter, TimeSpan.FromSeconds(wait));
            }
        }

        if (page.IsFull && page.Events[^1].Sequence < page.Last)
        {
            context.Response.Headers.Link =
                $"<{context.Request.PathBase}{context.Request.Path}{NextQuery(context.Request, page.Events[^1].Sequence, limit)}>; rel=\"next\"";
        }

        return new Cacheable(Write(page), "application/json; charset=utf-8", page.IsFull ? MaxAgeOfFullPage : TimeSpan.Zero);

        async Task<EventPage> WaitAsync(EventPage empty, EventFilter wanted, TimeSpan longest)
        {
            // Who stops the service need not wait for those who wait.
            using var enough = new CancellationTokenSource(longest, time);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, context.RequestAborted, lifetime.ApplicationStopping);
            try
            {
                var found = empty;
                while (found is { Events: [] })
                {
                    await signal.WaitAsync(found.Last, until.Token);
                    found = await pages.AfterAsync(wanted, found.Last, limit, until.Token);
                }

                return found;
            }
            catch (OperationCanceledException)
            {
                return empty;
            }
        }
    }

    /// <summary>The same question from another place; what it no longer needs to wait for is left out.</summary>
    private static QueryString NextQuery(HttpRequest request, long after, int limit) => QueryString.Create(
    [
        new("after", $"{after}"),
        new("limit", $"{limit}"),
        .. EventFilter.Parameters.SelectMany(name => request.Query[name].Select(value => new KeyValuePair<string, string?>(name, value))),
    ]);

    /// <summary>Each event as it is stored, once and without a text of the whole between: a page may have megabytes.</summary>
    private static byte[] Write(EventPage page)
    {
        var begin = "{\"events\":["u8;
        var end = Encoding.UTF8.GetBytes($"],\"last\":{page.Last}}}");
        var body = new byte[begin.Length + page.Events.Sum(one => Encoding.UTF8.GetByteCount(one.Body)) + Math.Max(0, page.Events.Count - 1) + end.Length];
        begin.CopyTo(body);
        var length = begin.Length;
        for (var index = 0; index < page.Events.Count; index++)
        {
            if (index > 0)
            {
                body[length++] = (byte)',';
            }

            length += Encoding.UTF8.GetBytes(page.Events[index].Body, body.AsSpan(length));
        }

        end.CopyTo(body.AsSpan(length));
        return body;
    }
}
