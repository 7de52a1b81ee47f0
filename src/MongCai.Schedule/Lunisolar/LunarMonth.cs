using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>A month of a <see cref="LunarYear"/>.</summary>
/// <param name="Number">1 to 12; a leap month bears the number of the month before it.</param>
/// <param name="IsLeap">Whether it is the leap month of that number.</param>
/// <param name="First">The solar date of its first day, inclusive: the local date of the new moon.</param>
/// <param name="Days">29 or 30.</param>
/// <param name="MarginSeconds">
/// How far the new moon lies from the nearest midnight of the calendar's clock, cut down to whole seconds: −43,200 to 43,199,
/// negative before midnight. Good to 1 s up to 2026; later ones assume the expected rotation of the Earth.
/// </param>
/// <param name="IsUncertain">Whether <paramref name="First"/> depends on the future rotation of the Earth.</param>
public readonly record struct LunarMonth(int Number, bool IsLeap, LocalDate First, int Days, int MarginSeconds, bool IsUncertain)
{
    /// <summary>The solar date of its last day, inclusive.</summary>
    public LocalDate Last => First.PlusDays(Days - 1);
}
