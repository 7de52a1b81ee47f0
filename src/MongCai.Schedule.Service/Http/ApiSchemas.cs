using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// Makes the schemas that the framework generates say what they mean: a member that may be null is a type with null, not a choice of two
/// that both take null; enumerations are strings; and nothing is described that no answer uses.
/// </summary>
internal static class ApiSchemas
{
    /// <summary>What the documentation comments of the core say to programmers in C# only.</summary>
    private static readonly string[] ForProgrammers =
        [" Text form by TextForm.", " Text form by TextForm: `passenger`, `cargo`, `resident-trade`.", " Comparison is by all three texts.", "one T: "];

    /// <summary>Tidies all schemas of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="types">The types behind its named schemas.</param>
    public static void Tidy(OpenApiDocument document, IReadOnlyDictionary<string, Type> types)
    {
        var schemas = document.Components!.Schemas!;
        foreach (var text in schemas.Values.OfType<OpenApiSchema>().Where(IsText))
        {
            text.Type = JsonSchemaType.String;
            text.Enum = text.Enum?.Where(value => !IsNull(value)).ToList();
        }

        var names = new Dictionary<string, string>();
        foreach (var (name, schema) in schemas.Where(schema => IsOneOfTwo(schema.Value)).ToList())
        {
            names[Shape(schema)] = name;
            Merge((OpenApiSchema)schema, schemas);
        }

        foreach (var (name, schema) in schemas.ToList())
        {
            schemas[name] = Tidy(schema, document);
        }

        foreach (var (name, schema) in schemas.Where(schema => schema.Value.Properties is { Count: > 0 }))
        {
            names[Shape(schema)] = name;
        }

        Name(document, schemas, names);
        foreach (var (name, schema) in schemas.Where(schema => types.ContainsKey(schema.Key)))
        {
            Describe(schema, types[name], document);
        }

        var used = new HashSet<string>();
        foreach (var schema in Contents(document).Select(content => content.Schema).OfType<IOpenApiSchema>())
        {
            Collect(schema, schemas, used);
        }

        foreach (var name in schemas.Keys.Except(used).ToList())
        {
            schemas.Remove(name);
        }
    }

    /// <summary>A type and the one that adds to it are written as one, of which the additions may be left out.</summary>
    private static void Merge(OpenApiSchema several, IDictionary<string, IOpenApiSchema> schemas)
    {
        var shapes = several.AnyOf!.Select(shape => shape is OpenApiSchemaReference { Reference.Id: { } id } ? schemas[id] : shape).OrderBy(shape => shape.Properties!.Count).ToList();
        (several.Type, several.AnyOf) = (JsonSchemaType.Object, null);
        (several.Properties, several.Required) = (shapes[1].Properties, shapes[0].Required);
    }

    private static IOpenApiSchema Tidy(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema own)
        {
            return schema;
        }

        if (own.OneOf is [_, _] choices && choices.SingleOrDefault(choice => choice.Type == JsonSchemaType.Null) is { } nothing)
        {
            return Nullable(choices.Single(choice => choice != nothing), own.Description, document);
        }

        if (own.AnyOf is [OpenApiSchemaReference only])
        {
            return only;
        }

        own.Description = ForProgrammers.Aggregate(own.Description, (text, removed) => text?.Replace(removed, "", StringComparison.Ordinal))?.Replace('\n', ' ');
        own.Items = own.Items is null ? null : Tidy(own.Items, document);
        foreach (var (name, member) in own.Properties?.ToList() ?? [])
        {
            own.Properties![name] = Tidy(member, document);
        }

        return own;
    }

    private static OpenApiSchema Nullable(IOpenApiSchema schema, string? description, OpenApiDocument document)
    {
        var target = schema is OpenApiSchemaReference { Reference.Id: { } id } ? document.Components!.Schemas![id] : schema;
        return IsText(target)
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Null,
                Format = target.Format,
                Pattern = target.Pattern,
                Enum = target.Enum is { Count: > 0 } values ? [.. values.Where(value => !IsNull(value)), JsonNullSentinel.JsonNull] : null,
                Description = description ?? schema.Description,
            }
            : new OpenApiSchema
            {
                AnyOf = [schema is OpenApiSchemaReference { Reference.Id: { } name } ? new OpenApiSchemaReference(name, document) : schema, new OpenApiSchema { Type = JsonSchemaType.Null }],
                Description = description ?? schema.Description,
            };
    }

    /// <summary>A shape that the framework wrote out where it is used, although it has a name, is called by that.</summary>
    private static void Name(OpenApiDocument document, IDictionary<string, IOpenApiSchema> schemas, Dictionary<string, string> names)
    {
        foreach (var schema in schemas.Values.OfType<OpenApiSchema>())
        {
            NameParts(schema);
        }

        IOpenApiSchema Named(IOpenApiSchema schema)
        {
            if (schema is not OpenApiSchema own)
            {
                return schema;
            }

            if (names.TryGetValue(Shape(own), out var name))
            {
                return new OpenApiSchemaReference(name, document) { Description = own.Description };
            }

            NameParts(own);
            return own;
        }

        void NameParts(OpenApiSchema schema)
        {
            schema.Items = schema.Items is null ? null : Named(schema.Items);
            schema.AnyOf = schema.AnyOf?.Select(Named).ToList();
            foreach (var (name, member) in schema.Properties?.ToList() ?? [])
            {
                schema.Properties![name] = Named(member);
            }
        }
    }

    /// <summary>What tells shapes apart: the words for the type and the names of its members, or of the shapes that it is one of.</summary>
    private static string Shape(IOpenApiSchema schema) =>
        IsOneOfTwo(schema) ? $"{schema.Description}: one of two" : $"{schema.Description}: {string.Join(' ', (schema.Properties?.Keys ?? []).Order())} {string.Join(' ', (schema.AnyOf ?? []).OfType<OpenApiSchemaReference>().Select(shape => shape.Reference.Id))}";

    /// <summary>Whether it is a choice of a type and the one that adds to it; the framework writes these out or refers to them as it comes upon them.</summary>
    private static bool IsOneOfTwo(IOpenApiSchema schema) => schema is OpenApiSchema { AnyOf: [var one, var other] } && one.Type != JsonSchemaType.Null && other.Type != JsonSchemaType.Null;

    private static void Describe(IOpenApiSchema schema, Type type, OpenApiDocument document)
    {
        foreach (var (name, member) in schema.Properties?.ToList() ?? [])
        {
            // Where members of one type are written out, they share its description.
            var shared = document.Components!.Schemas!.FirstOrDefault(named => ReferenceEquals(named.Value, member)).Key;
            var described = shared is null ? member : new OpenApiSchemaReference(shared, document);
            var words = MemberWords.Of(type, name) ?? member.Description;
            if (described is OpenApiSchema own)
            {
                own.Description = words;
            }
            else if (described is OpenApiSchemaReference reference)
            {
                reference.Description = words;
            }

            schema.Properties![name] = described;
        }
    }

    private static bool IsText(IOpenApiSchema schema) => schema.Enum is { Count: > 0 } || schema.Type is { } type && (type & ~JsonSchemaType.Null) == JsonSchemaType.String;

    private static bool IsNull(JsonNode? value) => value is null || value.IsJsonNullSentinel();

    private static IEnumerable<OpenApiMediaType> Contents(OpenApiDocument document)
    {
        var operations = document.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        return operations.SelectMany(operation => operation.Responses!.Values).Select(response => response.Content)
            .Concat(operations.Concat((document.Webhooks ?? new Dictionary<string, IOpenApiPathItem>()).Values.SelectMany(item => item.Operations!.Values)).Select(operation => operation.RequestBody?.Content))
            .OfType<IDictionary<string, OpenApiMediaType>>()
            .SelectMany(content => content.Values);
    }

    private static void Collect(IOpenApiSchema schema, IDictionary<string, IOpenApiSchema> schemas, HashSet<string> used)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            if (used.Add(reference.Reference.Id!))
            {
                Collect(schemas[reference.Reference.Id!], schemas, used);
            }

            return;
        }

        foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.AnyOf ?? []).Append(schema.Items).OfType<IOpenApiSchema>())
        {
            Collect(part, schemas, used);
        }
    }
}
