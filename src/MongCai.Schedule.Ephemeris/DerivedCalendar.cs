namespace MongCai.Schedule.Ephemeris;

/// <summary>Everything that the tables of one calendar are packed from.</summary>
/// <param name="Zone">The clock and the range.</param>
/// <param name="Months">From the first month of the zone's first lunar year to the first month of <see cref="TableDerivation.LastYear"/> + 1.</param>
/// <param name="Terms">The solar terms of the Gregorian years from <see cref="CivilZone.FirstYear"/> + 1 to <see cref="TableDerivation.LastYear"/> + 1.</param>
public sealed record DerivedCalendar(CivilZone Zone, IReadOnlyList<NumberedMonth> Months, IReadOnlyList<LocalEvent> Terms)
{
    public IEnumerable<LocalEvent> Events => Months.Select(month => month.NewMoon).Concat(Terms);
}
