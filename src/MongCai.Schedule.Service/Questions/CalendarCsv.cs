using System.Text;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>A calendar as comma-separated values by RFC 4180: a line of names, then a row a day.</summary>
internal static class CalendarCsv
{
    private const string Header = "date,lunarVn,lunarCn,regime,certainty,exceptions,hours,holidays";

    public static string Of(CalendarAnswer answer)
    {
        var text = new StringBuilder().Append(Header).Append("\r\n");
        foreach (var day in answer.Days)
        {
            string[] fields =
            [
                $"{day.Date:uuuu-MM-dd}",
                Lunar(day.Lunar.Vn),
                Lunar(day.Lunar.Cn),
                day.Regime,
                TextForm.Of(day.Certainty),
                string.Join("; ", day.Exceptions.Select(Exception)),
                Hours(day.Hours, "; ") ?? "",
                string.Join("; ", day.Holidays.Select(holiday => $"{TextForm.Of(holiday.Country)}:{holiday.Id}")),
            ];

            // Ids, dates, times and words of closed sets: no field holds a comma or a quotation mark.
            text.AppendJoin(',', fields).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Lunar(LunarDay day) => $"{day.Year}/{day.Month}{(day.Leap ? "L" : "")}/{day.Day}";

    private static string Exception(ExceptionAnswer exception)
    {
        var whom = string.Join('+', exception.Classes);
        var direction = exception.Direction is { } only ? TextForm.Of(only) : "";
        var hours = exception is ExceptionAnswer.WithHours other ? $" {Hours(other.Hours, " ") ?? "?"}" : "";
        return $"{string.Join(' ', ((string[])[whom, direction]).Where(part => part != ""))}={TextForm.Of(exception.Regime)}{hours}";
    }

    /// <summary>The windows, each as opens-closes/lastEntry; null where they are not known.</summary>
    private static string? Hours(IReadOnlyList<HoursAnswer>? hours, string between) =>
        hours is null ? null : hours is [] ? "none" : string.Join(between, hours.Select(Window));

    private static string Window(HoursAnswer window) =>
        $"{Time(window.Opens)}-{Time(window.Closes)}{(window.LastEntry is { } last ? $"/{Time(last)}" : "")}";

    private static string Time(LocalTime? time) => time is { } known ? $"{known:HH:mm}" : "?";
}
