using MongCai.Schedule.Holidays;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>When a clause holds, before a <see cref="DayPattern"/> narrows it.</summary>
public abstract record ClauseDays
{
    private ClauseDays()
    {
    }

    /// <summary>Whether it comes again each year.</summary>
    public bool IsRecurring => Validity is not null;

    /// <summary>The days on which a recurring form holds; null for the others.</summary>
    public virtual Validity? Validity => null;

    /// <summary>From one date to another, both inclusive.</summary>
    /// <param name="First">The first day.</param>
    /// <param name="Last">The last day; null where the end is open.</param>
    public sealed record Dates(LocalDate First, LocalDate? Last) : ClauseDays;

    /// <summary>From one instant up to another.</summary>
    /// <param name="Start">The beginning, inclusive.</param>
    /// <param name="End">The end, exclusive; null where it is open.</param>
    public sealed record Instants(Instant Start, Instant? End) : ClauseDays;

    /// <summary>A range of each Gregorian year; it may cross the end of the year. 29 February is the 28th in a common year.</summary>
    /// <param name="First">The first day.</param>
    /// <param name="Last">The last day, inclusive.</param>
    /// <param name="When">When the form holds.</param>
    public sealed record Yearly(AnnualDate First, AnnualDate Last, Validity When) : ClauseDays
    {
        /// <inheritdoc/>
        public override Validity? Validity => When;
    }

    /// <summary>
    /// A range of each lunar year; it may cross the end of the year. A year without the first day, because that is in a leap month, has no
    /// such range, nor has one whose last day is.
    /// </summary>
    /// <param name="Calendar">Whose lunar calendar.</param>
    /// <param name="First">The first day.</param>
    /// <param name="Last">The last day, inclusive.</param>
    /// <param name="When">When the form holds.</param>
    public sealed record Lunar(Country Calendar, LunarDayOfYear First, LunarDayOfYear Last, Validity When) : ClauseDays
    {
        /// <inheritdoc/>
        public override Validity? Validity => When;
    }

    /// <summary>Days around a solar term of each Gregorian year.</summary>
    /// <param name="Name">The term.</param>
    /// <param name="Calendar">On whose clock.</param>
    /// <param name="From">The first day, in days after that of the term; negative before it.</param>
    /// <param name="To">The last day likewise, inclusive.</param>
    /// <param name="When">When the form holds.</param>
    public sealed record Term(SolarTerm Name, Country Calendar, int From, int To, Validity When) : ClauseDays
    {
        /// <inheritdoc/>
        public override Validity? Validity => When;
    }

    /// <summary>A holiday of a country, by what was announced of it or else computed, with days before and after.</summary>
    /// <param name="Country">Whose holiday.</param>
    /// <param name="Id">The holiday.</param>
    /// <param name="From">The first day, in days after the first of the holiday; negative before it.</param>
    /// <param name="To">The last day, in days after the last of the holiday, inclusive.</param>
    /// <param name="When">When the form holds.</param>
    public sealed record Holiday(Country Country, Id<HolidayRule> Id, int From, int To, Validity When) : ClauseDays
    {
        /// <inheritdoc/>
        public override Validity? Validity => When;
    }

    /// <summary>Nothing of its own: from an instant on the ordinary timetable is back.</summary>
    /// <param name="At">The instant; a date in the document means the beginning of that day.</param>
    public sealed record Resumes(Instant At) : ClauseDays;

    /// <summary>A phase that was announced without a date.</summary>
    /// <param name="Order">Its place among the phases, from 1.</param>
    public sealed record Undated(int Order) : ClauseDays;
}
