namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// How <see cref="LunisolarTables"/> packs a year; the first lines of that file give the bits. Positions count months from 0, a
/// leap month taking a position of its own.
/// </summary>
internal readonly struct LunarYearWord(ulong bits)
{
    /// <summary>The number that the leap month repeats, which is also its position; null where there is none.</summary>
    public int? LeapMonth => ((int)(bits >> 13) & 0xF) is > 0 and var number ? number : null;

    public int MonthCount => LeapMonth is null ? 12 : 13;

    public int DaysOf(int position) => 29 + ((int)(bits >> position) & 1);

    public bool MayStartEarlier(int position) => ((bits >> 17 >> position) & 1) != 0;

    public bool MayStartLater(int position) => ((bits >> 30 >> position) & 1) != 0;

    /// <summary>New Year's Day, as days since that of the table's first year.</summary>
    public int NewYear => (int)(bits >> 43);

    public bool IsLeap(int position) => position == LeapMonth;

    public int NumberOf(int position) => position >= LeapMonth ? position : position + 1;
}
