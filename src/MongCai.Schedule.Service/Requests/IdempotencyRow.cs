namespace MongCai.Schedule.Service.Requests;

/// <summary>A request that was answered, and the answer.</summary>
/// <param name="Request">The hash of what was asked: method, path and body.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Location">Its header <c>Location</c>.</param>
/// <param name="Body">Its body.</param>
internal sealed record IdempotencyRow(string Request, long Status, string? Location, string Body);
