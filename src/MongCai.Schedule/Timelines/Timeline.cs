using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// All answers about one gate and flow, as known at one revision. Safe for many threads, without a lock: what is compiled is immutable, and
/// is compiled on the first question, and again, further, on the first that looks beyond.
/// </summary>
public sealed class Timeline
{
    private static readonly Duration Ahead = Duration.FromDays(1000);

    private readonly ImmutableArray<KnownClause> _clauses;
    private readonly Gazetteer _gazetteer;
    private readonly CountryCalendars _countries;
    private CompiledTimeline? _compiled;

    internal Timeline(Id<Gate> gate, Flow flow, ImmutableArray<KnownClause> clauses, Gazetteer gazetteer, CountryCalendars countries)
    {
        _gazetteer = gazetteer;
        Gate = gate;
        Flow = flow;
        _clauses = clauses;
        _countries = countries;
    }

    /// <summary>Where answers end: after the last day of the lunar tables, 2200-02-15T00:00 in Vietnam.</summary>
    public static Instant CoverageEnd { get; } =
        Clocks.Hanoi.AtStartOfDay(LunisolarCalendar.Vietnamese.LastDate.PlusDays(1)).ToInstant();

    /// <summary>The gate.</summary>
    public Id<Gate> Gate { get; }

    /// <summary>The flow.</summary>
    public Flow Flow { get; }

    /// <summary>Where answers begin: with the first standing timetable; null where there is none.</summary>
    public Instant? CoverageStart => Reaching(Instant.MinValue).CoverageStart;

    /// <summary>The clauses that it was compiled from: those of statements that nobody has corrected, in the order of publication.</summary>
    internal ImmutableArray<KnownClause> Clauses => _clauses;

    /// <summary>A question to the timeline. Cost: O(1), no allocation.</summary>
    /// <param name="direction">One of those of the flow; null for none.</param>
    /// <param name="classes">The classes of what wants to cross; may be empty. All of them are in the gazetteer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The flow has no such direction.</exception>
    public TimelineView For(Direction? direction = null, ImmutableArray<Id<CrossingClass>> classes = default)
    {
        var row = 0;
        if (direction is { } asked)
        {
            row = Directions.Of(Flow).IndexOf(asked) + 1;
            ArgumentOutOfRangeException.ThrowIfZero(row, nameof(direction));
        }

        return new TimelineView(this, row, classes);
    }

    /// <summary>The intervals, as far as to hold an instant and one after it, if there is any.</summary>
    internal CompiledTimeline Reaching(Instant at)
    {
        var compiled = _compiled;
        if (compiled is not null && (compiled.Horizon == CoverageEnd || at < compiled.Horizon))
        {
            return compiled;
        }

        compiled = CompiledTimeline.Compile(Flow, _clauses, _gazetteer, _countries, HorizonFor(at, compiled?.Horizon), CoverageEnd);

        // Two threads may have done the same; what is kept may only grow.
        while (Volatile.Read(ref _compiled) is var kept && (kept is null || kept.Horizon < compiled.Horizon))
        {
            Interlocked.CompareExchange(ref _compiled, compiled, kept);
        }

        return compiled;
    }

    private Instant HorizonFor(Instant at, Instant? reached)
    {
        if (_clauses.All(IsFinite))
        {
            return CoverageEnd;
        }

        // Each time twice as far, so that all the times together cost no more than twice the last.
        var begins = _clauses.Max(clause => Instant.Max(clause.Statement.Known, Begins(clause)));
        var latest = Instant.Max(at, reached is { } before ? before + (before - begins) : begins);
        return latest > CoverageEnd - Ahead ? CoverageEnd : latest + Ahead;
    }

    /// <summary>Whether all of a clause's time is known without counting days up to a horizon.</summary>
    private static bool IsFinite(KnownClause clause) =>
        !clause.Days.IsRecurring
        && (clause.Days is ClauseDays.Dates { Last: not null } or ClauseDays.Instants { End: not null }
            || (clause.Clause.Pattern is null && clause.Clause.Minus.IsEmpty && clause.Clause.Plus.IsEmpty));

    private static Instant Begins(KnownClause clause) => clause.Days switch
    {
        ClauseDays.Dates dates => clause.Clause.Zone.AtStartOfDay(dates.First).ToInstant(),
        ClauseDays.Instants instants => instants.Start,
        ClauseDays.Resumes resumes => resumes.At,
        { Validity: { } validity } => clause.Clause.Zone.AtStartOfDay(validity.Since).ToInstant(),
        _ => Instant.MinValue,
    };
}
