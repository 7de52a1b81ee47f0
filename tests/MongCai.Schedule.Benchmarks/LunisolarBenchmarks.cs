using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// The Chinese calendar in both directions against the framework's, which covers the same years. Both sides answer the same
/// 1,024 days, drawn over 1929 to 2100 by a fixed seed, and produce the whole answer: year, month, leap or not, and day; or the
/// solar date from those. The framework has no single call for the first, so its share is the calls that a caller must make.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class LunisolarBenchmarks
{
    private const int Count = 1024;
    private static readonly ChineseLunisolarCalendar Framework = new();
    private static readonly LunisolarCalendar Ours = LunisolarCalendar.Chinese;

    private readonly DateTime[] _dateTimes = new DateTime[Count];
    private readonly LocalDate[] _dates = new LocalDate[Count];
    private readonly LunarDate[] _lunarDates = new LunarDate[Count];
    private readonly (int Year, int MonthIndex, int Day)[] _frameworkDates = new (int, int, int)[Count];

    [GlobalSetup]
    public void DrawDays()
    {
        var random = new Random(20220125);
        for (var i = 0; i < Count; i++)
        {
            var date = new LocalDate(1929, 1, 1).PlusDays(random.Next(62_000));
            var dateTime = date.ToDateTimeUnspecified();
            _dates[i] = date;
            _dateTimes[i] = dateTime;
            _lunarDates[i] = Ours.ToLunar(date);
            _frameworkDates[i] = (Framework.GetYear(dateTime), Framework.GetMonth(dateTime), Framework.GetDayOfMonth(dateTime));
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "ChineseLunisolarCalendar")]
    [BenchmarkCategory("solar to lunar")]
    public int FrameworkToLunar()
    {
        var sum = 0;
        foreach (var date in _dateTimes)
        {
            var year = Framework.GetYear(date);
            var month = Framework.GetMonth(date);
            var leapMonth = Framework.GetLeapMonth(year);
            var isLeap = month == leapMonth;
            sum += year + (leapMonth != 0 && month >= leapMonth ? month - 1 : month) + (isLeap ? 1 : 0) + Framework.GetDayOfMonth(date);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LunisolarCalendar")]
    [BenchmarkCategory("solar to lunar")]
    public int OursToLunar()
    {
        var sum = 0;
        foreach (var date in _dates)
        {
            var lunar = Ours.ToLunar(date);
            sum += lunar.Year + lunar.Month + (lunar.IsLeapMonth ? 1 : 0) + lunar.Day;
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "ChineseLunisolarCalendar")]
    [BenchmarkCategory("lunar to solar")]
    public int FrameworkToSolar()
    {
        var sum = 0;
        foreach (var (year, monthIndex, day) in _frameworkDates)
        {
            var date = Framework.ToDateTime(year, monthIndex, day, 0, 0, 0, 0);
            sum += date.Year + date.Month + date.Day;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LunisolarCalendar")]
    [BenchmarkCategory("lunar to solar")]
    public int OursToSolar()
    {
        var sum = 0;
        foreach (var lunar in _lunarDates)
        {
            var date = Ours.ToSolar(lunar);
            sum += date.Year + date.Month + date.Day;
        }

        return sum;
    }
}
