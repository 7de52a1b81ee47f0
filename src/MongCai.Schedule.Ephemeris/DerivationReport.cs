using System.Globalization;
using System.Text;

namespace MongCai.Schedule.Ephemeris;

/// <summary>What the derivation found, for people: how it compares with the list of events near midnight, and what stays uncertain.</summary>
public static class DerivationReport
{
    /// <summary>The file's place under the folder of the solution.</summary>
    public const string RelativePath = "docs/lunisolar-derivation.txt";

    public static string Write(params ReadOnlySpan<DerivedCalendar> calendars)
    {
        var text = new StringBuilder();
        text.Append("Written by src/MongCai.Schedule.Ephemeris; docs/lunisolar.md explains it.\n");
        foreach (var calendar in calendars)
        {
            Append(text, calendar);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DerivedCalendar calendar)
    {
        var zone = calendar.Zone;
        var listed = calendar.Events.Where(found => found.Listed is not null).ToList();
        var moons = listed.Where(found => found.Sky.Degrees is null).ToList();
        var terms = listed.Where(found => found.Sky.Degrees is not null).ToList();
        Line(text, $"");
        Line(text, $"Calendar {zone.Id}, UTC+{zone.HoursEast}: {calendar.Months.Count} new moons, {calendar.Terms.Count} solar terms.");
        Line(text, $"Listed near midnight or uncertain: {moons.Count} new moons, {terms.Count} terms; {listed.Count(found => !found.IsUncertain)} settled by the list, {listed.Count(found => found.IsUncertain)} uncertain.");
        Line(text, $"Largest difference of instants from the list: new moons {LargestDifference(moons):F1} s, terms {LargestDifference(terms):F1} s.");
        Line(text, $"Dates on which the list overruled this computation: {listed.Count(Overruled)}.");
        Line(text, $"");
        Line(text, $"date        event      margin: list   computed  outcome");
        foreach (var found in listed.OrderBy(found => found.Date))
        {
            var name = found.Sky.Degrees is { } degrees ? $"term {degrees}" : "new moon";
            var outcome = found.IsUncertain ? $"uncertain: may be a day {(found.MayBeEarlier ? "earlier" : "later")}" : "settled by the list";
            var disagrees = Overruled(found) ? ", against this computation" : "";
            Line(text, $"{found.Date:yyyy-MM-dd}  {name,-10} {found.Listed!.MarginSeconds,9:F1} s {zone.MarginSeconds(found.Sky.Tt),8:F1} s  {outcome}{disagrees}");
        }

        bool Overruled(LocalEvent found) =>
            JulianDay.Date(EarthClock.Expected.Local(found.Sky.Tt, zone.HoursEast)) != found.Date;
    }

    private static double LargestDifference(List<LocalEvent> events) =>
        events.Max(found => Math.Abs(found.Sky.Tt - found.Listed!.Tt)) * 86400;

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
