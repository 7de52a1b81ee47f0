namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: how it can fail.</summary>
internal sealed record Problems(params ProblemKind[] Kinds);
