namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// The months of a calendar, unpacked once from the words of its years so that a conversion in either direction is one
/// multiplication, or none, and two look-ups. Days are counted since 1970-01-01; months and years from the first of the table.
/// </summary>
internal sealed class LunarMonths
{
    /// <summary>Per month, and once more for the month after the last.</summary>
    private readonly Month[] _months;

    /// <summary>
    /// Per <see cref="LunarDate.MonthKey"/> from the first year's on: the day before the first of the month, and in the lowest
    /// five bits how many days it has; 0 where there is no such month.
    /// </summary>
    private readonly int[] _byKey;

    /// <summary>Per year, and once more for the year after the last.</summary>
    private readonly (int FirstMonth, int? LeapMonth)[] _years;

    private readonly int _firstDay;
    private readonly int _firstKey;

    public LunarMonths(int firstYear, int firstDay, ReadOnlySpan<ulong> words)
    {
        _firstDay = firstDay;
        _firstKey = LunarDate.KeyOfMonth(firstYear, 0, isLeapMonth: false);
        _byKey = new int[LunarDate.KeyOfMonth(firstYear + words.Length, 0, isLeapMonth: false) - _firstKey];
        _years = new (int, int?)[words.Length + 1];

        var months = new List<Month>(words.Length * 13);
        var day = firstDay;
        for (var i = 0; i < words.Length; i++)
        {
            var word = new LunarYearWord(words[i]);
            _years[i] = (months.Count, word.LeapMonth);
            day = firstDay + word.NewYear;
            for (var position = 0; position < word.MonthCount; position++)
            {
                var key = LunarDate.KeyOfMonth(firstYear + i, word.NumberOf(position), word.IsLeap(position));
                months.Add(new Month(day, LunarDate.DayZero(key), word.MayStartEarlier(position), word.MayStartLater(position)));
                _byKey[key - _firstKey] = ((day - 1) << 5) | word.DaysOf(position);
                day += word.DaysOf(position);
            }
        }

        _years[^1] = (months.Count, null);
        months.Add(new Month(day, default, false, false));
        _months = [.. months];
    }

    private readonly record struct Month(int FirstDay, LunarDate DayZero, bool MayStartEarlier, bool MayStartLater);

    /// <summary>The last day of the table.</summary>
    public int LastDay => _months[^1].FirstDay - 1;

    /// <summary>The first month of a year of the table or of the year after the last, and the number that its leap month repeats.</summary>
    public (int FirstMonth, int? LeapMonth) YearAt(int index) => _years[index];

    /// <summary>The first day of a month of the table or of the month after the last.</summary>
    public int FirstDayOf(int month) => _months[month].FirstDay;

    /// <summary>Whether the first day of a month of the table depends on the future rotation of the Earth.</summary>
    public bool IsStartUncertain(int month) => _months[month].MayStartEarlier || _months[month].MayStartLater;

    /// <summary>Whether the lunar date of a day of the table depends on the future rotation of the Earth.</summary>
    public bool IsUncertain(int day)
    {
        var month = MonthOf(day);
        var isLastDay = day + 1 == FirstDayOf(month + 1);
        return IsStartUncertain(month) || (isLastDay && _months[month + 1].MayStartEarlier);
    }

    /// <summary>The lunar date of a day of the table.</summary>
    public LunarDate NameOf(int day)
    {
        var month = _months[MonthOf(day)];
        return month.DayZero.PlusDaysInMonth(day - month.FirstDay + 1);
    }

    /// <summary>The day of a lunar date; false where the table has no such day.</summary>
    public bool TryFind(LunarDate lunar, out int day)
    {
        var month = Find(lunar.MonthKey);
        day = (month >> 5) + lunar.Day;
        return (uint)(lunar.Day - 1) < (uint)(month & 31);
    }

    /// <summary>Whether a year of the table has the month of a lunar date, if not its day.</summary>
    public bool HasMonth(LunarDate lunar) => Find(lunar.MonthKey) != 0;

    private int Find(int key)
    {
        var offset = key - _firstKey;
        return (uint)offset < (uint)_byKey.Length ? _byKey[offset] : 0;
    }

    private int MonthOf(int day)
    {
        // A month begins within 2.2 days of its mean place: the moon is up to 0.6 days early or late, so is that of the first month,
        // and a day is cut from its instant. Three days on, the quotient is the month or one more. The correction is arithmetic
        // because a branch would be mispredicted each tenth time, for more than all the rest costs.
        const ulong monthsPerDay = (ulong)((1L << 32) / 29.530588861);
        var month = (int)((ulong)(uint)(day - _firstDay + 3) * monthsPerDay >> 32);
        return month - ((day - FirstDayOf(month)) >>> 31);
    }
}
