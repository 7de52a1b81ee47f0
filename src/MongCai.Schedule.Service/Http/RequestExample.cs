namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: a body that it takes, for instance, kept beside the feature as <c>Examples/NAME.json</c>.</summary>
internal sealed record RequestExample(string Name);
