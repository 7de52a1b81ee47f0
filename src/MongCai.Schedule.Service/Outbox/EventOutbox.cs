using System.Collections.Immutable;
using System.Data.Common;
using MongCai.Schedule.Events;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>
/// Writes events, in the transaction of what caused them. That is the only writer while it lasts, so that their places have no gaps and none commits
/// after one that follows it.
/// </summary>
internal sealed class EventOutbox
{
    /// <summary>How long after its time an event is late, in time of the machine: longer than any pause of a service that runs.</summary>
    public static readonly Duration LateAfter = Duration.FromSeconds(10);

    /// <summary>A revision may change a hundred stretches; whoever wants them all asks for them.</summary>
    private const int MostChanges = 50;

    private readonly DbTransaction _transaction;
    private readonly Instant _recorded;
    private readonly Duration _lateAfter;
    private readonly Dictionary<(Id<Gate> Gate, Flow Flow), GateStatus> _told;
    private readonly List<EventRow> _written = [];
    private EventHead _head;
    private Instant _reached;

    private EventOutbox(DbTransaction transaction, Instant recorded, Duration lateAfter, Instant reached, Dictionary<(Id<Gate> Gate, Flow Flow), GateStatus> told, EventHead head)
    {
        (_transaction, _recorded, _lateAfter, _reached, _told, _head) = (transaction, recorded, lateAfter, reached, told, head);
    }

    /// <summary>What was written so far, in order.</summary>
    public IReadOnlyList<EventRow> Written => _written;

    /// <summary>Opens it; null where nothing was ever told, so that there is nothing that events could tell a change of.</summary>
    /// <param name="transaction">The transaction, of the only writer.</param>
    /// <param name="recorded">The time, on the calendar's clock.</param>
    /// <param name="lateAfter">How long after its time an event is late, on that clock.</param>
    public static async Task<EventOutbox?> OpenAsync(DbTransaction transaction, Instant recorded, Duration lateAfter) =>
        await EventClockStore.ReachedAsync(transaction) is { } reached
            ? new EventOutbox(transaction, recorded, lateAfter, reached, await EventClockStore.ToldAsync(transaction), await EventStore.HeadAsync(transaction))
            : null;

    /// <summary>Notes how each gate is without telling anybody: events begin from here.</summary>
    public static async Task BeginAsync(DbTransaction transaction, CalendarBook book, Instant now)
    {
        await EventClockStore.BeginAsync(transaction, now);
        foreach (var ((gate, flow), status) in DueEvents.StatusesAt(book, now))
        {
            await EventClockStore.TellAsync(transaction, gate, flow, EventBody.Canonical(GateStatusAnswer.Of(status, DateOf(now))));
        }
    }

    /// <summary>Writes what fell due by the clock; nothing where that was done, as after a clock was put back.</summary>
    /// <param name="book">All that is published.</param>
    /// <param name="until">Until when, inclusive.</param>
    public async Task AdvanceAsync(CalendarBook book, Instant until)
    {
        if (until <= _reached)
        {
            return;
        }

        foreach (var due in DueEvents.ByTheClock(book, _told, _reached, until))
        {
            await WriteAsync(book, due);
        }

        await ReachAsync(until);
    }

    /// <summary>Writes what a publication is told by, and before it what fell due until then.</summary>
    /// <param name="before">All that was published before it.</param>
    /// <param name="after">The same with it.</param>
    /// <param name="series">Of a statement, its number in the series of the year.</param>
    /// <param name="publication">Of a statement, what it does to earlier ones.</param>
    /// <param name="until">How far the future is looked at.</param>
    public async Task PublishAsync(CalendarBook before, CalendarBook after, string? series, string? publication, Instant until)
    {
        var known = after.Revisions[^1].Known;

        // Not inclusive: what would have changed at this very instant is amended in time.
        await AdvanceAsync(before, known - Duration.Epsilon);
        foreach (var due in DueEvents.ByPublication(after, after.Revisions.Length, _told, _reached, until))
        {
            await WriteAsync(after, due, series, publication);
        }

        await AdvanceAsync(after, known);
    }

    /// <summary>Texts as a column in which each is found between commas.</summary>
    public static string Enclosed(IReadOnlyCollection<string> texts) => texts.Count == 0 ? "" : $",{string.Join(',', texts)},";

    private static LocalDate DateOf(Instant at) => at.InZone(Clocks.Hanoi).Date;

    private async Task ReachAsync(Instant until)
    {
        await EventClockStore.ReachAsync(_transaction, until);
        _reached = until;
    }

    private async Task WriteAsync(CalendarBook book, DueEvent due, string? series = null, string? publication = null)
    {
        var told = ToldBy(book, due, series, publication);
        var revision = book.Revisions.Length;
        var id = EventBody.IdOf(told.Type, told.Subject, due.At, revision, told.Which);
        if (await EventStore.IsWrittenAsync(_transaction, id))
        {
            // What a publication ends at once has its end at that instant by the clock too.
            return;
        }

        var sequence = _head.Sequence + 1;
        var body = EventBody.Of(
            id, told.Type, told.Subject, due.At, told.Data, _recorded, sequence, _head.Hash, await EventStore.LastHashOfAsync(_transaction, told.Subject));
        var row = new EventRow(
            sequence,
            id,
            told.Type,
            told.Subject,
            told.Gate?.ToString(),
            told.Flow is { } flow ? TextForm.Of(flow) : null,
            Enclosed([.. told.Classes.Select(named => named.ToString())]),
            InstantColumn.Write(due.At),
            InstantColumn.Write(_recorded),
            revision,
            body,
            EventRow.HashOf(body));
        await EventStore.AddAsync(_transaction, row);
        _head = new EventHead(sequence, row.Hash);
        _written.Add(row);
        if (due is DueEvent.GateChanged change)
        {
            _told[(change.Gate, change.Flow)] = change.After;
            await EventClockStore.TellAsync(_transaction, change.Gate, change.Flow, EventBody.Canonical(GateStatusAnswer.Of(change.After, DateOf(change.At))));
        }
    }

    /// <summary>What is told of something that fell due.</summary>
    private Told ToldBy(CalendarBook book, DueEvent due, string? series, string? publication)
    {
        var isLate = _recorded - due.At > _lateAfter;
        return due switch
        {
            DueEvent.GateChanged change => OfGate(
                change.Difference == StatusDifference.Regime ? EventTypes.RegimeChanged : EventTypes.HoursChanged,
                change.Gate, change.Flow, ClassesOf(change.Flow, change.Before, change.After), Data(change.Gate, change.Flow, change.Before, change.After, change.At, change.Answer)),
            DueEvent.ChangeUpcoming coming => OfGate(
                EventTypes.ChangeUpcoming,
                coming.Gate, coming.Flow, ClassesOf(coming.Flow, coming.Before, coming.After), Data(coming.Gate, coming.Flow, coming.Before, coming.After, coming.EffectiveAt, coming.Answer)) with
            {
                Which = InstantColumn.Write(coming.EffectiveAt),
            },
            DueEvent.ScheduleRevised revised => OfGate(
                EventTypes.ScheduleRevised, revised.Gate, revised.Flow, ClassesIn(revised.Changes), RevisedData(revised)),
            DueEvent.StatementPublished published => OfStatement(
                EventTypes.StatementPublished, published.Statement, DataOf(published.Statement) with { Number = series, Publication = publication }),
            DueEvent.StatementEnded ended => OfStatement(EventTypes.StatementEnded, ended.Statement, DataOf(ended.Statement)),
            DueEvent.ReviewDue review => OfStatement(EventTypes.ReviewDue, review.Statement, DataOf(review.Statement) with { Clause = review.Clause }) with
            {
                Which = review.Clause.ToString(),
            },
            DueEvent.Unratified unratified => OfStatement(EventTypes.Unratified, unratified.Statement, DataOf(unratified.Statement)),
            _ => throw new InvalidOperationException($"There is no event for {due.GetType().Name}."),
        };

        Told OfGate(string type, Id<Gate> gate, Flow flow, IEnumerable<Id<CrossingClass>> classes, GateEventData data) =>
            new(type, $"gates/{gate}/{TextForm.Of(flow)}", "", gate, flow, classes, data);

        Told OfStatement(string type, Statement statement, StatementEventData data) => new(type, $"statements/{statement.Id}", "", null, null, [], data);

        GateEventData Data(Id<Gate> gate, Flow flow, GateStatus from, GateStatus to, Instant effectiveAt, Answer answer) => new(
            gate,
            flow,
            GateStatusAnswer.Of(from, DateOf(effectiveAt)),
            GateStatusAnswer.Of(to, DateOf(effectiveAt)),
            effectiveAt,
            isLate,
            answer.Certainty,
            book.Revisions.Length,
            ReasonAnswer.Of([answer], book));

        StatementEventData DataOf(Statement statement) =>
            new(statement.Id, statement.Kind, statement.Title, statement.IssuedBy, due.At, isLate, book.Revisions.Length);

        GateEventData RevisedData(DueEvent.ScheduleRevised revised)
        {
            var effectiveAt = revised.Changes.Min(change => change.Start) ?? revised.At;
            var (before, after) = (book.Find(revised.Gate, revised.Flow, book.Revisions.Length - 1)!, book.Find(revised.Gate, revised.Flow, book.Revisions.Length)!);
            return Data(revised.Gate, revised.Flow, GateStatus.At(before, effectiveAt), GateStatus.At(after, effectiveAt), effectiveAt, after.For().At(effectiveAt)) with
            {
                Changes = [.. revised.Changes.Take(MostChanges).Select(ChangeAnswer.Of)],
                ChangesInAll = revised.Changes.Length,
            };
        }

        IEnumerable<Id<CrossingClass>> ClassesOf(Flow flow, GateStatus from, GateStatus to) =>
            book.Gazetteer.Classes.Select(named => named.Id).Where(named => to.DiffersFor(named, flow, from));

        // What changes for goods of no class changes for those of every class that no clause names.
        IEnumerable<Id<CrossingClass>> ClassesIn(ImmutableArray<CalendarChange> changes) => changes.Any(change => change.Classes.IsEmpty)
            ? book.Gazetteer.Classes.Select(named => named.Id)
            : changes.SelectMany(change => change.Classes).Distinct();
    }

    /// <summary>What is told, and whom it concerns.</summary>
    private sealed record Told(string Type, string Subject, string Which, Id<Gate>? Gate, Flow? Flow, IEnumerable<Id<CrossingClass>> Classes, object Data);
}
