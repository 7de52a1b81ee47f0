using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// A day as a lunisolar calendar names it: year, month and day, such as day 4 of month 1 of 2022. Which calendar is meant, the
/// Vietnamese or the Chinese, is not part of it; <see cref="LunisolarCalendar.ToSolar"/> says whether the day exists in one.
/// </summary>
/// <remarks>
/// Text form: <c>2022/1/4</c>, in a leap month <c>2023/2L/15</c>. The value is four bytes; its default is no date.
/// </remarks>
public readonly record struct LunarDate : IComparable<LunarDate>, ISpanParsable<LunarDate>
{
    // Year, month, leap or not, and day from the highest bits down, so that the order of the numbers is that of the days.
    private const int DayBits = 5;
    private const int LeapBit = 1 << DayBits;
    private const int MonthShift = DayBits + 1;
    private const int YearShift = MonthShift + 4;

    private readonly int _packed;

    /// <summary>Names a lunar day. Cost: O(1), no allocation.</summary>
    /// <param name="year">The lunar year, named by the Gregorian year in which it begins; 1 to 9999.</param>
    /// <param name="month">The month's number, 1 to 12; a leap month bears the number of the month before it.</param>
    /// <param name="isLeapMonth">Whether the leap month of that number is meant.</param>
    /// <param name="day">The day of the month, 1 to 30.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public LunarDate(int year, int month, bool isLeapMonth, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, 30);
        _packed = Pack(year, month, isLeapMonth, day);
    }

    private LunarDate(int packed) => _packed = packed;

    /// <summary>The lunar year, named by the Gregorian year in which it begins.</summary>
    public int Year => _packed >> YearShift;

    /// <summary>The month's number, 1 to 12; a leap month bears the number of the month before it.</summary>
    public int Month => (_packed >> MonthShift) & 0xF;

    /// <summary>Whether the day is in the leap month of that number.</summary>
    public bool IsLeapMonth => (_packed & LeapBit) != 0;

    /// <summary>The day of the month, 1 to 30.</summary>
    public int Day => _packed & ((1 << DayBits) - 1);

    /// <summary>A number for the year and month, 32 apart from year to year, greater for later ones.</summary>
    internal int MonthKey => _packed >> DayBits;

    /// <summary>The day before the first of the month with the given <see cref="MonthKey"/>: not a date, but a place to count from.</summary>
    internal static LunarDate DayZero(int monthKey) => new(monthKey << DayBits);

    /// <summary>Another day of the same month.</summary>
    internal LunarDate WithDay(int day) => DayZero(MonthKey).PlusDaysInMonth(day);

    /// <summary>The day that lies the given days later in the same month, which must be that long.</summary>
    internal LunarDate PlusDaysInMonth(int days) => new(_packed + days);

    internal static int KeyOfMonth(int year, int month, bool isLeapMonth) => Pack(year, month, isLeapMonth, 0) >> DayBits;

    private static int Pack(int year, int month, bool isLeapMonth, int day) =>
        (year << YearShift) | (month << MonthShift) | (isLeapMonth ? LeapBit : 0) | day;

    /// <summary>Orders by year, month (a leap month after the month whose number it repeats) and day.</summary>
    public int CompareTo(LunarDate other) => _packed.CompareTo(other._packed);

    /// <summary>Whether one lunar day comes before another.</summary>
    public static bool operator <(LunarDate left, LunarDate right) => left._packed < right._packed;

    /// <summary>Whether one lunar day comes after another.</summary>
    public static bool operator >(LunarDate left, LunarDate right) => left._packed > right._packed;

    /// <summary>Whether one lunar day is another or comes before it.</summary>
    public static bool operator <=(LunarDate left, LunarDate right) => left._packed <= right._packed;

    /// <summary>Whether one lunar day is another or comes after it.</summary>
    public static bool operator >=(LunarDate left, LunarDate right) => left._packed >= right._packed;

    /// <summary>The text form: <c>2022/1/4</c>, <c>2023/2L/15</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year}/{Month}{(IsLeapMonth ? "L" : "")}/{Day}");

    /// <summary>Reads the text form: digits without sign, space or leading zeros.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is not the text form of a lunar date.</exception>
    public static LunarDate Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => TryParse(s, provider, out var result)
        ? result
        : throw new FormatException($"'{s}' is not a lunar date; write year/month/day as in 2022/1/4, or 2023/2L/15 in a leap month.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static LunarDate Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads the text form; false where <paramref name="s"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LunarDate result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>Reads the text form; false where <paramref name="s"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out LunarDate result)
    {
        result = default;
        var afterYear = s.IndexOf('/');
        var afterMonth = s.LastIndexOf('/');
        if (afterYear < 0 || afterMonth == afterYear)
        {
            return false;
        }

        var month = s[(afterYear + 1)..afterMonth];
        var isLeapMonth = month.EndsWith('L');
        if (!TryParseNumber(s[..afterYear], 9999, out var year)
            || !TryParseNumber(isLeapMonth ? month[..^1] : month, 12, out var monthNumber)
            || !TryParseNumber(s[(afterMonth + 1)..], 30, out var day))
        {
            return false;
        }

        result = new LunarDate(year, monthNumber, isLeapMonth, day);
        return true;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, int most, out int number)
    {
        // int.TryParse alone lets NUL characters follow the digits.
        number = 0;
        return !text.StartsWith('0')
            && !text.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= most;
    }
}
