using Microsoft.OpenApi;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Holidays;

/// <summary><c>/v1/holidays</c>: the days off of both countries, and the days worked in their place.</summary>
internal static class HolidayEndpoints
{
    private static readonly ApiTag Tag = new("Holidays", "The holidays of Vietnam and China by law, and as both governments announced them each year.");

    private static readonly ApiParameter CountryParameter = new(
        "country", "`vn` or `cn`.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["vn", "cn"] }, "vn");

    private static readonly ApiParameter YearParameter = new(
        "year",
        "A Gregorian year: 1968 (`vn`) or 1929 (`cn`) to 2199. Of years before the first law that is known there are no holidays.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1929", Maximum = "2199" },
        2026);

    /// <summary>How long an answer may be kept: it changes only when the calendars do, a few times a year.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    public static void MapHolidays(this RouteGroupBuilder v1) =>
        v1.MapGet("/holidays/{country}/{year}", GetHolidays)
            .WithTags(Tag.Name)
            .WithName("getHolidays")
            .WithSummary("The holidays of a country in a year")
            .WithDescription(
                "`basis` tells what the government announced for the year from what is only computed from the law, which it may still change. Stretches "
                + "off may hold days of the weekend; `makeUpDays` are those of the weekend that are worked in exchange.")
            .Produces<HolidaysAnswer>()
            .WithMetadata(
                Tag, CountryParameter, YearParameter,
                ResponseExample.OfFile("holidays", "/v1/holidays/vn/2022"),
                new Problems(ProblemKind.InvalidParameter, ProblemKind.OutsideRange, ProblemKind.NotFound, ProblemKind.Internal));

    private static IResult GetHolidays(HttpRequest request, PublishedCalendar calendar, string country, string year)
    {
        var read = new ParameterReader(request);
        var isKnown = TextForm.TryParse<Country>(country, out var found);
        if (!isKnown)
        {
            read.RefuseMissing("country", new(
                $"Không có lịch nghỉ của nước “{country}”; có vn (Việt Nam) và cn (Trung Quốc).",
                $"没有国家“{country}”的节假日；可用的有 vn（越南）和 cn（中国）。",
                $"There are no holidays of a country “{country}”; there are vn (Vietnam) and cn (China)."));
        }

        var number = read.Number("path", "year", year, 1, 9999);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var days = calendar.Book.Countries[found];
        var (first, last) = (days.Lunar.FirstYear, days.Lunar.LastYear);
        return number >= first && number <= last
            ? Cacheable.Json(HolidaysAnswer.Of(days, number.Value), MaxAge)
            : new ProblemResult(ProblemKind.OutsideRange, [new ParameterMistake("path", "year", new(
                $"{number} nằm ngoài phạm vi: từ {first} đến hết {last}.",
                $"{number} 超出范围：自 {first} 起至 {last} 止。",
                $"{number} is outside the range: {first} to {last}, both included."))]);
    }
}
