using Microsoft.OpenApi;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;

namespace MongCai.Schedule.Service.Events;

/// <summary>How the API document describes the parameters of events.</summary>
internal static class EventParameters
{
    public static readonly ApiParameter After = new("after", "The events after this place, the `sequence` of one; left out: from the first.", Place(), 40);

    public static readonly ApiParameter StreamAfter = After with { Description = "The events after this place; left out, and without `Last-Event-ID`: from now on." };

    public static readonly ApiParameter Limit = NumberedPage.LimitParameter with { Description = "The most events of a page; left out: 100." };

    public static readonly ApiParameter Wait = new(
        "wait",
        "How many seconds to wait for an event where there is none yet; left out: not at all. As many answers may wait as streams may be open.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0", Maximum = "60" },
        20);

    public static readonly ApiParameter Type = new(
        "type",
        "Types of events; repeatable, or separated by commas. Left out: all.",
        new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. EventTypes.All.Select(type => (System.Text.Json.Nodes.JsonNode)type)] } },
        EventTypes.RegimeChanged);

    public static readonly ApiParameter Gate = new(
        "gate",
        "Gates, as `/v1/gates` lists them, each with its parts; repeatable, or separated by commas. Left out: all, and what happens to statements.",
        new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
        "bac-luan-2");

    public static readonly ApiParameter Flow = new(
        "flow",
        "Flows; repeatable, or separated by commas. Left out: all, and what happens to statements.",
        new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["passenger", "cargo", "resident-trade"] } },
        "cargo");

    public static readonly ApiParameter LastEventId = new(
        "Last-Event-ID", "The `id` of the last event that came, as readers of streams send it when they come again; it goes before `after`.", Text(), "41", In: ParameterLocation.Header);

    public static readonly ApiParameter GateOfFeed = new("gate", "A gate's id, as `/v1/gates` lists them.", Text(), "bac-luan-2");

    public static readonly ApiParameter FlowOfFeed = new(
        "flow", "A flow that the gate carries.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["passenger", "cargo", "resident-trade"] }, "cargo");

    public static readonly ApiParameter Lang = new(
        "lang",
        "The language of the texts. Left out: the one that `Accept-Language` likes best, else `vi`.",
        new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["vi", "zh", "en"] },
        "en");

    private static OpenApiSchema Place() => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
