namespace MongCai.Schedule.Holidays;

/// <summary>What the days of a holiday rest on.</summary>
public enum HolidayBasis
{
    /// <summary>Computed from the law; the government may still announce others.</summary>
    Computed,

    /// <summary>Announced by the government for that year.</summary>
    Announced,
}
