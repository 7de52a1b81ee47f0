using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;

namespace MongCai.Schedule.Service.Events;

/// <summary>
/// One reader of <c>/v1/events/stream</c> (HTML, 9.2). It has a place and nothing else: who reads slowly is read to slowly, page by page from the
/// database, and nothing is kept for whom.
/// </summary>
internal sealed class EventStream
{
    public const string ContentType = "text/event-stream";

    /// <summary>Who is further behind should catch up by pages, which are a hundred times as cheap for both sides.</summary>
    public const int MostBehind = 100_000;

    /// <summary>Enough to fill what the connection takes at once.</summary>
    private const int EventsAtATime = 50;

    /// <summary>How soon to come again, with a part that differs from one reader to the next: a restart drops them all at once.</summary>
    private const int LeastRetryMilliseconds = 1000;
    private const int MostRetryMilliseconds = 5000;

    /// <summary>Proxies give up what is silent for half a minute or a minute; what is promised is 15 seconds.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly EventFilter _filter;
    private readonly EventPages _pages;
    private readonly EventSignal _signal;
    private readonly TimeProvider _time;
    private readonly PipeWriter _writer;
    private long _place;
    private long _told;
    private long _written;

    private EventStream(EventFilter filter, EventPages pages, EventSignal signal, TimeProvider time, PipeWriter writer, long place)
    {
        (_filter, _pages, _signal, _time, _writer, _place, _told) = (filter, pages, signal, time, writer, place, place);
    }

    /// <summary>Answers a request by a stream that goes on until the caller leaves or the service stops.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpContext context, PublishedCalendar calendar, EventPages pages, EventSignal signal, OpenAnswers open, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        var read = EventEndpoints.ReaderOf(context.Request, "after");
        var filter = EventFilter.Read(read, calendar.Book.Gazetteer);
        var after = EventPlace.ReadLastEventId(read, context.Request) ?? EventPlace.Read(read, "after");
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var (place, refusal) = open.Open(context);
        if (refusal is not null)
        {
            return refusal;
        }

        using (place)
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping))
        {
            // Before the headers, so that a database that is away is a problem document.
            var last = await pages.LastAsync(end.Token);
            var isReset = after > last || after < last - MostBehind;
            context.Response.ContentType = ContentType;
            context.Response.Headers.CacheControl = "no-store";

            // nginx collects an answer before it passes it on, unless it is told.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            if (!Middleware.IsHead(context))
            {
                var stream = new EventStream(filter, pages, signal, time, context.Response.BodyWriter, isReset ? last : after ?? last);
                await stream.RunAsync(isReset, context, end.Token);
            }
        }

        return Results.Empty;
    }

    private async Task RunAsync(bool isReset, HttpContext context, CancellationToken cancel)
    {
        try
        {
            Begin(isReset);
            await FlushAsync(context, cancel);
            while (true)
            {
                var page = await _pages.AfterAsync(_filter, _place, EventsAtATime, cancel);
                foreach (var one in page.Events)
                {
                    Write($"id: {one.Sequence}\nevent: {one.Type}\ndata: {one.Body}\n\n");
                    _told = one.Sequence;
                    await FlushAsync(context, cancel);
                }

                _place = page.GoOnFrom(_place);
                if (!page.IsFull && !await WaitAsync(cancel))
                {
                    Write(_told == _place ? (FormattableString)$":\n\n" : $":\nid: {_place}\n\n");
                    _told = _place;
                    await FlushAsync(context, cancel);
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The caller has gone, or comes again when the service is back.
        }
        catch (DbException)
        {
            // CalendarRefresh tells of it; the caller comes again, and is told then.
        }
    }

    /// <summary>An event without data is none, but leaves its id with the reader (9.2.6): who comes again before the first event misses nothing.</summary>
    private void Begin(bool isReset)
    {
        var retry = RandomNumberGenerator.GetInt32(LeastRetryMilliseconds, MostRetryMilliseconds);
        Write($"retry: {retry}\nid: {_place}\n{(isReset ? $"event: reset\ndata: {{\"last\":{_place}}}\n" : "")}\n");
    }

    /// <summary>Whether there is an event before the reader must hear of the service again. What nobody wants of this filter does not put that off.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancel)
    {
        var left = Heartbeat - _time.GetElapsedTime(_written);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        using var due = new CancellationTokenSource(left, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancel);
        try
        {
            await _signal.WaitAsync(_place, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Write(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture), _writer);

    private async Task FlushAsync(HttpContext context, CancellationToken cancel)
    {
        try
        {
            await _writer.FlushAsync(cancel);
            _written = _time.GetTimestamp();
        }
        catch (OperationCanceledException)
        {
            // Who does not take what is written must not keep the service from stopping.
            context.Abort();
            throw;
        }
    }
}
