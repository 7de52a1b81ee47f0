using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// A day of a lunar year without the year, as notices put it: the 10th of month 3, the last day of month 12. In a year whose month has 29
/// days, day 30 means the last; a leap month is meant only when said, and a year without it has no such day.
/// </summary>
/// <remarks>Text form: month, slash, day, as in <c>3/10</c>, <c>4L/15</c> in a leap month, <c>12/-1</c> for the last day.</remarks>
/// <param name="Month">The month's number, 1 to 12.</param>
/// <param name="IsLeapMonth">Whether the leap month of that number is meant.</param>
/// <param name="Day">1 to 30, or -1 for the last.</param>
public sealed record LunarDayOfYear(int Month, bool IsLeapMonth, int Day) : IParsable<LunarDayOfYear>
{
    /// <summary>The text form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month}{(IsLeapMonth ? "L" : "")}/{Day}");

    /// <summary>Whether the day comes before another in every year that has both.</summary>
    public bool IsBefore(LunarDayOfYear other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Position.CompareTo(other.Position) < 0;
    }

    private (int Month, bool IsLeapMonth, int Day) Position => (Month, IsLeapMonth, Day < 0 ? 30 : Day);

    /// <summary>Reads the text form: digits without leading zeros.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is not one.</exception>
    public static LunarDayOfYear Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var day)
        ? day
        : throw new FormatException($"'{s}' is not a lunar day; write month/day as in 1/15, 4L/15 in a leap month, 12/-1 for the last day of month 12.");

    /// <summary>Reads the text form; false where <paramref name="s"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LunarDayOfYear result)
    {
        // A year that every lunar date may have stands before it; so there is one parser of months and days.
        result = null;
        if (s is not null && s.EndsWith("/-1", StringComparison.Ordinal) && LunarDate.TryParse($"2000/{s[..^2]}1", provider, out var month))
        {
            result = new LunarDayOfYear(month.Month, month.IsLeapMonth, -1);
        }
        else if (LunarDate.TryParse($"2000/{s}", provider, out var date))
        {
            result = new LunarDayOfYear(date.Month, date.IsLeapMonth, date.Day);
        }

        return result is not null;
    }
}
