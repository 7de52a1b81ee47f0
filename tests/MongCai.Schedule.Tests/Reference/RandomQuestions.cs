using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>Questions about a random calendar, most of them at or just before a moment at which something may change.</summary>
internal static class RandomQuestions
{
    public static IEnumerable<Question> About(RandomCalendar calendar, int count)
    {
        var random = new Random(calendar.Seed);
        var day = calendar.Day.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
        var moments = calendar.Slow().Known(Instant.MaxValue).SelectMany(line => line.Boundaries)
            .Concat(calendar.Statements.SelectMany(one => one.Replaces.Concat(one.Withdraws)).Select(ending => ending.From).OfType<Instant>())
            .Concat(calendar.Statements.SelectMany(one => new[] { one.Known, one.Ratification?.By ?? one.Known })).Append(day).Distinct().Order();
        var near = moments.Where(moment => Duration.FromDays(-12) < moment - day && moment - day < Duration.FromDays(16)).ToList();
        var known = calendar.Statements.SelectMany(one => new[] { one.Known, one.Confirmed?.On ?? one.Known, one.Ratification?.On ?? one.Known })
            .Concat(calendar.Countries.Announcements.Select(one => one.Known).OfType<Instant>()).DefaultIfEmpty(day).Distinct().Order().ToList();
        for (var number = 0; number < count; number++)
        {
            var flow = Pick([.. calendar.Gazetteer.Gates[0].Flows]);
            var at = (calendar.Theme is Rule.LastEntry or Rule.TailPastMidnight ? 13 : calendar.Theme is Rule.CoverageEnds && random.Next(2) == 0 ? 19 : random.Next(20)) switch
            {
                < 9 => Pick(near),
                < 12 => Pick(near) - Duration.FromSeconds(1),
                < 14 => day + Duration.FromDays(random.Next(-6, 8)) + Duration.FromMinutes(Pick([20, 345, 945, 1005, 130, 1040])),
                < 15 => Pick(near) + Duration.FromMinutes(random.Next(1, 30 * 60)),
                < 19 => day + Duration.FromMinutes(random.Next(-8 * 24 * 60, 12 * 24 * 60)),
                _ => Pick([day - Duration.FromDays(40), day + Duration.FromDays(380), Instant.FromUtc(2200, 2, 14, 17, 0), Instant.FromUtc(2200, 2, 14, 16, 59)]),
            };
            var knownAt = calendar.Theme == Rule.AnnouncementsAsKnown && random.Next(2) == 0 ? day - Duration.FromDays(9) : random.Next(calendar.Theme is null or Rule.KnownAt or Rule.AnnouncementsAsKnown or Rule.AgreedByConfirmation or Rule.RatificationConfirms ? 10 : 6) switch
            {
                < 5 => day + Duration.FromDays(400),
                < 7 => Pick(known),
                < 9 => Pick(known) + Duration.FromMinutes(random.Next(-600, 2000)),
                _ => random.Next(4) == 0 ? known[0] - Duration.FromSeconds(1) : known[^1],
            };
            var many = calendar.Theme is Rule.MostRestrictiveOfSeveralClasses or Rule.EqualTimeMostRestrictive or Rule.AndAcrossFacets or Rule.ExceptBeatsClause;
            var none = calendar.Theme is Rule.ExceptionInHoursBoundsNothing or Rule.ClassException;
            var classes = calendar.Gazetteer.Classes.OrderBy(_ => random.Next()).Take(many ? random.Next(2, 6) : none ? 0 : Pick([0, 0, 0, 1, 1, 2, 3])).Select(one => one.Id).Order();
            var way = random.Next(3) == 0 || calendar.Theme is Rule.DirectionsThatAgree or Rule.DirectionException ? (Direction?)null : Pick([.. Directions.Of(flow)]);
            yield return new Question(Pick([.. calendar.Gazetteer.Gates]).Id, flow, way, [.. classes], at, knownAt);
        }

        T Pick<T>(List<T> items) => items[random.Next(items.Count)];
    }
}
