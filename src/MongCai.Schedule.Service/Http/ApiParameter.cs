using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Http;

/// <summary>How the parameters of the API are described, by name: a name means the same at every address.</summary>
internal sealed record ApiParameter(string Description, OpenApiSchema Schema, JsonNode Example)
{
    private static readonly Dictionary<string, ApiParameter> Known = new()
    {
        ["calendar"] = new(
            "The Vietnamese (`vn`, UTC+7) or the Chinese (`cn`, UTC+8) calendar.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["vn", "cn"] },
            "vn"),
        ["date"] = new(
            "A solar date, from 1968-01-01 (`vn`) or 1929-01-01 (`cn`) to 2200-02-14.",
            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            "2022-02-04"),
        ["from"] = new(
            "The first solar date, inclusive. Left out: the first that both calendars cover, 1968-01-01.",
            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            "2021-01-13"),
        ["to"] = new(
            "The last solar date, inclusive. Left out: the last that both calendars cover, 2200-02-14.",
            new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            "2040-12-31"),
        ["year"] = new(
            "A lunar year, named by the Gregorian year in which it begins: 1968 (`vn`) or 1929 (`cn`) to 2199. Days at the end of the year before the first can be asked for too.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1928", Maximum = "2199" },
            2033),
        ["month"] = new(
            "A lunar month, 1 to 12; with `L` the leap month that repeats the number.",
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([1-9]|1[0-2])L?$" },
            "11L"),
        ["day"] = new(
            "A day of the month, 1 to 30; -1 is the last, 29 or 30.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "-1", Maximum = "30" },
            -1),
    };

    public static ApiParameter Find(string name) => Known[name];
}
