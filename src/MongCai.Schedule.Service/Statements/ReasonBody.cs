namespace MongCai.Schedule.Service.Statements;

/// <summary>Why something is done.</summary>
/// <param name="Reason">The reason, for people.</param>
internal sealed record ReasonBody(string Reason);
