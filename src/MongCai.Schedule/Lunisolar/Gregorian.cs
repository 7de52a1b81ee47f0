using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// Gregorian dates and counts of days since 1970-01-01, for years 1 to 9999, by arithmetic alone. NodaTime has both, but keeps
/// the count to itself. The algorithms are those of Neri &amp; Schneider, "Euclidean affine functions and their application to
/// calendar algorithms" (Software: Practice and Experience 53, 2023), which count from 0000-03-01 so that leap days end a year.
/// </summary>
internal static class Gregorian
{
    private const int UnixDayOfOrigin = -719_468;
    private const int DaysFromMarchToDecember = 306;

    /// <summary>Days since 1970-01-01.</summary>
    public static int ToUnixDay(int year, int month, int day)
    {
        var isBeforeMarch = (month - 3) >>> 31;
        year -= isBeforeMarch;
        month += 12 * isBeforeMarch;
        var century = (int)((uint)year / 100);
        return (1461 * year / 4) - century + (century / 4) + (((979 * month) - 2919) >> 5) + day - 1 + UnixDayOfOrigin;
    }

    /// <summary>The date that lies the given days after 1970-01-01, in the ISO calendar.</summary>
    public static LocalDate FromUnixDay(int unixDay)
    {
        var fourDays = (4 * (uint)(unixDay - UnixDayOfOrigin)) + 3;
        var century = fourDays / 146_097;
        var ofCentury = ((fourDays % 146_097) | 3) * 2_939_745UL;
        var yearOfCentury = (uint)(ofCentury >> 32);
        var dayOfYear = (uint)ofCentury / 2_939_745 / 4;
        var monthAndDay = (2141 * dayOfYear) + 197_913;
        var isNextYear = dayOfYear >= DaysFromMarchToDecember ? 1 : 0;
        return new LocalDate(
            (int)((100 * century) + yearOfCentury) + isNextYear,
            (int)(monthAndDay >> 16) - (12 * isNextYear),
            (int)((monthAndDay & 0xFFFF) / 2141) + 1);
    }
}
