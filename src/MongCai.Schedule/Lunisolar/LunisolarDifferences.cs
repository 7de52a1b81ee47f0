using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Lunisolar;

/// <summary>Where the Vietnamese and the Chinese calendar part.</summary>
public static class LunisolarDifferences
{
    /// <summary>The first solar date that both calendars cover, inclusive: 1968-01-01.</summary>
    public static LocalDate FirstDate => LunisolarCalendar.Vietnamese.FirstDate;

    /// <summary>The last solar date that both calendars cover, inclusive.</summary>
    public static LocalDate LastDate { get; } =
        LocalDate.Min(LunisolarCalendar.Vietnamese.LastDate, LunisolarCalendar.Chinese.LastDate);

    /// <summary>
    /// Every run of days from <paramref name="first"/> to <paramref name="last"/> on which the lunar dates differ, in order. A run
    /// that reaches over an end of the range is cut there. Cost: linear in the days, some nanoseconds each.
    /// </summary>
    /// <param name="first">Inclusive, not before <see cref="FirstDate"/>.</param>
    /// <param name="last">Inclusive, not after <see cref="LastDate"/>; where it is before <paramref name="first"/>, there are no runs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day of the range is not covered by both calendars.</exception>
    public static ImmutableArray<LunisolarDifference> Between(LocalDate first, LocalDate last)
    {
        var runs = ImmutableArray.CreateBuilder<LunisolarDifference>();
        LunisolarDifference? run = null;
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            var vietnamese = LunisolarCalendar.Vietnamese.ToLunar(date);
            var chinese = LunisolarCalendar.Chinese.ToLunar(date);
            if (vietnamese == chinese)
            {
                End();
                continue;
            }

            var isUncertain = LunisolarCalendar.Vietnamese.IsUncertain(date) || LunisolarCalendar.Chinese.IsUncertain(date);
            run = run is null
                ? new LunisolarDifference(date, date, vietnamese, chinese, isUncertain)
                : run with { Last = date, IsUncertain = run.IsUncertain || isUncertain };
        }

        End();
        return runs.ToImmutable();

        void End()
        {
            if (run is not null)
            {
                runs.Add(run);
                run = null;
            }
        }
    }
}
