namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: what it answers, for instance. Made when the API document is, not at start.</summary>
internal sealed record ResponseExample(Func<object> Create);
