using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: how the API document describes a parameter, of the path or else of the query.</summary>
internal sealed record ApiParameter(string Name, string Description, OpenApiSchema Schema, JsonNode Example, bool IsRequired = false);
