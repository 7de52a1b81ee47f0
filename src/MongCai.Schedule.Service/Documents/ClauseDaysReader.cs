using MongCai.Schedule.Holidays;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads when a clause holds: one of the forms of days, and what is said of its end.</summary>
/// <param name="read">Gathers the mistakes.</param>
/// <param name="references">What may be named.</param>
/// <param name="kind">The kind of the statement; null where that could not be read.</param>
internal sealed class ClauseDaysReader(DocumentReader read, References references, StatementKind? kind)
{
    private const int MostPhases = 99;

    private static readonly MapShape YearlyShape = new(
        new("một quãng ngày mỗi năm, ví dụ { first: 09-01, last: 09-03 }", "每年的日期范围，例如 { first: 09-01, last: 09-03 }", "days of each year, such as { first: 09-01, last: 09-03 }"),
        ["first", "last"], []);

    private static readonly MapShape LunarShape = new(
        new("một quãng ngày âm lịch, ví dụ { calendar: vn, first: 12/-1, last: 1/2 }",
            "农历日期范围，例如 { calendar: vn, first: 12/-1, last: 1/2 }",
            "lunar days, such as { calendar: vn, first: 12/-1, last: 1/2 }"),
        ["calendar", "first", "last"], []);

    private static readonly MapShape TermShape = new(
        new("một tiết khí, ví dụ { name: qingming, calendar: cn }", "节气，例如 { name: qingming, calendar: cn }", "a solar term, such as { name: qingming, calendar: cn }"),
        ["name", "calendar"], ["from", "to"]);

    private static readonly MapShape HolidayShape = new(
        new("một ngày lễ, ví dụ { country: cn, id: national-day }", "节日，例如 { country: cn, id: national-day }", "a holiday, such as { country: cn, id: national-day }"),
        ["country", "id"], ["from", "to"]);

    public ReadDays Read(MapReader map, DateTimeZone zone, Regime? regime)
    {
        var forms = ClauseShape.DayForms.Where(form => form.Members.Any(map.Has)).ToList();
        if (forms is not [var (form, members)])
        {
            read.Refuse(map.Node, forms is [] ? ClauseMistakes.NoDays : ClauseMistakes.MixedDays(forms.SelectMany(given => given.Members).Where(map.Has)));
            return new(null);
        }

        RefuseFormOfOtherKind(map, form, members);
        if (form is "first" or "start")
        {
            return ReadStretch(map, form, members[1], zone, regime);
        }

        foreach (var name in ClauseShape.OpenEnd)
        {
            map.RefuseMember(name, ClauseMistakes.OnlyOfStretch(name));
        }

        return new(ReadOther(map, form, zone));
    }

    /// <summary>When a clause begins; null where that is not known.</summary>
    public static Instant? StartOf(ClauseDays? days, DateTimeZone zone) => days switch
    {
        ClauseDays.Dates dates => dates.First.AtStartOfDayInZone(zone).ToInstant(),
        ClauseDays.Instants instants => instants.Start,
        _ => null,
    };

    private void RefuseFormOfOtherKind(MapReader map, string form, IEnumerable<string> members)
    {
        var isRecurring = form is "yearly" or "lunar" or "term" or "holiday";
        var name = members.First(map.Has);
        if (isRecurring && kind is not null and not StatementKind.Rule)
        {
            map.RefuseMember(name, ClauseMistakes.RecursOutsideRule(name));
        }
        else if (!isRecurring && kind == StatementKind.Rule)
        {
            map.RefuseMember(name, ClauseMistakes.DoesNotRecur(name));
        }
        else if (form == "resumes" && kind == StatementKind.Standing)
        {
            map.RefuseMember(name, ClauseMistakes.ResumesInStanding);
        }

        if (isRecurring && !map.Has("since"))
        {
            read.Refuse(map.Node, ClauseMistakes.NoSince(form));
        }
        else if (!isRecurring)
        {
            map.RefuseMember("since", ClauseMistakes.OnlyOfRecurring("since"));
            map.RefuseMember("until", ClauseMistakes.OnlyOfRecurring("until"));
        }
    }

    private ReadDays ReadStretch(MapReader map, string first, string last, DateTimeZone zone, Regime? regime)
    {
        if (!map.Has(first))
        {
            read.Refuse(map.Node, ValueMistakes.Missing(first));
        }

        ClauseDays? days = first == "first" ? ReadDates(map) : ReadInstants(map);
        var (endKind, expected, reviewBy) = ReadEnd(map, last, zone, regime);
        var start = StartOf(days, zone);
        RefuseBeforeStart(map, "expected", expected, start);
        RefuseBeforeStart(map, "reviewBy", reviewBy, start);
        return new(days, endKind, expected, reviewBy);
    }

    private ClauseDays.Dates? ReadDates(MapReader map)
    {
        var (first, last) = (map.Read("first", read.Date), map.Read("last", read.Date));
        if (last < first)
        {
            read.Refuse(map.Value("last")!, ValueMistakes.LastBeforeFirst("last", Show.Date(last.Value), "first", Show.Date(first.Value)));
            return null;
        }

        return first is not null ? new(first.Value, last) : null;
    }

    private ClauseDays.Instants? ReadInstants(MapReader map)
    {
        var (start, end) = (map.Read("start", read.Instant), map.Read("end", read.Instant));
        if (end <= start)
        {
            read.Refuse(map.Value("end")!, ClauseMistakes.EndNotAfterStart(end.Value, start.Value));
            return null;
        }

        return start is not null ? new(start.Value, end) : null;
    }

    private (EndKind EndKind, Instant? Expected, Instant? ReviewBy) ReadEnd(MapReader map, string last, DateTimeZone zone, Regime? regime)
    {
        var endKind = map.Read("endKind", read.Choice<EndKind>);
        var expected = map.Read("expected", node => read.Beginning(node, zone));
        var reviewBy = map.Read("reviewBy", node => read.End(node, zone));
        if (map.Has(last))
        {
            if (endKind is not null and not EndKind.Fixed)
            {
                map.RefuseMember("endKind", ClauseMistakes.OpenEndWithEnd(endKind.Value, last));
            }

            map.RefuseMember("expected", ClauseMistakes.OnlyOfOpenEnd("expected", last));
            map.RefuseMember("reviewBy", ClauseMistakes.OnlyOfOpenEnd("reviewBy", last));
        }
        else if (!map.Has("endKind"))
        {
            // A clause “normal” without an end is told elsewhere to take another form.
            if (kind is StatementKind.Agreement or StatementKind.Emergency && regime != Regime.Normal)
            {
                read.Refuse(map.Node, ClauseMistakes.OpenWithoutEndKind(last));
            }

            map.RefuseMember("expected", ClauseMistakes.NeedsEndKind("expected", EndKind.Estimated));
            map.RefuseMember("reviewBy", ClauseMistakes.NeedsEndKind("reviewBy", EndKind.UntilFurtherNotice));
        }
        else if (endKind == EndKind.Fixed)
        {
            map.RefuseMember("endKind", ClauseMistakes.FixedWithoutEnd(last));
        }
        else if (endKind == EndKind.Estimated && !map.Has("expected"))
        {
            map.RefuseMember("endKind", ClauseMistakes.EstimatedWithoutExpected);
        }
        else if (endKind == EndKind.UntilFurtherNotice)
        {
            map.RefuseMember("expected", ClauseMistakes.NeedsEndKind("expected", EndKind.Estimated));
        }

        return (endKind ?? EndKind.Fixed, expected, reviewBy);
    }

    private void RefuseBeforeStart(MapReader map, string name, Instant? instant, Instant? start)
    {
        if (instant <= start)
        {
            read.Refuse(map.Value(name)!, ClauseMistakes.NotAfterStart(name, instant.Value, start.Value));
        }
    }

    private ClauseDays? ReadOther(MapReader map, string form, DateTimeZone zone) => form switch
    {
        "resumes" => map.Read("resumes", node => read.Beginning(node, zone)) is { } at ? new ClauseDays.Resumes(at) : null,
        "undated" => map.Read("undated", node => read.Number(node, 1, MostPhases)) is { } order ? new ClauseDays.Undated(order) : null,
        _ => ValidityReader.Read(read, map) is var when && map.Value(form) is { } node ? ReadRecurring(node, form, when) : null,
    };

    private ClauseDays? ReadRecurring(DocumentNode node, string form, Validity? when)
    {
        // What is wrong with the form shall be said even where “since” is missing.
        var holds = when ?? new Validity(default, null);
        ClauseDays? days = form switch
        {
            "yearly" => ReadYearly(node, holds),
            "lunar" => ReadLunar(node, holds),
            "term" => ReadTerm(node, holds),
            _ => ReadHoliday(node, holds),
        };
        return when is null ? null : days;
    }

    private ClauseDays.Yearly? ReadYearly(DocumentNode node, Validity when) =>
        read.Map(node, YearlyShape) is { } map && (map.Read("first", read.AnnualDate), map.Read("last", read.AnnualDate)) is ({ } first, { } last)
            ? new(first, last, when)
            : null;

    private ClauseDays.Lunar? ReadLunar(DocumentNode node, Validity when) =>
        read.Map(node, LunarShape) is { } map
        && (map.Read("calendar", read.Choice<Country>), map.Read("first", read.LunarDay), map.Read("last", read.LunarDay)) is ({ } calendar, { } first, { } last)
            ? new(calendar, first, last, when)
            : null;

    private ClauseDays.Term? ReadTerm(DocumentNode node, Validity when)
    {
        if (read.Map(node, TermShape) is not { } map)
        {
            return null;
        }

        var (name, calendar) = (map.Read("name", value => TermReader.Read(read, value)), map.Read("calendar", read.Choice<Country>));
        var (from, to) = OffsetReader.Read(read, map);
        return name is not null && calendar is not null ? new(name, calendar.Value, from, to, when) : null;
    }

    private ClauseDays.Holiday? ReadHoliday(DocumentNode node, Validity when)
    {
        if (read.Map(node, HolidayShape) is not { } map)
        {
            return null;
        }

        var country = map.Read("country", value => references.Country(read, value));
        var id = map.Read("id", value => country is not null ? references.Holiday(read, value, country.Value) : read.Id<HolidayRule>(value));
        var (from, to) = OffsetReader.Read(read, map, ofOneDay: false);
        return country is not null && id is not null ? new(country.Value, id.Value, from, to, when) : null;
    }
}
