using Microsoft.OpenApi;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Questions;

/// <summary>How the API document describes the parameters of questions.</summary>
internal static class QuestionParameters
{
    public static readonly ApiParameter Gate = new("gate", "A gate's id, as `/v1/gates` lists them.", Text(), "bac-luan-2");

    public static readonly ApiParameter Flow = new(
        "flow", "A flow that the gate carries.", Choice("passenger", "cargo", "resident-trade"), "cargo");

    public static readonly ApiParameter At = new(
        "at", "The instant, RFC 3339 with offset. Left out, with `date` left out too: the current whole minute.", Text("date-time"), "2022-02-04T09:00:00+07:00");

    public static readonly ApiParameter Date = new("date", "A whole day in Vietnam, 1968-01-01 to 2200-02-14; not together with `at`.", Text("date"), "2022-02-04", FillsIn: true);

    public static readonly ApiParameter Direction = new(
        "direction",
        "Seen from Vietnam: `export` or `import` of goods, `exit` or `entry` of people. Left out: both, and where they differ `exceptions` says so.",
        Choice("export", "import", "exit", "entry"),
        "export");

    public static readonly ApiParameter Commodity = new(
        "commodity", "Classes that the goods belong to, as `/v1/classes` lists them; repeatable, or separated by commas.", Texts(), "cold-chain");

    public static readonly ApiParameter Vehicle = new("vehicle", "Classes that the vehicle belongs to; repeatable, or separated by commas.", Texts(), "empty");

    public static readonly ApiParameter Traveller = new(
        "traveller", "Classes that the traveller belongs to; repeatable, or separated by commas.", Texts(), "tour-group");

    public static readonly ApiParameter Hs = new(
        "hs",
        "A code of the Harmonized System, 4 to 10 digits, with or without dots; finds the commodity classes. One that fits none is as if no class "
        + "were asked about, and `hs` in the answer says so.",
        new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9](\\.?[0-9]){3,9}$" },
        "030617");

    public static readonly ApiParameter KnownAt = new(
        "knownAt",
        "As it would have been answered at this instant, or at the beginning of this day in Vietnam. Left out: now. It does not lie in the future.",
        new OpenApiSchema { AnyOf = [Text("date-time"), Text("date")] },
        "2022-01-30T12:00:00+07:00");

    public static readonly ApiParameter From = new("from", "The first day, inclusive.", Text("date"), "2022-01-30", IsRequired: true);

    public static readonly ApiParameter To = new("to", "The last day, inclusive; at most two years.", Text("date"), "2022-02-04", IsRequired: true);

    public static readonly ApiParameter FeedFrom = From with { Description = "The first day, inclusive. Left out: the first of last year.", IsRequired = false };

    public static readonly ApiParameter FeedTo = To with
    {
        Description = "The last day, inclusive; at most ten years. Left out: the last of the year after next.",
        IsRequired = false,
    };

    public static readonly ApiParameter Lang = new(
        "lang", "The language of the texts. Left out: the one that `Accept-Language` likes best, else `vi`.", Choice("vi", "zh", "en"), "en");

    public static readonly ApiParameter Regime = new(
        "regime", "The most restrictive regime that will do. Left out: `normal`.", Choice("normal", "appointment", "closed"), "normal");

    public static readonly ApiParameter After = new(
        "after", "Looked for from this instant on. Left out: the current whole minute.", Text("date-time"), "2022-02-04T09:00:00+07:00");

    public static readonly ApiParameter Limit = new(
        "limit", "How many gates at most. Left out: 100.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "1000" }, 100);

    public static readonly ApiParameter Cursor = new("cursor", "Where to go on, as the `next` link of the answer before says.", Text(), "YmFjLWx1YW4tMg");

    public static readonly object[] Whom = [Direction, Commodity, Vehicle, Traveller, Hs, KnownAt];

    private static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema Texts() => new() { Type = JsonSchemaType.Array, Items = Text() };

    private static OpenApiSchema Choice(params string[] values) => new() { Type = JsonSchemaType.String, Enum = [.. values] };
}
