using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MongCai.Schedule.Lunisolar;
using NodaTime;

namespace MongCai.Schedule.Benchmarks;

/// <summary>
/// The Chinese calendar in both directions against the framework's. Both sides answer the same 1,024 days, drawn from 1929 to 2095
/// by a fixed seed, and get as far: a day to its year, month number, leap or not, and day; and those back to the day.
/// </summary>
/// <remarks>
/// The framework counts months by an index that a leap month shifts, so turning an index into a month or back takes its leap month
/// too; that call belongs to the question. Its day is a <see cref="DateTime"/>, a count of ticks; ours is a count of days, or, in the
/// second pair, NodaTime's <see cref="LocalDate"/>, to and from which the framework's caller must convert.
/// </remarks>
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
    private readonly int[] _days = new int[Count];
    private readonly LunarDate[] _lunarDates = new LunarDate[Count];

    [GlobalSetup]
    public void DrawDays()
    {
        var random = new Random(20220125);
        for (var i = 0; i < Count; i++)
        {
            _dates[i] = new LocalDate(1929, 1, 1).PlusDays(random.Next(61_000));
            _dateTimes[i] = _dates[i].ToDateTimeUnspecified();
            _lunarDates[i] = Ours.ToLunar(_dates[i]);
            _days[i] = Ours.ToUnixDay(_lunarDates[i]);
            if (FrameworkToLunar(_dateTimes[i]) != Sum(_lunarDates[i]))
            {
                throw new InvalidOperationException($"The two sides do not answer alike on {_dates[i]}.");
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "ChineseLunisolarCalendar")]
    [BenchmarkCategory("day to lunar")]
    public int FrameworkDayToLunar()
    {
        var sum = 0;
        foreach (var dateTime in _dateTimes)
        {
            sum += FrameworkToLunar(dateTime);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LunisolarCalendar")]
    [BenchmarkCategory("day to lunar")]
    public int OursDayToLunar()
    {
        var sum = 0;
        foreach (var day in _days)
        {
            _ = Ours.TryToLunar(day, out var lunar);
            sum += Sum(lunar);
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "ChineseLunisolarCalendar")]
    [BenchmarkCategory("lunar to day")]
    public long FrameworkLunarToDay()
    {
        var sum = 0L;
        foreach (var lunar in _lunarDates)
        {
            sum += FrameworkToDateTime(lunar).Ticks;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LunisolarCalendar")]
    [BenchmarkCategory("lunar to day")]
    public long OursLunarToDay()
    {
        var sum = 0L;
        foreach (var lunar in _lunarDates)
        {
            sum += Ours.ToUnixDay(lunar);
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "ChineseLunisolarCalendar")]
    [BenchmarkCategory("LocalDate to lunar")]
    public int FrameworkLocalDateToLunar()
    {
        var sum = 0;
        foreach (var date in _dates)
        {
            sum += FrameworkToLunar(date.ToDateTimeUnspecified());
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LunisolarCalendar")]
    [BenchmarkCategory("LocalDate to lunar")]
    public int OursLocalDateToLunar()
    {
        var sum = 0;
        foreach (var date in _dates)
        {
            sum += Sum(Ours.ToLunar(date));
        }

        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "ChineseLunisolarCalendar")]
    [BenchmarkCategory("lunar to LocalDate")]
    public int FrameworkLunarToLocalDate()
    {
        var sum = 0;
        foreach (var lunar in _lunarDates)
        {
            sum += LocalDate.FromDateTime(FrameworkToDateTime(lunar)).Day;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "LunisolarCalendar")]
    [BenchmarkCategory("lunar to LocalDate")]
    public int OursLunarToLocalDate()
    {
        var sum = 0;
        foreach (var lunar in _lunarDates)
        {
            sum += Ours.ToSolar(lunar).Day;
        }

        return sum;
    }

    private static int FrameworkToLunar(DateTime dateTime)
    {
        var year = Framework.GetYear(dateTime);
        var index = Framework.GetMonth(dateTime);
        var leapMonth = Framework.GetLeapMonth(year);
        var month = leapMonth != 0 && index >= leapMonth ? index - 1 : index;
        return year + month + (index == leapMonth ? 100 : 0) + Framework.GetDayOfMonth(dateTime);
    }

    private static int Sum(LunarDate lunar) => lunar.Year + lunar.Month + (lunar.IsLeapMonth ? 100 : 0) + lunar.Day;

    private static DateTime FrameworkToDateTime(LunarDate lunar)
    {
        var leapMonth = Framework.GetLeapMonth(lunar.Year);
        var index = leapMonth != 0 && (lunar.IsLeapMonth || lunar.Month >= leapMonth) ? lunar.Month + 1 : lunar.Month;
        return Framework.ToDateTime(lunar.Year, index, lunar.Day, 0, 0, 0, 0);
    }
}
