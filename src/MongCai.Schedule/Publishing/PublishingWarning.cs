using System.Collections.Immutable;
using MongCai.Schedule.Lunisolar;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Publishing;

/// <summary>Something that a statement does and its author may not have meant, with what is needed to say it. It forbids nothing.</summary>
public abstract record PublishingWarning
{
    private PublishingWarning(ClauseNumber? clause) => Clause = clause;

    /// <summary>The clause of the statement that does it; null where it is the whole.</summary>
    public ClauseNumber? Clause { get; }

    /// <summary>What kind of warning it is.</summary>
    public abstract PublishingWarningCode Code { get; }

    /// <summary>
    /// A clause that names no classes covers an earlier one that names some and says something else, so that the latter no longer holds for
    /// them.
    /// </summary>
    /// <param name="Clause">The general clause.</param>
    /// <param name="Exception">The earlier clause, or entry of a clause's exceptions.</param>
    /// <param name="Classes">The classes for which it held and holds no longer, by id.</param>
    /// <param name="Start">The first instant at which it is so.</param>
    public sealed record ExceptionLifted(ClauseNumber Clause, ClauseName Exception, ImmutableArray<Id<CrossingClass>> Classes, Instant Start)
        : PublishingWarning(Clause)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.ExceptionLifted;
    }

    /// <summary>The lunar days of a clause are others, or are called otherwise, in the calendar of the other country.</summary>
    /// <param name="Clause">The clause.</param>
    /// <param name="Calendar">Whose calendar the clause means.</param>
    /// <param name="Differences">The runs of days at issue, in order, each with both names of its first day; at least one.</param>
    public sealed record LunarCalendarsDiffer(ClauseNumber Clause, Country Calendar, ImmutableArray<LunisolarDifference> Differences)
        : PublishingWarning(Clause)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.LunarCalendarsDiffer;
    }

    /// <summary>The hours of both sides are known, neither is closed, and they have no time in common.</summary>
    /// <param name="Clause">The clause of the statement that decides then, or from which the hours come; null where it lets others do so.</param>
    /// <param name="Gate">The gate.</param>
    /// <param name="Flow">The flow.</param>
    /// <param name="Direction">The direction; null for both.</param>
    /// <param name="Classes">Empty where it is so for goods or people of no class, else the classes for which it is so, by id.</param>
    /// <param name="Start">The first instant at which it is so.</param>
    /// <param name="End">The end, exclusive, of that interval; null where it goes on for as far as was looked.</param>
    /// <param name="Vn">The hours of the Vietnamese side at that instant, on the clock of Hanoi.</param>
    /// <param name="Cn">The hours of the Chinese side at that instant, on the clock of Hanoi.</param>
    public sealed record NoCommonHours(
        ClauseNumber? Clause,
        Id<Gate> Gate,
        Flow Flow,
        Direction? Direction,
        ImmutableArray<Id<CrossingClass>> Classes,
        Instant Start,
        Instant? End,
        ImmutableArray<DayWindow> Vn,
        ImmutableArray<DayWindow> Cn)
        : PublishingWarning(Clause)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.NoCommonHours;
    }

    /// <summary>The first change that people will see takes effect in less than 72 hours.</summary>
    /// <param name="Start">When it takes effect; now, where it has begun.</param>
    /// <param name="Notice">How long that is from now; not negative.</param>
    public sealed record ShortNotice(Instant Start, Duration Notice) : PublishingWarning((ClauseNumber?)null)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.ShortNotice;
    }

    /// <summary>A day of a clause with dates is one of the weekend on which people work in a country, for a holiday.</summary>
    /// <param name="Clause">The clause.</param>
    /// <param name="Date">The day.</param>
    /// <param name="Country">Where people work on it.</param>
    public sealed record MakeUpWorkingDay(ClauseNumber Clause, LocalDate Date, Country Country) : PublishingWarning(Clause)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.MakeUpWorkingDay;
    }

    /// <summary>A clause is about days within a week of those of an agreement or emergency that the statement does not name.</summary>
    /// <param name="Clause">The first clause of which that is so.</param>
    /// <param name="Statement">The agreement or emergency.</param>
    /// <param name="Gate">The first gate about which both are.</param>
    /// <param name="Flow">The flow.</param>
    /// <param name="Days">The days of the agreement or emergency that are near.</param>
    public sealed record NearUnnamedStatement(ClauseNumber Clause, Id<Statement> Statement, Id<Gate> Gate, Flow Flow, DateStretch Days)
        : PublishingWarning(Clause)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.NearUnnamedStatement;
    }

    /// <summary>Answers about times before now will be others than those that were given then.</summary>
    /// <param name="Start">The beginning of the first change.</param>
    public sealed record ChangesThePast(Instant Start) : PublishingWarning((ClauseNumber?)null)
    {
        /// <inheritdoc/>
        public override PublishingWarningCode Code => PublishingWarningCode.ChangesThePast;
    }
}
