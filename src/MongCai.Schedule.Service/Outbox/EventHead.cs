namespace MongCai.Schedule.Service.Outbox;

/// <summary>The last event there is.</summary>
/// <param name="Sequence">Its place; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record EventHead(long Sequence, string Hash)
{
    /// <summary>Before the first.</summary>
    public static readonly EventHead None = new(0, EventRow.Beginning);
}
