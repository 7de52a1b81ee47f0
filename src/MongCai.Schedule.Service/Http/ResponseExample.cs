namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: what it answers, for instance.</summary>
internal sealed record ResponseExample(object Value);
