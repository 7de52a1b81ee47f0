using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Events;

/// <summary>Something that those who follow the gates are to be told.</summary>
public abstract record DueEvent
{
    private DueEvent(Instant at) => At = at;

    /// <summary>When it falls due: when it takes effect, or for a notice ahead, when that is given.</summary>
    public Instant At { get; }

    /// <summary>That a gate is otherwise than was last told.</summary>
    /// <param name="At">When it became so.</param>
    /// <param name="Gate">The gate.</param>
    /// <param name="Flow">The flow.</param>
    /// <param name="Before">As it was last told.</param>
    /// <param name="After">How it is.</param>
    /// <param name="Difference">What tells them apart; not nothing.</param>
    /// <param name="Answer">The answer, with its reasons.</param>
    public sealed record GateChanged(Instant At, Id<Gate> Gate, Flow Flow, GateStatus Before, GateStatus After, StatusDifference Difference, Answer Answer)
        : DueEvent(At);

    /// <summary>That the regime of a gate is going to change.</summary>
    /// <param name="At">When that is told: a stated time ahead.</param>
    /// <param name="Gate">The gate.</param>
    /// <param name="Flow">The flow.</param>
    /// <param name="Before">How it is until then.</param>
    /// <param name="After">How it is from then on.</param>
    /// <param name="EffectiveAt">When it changes.</param>
    /// <param name="Answer">The answer from then on, with its reasons.</param>
    public sealed record ChangeUpcoming(Instant At, Id<Gate> Gate, Flow Flow, GateStatus Before, GateStatus After, Instant EffectiveAt, Answer Answer)
        : DueEvent(At);

    /// <summary>That a publication changes answers about the future of a gate.</summary>
    /// <param name="At">When it became known.</param>
    /// <param name="Gate">The gate.</param>
    /// <param name="Flow">The flow.</param>
    /// <param name="Changes">What it changes from then on; not empty.</param>
    public sealed record ScheduleRevised(Instant At, Id<Gate> Gate, Flow Flow, ImmutableArray<CalendarChange> Changes)
        : DueEvent(At);

    /// <summary>That a statement became known.</summary>
    /// <param name="At">When.</param>
    /// <param name="Statement">The statement.</param>
    public sealed record StatementPublished(Instant At, Statement Statement)
        : DueEvent(At);

    /// <summary>That nothing of a statement lies ahead any more.</summary>
    /// <param name="At">Since when.</param>
    /// <param name="Statement">The statement.</param>
    public sealed record StatementEnded(Instant At, Statement Statement)
        : DueEvent(At);

    /// <summary>That a clause with an open or estimated end should be looked at again; from then on what it decides is unconfirmed.</summary>
    /// <param name="At">Its review time.</param>
    /// <param name="Statement">Its statement.</param>
    /// <param name="Clause">Its number.</param>
    public sealed record ReviewDue(Instant At, Statement Statement, ClauseNumber Clause)
        : DueEvent(At);

    /// <summary>That nobody has ratified in time what one person alone put in force.</summary>
    /// <param name="At">Until when somebody had to.</param>
    /// <param name="Statement">The statement.</param>
    public sealed record Unratified(Instant At, Statement Statement)
        : DueEvent(At);
}
