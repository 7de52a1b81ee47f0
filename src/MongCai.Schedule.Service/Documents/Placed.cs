namespace MongCai.Schedule.Service.Documents;

/// <summary>A value with where it is written.</summary>
internal sealed record Placed<T>(DocumentNode Node, T Value);
