using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Holidays;

/// <summary>A holiday of a country as its law puts it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Names">Its name in three languages.</param>
/// <param name="On">The day of the year that it hangs on.</param>
/// <param name="From">The first day off, in days after that day; negative before it.</param>
/// <param name="To">The last day off, in days after that day, inclusive.</param>
/// <param name="Since">The first date on which the rule is law.</param>
/// <param name="Until">The last date on which it is, inclusive; null while it is.</param>
/// <param name="Sources">Where the law was published.</param>
public sealed record HolidayRule(
    Id<HolidayRule> Id,
    TrilingualText Names,
    HolidayDay On,
    int From,
    int To,
    LocalDate Since,
    LocalDate? Until,
    ImmutableArray<Source> Sources);
