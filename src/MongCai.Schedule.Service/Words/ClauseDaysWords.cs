using System.Globalization;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Words;

/// <summary>When a clause holds, in words: all that it says of it, since traders compare the sentence with the answer.</summary>
internal static class ClauseDaysWords
{
    private static readonly string[] VietnameseWeekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    private static readonly string[] ChineseWeekdays = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];

    /// <summary>The days, what narrows them, from when to when they come again, single days more or less, and whose midnights they mean.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="countries">For the names of holidays.</param>
    public static TrilingualText Of(Clause clause, CountryCalendars countries)
    {
        TrilingualText[] parts =
        [
            Days(clause.Days, countries),
            .. clause.Pattern is { } pattern ? Narrowed(pattern) : [],
            .. clause.Days.Validity is { } validity ? (TrilingualText[])[Valid(validity)] : [],
            .. Single(clause),
            .. IsByDay(clause) && clause.Zone == Clocks.Beijing
                ? (TrilingualText[])[new("ngày tính theo giờ Bắc Kinh", "日期按北京时间计", "days by Beijing time")]
                : [],
        ];
        return new(
            string.Join(", ", parts.Select(part => part.Vi)), string.Join('，', parts.Select(part => part.Zh)), string.Join(", ", parts.Select(part => part.En)));
    }

    /// <summary>A country in the middle of a sentence.</summary>
    private static TrilingualText Name(Country country) =>
        country == Country.Vn ? new("Việt Nam", "越南", "Vietnam") : new("Trung Quốc", "中国", "China");

    private static TrilingualText Days(ClauseDays days, CountryCalendars countries) => days switch
    {
        ClauseDays.Dates { Last: { } last } dates => DateWords.Range(dates.First, last),
        ClauseDays.Dates dates => DateWords.From(DateWords.Of(dates.First)),
        ClauseDays.Instants { End: { } end } instants => Between(DateWords.Of(instants.Start), DateWords.Of(end)),
        ClauseDays.Instants instants => DateWords.From(DateWords.Of(instants.Start)),
        ClauseDays.Resumes resumes => DateWords.From(DateWords.Of(resumes.At)),
        ClauseDays.Yearly yearly => EachYear(Day(yearly.First), Day(yearly.Last)),
        ClauseDays.Lunar lunar => By(lunar.Calendar, EachYear(LunarWords.DayOfYear(lunar.First), LunarWords.DayOfYear(lunar.Last))),
        ClauseDays.Term term => By(term.Calendar, Term(term)),
        ClauseDays.Holiday holiday => Holiday(holiday, countries[holiday.Country].Find(holiday.Id)?.Names ?? Raw($"{holiday.Id}")),
        _ => new("chưa rõ ngày", "日期待定", "without a date yet"),
    };

    private static TrilingualText Term(ClauseDays.Term term)
    {
        var names = term.Name.Names;
        var day = new TrilingualText($"ngày {names.Vi}", names.Zh, $"the day of {names.En}");
        var (first, last) = (FromDay(term.From, day), FromDay(term.To, day));
        return first == last && term.From != 0
            ? new($"hằng năm, {first.Vi}", $"每年{first.Zh}", $"each year, {first.En}")
            : EachYear(first, last);
    }

    private static TrilingualText Between(TrilingualText begins, TrilingualText ends) =>
        new($"từ {begins.Vi} đến {ends.Vi}", $"自{begins.Zh}至{ends.Zh}", $"from {begins.En} to {ends.En}");

    private static TrilingualText EachYear(TrilingualText first, TrilingualText last) => first == last
        ? new($"hằng năm vào {first.Vi}", $"每年{first.Zh}", $"each year on {first.En}")
        : new($"hằng năm từ {first.Vi} đến hết {last.Vi}", $"每年自{first.Zh}起至{last.Zh}止", $"each year from {first.En} to the end of {last.En}");

    private static TrilingualText By(Country calendar, TrilingualText when)
    {
        var country = calendar == Country.Vn ? "Vietnamese" : "Chinese";
        return new($"{when.Vi} (âm lịch {Name(calendar).Vi})", $"{when.Zh}（{Name(calendar).Zh}农历）", $"{when.En} (by the {country} lunar calendar)");
    }

    private static TrilingualText Day(AnnualDate date) => new(
        $"ngày {date.Day}/{date.Month}", $"{date.Month}月{date.Day}日", date.InYear(2000).ToString("d MMMM", CultureInfo.InvariantCulture));

    /// <summary>A day so many days before or after another.</summary>
    private static TrilingualText FromDay(int offset, TrilingualText day)
    {
        var (count, days) = (Math.Abs(offset), Math.Abs(offset) == 1 ? "day" : "days");
        return offset switch
        {
            0 => day,
            < 0 => new($"{count} ngày trước {day.Vi}", $"{day.Zh}前{count}天", $"{count} {days} before {day.En}"),
            _ => new($"{count} ngày sau {day.Vi}", $"{day.Zh}后{count}天", $"{count} {days} after {day.En}"),
        };
    }

    private static TrilingualText Holiday(ClauseDays.Holiday holiday, TrilingualText names)
    {
        var whose = OfCountry(names, Name(holiday.Country));
        if (holiday is { From: 0, To: 0 })
        {
            return new($"hằng năm suốt kỳ nghỉ {whose.Vi}", $"每年{whose.Zh}假期", $"each year throughout the holiday {whose.En}");
        }

        var first = FromDay(holiday.From, new("ngày đầu", "首日", "the first day"));
        var last = FromDay(holiday.To, new("ngày cuối", "末日", "the last day"));
        return new(
            $"hằng năm từ {first.Vi} đến hết {last.Vi} của kỳ nghỉ {whose.Vi}",
            $"每年自{whose.Zh}假期{first.Zh}起至{last.Zh}止",
            $"each year from {first.En} to the end of {last.En} of the holiday {whose.En}");
    }

    /// <summary>A holiday of a country, which some are named by.</summary>
    private static TrilingualText OfCountry(TrilingualText names, TrilingualText country) => new(
        names.Vi.EndsWith(country.Vi, StringComparison.Ordinal) ? names.Vi : $"{names.Vi} của {country.Vi}",
        names.Zh.StartsWith(country.Zh, StringComparison.Ordinal) ? names.Zh : $"{country.Zh}{names.Zh}",
        names.En.EndsWith(country.En, StringComparison.Ordinal) ? names.En : $"{names.En} of {country.En}");

    private static IEnumerable<TrilingualText> Narrowed(DayPattern pattern)
    {
        if (!pattern.Weekdays.IsEmpty)
        {
            var names = pattern.Weekdays
                .Order()
                .Select(day => new TrilingualText(VietnameseWeekdays[(int)day - 1], ChineseWeekdays[(int)day - 1], $"{day}s"));
            yield return Only(ClauseWords.Join([.. names]));
        }

        if (!pattern.DaysOfMonth.IsEmpty)
        {
            var days = pattern.DaysOfMonth.Select(day => day < 0
                ? new TrilingualText("ngày cuối", "最后一日", "the last day")
                : new($"ngày {day}", $"{day}日", $"day {day}"));
            var all = ClauseWords.Join([.. days]);
            yield return Only(new($"{all.Vi} hằng tháng (dương lịch)", $"每月（公历）{all.Zh}", $"{all.En} of each month (solar calendar)"));
        }

        if (pattern.LunarDays is { } lunar)
        {
            var all = ClauseWords.Join([.. lunar.Days.Select(LunarWords.DayOfMonth)]);
            var country = lunar.Calendar == Country.Vn ? "Vietnamese" : "Chinese";
            yield return Only(
                new($"{all.Vi} hằng tháng (âm lịch {Name(lunar.Calendar).Vi})", $"每月（{Name(lunar.Calendar).Zh}农历）{all.Zh}", $"{all.En} of each month ({country} lunar calendar)"));
        }

        if (pattern.CountryDays is { } those)
        {
            var country = Name(those.Country);
            yield return Only(
                those.AreWorking
                    ? new($"ngày làm việc của {country.Vi}", $"{country.Zh}工作日", $"working days in {country.En}")
                    : new($"ngày nghỉ của {country.Vi}", $"{country.Zh}休息日", $"days off in {country.En}"));
        }
    }

    private static TrilingualText Only(TrilingualText days) => new($"chỉ vào {days.Vi}", $"仅限{days.Zh}", $"only on {days.En}");

    private static TrilingualText Valid(Validity validity)
    {
        var since = DateWords.Of(validity.Since);
        if (validity.Until is not { } last)
        {
            return new($"áp dụng từ ngày {since.Vi}", $"自{since.Zh}起适用", $"valid from {since.En}");
        }

        var until = DateWords.Of(last);
        return new($"áp dụng từ ngày {since.Vi} đến hết ngày {until.Vi}", $"自{since.Zh}起至{until.Zh}止适用", $"valid from {since.En} to the end of {until.En}");
    }

    private static IEnumerable<TrilingualText> Single(Clause clause)
    {
        if (!clause.Plus.IsEmpty)
        {
            var days = ClauseWords.Join([.. clause.Plus.Select(DateWords.Of)]);
            yield return new($"thêm ngày {days.Vi}", $"另加{days.Zh}", $"also on {days.En}");
        }

        if (!clause.Minus.IsEmpty)
        {
            var days = ClauseWords.Join([.. clause.Minus.Select(DateWords.Of)]);
            yield return new($"trừ ngày {days.Vi}", $"{days.Zh}除外", $"but not on {days.En}");
        }
    }

    /// <summary>Whether any of its moments is a day rather than an instant.</summary>
    private static bool IsByDay(Clause clause) =>
        clause.Days is not (ClauseDays.Instants or ClauseDays.Resumes or ClauseDays.Undated)
        || clause.Pattern is not null || !clause.Plus.IsEmpty || !clause.Minus.IsEmpty;

    private static TrilingualText Raw(string text) => new(text, text, text);
}
