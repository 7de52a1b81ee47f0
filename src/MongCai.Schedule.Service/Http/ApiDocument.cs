using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Http;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>, and the page to read it.</summary>
internal static class ApiDocument
{
    public const string PagePath = "/docs/api";

    /// <summary>Swagger UI writes inline styles and draws its icons from data addresses; scripts come from here only.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string IdPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    private const string TokenScheme = "token";
    private const string DocumentPath = "/openapi/v1.json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        var types = new ConcurrentDictionary<string, Type>();
        options.CreateSchemaReferenceId = type =>
        {
            var name = type.Type is { DeclaringType: { } outer, IsGenericType: false } nested
                ? outer.Name + nested.Name
                : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            if (name is not null)
            {
                types[name] = type.Type;
            }

            return name;
        };
        options.AddDocumentTransformer(async (document, context, cancellation) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "MongCai.Schedule",
                Version = "1",
                Description =
                    "Operating calendars of the border gates of Móng Cái: is a gate open, for whom, how surely, why and who says so; and the lunisolar "
                    + "calendars of Vietnam (UTC+7) and China (UTC+8). Reads need no token. Errors are problem details (RFC 9457) in the language of "
                    + "Accept-Language. What changes in this API, /changes.atom and /changes.json tell.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
                Contact = new OpenApiContact { Name = "The MongCai.Schedule authors" },
            };
            document.Tags = context.DescriptionGroups
                .SelectMany(group => group.Items)
                .SelectMany(description => description.ActionDescriptor.EndpointMetadata.OfType<ApiTag>())
                .Distinct()
                .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
                .ToHashSet();
            document.AddComponent<IOpenApiSecurityScheme>(TokenScheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token that the command `tokens add` printed, or an access token of the OpenID Connect provider that the service is set up with.",
            });
            document.Servers = [new OpenApiServer { Url = "/" }];
            foreach (var webhook in context.ApplicationServices.GetServices<ApiWebhook>())
            {
                await DescribeAsync(webhook, document, context, cancellation);
            }

            ApiSchemas.Tidy(document, types);
        });
        options.AddSchemaTransformer(DescribeTextAsync);
        options.AddSchemaTransformer(DescribeMembersAsync);
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var isCacheable = context.Description.HttpMethod == HttpMethods.Get && !metadata.OfType<Streamed>().Any();
            Describe(operation, metadata, isCacheable);
            OpenApiSecurityRequirement withToken = new() { [new OpenApiSecuritySchemeReference(TokenScheme, context.Document)] = [] };
            operation.Security = metadata.OfType<IAuthorizeData>().Any() ? [withToken]
                : metadata.OfType<OptionalToken>().Any() ? [[], withToken]
                : [];
            var answer = AnswerOf(operation);
            if (answer?.Content is { } contents)
            {
                contents.Single().Value.Examples = metadata.OfType<ResponseExample>().ToDictionary(
                    example => example.Name,
                    IOpenApiExample (example) => new OpenApiExample
                    {
                        Summary = $"{context.Description.HttpMethod} {example.Address}",
                        Value = JsonSerializer.SerializeToNode(example.Create(), Json.Options),
                    });
                foreach (var other in metadata.OfType<AlsoProduces>())
                {
                    contents[other.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                }
            }

            if (metadata.OfType<RequestExample>().SingleOrDefault() is { } request
                && operation.RequestBody?.Content?["application/json"] is { } body)
            {
                body.Example = ResponseExample.Read(request.Name);
            }

            if (isCacheable && answer is not null)
            {
                answer.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = new OpenApiHeader { Description = "A strong tag of these bytes, for If-None-Match.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                    ["Cache-Control"] = new OpenApiHeader { Description = "How long the answer may be kept.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                };
                operation.Responses!["304"] = new OpenApiResponse { Description = "The caller has this answer already: If-None-Match names its tag." };
            }

            foreach (var header in metadata.OfType<ResponseHeader>().Concat(Limits.Headers).Where(_ => answer is not null))
            {
                answer!.Headers ??= new Dictionary<string, IOpenApiHeader>();
                answer.Headers[header.Name] = new OpenApiHeader { Description = header.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }

            var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, cancellation);
            context.Document?.AddComponent(nameof(ProblemDocument), schema);
            foreach (var problems in metadata.OfType<Problems>().SelectMany(problems => problems.Kinds).Append(ProblemKind.TooManyRequests).GroupBy(kind => kind.Status))
            {
                operation.Responses ??= [];
                operation.Responses[$"{problems.Key}"] = Response([.. problems], context.Document);
            }
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(DocumentPath);

        // It looks at every request that it is shown, by regular expressions.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(PagePath, StringComparison.OrdinalIgnoreCase), page => page.UseSwaggerUI(options =>
        {
            options.RoutePrefix = PagePath[1..];
            options.DocumentTitle = "MongCai.Schedule API";
            options.SwaggerEndpoint(DocumentPath, "v1");
            options.DefaultModelsExpandDepth(0);
            options.HeadContent = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
        }));
        app.MapGet("/", () => Results.Redirect(PagePath)).ExcludeFromDescription();
    }

    /// <summary>What is sent to others. Its shapes are made here, as no operation has them.</summary>
    private static async Task DescribeAsync(ApiWebhook webhook, OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        foreach (var shape in webhook.Body.GetProperties().SelectMany(member => member.GetCustomAttributes(inherit: false).OfType<AnyOfAttribute>()).SelectMany(choice => choice.Shapes).Append(webhook.Body))
        {
            document.AddComponent(shape.Name, await context.GetOrCreateSchemaAsync(shape, null, cancellation));
        }

        var operation = new OpenApiOperation
        {
            OperationId = webhook.Name,
            Summary = webhook.Summary,
            Description = webhook.Description,
            Tags = new HashSet<OpenApiTagReference> { new(webhook.Tag.Name, document) },
            Security = [],
            Parameters =
            [
                .. webhook.Headers.Select(header => new OpenApiParameter
                {
                    Name = header.Name,
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = header.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }),
            ],
            RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [webhook.ContentType] = new() { Schema = new OpenApiSchemaReference(webhook.Body.Name, document) } },
            },
            Responses = new OpenApiResponses
            {
                ["2XX"] = new OpenApiResponse { Description = "The receiver has it." },
                ["410"] = new OpenApiResponse { Description = "The receiver wants nothing any more: its subscription is disabled." },
            },
        };
        document.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        document.Webhooks[webhook.Name] = new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Post] = operation } };
    }

    /// <summary>Values that are written as their text form.</summary>
    private static Task DescribeTextAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var isNullable = type != context.JsonTypeInfo.Type;
        if (context.JsonTypeInfo.ElementType is { IsGenericType: true } element && element.GetGenericTypeDefinition() == typeof(Id<>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = IdPattern };
        }

        var format = type == typeof(LocalDate) ? "date" : type == typeof(Instant) || type == typeof(OffsetDateTime) ? "date-time" : null;
        var pattern = type == typeof(LocalTime) ? "^[0-2][0-9]:[0-5][0-9]$"
            : type == typeof(ClauseNumber) ? "^[1-9][0-9]*(\\.[1-9][0-9]*)?$"
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? IdPattern
            : null;
        if (format is not null || pattern is not null)
        {
            schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format = format;
            schema.Pattern = pattern;
        }

        return Task.CompletedTask;
    }

    /// <summary>What attributes say of members; and those that are left out where they say nothing are not required.</summary>
    private static Task DescribeMembersAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        foreach (var member in context.JsonTypeInfo.Properties.Where(member => member.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) == true))
        {
            schema.Required?.Remove(member.Name);
        }

        var attributes = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: false) ?? [];
        if (attributes.OfType<AllowedValuesAttribute>().SingleOrDefault() is { } allowed)
        {
            schema.Enum = [.. allowed.Values.Select(value => JsonValue.Create((string)value!))];
        }

        if (attributes.OfType<AnyOfAttribute>().SingleOrDefault() is { } choice)
        {
            schema.AnyOf = [.. choice.Shapes.Select(shape => new OpenApiSchemaReference(shape.Name, context.Document))];
        }

        if (attributes.OfType<ItemsAnyOfAttribute>().SingleOrDefault() is { } items)
        {
            schema.Items = new OpenApiSchema
            {
                AnyOf = [.. items.Shapes.Select(shape => new OpenApiSchemaReference(shape.Name, context.Document))],
            };
        }

        return Task.CompletedTask;
    }

    /// <summary>Parameters of the path are found by the framework; those of the query are read by hand, to gather all that is wrong with them.</summary>
    private static void Describe(OpenApiOperation operation, IList<object> metadata, bool isCacheable)
    {
        operation.Parameters ??= [];
        foreach (var known in metadata.OfType<ApiParameter>())
        {
            var parameter = operation.Parameters.OfType<OpenApiParameter>().SingleOrDefault(parameter => parameter.Name == known.Name);
            if (parameter is null)
            {
                parameter = new OpenApiParameter { Name = known.Name, In = known.In, Required = known.IsRequired };
                operation.Parameters.Add(parameter);
            }

            var isFilledIn = parameter.In == ParameterLocation.Path || known.IsRequired || known.FillsIn;
            parameter.Description = isFilledIn ? known.Description : $"{known.Description} For instance `{known.Example}`.";
            parameter.Schema = known.Schema;
            parameter.Example = isFilledIn ? known.Example : null;
            if (known.Schema.Type == JsonSchemaType.Array)
            {
                (parameter.Style, parameter.Explode) = (ParameterStyle.Form, true);
            }
        }

        operation.Parameters.Add(Header("Accept-Language", "The language of errors, and of texts where there is only one: `vi`, `zh` or `en`; `vi` where none fits."));
        if (isCacheable)
        {
            operation.Parameters.Add(Header("If-None-Match", "The `ETag` of an answer that the caller has: 304 without a body while it still holds."));
        }

        static OpenApiParameter Header(string name, string description) => new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }

    /// <summary>What is answered where all goes well; null for nothing.</summary>
    private static OpenApiResponse? AnswerOf(OpenApiOperation operation) =>
        operation.Responses?.Where(response => response.Key is "200" or "201").Select(response => response.Value).OfType<OpenApiResponse>().SingleOrDefault();

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
