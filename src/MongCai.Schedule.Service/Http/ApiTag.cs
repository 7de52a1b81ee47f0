namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: the chapter of the API document that it stands in.</summary>
internal sealed record ApiTag(string Name, string Description);
