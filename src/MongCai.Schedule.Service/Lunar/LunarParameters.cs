using Microsoft.OpenApi;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Lunar;

/// <summary>How the API document describes the parameters of <c>/v1/lunar</c>.</summary>
internal static class LunarParameters
{
    public static readonly ApiParameter Calendar = new(
        "calendar",
        "The Vietnamese (`vn`, UTC+7) or the Chinese (`cn`, UTC+8) calendar.",
        new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["vn", "cn"] },
        "vn");

    public static readonly ApiParameter Date = new(
        "date",
        "A solar date, from 1968-01-01 (`vn`) or 1929-01-01 (`cn`) to 2200-02-14.",
        new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        "2022-02-04");

    public static readonly ApiParameter From = new(
        "from",
        "The first solar date, inclusive. Left out: the first that both calendars cover, 1968-01-01.",
        new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        "2021-01-13");

    public static readonly ApiParameter To = new(
        "to",
        "The last solar date, inclusive. Left out: the last that both calendars cover, 2200-02-14.",
        new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        "2031-12-31");

    public static readonly ApiParameter Year = new(
        "year",
        "A lunar year, named by the Gregorian year in which it begins: 1968 (`vn`) or 1929 (`cn`) to 2199.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1929", Maximum = "2199" },
        2033);

    public static readonly ApiParameter YearOfDay = Year with
    {
        Description = Year.Description + " The last days of the year before the first are covered too, as far as their solar date is.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1928", Maximum = "2199" },
    };

    public static readonly ApiParameter Month = new(
        "month",
        "A lunar month, 1 to 12; with `L` the leap month that repeats the number.",
        new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([1-9]|1[0-2])L?$" },
        "11L");

    public static readonly ApiParameter Day = new(
        "day",
        "A day of the month, 1 to 30; -1 is the last, 29 or 30.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "-1", Maximum = "30" },
        -1);
}
