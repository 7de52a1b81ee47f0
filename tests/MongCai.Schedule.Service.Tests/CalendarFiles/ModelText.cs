using System.Collections;
using System.Reflection;
using MongCai.Schedule.Service.CalendarFiles;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.Tests.CalendarFiles;

/// <summary>Everything that a calendar says, as text: two calendars that say the same have the same. Lists have no equality of their own.</summary>
internal static class ModelText
{
    public static string Of(CalendarReading reading)
    {
        Assert.Equal("", SmallCalendar.English(reading));
        var book = reading.Contents!.Book;
        return string.Join('\n', book.Gazetteer.Gates.Concat<object>(book.Gazetteer.Classes)
            .Concat([book.Countries.Vn.Weekend, book.Countries.Cn.Weekend])
            .Concat(book.Countries.Vn.Rules.Concat(book.Countries.Cn.Rules))
            .Concat(book.Countries.Announcements)
            .Concat(book.Statements)
            .Select(Of));
    }

    /// <summary>One value of the model.</summary>
    public static string Of(object? value)
    {
        switch (value)
        {
            case null:
                return "null";
            case string text:
                return $"“{text}”";
            case IEnumerable items:
                return $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]";
            default:
                // The records of ours; what others made says all in its own text.
                var type = value.GetType();
                return type.IsEnum || type.Assembly != typeof(CalendarBook).Assembly || type.IsValueType
                    ? $"{value}"
                    : $"{type.Name} {{ {string.Join(", ", Members(type).Select(member => $"{member.Name} = {Of(member.GetValue(value))}"))} }}";
        }
    }

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.GetIndexParameters() is [] && member.Name is not ("AllClauses" or "Affected"));
}
