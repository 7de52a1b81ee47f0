using MongCai.Schedule.Holidays;
using MongCai.Schedule.Service.Documents;
using NodaTime;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>Puts the holidays and announcements of the countries together.</summary>
internal sealed class CountryParts(References references)
{
    private readonly Dictionary<Country, (CalendarFile File, CountryDocument Document)> _countries = [];

    /// <summary>The calendars of the countries; null where anything in them is wrong.</summary>
    public CountryCalendars? Read(IReadOnlyCollection<CalendarFile> countries, IReadOnlyCollection<CalendarFile> announcements)
    {
        foreach (var file in countries)
        {
            ReadCountry(file);
        }

        List<(CalendarFile File, AnnouncementDocument Document)> read = [];
        foreach (var file in announcements)
        {
            if (file.Root is not null && new AnnouncementReader(file.Reader, references).Read(file.Root) is { Country: not null } document)
            {
                read.Add((file, document));
            }
        }

        foreach (var group in read.GroupBy(entry => entry.Document.Country!.Value))
        {
            CheckTogether(group.Key, [.. group]);
        }

        return countries.Concat(announcements).Any(file => file.Reader.Mistakes.Count > 0)
            ? null
            : new(Calendar(Country.Vn, read), Calendar(Country.Cn, read));
    }

    private CountryCalendar Calendar(Country country, List<(CalendarFile File, AnnouncementDocument Document)> read) =>
        _countries.TryGetValue(country, out var entry)
            ? new(country, entry.Document.Weekend, entry.Document.Holidays.Select(holiday => holiday.Value!), read
                .Select(announcement => announcement.Document)
                .Where(document => document.Country == country)
                .Select(document => document.Notice))
            : CountryCalendar.Empty(country);

    private void ReadCountry(CalendarFile file)
    {
        if ((file.Root is null ? null : new CountryReader(file.Reader).Read(file.Root)) is not { Country: { } country } document)
        {
            references.KnowsAllCountries = false;
            return;
        }

        if (!_countries.TryAdd(country, (file, document)))
        {
            file.Reader.Refuse(document.Node.ValueOf("country")!, FileMistakes.CountryTwice(country, _countries[country].File.Name));
            return;
        }

        var holidays = new Catalogue<HolidayRule>();
        foreach (var holiday in document.Holidays.Where(holiday => !holidays.Add(holiday.Id, holiday.Value)))
        {
            file.Reader.Refuse(holiday.Node.ValueOf("id")!, ValueMistakes.IdTaken(Names.Holiday(country), holiday.Id.ToString()!, file.Name, document.Holidays.First(earlier => earlier.Id == holiday.Id).Node));
        }

        if (document.Node.ValueOf("holidays") is not DocumentNode.List)
        {
            holidays.MarkIncomplete();
        }

        references.Holidays.Add(country, holidays);
    }

    /// <summary>Refuses days that lie too far from the holiday that they name: a wrong holiday, month or year.</summary>
    private void CheckDistances(Country country, IReadOnlyList<(CalendarFile File, AnnouncementDocument Document)> announcements)
    {
        const int MostDaysOff = 31, MostFromHoliday = 45, MostFromStretch = 60;
        foreach (var (file, stretch) in announcements.SelectMany(read => read.Document.Off.Select(off => (read.File, off))))
        {
            var (first, last) = (stretch.Value.First, stretch.Value.Last);
            if (new DateInterval(first, last).Length > MostDaysOff)
            {
                file.Reader.Refuse(stretch.Node, HolidayMistakes.OffTooLong(first, last, MostDaysOff));
            }

            if (Nearest(country, stretch.Value.Holiday, first) is { } holiday && Math.Abs(Period.DaysBetween(holiday, first)) > MostFromHoliday)
            {
                file.Reader.Refuse(stretch.Node.ValueOf("holiday") ?? stretch.Node, HolidayMistakes.OffTooFar(first, holiday, MostFromHoliday));
            }
        }

        var off = announcements.SelectMany(read => read.Document.Off.Select(stretch => stretch.Value)).ToLookup(stretch => stretch.Holiday);
        foreach (var (file, work) in announcements.SelectMany(read => read.Document.Work.Select(work => (read.File, work))))
        {
            var date = work.Value.Date;
            if (work.Value.For != default
                && off.Contains(work.Value.For)
                && off[work.Value.For].All(stretch => date < stretch.First.PlusDays(-MostFromStretch) || date > stretch.Last.PlusDays(MostFromStretch)))
            {
                file.Reader.Refuse(work.Node, HolidayMistakes.WorkTooFar(date, MostFromStretch));
            }
        }
    }

    /// <summary>The first day off of a holiday, as computed, that is nearest to a date; null where none is known.</summary>
    private LocalDate? Nearest(Country country, Id<HolidayRule> id, LocalDate date)
    {
        if (!_countries.TryGetValue(country, out var known) || known.Document.Holidays.FirstOrDefault(entry => entry.Id == id)?.Value is not { } rule)
        {
            return null;
        }

        // Whether the law had the holiday then is another matter: a notice may give one before the law does.
        var always = rule with { Since = LocalDate.MinIsoValue.PlusYears(1), Until = null };
        return new CountryCalendar(country, [], [], [])
            .Occurrences(always, date.PlusDays(-400), date.PlusDays(400))
            .Select(holiday => (LocalDate?)holiday.First)
            .MinBy(first => Math.Abs(Period.DaysBetween(first!.Value, date)));
    }

    private void CheckTogether(Country country, IReadOnlyList<(CalendarFile File, AnnouncementDocument Document)> announcements)
    {
        var off = announcements.SelectMany(read => read.Document.Off.Select(stretch => (read.File, stretch.Node, stretch.Value))).ToList();
        for (var index = 0; index < off.Count; index++)
        {
            var (file, node, value) = off[index];
            foreach (var (otherFile, _, other) in off.Take(index).Where(earlier => earlier.Value.First <= value.Last && earlier.Value.Last >= value.First))
            {
                file.Reader.Refuse(node, HolidayMistakes.OffOverlaps(other.First, other.Last, otherFile.Name));
            }
        }

        CheckDistances(country, announcements);
        var days = new Dictionary<LocalDate, CalendarFile>();
        var weekend = _countries.TryGetValue(country, out var known) && known.File.Reader.Mistakes is [] ? known.Document.Weekend : [];
        foreach (var (file, work) in announcements.SelectMany(read => read.Document.Work.Select(work => (read.File, work))))
        {
            var date = work.Value.Date;
            if (!days.TryAdd(date, file))
            {
                file.Reader.Refuse(work.Node, HolidayMistakes.WorkTwice(date, days[date].Name));
            }

            if (off.FirstOrDefault(stretch => stretch.Value.First <= date && date <= stretch.Value.Last) is { Value: { } within })
            {
                file.Reader.Refuse(work.Node, HolidayMistakes.WorkWithinOff(date, within.First, within.Last));
            }
            else if (!weekend.IsEmpty && !weekend.Contains(date.DayOfWeek))
            {
                file.Reader.Refuse(work.Node, HolidayMistakes.WorkNotOnWeekend(date));
            }
        }
    }
}
