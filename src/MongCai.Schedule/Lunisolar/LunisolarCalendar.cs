using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// The Vietnamese and the Chinese lunisolar calendar. Both follow one rule on two clocks: a month begins on the day of its new
/// moon, the month that contains the winter solstice is month 11, and where 13 months lie from one month 11 to the next the
/// first without a principal solar term is leap (GB/T 33661-2017). Because Vietnam reckons by UTC+7 and China by UTC+8, they
/// differ on about one day in twenty.
/// </summary>
/// <remarks>
/// <para>
/// Both end with lunar year 2199. Dates are Gregorian; a <see cref="LocalDate"/> of another calendar system is converted first.
/// </para>
/// <para>
/// Conversions take constant time and do not allocate. The tables, one 64-bit word a lunar year, are derived from VSOP87 and
/// ELP/MPP02 by <c>src/MongCai.Schedule.Ephemeris</c>; <c>docs/lunisolar.md</c> gives sources, accuracy and proofs. A few dates
/// after 2076 depend on the future rotation of the Earth; <see cref="IsUncertain(LocalDate)"/> tells them.
/// </para>
/// </remarks>
public sealed class LunisolarCalendar
{
    private readonly LunarMonths _months;
    private readonly int _firstUnixDay;
    private readonly uint _dayCount;
    private readonly int _firstNewMoon;
    private readonly ulong[] _terms;
    private readonly byte[] _earliestTermDays;

    private LunisolarCalendar(
        string id,
        Offset offset,
        (int FirstYear, int FirstUnixDay, int FirstNewMoon) table,
        ReadOnlySpan<ulong> years,
        ReadOnlySpan<ulong> terms,
        ReadOnlySpan<byte> earliestTermDays)
    {
        Id = id;
        Offset = offset;
        _months = new LunarMonths(table.FirstYear, table.FirstUnixDay, years);
        _firstNewMoon = table.FirstNewMoon;
        _terms = terms.ToArray();
        _earliestTermDays = earliestTermDays.ToArray();

        // The table's first year is there for its last days, which lie in the first Gregorian year.
        FirstYear = table.FirstYear + 1;
        LastYear = table.FirstYear + years.Length - 1;
        FirstDate = new LocalDate(FirstYear, 1, 1);
        LastDate = Gregorian.FromUnixDay(_months.LastDay);
        _firstUnixDay = UnixDay(FirstDate);
        _dayCount = (uint)(_months.LastDay - _firstUnixDay + 1);
    }

    /// <summary>
    /// The Vietnamese calendar: UTC+7, solar dates from 1968-01-01, when Decision 121-CP of 8 August 1967 took effect.
    /// Its first whole lunar year is 1968.
    /// </summary>
    public static LunisolarCalendar Vietnamese { get; } = new(
        "vn",
        Offset.FromHours(7),
        (LunisolarTables.VietnameseFirstYear, LunisolarTables.VietnameseFirstUnixDay, LunisolarTables.VietnameseFirstNewMoon),
        LunisolarTables.VietnameseYears,
        LunisolarTables.VietnameseTerms,
        LunisolarTables.VietnameseEarliestTermDays);

    /// <summary>
    /// The Chinese calendar: UTC+8, solar dates from 1929-01-01, when the clock of the meridian of 120° East replaced Beijing's
    /// local time. Its first whole lunar year is 1929.
    /// </summary>
    public static LunisolarCalendar Chinese { get; } = new(
        "cn",
        Offset.FromHours(8),
        (LunisolarTables.ChineseFirstYear, LunisolarTables.ChineseFirstUnixDay, LunisolarTables.ChineseFirstNewMoon),
        LunisolarTables.ChineseYears,
        LunisolarTables.ChineseTerms,
        LunisolarTables.ChineseEarliestTermDays);

    /// <summary>Both calendars, the Vietnamese first.</summary>
    public static ImmutableArray<LunisolarCalendar> All { get; } = [Vietnamese, Chinese];

    /// <summary>The calendar's text form: <c>vn</c> or <c>cn</c>.</summary>
    public string Id { get; }

    /// <summary>The offset from UTC at whose midnights its days begin, whatever the country's time zone does.</summary>
    public Offset Offset { get; }

    /// <summary>The first solar date it covers, inclusive.</summary>
    public LocalDate FirstDate { get; }

    /// <summary>The last solar date it covers, inclusive: the last day of lunar year <see cref="LastYear"/>.</summary>
    public LocalDate LastDate { get; }

    /// <summary>The first lunar year that it covers whole, inclusive.</summary>
    public int FirstYear { get; }

    /// <summary>The last lunar year that it covers, inclusive: 2199.</summary>
    public int LastYear { get; }

    /// <summary>The last Gregorian year whose solar terms it knows, inclusive: 2200, so that the end of lunar year 2199 has its own.</summary>
    public int LastSolarTermYear => FirstYear + _terms.Length - 1;

    /// <summary>The text form, <see cref="Id"/>.</summary>
    public override string ToString() => Id;

    /// <summary>The lunar date of a solar date. Cost: O(1), no allocation.</summary>
    /// <param name="date">From <see cref="FirstDate"/> to <see cref="LastDate"/>, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is outside the range, which the message names.</exception>
    public LunarDate ToLunar(LocalDate date) => TryToLunar(date, out var lunar) ? lunar : throw OutsideRange(nameof(date), date);

    /// <summary>The lunar date of a solar date; false outside <see cref="FirstDate"/> to <see cref="LastDate"/>. Cost: O(1), no allocation.</summary>
    public bool TryToLunar(LocalDate date, out LunarDate lunar) => TryToLunar(UnixDay(date), out lunar);

    /// <summary>
    /// The lunar date of a solar date given as days since 1970-01-01; false outside <see cref="FirstDate"/> to
    /// <see cref="LastDate"/>. For work on many days: it spares the way through year, month and day. Cost: O(1), no allocation.
    /// </summary>
    public bool TryToLunar(int unixDay, out LunarDate lunar)
    {
        var isCovered = Covers(unixDay);
        lunar = isCovered ? _months.NameOf(unixDay) : default;
        return isCovered;
    }

    /// <summary>The solar date of a lunar date. Cost: O(1), no allocation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The lunar date is outside the range, or does not exist: its year has no such leap month, or its month only 29 days. The
    /// message says which.
    /// </exception>
    public LocalDate ToSolar(LunarDate lunar) => Gregorian.FromUnixDay(ToUnixDay(lunar));

    /// <summary>The solar date of a lunar date as days since 1970-01-01. Cost: O(1), no allocation.</summary>
    /// <inheritdoc cref="ToSolar" path="/exception"/>
    public int ToUnixDay(LunarDate lunar) => TryFind(lunar, out var unixDay)
        ? unixDay
        : throw new ArgumentOutOfRangeException(nameof(lunar), lunar, Explain(lunar));

    /// <summary>The solar date of a lunar date, or why there is none. Cost: O(1), no allocation.</summary>
    /// <param name="lunar">Any lunar date.</param>
    /// <param name="date">The solar date where the result is <see cref="LunarDateFinding.Found"/>.</param>
    public LunarDateFinding Find(LunarDate lunar, out LocalDate date)
    {
        var isFound = TryFind(lunar, out var unixDay);
        date = isFound ? Gregorian.FromUnixDay(unixDay) : default;
        return isFound ? LunarDateFinding.Found : WhyNot(lunar);
    }

    /// <summary>
    /// The solar date of the last day, the 29th or the 30th, of the month of a lunar date, or why there is none.
    /// Cost: O(1), no allocation.
    /// </summary>
    /// <param name="monthOf">Any lunar date; its day is not looked at.</param>
    /// <param name="date">The solar date where the result is <see cref="LunarDateFinding.Found"/>.</param>
    public LunarDateFinding FindLastDay(LunarDate monthOf, out LocalDate date)
    {
        var finding = Find(monthOf.WithDay(30), out date);
        return finding == LunarDateFinding.NoSuchDay ? Find(monthOf.WithDay(29), out date) : finding;
    }

    /// <summary>
    /// The solar date of a day of a lunar year. Day 30 of a month of 29 days is its last. Cost: O(1), no allocation.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="lunarYear">The lunar year, named by the Gregorian year in which it begins.</param>
    /// <returns>The date; null where the year has no such leap month, or the calendar does not cover the day.</returns>
    public LocalDate? Find(LunarDayOfYear day, int lunarYear)
    {
        ArgumentNullException.ThrowIfNull(day);
        if (lunarYear is < 1 or > 9999)
        {
            return null;
        }

        var lunar = new LunarDate(lunarYear, day.Month, day.IsLeapMonth, day.Day < 0 ? 1 : day.Day);
        var finding = day.Day < 0 ? FindLastDay(lunar, out var date) : Find(lunar, out date);
        if (finding == LunarDateFinding.NoSuchDay)
        {
            finding = FindLastDay(lunar, out date);
        }

        return finding == LunarDateFinding.Found ? date : null;
    }

    /// <summary>
    /// Whether the lunar date of a solar date depends on the future rotation of the Earth: the first day of its month may prove
    /// to be a day earlier or later, or this last day of a month may prove to be the first of the next. Cost: O(1), no allocation.
    /// </summary>
    /// <param name="date">From <see cref="FirstDate"/> to <see cref="LastDate"/>, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is outside the range, which the message names.</exception>
    public bool IsUncertain(LocalDate date)
    {
        var unixDay = UnixDay(date);
        return Covers(unixDay) ? _months.IsUncertain(unixDay) : throw OutsideRange(nameof(date), date);
    }

    /// <summary>A lunar year with its months. Cost: O(1), no allocation.</summary>
    /// <param name="year">From <see cref="FirstYear"/> to <see cref="LastYear"/>, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside the range, which the message names.</exception>
    public LunarYear GetYear(int year)
    {
        if (year < FirstYear || year > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The calendar {Id} covers the lunar years {FirstYear} to {LastYear}.");
        }

        var (firstMonth, leapMonth) = YearAt(year);
        var (nextFirstMonth, _) = YearAt(year + 1);
        return new LunarYear(
            this,
            year,
            Gregorian.FromUnixDay(_months.FirstDayOf(firstMonth)),
            Gregorian.FromUnixDay(_months.FirstDayOf(nextFirstMonth) - 1),
            leapMonth);
    }

    /// <summary>The solar date, on the calendar's clock, on which a solar term falls. Cost: O(1), no allocation.</summary>
    /// <param name="term">The term.</param>
    /// <param name="gregorianYear">From <see cref="FirstYear"/> to <see cref="LastSolarTermYear"/>, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside the range, which the message names.</exception>
    public LocalDate DateOf(SolarTerm term, int gregorianYear)
    {
        ArgumentNullException.ThrowIfNull(term);
        var offset = (int)(TermWord(gregorianYear) >> (2 * term.Position)) & 3;
        return new LocalDate(gregorianYear, (term.Position / 2) + 1, _earliestTermDays[term.Position] + offset);
    }

    /// <summary>Whether the date of a solar term depends on the future rotation of the Earth. Cost: O(1), no allocation.</summary>
    /// <inheritdoc cref="DateOf(SolarTerm, int)" path="/param|/exception"/>
    public bool IsUncertain(SolarTerm term, int gregorianYear)
    {
        ArgumentNullException.ThrowIfNull(term);
        return (int)(TermWord(gregorianYear) >> 48) == term.Position + 1;
    }

    internal ImmutableArray<LunarMonth> MonthsOf(int year)
    {
        var (firstMonth, _) = YearAt(year);
        var (nextFirstMonth, _) = YearAt(year + 1);
        var months = ImmutableArray.CreateBuilder<LunarMonth>(nextFirstMonth - firstMonth);
        for (var month = firstMonth; month < nextFirstMonth; month++)
        {
            var firstDay = _months.FirstDayOf(month);
            var name = _months.NameOf(firstDay);
            months.Add(new LunarMonth(
                name.Month,
                name.IsLeapMonth,
                Gregorian.FromUnixDay(firstDay),
                _months.FirstDayOf(month + 1) - firstDay,
                MarginSeconds(month),
                _months.IsStartUncertain(month)));
        }

        return months.MoveToImmutable();
    }

    private static int UnixDay(LocalDate date)
    {
        if (date.Calendar != CalendarSystem.Iso)
        {
            date = date.WithCalendar(CalendarSystem.Iso);
        }

        return Gregorian.ToUnixDay(date.Year, date.Month, date.Day);
    }

    private (int FirstMonth, int? LeapMonth) YearAt(int year) => _months.YearAt(year - FirstYear + 1);

    private int MarginSeconds(int month)
    {
        const int secondsPerDay = NodaConstants.SecondsPerDay;
        var second = (LunisolarTables.NewMoonSeconds[_firstNewMoon + month] + Offset.Seconds) % secondsPerDay;
        return second < secondsPerDay / 2 ? second : second - secondsPerDay;
    }

    private bool Covers(int unixDay) => (uint)(unixDay - _firstUnixDay) < _dayCount;

    private bool TryFind(LunarDate lunar, out int unixDay) => _months.TryFind(lunar, out unixDay) && Covers(unixDay);

    private ulong TermWord(int gregorianYear) => gregorianYear >= FirstYear && gregorianYear <= LastSolarTermYear
        ? _terms[gregorianYear - FirstYear]
        : throw new ArgumentOutOfRangeException(
            nameof(gregorianYear), gregorianYear, $"The calendar {Id} knows the solar terms of {FirstYear} to {LastSolarTermYear}.");

    private ArgumentOutOfRangeException OutsideRange(string parameter, LocalDate date) =>
        new(parameter, date, $"The calendar {Id} covers {FirstDate:uuuu-MM-dd} to {LastDate:uuuu-MM-dd}.");

    private LunarDateFinding WhyNot(LunarDate lunar)
    {
        if (lunar < ToLunar(FirstDate) || lunar.Year > LastYear)
        {
            return LunarDateFinding.OutsideRange;
        }

        return _months.HasMonth(lunar) ? LunarDateFinding.NoSuchDay : LunarDateFinding.NoSuchLeapMonth;
    }

    private string Explain(LunarDate lunar) => WhyNot(lunar) switch
    {
        LunarDateFinding.NoSuchLeapMonth => $"In the calendar {Id} the year {lunar.Year} has no leap month {lunar.Month}.",
        LunarDateFinding.NoSuchDay => $"In the calendar {Id} the month of {lunar} has 29 days.",
        _ => $"The calendar {Id} covers {ToLunar(FirstDate)} to {ToLunar(LastDate)}.",
    };
}
