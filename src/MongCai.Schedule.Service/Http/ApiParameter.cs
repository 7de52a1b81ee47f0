using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: how the API document describes a parameter, of the path, else of the query unless it says otherwise.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">Its values.</param>
/// <param name="Example">A value. Pages fill in what is given as an example, so that of an optional parameter stands in its description.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="FillsIn">Whether its example is given as one although it is optional: the request that a page makes up is good with it.</param>
/// <param name="In">Where it stands, if not in the path.</param>
internal sealed record ApiParameter(
    string Name,
    string Description,
    OpenApiSchema Schema,
    JsonNode Example,
    bool IsRequired = false,
    bool FillsIn = false,
    ParameterLocation In = ParameterLocation.Query);
