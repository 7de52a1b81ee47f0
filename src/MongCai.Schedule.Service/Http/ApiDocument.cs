using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace MongCai.Schedule.Service.Http;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>, and the page to read it.</summary>
internal static class ApiDocument
{
    public const string PagePath = "/docs/api";

    /// <summary>Swagger UI writes inline styles and draws its icons from data addresses; scripts come from here only.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string DocumentPath = "/openapi/v1.json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = type => type.Type is { DeclaringType: { } outer, IsGenericType: false } nested
            ? outer.Name + nested.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "MongCai.Schedule",
                Version = "1",
                Description =
                    "Operating calendars of the border gates of Móng Cái. So far: the lunisolar calendars of Vietnam (UTC+7) and China (UTC+8), "
                    + "derived from astronomy. Reads need no token. Errors are problem details (RFC 9457) in the language of Accept-Language.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
                Contact = new OpenApiContact { Name = "The MongCai.Schedule authors" },
            };
            document.Tags = context.DescriptionGroups
                .SelectMany(group => group.Items)
                .SelectMany(description => description.ActionDescriptor.EndpointMetadata.OfType<ApiTag>())
                .Distinct()
                .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
                .ToHashSet();
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(LocalDate))
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = "date";
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            Describe(operation.Parameters, metadata);
            operation.Security = [];
            if (metadata.OfType<ResponseExample>().SingleOrDefault() is { } example
                && operation.Responses?["200"].Content?["application/json"] is { } content)
            {
                content.Example = JsonSerializer.SerializeToNode(example.Create(), Json.Options);
            }

            if (operation.Responses?["200"] is OpenApiResponse answer)
            {
                answer.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = new OpenApiHeader { Description = "A strong tag of these bytes, for If-None-Match.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                    ["Cache-Control"] = new OpenApiHeader { Description = "How long the answer may be kept.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                };
                operation.Responses["304"] = new OpenApiResponse { Description = "The caller has this answer already: If-None-Match names its tag." };
            }

            var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, cancellation);
            context.Document?.AddComponent(nameof(ProblemDocument), schema);
            foreach (var problems in metadata.OfType<Problems>().SelectMany(problems => problems.Kinds).GroupBy(kind => kind.Status))
            {
                operation.Responses ??= [];
                operation.Responses[$"{problems.Key}"] = Response([.. problems], context.Document);
            }
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(DocumentPath);
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = PagePath[1..];
            options.DocumentTitle = "MongCai.Schedule API";
            options.SwaggerEndpoint(DocumentPath, "v1");
        });
        app.MapGet("/", () => Results.Redirect(PagePath)).ExcludeFromDescription();
    }

    private static void Describe(IEnumerable<IOpenApiParameter>? parameters, IList<object> metadata)
    {
        foreach (var parameter in parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var known = metadata.OfType<ApiParameter>().Single(known => known.Name == parameter.Name);
            parameter.Description = known.Description;
            parameter.Schema = known.Schema;
            parameter.Example = known.Example;
        }
    }

    private static OpenApiResponse Response(List<ProblemKind> kinds, OpenApiDocument? document) => new()
    {
        Description = string.Join(" ", kinds.Select(kind => $"`/problems/{kind.Code}`: {kind.Title.En}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document),
                Examples = kinds.ToDictionary(
                    kind => kind.Code,
                    IOpenApiExample (kind) => new OpenApiExample { Value = Example(kind) }),
            },
        },
    };

    private static JsonNode? Example(ProblemKind kind) => JsonSerializer.SerializeToNode(
        new ProblemDocument($"/problems/{kind.Code}", kind.Title.En, kind.Status, kind.Title.En, "4bf92f3577b34da6a3ce929d0e0e4736", []),
        Json.Options);
}
