namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: another form of its answer, for callers who accept that.</summary>
internal sealed record AlsoProduces(string ContentType);
