using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Requests;

/// <summary>Who asks for something to be done, and how the request is known again.</summary>
/// <param name="By">Who.</param>
/// <param name="Address">From where.</param>
/// <param name="IdempotencyKey">Their <c>Idempotency-Key</c>; null for none.</param>
/// <param name="IfMatch">Their <c>If-Match</c>; null for none.</param>
/// <param name="Hash">The hash of method, path and body.</param>
internal sealed record Requested(Person By, string? Address, string? IdempotencyKey, string? IfMatch, string Hash);
