using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Statements;

/// <summary>
/// How the API document describes statements: by the JSON Schemas of the files, which hold the same documents. What only a condition can say
/// is left out, since makers of clients do not read it; whoever sends a statement is told.
/// </summary>
internal static class StatementSchemas
{
    private const string Folder = "calendars.schema.";

    /// <summary>What only files say of a statement.</summary>
    private static readonly string[] OfFiles = ["known", "announced", "ratification"];

    private static readonly string[] Keywords =
    [
        "description", "type", "enum", "const", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems",
        "required", "additionalProperties",
    ];

    /// <summary>The definitions that become schemas of their own; the others stand where they are used.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["clause"] = "StatementClause",
        ["exception"] = "StatementException",
        ["source"] = "StatementSource",
        ["texts"] = "StatementText",
    };

    /// <summary>Describes statements as they are sent and answered.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonPropertyInfo is not null || (type != typeof(StatementBody) && type != typeof(StatementAnswer) && type != typeof(ReviewBody)))
        {
            return Task.CompletedTask;
        }

        var grammar = Read();
        var statement = (OpenApiSchema)grammar[nameof(StatementBody)];
        if (type == typeof(ReviewBody))
        {
            schema.Properties!["clause"] = statement.Properties!["reviews"].Items!.Properties!["clause"];
            return Task.CompletedTask;
        }

        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Required ??= new HashSet<string>();
        foreach (var (name, member) in statement.Properties!.Where(member =>
            !schema.Properties.ContainsKey(member.Key) && (type == typeof(StatementAnswer) || !OfFiles.Contains(member.Key))))
        {
            schema.Properties[name] = member;
        }

        schema.Type = JsonSchemaType.Object;
        schema.Required.UnionWith(statement.Required!);
        if (type == typeof(StatementBody))
        {
            schema.AdditionalPropertiesAllowed = false;
        }

        foreach (var name in Names.Values.Where(grammar.ContainsKey))
        {
            context.Document!.AddComponent(name, grammar[name]);
        }

        return Task.CompletedTask;
    }

    private static IDictionary<string, IOpenApiSchema> Read()
    {
        var (statement, common) = (Load("statement"), Load("common"));
        var definitions = common["$defs"]!.AsObject().Concat(statement["$defs"]!.AsObject()).ToDictionary(definition => definition.Key, definition => definition.Value!);
        var schemas = new JsonObject { [nameof(StatementBody)] = Describe(statement) };
        foreach (var (definition, name) in Names)
        {
            schemas[name] = Describe(definitions[definition]);
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "", ["version"] = "" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        var read = OpenApiDocument.Parse(document.ToJsonString(), OpenApiConstants.Json);
        return read.Document!.Components!.Schemas!;

        JsonObject Describe(JsonNode schema)
        {
            if ((string?)schema["$ref"] is { } reference)
            {
                var definition = reference[(reference.LastIndexOf('/') + 1)..];
                var described = Names.TryGetValue(definition, out var name)
                    ? new JsonObject { ["$ref"] = $"#/components/schemas/{name}" }
                    : Describe(definitions[definition]);
                if (schema["description"] is { } words)
                {
                    described["description"] = words.DeepClone();
                }

                return described;
            }

            var kept = new JsonObject(schema.AsObject().Where(member => Keywords.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            if (kept["enum"] is not null)
            {
                kept["type"] = "string";
            }

            if (schema["properties"] is { } properties)
            {
                kept["properties"] = new JsonObject(properties.AsObject().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Describe(member.Value!))));
            }

            if (schema["items"] is { } items)
            {
                kept["items"] = Describe(items);
            }

            if (schema["anyOf"] is { } choices)
            {
                kept["anyOf"] = new JsonArray([.. choices.AsArray().Select(choice => Describe(choice!))]);
            }

            return kept;
        }
    }

    private static JsonNode Load(string name)
    {
        using var stream = typeof(StatementSchemas).Assembly.GetManifestResourceStream($"{Folder}{name}.json")!;
        return JsonNode.Parse(stream)!;
    }
}
